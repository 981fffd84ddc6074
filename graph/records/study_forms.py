"""What the record of a study looks like: its head, reports and evidence lines."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Required, TypeAlias

from typing_extensions import TypedDict

from graph.model.finding import Finding
from graph.model.line import EvidenceLine
from graph.model.scales import Direction
from graph.model.study import (
    ComparatorKind,
    Concern,
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
from graph.records.fields import (
    AnswerField,
    Day,
    Doi,
    Id,
    Ids,
    Maybe,
    Page,
    Pmcid,
    Pmid,
    Record,
    RegistryId,
    SpanOfTime,
    SpeciesField,
    Whole,
    Words,
    one_of,
    pairs,
    wrong,
)
from graph.records.forms import closed

NamedNumbers: TypeAlias = Annotated[tuple[tuple[str, int], ...], Record(dict[Words, Whole], pairs)]
NamedDays: TypeAlias = Annotated[tuple[tuple[str, date], ...], Record(dict[Words, Day], pairs)]
NamedWords: TypeAlias = Annotated[tuple[tuple[str, str], ...], Record(dict[Words, Words], pairs)]
DesignField: TypeAlias = Annotated[Design, one_of(Design)]
ComparatorField: TypeAlias = Annotated[ComparatorKind, one_of(ComparatorKind)]
RiskField: TypeAlias = Annotated[Risk, one_of(Risk)]
_REFUTES = "Write `disputes`, or `inconclusive` where a difference was merely not significant."
DirectionField: TypeAlias = Annotated[Direction, one_of(Direction, gone={"refutes": _REFUTES})]
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
    seen_in: Id
    concern: Annotated[Concern, one_of(Concern)]
    concern_raised: Day
    provenance: tuple[Words, ...]
    aliases: tuple[Id, ...]


def _report(form: ReportForm) -> Report:
    report = Report(**form)
    if report.standing is Standing.RETRACTED and report.notice is None:
        raise wrong("a retracted report without its notice.", "Write `notice`: who retracted it and why.", key="notice")
    if report.withdrawn is not None and report.standing is not Standing.RETRACTED:
        help_ = "Write `standing: retracted`, or leave `withdrawn` out."
        raise wrong(f"a report that {report.standing} cannot be withdrawn.", help_, key="withdrawn")
    if report.seen_in is not None and report.seen is not Seen.SECONDARY:
        help_ = "Write `seen: secondary`, or leave `seen_in` out."
        raise wrong(f"a report seen only through {report.seen_in} was not seen as {report.seen}.", help_, key="seen_in")
    _refuse_odd_concern(report)
    return report


def _refuse_odd_concern(report: Report) -> None:
    # A concern may come before a retraction, and its day is then known as well.
    if report.standing in (Standing.CONCERN, Standing.RETRACTED):
        return
    for key in ("concern", "concern_raised"):
        if getattr(report, key) is not None:
            help_ = f"Write `standing: expression-of-concern` or `retracted`, or leave `{key}` out."
            raise wrong(f"`{key}` of a report that is under no concern.", help_, key=key)


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
    tool: Words
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
    concealed: AnswerField
    natural_experiment: Words
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
    mechanisms: Ids
    laboratories: Ids
    included_in: Ids
    shares_participants_with: Ids
    tested_later_in: Ids
    notes: NamedWords


def _study(form: StudyForm) -> Study:
    if not form["species"]:
        raise wrong("a study without species.", "Write `animal` where the source names none.", key="species")
    return Study(**form)


@closed
class LineForm(TypedDict, total=False):
    """What the study says to one claim; the study itself is the file that it stands in."""

    claim: Required[Id]
    direction: Required[DirectionField]
    note: Required[Words]
    curator: Required[Words]
    judged: Required[Day]
    findings: Ids
    species: Maybe[SpeciesField]
    recorded_as: DirectionField
    corrected_because: Words
    direction_because: Words


def _line(form: LineForm) -> LineForm:
    if "recorded_as" in form and "corrected_because" not in form:
        message = "a direction was changed without a reason."
        raise wrong(message, "Write `corrected_because`, in one sentence.", key="corrected_because")
    return form


STUDY = Record(StudyForm, _study)
REPORT = Record(ReportForm, _report)
LINE = Record(LineForm, _line)
