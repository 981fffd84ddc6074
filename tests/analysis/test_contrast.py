"""People against animals: what stands on each rung for a claim, an outcome and a mechanism."""

from __future__ import annotations

from dataclasses import replace

import pytest

from graph.analysis.contrast import RUNGS, ClaimContrast, Shelf, contrast, of_mechanism, of_outcome
from graph.errors import UnknownIdError
from graph.grading.assess import grade
from graph.model.base import EvidenceBase
from graph.model.biology import Mechanism
from graph.model.finding import Reading
from graph.model.scales import Direction, Kind, Rung
from graph.model.study import Design, Results, Study, Treatment
from graph.model.values import Species
from tests.makers import TODAY, base, claim, finding, line, study, text

RAT = (Species.RAT,)
GIVEN = Treatment(cells=("neural",))
BETTER, ALIKE = finding("better"), finding("alike", reading=Reading.NO_DIFFERENCE)
TOLD = finding("told", reading=Reading.NOT_APPLICABLE)


def of_claim(*studies: Study, **scope: object) -> ClaimContrast:
    some = base([claim(**scope)], studies)  # type: ignore[arg-type]  # the maker's own options
    return contrast(some, "C1", grading=grade(some))


def shelf_of(rung: Rung, *studies: Study, family: str | None = None) -> Shelf:
    """What stands on a rung; studies whose cells a test leaves open gave neural ones."""
    treated = [one if one.treatment.cells else replace(one, treatment=GIVEN) for one in studies]
    return of_outcome(base((), treated), "function", family=family).shelf(rung)


# A claim


def test_results_stand_by_outcome_the_claims_own_first_and_people_above_animals() -> None:
    graft = finding("graft", outcome="graft")
    found = of_claim(
        study("a-rat", line(findings=("better",)), design=Design.ANIMAL_EXPERIMENT, species=RAT, findings=(BETTER,)),
        study("people", line(findings=("better", "graft")), findings=(BETTER, graft)),
        outcome="graft",
    )

    assert [row.outcome for row in found.rows] == ["graft", "function"]
    assert [(one.study.id, one.rung) for one in found.rows[1].results] == [
        ("people", Rung.HUMAN_RANDOMISED),
        ("a-rat", Rung.RODENT),
    ]


def test_only_the_findings_that_a_line_reads_are_results() -> None:
    (row,) = of_claim(study("s1", line(findings=("better",)), findings=(BETTER, ALIKE))).rows

    assert [one.finding for one in row.results] == [BETTER]


def test_a_line_that_reads_no_finding_is_a_result_of_the_study_as_a_whole() -> None:
    (row,) = of_claim(study("s1", line(direction=Direction.DISPUTES))).rows

    (only,) = row.results
    assert (row.outcome, only.finding, only.direction) == (None, None, Direction.DISPUTES)


def test_studies_that_do_not_count_are_left_out_or_marked() -> None:
    found = of_claim(
        study("beside", line(direction=Direction.CONTEXT)),
        study("opinion", line(), design=Design.GUIDELINE),
        study("weak", line(), weak="second-hand"),
        study("others", line(), cells=("mesenchymal",)),
        study("own", line(), cells=("neural",), included_in=("pooled",)),
        study("pooled", line(), cells=("neural",)),
        study("open", line(), cells=("neural",), results=Results.AWAITING),
        cells=("neural",),
    )

    (row,) = found.rows
    marks = {one.study.id: (one.on_product, one.counts) for one in row.results}
    assert marks == {"others": (False, False), "own": (True, False), "pooled": (True, True)}
    assert [one.id for one in found.awaiting] == ["open"]


def test_an_empty_rung_is_as_of_the_day_of_the_records() -> None:
    found = of_claim(study("s1", line(findings=("better",)), findings=(BETTER,)))

    assert found.rows[0].on(Rung.RODENT, Rung.OTHER_ANIMAL) == ()
    assert found.none_recorded_until == TODAY


