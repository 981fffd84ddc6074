"""The drawn marks."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest

from graph.facts.look import Shape
from graph.model.scales import Certainty
from graph.views.symbols import CERTAINTIES, shape

SIGN = {"circles": "<circle", "squares": "<rect"}


@pytest.mark.parametrize("certainty", Certainty)
@pytest.mark.parametrize("name", CERTAINTIES)
def test_a_certainty_has_four_signs_of_which_its_level_is_crossed(name: str, certainty: Certainty) -> None:
    outlines, grounds = CERTAINTIES[name].outlines(certainty), CERTAINTIES[name].grounds(certainty)

    assert outlines.count(SIGN[name]) == 4
    assert outlines.count("<path") == certainty == grounds.count(SIGN[name])


DRAWINGS = [
    *map(shape, Shape),
    *(
        drawn(level)
        for signs in CERTAINTIES.values()
        for drawn in (signs.outlines, signs.grounds)
        for level in Certainty
    ),
]


@pytest.mark.parametrize("drawing", DRAWINGS)
def test_every_drawing_is_well_formed_and_asks_no_other_site(drawing: str) -> None:
    ET.fromstring(drawing)  # noqa: S314 - our own drawing

    assert "href" not in drawing
