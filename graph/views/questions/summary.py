"""The Summary of Findings: one row an outcome, as clinicians know it (GRADE), with footnoted reasons."""

from __future__ import annotations

from collections.abc import Iterable
from string import ascii_lowercase

from graph.analysis.questions import Questions
from graph.facts.bodies import absolute_words, found_words
from graph.facts.certainty import certainty_words
from graph.facts.figures import number
from graph.facts.labels import label
from graph.model.assessment import Assessment, BodyAssessment
from graph.model.question import Question
from graph.model.scales import Remarked
from graph.model.values import Lang
from graph.views.linked.facts import Grid, Items, Ref, Row
from graph.views.questions.words import say

ADDRESS = "/question/"


class Footnotes:
    """The reasons of several outcomes, each once, by a letter."""

    def __init__(self) -> None:
        self._letters: dict[str, str] = {}

    def of(self, words: Iterable[str]) -> str:
        """The letters of some reasons."""
        letters = (self._letters.setdefault(one, _letter(len(self._letters))) for one in words)
        return " ".join(dict.fromkeys(letters))

    @property
    def all(self) -> tuple[tuple[str, str], ...]:
        """Every letter with its reason."""
        return tuple((letter, words) for words, letter in self._letters.items())


def _letter(place: int) -> str:
    rounds, at = divmod(place, len(ascii_lowercase))
    return ascii_lowercase[at] * (rounds + 1)


def summary(known: Questions, question: Question, lang: Lang) -> tuple[Grid, Items | None]:
    """The table of all outcomes of a treatment in the same people, and its footnotes."""
    notes = Footnotes()
    rows = tuple(_row(known, one, notes, lang) for one in known.beside(question))
    heads = tuple(say(name, lang) for name in ("outcome", "who", "effect", "absolute", "certainty", "plain"))
    table = Grid("summary", say("summary", lang), heads, rows, about=say("summary-about", lang))
    if not notes.all:
        return table, None
    told = tuple((f"{letter}. {words}",) for letter, words in notes.all)
    return table, Items("reasons", say("reasons", lang), told)


def _row(known: Questions, question: Question, notes: Footnotes, lang: Lang) -> Row:
    answer = known.answer(question.id)
    body, name = people_body(answer), known.asked.outcomes[question.outcome].name.in_(lang)
    link = Ref(name, f"{ADDRESS}{question.id}?lang={lang}")
    plain = (say("plainly", lang, conclusion=label(answer.conclusion).in_(lang), what=question.statement.in_(lang)),)
    if body is None:
        nothing = (say("not-told", lang),)
        return Row(((link,), nothing, nothing, nothing, (certainty_words(answer.certainty).in_(lang),), plain))
    absolute = absolute_words(body.absolute).in_(lang) if body.absolute else say("no-absolute", lang)
    sure = certainty_words(body.certainty, body.at_best).in_(lang)
    letters = notes.of(reasons_of(body, lang))
    certainty = f"{sure} ({letters})" if letters else sure
    return Row(
        ((link,), (who(body, lang),), (found_words(body).in_(lang),), (absolute,), (certainty,), plain),
        anchor=question.id,
    )


def people_body(answer: Assessment) -> BodyAssessment | None:
    """The body of people that decides, else the strongest one of the treatment itself."""
    if answer.decisive is not None:
        return answer.decisive
    return next((body for body in answer.bodies if body.on_product and body.stream.is_human), None)


def reasons_of(body: BodyAssessment, lang: Lang) -> list[str]:
    """What lowered or raised the certainty, and what would have, had a level been left."""
    return [reason.text.in_(lang) for reason in body.reasons if reason.outcome is Remarked.FIRED and reason.step]


def who(body: BodyAssessment, lang: Lang) -> str:
    """How many studies of which kind, in how many people."""
    told = f"{say('studies', lang, n=len(body.studies))} ({label(body.stream).in_(lang)})"
    if body.stream.is_human and body.subjects:
        told += f"; {say('people', lang, n=body.subjects)}"
    elif body.subjects:
        told += f"; n {number(body.subjects)}"
    return told + (say("unknown", lang, n=body.unknown) if body.unknown else "")


def others(answer: Assessment, lang: Lang) -> Grid | None:
    """What other cells found on the outcome: rows of their own, never part of the answer."""
    bodies = [body for body in answer.bodies if not body.on_product]
    if not bodies:
        return None
    rows = tuple(
        Row(((who(body, lang),), (found_words(body).in_(lang),), (certainty_words(body.certainty).in_(lang),)))
        for body in bodies
    )
    heads = tuple(say(name, lang) for name in ("body", "effect", "certainty"))
    return Grid("other", say("other", lang), heads, rows, about=say("other-about", lang), folded=True)
