"""The picture that social media show: people, animals or a dish at one glance, drawn as shapes.

It holds no words but an id and a few figures, in the Latin letters that Pillow itself brings: a machine without Chinese
fonts draws the same picture as any other, and one picture serves both languages.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from functools import lru_cache
from math import pi, sin

from PIL import Image, ImageDraw, ImageFont

from graph.facts.look import LOOKS, Footing
from graph.model.scales import Certainty

SIZE = (1200, 630)
_INK, _SOFT, _GROUND = "#1a1c1f", "#8a9097", "#ffffff"
_TINTS = {Footing.PEOPLE: "#e8f0f8", Footing.ANIMALS: "#fbf4e0", Footing.LAB: "#f9ecee"}
_COLOURS, _GREYS, _DARKEST = 64, 16, 26
_BAND = (1000, 109)
"""How much of the top a name may take."""
_TWICE = 2
"""Drawn at twice its size and made smaller, so that edges are smooth."""

Box = tuple[float, float, float, float]


class _Pencil:
    """Draws in the measures of the finished picture."""

    def __init__(self) -> None:
        self.sheet = Image.new("RGB", (SIZE[0] * _TWICE, SIZE[1] * _TWICE), _GROUND)
        self._draw = ImageDraw.Draw(self.sheet)

    def disc(self, x: float, y: float, across: float, down: float, colour: str) -> None:
        """A filled circle, or an oval one."""
        self._draw.ellipse(_doubled((x - across, y - down, x + across, y + down)), fill=colour)

    def ring(self, x: float, y: float, radius: float) -> None:
        """The outline of a circle."""
        self._draw.ellipse(_doubled((x - radius, y - radius, x + radius, y + radius)), outline=_INK, width=5 * _TWICE)

    def block(self, box: Box, colour: str, *, outline: str | None = None, radius: float = 14) -> None:
        """A rectangle with round corners."""
        self._draw.rounded_rectangle(
            _doubled(box), radius=radius * _TWICE, fill=colour, outline=outline, width=3 * _TWICE
        )

    def shape(self, points: Sequence[tuple[float, float]], colour: str) -> None:
        """A filled shape between points."""
        self._draw.polygon([(x * _TWICE, y * _TWICE) for x, y in points], fill=colour)

    def line(self, points: Sequence[tuple[float, float]], colour: str, width: int) -> None:
        """A line through points."""
        self._draw.line([(x * _TWICE, y * _TWICE) for x, y in points], fill=colour, width=width * _TWICE, joint="curve")

    def words(self, x: float, y: float, words: str, size: int, *, colour: str = _INK, anchor: str = "mm") -> None:
        """Words in Pillow's own letters, never those of the machine."""
        letters = ImageFont.load_default(size * _TWICE)
        self._draw.text((x * _TWICE, y * _TWICE), words, fill=colour, font=letters, anchor=anchor)


def picture(strip: Sequence[tuple[Footing, int]], *, name: str = "", level: Certainty | None = None) -> bytes:
    """A PNG of 1200 by 630: how many there are for people, animals and laboratory, a name, and a certainty."""
    sheet = _ground(tuple(strip), level).copy()
    sheet.paste(_named(_latin(name)), (0, 0))
    written = io.BytesIO()
    sheet.save(written, "PNG")
    return written.getvalue()


