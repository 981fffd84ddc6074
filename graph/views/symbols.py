"""The marks drawn as SVG: the four signs of a certainty, and the shape of what a claim rests on."""

from __future__ import annotations

from dataclasses import dataclass

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


@dataclass(frozen=True, slots=True)
class Signs:
    """The four signs of a certainty, drawn because fonts draw the two that are needed in different sizes.

    `each` is one sign around the middle that is given, to be filled or left empty.
    """

    each: str

    def outlines(self, certainty: Certainty) -> str:
        """⊕⊕◯◯ in lines."""
        return _SVG.format(width=88, inside="".join(self._outline(place, certainty) for place in range(len(Certainty))))

    def grounds(self, certainty: Certainty) -> str:
        """The grounds of the crossed signs, for a colour beneath the outlines."""
        return _SVG.format(width=88, inside="".join(self._sign(place, "") for place in range(certainty)))

    def _outline(self, place: int, certainty: Certainty) -> str:
        middle = _middle(place)
        edge = self._sign(place, ' fill="none" stroke="#000" stroke-width="2"')
        plus = f'<path d="M{middle} 2v16M{middle - 8} 10h16" stroke="#000" stroke-width="2"/>'
        return edge + plus if place < certainty else edge

    def _sign(self, place: int, look: str) -> str:
        middle = _middle(place)
        return self.each.format(middle=middle, left=middle - 8.5, look=look)


CERTAINTIES = {
    "circles": Signs('<circle cx="{middle}" cy="10" r="8.5"{look}/>'),
    "squares": Signs('<rect x="{left}" y="1.5" width="17" height="17"{look}/>'),
}
"""Circles for a certainty about people; squares for one about animals or dishes, which is no certainty about people."""


def _middle(place: int) -> int:
    return 10 + place * 22
