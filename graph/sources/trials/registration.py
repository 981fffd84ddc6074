"""What a registry knows of a study, as plain values; codes are those of ClinicalTrials.gov's present interface."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import msgspec

from graph.model.scales import Rung
from graph.model.study import Design
from graph.sources.dates import PartialDate
from graph.sources.trials.design import design_of, rung_of


class Arm(msgspec.Struct, frozen=True):
    """A group of a study, planned or followed, and what it gets; `type` is None for groups that are only observed."""

    label: str
    type: str | None = None
    description: str | None = None
    interventions: tuple[str, ...] = ()


class Intervention(msgspec.Struct, frozen=True):
    """What is given or done."""

    name: str
    type: str | None = None


class Enrolment(msgspec.Struct, frozen=True):
    """How many people; `actual` is None where the registry does not say whether they are counted or hoped for."""

    count: int
    actual: bool | None = None


class Milestone(msgspec.Struct, frozen=True):
    """A date in the life of a study, with whether it has come."""

    when: PartialDate
    actual: bool | None = None


class Sponsor(msgspec.Struct, frozen=True):
    """Who answers for a study or works along."""

    name: str
    type: str | None = None
    lead: bool = False


class Planned(msgspec.Struct, frozen=True):
    """An outcome that the registration announces."""

    measure: str
    role: str
    time_frame: str | None = None


class ArmValue(msgspec.Struct, frozen=True):
    """What was measured in one arm: people analysed, and the value with its spread or limits.

    `events` is the value of a count of people, `mean` that of an arithmetic mean; other values stand in `value` alone.
    """

    arm: str
    n: int | None = None
    value: Decimal | None = None
    events: int | None = None
    mean: Decimal | None = None
    spread: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    note: str | None = None


class Measured(msgspec.Struct, frozen=True):
    """A posted result: one row of one outcome, an arm beside the other.

    `parameter` says what the values are, such as MEAN; `dispersion` what their spread or limits are.
    """

    outcome: str
    role: str | None
    time_frame: str | None
    row: str | None
    category: str | None
    parameter: str | None
    dispersion: str | None
    unit: str | None
    arms: tuple[ArmValue, ...]


class Analysis(msgspec.Struct, frozen=True):
    """A posted comparison of arms, its numbers as printed."""

    outcome: str
    arms: tuple[str, ...]
    method: str | None = None
    parameter: str | None = None
    value: str | None = None
    level: str | None = None
    low: str | None = None
    high: str | None = None
    p: str | None = None


class ArmHarm(msgspec.Struct, frozen=True):
    """How many of those at risk in one arm were affected."""

    arm: str
    affected: int | None = None
    at_risk: int | None = None
    events: int | None = None


class Harm(msgspec.Struct, frozen=True):
    """An adverse event by arm; `term` is None for all events of its kind together."""

    term: str | None
    serious: bool
    organ_system: str | None
    arms: tuple[ArmHarm, ...]


class Flow(msgspec.Struct, frozen=True):
    """How many people of an arm began and ended a period."""

    arm: str
    period: str | None
    started: int | None = None
    completed: int | None = None


class Posted(msgspec.Struct, frozen=True):
    """The results that stand in the registry."""

    flow: tuple[Flow, ...] = ()
    measured: tuple[Measured, ...] = ()
    analyses: tuple[Analysis, ...] = ()
    harms: tuple[Harm, ...] = ()


class Registration(msgspec.Struct, frozen=True):
    """One study as its registry tells it; without posted results it is awaited, and no evidence."""

    id: str
    title: str | None = None
    official_title: str | None = None
    acronym: str | None = None
    other_ids: tuple[str, ...] = ()
    study_type: str | None = None
    phases: tuple[str, ...] = ()
    allocation: str | None = None
    intervention_model: str | None = None
    observational_model: str | None = None
    time_perspective: str | None = None
    masking: str | None = None
    who_masked: tuple[str, ...] = ()
    primary_purpose: str | None = None
    status: str | None = None
    why_stopped: str | None = None
    enrolment: Enrolment | None = None
    start: Milestone | None = None
    primary_completion: Milestone | None = None
    completion: Milestone | None = None
    results_first_posted: PartialDate | None = None
    sponsors: tuple[Sponsor, ...] = ()
    conditions: tuple[str, ...] = ()
    interventions: tuple[Intervention, ...] = ()
    arms: tuple[Arm, ...] = ()
    outcomes: tuple[Planned, ...] = ()
    has_results: bool = False
    results: Posted | None = None

    @property
    def awaiting(self) -> bool:
        """Whether no results are posted, by the registry's word: a short record may not bring those it has."""
        return not self.has_results

    @property
    def design(self) -> Design | None:
        """How the study is built, where the registration tells."""
        return design_of(self)

    @property
    def rung(self) -> Rung | None:
        """Where the study will stand once it has results; None where the registration does not tell."""
        return rung_of(self)

    def overdue(self, day: date) -> bool | None:
        """Whether results have been due for more than a year on `day`; None where no completion is known to have come.

        A year is what the Final Rule (42 CFR part 11) gives after the primary completion. A study that was withdrawn
        enrolled nobody and owes none.
        """
        if not self.awaiting or self.status == "WITHDRAWN":
            return False
        done = self.primary_completion or self.completion
        if done is None or done.actual is False:
            return None
        last = done.when.latest
        return day > last.replace(year=last.year + 1, day=min(last.day, 28) if last.month == 2 else last.day)
