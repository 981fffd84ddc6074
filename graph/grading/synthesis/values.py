"""The nouns of the synthesis: an estimate, an interval, a measure, and what a study reports of its two groups."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum

from graph.grading.synthesis.distributions import normal_quantile

LEVEL = 0.95
"""All intervals are 95 % intervals."""

Z = normal_quantile(0.5 + LEVEL / 2)


@dataclass(frozen=True, slots=True)
class Interval:
    """A lower and an upper limit."""

    low: float
    high: float

    def holds(self, value: float) -> bool:
        """Whether the value lies between the limits, or on one of them."""
        return self.low <= value <= self.high

    def is_within(self, low: float, high: float) -> bool:
        """Whether nothing of it lies outside these limits."""
        return low <= self.low and self.high <= high


class Measure(StrEnum):
    """What compares two groups."""

    RR = "risk-ratio"
    OR = "odds-ratio"
    HR = "hazard-ratio"
    RATE_RATIO = "rate-ratio"
    RD = "risk-difference"
    MD = "mean-difference"
    SMD = "standardised-mean-difference"

    @property
    def is_ratio(self) -> bool:
        """Whether it is analysed on the log scale and says nothing at 1."""
        return self in _RATIOS

    @property
    def null(self) -> float:
        """The printed value that means no difference."""
        return 1.0 if self.is_ratio else 0.0

    def analysed(self, printed: float) -> float:
        """A printed value on the scale on which studies are pooled."""
        return math.log(printed) if self.is_ratio else printed

    def printed(self, analysed: float) -> float:
        """A value of the scale of analysis as people print it."""
        return math.exp(min(analysed, _LARGEST_LOG)) if self.is_ratio else analysed

    def printed_interval(self, analysed: Interval) -> Interval:
        """Both limits as people print them."""
        return Interval(self.printed(analysed.low), self.printed(analysed.high))


_RATIOS = frozenset({Measure.RR, Measure.OR, Measure.HR, Measure.RATE_RATIO})
_LARGEST_LOG = 700.0  # The exponential of more does not fit a floating-point number.


@dataclass(frozen=True, slots=True)
class Estimate:
    """An effect on the scale of analysis (logarithm for ratios), and the variance of its error."""

    value: float
    variance: float

    @property
    def error(self) -> float:
        """The standard error."""
        return math.sqrt(self.variance)

    def interval(self, quantile: float = Z) -> Interval:
        """The limits that lie so many standard errors away."""
        reach = quantile * self.error
        return Interval(self.value - reach, self.value + reach)


@dataclass(frozen=True, slots=True)
class Events:
    """How many of a group had the event."""

    events: float
    people: float

    @property
    def none(self) -> float:
        """Those without the event."""
        return self.people - self.events

    @property
    def risk(self) -> float:
        """The share that had it."""
        return self.events / self.people


@dataclass(frozen=True, slots=True)
class TwoByTwo:
    """The events of two groups."""

    treated: Events
    control: Events

    @property
    def cells(self) -> tuple[float, float, float, float]:
        """Treated with and without the event, controls with and without it."""
        return self.treated.events, self.treated.none, self.control.events, self.control.none

    @property
    def people(self) -> float:
        """Everybody."""
        return self.treated.people + self.control.people

    @property
    def events(self) -> float:
        """All who had the event."""
        return self.treated.events + self.control.events

    @property
    def tells_a_ratio(self) -> bool:
        """Whether somebody had the event and somebody had not."""
        return 0 < self.events < self.people

    @property
    def has_zero(self) -> bool:
        """Whether one of the four cells is empty."""
        return 0 in self.cells

    def corrected(self, amount: float = 0.5) -> TwoByTwo:
        """The same with something added to each of the four cells."""
        groups = (Events(group.events + amount, group.people + 2 * amount) for group in (self.treated, self.control))
        return TwoByTwo(*groups)


@dataclass(frozen=True, slots=True)
class Mean:
    """The mean of a group, its standard deviation and how many people it holds."""

    mean: float
    sd: float
    people: float


@dataclass(frozen=True, slots=True)
class TwoMeans:
    """The means of two groups."""

    treated: Mean
    control: Mean

    @property
    def people(self) -> float:
        """Everybody."""
        return self.treated.people + self.control.people
