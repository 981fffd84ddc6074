"""What a domain takes or gives, and how it adds up.

Every step that rests on something nobody has seen is taken and marked; `at_best` is the sum without those.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Part(StrEnum):
    """A part of a rule that takes or gives a level."""

    MANY_AT_HIGH_RISK = "many-at-high-risk"
    FEW_AT_LOW_RISK = "few-at-low-risk"
    WEIGHT_TWICE_AT_HIGH_RISK = "weight-twice-at-high-risk"
    HETEROGENEITY = "heterogeneity"
    PREDICTION_CROSSES = "prediction-crosses"
    HETEROGENEITY_UNREPORTED = "heterogeneity-unreported"
    VOTES_ON_THE_OTHER_SIDE = "votes-on-the-other-side"
    INTERVENTION_DIFFERS = "intervention-differs"
    CONDITION_DIFFERS = "condition-differs"
    COMPARATOR_DIFFERS = "comparator-differs"
    SURROGATE_OUTCOME = "surrogate-outcome"
    INTERVAL_CROSSES = "interval-crosses"
    INTERVAL_CROSSES_BOTH = "interval-crosses-both-sides"
    TOO_WIDE_FOR_ITS_SIZE = "too-wide-for-its-size"
    FEW = "few"
    VERY_FEW = "very-few"
    FEW_FOR_SAFETY = "few-for-safety"
    ASYMMETRY = "asymmetry"
    SMALL_AND_PAID = "small-and-paid-by-the-maker"
    KNOWN_AT_SECOND_HAND = "known-at-second-hand-only"
    UNPUBLISHED = "unpublished"
    DATA_CONCERN = "data-concern"
    LARGE_EFFECT = "large-effect"
    VERY_LARGE_EFFECT = "very-large-effect"
    DOSE_RESPONSE = "dose-response"


@dataclass(frozen=True, slots=True)
class Fired:
    """A part that fired, and its step; `unseen` where it would not if all that nobody saw were good."""

    part: Part
    step: int
    unseen: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a domain takes or gives, what it would be at best, and why."""

    step: int = 0
    at_best: int = 0
    fired: tuple[Fired, ...] = ()


NOTHING = Outcome()


def outcome(fired: Iterable[Fired], most: int | None = None) -> Outcome:
    """The sum of parts; `most` is the deepest that it may reach."""
    parts = tuple([part for part in fired if part.step])
    if not parts:
        return NOTHING
    seen = sum([part.step for part in parts if not part.unseen])
    step = sum([part.step for part in parts])
    if most is not None:
        step, seen = max(most, step), max(most, seen)
    return Outcome(step, seen, parts)


@dataclass(frozen=True, slots=True)
class Rated:
    """A level and the best that it could be; `further` are domains that would have lowered it, had there been room."""

    level: int
    at_best: int
    further: tuple[str, ...] = ()


LOWEST, HIGHEST = 1, 4


def rate(start: int, steps: Iterable[tuple[str, Outcome]]) -> Rated:
    """Start and steps on the scale from 1 to 4, never below or above; steps are taken in the order given."""
    level, best, further = start, start, list[str]()
    for domain, found in steps:
        if found.step < 0 and level == LOWEST:
            further.append(domain)
        level = _kept(level + found.step)
        best = _kept(best + found.at_best)
    return Rated(level, best, tuple(further))


def _kept(level: int) -> int:
    return min(HIGHEST, max(LOWEST, level))
