"""How many, with what is not known."""

from __future__ import annotations

from graph.facts.counts import subjects_words
from graph.facts.look import TestedIn


def test_studies_without_a_number_are_always_said() -> None:
    words = subjects_words(TestedIn.PEOPLE, studies=3, subjects=1018, unknown=1)

    assert words.en == "1,018 people and 1 study without a number"
    assert words.zh == "1,018 人，另有 1 项研究未显示数量"


def test_nothing_known_is_not_nought() -> None:
    assert subjects_words(TestedIn.RODENTS, studies=2, subjects=0, unknown=2).en == "number not shown"


def test_dishes_have_no_head_count() -> None:
    assert subjects_words(TestedIn.LAB, studies=2, subjects=9, unknown=0).en == "cells and tissue"
