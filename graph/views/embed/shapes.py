"""The shapes of the marks as outlines, the same for SVG and for a canvas: one a kind, told apart without colour."""

from __future__ import annotations

from dataclasses import dataclass

from graph.facts.look import LOOKS, Shape
from graph.model.scales import Direction
from graph.views.embed.layout import Node, NodeKind


@dataclass(frozen=True, slots=True)
class Outline:
    """What is filled and what is only drawn, as path data around the middle of the mark."""

    filled: str = ""
    drawn: str = ""


_STUDY = {
    Shape.CIRCLE: "M-7 0a7 7 0 1 0 14 0a7 7 0 1 0-14 0z",
    Shape.SQUARE: "M-6.5-6.5h13v13h-13z",
    Shape.TRIANGLE: "M0-7.5 8 6.5h-16z",
    Shape.DIAMOND: "M0-8 8 0 0 8-8 0z",
    Shape.RING: "M-5 0a5 5 0 1 0 10 0a5 5 0 1 0-10 0z",
    Shape.CROSS: "M-6-6 6 6M6-6-6 6",
}
_HOLLOW = frozenset({Shape.RING, Shape.CROSS})
_BEHIND = "M-3-10h11v11"
_CARD = "M-10-9h20v18h-20z"
_SMALL = {
    Shape.CIRCLE: "M-4.5 0a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0-9 0z",
    Shape.SQUARE: "M-4-4h8v8h-8z",
    Shape.TRIANGLE: "M0-5 5.5 4.5h-11z",
    Shape.DIAMOND: "M0-5.5 5.5 0 0 5.5-5.5 0z",
    Shape.RING: "M-4 0a4 4 0 1 0 8 0a4 4 0 1 0-8 0z",
    Shape.CROSS: "M-4-4 4 4M4-4-4 4",
}
_PLAIN = {
    NodeKind.MECHANISM: Outline("M-9 0-4.5-8h9L9 0 4.5 8h-9z"),
    NodeKind.CELL_TYPE: Outline("M-3 0a3 3 0 1 0 6 0a3 3 0 1 0-6 0z", "M-8.5 0a8.5 8.5 0 1 0 17 0a8.5 8.5 0 1 0-17 0z"),
    NodeKind.CELL_PRODUCT: Outline("M0-5h5a5 5 0 0 1 0 10H0z", "M-5-5H5a5 5 0 0 1 0 10H-5a5 5 0 0 1 0-10z"),
    NodeKind.SECTION: Outline("", "M-7-9H3l4 4V9H-7zM-4-2h8M-4 2h8M-4 6h5"),
    NodeKind.SOURCE: Outline("", "M-8-6H2V9H-8zM-4-6v-3H8V6H2M-5-1h4M-5 3h4"),
    NodeKind.STUDIES: Outline("", "M-8-3h12v11h-12zM-4-3v-4h12v11h-4"),
    NodeKind.CLAIMS: Outline("", "M-10-4h15v12h-15zM-5-4v-4h15v12h-5"),
}

BADGES = {
    Direction.SUPPORTS: "M-3.5 0h7M0-3.5v7",
    Direction.MIXED: "M-4 .8C-2.6-2.4-1.2-2.4 0 0S2.6 2.4 4-.8",
    Direction.DISPUTES: "M-3.5 0h7",
    Direction.INCONCLUSIVE: "M-2-2.5C-2-5 2.5-5 2.5-2.4 2.5-.6 0-.6 0 1.4M0 3.6v1",
}
"""The sign on a line: plus, a wave, minus, a question mark. What only stands beside a claim has none."""


def outline(node: Node) -> Outline:
    """The shape of a mark: a study by where it was done, a claim as a card with what it rests on, others by kind."""
    if node.footing is None:
        return _PLAIN.get(node.kind, Outline("", _CARD))
    shape = LOOKS[node.footing].shape
    if node.kind is NodeKind.STUDY:
        return _painted(_STUDY[shape], shape)
    if node.kind is NodeKind.STUDIES:
        return _painted(_STUDY[shape], shape, _BEHIND)
    small = _painted(_SMALL[shape], shape, _CARD)
    return Outline(small.filled, small.drawn + "M-7-9v-3h20v18h-3") if node.kind is NodeKind.CLAIMS else small


def _painted(path: str, shape: Shape, drawn: str = "") -> Outline:
    return Outline("", drawn + path) if shape in _HOLLOW else Outline(path, drawn)


def key(node: Node) -> str:
    """The name of a mark's shape, the same for marks that look alike."""
    return f"{node.kind}-{node.footing}" if node.footing else str(node.kind)