def test_an_arm_of_another_species_stands_on_its_own_rung() -> None:
    both = study("both", line(species=Species.RAT), species=(Species.HUMAN, Species.RAT))

    assert [one.rung for row in of_claim(both).rows for one in row.results] == [Rung.RODENT]


# An outcome


@pytest.mark.parametrize(
    ("findings", "direction"),
    [
        ((BETTER,), Direction.SUPPORTS),
        ((finding(reading=Reading.UNCONTROLLED_IMPROVEMENT),), Direction.SUPPORTS),
        ((ALIKE,), Direction.INCONCLUSIVE),
        ((finding(reading=Reading.HARM),), Direction.DISPUTES),
        ((BETTER, ALIKE), Direction.MIXED),
        ((BETTER, TOLD), Direction.SUPPORTS),
        ((TOLD,), Direction.CONTEXT),
        ((finding(reading=Reading.NOT_REPORTED),), Direction.CONTEXT),
    ],
    ids=["better", "uncontrolled", "alike", "worse", "both", "better-and-told", "told", "not-reported"],
)
def test_the_readings_of_an_outcome_say_which_way_a_study_points(
    findings: tuple[object, ...], direction: Direction
) -> None:
    (entry,) = shelf_of(Rung.HUMAN_RANDOMISED, study("s1", findings=findings)).entries  # type: ignore[arg-type]  # findings

    assert entry.direction is direction


def test_every_rung_is_there_from_the_top_and_the_empty_ones_are_empty() -> None:
    found = of_outcome(base((), (study("s1", findings=(BETTER,)),)), "function")

    assert tuple(shelf.rung for shelf in found.shelves) == RUNGS
    assert [shelf.rung for shelf in found.shelves if shelf.entries] == [Rung.HUMAN_RANDOMISED]


def test_a_shelf_counts_studies_by_direction_and_their_people_where_known() -> None:
    found = shelf_of(
        Rung.HUMAN_RANDOMISED,
        study("a", findings=(finding(n=30), finding("more", n=40)), enrolled=99),
        study("b", findings=(ALIKE,), enrolled=20),
        study("c", findings=(ALIKE,)),
        study("d", findings=(TOLD,), enrolled=500),
    )

    assert [found.count(way) for way in (Direction.SUPPORTS, Direction.INCONCLUSIVE, Direction.MIXED)] == [1, 2, 0]
    assert (found.subjects, found.unknown, len(found.entries)) == (60, 1, 4)


def test_a_study_inside_a_review_of_the_same_rung_is_counted_once() -> None:
    found = shelf_of(
        Rung.HUMAN_RANDOMISED, study("a", findings=(BETTER,), included_in=("b",)), study("b", findings=(BETTER,))
    )

    assert [(entry.study.id, entry.folded) for entry in found.entries] == [("a", True), ("b", False)]
    assert found.count(Direction.SUPPORTS) == 1


def test_weak_and_awaiting_studies_are_not_what_is_known() -> None:
    weak = study("weak", findings=(BETTER,), weak="second-hand")

    assert not shelf_of(Rung.HUMAN_RANDOMISED, weak, study("open", findings=(TOLD,), results=Results.AWAITING)).entries


def test_a_study_that_gave_no_cells_speaks_neither_for_nor_against() -> None:
    studies = (study("device", findings=(BETTER,), enrolled=108), study("cells", findings=(BETTER,), cells=("neural",)))

    found = of_outcome(base((), studies), "function").shelf(Rung.HUMAN_RANDOMISED)

    assert [(entry.study.id, entry.without_cells) for entry in found.entries] == [("cells", False), ("device", True)]
    assert (found.count(Direction.SUPPORTS), len(found.counted), found.subjects) == (1, 1, 0)


