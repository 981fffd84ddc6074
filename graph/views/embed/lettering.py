"""How wide words are, and words made to fit: the same on every machine, whatever fonts it has."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import lru_cache

LONGEST = 300
"""How many characters of a name are ever shown; the rest is an ellipsis."""

_ELLIPSIS = "…"
_NARROW = frozenset("ijlftrI1.,:;'’‘|!()[]-· ")
_BROAD = frozenset("mwMW@%—…⊕→+=<>~#")
_CLOSING = frozenset("\uff0c\u3002\uff1a\uff1b\uff1f\uff01\uff09\u3001\u201d\u300b")


def plain(words: str, longest: int = LONGEST) -> str:
    """Words in one line without invisible characters, so that no name can turn or hide the text around it."""
    # A hostile name may be megabytes long; what lies far beyond the end is never looked at.
    head = words[: 8 * longest]
    if head.isascii() and head.isprintable():
        return _cut(" ".join(head.split()), longest)
    visible = "".join(" " if unicodedata.category(mark) in _BREAKS else mark for mark in head)
    seen = "".join(mark for mark in visible if unicodedata.category(mark) not in _UNSEEN)
    return _cut(" ".join(seen.split()), longest)


def _cut(words: str, longest: int) -> str:
    return words if len(words) <= longest else words[: longest - 1].rstrip() + _ELLIPSIS


_BREAKS = frozenset({"Zl", "Zp", "Zs", "Cc"})
_UNSEEN = frozenset({"Cf", "Cs", "Co", "Cn"})


def width_of(words: str, size: float) -> float:
    """How wide words are at most, in pixels at a size of letters: rather too wide than too narrow."""
    return size * sum(map(_em, words))


@lru_cache(maxsize=4_096)
def _em(mark: str) -> float:
    if unicodedata.east_asian_width(mark) in "WF":
        return 1.02
    if unicodedata.combining(mark):
        return 0
    if mark in _NARROW:
        return 0.38
    if mark in _BROAD:
        return 0.98
    return 0.76 if mark.isupper() else 0.64


def shortened(words: str, width: float, size: float) -> str:
    """Words that fit into a width, with an ellipsis where some had to go."""
    words = plain(words)
    if width_of(words, size) <= width:
        return words
    room, kept = width - width_of(_ELLIPSIS, size), ""
    for mark in words:
        room -= size * _em(mark)
        if room < 0:
            break
        kept += mark
    return kept.rstrip() + _ELLIPSIS


def wrapped(words: str, width: float, size: float, *, most: int) -> tuple[str, ...]:
    """Words in lines that fit into a width, at most so many; the last one tells by an ellipsis that there was more."""
    return _lines(plain(words), width, size, most)


# The same names are broken for each of the two drawings and both languages; what is kept is bounded by `plain`.
@lru_cache(maxsize=2_048)
def _lines(words: str, width: float, size: float, most: int) -> tuple[str, ...]:
    lines = [""]
    for piece in _pieces(words):
        longer = lines[-1] + piece
        if not lines[-1].strip() or width_of(longer.rstrip(), size) <= width:
            lines[-1] = longer
        elif len(lines) < most:
            lines.append(piece.lstrip())
        else:
            lines[-1] = longer + " " * 2 + _ELLIPSIS
            break
    return tuple(shortened(line, width, size) for line in lines)


def _pieces(words: str) -> Iterator[str]:
    """Where a line may end: after a space, and between Chinese characters unless a sign closes there."""
    piece = ""
    for mark in words:
        is_wide = unicodedata.east_asian_width(mark) in "WF"
        if piece and ((is_wide and mark not in _CLOSING) or piece[-1] == " " or _ends_wide(piece, mark)):
            yield piece
            piece = ""
        piece += mark
    if piece:
        yield piece


def _ends_wide(piece: str, mark: str) -> bool:
    return unicodedata.east_asian_width(piece[-1]) in "WF" and mark not in _CLOSING and mark != " "
