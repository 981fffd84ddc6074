"""The topic on c-kit positive heart cells: what retractions, a concern and an institution say to grades, by day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from graph.analysis.history import history
from graph.grading.assess import grade
from graph.grading.estimates import told
from graph.model.assessment import Assessment, BodyAssessment
from graph.model.base import EvidenceBase
from graph.model.scales import BodyDirection, Conclusion, Domain, Fidelity, Stream
from graph.model.study import Concern, Standing
from graph.records.read import examine
from graph.resources import topic

FOLDER = topic("ckit-heart")
CONCERN, STATEMENT, RETRACTION = date(2014, 4, 11), date(2018, 10, 14), date(2019, 3, 16)
CONCERT = date(2021, 4, 13)


@pytest.fixture(scope="module")
def ckit() -> EvidenceBase:
    """The topic, which has no problem and no remark."""
    examination = examine(Path(FOLDER))
    assert (examination.problems, examination.remarks) == ((), ())
    assert examination.base is not None
    return examination.base


def on(day: date, base: EvidenceBase, claim: str) -> Assessment:
    return grade(base, as_of=day, only=[claim]).assessments[claim]


def eve(day: date) -> date:
    return date.fromordinal(day.toordinal() - 1)


def is_doubted(body: BodyAssessment) -> bool:
    """Whether a level was taken, or would be had one been left, because data are doubted."""
    concerns = (reason for reason in body.reasons if reason.card.domain is Domain.DATA_CONCERN)
    return any(reason.remark.outcome == "fired" for reason in concerns)


def studies(bodies: Sequence[BodyAssessment]) -> set[str]:
    return {study for body in bodies for study in body.studies}


# The trial by day


def test_the_trial_carries_its_claims_until_it_is_retracted(ckit: EvidenceBase) -> None:
    for claim in ("K04", "K07", "K08"):
        before, after = on(eve(RETRACTION), ckit, claim), on(RETRACTION, ckit, claim)

        assert "scipio" in studies(before.bodies), claim
        assert "scipio" not in studies(after.bodies), claim
        assert after.certainty is None or before.certainty is None or after.certainty <= before.certainty, claim

    assert on(eve(RETRACTION), ckit, "K04").conclusion is Conclusion.VERY_UNCERTAIN
    assert on(RETRACTION, ckit, "K04").conclusion is Conclusion.NOT_STUDIED


def test_a_concern_doubts_the_trial_from_its_day_on(ckit: EvidenceBase) -> None:
    (before,), (after,) = on(eve(CONCERN), ckit, "K04").bodies, on(CONCERN, ckit, "K04").bodies

    assert (is_doubted(before), is_doubted(after)) == (False, True)


def test_people_without_controls_are_all_that_the_trial_had(ckit: EvidenceBase) -> None:
    (body,) = on(date(2012, 1, 1), ckit, "K04").bodies

    assert body.stream is Stream.HUMAN_UNCONTROLLED
    assert body.direction is BodyDirection.FOR


def test_history_names_the_days_of_concern_finding_retraction_and_trial(ckit: EvidenceBase) -> None:
    days = {epoch.start for epoch in history(ckit, "K04").epochs}

    assert {CONCERN, RETRACTION, CONCERT} <= days


def test_what_the_later_trial_found_does_not_count_before_it_was_published(ckit: EvidenceBase) -> None:
    before, after = on(eve(CONCERT), ckit, "K04"), on(CONCERT, ckit, "K04")

    assert ckit.studies["concert-hf"].first_published == date(2018, 12, 20)  # news, without a result
    assert (before.conclusion, before.awaiting) == (Conclusion.NOT_STUDIED, ("concert-hf",))
    assert after.conclusion is Conclusion.INCONCLUSIVE


def test_the_blinded_trial_cannot_tell_a_gain_from_a_loss(ckit: EvidenceBase) -> None:
    assessed = grade(ckit, only=["K04"]).assessments["K04"]
    body = assessed.decisive

    assert body is not None
    assert body.pooled is not None
    # Final values of 23 and 21 people: 26.96 (SD 5.12) against 29.35 (SD 5.88); no smallest difference is recorded.
    found = (body.pooled.estimate, body.pooled.low, body.pooled.high)
    assert [round(number, 1) for number in found] == [-2.4, -5.7, 0.9]
    assert body.pooled.mid is None
    assert body.direction is BodyDirection.INCONCLUSIVE


def test_no_doubt_is_too_firm_by_three_steps(ckit: EvidenceBase) -> None:
    marks = grade(ckit, only=["K04"]).assessments["K04"].marks

    assert marks is not None
    assert (marks.too_firm, marks.too_much) == (3, True)


# Standing of reports and laboratories


def test_one_study_has_a_retracted_report_and_one_of_unknown_standing(ckit: EvidenceBase) -> None:
    reports = {report.id: report for report in ckit.studies["scipio"].reports}

    lancet = reports["bolli-2011-lancet"]
    assert (lancet.standing, lancet.withdrawn) == (Standing.RETRACTED, RETRACTION)
    assert (lancet.concern, lancet.concern_raised) == (Concern.DATA, CONCERN)
    assert reports["chugh-2012"].standing is Standing.UNKNOWN
    assert not ckit.studies["scipio"].is_retracted


def test_a_finding_against_a_laboratory_doubts_papers_without_a_notice_of_their_own(ckit: EvidenceBase) -> None:
    (before,), (after,) = on(eve(STATEMENT), ckit, "K12a").bodies, on(STATEMENT, ckit, "K12a").bodies

    assert {report.standing for report in ckit.studies["bearzi-2007"].reports} == {Standing.STANDS}
    assert "bearzi-2007" in before.studies
    assert "bearzi-2007" in after.studies
    assert (is_doubted(before), is_doubted(after)) == (False, True)


def test_retracted_papers_of_the_laboratory_are_shown_and_count_in_nothing(ckit: EvidenceBase) -> None:
    day = date(2014, 4, 8)
    retracted = {"kajstura-2012-circulation", "anversa-2013-jci"}

    assert "kajstura-2012-circulation" in studies(on(eve(day), ckit, "K01").bodies)
    assert "kajstura-2012-circulation" not in studies(on(day, ckit, "K01").bodies)
    assert not retracted & studies(grade(ckit, only=["K01"]).assessments["K01"].bodies)
    assert retracted <= {line.study for line in ckit.lines_of["K01"]}


def test_whether_the_heart_holds_stem_cells_was_borne_out_until_others_looked(ckit: EvidenceBase) -> None:
    days = (date(2006, 1, 1), date(2013, 9, 1), date(2026, 11, 30))

    found = [on(day, ckit, "K01").conclusion for day in days]

    assert found == [Conclusion.BORNE_OUT, Conclusion.BORNE_OUT, Conclusion.STUDIES_DISAGREE]


def test_a_claim_about_the_retraction_rests_on_its_notice(ckit: EvidenceBase) -> None:
    assert on(eve(RETRACTION), ckit, "K14").conclusion is Conclusion.NOT_STUDIED
    assert on(RETRACTION, ckit, "K14").conclusion is Conclusion.BORNE_OUT


# What is repeated


def test_a_number_matches_its_retracted_report_and_rests_on_nothing(ckit: EvidenceBase) -> None:
    assessed = grade(ckit, only=["K05"]).assessments["K05"]

    assert (assessed.fidelity, assessed.conclusion) == (Fidelity.MATCHES, Conclusion.REPEATS_THE_STUDY)
    assert assessed.certainty is None
    assert on(eve(RETRACTION), ckit, "K05").certainty is not None


def test_what_nobody_recorded_or_only_a_release_tells_cannot_be_checked(ckit: EvidenceBase) -> None:
    found = grade(ckit, only=["K06", "K09"]).assessments

    assert {one.conclusion for one in found.values()} == {Conclusion.COULD_NOT_BE_CHECKED}


# One trial, four arms


def test_a_composite_points_one_way_and_its_parts_do_not(ckit: EvidenceBase) -> None:
    trial = ckit.studies["concert-hf"]
    findings = {finding.id: finding for finding in trial.findings}
    effects = {}
    for name in ("hf-mace-cpc", "death-cpc", "all-events-cpc"):
        result = told(ckit, trial, findings[name])
        assert result is not None
        effects[name] = result.effect

    assert not effects["hf-mace-cpc"].interval.holds(effects["hf-mace-cpc"].measure.null)
    assert effects["death-cpc"].interval.holds(effects["death-cpc"].measure.null)
    assert effects["all-events-cpc"].interval.holds(effects["all-events-cpc"].measure.null)


def test_each_arm_is_held_against_the_same_placebo(ckit: EvidenceBase) -> None:
    findings = {finding.id: finding for finding in ckit.studies["concert-hf"].findings}

    counted = {
        name: [(arm.events, arm.n) for arm in findings[f"hf-mace-{name}"].arms] for name in ("cpc", "combo", "msc")
    }

    assert counted == {"cpc": [(2, 31), (9, 32)], "combo": [(3, 33), (9, 32)], "msc": [(7, 29), (9, 32)]}


def test_harms_of_the_procedure_are_shown_with_the_claim_of_safety(ckit: EvidenceBase) -> None:
    harms = {harm.finding: harm for harm in grade(ckit, only=["K08"]).assessments["K08"].harms}

    assert (harms["tamponade-cpc"].count, harms["tamponade-cpc"].total, harms["tamponade-cpc"].control_count) == (
        1,
        31,
        0,
    )
    assert (harms["arrhythmia-cpc"].count, harms["arrhythmia-cpc"].control_count) == (8, 3)
