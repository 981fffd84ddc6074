"""Values with their intervals on one axis, and people one by one, drawn as SVG; every drawing has words and a table."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import log
from typing import NamedTuple

from markupsafe import Markup

# As wide as a phone, so that its letters can be read there; a name stands above its bar.
WIDTH, LINE = 340, 44
_ROOM = 14
_MOST_LETTERS = 40
_IN_A_ROW = 14
# One blue and one grey that stand out from light and dark grounds alike: the ground is not known here.
_TREATED, _GREY = "#3A7CB8", "#808080"


class Drawn(NamedTuple):
    """An SVG and its size."""

    svg: str
    size: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Bar:
    """One line of a drawing: its name, its value as printed and as a number, and its interval where it has one.

    `is_pooled` is drawn as a diamond, `is_control` as an open circle; without a value only the interval is drawn.
    """

    name: str
    printed: str
    value: float | None
    interval: tuple[float, float] | None = None
    is_pooled: bool = False
    is_control: bool = False

    @property
    def ends(self) -> tuple[float, ...]:
        """Every place on the axis that it needs."""
        return (*((self.value,) if self.value is not None else ()), *(self.interval or ()))


@dataclass(frozen=True, slots=True)
class _Axis:
    low: float
    high: float
    is_log: bool

    def at(self, value: float) -> float:
        """Where a value stands."""
        place = (_on(value, is_log=self.is_log) - self.low) / ((self.high - self.low) or 1.0)
        return round(_ROOM + (WIDTH - 2 * _ROOM) * place, 1)


def _on(value: float, *, is_log: bool) -> float:
    return log(value) if is_log else value


def bars(lines: Sequence[Bar], *, none: float, none_words: str, words: str) -> Drawn:
    """Lines on one axis with the line of no effect, ratios (whose `none` is 1) on a logarithmic one.

    `words` say all of it for those who cannot see it.
    """
    is_log = none == 1
    ends = [_on(end, is_log=is_log) for end in (none, *(end for one in lines for end in one.ends))]
    axis = _Axis(min(ends), max(ends), is_log)
    height = LINE * len(lines) + 24
    line = Markup('<path d="M{x} 4V{end}" stroke="{grey}" stroke-dasharray="4 3" opacity="0.5"/>').format(
        x=axis.at(none), end=height - 22, grey=_GREY
    )
    drawn = [_bar(one, LINE * place + 30, axis) for place, one in enumerate(lines)]
    foot = Markup('<text x="{}" y="{}" text-anchor="middle">{}</text>').format(axis.at(none), height - 6, none_words)
    return _svg([line, *drawn, foot], height, words)


def _bar(one: Bar, y: int, axis: _Axis) -> Markup:
    name = one.name if len(one.name) <= _MOST_LETTERS else one.name[: _MOST_LETTERS - 1] + "…"
    parts = [
        Markup('<text x="0" y="{y}">{}</text><text x="{}" y="{y}" text-anchor="end">{}</text>').format(
            name, WIDTH, one.printed, y=y - 15
        )
    ]
    if one.interval and not one.is_pooled:
        low, high = (axis.at(end) for end in one.interval)
        wide = 2 if one.value is not None else 1
        parts.append(Markup('<path d="M{} {y}H{}" stroke="{}" stroke-width="{}"/>').format(low, high, _GREY, wide, y=y))
    if one.value is not None:
        parts.append(_mark(one, y, axis))
    return Markup("").join(parts)


def _mark(one: Bar, y: int, axis: _Axis) -> Markup:
    x = axis.at(one.value or 0.0)
    if one.is_pooled and one.interval:
        low, high = (axis.at(end) for end in one.interval)
        return Markup('<path d="M{low} {y}L{x} {up}L{high} {y}L{x} {down}Z" fill="{fill}"/>').format(
            low=low, high=high, x=x, y=y, up=y - 8, down=y + 8, fill=_TREATED
        )
    fill, stroke = ("none", _GREY) if one.is_control else (_TREATED, _TREATED)
    return Markup('<circle cx="{}" cy="{}" r="6" fill="{}" stroke="{}" stroke-width="2"/>').format(x, y, fill, stroke)


def people(groups: Sequence[tuple[str, int, int]], words: str) -> Drawn:
    """One mark a person, group by group: full for those who had it, open for the others."""
    inside: list[Markup] = []
    top = 0
    for name, having, of in groups:
        inside.append(Markup('<text x="0" y="{}">{}</text>').format(top + 16, name))
        inside += (_person(place, top + 36, is_full=place < having) for place in range(of))
        top += 36 + 26 * -(-of // _IN_A_ROW)
    return _svg(inside, top, words)


def _person(place: int, top: int, *, is_full: bool) -> Markup:
    fill, stroke = (_TREATED, _TREATED) if is_full else ("none", _GREY)
    return Markup('<circle cx="{}" cy="{}" r="8" fill="{}" stroke="{}" stroke-width="2"/>').format(
        12 + 24 * (place % _IN_A_ROW), top + 26 * (place // _IN_A_ROW), fill, stroke
    )


def _svg(inside: Iterable[Markup], height: int, words: str) -> Drawn:
    svg = Markup(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {} {}" width="100%" role="img" aria-label="{}" '
        'font-family="system-ui, sans-serif" font-size="12" fill="{}">{}</svg>'
    ).format(WIDTH, height, words, "currentColor", Markup("").join(inside))
    return Drawn(str(svg), (WIDTH, height))
