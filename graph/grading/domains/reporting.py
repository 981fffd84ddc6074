"""Reporting and doubts about data: is what was found what was published, and can it be believed?"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from graph.grading.domains.outcome import NOTHING, Fired, Outcome, Part, outcome
from graph.grading.method import Method


class Published(NamedTuple):
    """How a body came to be known; shares are percentages, and `None` is not known."""

    studies: int = 0
    asymmetry_p: float | None = None
    small_and_paid_percent: int | None = None
    only_at_second_hand: bool = False
    unpublished_percent: int | None = None


@lru_cache(maxsize=4096)
def reporting(method: Method, published: Published) -> Outcome:
    """One level, once, whichever of the signs of missing results are there."""
    if not method.asks("reporting"):
        return NOTHING
    fired = [Fired(part, method.reporting.step) for part in _signs(method, published)]
    return outcome(fired, most=method.reporting.step)


def _signs(method: Method, published: Published) -> list[Part]:
    limits = method.reporting
    many = published.studies >= limits.asymmetry_from_studies
    signs = {
        Part.ASYMMETRY: many and _below(published.asymmetry_p, limits.asymmetry_p_below),
        Part.SMALL_AND_PAID: (published.small_and_paid_percent or 0) > limits.small_and_paid_above_percent,
        Part.KNOWN_AT_SECOND_HAND: published.only_at_second_hand,
        Part.UNPUBLISHED: (published.unpublished_percent or 0) >= limits.unpublished_from_percent,
    }
    return [part for part, holds in signs.items() if holds]


def _below(value: float | None, limit: float) -> bool:
    return value is not None and value < limit


def data_concern(method: Method, *, is_raised: bool) -> Outcome:
    """One level where data that carry the body are doubted."""
    if not is_raised or not method.asks("data-concern"):
        return NOTHING
    return outcome([Fired(Part.DATA_CONCERN, method.data_concern.step)])
