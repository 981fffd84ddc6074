"""From the printed numbers of a finding to one result of a study that can be compared and pooled."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from graph.grading.domains.imprecision import Effect
from graph.grading.synthesis import printed
from graph.grading.synthesis.results import Reported, Result
from graph.grading.synthesis.values import Events, Interval, Mean, Measure, TwoByTwo, TwoMeans
from graph.model.base import EvidenceBase
from graph.model.biology import ImportantDifference, Instrument
from graph.model.claim import Claim
from graph.model.finding import ArmResult, ArmRole, EffectMeasure, Finding, Level, Reading, SpreadKind
from graph.model.study import Study
from graph.model.values import Answer, Span

_MEASURES = {
    EffectMeasure.MEAN_DIFFERENCE: Measure.MD,
    EffectMeasure.STANDARDISED_MEAN_DIFFERENCE: Measure.SMD,
    EffectMeasure.RISK_DIFFERENCE: Measure.RD,
    EffectMeasure.RISK_RATIO: Measure.RR,
    EffectMeasure.ODDS_RATIO: Measure.OR,
    EffectMeasure.HAZARD_RATIO: Measure.HR,
}
_PERCENT = frozenset({"%", "percent", "percentage points", "percentage-points", "pp"})
_LEVEL = 95


class Told(NamedTuple):
    """One comparable result of a study.

    `side` is +1 where more of it is good for the treated, -1 where it is bad, 0 where nobody says. `effect` is the
    result by its own measure, with its interval and the smallest difference that patients notice.
    """

    result: Result
    effect: Effect
    side: int
    outcome: str


class Estimator:
    """Reads the numbers of findings once each, because many claims read the same finding."""

    def __init__(self, base: EvidenceBase) -> None:
        self._base = base
        self._told: dict[tuple[str, str], Told | None] = {}

    def chosen(self, claim: Claim, study: Study, read: Sequence[Finding]) -> Told | None:
        """The one result that a study brings: the claim's outcome, else the primary one, else the latest.

        A value that the study's own report shows goes before one that others tell.
        """
        wanted = claim.scope.outcome
        best: Told | None = None
        rank: tuple[object, ...] = ()
        for finding in read:
            if not has_numbers(finding):
                continue
            told = self._of(study, finding, claim)
            if told is None:
                continue
            mine = (finding.outcome == wanted, finding.level is not Level.SECOND_HAND, finding.primary, _days(finding))
            if best is None or mine > rank:
                best, rank = told, mine
        return best

    def _of(self, study: Study, finding: Finding, claim: Claim) -> Told | None:
        phase = claim.scope.phase
        key = (study.id, finding.id) if phase is None else (study.id, f"{finding.id}/{phase}")
        if key not in self._told:
            self._told[key] = told(self._base, study, finding, phase)
        return self._told[key]


def has_numbers(finding: Finding) -> bool:
    """Whether a finding may hold an estimate between groups; most hold none, so this is asked first."""
    if finding.arms:
        return True
    effect = finding.effect
    return (
        effect is not None
        and effect.value is not None
        and effect.measure.is_contrast
        and (effect.interval is not None or effect.p_value is not None)
    )


def _days(finding: Finding) -> float:
    return float(finding.time.days) if isinstance(finding.time, Span) else -1.0


def told(base: EvidenceBase, study: Study, finding: Finding, phase: str | None = None) -> Told | None:
    """A finding as a result with its effect; `None` where it compares no groups or its numbers give no variance."""
    if not finding.comparator.is_control and not study.design.pools:
        return None  # A change from one's own baseline is never an effect.
    result = _result(study, finding)
    if result is None:
        return None
    way = next(iter(result.ways), None)
    estimate = result.estimate(way.measure) if way else None
    if way is None or estimate is None:
        return None
    measure = way.measure
    instrument = base.instruments.get(finding.instrument) if finding.instrument else None
    interval = _printed(finding, measure) or measure.printed_interval(estimate.interval())
    mid = important_difference(base, instrument, study, phase) if measure is Measure.MD and instrument else None
    effect = Effect(measure, measure.printed(estimate.value), interval, mid)
    return Told(result, effect, _side(finding, instrument, effect), finding.outcome)


def _result(study: Study, finding: Finding) -> Result | None:
    """Events of two groups first, then a difference with its interval, then means of two groups, then an exact p."""
    treated, control = _groups(finding.arms)
    table = _table(treated, control)
    if table is not None:
        return Result(study.id, table)
    people = sum(arm.n for arm in (*treated, *control) if arm.n is not None) or None
    reported = _from_interval(finding, people)
    if reported is None:
        means = _means(treated, control)
        if means is not None:
            return Result(study.id, means, instrument=finding.instrument or finding.measure)
        reported = _from_p(finding, people)
    if reported is None:
        return None
    return Result(study.id, reported, instrument=finding.instrument or finding.measure, people=people)


def _groups(arms: Sequence[ArmResult]) -> tuple[list[ArmResult], list[ArmResult]]:
    return (
        [arm for arm in arms if arm.role is ArmRole.TREATED],
        [arm for arm in arms if arm.role is ArmRole.CONTROL],
    )


def _table(treated: Sequence[ArmResult], control: Sequence[ArmResult]) -> TwoByTwo | None:
    one, other = _events(treated), _events(control)
    return TwoByTwo(one, other) if one and other else None


def _events(arms: Sequence[ArmResult]) -> Events | None:
    """All groups of one side together; `None` where one of them does not tell its events and people."""
    told = [(arm.events, arm.n) for arm in arms if arm.events is not None and arm.n]
    if not told or len(told) < len(arms) or any(events > n for events, n in told):
        return None
    return Events(sum(events for events, _ in told), sum(n for _, n in told))


def _means(treated: Sequence[ArmResult], control: Sequence[ArmResult]) -> TwoMeans | None:
    if len(treated) != 1 or len(control) != 1 or treated[0].told is not control[0].told:
        return None
    one, other = _mean(treated[0]), _mean(control[0])
    return TwoMeans(one, other) if one and other else None


def _mean(arm: ArmResult) -> Mean | None:
    """The mean of a group with its standard deviation, from whichever spread is printed; ± alone is not explained."""
    spread, n = arm.spread, arm.n
    if spread is None or not n:
        return None
    low, high = spread.low, spread.high
    if arm.median is not None and low is not None and high is not None:
        make = {SpreadKind.IQR: printed.mean_from_quartiles, SpreadKind.RANGE: printed.mean_from_range}.get(spread.kind)
        return make(float(low), float(arm.median), float(high), n) if make else None
    if arm.mean is None:
        return None
    sd: float | None = None
    if spread.kind is SpreadKind.SD and spread.value is not None:
        sd = float(spread.value)
    elif spread.kind is SpreadKind.SE and spread.value is not None:
        sd = printed.sd_from_error(float(spread.value), n)
    elif spread.kind is SpreadKind.INTERVAL and low is not None and high is not None:
        sd = printed.sd_from_interval(Interval(float(low), float(high)), n)
    return Mean(float(arm.mean), sd, n) if sd else None


def _printed(finding: Finding, measure: Measure) -> Interval | None:
    """The 95 % interval as the source prints it, where it is of this measure."""
    effect = finding.effect
    if effect is None or effect.interval is None or effect.interval.level != _LEVEL or effect.value is None:
        return None
    if _MEASURES.get(effect.measure) is not measure:
        return None
    scale = 100 if measure is Measure.RD and effect.unit in _PERCENT else 1
    return Interval(float(effect.interval.low) / scale, float(effect.interval.high) / scale)


def _from_interval(finding: Finding, people: int | None) -> Reported | None:
    effect = finding.effect
    measure = _MEASURES.get(effect.measure) if effect else None
    if effect is None or effect.value is None or measure is None:
        return None
    interval = _printed(finding, measure)
    if interval is None:
        return None
    estimate = printed.from_interval(measure, _value(finding, measure), interval, people=people)
    return Reported(measure, estimate) if estimate else None


def _from_p(finding: Finding, people: int | None) -> Reported | None:
    effect = finding.effect
    measure = _MEASURES.get(effect.measure) if effect else None
    if effect is None or effect.value is None or measure is None or effect.p_value is None:
        return None
    if not effect.p_value.is_exact:
        return None
    p = float(effect.p_value.value)
    estimate = printed.from_p(measure, _value(finding, measure), p, people=people)
    return Reported(measure, estimate) if estimate else None


def _value(finding: Finding, measure: Measure) -> float:
    effect = finding.effect
    value = float(effect.value) if effect is not None and effect.value is not None else measure.null
    return value / 100 if measure is Measure.RD and effect is not None and effect.unit in _PERCENT else value


def _side(finding: Finding, instrument: Instrument | None, effect: Effect) -> int:
    """Whether more of it is good: what the instrument says, else what the curator read in the number."""
    if finding.harm is not None:
        return -1
    if instrument is not None and effect.measure in (Measure.MD, Measure.SMD) and instrument.higher_is_better.is_known:
        return 1 if instrument.higher_is_better is Answer.YES else -1
    if finding.reading not in (Reading.BENEFIT, Reading.HARM) or effect.value == effect.measure.null:
        return 0
    is_more = effect.value > effect.measure.null
    return 1 if is_more == (finding.reading is Reading.BENEFIT) else -1


def important_difference(
    base: EvidenceBase, instrument: Instrument | None, study: Study, phase: str | None = None
) -> float | None:
    """The smallest difference that patients notice, for the phase that was studied; the lower end of a range.

    A difference found in one phase is not one of another: without the study's phase only one that names no phase, or
    that of the claim's phase, is known.
    """
    if instrument is None or not instrument.important_differences:
        return None
    known = instrument.important_differences
    studied = [one for one in known if one.phase and _is_in(base, study, one.phase)]
    spoken_of = [one for one in known if one.phase and one.phase == phase]
    plain = [one for one in known if one.phase is None]
    return _least(studied or spoken_of or plain)


def _least(found: Iterable[ImportantDifference]) -> float | None:
    """The smallest; one that was estimated between groups goes before one within people."""
    ordered = sorted(found, key=lambda one: (not one.between_groups, one.value))
    return float(ordered[0].value) if ordered else None


def _is_in(base: EvidenceBase, study: Study, phase: str) -> bool:
    """Whether everybody was treated in a phase of the study's condition."""
    timing = study.treatment.timing
    condition = study.condition
    known = base.phase(condition, phase) if condition is not None and condition in base.conditions else None
    if known is None or timing is None or timing.earliest is None:
        return False
    latest = timing.latest or timing.earliest
    return timing.earliest.days >= known.start.days and (known.end is None or latest.days <= known.end.days)
