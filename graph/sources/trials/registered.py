"""From a record of the registry to a registration."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.sources.dates import registered as date_of
from graph.sources.trials import v2
from graph.sources.trials.codes import code, number, phases
from graph.sources.trials.posted import posted
from graph.sources.trials.registration import (
    Arm,
    Enrolment,
    Intervention,
    Milestone,
    Planned,
    Registration,
    Sponsor,
)

# Eight digits by rule; some test records of the registry's own tools have fewer.
_ID = re.compile(r"NCT\d{5,9}", re.ASCII)


class NoIdentifierError(Exception):
    """Inside these readers only: a record without an NCT number."""


def registered(study: v2.Study) -> Registration:
    """The registration that a record tells."""
    protocol = study.protocol_section or v2.Protocol()
    identity = protocol.identification_module or v2.Identification()
    status = protocol.status_module or v2.Status()
    design = protocol.design_module or v2.Design()
    info = design.design_info or v2.DesignInfo()
    masking = info.masking_info or v2.Masking()
    groups = protocol.arms_interventions_module or v2.ArmsInterventions()
    results = study.results_section
    return Registration(
        id=_id(identity.nct_id),
        title=_line(identity.brief_title),
        official_title=_line(identity.official_title),
        acronym=_line(identity.acronym),
        other_ids=tuple(_other_ids(identity)),
        study_type=code(design.study_type),
        phases=tuple(found for text in design.phases or () for found in phases(text)),
        allocation=code(info.allocation),
        intervention_model=code(info.intervention_model),
        observational_model=code(info.observational_model),
        time_perspective=code(info.time_perspective),
        masking=code(masking.masking),
        who_masked=tuple(found for text in masking.who_masked or () if (found := code(text))),
        primary_purpose=code(info.primary_purpose),
        status=code(status.overall_status),
        why_stopped=_line(status.why_stopped),
        enrolment=_enrolment(design.enrollment_info),
        start=_milestone(status.start_date_struct),
        primary_completion=_milestone(status.primary_completion_date_struct),
        completion=_milestone(status.completion_date_struct),
        results_first_posted=date_of((status.results_first_post_date_struct or v2.Dated()).date),
        sponsors=tuple(_sponsors(protocol.sponsor_collaborators_module or v2.Sponsors())),
        conditions=tuple((protocol.conditions_module or v2.Conditions()).conditions or ()),
        interventions=tuple(
            Intervention(name, code(one.type)) for one in groups.interventions or () if (name := _line(one.name))
        ),
        arms=tuple(_arms(groups)),
        outcomes=tuple(_planned(protocol.outcomes_module or v2.Outcomes())),
        has_results=results is not None if study.has_results is None else study.has_results,
        results=posted(results) if results is not None and study.has_results is not False else None,
    )


def _id(text: str | None) -> str:
    bare = (text or "").strip().upper()
    if not _ID.fullmatch(bare):
        raise NoIdentifierError(bare)
    return bare


def _line(text: str | None) -> str | None:
    return " ".join(text.split()) or None if text else None


def _other_ids(identity: v2.Identification) -> Iterator[str]:
    for one in (identity.org_study_id_info, *(identity.secondary_id_infos or ())):
        if one is not None and one.id:
            yield one.id


def _actual(text: str | None) -> bool | None:
    return {"ACTUAL": True, "ESTIMATED": False}.get(code(text) or "")


def _enrolment(info: v2.Enrolled | None) -> Enrolment | None:
    count = number(info.count) if info else None
    return Enrolment(count, _actual(info.type)) if info and count is not None else None


def _milestone(dated: v2.Dated | None) -> Milestone | None:
    when = date_of(dated.date) if dated else None
    return Milestone(when, _actual(dated.type)) if dated and when else None


def _sponsors(module: v2.Sponsors) -> Iterator[Sponsor]:
    lead = module.lead_sponsor
    if lead and lead.name:
        yield Sponsor(lead.name, code(lead.class_), lead=True)
    for one in module.collaborators or ():
        if one.name:
            yield Sponsor(one.name, code(one.class_))


def _arms(groups: v2.ArmsInterventions) -> Iterator[Arm]:
    for group in groups.arm_groups or ():
        # A group without a name is still a group, and counts as one.
        yield Arm(
            _line(group.label) or "unnamed",
            code(group.type),
            _line(group.description),
            tuple(group.intervention_names or ()),
        )


def _planned(module: v2.Outcomes) -> Iterator[Planned]:
    listed = (
        ("PRIMARY", module.primary_outcomes),
        ("SECONDARY", module.secondary_outcomes),
        ("OTHER", module.other_outcomes),
    )
    for role, outcomes in listed:
        for one in outcomes or ():
            if measure := _line(one.measure):
                yield Planned(measure, role, _line(one.time_frame))
