"""From the posted results of a record to rows in which an arm stands beside the other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal, InvalidOperation

from graph.sources.trials import v2
from graph.sources.trials.codes import code, number
from graph.sources.trials.registration import Analysis, ArmHarm, ArmValue, Flow, Harm, Measured, Posted

_COUNTS = frozenset({"COUNT_OF_PARTICIPANTS"})


def posted(results: v2.Results) -> Posted:
    """All posted results."""
    outcomes = results.outcome_measures_module
    measures = (outcomes.outcome_measures if outcomes else None) or ()
    return Posted(
        flow=tuple(_flow(results.participant_flow_module)),
        measured=tuple(row for measure in measures for row in _measured(measure)),
        analyses=tuple(row for measure in measures for row in _analyses(measure)),
        harms=tuple(_harms(results.adverse_events_module)),
    )


def _names(groups: Iterable[v2.Group | v2.EventGroup] | None) -> dict[str, str]:
    """The arms' titles by the ids that the numbers carry."""
    return {group.id: group.title or group.id for group in groups or () if group.id}


# Measured outcomes ----------------------------------------------------------------------------------------------------


def _measured(measure: v2.OutcomeMeasure) -> Iterator[Measured]:
    names = _names(measure.groups)
    overall = _people(measure.denoms)
    parameter, dispersion, role = code(measure.param_type), code(measure.dispersion_type), code(measure.type)
    for row in measure.classes or ():
        # A row may have been measured in fewer people than the outcome as a whole.
        people = overall | _people(row.denoms) if row.denoms else overall
        for category in row.categories or ():
            arms = tuple(_value(one, names, people, parameter) for one in category.measurements or ())
            if arms:
                yield Measured(
                    outcome=measure.title or "",
                    role=role,
                    time_frame=measure.time_frame,
                    row=row.title,
                    category=category.title,
                    parameter=parameter,
                    dispersion=dispersion,
                    unit=measure.unit_of_measure,
                    arms=arms,
                )


def _people(denominators: Iterable[v2.Denominator] | None) -> dict[str, int]:
    """People analysed by arm; eyes, teeth or clinics are not people."""
    return {
        one.group_id: count
        for denominator in denominators or ()
        if (denominator.units or "Participants").lower() == "participants"
        for one in denominator.counts or ()
        if one.group_id and (count := number(one.value)) is not None
    }


def _value(one: v2.Measurement, names: dict[str, str], people: dict[str, int], parameter: str | None) -> ArmValue:
    id_, value = one.group_id or "", _decimal(one.value)
    return ArmValue(
        arm=names.get(id_, id_),
        n=people.get(id_),
        value=value,
        events=number(one.value) if parameter in _COUNTS else None,
        mean=value if parameter == "MEAN" else None,
        spread=_decimal(one.spread),
        low=_decimal(one.lower_limit),
        high=_decimal(one.upper_limit),
        note=one.comment or (str(one.value) if one.value is not None and value is None else None),
    )


def _decimal(value: str | float | None) -> Decimal | None:
    """A number as printed; `NA` (not estimable) and words are none."""
    if value is None:
        return None
    try:
        found = Decimal(str(value).replace(",", ""))
    except InvalidOperation:
        return None
    return found if found.is_finite() and abs(found.adjusted()) < 100 else None


def _analyses(measure: v2.OutcomeMeasure) -> Iterator[Analysis]:
    names = _names(measure.groups)
    for one in measure.analyses or ():
        yield Analysis(
            outcome=measure.title or "",
            arms=tuple(names.get(id_, id_) for id_ in one.group_ids or ()),
            method=one.statistical_method,
            parameter=one.param_type,
            value=_printed(one.param_value),
            level=_printed(one.ci_pct_value),
            low=_printed(one.ci_lower_limit),
            high=_printed(one.ci_upper_limit),
            p=_printed(one.p_value),
        )


def _printed(value: str | float | None) -> str | None:
    return None if value is None else str(value).strip() or None


# People and harms -----------------------------------------------------------------------------------------------------


def _flow(module: v2.ParticipantFlow | None) -> Iterator[Flow]:
    names = _names(module.groups if module else None)
    for period in (module.periods if module else None) or ():
        counted = {code(milestone.type): milestone.achievements or () for milestone in period.milestones or ()}
        started = {one.group_id: number(one.num_subjects) for one in counted.get("STARTED", ())}
        completed = {one.group_id: number(one.num_subjects) for one in counted.get("COMPLETED", ())}
        for id_, name in names.items():
            if id_ in started or id_ in completed:
                yield Flow(name, period.title, started.get(id_), completed.get(id_))


def _harms(module: v2.AdverseEvents | None) -> Iterator[Harm]:
    """First those who had any, then event by event: serious ones, then the others."""
    if module is None:
        return
    groups = module.event_groups or ()
    names = _names(groups)
    serious = [
        ArmHarm(names[g.id], number(g.serious_num_affected), number(g.serious_num_at_risk)) for g in groups if g.id
    ]
    other = [ArmHarm(names[g.id], number(g.other_num_affected), number(g.other_num_at_risk)) for g in groups if g.id]
    for kind, totals, events in ((True, serious, module.serious_events), (False, other, module.other_events)):
        if any(total.affected is not None for total in totals):
            yield Harm(None, kind, None, tuple(totals))
        for event in events or ():
            yield Harm(event.term, kind, event.organ_system, tuple(_affected(event, names)))


def _affected(event: v2.Event, names: dict[str, str]) -> Iterator[ArmHarm]:
    for one in event.stats or ():
        id_ = one.group_id or ""
        yield ArmHarm(names.get(id_, id_), number(one.num_affected), number(one.num_at_risk), number(one.num_events))
