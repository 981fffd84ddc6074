"""A certainty in words, the same on every surface."""

from __future__ import annotations

from graph.model.scales import Certainty
from graph.model.values import Text
from graph.views.labels import NOT_RATED_WORDS, label

_AT_MOST = Text("at most {0}", "至多为{0}")
_WRONG = Text("{0} that the claim is wrong", "{0}\uff08指该声明不成立\uff09")


def certainty_words(certainty: Certainty | None, *, at_most: bool = False, refuting: bool = False) -> Text:
    """The level; whether it is only an upper bound; and what it is of where the evidence speaks against the claim.

    Nothing is below very low, so there an upper bound would say nothing.
    """
    if certainty is None:
        return NOT_RATED_WORDS
    words = label(certainty)
    if at_most and certainty > Certainty.VERY_LOW:
        words = _around(_AT_MOST, words)
    return _around(_WRONG, words) if refuting else words


def _around(frame: Text, words: Text) -> Text:
    return Text(frame.en.format(words.en), frame.zh.format(words.zh))
