"""A network as a native chart: every mark at its place, no physics, no animation, and a click that opens a page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from graph.facts.look import LOOKS, Footing, Shape
from graph.model.scales import Direction
from graph.viewer.permalink import Page, View
from graph.viewer.words import Words
from graph.views.addresses import Thing
from graph.views.embed.layout import LETTERS, PAD, Network, Node, Panel, Side, room_of
from graph.views.embed.lettering import shortened, wrapped

PAGES = {
    Thing.CLAIM: Page.CLAIM,
    Thing.STUDY: Page.STUDY,
    Thing.MECHANISM: Page.MECHANISMS,
    Thing.CELL_TYPE: Page.CELLS,
    Thing.CELL_PRODUCT: Page.CELLS,
}
"""Where each thing is opened in the viewer."""

_SYMBOLS = {
    Shape.CIRCLE: "circle",
    Shape.SQUARE: "rect",
    Shape.TRIANGLE: "triangle",
    Shape.DIAMOND: "diamond",
    Shape.RING: "circle",
    Shape.CROSS: "diamond",
}
# A grey that can be seen on light and on dark grounds: the ground may change without the chart being told.
_GREY = "#808080"
_INK, _PALE = "#1B1F27", "#E6E8EC"
_GROUND_OF = {_INK: "#FFFFFF", _PALE: "#11151C"}
_DASHES = {
    Direction.SUPPORTS: "solid",
    Direction.MIXED: "dashed",
    Direction.DISPUTES: "dotted",
    Direction.INCONCLUSIVE: "dotted",
}
_SIZE = 13


def chart(network: Network, say: Words, *, is_dark: bool) -> dict[str, Any]:
    """The chart as ECharts wants it: the marks of the network in their order, then its titles, which nobody can choose.

    All words are drawn on the canvas; none of them is read as a template or as HTML.
    """
    ink = _PALE if is_dark else _INK
    marks = [_mark(node, network, say, ink=ink, is_dark=is_dark) for node in network.nodes]
    titles = [_title(panel, say, ink) for panel in network.panels]
    at = {node.id: place for place, node in enumerate(network.nodes)}
    return {
        "animation": False,
        "tooltip": {"show": False},
        "series": [
            {
                "type": "graph",
                "layout": "none",
                "left": "center",
                "top": 0,
                "width": network.width,
                "height": network.height,
                "roam": False,
                "selectedMode": "single",
                "emphasis": {"disabled": True},
                "data": [*marks, *titles, *_corners(network)],
                "links": [
                    {"source": at[edge.start], "target": at[edge.end], "lineStyle": _line(edge.direction)}
                    for edge in network.edges
                ],
            }
        ],
    }


def chosen(selection: Any, network: Network, view: View) -> View | None:  # noqa: ANN401 - Streamlit's state is untyped
    """The page behind the mark that was chosen; indices are checked, for they come from outside."""
    for group in selection["selected"] if selection else ():
        for index in group["data_indices"] if group["series_index"] == 0 else ():
            if isinstance(index, int) and 0 <= index < len(network.nodes):
                return opens(network.nodes[index], view)
    return None


def opens(node: Node, view: View) -> View | None:
    """The page of what a mark stands for, or `None` where it stands for several things."""
    if node.thing is None or node.thing[0] not in PAGES:
        return None
    thing, ids = node.thing
    return view.at(ids[0]) if thing is Thing.CLAIM else view.to(PAGES[thing], ids[0])


def _mark(node: Node, network: Network, say: Words, *, ink: str, is_dark: bool) -> dict[str, Any]:
    footing = node.footing or Footing.NOT_GRADABLE
    look = LOOKS[footing]
    is_ring = node.footing is None or look.shape is Shape.RING
    return {
        "name": node.id,
        "x": node.x,
        "y": node.y,
        "symbol": _SYMBOLS[look.shape] if node.footing else "circle",
        "symbolSize": _SIZE,
        "cursor": "pointer" if node.thing else "default",
        "itemStyle": {
            "color": "transparent" if is_ring else look.dark if is_dark else look.light,
            "borderColor": _GREY,
            "borderWidth": 2 if is_ring else 1,
        },
        "label": _label(node, network, say, ink),
    }


def _label(node: Node, network: Network, say: Words, ink: str) -> dict[str, Any]:
    """The name of a mark and what is said of it, towards the middle of its field."""
    if node.side is Side.MIDDLE:
        width = network.box[2]
        lines = [*wrapped(say.text(node.words), width, LETTERS, most=network.frame.lines), say.text(node.says)]
        # Lines of the chart run under the name, not through it.
        ground = {"backgroundColor": _GROUND_OF[ink], "padding": [1, 3]}
        return _words(lines, "bottom", ink) | ground
    room = room_of(node, network.frame)
    lines = [shortened(say.text(node.words), room, LETTERS - 1), shortened(say.text(node.says), room, LETTERS - 2)]
    return _words(lines, "left" if node.side is Side.LEFT else "right", ink)


def _words(lines: list[str], position: str, ink: str) -> dict[str, Any]:
    return {
        "show": True,
        "position": position,
        # The one letter that ECharts reads in a label opens a template or a style; it is drawn as its wide twin.
        "formatter": "\n".join(line for line in lines if line).replace("{", "\uff5b"),
        "color": ink,
        "fontSize": LETTERS - 1,
        "lineHeight": LETTERS + 2,
    }


def _title(panel: Panel, say: Words, ink: str) -> dict[str, Any]:
    """The name of a field over its marks."""
    room = panel.width - 8
    lines = [say.text(panel.title), shortened(say.text(panel.says), room, LETTERS - 2)]
    return {
        "name": f"title:{panel.side}:{panel.title.en}",
        "x": panel.x,
        "y": panel.y + PAD / 2,
        "symbolSize": 0,
        "cursor": "default",
        "select": {"disabled": True},
        "label": _words(lines, "right", ink) | {"distance": 0, "verticalAlign": "top", "fontWeight": "bold"},
    }


def _corners(network: Network) -> Iterator[dict[str, Any]]:
    """Unseen marks that hold the scale at one to one."""
    for x, y in ((0, 0), (network.width, network.height)):
        yield {"name": f"corner:{x}", "x": x, "y": y, "symbolSize": 0, "label": {"show": False}}


def _line(direction: Direction | None) -> dict[str, Any]:
    return {
        "color": _GREY,
        "width": 1.5 if direction else 0.75,
        "type": _DASHES.get(direction, "solid") if direction else "solid",
        "opacity": 0.7,
    }
