"""The registry's present form (API 2): the fields that are used, all of which a record may lack."""

from __future__ import annotations

from typing import TypeAlias

import msgspec

Text: TypeAlias = str | None
Whole: TypeAlias = int | float | str | None


class Form(msgspec.Struct, rename="camel", frozen=True):
    """A part of a record; fields that are not named here are passed over."""


class Dated(Form, frozen=True):
    date: Text = None
    type: Text = None


class Sponsor(Form, frozen=True):
    name: Text = None
    class_: Text = msgspec.field(default=None, name="class")


class OtherId(Form, frozen=True):
    id: Text = None


class Identification(Form, frozen=True):
    nct_id: Text = None
    org_study_id_info: OtherId | None = None
    secondary_id_infos: tuple[OtherId, ...] | None = None
    brief_title: Text = None
    official_title: Text = None
    acronym: Text = None


class Status(Form, frozen=True):
    overall_status: Text = None
    why_stopped: Text = None
    start_date_struct: Dated | None = None
    primary_completion_date_struct: Dated | None = None
    completion_date_struct: Dated | None = None
    results_first_post_date_struct: Dated | None = None


class Sponsors(Form, frozen=True):
    lead_sponsor: Sponsor | None = None
    collaborators: tuple[Sponsor, ...] | None = None


class Masking(Form, frozen=True):
    masking: Text = None
    who_masked: tuple[str, ...] | None = None


class DesignInfo(Form, frozen=True):
    allocation: Text = None
    intervention_model: Text = None
    primary_purpose: Text = None
    observational_model: Text = None
    time_perspective: Text = None
    masking_info: Masking | None = None


class Enrolled(Form, frozen=True):
    count: Whole = None
    type: Text = None


class Design(Form, frozen=True):
    study_type: Text = None
    phases: tuple[str, ...] | None = None
    design_info: DesignInfo | None = None
    enrollment_info: Enrolled | None = None


class ArmGroup(Form, frozen=True):
    label: Text = None
    type: Text = None
    description: Text = None
    intervention_names: tuple[str, ...] | None = None


class Intervention(Form, frozen=True):
    type: Text = None
    name: Text = None


class ArmsInterventions(Form, frozen=True):
    arm_groups: tuple[ArmGroup, ...] | None = None
    interventions: tuple[Intervention, ...] | None = None


class Conditions(Form, frozen=True):
    conditions: tuple[str, ...] | None = None


class Outcome(Form, frozen=True):
    measure: Text = None
    time_frame: Text = None


class Outcomes(Form, frozen=True):
    primary_outcomes: tuple[Outcome, ...] | None = None
    secondary_outcomes: tuple[Outcome, ...] | None = None
    other_outcomes: tuple[Outcome, ...] | None = None


class Protocol(Form, frozen=True):
    identification_module: Identification | None = None
    status_module: Status | None = None
    sponsor_collaborators_module: Sponsors | None = None
    conditions_module: Conditions | None = None
    design_module: Design | None = None
    arms_interventions_module: ArmsInterventions | None = None
    outcomes_module: Outcomes | None = None


# Posted results -------------------------------------------------------------------------------------------------------


class Group(Form, frozen=True):
    id: Text = None
    title: Text = None


class Count(Form, frozen=True):
    group_id: Text = None
    value: Whole = None


class Denominator(Form, frozen=True):
    units: Text = None
    counts: tuple[Count, ...] | None = None


class Measurement(Form, frozen=True):
    group_id: Text = None
    value: Whole = None
    spread: Whole = None
    lower_limit: Whole = None
    upper_limit: Whole = None
    comment: Text = None


class Category(Form, frozen=True):
    title: Text = None
    measurements: tuple[Measurement, ...] | None = None


class Row(Form, frozen=True):
    title: Text = None
    denoms: tuple[Denominator, ...] | None = None
    categories: tuple[Category, ...] | None = None


class Analysis(Form, frozen=True):
    group_ids: tuple[str, ...] | None = None
    statistical_method: Text = None
    param_type: Text = None
    param_value: Whole = None
    ci_pct_value: Whole = None
    ci_lower_limit: Whole = None
    ci_upper_limit: Whole = None
    p_value: Whole = None


class OutcomeMeasure(Form, frozen=True):
    type: Text = None
    title: Text = None
    time_frame: Text = None
    param_type: Text = None
    dispersion_type: Text = None
    unit_of_measure: Text = None
    groups: tuple[Group, ...] | None = None
    denoms: tuple[Denominator, ...] | None = None
    classes: tuple[Row, ...] | None = None
    analyses: tuple[Analysis, ...] | None = None


class OutcomeMeasures(Form, frozen=True):
    outcome_measures: tuple[OutcomeMeasure, ...] | None = None


class Achievement(Form, frozen=True):
    group_id: Text = None
    num_subjects: Whole = None


class Milestone(Form, frozen=True):
    type: Text = None
    achievements: tuple[Achievement, ...] | None = None


class Period(Form, frozen=True):
    title: Text = None
    milestones: tuple[Milestone, ...] | None = None


class ParticipantFlow(Form, frozen=True):
    groups: tuple[Group, ...] | None = None
    periods: tuple[Period, ...] | None = None


class EventGroup(Form, frozen=True):
    id: Text = None
    title: Text = None
    serious_num_affected: Whole = None
    serious_num_at_risk: Whole = None
    other_num_affected: Whole = None
    other_num_at_risk: Whole = None


class EventCount(Form, frozen=True):
    group_id: Text = None
    num_events: Whole = None
    num_affected: Whole = None
    num_at_risk: Whole = None


class Event(Form, frozen=True):
    term: Text = None
    organ_system: Text = None
    stats: tuple[EventCount, ...] | None = None


class AdverseEvents(Form, frozen=True):
    event_groups: tuple[EventGroup, ...] | None = None
    serious_events: tuple[Event, ...] | None = None
    other_events: tuple[Event, ...] | None = None


class Results(Form, frozen=True):
    participant_flow_module: ParticipantFlow | None = None
    outcome_measures_module: OutcomeMeasures | None = None
    adverse_events_module: AdverseEvents | None = None


class Study(Form, frozen=True):
    """A record as a whole."""

    protocol_section: Protocol | None = None
    results_section: Results | None = None
    has_results: bool | None = None