@lru_cache(maxsize=64)
def _ground(strip: tuple[tuple[Footing, int], ...], level: Certainty | None) -> Image.Image:
    """All but the name, in its final colours: many things share it, and finding colours costs most."""
    pencil = _Pencil()
    pencil.words(SIZE[0] - 40, 60, "evigraph", 34, colour=_SOFT, anchor="rm")
    wide = (SIZE[0] - 80 - 30 * (len(strip) - 1)) / max(1, len(strip))
    for at, (footing, number) in enumerate(strip):
        left = 40 + at * (wide + 30)
        _panel(pencil, (left, 110, left + wide, 500), footing, number)
    if level:
        _certainty(pencil, level)
    sheet = pencil.sheet.reduce(_TWICE).quantize(_COLOURS, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    found = (sheet.getpalette() or [])[: 3 * _COLOURS]
    # The lightest grey is the ground as it was painted, so that no edge of the band shows.
    light = found[3 * sheet.tobytes()[0]]
    ink = [round(_DARKEST + (light - _DARKEST) * at / (_GREYS - 1)) for at in range(_GREYS) for _ in "rgb"]
    sheet.putpalette(found + [0] * (3 * _COLOURS - len(found)) + ink)
    return sheet


def _named(name: str) -> Image.Image:
    """The band at the top with a name in the greys that end the palette of every ground."""
    band = Image.new("L", _BAND, 255)
    ImageDraw.Draw(band).text((40, 60), name, fill=0, font=ImageFont.load_default(44), anchor="lm")
    greys = band.point([_COLOURS + level * _GREYS // 256 for level in range(256)])
    return Image.frombytes("P", _BAND, greys.tobytes())


def _doubled(box: Box) -> Box:
    return (box[0] * _TWICE, box[1] * _TWICE, box[2] * _TWICE, box[3] * _TWICE)


def _latin(words: str) -> str:
    """What Pillow's letters can write; anything else is left out rather than drawn as boxes."""
    kept = "".join(mark for mark in words if mark.isascii() and mark.isprintable())
    return kept if len(kept) <= 40 else kept[:39] + "..."


def _panel(pencil: _Pencil, box: Box, footing: Footing, number: int) -> None:
    """One field: who or what, and how many; without any it is empty and grey."""
    middle, has = (box[0] + box[2]) / 2, number > 0
    pencil.block(box, _TINTS[footing] if has else _GROUND, outline=_INK if has else _SOFT)
    _FIGURES[footing](pencil, middle, box[1] + 150, LOOKS[footing].light if has else "#d5d8db")
    pencil.words(middle, box[3] - 70, f"{number}", 84, colour=_INK if has else _SOFT)
    if not has:
        pencil.line([(middle - 110, box[1] + 240), (middle + 110, box[1] + 50)], _SOFT, 8)


def _person(pencil: _Pencil, x: float, y: float, colour: str) -> None:
    pencil.disc(x, y - 70, 36, 36, colour)
    pencil.disc(x, y + 38, 62, 62, colour)
    pencil.shape([(x - 62, y + 38), (x + 62, y + 38), (x + 62, y + 100), (x - 62, y + 100)], colour)


def _mouse(pencil: _Pencil, x: float, y: float, colour: str) -> None:
    tail = [(x - 96 - 30 * sin(pi * at / 12), y + 62 - 6 * at) for at in range(13)]
    pencil.line(tail, colour, 10)
    pencil.disc(x - 20, y + 34, 84, 56, colour)
    pencil.disc(x + 62, y + 40, 52, 38, colour)
    pencil.shape([(x + 96, y + 14), (x + 136, y + 56), (x + 88, y + 74)], colour)
    pencil.disc(x + 44, y - 6, 28, 28, colour)
    pencil.disc(x + 82, y + 36, 6, 6, _INK)


def _flask(pencil: _Pencil, x: float, y: float, colour: str) -> None:
    pencil.block((x - 34, y - 104, x + 34, y - 88), colour, radius=6)
    pencil.shape(
        [(x - 22, y - 92), (x + 22, y - 92), (x + 22, y - 30), (x + 92, y + 96), (x - 92, y + 96), (x - 22, y - 30)],
        colour,
    )


_FIGURES: dict[Footing, Callable[[_Pencil, float, float, str], None]] = {
    Footing.PEOPLE: _person,
    Footing.ANIMALS: _mouse,
    Footing.LAB: _flask,
}


def _certainty(pencil: _Pencil, level: Certainty) -> None:
    """The circles of GRADE, those that are reached with their cross."""
    for at in range(len(Certainty)):
        x, y = SIZE[0] / 2 + (at - 1.5) * 84, 565
        pencil.ring(x, y, 32)
        if at < level:
            pencil.line([(x, y - 30), (x, y + 30)], _INK, 5)
            pencil.line([(x - 30, y), (x + 30, y)], _INK, 5)
