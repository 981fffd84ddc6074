"""What the record of a study looks like: its head, reports, findings and evidence lines."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Annotated, Required, TypeAlias

from typing_extensions import TypedDict

from graph.model.finding import Effect, EffectMeasure, Finding, Reading
from graph.model.line import EvidenceLine
from graph.model.scales import Direction
from graph.model.study import (
    ComparatorKind,
    Design,
    Funder,
    Graft,
    Numbers,
    Pooled,
    Progress,
    Report,
    ReportKind,
    Results,
    Risk,
    RiskOfBias,
    Route,
    Seen,
    Standing,
    Study,
    Timing,
    Treatment,
)
from graph.model.values import Interval
from graph.records.fields import (
    AnswerField,
    Day,
    Doi,
    Exact,
    Id,
    Ids,
    Maybe,
    Page,
    Pmcid,
    Pmid,
    Record,
    RegistryId,
    SpanOfTime,
    SpanOrAbsent,
    SpeciesField,
    Whole,
    WholeOrAbsent,
    Words,
    YesOrNo,
    one_of,
    pairs,
    wrong,
)
from graph.records.forms import closed, refuse_disorder, refuse_odd_count

NamedNumbers: TypeAlias = Annotated[tuple[tuple[str, int], ...], Record(dict[Words, Whole], pairs)]
NamedDays: TypeAlias = Annotated[tuple[tuple[str, date], ...], Record(dict[Words, Day], pairs)]
NamedWords: TypeAlias = Annotated[tuple[tuple[str, str], ...], Record(dict[Words, Words], pairs)]
DesignField: TypeAlias = Annotated[Design, one_of(Design)]
ComparatorField: TypeAlias = Annotated[ComparatorKind, one_of(ComparatorKind)]
RiskField: TypeAlias = Annotated[Risk, one_of(Risk)]
APART = Record(list[object], lambda _: ())
"""A list whose items are read apart, so that a fault in one does not hide the others."""


@closed
class ReportForm(TypedDict, total=False):
    """One document on a study."""

    id: Required[Id]
    kind: Required[Annotated[ReportKind, one_of(ReportKind)]]
    standing: Required[Annotated[Standing, one_of(Standing)]]
    seen: Required[Annotated[Seen, one_of(Seen)]]
    title: Maybe[Words]
    authors: Maybe[Words]
    journal: Maybe[Words]
    reference: Maybe[Words]
    year: Maybe[Whole]
    published: Maybe[Day]
    doi: Maybe[Doi]
    pmid: Maybe[Pmid]
    pmcid: Maybe[Pmcid]
    page: Maybe[Page]
    notice: Maybe[Words]
    withdrawn: Maybe[Day]
    seen_note: Words
    provenance: tuple[Words, ...]
    aliases: tuple[Id, ...]


def _report(form: ReportForm) -> Report:
    report = Report(**form)
    if report.standing is Standing.RETRACTED and report.notice is None:
        raise wrong("a retracted report without its notice.", "Write `notice`: who retracted it and why.", key="notice")
    if report.withdrawn is not None and report.standing is not Standing.RETRACTED:
        help_ = "Write `standing: retracted`, or leave `withdrawn` out."
        raise wrong(f"a report that {report.standing} cannot be withdrawn.", help_, key="withdrawn")
    return report


@closed
class NumbersForm(TypedDict, total=False):
    """How many people or animals."""

    planned: Maybe[Whole]
    screened: Maybe[Whole]
    enrolled: Maybe[Whole]
    treated: Maybe[Whole]
    control: Maybe[Whole]
    analysed: Maybe[Whole]
    arms: NamedNumbers
    completed: NamedNumbers
    per_group: Maybe[Words]
    note: Words


@closed
class PooledForm(TypedDict, total=False):
    """What a review pooled."""

    design: Required[DesignField]
    studies: Maybe[Whole]
    comparisons: Maybe[Whole]
    search_until: Maybe[Words]
    i_squared: Maybe[Whole]
    asymmetry: AnswerField
    asymmetry_note: Words


def _pooled(form: PooledForm) -> Pooled:
    pooled = Pooled(**form)
    if pooled.i_squared is not None and pooled.i_squared > 100:
        raise wrong(f"an I² of {pooled.i_squared} is not a percentage.", "Write 0 to 100.", key="i_squared")
    return pooled


@closed
class TimingForm(TypedDict, total=False):
    """When the treatment was given."""

    text: Required[Words]
    earliest: Maybe[SpanOfTime]
    latest: Maybe[SpanOfTime]


def _timing(form: TimingForm) -> Timing:
    timing = Timing(**form)
    if timing.earliest and timing.latest and timing.earliest.days > timing.latest.days:
        raise wrong("the earliest time is after the latest.", "Write the earlier one first.", key="latest")
    return timing


@closed
class TreatmentForm(TypedDict, total=False):
    """What was given."""

    cells: Ids
    description: Maybe[Words]
    donor: Maybe[Words]
    source_tissue: Maybe[Words]
    graft: Annotated[Graft, one_of(Graft)]
    dose: Maybe[Words]
    route: Annotated[Route, one_of(Route)]
    route_text: Maybe[Words]
    timing: Maybe[Annotated[Timing, Record(TimingForm, _timing)]]
    concomitant: Maybe[Words]


@closed
class RiskOfBiasForm(TypedDict, total=False):
    """One rating a domain."""

    randomisation: RiskField
    deviations: RiskField
    missing: RiskField
    measurement: RiskField
    reporting: RiskField
    basis: Words


@closed
class StudyForm(TypedDict, total=False):
    """A study; its reports, findings and lines are records of their own, read one by one."""

    id: Required[Id]
    label: Required[Words]
    design: Required[DesignField]
    species: Required[tuple[SpeciesField, ...]]
    results: Required[Annotated[Results, one_of(Results)]]
    reports: Required[Annotated[tuple[Report, ...], APART]]
    findings: Annotated[tuple[Finding, ...], APART]
    lines: Annotated[tuple[EvidenceLine, ...], APART]
    title: Maybe[Words]
    year: Maybe[Whole]
    tier: Id
    weak: Words
    phase: Maybe[Words]
    registry_ids: tuple[RegistryId, ...]
    progress: Annotated[Progress, one_of(Progress)]
    progress_text: Words
    stop_reason: Words
    dates: NamedDays
    condition: Maybe[Id]
    population: Maybe[Words]
    strain: Maybe[Words]
    sex: Maybe[Words]
    age: Maybe[Words]
    model: Maybe[Words]
    randomised: AnswerField
    allocation_ratio: Maybe[Words]
    masking: Maybe[Words]
    blinded_outcome: AnswerField
    sample_size_calculated: AnswerField
    comparator: ComparatorField
    comparator_text: Words
    numbers: Annotated[Numbers, Record(NumbersForm, lambda form: Numbers(**form))]
    pooled: Annotated[Pooled, Record(PooledForm, _pooled)]
    treatment: Annotated[Treatment, Record(TreatmentForm, lambda form: Treatment(**form))]
    follow_up: Maybe[SpanOfTime]
    adverse_events: Maybe[Words]
    risk_of_bias: Annotated[RiskOfBias, Record(RiskOfBiasForm, lambda form: RiskOfBias(**form))]
    funder: Annotated[Funder, one_of(Funder)]
    funding: Maybe[Words]
    conflicts: Maybe[Words]
    dose_response: AnswerField
    opposing_confounding: AnswerField
    mechanisms: Ids
    included_in: Ids
    tested_later_in: Ids
    notes: NamedWords


def _study(form: StudyForm) -> Study:
    if not form["species"]:
        raise wrong("a study without species.", "Write `animal` where the source names none.", key="species")
    return Study(**form)


@closed
class EffectForm(TypedDict, total=False):
    """A number with its interval."""

    measure: Required[Annotated[EffectMeasure, one_of(EffectMeasure)]]
    value: Maybe[Exact]
    unit: Maybe[Words]
    ci: Maybe[tuple[Exact, Exact]]
    level: Whole
    p: Maybe[Words]


def _effect(form: EffectForm) -> Effect:
    interval = _interval(form.get("ci"), form.get("level"))
    return Effect(form["measure"], form.get("value"), form.get("unit"), interval, form.get("p"))


def _interval(ends: tuple[Decimal, Decimal] | None, level: int | None) -> Interval | None:
    if ends is None:
        if level is not None:
            raise wrong("a level without an interval.", "Write `ci: [low, high]`, or leave `level` out.", key="level")
        return None
    refuse_disorder(*ends, key="ci")
    if level is None:
        return Interval(*ends)
    if not 50 <= level < 100:
        raise wrong(f"an interval of {level} percent.", "Write its coverage in percent, such as 95.", key="level")
    return Interval(*ends, level)


@closed
class FindingForm(TypedDict, total=False):
    """One result of a study."""

    id: Required[Id]
    outcome: Required[Id]
    measure: Required[Words]
    reading: Required[Annotated[Reading, one_of(Reading)]]
    n: Required[WholeOrAbsent]
    comparator: Required[ComparatorField]
    time: Required[SpanOrAbsent]
    instrument: Maybe[Id]
    treated_value: Maybe[Words]
    comparator_value: Maybe[Words]
    count: Whole
    total: Whole
    effect: Annotated[Effect, Record(EffectForm, _effect)]
    primary: YesOrNo
    species: Maybe[SpeciesField]
    report: Id
    words: Words
    note: Words


def _finding(form: FindingForm) -> Finding:
    refuse_odd_count(form.get("count"), form.get("total"))
    return Finding(**form)


@closed
class LineForm(TypedDict, total=False):
    """What the study says to one claim; the study itself is the file that it stands in."""

    claim: Required[Id]
    direction: Required[Annotated[Direction, one_of(Direction)]]
    note: Required[Words]
    curator: Required[Words]
    judged: Required[Day]
    findings: Ids
    species: Maybe[SpeciesField]
    recorded_as: Annotated[Direction, one_of(Direction)]
    corrected_because: Words


def _line(form: LineForm) -> LineForm:
    if "recorded_as" in form and "corrected_because" not in form:
        message = "a direction was changed without a reason."
        raise wrong(message, "Write `corrected_because`, in one sentence.", key="corrected_because")
    return form


STUDY = Record(StudyForm, _study)
REPORT = Record(ReportForm, _report)
FINDING = Record(FindingForm, _finding)
LINE = Record(LineForm, _line)
