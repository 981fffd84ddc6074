"""What the method must say of the stroke topic: the cases that a reader would check by hand."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from graph.grading.assess import grade
from graph.model.assessment import Assessment
from graph.model.base import EvidenceBase
from graph.model.scales import Basis, BodyDirection, Certainty, Conclusion, Fidelity, Size
from graph.records.read import read

TOPIC = Path(__file__).parent.parent / "data" / "stroke-nsc"


@pytest.fixture(scope="module")
def stroke() -> EvidenceBase:
    return read(TOPIC)


@pytest.fixture(scope="module")
def of(stroke: EvidenceBase) -> Mapping[str, Assessment]:
    return grade(stroke).assessments


def test_calibration_claims_come_out_as_authorities_hold_them(of: Mapping[str, Assessment]) -> None:
    assert (of["K01"].conclusion, of["K01"].certainty) == (Conclusion.SHOWN, Certainty.HIGH)
    assert of["K02"].certainty in (Certainty.HIGH, Certainty.MODERATE)
    assert of["K04"].certainty is Certainty.MODERATE


def test_stimulation_of_the_vagus_nerve_gains_less_than_patients_notice(of: Mapping[str, Assessment]) -> None:
    assert of["K03"].direction is BodyDirection.FOR
    assert of["K03"].size is Size.SMALL
    assert of["K03"].pooled is not None
    assert of["K03"].pooled.mid == pytest.approx(4.25)


def test_what_only_the_article_says_is_only_claimed(of: Mapping[str, Assessment]) -> None:
    assert {of[f"C{n}"].conclusion for n in range(34, 41)} == {Conclusion.ONLY_CLAIMED}


def test_nr1_rests_on_eighteen_people_without_controls(of: Mapping[str, Assessment]) -> None:
    assert of["C21"].basis is Basis.HUMAN_UNCONTROLLED
    assert (of["C21"].conclusion, of["C21"].certainty) == (Conclusion.VERY_UNCERTAIN, Certainty.VERY_LOW)
    assert of["C22"].fidelity is Fidelity.MATCHES
    assert of["C22"].certainty is Certainty.VERY_LOW


def test_what_differs_from_the_study_misreports_it(of: Mapping[str, Assessment]) -> None:
    assert {of[claim].conclusion for claim in ("C90", "C101", "C105")} == {Conclusion.MISREPORTS}


def test_safety_of_the_family_is_contradicted_in_part_by_a_definitive_tumour(of: Mapping[str, Assessment]) -> None:
    assert of["C136"].conclusion is Conclusion.CONTRADICTED_IN_PART
    assert any(harm.study == "amariglio-2009-tumour" and harm.definitive for harm in of["C136"].harms)


def test_the_field_is_judged_for_truth_and_aims_are_not_graded(of: Mapping[str, Assessment]) -> None:
    assert {of[claim].conclusion for claim in ("C05", "C42", "C44", "C46", "C144")} == {Conclusion.BORNE_OUT}
    assert of["C05"].basis is Basis.HUMAN_TISSUE_ONLY
    assert {of[claim].conclusion for claim in ("C04", "C07")} == {Conclusion.NOT_GRADABLE}


def test_no_claim_about_people_that_has_people_changes_without_animals(stroke: EvidenceBase) -> None:
    animals = [study.id for study in stroke.studies.values() if all(not one.is_human for one in study.species)]
    before, after = grade(stroke).assessments, grade(stroke.without(animals)).assessments

    for claim in stroke.claims.values():
        one = before[claim.id]
        if claim.scope.population.is_human and one.decisive is not None and one.decisive.stream.is_human:
            assert after[claim.id].conclusion is one.conclusion, claim.id
            assert after[claim.id].certainty is one.certainty, claim.id
