"""Results with an interval on one scale for each outcome and measure: where each stands, and where no effect would be.

Nothing is pooled: every bar is what one study printed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import ceil, floor, log, log10

from graph.model.base import EvidenceBase
from graph.model.finding import Effect, EffectMeasure, Finding
from graph.model.values import Answer, Interval, Text
from graph.views.dossier import StudyRow

_ROOM = 1.5
"""How far the scale reaches beyond the values, in spans of the values; longer intervals are cut."""
_MARGIN = 0.06
_STEPS = (1, 2, 5, 10)
_MOST_TICKS = 6


@dataclass(frozen=True, slots=True)
class Axis:
    """A scale from `low` to `high`; `none` is where no effect would be, `None` for numbers that compare nothing."""

    low: float
    high: float
    none: Decimal | None
    is_log: bool
    ticks: tuple[Decimal, ...]

    def at(self, value: Decimal) -> float:
        """Where a value stands, from 0 at the left end to 1 at the right; beyond the ends it stands at them."""
        place = (_scaled(value, is_log=self.is_log) - self.low) / (self.high - self.low)
        return round(min(1.0, max(0.0, place)), 4)

    def is_cut(self, value: Decimal) -> bool:
        """Whether a value lies beyond an end."""
        return not self.low <= _scaled(value, is_log=self.is_log) <= self.high


@dataclass(frozen=True, slots=True)
class Bar:
    """One result with its interval."""

    row: StudyRow
    finding: Finding
    value: Decimal
    interval: Interval


@dataclass(frozen=True, slots=True)
class Forest:
    """Results that can stand on one scale: one outcome, one measure, one unit, one instrument.

    `better` is which way a treated person is better off: `yes` to the right, `no` to the left.
    """

    measure: EffectMeasure
    unit: str | None
    instrument: Text | None
    better: Answer
    bars: tuple[Bar, ...]
    axis: Axis


_Key = tuple[EffectMeasure, str | None, str | None]


def forests(base: EvidenceBase, results: Iterable[tuple[StudyRow, Finding]]) -> tuple[Forest, ...]:
    """The results of one outcome that have a value and an interval, those of one scale together."""
    found: dict[_Key, list[Bar]] = {}
    for row, finding in results:
        bar = _bar(row, finding)
        if bar is not None:
            found.setdefault(_key(bar), []).append(bar)
    return tuple(_forest(base, key, bars) for key, bars in found.items())


def _bar(row: StudyRow, finding: Finding) -> Bar | None:
    effect = finding.effect
    if effect is None or effect.value is None or effect.interval is None:
        return None
    is_drawable = not effect.measure.is_ratio or (effect.value > 0 and effect.interval.low > 0)
    return Bar(row, finding, effect.value, effect.interval) if is_drawable else None


def _key(bar: Bar) -> _Key:
    """Points of two instruments never share a scale; ratios and standardised differences have no unit and do."""
    effect, instrument = _effect(bar), bar.finding.instrument
    measure = effect.measure
    without_unit = measure.is_ratio or measure is EffectMeasure.STANDARDISED_MEAN_DIFFERENCE
    return measure, effect.unit, None if without_unit else instrument


def _effect(bar: Bar) -> Effect:
    return bar.finding.effect or Effect(EffectMeasure.OTHER)


def _forest(base: EvidenceBase, key: _Key, bars: Sequence[Bar]) -> Forest:
    measure, unit, instrument_id = key
    instrument = base.instruments.get(instrument_id) if instrument_id else None
    return Forest(
        measure,
        unit,
        instrument.name if instrument else None,
        better=_better(base, bars),
        bars=tuple(bars),
        axis=axis(bars, no_effect(measure), is_log=measure.is_ratio),
    )


def _better(base: EvidenceBase, bars: Iterable[Bar]) -> Answer:
    """Which way is better, where every result says the same of it."""
    named = [base.instruments.get(bar.finding.instrument or "") for bar in bars]
    said = {instrument.higher_is_better if instrument else Answer.NOT_SEEN for instrument in named}
    is_difference = all(_effect(bar).measure in _DIFFERENCES for bar in bars)
    return said.pop() if is_difference and len(said) == 1 else Answer.NOT_SEEN


_CHANGES = frozenset({EffectMeasure.MEAN_CHANGE, EffectMeasure.MEDIAN_CHANGE})
_DIFFERENCES = _CHANGES | {EffectMeasure.MEAN_DIFFERENCE}


def no_effect(measure: EffectMeasure) -> Decimal | None:
    """The value that means no effect or no change; `None` for numbers that compare nothing."""
    if measure.is_ratio:
        return Decimal(1)
    return Decimal(0) if measure.is_contrast or measure in _CHANGES else None


def axis(bars: Sequence[Bar], none: Decimal | None, *, is_log: bool) -> Axis:
    """A scale that holds every value and the line of no effect; an interval may be cut where it is much longer."""
    values = [_scaled(bar.value, is_log=is_log) for bar in bars]
    values += [] if none is None else [_scaled(none, is_log=is_log)]
    ends = [_scaled(end, is_log=is_log) for bar in bars for end in (bar.interval.low, bar.interval.high)]
    room = _ROOM * (max(values) - min(values)) if len(bars) > 1 else max(ends) - min(ends)
    low = min(*values, max(min(ends), min(values) - room))
    high = max(*values, min(max(ends), max(values) + room))
    margin = _MARGIN * (high - low) or 0.5
    low, high = low - margin, high + margin
    return Axis(low, high, none, is_log, ticks=tuple(_log_ticks(low, high) if is_log else _ticks(low, high)))


def _scaled(value: Decimal, *, is_log: bool) -> float:
    return log(value) if is_log else float(value)


def _ticks(low: float, high: float) -> list[Decimal]:
    """Round numbers, at most six."""
    magnitude = Decimal(10) ** floor(log10((high - low) / _MOST_TICKS))
    step = next(step * magnitude for step in _STEPS if (high - low) / float(step * magnitude) <= _MOST_TICKS)
    first, last = ceil(low / float(step)), floor(high / float(step))
    return [at * step for at in range(first, last + 1)]


def _log_ticks(low: float, high: float) -> list[Decimal]:
    """One, two and five of each power of ten, or the powers alone where that is enough."""
    powers = range(floor(low / log(10)) - 1, ceil(high / log(10)) + 1)
    fine = [Decimal(step).scaleb(power) for power in powers for step in (1, 2, 5)]
    inside = [tick for tick in fine if low <= log(tick) <= high]
    if len(inside) <= _MOST_TICKS:
        return inside
    return [tick for tick in inside if tick.normalize().as_tuple().digits == (1,)]
