"""A relative effect in people: how many of 1,000 have the event with and without."""

from __future__ import annotations

import math
from dataclasses import dataclass

from graph.grading.synthesis.values import Interval, Measure


@dataclass(frozen=True, slots=True)
class Absolute:
    """Events in 1,000 people without and with what was tried; `range_with` are the limits of the latter."""

    without: float
    with_: float
    range_with: Interval

    @property
    def difference(self) -> float:
        """How many more (or, below nothing, fewer) of 1,000."""
        return self.with_ - self.without

    @property
    def difference_range(self) -> Interval:
        """The limits of the difference."""
        return Interval(self.range_with.low - self.without, self.range_with.high - self.without)


def absolute(measure: Measure, value: float, interval: Interval, control_risk: float) -> Absolute | None:
    """The effect at a risk without treatment (a part of 1); `None` for measures that say nothing of events."""
    ends = [risk_with(measure, number, control_risk) for number in (value, interval.low, interval.high)]
    told = [1000 * end for end in ends if end is not None]
    if len(told) < len(ends):
        return None
    return Absolute(1000 * control_risk, told[0], Interval(told[1], told[2]))


def risk_with(measure: Measure, value: float, control_risk: float) -> float | None:
    """The risk that an effect makes of a risk; never below 0 or above 1."""
    if not 0 <= control_risk <= 1:
        return None
    if measure is Measure.RR:
        return min(1.0, control_risk * value)
    if measure is Measure.RD:
        return min(1.0, max(0.0, control_risk + value))
    if measure is Measure.HR:
        return 1.0 if control_risk == 1 else -math.expm1(value * math.log1p(-control_risk))
    if measure is Measure.OR:
        odds = value * control_risk
        return odds / (1 - control_risk + odds) if odds or control_risk < 1 else None
    return None


def risk_ratio_at(measure: Measure, value: float, control_risk: float) -> float | None:
    """The risk ratio that an odds or hazard ratio amounts to at this risk without treatment."""
    if measure is Measure.RR:
        return value
    risk = risk_with(measure, value, control_risk)
    return None if risk is None or control_risk <= 0 else risk / control_risk
