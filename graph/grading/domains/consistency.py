"""Inconsistency: do the studies find the same?"""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from graph.grading.domains.outcome import NOTHING, Fired, Outcome, Part, outcome
from graph.grading.method import Method
from graph.grading.synthesis.values import Interval


def inconsistency(
    method: Method,
    *,
    studies: int,
    i2: float | None,
    interval: Interval,
    prediction: Interval | None = None,
    thresholds: tuple[float, ...],
) -> Outcome:
    """One level where estimates differ beyond chance, or a new study may lie beyond a threshold that the mean keeps."""
    limits = method.inconsistency
    if not method.asks("inconsistency") or studies < 2:
        return NOTHING
    if i2 is None:
        return outcome([Fired(Part.HETEROGENEITY_UNREPORTED, limits.unreported_step, unseen=True)])
    if i2 > limits.i2_above_percent:
        return outcome([Fired(Part.HETEROGENEITY, limits.step)])
    if limits.prediction and prediction is not None:
        beyond = any(prediction.holds(value) and not interval.holds(value) for value in thresholds)
        return outcome([Fired(Part.PREDICTION_CROSSES, limits.step)]) if beyond else NOTHING
    return NOTHING


def disagreement(method: Method, same: int, other: int) -> Outcome:
    """One level where enough of the votes that have a direction are on the other side; no estimates are at hand."""
    limits = method.inconsistency
    if not method.asks("inconsistency") or not other:
        return NOTHING
    if 100 * other >= limits.other_side_from_percent * (same + other):
        return outcome([Fired(Part.VOTES_ON_THE_OTHER_SIDE, limits.step)])
    return NOTHING


class Leaning(StrEnum):
    """What counted directions say together."""

    FOR = "for"
    AGAINST = "against"
    DISAGREE = "disagree"
    INCONCLUSIVE = "inconclusive"


class Counted(NamedTuple):
    """One vote for each independent study, whatever its size or p; mixed ones count half on either side."""

    for_: int = 0
    against: int = 0
    mixed: int = 0
    unclear: int = 0

    @property
    def halves_for(self) -> int:
        """Twice the votes for, so that halves are whole."""
        return 2 * self.for_ + self.mixed

    @property
    def halves_against(self) -> int:
        """Twice the votes against."""
        return 2 * self.against + self.mixed

    @property
    def halves(self) -> int:
        """Twice all studies."""
        return 2 * (self.for_ + self.against + self.mixed + self.unclear)


@lru_cache(maxsize=4096)
def leaning(method: Method, votes: Counted) -> Leaning:
    """A side wins with more than half of all studies and three quarters of those that have a direction."""
    sides = (votes.halves_for, votes.halves_against)
    strong = [100 * side >= method.votes.side_from_percent * sum(sides) for side in sides]
    broad = [100 * side > method.votes.for_above_percent * votes.halves for side in sides]
    if strong[0] and broad[0]:
        return Leaning.FOR
    if strong[1] and broad[1]:
        return Leaning.AGAINST
    return Leaning.DISAGREE if all(sides) and not any(strong) else Leaning.INCONCLUSIVE