def test_an_outcome_can_be_asked_of_one_family_of_cells() -> None:
    studies = (
        study("neural", findings=(BETTER,), cells=("product-a",)),
        study("other", findings=(BETTER,), cells=("mesenchymal",)),
    )

    found = shelf_of(Rung.HUMAN_RANDOMISED, *studies, family="neural-family")

    assert [entry.study.id for entry in found.entries] == ["neural"]


def test_arms_of_two_species_stand_on_two_rungs() -> None:
    rat, person = replace(BETTER, species=Species.RAT), replace(ALIKE, species=Species.HUMAN)
    both = study("both", species=(Species.HUMAN, Species.RAT), findings=(rat, person))

    assert shelf_of(Rung.RODENT, both).count(Direction.SUPPORTS) == 1
    assert shelf_of(Rung.HUMAN_RANDOMISED, both).count(Direction.INCONCLUSIVE) == 1


# A mechanism


def with_mechanisms(*studies: Study) -> EvidenceBase:
    finer = Mechanism("finer", text("finer"), text("a finer one"), broader=("repair",))
    claims = [
        claim("C1", kind=Kind.MECHANISM, mechanism="repair"),
        claim("C2", kind=Kind.MECHANISM, mechanism="finer"),
        claim("C3", kind=Kind.MECHANISM),
    ]
    some = base(claims, studies)
    return replace(some, mechanisms={**some.mechanisms, "finer": finer})


def test_a_mechanism_holds_what_speaks_to_its_claims_and_to_finer_ones() -> None:
    some = with_mechanisms(
        study("a", line("C1")), study("b", line("C2", Direction.DISPUTES)), study("c", line("C3", Direction.DISPUTES))
    )

    found = of_mechanism(some, "repair").shelf(Rung.HUMAN_RANDOMISED)
    finer = of_mechanism(some, "finer").shelf(Rung.HUMAN_RANDOMISED)

    assert [(entry.study.id, entry.direction) for entry in found.entries] == [
        ("a", Direction.SUPPORTS),
        ("b", Direction.DISPUTES),
    ]
    assert [entry.study.id for entry in finer.entries] == ["b"]


def test_studies_of_other_cells_than_a_claim_speaks_of_are_left_out_of_its_mechanism() -> None:
    some = with_mechanisms(
        study("own", line("C1"), cells=("neural",)), study("other", line("C1"), cells=("mesenchymal",))
    )
    spoken = replace(some.claims["C1"], scope=replace(some.claims["C1"].scope, cells=("neural",)))

    found = of_mechanism(replace(some, claims=some.claims | {"C1": spoken}), "repair")

    assert [entry.study.id for shelf in found.shelves for entry in shelf.entries] == ["own"]


def test_a_study_that_supports_one_claim_of_a_mechanism_and_refutes_another_is_mixed() -> None:
    some = with_mechanisms(
        study("a", line("C1", findings=("better",)), line("C2", Direction.DISPUTES), findings=(BETTER,))
    )

    (entry,) = of_mechanism(some, "repair").shelf(Rung.HUMAN_RANDOMISED).entries

    assert (entry.direction, entry.findings) == (Direction.MIXED, (BETTER,))


@pytest.mark.parametrize(
    ("ask", "message"),
    [
        (lambda some: of_outcome(some, "functio"), "no outcome “functio”. Did you mean function?"),
        (lambda some: of_outcome(some, "function", family="x"), "no family of cells “x”."),
        (lambda some: of_mechanism(some, "repairs"), "no mechanism “repairs”. Did you mean repair?"),
        (lambda some: contrast(some, "C9", grading=grade(some)), "no claim “C9”."),
    ],
    ids=["outcome", "family", "mechanism", "claim"],
)
def test_what_is_not_in_the_records_is_refused(ask: object, message: str) -> None:
    with pytest.raises(UnknownIdError) as raised:
        ask(base([claim()]))  # type: ignore[operator]  # one of the functions above

    assert message in str(raised.value)
