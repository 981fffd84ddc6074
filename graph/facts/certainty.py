"""A certainty in words, the same on every surface."""

from __future__ import annotations

from typing import Protocol

from graph.facts.labels import NOT_RATED_WORDS, label
from graph.facts.phrases import AT_BEST, CERTAIN_FOR
from graph.grading.sentence import studied
from graph.model.assessment import BodyAssessment
from graph.model.scales import Certainty
from graph.model.values import Text


class Sure(Protocol):
    """Whatever says how sure one can be of a claim, and which body of evidence decides."""

    @property
    def certainty(self) -> Certainty | None:
        """The level, `None` where it is not rated."""

    @property
    def at_best(self) -> Certainty | None:
        """The level had all been seen that was not."""

    @property
    def decisive(self) -> BodyAssessment | None:
        """The deciding body."""


def claim_certainty(one: Sure) -> Text:
    """How sure one can be of a claim; a certainty that holds for animals or dishes alone names them.

    "Very low (at best high)" of one experiment in mice would be read beside "very low" of a trial as the better of the
    two, though neither can be held against the other.
    """
    return certainty_words(one.certainty, one.at_best, certain_for(one.decisive))


def certain_for(body: BodyAssessment | None) -> Text | None:
    """The model that a certainty holds for; `None` where it is about people, or where no rated body decides."""
    return studied(body) if body is not None and body.certainty is not None and not body.stream.is_human else None


def certainty_words(certainty: Certainty | None, at_best: Certainty | None = None, model: Text | None = None) -> Text:
    """The level, whom it holds for where these are no people, and the level had all been seen that was not."""
    if certainty is None:
        return NOT_RATED_WORDS
    words = label(certainty)
    if model is not None:
        words = Text(
            CERTAIN_FOR.en.format(word=words.en, model=model.en), CERTAIN_FOR.zh.format(word=words.zh, model=model.zh)
        )
    if at_best is None or at_best <= certainty:
        return words
    best = label(at_best)
    return Text(AT_BEST.en.format(word=words.en, best=best.en), AT_BEST.zh.format(word=words.zh, best=best.zh))
