"""A certainty in words, the same on every surface."""

from __future__ import annotations

from graph.facts.labels import NOT_RATED_WORDS, label
from graph.facts.phrases import AT_BEST
from graph.model.scales import Certainty
from graph.model.values import Text


def certainty_words(certainty: Certainty | None, at_best: Certainty | None = None) -> Text:
    """The level, and the one that it would be at best, had all been seen that was not."""
    if certainty is None:
        return NOT_RATED_WORDS
    words = label(certainty)
    if at_best is None or at_best <= certainty:
        return words
    best = label(at_best)
    return Text(AT_BEST.en.format(word=words.en, best=best.en), AT_BEST.zh.format(word=words.zh, best=best.zh))
