"""People beside animals, outcome by outcome."""

from __future__ import annotations

import pytest

from graph import resources
from graph.facts.look import Footing
from graph.grading.assess import grade
from graph.model.finding import Reading
from graph.model.line import EvidenceLine
from graph.model.scales import Direction
from graph.model.study import Design, Study
from graph.model.values import Species
from graph.records.read import read
from graph.views.dossier import Part, dossier
from graph.views.side_by_side import OutcomeSides, side_by_side
from tests.makers import base, claim, finding, line, study


def sides(*studies: Study, outcome: str | None = None) -> tuple[OutcomeSides, ...]:
    known = base([claim(outcome=outcome)], studies)
    return side_by_side(known, dossier(known, grade(known), "C1"))


def mouse(id_: str, *lines: EvidenceLine, outcome: str = "function") -> Study:
    return study(
        id_,
        *lines,
        design=Design.ANIMAL_EXPERIMENT,
        species=(Species.MOUSE,),
        findings=(finding("f1", outcome=outcome),),
    )


READ = line(findings=("f1",))


def test_people_and_animals_stand_on_their_own_sides() -> None:
    (row,) = sides(study("trial", READ, findings=(finding("f1"),)), mouse("mouse", READ))

    found = {side.footing: [result.row.study.id for result in side.results] for side in row.sides}
    assert found == {Footing.PEOPLE: ["trial"], Footing.ANIMALS: ["mouse"], Footing.LAB: []}


def test_a_side_without_results_is_there_and_empty() -> None:
    (row,) = sides(mouse("mouse", READ))

    assert row.sides[0].footing is Footing.PEOPLE
    assert row.sides[0].results == ()


def test_the_outcome_of_the_claim_comes_first() -> None:
    many = [mouse(f"m{n}", READ, outcome="graft") for n in range(3)]
    rows = sides(*many, mouse("one", READ), outcome="function")

    assert [(row.outcome, row.own) for row in rows] == [("function", True), ("graft", False)]


def test_only_results_that_count_are_summed_up() -> None:
    beside = line(direction=Direction.CONTEXT, findings=("f1",))
    worse = study("worse", READ, findings=(finding("f1", reading=Reading.HARM),))
    (row,) = sides(study("aside", beside, findings=(finding("f1"),)), worse)

    people = row.sides[0]
    assert people.readings == ((Reading.HARM, 1),)
    assert people.beside == 1
    assert [result.row.study.id for result in people.results] == ["worse", "aside"]


def test_a_statement_tests_nothing() -> None:
    said = study("said", READ, design=Design.NARRATIVE_REVIEW, findings=(finding("f1"),))

    assert sides(said) == ()


def test_on_the_stroke_topic_every_result_that_was_tested_is_shown_just_once() -> None:
    known = read(resources.topic())
    grading = grade(known)
    for claim_id in grading.assessments:
        file = dossier(known, grading, claim_id)
        shown = [(r.row.study.id, r.finding.id) for row in side_by_side(known, file) for r in row.results]
        parts = (Part.COUNTED, Part.OTHER_CELLS, Part.CONTEXT)
        there = [
            (row.study.id, found.id)
            for part in parts
            for row in file.part(part)
            if row.column
            for found in row.findings
        ]
        assert sorted(shown) == sorted(there), claim_id


@pytest.mark.parametrize("part", [Part.COUNTED, Part.OTHER_CELLS])
def test_a_result_counts_only_with_its_study(part: Part) -> None:
    cells = ("mesenchymal",) if part is Part.OTHER_CELLS else ("neural",)
    known = base([claim(cells=("neural",))], [study("trial", READ, cells=cells, findings=(finding("f1"),))])

    (row,) = side_by_side(known, dossier(known, grade(known), "C1"))

    assert row.results[0].row.part is part
    assert row.results[0].counts == (part is Part.COUNTED)
