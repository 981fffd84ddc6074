"""Where the passages that claims point at stand in a lawful copy: found by digest, also where they drifted."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from graph.model.claim import Anchor, Claim
from graph.records.anchors import MOST_AROUND, digest


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage by offsets into the copy; `drift` is how far it is from where it was recorded, without spaces."""

    claim: str
    start: int
    end: int
    drift: int


@dataclass(frozen=True, slots=True)
class Found:
    """The passages in the order of the copy, and the claims of those that are not in it."""

    passages: tuple[Passage, ...]
    missing: tuple[str, ...]


def find(copy: str, source: str, claims: tuple[Claim, ...]) -> Found:
    """Look for every anchor of a source: as far off as the last one was, then further and further."""
    text, places = _mapped(copy)
    passages, missing, drift = [], [], 0
    for anchor, claim in sorted(_anchors(source, claims), key=lambda one: (one[0].start, one[1])):
        start = _start(text, anchor, anchor.start + drift)
        if start is None:
            missing.append(claim)
            continue
        drift = start - anchor.start
        end = places[start + anchor.end - anchor.start - 1][1]
        passages.append(Passage(claim, places[start][0], end, drift))
    return Found(tuple(sorted(passages, key=lambda one: (one.start, one.end))), tuple(missing))


def _anchors(source: str, claims: tuple[Claim, ...]) -> Iterator[tuple[Anchor, str]]:
    for claim in claims:
        for one in claim.appearances:
            if one.source == source and one.anchor is not None:
                yield one.anchor, claim.id


def _start(text: str, anchor: Anchor, expected: int) -> int | None:
    length = anchor.end - anchor.start
    for far in range(MOST_AROUND + 1):
        for start in {expected - far, expected + far}:
            if 0 <= start <= len(text) - length and digest(text[start : start + length]) == anchor.sha256:
                return start
    return None


def _mapped(copy: str) -> tuple[str, list[tuple[int, int]]]:
    """The normalised text, and for each of its characters where in the copy it comes from."""
    text, places, start = [], [], 0
    while start < len(copy):
        end = start + 1
        # A letter and its accents become one character.
        while end < len(copy) and unicodedata.combining(copy[end]):
            end += 1
        piece = "".join(unicodedata.normalize("NFKC", copy[start:end]).split())
        text.append(piece)
        places += [(start, end)] * len(piece)
        start = end
    return "".join(text), places
