"""What one study found, in whichever form it was printed, and what several say together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from graph.grading.synthesis.effects import FROM_EVENTS, FROM_MEANS
from graph.grading.synthesis.values import Estimate, Interval, Measure, TwoByTwo, TwoMeans


@dataclass(frozen=True, slots=True)
class Reported:
    """An effect as the study itself computed it, on the scale of analysis (logarithm for ratios)."""

    measure: Measure
    estimate: Estimate


@dataclass(frozen=True, slots=True)
class Result:
    """One result of one study: its two groups as events or means, or an effect that it reports.

    `instrument` is the scale on which means or a mean difference were measured; only equal ones are one scale. `people`
    and `events` are for a reported effect; the groups tell their own.
    """

    study: str
    found: TwoByTwo | TwoMeans | Reported
    instrument: str | None = None
    people: int | None = None
    events: int | None = None

    @property
    def all_people(self) -> int | None:
        """How many people it rests on; `None` where nobody tells."""
        return self.people if isinstance(self.found, Reported) else round(self.found.people)

    @property
    def all_events(self) -> int | None:
        """How many of them had the event; `None` where it is not about events, or nobody tells."""
        return round(self.found.events) if isinstance(self.found, TwoByTwo) else self.events

    @property
    def ways(self) -> Iterator[Way]:
        """The ways in which it can be compared with other results."""
        if isinstance(self.found, TwoByTwo):
            yield from (Way(measure) for measure in FROM_EVENTS)
            return
        measures = (self.found.measure,) if isinstance(self.found, Reported) else tuple(FROM_MEANS)
        yield from (Way(measure, self.instrument if measure is Measure.MD else None) for measure in measures)

    def estimate(self, measure: Measure) -> Estimate | None:
        """The effect by this measure; `None` where the result cannot tell it."""
        if isinstance(self.found, Reported):
            return self.found.estimate if self.found.measure is measure else None
        if isinstance(self.found, TwoByTwo):
            return FROM_EVENTS[measure](self.found) if measure in FROM_EVENTS else None
        return FROM_MEANS[measure](self.found) if measure in FROM_MEANS else None


@dataclass(frozen=True, slots=True)
class Way:
    """A measure and, for mean differences, the one instrument that all share."""

    measure: Measure
    instrument: str | None = None


class Manner(StrEnum):
    """How the results became one."""

    SINGLE = "single-study"
    COMMON = "common-effect"
    RANDOM = "reml-modified-hartung-knapp"
    MANTEL_HAENSZEL = "mantel-haenszel"
    PETO = "peto"


@dataclass(frozen=True, slots=True)
class Policy:
    """The numbers by which a way of pooling is chosen."""

    rare_percent: float = 1.0
    """Peto's odds ratio where fewer had the event …"""
    balance: float = 1.5
    """… and no trial has one group larger than the other by more than this factor."""
    predict_from: int = 5
    """The fewest studies with a prediction interval."""


@dataclass(frozen=True, slots=True)
class Share:
    """The percentage of the weight that a study holds, and its own estimate as printed."""

    study: str
    percent: float
    value: float
    interval: Interval


@dataclass(frozen=True, slots=True)
class Pooled:
    """What the results of a body say together, as people print it (a ratio as a ratio, not as its logarithm).

    `interval` decides. `common` is the common-effect interval, `modified` that of Hartung and Knapp, never narrower
    than the plain one. `left_out` are studies whose result cannot be compared in this way or carries no ratio.
    `risk_difference` stands beside a ratio where it can be told.
    """

    measure: Measure
    instrument: str | None
    manner: Manner
    value: float
    interval: Interval
    analysed: Estimate
    k: int
    people: int
    people_unknown: int
    events: int | None
    tau2: float
    i2: float | None
    common: Interval
    modified: Interval | None
    prediction: Interval | None
    shares: tuple[Share, ...]
    left_out: tuple[str, ...] = ()
    risk_difference: Difference | None = None

    @property
    def scale(self) -> str:
        """`log` or `plain`: the scale on which studies were averaged."""
        return "log" if self.measure.is_ratio else "plain"


@dataclass(frozen=True, slots=True)
class Difference:
    """A pooled difference of risks with its interval."""

    value: float
    interval: Interval
