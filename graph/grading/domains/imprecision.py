"""Imprecision: is there enough of it to know?"""

from __future__ import annotations

from dataclasses import dataclass

from graph.grading.domains.outcome import NOTHING, Fired, Outcome, Part, outcome
from graph.grading.method import Heads, Method
from graph.grading.synthesis.values import Interval, Measure


@dataclass(frozen=True, slots=True)
class Effect:
    """An effect as printed, with its interval; `mid` is the smallest difference that matters, where one is recorded.

    For a ratio `mid` is a ratio as well, above 1. The sign of `mid` does not matter.
    """

    measure: Measure
    value: float
    interval: Interval
    mid: float | None = None

    @property
    def thresholds(self) -> tuple[float, ...]:
        """What the interval must not cross: both recorded limits of what matters, else no effect."""
        if self.mid is None:
            return (self.measure.null,)
        return (1 / self.mid, self.mid) if self.measure.is_ratio else (-abs(self.mid), abs(self.mid))

    @property
    def sides_crossed(self) -> int:
        """How many of them it holds; an interval that only touches one is not clear of it."""
        return sum(self.interval.holds(value) for value in self.thresholds)


@dataclass(frozen=True, slots=True)
class Numbers:
    """How many are known to have been studied, and whether some studies do not tell their number."""

    known: int
    some_unknown: bool = False
    are_animals: bool = False


def imprecision(method: Method, numbers: Numbers, effect: Effect | None = None) -> Outcome:
    """What the interval takes and what small numbers take, added up; without an interval the numbers alone."""
    if not method.asks("imprecision"):
        return NOTHING
    used = effect if method.imprecision.interval else None
    if used is None:
        return outcome(_few(method, numbers, None), method.imprecision.most)
    parts = [*_crossing(method, used)]
    if method.imprecision.heads is Heads.ALWAYS:
        parts += _few(method, numbers, used)
    elif not parts and _is_implausibly_large(method, used):
        parts += _too_wide(method, used) or _few(method, numbers, used)
    return outcome(parts, method.imprecision.most)


def is_little_or_none(method: Method, effect: Effect) -> bool:
    """Whether the interval lies wholly inside what does not matter: the recorded limits, else the default ones."""
    limits = _unimportant(method, effect)
    return limits is not None and effect.interval.is_within(limits.low, limits.high)


def _unimportant(method: Method, effect: Effect) -> Interval | None:
    """The effects that nobody would notice; `None` where no limit is recorded and there is no default."""
    if effect.mid is not None:
        low, high = effect.thresholds
        return Interval(low, high)
    if effect.measure.is_ratio:
        return Interval(method.imprecision.default_ratio_low, method.imprecision.default_ratio_high)
    if effect.measure is Measure.SMD:
        return Interval(-method.imprecision.default_smd, method.imprecision.default_smd)
    return None


def _crossing(method: Method, effect: Effect) -> list[Fired]:
    if is_little_or_none(method, effect) or not effect.sides_crossed:
        return []
    if effect.sides_crossed == 1:
        return [Fired(Part.INTERVAL_CROSSES, method.imprecision.interval_step)]
    return [Fired(Part.INTERVAL_CROSSES_BOTH, method.imprecision.both_sides_step)]


def _few(method: Method, numbers: Numbers, effect: Effect | None) -> list[Fired]:
    """Numbers below the bars; those that nobody tells are taken to be none at all, and marked."""
    few, very_few = _bars(method, numbers, effect)
    parts = []
    if numbers.known < few:
        parts.append(Fired(Part.FEW, method.imprecision.few_step, unseen=numbers.some_unknown))
    # Beside an interval that is clear, very few count no more than few, unless numbers are asked of such effects only.
    is_clear = effect is not None and not _crossing(method, effect)
    if numbers.known < very_few and not (is_clear and method.imprecision.heads is Heads.ALWAYS):
        parts.append(Fired(Part.VERY_FEW, method.imprecision.very_few_step, unseen=numbers.some_unknown))
    return parts


def _bars(method: Method, numbers: Numbers, effect: Effect | None) -> tuple[int, int]:
    limits = method.imprecision
    if numbers.are_animals:
        return limits.few_animals, limits.very_few_animals
    if effect is not None and not effect.measure.is_ratio and effect.measure is not Measure.RD:
        return limits.few_people_in_means, limits.very_few_people_in_means
    return limits.few_people, limits.very_few_people


def _is_implausibly_large(method: Method, effect: Effect) -> bool:
    if effect.measure.is_ratio:
        rest = 1 - method.imprecision.large_reduction_percent / 100
        return effect.value < rest or effect.value > 1 / rest
    return effect.measure is Measure.SMD and abs(effect.value) > method.imprecision.large_smd


def _too_wide(method: Method, effect: Effect) -> list[Fired]:
    """A large ratio whose upper limit is a multiple of the lower one: too few people by far."""
    limits, interval = method.imprecision, effect.interval
    widest = limits.widest_odds_ratio if effect.measure is Measure.OR else limits.widest_ratio
    if not effect.measure.is_ratio or interval.high < widest * interval.low:
        return []
    return [Fired(Part.TOO_WIDE_FOR_ITS_SIZE, limits.both_sides_step)]
