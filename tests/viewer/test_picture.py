"""The picture of all claims as a chart."""

from __future__ import annotations

import json

import pytest

from graph.grading.assess import grade
from graph.model.values import Lang
from graph.viewer import picture
from graph.viewer.words import Words
from graph.views.placement import Place, places
from graph.views.summary import rows
from tests.sample import sample

SAY = Words(Lang.EN)


@pytest.fixture
def stand() -> tuple[Place, ...]:
    base = sample()
    return places(row for row in rows(base, grade(base)) if not row.calibration)


def test_the_chart_is_plain_json_without_markup(stand: tuple[Place, ...]) -> None:
    chart = picture.chart(stand, SAY, is_dark=False)

    assert json.loads(json.dumps(chart)) == chart
    assert chart["tooltip"]["renderMode"] == "richText"


def test_every_mark_opens_its_own_claim(stand: tuple[Place, ...]) -> None:
    chart = picture.chart(stand, SAY, is_dark=False)
    opened = []

    for series, one in enumerate(chart["series"]):
        for index, mark in enumerate(one["data"]):
            chosen = {"selected": [{"series_index": series, "data_indices": [index]}]}
            claim = picture.opened(chosen, stand)
            assert claim is not None
            assert mark["name"].startswith(f"{claim} · ")
            opened.append(claim)

    assert sorted(opened) == sorted(place.row.id for place in stand)


@pytest.mark.parametrize(("series", "index"), [(0, 0), (99, 0), (1, 99), (-1, 0), (1, -1)])
def test_a_choice_of_nothing_opens_nothing(stand: tuple[Place, ...], series: int, index: int) -> None:
    assert picture.opened({"selected": [{"series_index": series, "data_indices": [index]}]}, stand) is None


def test_no_selection_opens_nothing(stand: tuple[Place, ...]) -> None:
    assert picture.opened(None, stand) is None
    assert picture.opened({"selected": []}, stand) is None


def test_long_words_are_broken_into_lines() -> None:
    assert picture._broken("one two three", 7) == ["one two", "three"]
    assert picture._broken("细胞促进血管生长", 3) == ["细胞促", "进血管", "生长"]


def test_colours_follow_the_ground(stand: tuple[Place, ...]) -> None:
    light, dark = (picture.chart(stand, SAY, is_dark=is_dark) for is_dark in (False, True))

    assert light["series"][1]["itemStyle"]["color"] == "#004488"
    assert dark["series"][1]["itemStyle"]["color"] == "#6699CC"
