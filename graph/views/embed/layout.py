"""Where things stand in a picture: the subject in the middle, people on its left, animals and laboratory on its right.

Plain geometry and no physics: the same records always give the same picture, and nothing can overlap.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from graph.facts.labels import label
from graph.facts.look import Footing
from graph.model.scales import Certainty, Direction
from graph.model.values import Lang, Text
from graph.views.addresses import Thing
from graph.views.embed.lettering import wrapped


class NodeKind(StrEnum):
    """What a mark stands for; each kind has a shape of its own."""

    CLAIM = "claim"
    CLAIMS = "claims"
    STUDY = "study"
    STUDIES = "studies"
    MECHANISM = "mechanism"
    CELL_TYPE = "cell-type"
    CELL_PRODUCT = "cell-product"
    SECTION = "section"
    SOURCE = "source"


class Side(StrEnum):
    """Where something stands, seen from the subject."""

    MIDDLE = "middle"
    LEFT = "left"
    RIGHT = "right"
    BELOW = "below"


NOBODY = Text("", "")


@dataclass(frozen=True, slots=True)
class Node:
    """One mark with its name, what else is said of it, and its place in pixels from the upper left corner.

    `stands_for` are the ids behind it, one or many; `thing` tells what to open, `None` where nothing can be opened.
    `direction` is which way it points for the subject, `None` where it does not bear on it. `among` is what it shares
    with others that may stand together with it. `level` is its certainty, where it is rated.
    """

    id: str
    kind: NodeKind
    words: Text
    says: Text
    footing: Footing | None
    stands_for: tuple[str, ...]
    thing: tuple[Thing, tuple[str, ...]] | None
    direction: Direction | None = None
    among: Text = NOBODY
    level: Certainty | None = None
    side: Side = Side.MIDDLE
    x: float = 0
    y: float = 0


@dataclass(frozen=True, slots=True)
class Edge:
    """A line between the subject and a mark; `direction` is `None` where nothing is supported or disputed."""

    start: str
    end: str
    direction: Direction | None
    words: Text


@dataclass(frozen=True, slots=True)
class Panel:
    """A field of the picture with its title, a count in words, and the marks that stand in it."""

    title: Text
    says: Text
    footing: Footing | None
    side: Side
    nodes: tuple[Node, ...] = ()
    x: float = 0
    y: float = 0
    width: float = 0
    height: float = 0

    @property
    def is_empty(self) -> bool:
        """Whether nothing was found that would stand here."""
        return not self.nodes


@dataclass(frozen=True, slots=True)
class Network:
    """A picture: its subject in the middle, its fields, and its lines. `width` and `height` are in pixels."""

    title: Text
    centre: Node
    panels: tuple[Panel, ...]
    edges: tuple[Edge, ...]
    frame: Frame
    box: tuple[float, float, float, float]
    height: float

    @property
    def about(self) -> tuple[Thing, tuple[str, ...]] | None:
        """What the picture is of."""
        return self.centre.thing

    @property
    def width(self) -> float:
        """How wide it is."""
        return self.frame.width

    @property
    def nodes(self) -> tuple[Node, ...]:
        """Every mark, the subject first."""
        return (self.centre, *(node for panel in self.panels for node in panel.nodes))


@dataclass(frozen=True, slots=True)
class Frame:
    """The measures of a picture: how wide it is, how wide its fields and its subject, where the subject stands.

    `lines` are those of the subject's name at most, `name_lines` those of a mark's; `row` is from one mark to the next.
    """

    width: float
    panel: float
    box: float
    stacked: bool
    lines: int
    row: float
    name_lines: int


WIDE = Frame(width=760, panel=254, box=180, stacked=False, lines=6, row=38, name_lines=1)
NARROW = Frame(width=340, panel=163, box=340, stacked=True, lines=4, row=54, name_lines=2)
"""For phones and columns below 600 pixels: the subject above its fields."""

LETTERS = 13.0
"""The size of the letters of a name."""
SMALL = 12.0
"""The size of what else is said of it."""
LINE = 18
MARK = 17
"""From the edge of a field to the middle of a mark."""
STRIP = 30
"""How high the title of a field below the others is."""
PAD = 12
_GAP = 10


def placed(title: Text, centre: Node, panels: Iterable[Panel], frame: Frame) -> Network:
    """Give everything its place."""
    panels = tuple(panels)
    box_height = _box_height(centre, frame)
    top = box_height + 3 * _GAP if frame.stacked else 0
    left = tuple(_stacked(_on(Side.LEFT, panels), 0, top, frame))
    right = tuple(_stacked(_on(Side.RIGHT, panels), frame.width - frame.panel, top, frame))
    bottom = max((panel.y + panel.height for panel in (*left, *right)), default=top)
    bottom = max(bottom, box_height)
    left, right = _stretched(left, bottom), _stretched(right, bottom)
    below = tuple(_strips(_on(Side.BELOW, panels), bottom + _GAP, frame))
    height = max((panel.y + panel.height for panel in below), default=bottom)
    x, y = (0.0, 0.0) if frame.stacked else ((frame.width - frame.box) / 2, (bottom - box_height) / 2)
    subject = replace(centre, side=Side.MIDDLE, x=x + frame.box / 2, y=y + box_height / 2)
    fields = (*left, *right, *below)
    return Network(title, subject, fields, tuple(_edges(subject, fields)), frame, (x, y, frame.box, box_height), height)


def _box_height(centre: Node, frame: Frame) -> float:
    room = frame.box - 2 * PAD
    most = max(len(wrapped(centre.words.in_(lang), room, LETTERS + 2, most=frame.lines)) for lang in Lang)
    said = max(len(wrapped(centre.says.in_(lang), room, SMALL, most=3)) for lang in Lang)
    return 2 * PAD + 2 * LINE + (most + said) * LINE + (24 if centre.level else 0)


def _on(side: Side, panels: tuple[Panel, ...]) -> tuple[Panel, ...]:
    return tuple(panel for panel in panels if panel.side is side)


def _stacked(panels: Iterable[Panel], x: float, top: float, frame: Frame) -> Iterator[Panel]:
    """Fields of one side, one below the other, each with its marks in rows at the edge towards the subject."""
    for panel in panels:
        head = _head(panel, frame)
        height = head + len(panel.nodes) * frame.row + (_GAP if panel.nodes else 0)
        mark = x + frame.panel - MARK if panel.side is Side.LEFT else x + MARK
        nodes = (
            replace(node, side=panel.side, x=mark, y=top + head + frame.row * (at + 0.5))
            for at, node in enumerate(panel.nodes)
        )
        yield replace(panel, nodes=tuple(nodes), x=x, y=top, width=frame.panel, height=height)
        top += height + _GAP


def _head(panel: Panel, frame: Frame) -> float:
    """How high the title of a field is with its count, in the language that needs more."""
    most = max(len(counted(panel, frame, lang)) for lang in Lang)
    return 34 + (LINE - 2) * most


def counted(panel: Panel, frame: Frame, lang: Lang) -> tuple[str, ...]:
    """The count of a field in lines that fit into it."""
    words = panel.says.in_(lang)
    return wrapped(words, frame.panel - 2 * PAD, SMALL, most=3) if words else ()


def _stretched(panels: tuple[Panel, ...], bottom: float) -> tuple[Panel, ...]:
    """An empty field with a side of its own is as high as the picture: that nothing is there must be seen.

    Any other is as high as what stands in it, so that its area says no more than its marks.
    """
    if len(panels) != 1 or not panels[0].is_empty:
        return panels
    return (replace(panels[0], height=bottom - panels[0].y),)


def _strips(panels: Iterable[Panel], top: float, frame: Frame) -> Iterator[Panel]:
    """Fields below all others, their marks in one or two columns."""
    across = 1 if frame.stacked else 2
    for panel in panels:
        nodes = tuple(
            replace(
                node,
                side=Side.BELOW,
                x=MARK + (at % across) * frame.width / across,
                y=top + STRIP + frame.row * (at // across + 0.5),
            )
            for at, node in enumerate(panel.nodes)
        )
        height = STRIP + -(-len(nodes) // across) * frame.row
        yield replace(panel, nodes=nodes, x=0, y=top, width=frame.width, height=height)
        top += height + _GAP


def _edges(centre: Node, panels: Iterable[Panel]) -> Iterator[Edge]:
    """One line from each mark beside the subject; what stands below it is not tied to it."""
    for panel in panels:
        for node in panel.nodes if panel.side is not Side.BELOW else ():
            yield Edge(node.id, centre.id, node.direction, label(node.direction) if node.direction else NOBODY)


def room_of(node: Node, frame: Frame) -> float:
    """How wide the name of a mark may be, in pixels."""
    if node.side is Side.BELOW:
        return frame.width / (1 if frame.stacked else 2) - 2 * MARK - PAD
    return frame.panel - 2 * MARK - PAD / 2
