"""An effect and its variance from what papers print: intervals, exact p values, standard errors, quartiles."""

from __future__ import annotations

import math
from enum import StrEnum

from graph.grading.synthesis.distributions import normal_quantile, t_quantile
from graph.grading.synthesis.values import Estimate, Interval, Mean, Measure, Z

ASSUMED_CORRELATION = 0.5
"""Between baseline and end where a paper does not tell it; 0.2 to 0.8 show what hangs on it."""

_SMALL = 60
"""Below so many degrees of freedom the interval of a difference of means is taken to be one of t."""


class Said(StrEnum):
    """The sign before a p value."""

    EXACT = "="
    BELOW = "<"
    AT_MOST = "<="
    ABOVE = ">"
    AT_LEAST = ">="


def from_interval(
    measure: Measure, value: float, interval: Interval, *, people: float | None = None
) -> Estimate | None:
    """From an estimate with its 95 % interval; the logarithm for ratios, t where a difference rests on few people.

    `None` where the numbers cannot be such an interval.
    """
    low, high = interval.low, interval.high
    if not low <= value <= high or low == high or (measure.is_ratio and low <= 0):
        return None
    quantile = Z
    if people is not None and not measure.is_ratio and 2 < people < _SMALL + 2:
        quantile = t_quantile(0.975, people - 2)
    width = measure.analysed(high) - measure.analysed(low)
    return Estimate(measure.analysed(value), (width / (2 * quantile)) ** 2)


def from_error(measure: Measure, value: float, error: float) -> Estimate | None:
    """From an estimate with its standard error, which for ratios is that of the logarithm."""
    if error <= 0 or (measure.is_ratio and value <= 0):
        return None
    return Estimate(measure.analysed(value), error**2)


def from_p(
    measure: Measure, value: float, p: float, said: Said = Said.EXACT, *, people: float | None = None
) -> Estimate | None:
    """From a difference with its exact two-sided p value; "p < 0.05" is only a bound and gives nothing."""
    if said is not Said.EXACT or not 0 < p < 1 or (measure.is_ratio and value <= 0):
        return None
    effect = measure.analysed(value)
    small = people is not None and people > 2 and not measure.is_ratio
    quantile = t_quantile(1 - p / 2, people - 2) if small and people else normal_quantile(1 - p / 2)
    if effect == 0 or quantile == 0:
        return None
    return Estimate(effect, (effect / quantile) ** 2)


def sd_from_error(error: float, people: float) -> float | None:
    """The standard deviation of a group from the standard error of its mean."""
    return error * math.sqrt(people) if error > 0 and people > 0 else None


def sd_from_interval(interval: Interval, people: float) -> float | None:
    """The standard deviation of a group from the 95 % interval of its mean."""
    if people < 2 or interval.high <= interval.low:
        return None
    quantile = t_quantile(0.975, people - 1) if people < _SMALL else Z
    return (interval.high - interval.low) / (2 * quantile) * math.sqrt(people)


def sd_of_change(baseline: float, final: float, correlation: float = ASSUMED_CORRELATION) -> float | None:
    """The standard deviation of a change from those at baseline and at the end."""
    square = baseline**2 + final**2 - 2 * correlation * baseline * final
    return math.sqrt(square) if square > 0 else None


def mean_from_quartiles(first: float, median: float, third: float, people: float) -> Mean | None:
    """The mean and standard deviation behind a median and quartiles (Wan 2014); not for skewed numbers."""
    if people < 2 or not first <= median <= third or first == third:
        return None
    spread = 2 * normal_quantile((0.75 * people - 0.125) / (people + 0.25))
    return Mean((first + median + third) / 3, (third - first) / spread, people)


def mean_from_range(least: float, median: float, most: float, people: float) -> Mean | None:
    """The mean and standard deviation behind a median and the extremes (Wan 2014); not for skewed numbers."""
    if people < 2 or not least <= median <= most or least == most:
        return None
    spread = 2 * normal_quantile((people - 0.375) / (people + 0.25))
    return Mean((least + 2 * median + most) / 4, (most - least) / spread, people)
