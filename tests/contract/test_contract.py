"""Every fact of the real data is the same words and numbers on every surface, in both languages."""

from __future__ import annotations

import re

import pytest

from graph.facts.labels import label
from graph.model.scales import Certainty, Conclusion, Direction, Wording
from graph.model.values import Lang, Text
from tests.contract import telling
from tests.contract.checking import CHECKS, LOOKED
from tests.contract.world import world

CHINESE = re.compile(r"[\u4e00-\u9fff]")
MOST = 20


@pytest.mark.parametrize("surface", CHECKS)
def test_a_surface_tells_every_fact_as_it_is(surface: str) -> None:
    before = LOOKED.total()

    different = list(CHECKS[surface](tuple(world().base.claims)))

    assert LOOKED.total() > before, "Nothing was read back."
    assert not different, f"{len(different)} facts differ:\n" + "\n".join(different[:MOST])


def test_the_words_of_the_scales_say_what_they_mean() -> None:
    """The tellers themselves are held to words written here, for what all surfaces share no comparison can catch."""
    meant = (
        (Certainty.HIGH, Text("high", "高")),
        (Certainty.MODERATE, Text("moderate", "中")),
        (Certainty.LOW, Text("low", "低")),
        (Certainty.VERY_LOW, Text("very low", "极低")),
        (Conclusion.PROBABLE, Text("probable", "很可能")),
        (Conclusion.POSSIBLE, Text("possible", "可能")),
        (Conclusion.PROBABLY_NOT, Text("probably not", "很可能并非如此")),
        (Conclusion.POSSIBLY_NOT, Text("possibly not", "可能并非如此")),
        (Wording.HEDGED, Text("“may”", "“可能”")),
        (Wording.PROBABLE, Text("“probably does”", "“很可能”")),
        (Direction.SUPPORTS, Text("supports", "支持")),
        (Direction.DISPUTES, Text("disputes", "反对")),
    )

    for member, words in meant:
        assert label(member) == words


def test_each_language_is_its_own() -> None:
    for (claim, lang), told in telling.claims().items():
        for words in (told.conclusion, told.certainty, told.basis, *told.marks):
            assert bool(CHINESE.search(words)) == (lang is Lang.ZH), (claim, lang, words)
        assert bool(CHINESE.search(told.sentence)) == (lang is Lang.ZH), (claim, lang)


def test_the_world_holds_every_kind_of_fact() -> None:
    every = telling.claims().values()

    assert any(line.is_retracted for told in every for line in told.lines)
    assert any(step.is_replaced for told in every for step in told.stair)
    assert any(step.is_ours for told in every for step in told.stair)
    assert any(told.marks for told in every)
