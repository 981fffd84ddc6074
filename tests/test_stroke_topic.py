"""What must come out of the stroke topic, because the method says so."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from graph.facts.certainty import claim_certainty
from graph.facts.look import Footing
from graph.grading.assess import grade
from graph.model.assessment import Assessment, Grading
from graph.model.base import EvidenceBase
from graph.model.scales import Basis, Certainty, Conclusion, Fidelity, Kind, Stream
from graph.model.study import Standing
from graph.records.read import read
from graph.views.headline import headline
from graph.views.summary import counts, rows

TOPIC = Path(__file__).parent.parent / "data" / "stroke-nsc"


@pytest.fixture(scope="module")
def stroke() -> EvidenceBase:
    return read(TOPIC)


@pytest.fixture(scope="module")
def graded(stroke: EvidenceBase) -> Grading:
    return grade(stroke)


@pytest.fixture
def of(graded: Grading) -> dict[str, Assessment]:
    return dict(graded.assessments)


def test_all_claims_of_the_article_and_the_calibration_claims_are_there(stroke: EvidenceBase) -> None:
    named = sorted((claim for claim in stroke.claims if claim.startswith("C")), key=lambda claim: int(claim[1:]))
    assert named == [f"C{n:02}" for n in range(1, len(named) + 1)]
    assert len(named) == 157
    assert [claim.id for claim in stroke.claims.values() if claim.calibration] == ["K01", "K02", "K03", "K04"]


def test_thrombectomy_and_thrombolysis_are_graded_as_guidelines_know_them(of: dict[str, Assessment]) -> None:
    assert of["K02"].certainty in (Certainty.HIGH, Certainty.MODERATE)
    assert of["K03"].certainty in (Certainty.MODERATE, Certainty.LOW)
    for_it = (Conclusion.SHOWN, Conclusion.PROBABLE, Conclusion.POSSIBLE)
    assert all(of[claim].conclusion in for_it for claim in ("K01", "K02", "K03", "K04"))


def test_no_effect_of_cells_in_people_is_graded_above_low(stroke: EvidenceBase, of: dict[str, Assessment]) -> None:
    about_people = [
        of[claim.id]
        for claim in stroke.claims.values()
        if claim.kind is Kind.EFFECT and claim.scope.cells and claim.scope.population.is_human
    ]

    assert len(about_people) >= 4
    assert all((one.certainty or Certainty.VERY_LOW) <= Certainty.LOW for one in about_people)


def test_nr1_rests_on_an_uncontrolled_trial_and_is_worded_above_it(of: dict[str, Assessment]) -> None:
    c21 = of["C21"]

    assert c21.basis is c21.cited_basis is Basis.HUMAN_UNCONTROLLED
    assert c21.certainty is Certainty.VERY_LOW
    assert c21.marks is not None
    assert c21.marks.too_firm > 0
    decisive = c21.decisive
    assert decisive is not None
    assert decisive.studies == ("nr1-isc2025-abstract",)


@pytest.mark.parametrize("claim", ["C21", "C27", "C33"])
def test_these_claims_are_overstated(of: dict[str, Assessment], claim: str) -> None:
    marks = of[claim].marks

    assert marks is not None
    assert marks.is_overstated


def test_delayed_grafting_rests_on_rodents_only(of: dict[str, Assessment]) -> None:
    assert of["C28"].basis is Basis.RODENTS_ONLY


def test_the_article_cites_nothing_for_most_mechanisms_and_the_literature_has_animals(
    of: dict[str, Assessment],
) -> None:
    mechanisms = [of[f"C{n}"] for n in range(12, 21)]

    assert sum(one.cited_basis is Basis.NOTHING for one in mechanisms) > len(mechanisms) / 2
    in_animals = [one for one in mechanisms if any(body.stream is Stream.ANIMAL for body in one.bodies)]
    assert len(in_animals) == len(mechanisms)


@pytest.mark.parametrize("claim", ["C45", "C48"])
def test_forecasts_are_not_gradable(of: dict[str, Assessment], claim: str) -> None:
    assert of[claim].basis is Basis.NOT_GRADABLE
    assert of[claim].conclusion is Conclusion.NOT_GRADABLE
    assert of[claim].context


@pytest.mark.parametrize(
    ("claim", "fidelity"),
    [
        ("C22", Fidelity.MATCHES),
        ("C23", Fidelity.MATCHES),
        ("C24", Fidelity.MATCHES),
        ("C26", Fidelity.CANNOT_BE_CHECKED),
        ("C32", Fidelity.CANNOT_BE_CHECKED),
        ("C35", Fidelity.CANNOT_BE_CHECKED),
    ],
)
def test_reports_are_held_against_their_study(of: dict[str, Assessment], claim: str, fidelity: Fidelity) -> None:
    assert of[claim].fidelity is fidelity


@pytest.mark.parametrize("claim", ["C42", "C44"])
def test_the_state_of_the_field_is_borne_out_and_not_rated(of: dict[str, Assessment], claim: str) -> None:
    assert of[claim].certainty is None
    assert not of[claim].rated
    assert of[claim].conclusion is Conclusion.BORNE_OUT


def test_what_is_aimed_at_is_not_gradable_and_shows_the_facts_that_bear_on_it(of: dict[str, Assessment]) -> None:
    assert (of["C04"].kind, of["C04"].conclusion) == (Kind.AIM, Conclusion.NOT_GRADABLE)
    assert of["C04"].bodies


def test_the_best_route_is_not_supported_as_worded(of: dict[str, Assessment]) -> None:
    assert of["C11"].conclusion is Conclusion.NOT_STUDIED
    assert of["C11"].in_model is None


def test_a_report_carries_the_certainty_of_what_it_repeats(of: dict[str, Assessment]) -> None:
    for claim in ("C22", "C23", "C24"):
        assert (of[claim].conclusion, of[claim].certainty) == (Conclusion.REPEATS_THE_STUDY, Certainty.VERY_LOW)


def test_what_only_the_article_shows_supports_nothing(of: dict[str, Assessment]) -> None:
    assert of["C35"].conclusion is Conclusion.ONLY_CLAIMED
    assert of["C35"].circular


def test_safety_is_contradicted_by_a_related_serious_event(of: dict[str, Assessment]) -> None:
    assert of["C27"].conclusion is Conclusion.CONTRADICTED_IN_PART
    assert of["C27"].harms


def test_without_its_only_trial_nr1_rests_on_nothing(stroke: EvidenceBase) -> None:
    assert grade(stroke.without(["nr1-isc2025-abstract"])).assessments["C21"].basis is Basis.NOTHING


def test_a_retraction_of_the_trial_takes_it_out_of_every_grade(stroke: EvidenceBase) -> None:
    trial = stroke.studies["nr1-isc2025-abstract"]
    withdrawn = tuple(replace(one, standing=Standing.RETRACTED, withdrawn=None) for one in trial.reports)
    after = grade(replace(stroke, studies={**stroke.studies, trial.id: replace(trial, reports=withdrawn)}))

    for one in after.assessments.values():
        assert all(trial.id not in body.studies for body in one.bodies)
    assert trial.id in after.assessments["C21"].set_aside


def test_every_study_is_shown_at_some_claim(stroke: EvidenceBase) -> None:
    assert {study.id for study in stroke.studies.values() if not study.lines} == set()


def test_no_curated_text_repeats_the_address_of_a_mirror_as_a_link(stroke: EvidenceBase) -> None:
    pages = [report.page for study in stroke.studies.values() for report in study.reports if report.page]

    assert all(page.startswith("https://") for page in pages)


def test_trials_that_were_tested_again_are_linked(stroke: EvidenceBase) -> None:
    later = {study.id: study.tested_later_in for study in stroke.studies.values()}

    assert "sb623-actissima-2b" in later["sb623-phase1-2a-2016"]
    assert "cobis-2-2024" in later["cobis-1-2018"]
    assert "vns-rehab-2021" in later["vns-real-world-series"]
    assert {"treasure-2024", "masters-2-registry"} <= set(later["masters-2017"])
    assert "pisces-2-muir-2020" in later["pisces-1-kalladka-2016"]
    assert "pisces-3-registry" in later["pisces-2-muir-2020"]


def test_the_readme_tells_the_numbers_of_the_data(stroke: EvidenceBase, graded: Grading) -> None:
    told = " ".join((TOPIC.parent.parent / "README.md").read_text("utf-8").split())
    counted = counts(rows(stroke, graded))
    on = counted.footings

    first = headline(stroke, graded)
    assert (
        f"the {counted.claims} claims of a stem-cell company's popular article, "
        f"held against {len(stroke.studies)} studies. "
        f"{on[Footing.PEOPLE]} claims rest on studies in people ({counted.randomised} of them on randomised trials), "
        f"{on[Footing.ANIMALS]} on animals only, {on[Footing.LAB]} on laboratory work only, "
        f"{on[Footing.STATEMENTS]} on statements only, {on[Footing.NOTHING]} on nothing that was found, "
        f"and {on[Footing.NOT_GRADABLE]} are forecasts and aims that nobody can grade. "
        f"The {first.claims} claims that it helps or harms people rest together on {first.people} people in "
        f"{first.studies} independent studies; {first.controlled} of these had a control group. "
        f"{counted.overstated} claims say more than their evidence allows ({counted.too_firm} too firmly, "
        f"{counted.too_much} too much, {counted.names_no_model} name no model); "
        f"for {counted.cites_nothing} the article cites nothing that supports them."
    ) in told


def test_a_certainty_without_the_name_of_a_model_is_about_people(of: dict[str, Assessment]) -> None:
    for id_, graded in of.items():
        decides = graded.decisive
        if graded.certainty is None or decides is None:
            continue
        assert (" for " in claim_certainty(graded).en) is (not decides.stream.is_human), id_


def test_one_experiment_in_mice_never_reads_as_surer_than_a_trial(of: dict[str, Assessment]) -> None:
    mice, people = (claim_certainty(of[id_]).en for id_ in ("C28", "C21"))

    assert mice == "very low for mice (at best high)"
    assert people == "very low"
