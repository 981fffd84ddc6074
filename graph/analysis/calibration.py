"""Our certainty, our sums and our pooled numbers beside those that people published."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from graph.analysis.calibrating.columns import columns
from graph.analysis.calibrating.kappa import Pair, confusion, kappa_interval, weighted_kappa
from graph.analysis.calibrating.published import (
    Given,
    Material,
    Place,
    PublishedAnalysis,
    PublishedBody,
    PublishedSum,
)
from graph.grading.domains.bias import risk_of_bias
from graph.grading.domains.consistency import inconsistency
from graph.grading.domains.imprecision import Effect, Numbers, imprecision
from graph.grading.domains.outcome import Outcome, rate
from graph.grading.method import Method
from graph.grading.synthesis.effects import FROM_EVENTS, FROM_MEANS
from graph.grading.synthesis.values import Estimate, Measure, TwoByTwo, TwoMeans

_FAR = 2  # levels


@dataclass(frozen=True, slots=True)
class Judged:
    """A published body beside our level for it, with what each domain took."""

    body: PublishedBody
    ours: int
    steps: tuple[tuple[str, Outcome], ...]

    @property
    def too_high(self) -> int:
        """How many levels we stand above what was published; below nothing where we stand lower."""
        return self.ours - self.body.level


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far our levels are those that were published; percentages are `None` where there is nothing to count."""

    n: int
    kappa: float | None
    kappa_interval: tuple[float, float] | None
    two_too_high_percent: float | None
    two_too_low_percent: float | None
    confusion: Mapping[int, Mapping[int, int]]


@dataclass(frozen=True, slots=True)
class Added:
    """A published sum beside ours."""

    published: PublishedSum
    ours: int


@dataclass(frozen=True, slots=True)
class Compared:
    """One number of a meta-analysis, published and ours; `ours` is `None` where we cannot compute it."""

    id: str
    place: Place
    column: str
    published: float
    ours: float

    @property
    def difference(self) -> float:
        """How far apart they are: as a part of the published number, or as it is where that is below 1."""
        return abs(self.ours - self.published) / max(1.0, abs(self.published))

    @property
    def is_searched(self) -> bool:
        """Whether the published number comes from a search that stops early (metafor's limits of tau squared)."""
        return self.column.startswith("QP_")


@dataclass(frozen=True, slots=True)
class Calibration:
    """Everything that a folder of published judgements says about a method."""

    method: Method
    judged: tuple[Judged, ...]
    added: tuple[Added, ...]
    compared: tuple[Compared, ...]
    material: Material

    @property
    def agreement(self) -> Agreement:
        """Over all bodies."""
        return agreement(self.judged)

    @property
    def by_file(self) -> Mapping[str, Agreement]:
        """For the bodies of each file."""
        files = sorted({one.body.place.file for one in self.judged})
        return {file: agreement([one for one in self.judged if one.body.place.file == file]) for file in files}

    @property
    def differences(self) -> tuple[Judged, ...]:
        """Bodies on which we differ, those first where we stand too high by most."""
        apart = (one for one in self.judged if one.too_high)
        return tuple(sorted(apart, key=lambda one: (-one.too_high, one.body.place.file, one.body.place.line)))

    @property
    def worst(self) -> Compared | None:
        """The pooled number that is furthest from its published one, searched ones left aside."""
        return max((one for one in self.compared if not one.is_searched), key=lambda one: one.difference, default=None)


def calibrate(material: Material, method: Method) -> Calibration:
    """Judge, add and pool what others did, by a method."""
    return Calibration(
        method,
        tuple(judge(body, method) for body in material.bodies),
        tuple(Added(one, rate(one.start, _as_outcomes(one.steps)).level) for one in material.sums),
        tuple(number for analysis in material.analyses for number in compare(analysis)),
        material,
    )


def judge(body: PublishedBody, method: Method) -> Judged:
    """Our level for a body of randomised trials, from the numbers that were published with it."""
    effect = None
    if body.effect is not None:
        effect = Effect(body.effect.measure, body.effect.value, body.effect.interval)
    steps = [("risk-of-bias", risk_of_bias(method, body.risks))]
    if effect is not None:
        found = inconsistency(
            method, studies=body.studies, i2=body.i2, interval=effect.interval, thresholds=effect.thresholds
        )
        steps.append(("inconsistency", found))
    numbers = Numbers(body.people or 0, some_unknown=body.people is None)
    steps.append(("imprecision", imprecision(method, numbers, effect)))
    return Judged(body, rate(method.start.human_randomised, steps).level, tuple(steps))


def agreement(judged: Sequence[Judged]) -> Agreement:
    """Kappa, the share that is far off, and the table of both."""
    pairs = [Pair(one.body.review, one.body.level, one.ours) for one in judged]
    high = sum(one.too_high >= _FAR for one in judged)
    low = sum(-one.too_high >= _FAR for one in judged)
    return Agreement(
        len(pairs),
        weighted_kappa(pairs),
        kappa_interval(pairs),
        100 * high / len(pairs) if pairs else None,
        100 * low / len(pairs) if pairs else None,
        confusion(pairs),
    )


def compare(analysis: PublishedAnalysis) -> Iterator[Compared]:
    """Each published number of a meta-analysis that we compute as well."""
    estimates = [_estimate(study, analysis.measure) for study in analysis.studies]
    for row, (study, estimate) in enumerate(zip(analysis.studies, estimates, strict=True)):
        if study.groups and estimate and study.value is not None and study.variance is not None:
            yield Compared(analysis.id, analysis.place, f"yi[{row}]", study.value, estimate.value)
            yield Compared(analysis.id, analysis.place, f"vi[{row}]", study.variance, estimate.variance)
    tables = [study.groups for study in analysis.studies if isinstance(study.groups, TwoByTwo)]
    ours = columns([estimate for estimate in estimates if estimate], tables)
    for column, published in analysis.columns.items():
        if column in ours:
            yield Compared(analysis.id, analysis.place, column, published, ours[column])


def _estimate(study: Given, measure: Measure | None) -> Estimate | None:
    """The effect from the groups, else as it was given."""
    if measure is not None and isinstance(study.groups, TwoByTwo):
        return FROM_EVENTS[measure](study.groups)
    if measure is not None and isinstance(study.groups, TwoMeans):
        return FROM_MEANS[measure](study.groups)
    if study.value is None or study.variance is None or not study.is_used:
        return None
    return Estimate(study.value, study.variance)


def _as_outcomes(steps: Sequence[tuple[str, int]]) -> list[tuple[str, Outcome]]:
    return [(domain, Outcome(step, step)) for domain, step in steps]
