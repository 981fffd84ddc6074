"""The forms of all answers, as the protocol's output schemas tell them. Null is not known, and never zero or no."""

from __future__ import annotations

from pydantic import BaseModel, Field


class Edition(BaseModel):
    """Which data and which method an answer comes from."""

    data_set: str | None = Field(description="The built version that says exactly this; null where none was built.")
    records: str = Field(description="The digest of the records that were read.")
    as_of: str = Field(description="The day up to which the literature counts.")
    method: str = Field(description="The edition of the grading method, and the fingerprint of its rules.")


class Near(BaseModel):
    """Something with a name like the one that was asked for."""

    name: str
    link: str


class Standing(BaseModel):
    """How one claim, or the answer to one question, stands. Quote `sentence` whole, with `link`."""

    id: str
    statement: str = Field(description="What is claimed or asked. It is no finding.")
    sentence: str = Field(description="The conclusion in one sentence, the same words as on every page.")
    conclusion: str
    seen_in: str = Field(description="Whom it was seen in: people, animals, a dish, or nobody.")
    certainty: str = Field(description="How sure one can be of the conclusion.")
    wording: list[str] = Field(description="What is unfair in how the source words it; empty where nothing is.")
    link: str


class Answer(BaseModel):
    """What every answer carries."""

    note: str | None = Field(default=None, description="Why there is nothing, or less than was asked for.")
    near: list[Near] = Field(default_factory=list, description="Names like the one that was not found.")
    version: Edition
    traps: list[str] = Field(description="How these answers are misread. Keep to all of them.")


class Hit(BaseModel):
    """One thing that a search found, with the claims that speak of it, the first three of `claims_in_all`."""

    noun: str
    id: str
    name: str
    link: str | None
    studies: int
    claims_in_all: int
    claims: list[Standing]


class FindAnswer(Answer):
    """What a search found, the best first within each kind of thing."""

    found: int
    hits: list[Hit]


class Step(BaseModel):
    """One reason of a grade; the steps add up to the certainty, from 1 (very low) to 4 (high)."""

    rule: str
    step: int
    text: str
    rests_on: list[str]


class StudyAt(BaseModel):
    """One study as it bears on a claim; `n` is null where nobody told it."""

    id: str
    label: str
    direction: str
    counts: bool
    n: int | None
    link: str


class ClaimAnswer(Answer):
    """One claim with its reasons and its studies."""

    claim: Standing | None = None
    question: str | None = Field(default=None, description="The id of the question that it asks, for `question`.")
    reasons: list[Step] = Field(default_factory=list)
    studies: list[StudyAt] = Field(default_factory=list)


class QuestionAnswer(Answer):
    """One question, answered whatever an article says; without an id, the list of questions."""

    question: Standing | None = None
    people: str | None = Field(default=None, description="Whom the question is about.")
    told: str | None = Field(default=None, description="The whole page of the question as lines of text.")
    claims: list[Standing] = Field(default_factory=list)
    questions: list[Standing] = Field(default_factory=list)


class Said(BaseModel):
    """What a study says to a claim, and how that claim stands on all studies together."""

    direction: str
    claim: Standing


class StudyAnswer(Answer):
    """One study: who, how, what came out, and what it says to which claims."""

    id: str | None = None
    label: str | None = None
    title: str | None = None
    about: list[str] = Field(default_factory=list)
    warnings: list[str] = Field(default_factory=list, description="Retracted, weak, or still without results.")
    results: list[str] = Field(default_factory=list)
    claims: list[Said] = Field(default_factory=list)
    link: str | None = None


class Moved(BaseModel):
    """A claim that moves, as it stands and as it would. `would_be` is supposed and no finding."""

    moved: list[str]
    stands: Standing
    would_be: Standing


class WhatIfAnswer(Answer):
    """What would move if studies were left out or the day were another."""

    without: list[str] = Field(default_factory=list)
    as_of: str | None = None
    moves_in_all: int = 0
    moves: list[Moved] = Field(default_factory=list)


class SparqlAnswer(Answer):
    """The rows of a SELECT, the truth of an ASK, or the triples of a CONSTRUCT or DESCRIBE as N-Triples."""

    columns: list[str] = Field(default_factory=list)
    rows: list[list[str | None]] = Field(default_factory=list)
    rows_in_all: int = 0
    truth: bool | None = None
    triples: str | None = None
    claims: list[Standing] = Field(default_factory=list, description="How the claims stand that the answer names.")


class CiteAnswer(Answer):
    """How to cite a claim's page, each report of a study, or the data set."""

    citations: list[str] = Field(default_factory=list)
    claim: Standing | None = Field(default=None, description="How the claim stands that is cited.")
    link: str | None = None


class MeantClaim(BaseModel):
    """A claim that a sentence means, or the question that it answers, and how firmly it may be worded."""

    stands: Standing
    may_say: str | None = Field(description="The firmest fair wording; null where firmness is not judged.")
    too_far: list[str] = Field(description="Where the sentence goes beyond the evidence; empty where it does not.")
    corrected_en: str = Field(description="What may be said instead: the conclusion, in English.")
    corrected_zh: str = Field(description="The same in Chinese.")


class SentenceHeard(BaseModel):
    """One sentence: how it is worded, by which words, and the claims it means, the nearest first."""

    text: str
    wording: str
    words: list[str] = Field(description="The words that decided how it is worded; empty where its plain verb did.")
    denied_by: list[str]
    speaks_of: str
    known: bool = Field(description="False: nothing here is known of it. That is no sign that it is wrong or right.")
    means: list[MeantClaim]


class WordingAnswer(Answer):
    """A text held against the records, sentence by sentence."""

    sentences: list[SentenceHeard]
