"""What the record of one result looks like: its groups, its effect, and how it reached us."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Required

from typing_extensions import TypedDict

from graph.model.finding import (
    AnalysisSet,
    ArmResult,
    ArmRole,
    Effect,
    EffectMeasure,
    Finding,
    HarmKind,
    Level,
    Reading,
    Spread,
    SpreadKind,
    Told,
)
from graph.model.study import ComparatorKind
from graph.model.values import Interval
from graph.records.fields import (
    AnswerField,
    Exact,
    Id,
    Maybe,
    Record,
    SpanOrAbsent,
    SpeciesField,
    Whole,
    WholeOrAbsent,
    Words,
    YesOrNo,
    leaf,
    one_of,
    wrong,
)
from graph.records.forms import closed, refuse_disorder, refuse_odd_count
from graph.records.p_values import p_value, printed_p


@closed
class EffectForm(TypedDict, total=False):
    """A number with its interval."""

    measure: Required[Annotated[EffectMeasure, one_of(EffectMeasure)]]
    value: Maybe[Exact]
    unit: Maybe[Words]
    ci: Maybe[tuple[Exact, Exact]]
    level: Whole
    p: Maybe[Annotated[str, leaf(printed_p)]]
    adjusted: Words


def _effect(form: EffectForm) -> Effect:
    p = form.get("p")
    return Effect(
        measure=form["measure"],
        value=form.get("value"),
        unit=form.get("unit"),
        interval=_interval(form.get("ci"), form.get("level")),
        p=p,
        p_value=p_value(p) if p else None,
        adjusted=form.get("adjusted"),
    )


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
class SpreadForm(TypedDict, total=False):
    """The spread of a group's values."""

    kind: Required[Annotated[SpreadKind, one_of(SpreadKind)]]
    value: Exact
    low: Exact
    high: Exact


_WITH_ENDS = frozenset({SpreadKind.IQR, SpreadKind.RANGE, SpreadKind.INTERVAL})


def _spread(form: SpreadForm) -> Spread:
    spread = Spread(**form)
    wanted = {"low", "high"} if spread.kind in _WITH_ENDS else {"value"}
    if set(form) - {"kind"} != wanted:
        help_ = "Write `low` and `high` for iqr, range and interval, `value` for the others."
        raise wrong(f"a spread of kind {spread.kind} with other numbers than it has.", help_, key="kind")
    if spread.value is not None and spread.value < 0:
        raise wrong(f"a spread of {spread.value} is below 0.", "Correct the number.", key="value")
    refuse_disorder(spread.low, spread.high, key="low")
    return spread


@closed
class ArmForm(TypedDict, total=False):
    """What one group showed."""

    name: Required[Words]
    role: Required[Annotated[ArmRole, one_of(ArmRole)]]
    n: Maybe[Whole]
    events: Maybe[Whole]
    mean: Exact
    median: Exact
    spread: Annotated[Spread, Record(SpreadForm, _spread)]
    told: Annotated[Told, one_of(Told)]
    note: Words


def _arm(form: ArmForm) -> ArmResult:
    arm = ArmResult(**form)
    if arm.events is not None and arm.n is not None and arm.events > arm.n:
        help_ = "Count the people with an event, each once."
        raise wrong(f"{arm.events} with an event are more than the {arm.n} of the group.", help_, key="events")
    if arm.spread is not None and arm.mean is None and arm.median is None:
        raise wrong("a spread without a mean or a median.", "Write what it is the spread of.", key="spread")
    return arm


@closed
class FindingForm(TypedDict, total=False):
    """One result of a study."""

    id: Required[Id]
    outcome: Required[Id]
    measure: Required[Words]
    reading: Required[Annotated[Reading, one_of(Reading)]]
    n: Required[WholeOrAbsent]
    comparator: Required[Annotated[ComparatorKind, one_of(ComparatorKind)]]
    time: Required[SpanOrAbsent]
    instrument: Maybe[Id]
    treated_value: Maybe[Words]
    comparator_value: Maybe[Words]
    count: Whole
    total: Whole
    arms: tuple[Annotated[ArmResult, Record(ArmForm, _arm)], ...]
    effect: Annotated[Effect, Record(EffectForm, _effect)]
    analysis: Annotated[AnalysisSet, one_of(AnalysisSet)]
    level: Annotated[Level, one_of(Level)]
    read_in: tuple[Words, ...]
    computed_by: Words
    harm: Annotated[HarmKind, one_of(HarmKind)]
    related: AnswerField
    definitive: YesOrNo
    primary: YesOrNo
    species: Maybe[SpeciesField]
    report: Id
    words: Words
    note: Words


def _finding(form: FindingForm) -> Finding:
    refuse_odd_count(form.get("count"), form.get("total"))
    finding = Finding(**form)
    if (finding.level is Level.DERIVED) is (finding.computed_by is None):
        help_ = "Write `level: derived` and `computed_by` together, or neither."
        key = "level" if finding.computed_by is None else "computed_by"
        raise wrong("a result is derived where it says how it was computed, and only there.", help_, key=key)
    for key in ("related", "definitive"):
        if key in form and finding.harm is None:
            help_ = f"Write `harm`, what sort of harm it is, or leave `{key}` out."
            raise wrong(f"`{key}` of a result that counts no harm.", help_, key=key)
    return finding


FINDING = Record(FindingForm, _finding)
