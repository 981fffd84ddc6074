"""A certainty in words, the same on every surface."""

from __future__ import annotations

from graph.model.scales import Certainty
from graph.model.values import Text
from graph.views.labels import NOT_RATED_WORDS, label
from graph.views.phrases import AT_MOST, CLAIM_IS_WRONG


def certainty_words(certainty: Certainty | None, *, at_most: bool = False, refuting: bool = False) -> Text:
    """The level; whether it is only an upper bound; and what it is of where the evidence speaks against the claim.

    Nothing is below very low, so there an upper bound would say nothing.
    """
    if certainty is None:
        return NOT_RATED_WORDS
    words = label(certainty)
    if at_most and certainty > Certainty.VERY_LOW:
        words = Text(AT_MOST.en.format(word=words.en), AT_MOST.zh.format(word=words.zh))
    return Text(f"{words.en} {CLAIM_IS_WRONG.en}", f"{words.zh}{CLAIM_IS_WRONG.zh}") if refuting else words
