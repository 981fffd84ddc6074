"""A certainty in words."""

from __future__ import annotations

from graph.model.scales import Certainty
from graph.views.certainty import certainty_words
from tests.views.test_labels import HALF_WIDTH


def test_the_lowest_level_is_never_said_to_be_at_most() -> None:
    assert certainty_words(Certainty.VERY_LOW, at_most=True).en == "very low"
    assert certainty_words(Certainty.LOW, at_most=True).en == "at most low"


def test_what_is_not_rated_says_so() -> None:
    assert certainty_words(None, at_most=True, refuting=True).en == "not rated"


def test_certainty_against_a_claim_says_what_it_is_of() -> None:
    words = certainty_words(Certainty.MODERATE, at_most=True, refuting=True)

    assert words.en == "at most moderate that the claim is wrong"
    assert not HALF_WIDTH.search(words.zh)
