"""The marks drawn as SVG: the four circles of a certainty, and the shape of what a claim rests on."""

from __future__ import annotations

from graph.facts.look import Shape
from graph.model.scales import Certainty

_SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} 20">{inside}</svg>'

_SHAPES = {
    Shape.CIRCLE: '<circle cx="10" cy="10" r="9"/>',
    Shape.SQUARE: '<rect x="2" y="2" width="16" height="16"/>',
    Shape.TRIANGLE: '<path d="M10 1 19.5 18.5H.5z"/>',
    Shape.DIAMOND: '<path d="M10 .5 19.5 10 10 19.5.5 10z"/>',
    Shape.RING: '<circle cx="10" cy="10" r="7.5" fill="none" stroke="#000" stroke-width="3"/>',
    Shape.CROSS: '<path d="M3 3 17 17M17 3 3 17" stroke="#000" stroke-width="3.5"/>',
}


def shape(kind: Shape) -> str:
    """One mark in black, to be coloured as a mask."""
    return _SVG.format(width=20, inside=_SHAPES[kind])


def circles(certainty: Certainty) -> str:
    """⊕⊕◯◯ as outlines: fonts draw the two signs in different sizes, so they are drawn."""
    return _SVG.format(width=88, inside="".join(_circle(place, certainty) for place in range(len(Certainty))))


def discs(certainty: Certainty) -> str:
    """The grounds of the crossed circles, for a colour beneath the outlines."""
    filled = (f'<circle cx="{_middle(place)}" cy="10" r="8.5"/>' for place in range(certainty))
    return _SVG.format(width=88, inside="".join(filled))


def _circle(place: int, certainty: Certainty) -> str:
    middle = _middle(place)
    ring = f'<circle cx="{middle}" cy="10" r="8.5" fill="none" stroke="#000" stroke-width="2"/>'
    plus = f'<path d="M{middle} 2v16M{middle - 8} 10h16" stroke="#000" stroke-width="2"/>'
    return ring + plus if place < certainty else ring


def _middle(place: int) -> int:
    return 10 + place * 22
