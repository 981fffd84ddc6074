"""What grading gives back: reasons, bodies, and one assessment a claim."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from graph.model.scales import (
    Basis,
    Certainty,
    Domain,
    Fidelity,
    Kind,
    Remarked,
    Rung,
    Stream,
    Verdict,
    Wording,
)
from graph.model.values import Text


@dataclass(frozen=True, slots=True)
class Judgement:
    """A curator's step in place of the rules' step, for one domain of one body.

    Several curators may judge one step, each without the others. Where they differ, one more judgement that
    `adjudicates` decides between theirs.
    """

    claim: str
    stream: Stream
    domain: Domain
    change: int
    why: Text
    curator: str
    judged: date
    adjudicates: bool = False


@dataclass(frozen=True, slots=True)
class Limit:
    """A threshold with its unit."""

    value: int
    unit: Text


@dataclass(frozen=True, slots=True)
class Card:
    """One rule as it is published: its question, its step, its limit, its source and its sentences.

    `fired`, `silent` and `unjudged` are templates whose `{0}` and so on are filled with the numbers of a remark.
    `ours` marks a threshold that is this project's own.
    """

    id: str
    domain: Domain
    asks: Text
    change: int
    limit: Limit | None
    source: str
    ours: bool
    streams: frozenset[Stream]
    kinds: frozenset[Kind]
    fired: Text
    silent: Text
    unjudged: Text
    why: str


class Remark(NamedTuple):
    """What a rule has to say on one body: whether it fired, the numbers of its sentence, the studies it rests on."""

    outcome: Remarked
    values: tuple[int | str, ...]
    rests_on: tuple[str, ...]


class Reason(NamedTuple):
    """One step of the stair: what a rule remarked on a body, and by how much the level changed.

    `change` is what counted. It differs from `step`, what the rule asks for, where a more severe rule of the domain or
    a curator's judgement (`replaced`) took its place. The changes of a body's reasons add up to its certainty.
    """

    card: Card
    remark: Remark
    change: int
    replaced: bool = False

    @property
    def rule(self) -> str:
        """The id of the rule."""
        return self.card.id

    @property
    def domain(self) -> Domain:
        """The part of the rating that the rule belongs to."""
        return self.card.domain

    @property
    def outcome(self) -> Remarked:
        """Whether the rule fired."""
        return self.remark.outcome

    @property
    def step(self) -> int:
        """By how much the rule asks to change the level."""
        return self.card.change if self.remark.outcome is Remarked.FIRED else 0

    @property
    def rests_on(self) -> tuple[str, ...]:
        """The ids of the studies that the remark rests on."""
        return self.remark.rests_on

    @property
    def text(self) -> Text:
        """The remark in words."""
        outcome, card = self.remark.outcome, self.card
        words = card.fired if outcome is Remarked.FIRED else card.silent
        if outcome is Remarked.COULD_NOT_JUDGE:
            words = card.unjudged
        return Text(words.en.format(*self.remark.values), words.zh.format(*self.remark.values))


@dataclass(frozen=True, slots=True)
class RungCount:
    """What stands on one rung for one claim: studies, and people or animals where their number is known.

    `unknown` counts the studies without a number; `unnamed` those of animals that stand with rodents, for order only,
    because their species is not known.
    """

    rung: Rung
    studies: int
    subjects: int
    unknown: int
    unnamed: int


@dataclass(frozen=True, slots=True)
class BodyAssessment:
    """One body rated on its own; `in_model` leaves out the step for another species.

    `certainty` is `None` where it is not rated: for kinds of claim that are not, and for mere statements.
    `subjects` are the people or animals of the studies whose number is known, `unknown` counts the other studies,
    `folded` are studies whose participants another study of the body counts already.
    """

    stream: Stream
    on_product: bool
    certainty: Certainty | None
    in_model: Certainty | None
    at_most: bool
    verdict: Verdict
    studies: tuple[str, ...]
    folded: tuple[str, ...]
    subjects: int
    unknown: int
    supporting_percent: int
    reasons: tuple[Reason, ...]


class GapKind(StrEnum):
    """In what a wording goes beyond its evidence."""

    STRENGTH = "strength"
    SCOPE = "scope"


@dataclass(frozen=True, slots=True)
class WordingGap:
    """Where a claim's wording stands against what its evidence allows."""

    wording: Wording
    ceiling: Wording
    ceiling_in_model: Wording
    steps: int
    kinds: tuple[GapKind, ...]

    @property
    def is_overstated(self) -> bool:
        """Whether the claim is worded above its ceiling."""
        return self.steps > 0


@dataclass(frozen=True, slots=True)
class FidelityCheck:
    """One reported value held against the recorded result."""

    fidelity: Fidelity
    text: Text
    study: str
    finding: str | None


@dataclass(frozen=True, slots=True)
class Assessment:
    """What one claim rests on, how sure one can be, why, and whether its wording is fair to that.

    `bodies` stand in order: on-product before other cells, then by certainty, then by rung. `context`, `awaiting` and
    `set_aside` (retracted, weak, or later than `as_of`) name studies that are shown and counted in nothing.
    """

    claim: str
    kind: Kind
    basis: Basis
    cited_basis: Basis
    ladder: tuple[RungCount, ...]
    rated: bool
    certainty: Certainty | None
    at_most: bool
    certainty_in_model: Certainty | None
    refuting: bool
    verdict: Verdict
    verdict_in_animals: Verdict | None
    bodies: tuple[BodyAssessment, ...]
    gap: WordingGap | None
    fidelity: Fidelity | None
    checks: tuple[FidelityCheck, ...]
    fair_sentence: Text
    context: tuple[str, ...]
    awaiting: tuple[str, ...]
    set_aside: tuple[str, ...]
    as_of: date
    edition: str

    @property
    def decisive(self) -> BodyAssessment | None:
        """The most certain on-product body, ties to the higher rung; `None` where nothing counts."""
        return next((body for body in self.bodies if body.on_product), None)

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """The stair of the decisive body."""
        return self.decisive.reasons if self.decisive else ()


@dataclass(frozen=True, slots=True)
class Grading:
    """All assessments of one run, with the rulebook they were made by."""

    assessments: Mapping[str, Assessment]
    as_of: date
    edition: str
    fingerprint: str
