"""The picture of all claims as a native chart with fixed places; choosing a mark opens its claim."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from graph.facts.look import LOOKS, Footing, Shape
from graph.viewer.words import Words
from graph.views.placement import COLUMNS, LINES, UNJUDGED, Place, is_overstated_field, width

_MARKS = {
    Shape.CIRCLE: "circle",
    Shape.SQUARE: "rect",
    Shape.TRIANGLE: "triangle",
    Shape.DIAMOND: "diamond",
    Shape.RING: "circle",
    Shape.CROSS: "path://M3 0 10 7 17 0 20 3 13 10 20 17 17 20 10 13 3 20 0 17 7 10 0 3z",
}
# A grey that can be seen on light and on dark grounds: the ground may change without the chart being told.
_GREY = "#808080"
_SHADE = "rgba(192, 57, 43, 0.13)"
HEIGHT = 460


def chart(places: Iterable[Place], say: Words, *, is_dark: bool) -> dict[str, Any]:
    """The chart as ECharts wants it; labels are drawn on the canvas as plain text, never as HTML."""
    stand = list(places)
    heads = [*(say.of(column) for column in COLUMNS), say("unjudged")]
    series = [_series(footing, stand, say, is_dark=is_dark) for footing in Footing]
    return {
        "animation": False,
        "grid": {"left": 8, "right": 8, "top": 30, "bottom": 26, "containLabel": True},
        "tooltip": {"trigger": "item", "renderMode": "richText", "confine": True, "formatter": "{b}"},
        "xAxis": _axes(heads[: width(stand)], say("allows"), "bottom"),
        "yAxis": _axes([say.of(line) for line in LINES], say("worded"), "left"),
        "series": [_fields(say), *series],
    }


def opened(selection: Any, places: Iterable[Place]) -> str | None:  # noqa: ANN401 - Streamlit's state is untyped
    """The claim that a selection in the chart means; indices are checked, for they come from outside."""
    stand = list(places)
    footings = list(Footing)
    for group in selection["selected"] if selection else ():
        series = group["series_index"] - 1
        for index in group["data_indices"]:
            of_series = _of(footings[series], stand) if 0 <= series < len(footings) else []
            if 0 <= index < len(of_series):
                claim: str = of_series[index].row.id
                return claim
    return None


def _of(footing: Footing, places: list[Place]) -> list[Place]:
    return [place for place in places if place.row.footing is footing]


def _series(footing: Footing, places: list[Place], say: Words, *, is_dark: bool) -> dict[str, Any]:
    look = LOOKS[footing]
    return {
        "type": "scatter",
        "name": say.of(footing),
        "symbol": _MARKS[look.shape],
        "symbolSize": 12,
        "selectedMode": "single",
        "itemStyle": {
            "color": "transparent" if look.shape is Shape.RING else look.dark if is_dark else look.light,
            "borderColor": _GREY,
            "borderWidth": 3 if look.shape is Shape.RING else 1,
            "opacity": 1,
        },
        "emphasis": {"scale": 1.5},
        "data": [{"name": _told(place, say), "value": [place.x, place.y]} for place in _of(footing, places)],
    }


def _told(place: Place, say: Words) -> str:
    """What the tooltip says, broken into lines because a canvas does not break them."""
    row = place.row
    lines = [f"{row.id} · {say.of(row.basis)}", *_broken(say.text(row.statement), 46 if say.tag == "en" else 24)]
    return "\n".join(lines)


def _broken(words: str, width: int) -> list[str]:
    lines = [""]
    for piece in words.split(" ") if " " in words else list(words):
        glue = " " if " " in words and lines[-1] else ""
        if len(lines[-1]) + len(glue) + len(piece) > width and lines[-1]:
            lines.append(piece)
        else:
            lines[-1] += glue + piece
    return lines


def _axes(words: list[str], name: str, position: str) -> list[dict[str, Any]]:
    """A hidden axis of numbers for the marks, and one of words whose bands are the same fields."""
    numbers = {"type": "value", "min": -0.5, "max": len(words) - 0.5, "show": False}
    lines = {"show": True, "lineStyle": {"color": _GREY, "opacity": 0.35}}
    bands = {
        "type": "category",
        "data": words,
        "position": position,
        "name": name,
        "nameLocation": "middle" if position == "bottom" else "end",
        "nameGap": 30 if position == "bottom" else 14,
        "nameTextStyle": {"align": "left" if position == "left" else "center", "fontWeight": "bold", "fontSize": 13},
        "axisTick": {"show": False},
        "axisLine": {"show": False},
        "axisLabel": {"fontSize": 13, "interval": 0, "hideOverlap": False, "width": 90, "overflow": "break"},
        "splitLine": lines,
    }
    return [numbers, bands]


def _fields(say: Words) -> dict[str, Any]:
    """The shaded fields: a series without marks."""
    over = [
        [{"xAxis": column - 0.5, "yAxis": line - 0.5}, {"xAxis": column + 0.5, "yAxis": line + 0.5}]
        for column in range(UNJUDGED)
        for line in range(len(LINES))
        if is_overstated_field(column, line)
    ]
    return {
        "type": "scatter",
        "name": say("overstated-here"),
        "silent": True,
        "data": [],
        "markArea": {"silent": True, "itemStyle": {"color": _SHADE}, "data": over},
    }
