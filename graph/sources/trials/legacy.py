"""The registry's old XML (`clinical_study`), told in the present form."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.sources.trials import v2
from graph.sources.xml import Element, words

# Up to 2010 the parts of a design stood in one line without their names.
_UNNAMED_PARTS = {
    "allocation": re.compile(r"\b((?:Non-)?Randomized)\b"),
    "intervention model": re.compile(r"\b(Parallel|Crossover|Factorial|Single Group) Assignment\b"),
    "masking": re.compile(r"\b(Open Label|Single Blind|Double-?Blind|Double Blind)\b"),
    "primary purpose": re.compile(
        r"^(Treatment|Prevention|Diagnostic|Supportive Care|Screening|Health Services Research|Basic Science)\b"
    ),
    "observational model": re.compile(r"\b(Cohort|Case Control|Case-Only|Case-Crossover|Defined Population)\b"),
    "time perspective": re.compile(r"\b(Prospective|Retrospective|Cross-Sectional)\b"),
}
_NAMED_PARTS = re.compile(r"([A-Za-z ]+):\s*([^:]+?)(?=,\s+[A-Za-z ]+:|$)")


def present_form(study: Element) -> v2.Study:
    """A `clinical_study` in the present form."""
    results = study.find("clinical_results")
    return v2.Study(
        protocol_section=v2.Protocol(
            identification_module=_identity(study),
            status_module=_status(study),
            sponsor_collaborators_module=_sponsors(study),
            conditions_module=v2.Conditions(_all(study, "condition")),
            design_module=_design(study),
            arms_interventions_module=_arms(study),
            outcomes_module=v2.Outcomes(*(_outcomes(study, role) for role in ("primary", "secondary", "other"))),
        ),
        results_section=None if results is None else _results(results),
    )


def _text(element: Element, path: str) -> str | None:
    return words(element.find(path))


def _all(element: Element, path: str) -> tuple[str, ...]:
    return tuple(text for one in element.iterfind(path) if (text := words(one)))


# The registration -----------------------------------------------------------------------------------------------------


def _identity(study: Element) -> v2.Identification:
    return v2.Identification(
        nct_id=_text(study, "id_info/nct_id"),
        org_study_id_info=v2.OtherId(_text(study, "id_info/org_study_id")),
        secondary_id_infos=tuple(map(v2.OtherId, _all(study, "id_info/secondary_id"))),
        brief_title=_text(study, "brief_title"),
        official_title=_text(study, "official_title"),
        acronym=_text(study, "acronym"),
    )


def _status(study: Element) -> v2.Status:
    return v2.Status(
        overall_status=_text(study, "overall_status"),
        why_stopped=_text(study, "why_stopped"),
        start_date_struct=_dated(study, "start_date"),
        primary_completion_date_struct=_dated(study, "primary_completion_date"),
        completion_date_struct=_dated(study, "completion_date"),
        results_first_post_date_struct=_dated(study, "results_first_posted"),
    )


def _dated(study: Element, path: str) -> v2.Dated | None:
    element = study.find(path)
    return None if element is None else v2.Dated(words(element), element.get("type"))


def _sponsors(study: Element) -> v2.Sponsors:
    lead = study.find("sponsors/lead_sponsor")
    return v2.Sponsors(
        lead_sponsor=None if lead is None else _sponsor(lead),
        collaborators=tuple(_sponsor(one) for one in study.iterfind("sponsors/collaborator")),
    )


def _sponsor(element: Element) -> v2.Sponsor:
    return v2.Sponsor(_text(element, "agency"), _text(element, "agency_class"))


def _design(study: Element) -> v2.Design:
    """Newer files have a field for each part of the design, older ones a line."""
    line = _parts(_text(study, "study_design") or "")

    def part(name: str) -> str | None:
        return _text(study, f"study_design_info/{name}") or line.get(name.replace("_", " "))

    info = v2.DesignInfo(
        allocation=part("allocation"),
        intervention_model=part("intervention_model"),
        primary_purpose=part("primary_purpose"),
        observational_model=part("observational_model"),
        time_perspective=part("time_perspective"),
        masking_info=v2.Masking(part("masking"), _masked(part("masking"))),
    )
    phase, enrolled = _text(study, "phase"), study.find("enrollment")
    return v2.Design(
        study_type=_text(study, "study_type"),
        phases=(phase,) if phase else None,
        design_info=info,
        enrollment_info=None if enrolled is None else v2.Enrolled(words(enrolled), enrolled.get("type")),
    )


def _parts(line: str) -> dict[str, str]:
    """The parts of `Allocation: Randomized, Masking: Double Blind`, or of the same without names."""
    if named := {name.strip().lower(): value for name, value in _NAMED_PARTS.findall(line)}:
        return named
    found = {name: pattern.search(line) for name, pattern in _UNNAMED_PARTS.items()}
    return {name: match[1] for name, match in found.items() if match}


def _masked(masking: str | None) -> tuple[str, ...]:
    """Who is named in the brackets of `Double (Participant, Investigator)`."""
    found = re.search(r"\(([^)]*)\)", masking or "")
    named = [part.strip() for part in found[1].split(",")] if found else []
    return tuple(part for part in named if part.lower() not in ("", "open label"))


def _arms(study: Element) -> v2.ArmsInterventions:
    given: dict[str, list[str]] = {}
    interventions = []
    for one in study.iterfind("intervention"):
        kind, name = _text(one, "intervention_type"), _text(one, "intervention_name")
        interventions.append(v2.Intervention(kind, name))
        for label in _all(one, "arm_group_label"):
            given.setdefault(label, []).append(f"{kind}: {name}" if kind else name or "")
    groups = tuple(
        v2.ArmGroup(
            label=_text(one, "arm_group_label"),
            type=_text(one, "arm_group_type"),
            description=_text(one, "description"),
            intervention_names=tuple(given.get(_text(one, "arm_group_label") or "", ())),
        )
        for one in study.iterfind("arm_group")
    )
    return v2.ArmsInterventions(groups, tuple(interventions))


def _outcomes(study: Element, role: str) -> tuple[v2.Outcome, ...]:
    return tuple(
        v2.Outcome(_text(one, "measure"), _text(one, "time_frame")) for one in study.iterfind(f"{role}_outcome")
    )


# Posted results -------------------------------------------------------------------------------------------------------


def _results(results: Element) -> v2.Results:
    return v2.Results(
        participant_flow_module=_flow(results.find("participant_flow")),
        outcome_measures_module=v2.OutcomeMeasures(tuple(map(_measure, results.iterfind("outcome_list/outcome")))),
        adverse_events_module=_harms(results.find("reported_events")),
    )


def _groups(element: Element) -> tuple[v2.Group, ...]:
    return tuple(v2.Group(one.get("group_id"), _text(one, "title")) for one in element.iterfind("group_list/group"))


def _flow(flow: Element | None) -> v2.ParticipantFlow | None:
    if flow is None:
        return None
    periods = tuple(
        v2.Period(_text(period, "title"), tuple(map(_milestone, period.iterfind("milestone_list/milestone"))))
        for period in flow.iterfind("period_list/period")
    )
    return v2.ParticipantFlow(_groups(flow), periods)


def _milestone(element: Element) -> v2.Milestone:
    listed = element.iterfind("participants_list/participants")
    counts = tuple(v2.Achievement(one.get("group_id"), one.get("count")) for one in listed)
    return v2.Milestone(_text(element, "title"), counts)


def _measure(outcome: Element) -> v2.OutcomeMeasure:
    measure = outcome.find("measure")
    holder = outcome if measure is None else measure
    return v2.OutcomeMeasure(
        type=_text(outcome, "type"),
        title=_text(outcome, "title"),
        time_frame=_text(outcome, "time_frame"),
        param_type=_text(holder, "param"),
        dispersion_type=_text(holder, "dispersion"),
        unit_of_measure=_text(holder, "units"),
        groups=_groups(outcome),
        denoms=tuple(_denominators(holder)),
        classes=tuple(_row(one) for one in holder.iterfind("class_list/class")),
        analyses=tuple(_analysis(one) for one in outcome.iterfind("analysis_list/analysis")),
    )


def _denominators(holder: Element) -> Iterator[v2.Denominator]:
    for one in holder.iterfind("analyzed_list/analyzed"):
        counts = (v2.Count(count.get("group_id"), count.get("value")) for count in one.iterfind("count_list/count"))
        yield v2.Denominator(_text(one, "units"), tuple(counts))


def _row(element: Element) -> v2.Row:
    categories = tuple(
        v2.Category(_text(one, "title"), tuple(map(_measurement, one.iterfind("measurement_list/measurement"))))
        for one in element.iterfind("category_list/category")
    )
    return v2.Row(_text(element, "title"), tuple(_denominators(element)), categories)


def _measurement(one: Element) -> v2.Measurement:
    return v2.Measurement(
        one.get("group_id"),
        one.get("value"),
        one.get("spread"),
        one.get("lower_limit"),
        one.get("upper_limit"),
        words(one),
    )


def _analysis(one: Element) -> v2.Analysis:
    return v2.Analysis(
        group_ids=_all(one, "group_id_list/group_id"),
        statistical_method=_text(one, "method"),
        param_type=_text(one, "param_type"),
        param_value=_text(one, "param_value"),
        ci_pct_value=_text(one, "ci_percent"),
        ci_lower_limit=_text(one, "ci_lower_limit"),
        ci_upper_limit=_text(one, "ci_upper_limit"),
        p_value=_text(one, "p_value"),
    )


def _harms(reported: Element | None) -> v2.AdverseEvents | None:
    if reported is None:
        return None
    serious, other = tuple(_events(reported, "serious")), tuple(_events(reported, "other"))
    totals = {kind: _totals(reported, kind) for kind in ("serious", "other")}
    groups = tuple(
        v2.EventGroup(
            group.id,
            group.title,
            *totals["serious"].get(group.id, (None, None)),
            *totals["other"].get(group.id, (None, None)),
        )
        for group in _groups(reported)
    )
    return v2.AdverseEvents(groups, serious, other)


def _events(reported: Element, kind: str) -> Iterator[v2.Event]:
    for category in reported.iterfind(f"{kind}_events/category_list/category"):
        system = _text(category, "title")
        for event in category.iterfind("event_list/event"):
            # Here "Total, serious adverse events" is a row like the others; it is told as the total, not as an event.
            if system != "Total":
                counts = tuple(_count(one) for one in event.iterfind("counts"))
                yield v2.Event(_text(event, "sub_title"), system, counts)


def _totals(reported: Element, kind: str) -> dict[str | None, tuple[str | None, str | None]]:
    found: dict[str | None, tuple[str | None, str | None]] = {}
    for category in reported.iterfind(f"{kind}_events/category_list/category"):
        if _text(category, "title") == "Total":
            for one in category.iterfind("event_list/event/counts"):
                found[one.get("group_id")] = (one.get("subjects_affected"), one.get("subjects_at_risk"))
    return found


def _count(one: Element) -> v2.EventCount:
    return v2.EventCount(
        one.get("group_id"), one.get("events"), one.get("subjects_affected"), one.get("subjects_at_risk")
    )
