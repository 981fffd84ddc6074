"""One measured result."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from graph.model.study import ComparatorKind
from graph.model.values import Absent, Interval, Span, Species


class Reading(StrEnum):
    """Which way a result points for the one who was treated."""

    BENEFIT = "benefit"
    HARM = "harm"
    NO_DIFFERENCE = "no-difference"
    UNCONTROLLED_IMPROVEMENT = "uncontrolled-improvement"
    NOT_REPORTED = "not-reported"
    NOT_APPLICABLE = "not-applicable"


class EffectMeasure(StrEnum):
    """What an effect number is; ratios have no effect at 1, the others at 0."""

    MEAN_CHANGE = "mean-change"
    MEAN_DIFFERENCE = "mean-difference"
    STANDARDISED_MEAN_DIFFERENCE = "standardised-mean-difference"
    MEDIAN_CHANGE = "median-change"
    RISK_DIFFERENCE = "risk-difference"
    RISK_RATIO = "risk-ratio"
    ODDS_RATIO = "odds-ratio"
    HAZARD_RATIO = "hazard-ratio"
    PERCENTAGE = "percentage"
    COUNT = "count"
    EFFECT_SIZE = "effect-size"
    OTHER = "other"

    @property
    def is_ratio(self) -> bool:
        """Whether no effect is 1 rather than 0."""
        return self in _RATIOS

    @property
    def is_contrast(self) -> bool:
        """Whether the number compares two groups."""
        return self in _CONTRASTS


_RATIOS = frozenset({EffectMeasure.RISK_RATIO, EffectMeasure.ODDS_RATIO, EffectMeasure.HAZARD_RATIO})
_CONTRASTS = _RATIOS | {
    EffectMeasure.MEAN_DIFFERENCE,
    EffectMeasure.STANDARDISED_MEAN_DIFFERENCE,
    EffectMeasure.RISK_DIFFERENCE,
    EffectMeasure.EFFECT_SIZE,
}


@dataclass(frozen=True, slots=True)
class Effect:
    """A number with its meaning, its 95 % interval and its p value as printed."""

    measure: EffectMeasure
    value: Decimal | None = None
    unit: str | None = None
    interval: Interval | None = None
    p: str | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """One result of one study: what was measured, in how many, against what, when, and what came out."""

    id: str
    outcome: str
    measure: str
    reading: Reading
    n: int | Absent
    comparator: ComparatorKind
    time: Span | Absent
    instrument: str | None = None
    treated_value: str | None = None
    comparator_value: str | None = None
    count: int | None = None
    total: int | None = None
    effect: Effect | None = None
    primary: bool = False
    species: Species | None = None
    report: str | None = None
    words: str | None = None
    note: str | None = None
