"""A certainty in words."""

from __future__ import annotations

from graph.facts.certainty import certainty_words
from graph.model.scales import Certainty
from graph.model.values import Text


def test_what_would_be_at_best_is_said_only_where_it_is_more() -> None:
    assert certainty_words(Certainty.VERY_LOW, Certainty.LOW).en == "very low (at best low)"
    assert certainty_words(Certainty.VERY_LOW, Certainty.LOW).zh == "极低（最好情况下为低）"
    assert certainty_words(Certainty.LOW, Certainty.LOW).en == "low"
    assert certainty_words(Certainty.LOW).en == "low"


def test_what_is_not_rated_says_so() -> None:
    assert certainty_words(None, Certainty.HIGH).en == "not rated"


def test_a_model_is_named_before_what_would_be_at_best() -> None:
    told = certainty_words(Certainty.VERY_LOW, Certainty.HIGH, Text("mice", "小鼠"))

    assert told.en == "very low for mice (at best high)"
    assert told.zh == "就小鼠而言极低（最好情况下为高）"
