"""Drawings of bars and of people: places on the axis, and no word that can become markup."""

from __future__ import annotations

import xml.etree.ElementTree as ET

from graph.views.questions.drawing import WIDTH, Bar, bars, people

SVG = "{http://www.w3.org/2000/svg}"


def points(svg: str) -> list[float]:
    return [float(one.get("cx", "")) for one in ET.fromstring(svg).findall(f"{SVG}circle")]  # noqa: S314


def test_ratios_stand_on_a_logarithmic_axis_as_far_from_one_either_way() -> None:
    lines = [Bar(f"{value}", f"{value}", value) for value in (0.5, 1.0, 2.0)]
    drawn = points(bars(lines, none=1, none_words="no effect", words="three ratios").svg)

    assert drawn[1] == WIDTH / 2


def test_a_prediction_is_a_line_without_a_value() -> None:
    drawn = bars([Bar("new", "", None, (0.5, 2.0))], none=1, none_words="", words="a prediction").svg

    assert points(drawn) == []
    assert drawn.count("<path") == 2


def test_a_name_can_never_become_markup() -> None:
    hostile = '"><script>alert(1)</script>'
    drawn = bars([Bar(hostile, hostile, 1.0)], none=0, none_words=hostile, words=hostile).svg
    drawn += people([(hostile, 1, 2)], hostile).svg

    assert "<script" not in drawn


def test_each_person_is_one_mark_full_for_those_who_had_it() -> None:
    marks = ET.fromstring(people([("a", 2, 20)], "2 of 20").svg).findall(f"{SVG}circle")  # noqa: S314

    assert [one.get("fill") == "none" for one in marks].count(True) == 18
