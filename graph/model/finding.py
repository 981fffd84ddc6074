"""One measured result."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from graph.model.study import ComparatorKind
from graph.model.values import Absent, Answer, Interval, PValue, Span, Species


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
    """A number with its meaning, its interval, and its p value as printed and as a number.

    `adjusted` says for what a difference was adjusted, in the words of the source.
    """

    measure: EffectMeasure
    value: Decimal | None = None
    unit: str | None = None
    interval: Interval | None = None
    p: str | None = None
    p_value: PValue | None = None
    adjusted: str | None = None


class ArmRole(StrEnum):
    """On which side of a comparison a group stands."""

    TREATED = "treated"
    CONTROL = "control"


class SpreadKind(StrEnum):
    """What a printed spread is; `unnamed` is a ± that its source does not explain."""

    SD = "sd"
    SE = "se"
    IQR = "iqr"
    RANGE = "range"
    INTERVAL = "interval"
    UNNAMED = "unnamed"


@dataclass(frozen=True, slots=True)
class Spread:
    """The spread of a group's values: one `value` for SD and SE, `low` and `high` for the others."""

    kind: SpreadKind
    value: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None


class Told(StrEnum):
    """What an arm's number is: the value at the time, or the change since baseline."""

    FINAL = "final"
    CHANGE = "change"


@dataclass(frozen=True, slots=True)
class ArmResult:
    """What one group of a study showed: how many, with how many events, or a mean or median with its spread."""

    name: str
    role: ArmRole
    n: int | None = None
    events: int | None = None
    mean: Decimal | None = None
    median: Decimal | None = None
    spread: Spread | None = None
    told: Told = Told.FINAL
    note: str | None = None


class AnalysisSet(StrEnum):
    """Who was counted in a result; a subset held against all controls is no randomised comparison."""

    AS_RANDOMISED = "as-randomised"
    AS_TREATED = "as-treated"
    COMPLETERS = "completers"
    SUBSET = "subset"


class Level(StrEnum):
    """How a result reached the record: read in the study's own report, told by others, or computed by us."""

    DIRECT = "direct"
    SECOND_HAND = "second-hand"
    DERIVED = "derived"


class HarmKind(StrEnum):
    """What sort of harm a result counts."""

    DEATH = "death"
    SERIOUS_EVENT = "serious-event"
    TUMOUR = "tumour"
    INFECTION = "infection"
    PROCEDURE = "procedure"
    SEIZURE = "seizure"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Finding:
    """One result of one study: what was measured, in how many, against what, when, and what came out.

    `read_in` are the addresses where it was read, kept as text and never linked; `computed_by` says how a derived
    result was computed. For a result that counts harm, `related` is whether it was held to come from the treatment,
    and `definitive` marks a case that settles by itself that the treatment can do it, such as a tumour of the donor's
    genotype (Aronson & Hauben 2006, doi:10.1136/bmj.39036.666389.94).
    """

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
    arms: tuple[ArmResult, ...] = ()
    analysis: AnalysisSet | None = None
    level: Level = Level.DIRECT
    read_in: tuple[str, ...] = ()
    computed_by: str | None = None
    harm: HarmKind | None = None
    related: Answer = Answer.NOT_SEEN
    definitive: bool = False
