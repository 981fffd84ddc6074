"""The promises over the records of the stroke topic, where every claim is graded with and without some studies."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from graph.grading.assess import grade
from graph.model.base import EvidenceBase
from graph.model.scales import Certainty, Conclusion
from graph.model.study import Standing
from graph.records.read import read

_TOPIC = Path(__file__).parents[3] / "data" / "stroke-nsc"


@pytest.fixture(scope="module")
def topic() -> EvidenceBase:
    """The records as they are kept."""
    return read(_TOPIC)


def test_no_claim_about_people_moves_when_all_animal_studies_are_gone(topic: EvidenceBase) -> None:
    animals = [one.id for one in topic.studies.values() if not any(species.is_human for species in one.species)]
    before, after = grade(topic).assessments, grade(topic.without(animals)).assessments

    for name, claim in topic.claims.items():
        old, new = before[name], after[name]
        has_people = any(body.on_product and body.stream.is_human and body.certainty for body in old.bodies)
        if claim.scope.population.is_human and claim.kind.is_rated and has_people:
            told = (old.direction, old.certainty, old.at_best, old.conclusion, old.sentence)
            assert (new.direction, new.certainty, new.at_best, new.conclusion, new.sentence) == told, name


def test_the_order_of_the_records_changes_nothing(topic: EvidenceBase) -> None:
    turned = replace(topic, studies=dict(reversed(list(topic.studies.items()))))

    assert grade(turned).assessments == grade(topic).assessments


def test_a_study_that_is_retracted_counts_as_one_that_was_never_done(topic: EvidenceBase) -> None:
    for name in ("nr1-isc2025-abstract", "vns-rehab-2021"):
        study = topic.studies[name]
        gone = tuple(replace(report, standing=Standing.RETRACTED) for report in study.reports)
        retracted = replace(topic, studies={**topic.studies, name: replace(study, reports=gone)})
        after, without = grade(retracted).assessments, grade(topic.without([name])).assessments

        for claim, one in after.items():
            assert one.bodies == without[claim].bodies, (name, claim)


def test_every_conclusion_is_no_warmer_than_its_certainty_and_is_said_in_both_languages(topic: EvidenceBase) -> None:
    for name, one in grade(topic).assessments.items():
        if one.conclusion in (Conclusion.SHOWN, Conclusion.SHOWN_NOT):
            assert one.certainty is Certainty.HIGH, name
        assert one.sentence.en, name
        assert one.sentence.zh, name
        for body in one.bodies:
            assert sum(reason.change for reason in body.reasons) == (body.certainty or 0), name
