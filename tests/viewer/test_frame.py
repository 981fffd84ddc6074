"""What surrounds every page."""

from __future__ import annotations

import re

from graph.facts.look import LOOKS, Footing
from graph.model.scales import Certainty
from graph.viewer import frame


def test_the_style_asks_no_other_site_for_anything() -> None:
    addresses = re.findall(r"url\(([^)]*)", frame.style())

    assert addresses
    assert all(address.startswith('"data:image/svg+xml,') for address in addresses)
    assert "@import" not in frame.style()


def test_colours_and_shapes_come_from_one_place() -> None:
    style = frame.style()

    for footing in Footing:
        assert f"light-dark({LOOKS[footing].light},{LOOKS[footing].dark})" in style
    for certainty in Certainty:
        assert f".ev-circles-{certainty.value}{{" in style


def test_the_style_cannot_end_its_own_element() -> None:
    assert "</" not in frame.style()
