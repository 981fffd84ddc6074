"""The drawn marks."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest

from graph.facts.look import Shape
from graph.model.scales import Certainty
from graph.views.symbols import circles, discs, shape


@pytest.mark.parametrize("certainty", Certainty)
def test_a_certainty_has_four_circles_of_which_its_level_is_crossed(certainty: Certainty) -> None:
    drawing = circles(certainty)

    assert drawing.count("<circle") == 4
    assert drawing.count("<path") == certainty == discs(certainty).count("<circle")


@pytest.mark.parametrize("drawing", [*map(shape, Shape), *map(circles, Certainty), *map(discs, Certainty)])
def test_every_drawing_is_well_formed_and_asks_no_other_site(drawing: str) -> None:
    ET.fromstring(drawing)  # noqa: S314 - our own drawing

    assert "href" not in drawing
