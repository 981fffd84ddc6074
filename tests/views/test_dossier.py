"""What the page of one claim tells."""

from __future__ import annotations

from dataclasses import replace

import pytest

from graph import resources
from graph.facts.look import TestedIn
from graph.grading.assess import grade
from graph.model.assessment import Grading
from graph.model.base import EvidenceBase
from graph.model.scales import Certainty, Direction, Domain, Remarked
from graph.model.study import Design
from graph.model.values import Species
from graph.records.read import read
from graph.views.dossier import Dossier, Part, dossier, level_in_words, neighbours, related
from tests.makers import base, claim, finding, line, study
from tests.sample import sample


@pytest.fixture(scope="module")
def stroke() -> tuple[EvidenceBase, Grading]:
    known = read(resources.topic())
    return known, grade(known)


@pytest.fixture
def people() -> Dossier:
    known = sample()
    return dossier(known, grade(known), "P1")


def test_every_study_with_a_line_is_shown_just_once(people: Dossier) -> None:
    shown = [row.study.id for part in Part for row in people.part(part)]

    assert sorted(shown) == sorted(
        ["open-label", "retracted", "other-cells", "awaiting", "opinion", "weak"],
    )


def test_each_study_stands_in_the_part_that_says_whether_it_counts(people: Dossier) -> None:
    assert {row.study.id: row.part for row in people.studies} == {
        "open-label": Part.COUNTED,
        "other-cells": Part.OTHER_CELLS,
        "opinion": Part.CONTEXT,
        "awaiting": Part.AWAITING,
        "retracted": Part.SET_ASIDE,
        "weak": Part.SET_ASIDE,
    }


def test_the_stair_ends_at_the_certainty(people: Dossier) -> None:
    assert people.stair is not None
    assert people.stair.steps[0].reason.domain is Domain.START
    assert people.stair.steps[-1].left == people.stair.body.certainty


def test_every_reason_is_on_the_stair_or_folded(people: Dossier) -> None:
    assert people.stair is not None
    stair = people.stair
    shown = [step.reason for step in (*stair.steps, *stair.silent, *stair.unjudged)]

    assert len(shown) == len(stair.body.reasons)
    assert all(step.reason.outcome is Remarked.FIRED for step in stair.steps)
    assert all(step.reason.outcome is Remarked.COULD_NOT_JUDGE for step in stair.unjudged)


def test_a_body_of_other_cells_has_its_own_stair(people: Dossier) -> None:
    assert [body.body.on_product for body in people.others] == [False]


def test_a_study_names_only_the_results_that_its_line_reads(people: Dossier) -> None:
    (row,) = people.part(Part.COUNTED)

    assert [found.id for found in row.findings] == ["change"]


def test_the_number_shown_is_the_number_that_was_weighed() -> None:
    results = (finding("big", n=17), finding("small", n=11), finding("unread", n=40))
    trial = study("s", line(findings=("big", "small")), enrolled=18, findings=results)
    known = base([claim()], [trial])

    page = dossier(known, grade(known), "C1")

    assert page.studies[0].weighed == 17
    assert page.stair is not None
    assert page.stair.body.subjects == 17


def test_a_number_of_only_some_results_does_not_stand_for_the_study() -> None:
    results = (finding("told", n=11), finding("untold"))
    known = base([claim()], [study("s", line(findings=("told", "untold")), enrolled=18, findings=results)])

    page = dossier(known, grade(known), "C1")

    assert page.studies[0].weighed == 18


def test_on_the_stroke_topic_every_page_adds_up_to_the_numbers_of_its_grade(
    stroke: tuple[EvidenceBase, Grading],
) -> None:
    known, grading = stroke

    for claim_id, assessment in grading.assessments.items():
        weighed = {row.study.id: row.weighed for row in dossier(known, grading, claim_id).studies}
        for body in assessment.bodies:
            assert sum(weighed[one] or 0 for one in body.studies) == body.subjects, claim_id
            assert sum(weighed[one] is None for one in body.studies) == body.unknown, claim_id


def test_on_the_stroke_topic_every_study_of_a_grade_is_shown_once(stroke: tuple[EvidenceBase, Grading]) -> None:
    known, grading = stroke

    for claim_id in grading.assessments:
        page = dossier(known, grading, claim_id)
        shown = [row.study.id for part in Part for row in page.part(part)]
        assert len(shown) == len(set(shown)) == len(known.lines_of.get(claim_id, ())), claim_id


def test_a_column_says_how_many_of_its_studies_do_not_support_the_claim() -> None:
    mouse = {"design": Design.ANIMAL_EXPERIMENT, "species": (Species.MOUSE,)}
    studies = [
        study("for", line(), **mouse),
        study("against", line(direction=Direction.REFUTES), **mouse),
        study("both", line(direction=Direction.MIXED), **mouse),
        study("beside", line(direction=Direction.CONTEXT), **mouse),
        study("counted-in-another", line(direction=Direction.MIXED), **mouse, included_in=("both",)),
    ]
    known = base([claim()], studies)

    page = dossier(known, grade(known), "C1")

    assert page.not_supporting(TestedIn.RODENTS) == 2
    assert page.not_supporting(TestedIn.PEOPLE) == 0


def test_a_level_off_the_scale_has_no_word() -> None:
    assert [level_in_words(level) for level in (0, 1, 4, 5)] == [None, Certainty.VERY_LOW, Certainty.HIGH, None]


def test_a_study_counted_within_another_does_not_count_again() -> None:
    small = study("small", line(), included_in=("large",))
    known = base([claim()], [small, study("large", line(), enrolled=300)])

    page = dossier(known, grade(known), "C1")

    assert {row.study.id: (row.part, row.counts) for row in page.studies} == {
        "small": (Part.COUNTED, False),
        "large": (Part.COUNTED, True),
    }


def test_the_claims_near_one_are_its_whole_its_parts_and_those_of_its_mechanism() -> None:
    whole, other = claim("C1", mechanism="repair"), claim("C3", mechanism="repair")
    part = replace(claim("C2"), part_of="C1")
    known = base([whole, part, other, claim("C4")])

    near, far = related(known, whole), related(known, part)

    assert (near.whole, near.parts, near.mechanism, near.same_mechanism) == (None, ("C2",), "repair", ("C3",))
    assert (far.whole, far.parts, far.mechanism, far.same_mechanism) == ("C1", (), None, ())


def test_neighbours_end_at_both_ends() -> None:
    assert neighbours("abc", "a") == (None, "b")
    assert neighbours("abc", "b") == ("a", "c")
    assert neighbours("abc", "c") == ("b", None)
    assert neighbours("abc", "z") == (None, None)
