"""The evidence map counts what grading counts, each study once, and says where nothing is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import cache

import pytest

from graph import resources
from graph.grading.assess import grade
from graph.model.assessment import Grading
from graph.model.base import EvidenceBase
from graph.model.biology import Mechanism
from graph.model.claim import Claim
from graph.model.finding import Reading
from graph.model.scales import STREAM_OF_RUNG, Direction, Kind, Rung
from graph.model.study import Design, Pooled, Results, Standing, Study
from graph.model.values import Species
from graph.records.read import read
from graph.views.evidence_map import COUNTED_KINDS, By, EvidenceMap, Field, evidence_map
from tests.makers import base, claim, finding, line, report, study, text
from tests.sample import sample

MOUSE = {"design": Design.ANIMAL_EXPERIMENT, "species": (Species.MOUSE,)}


def mapped(known: EvidenceBase, by: By = By.MECHANISMS) -> EvidenceMap:
    return evidence_map(known, grade(known), by)


def about(id_: str = "C1", **more: object) -> Claim:
    """A claim about the one mechanism of the makers."""
    return claim(id_, kind=Kind.MECHANISM, mechanism="repair", **more)  # type: ignore[arg-type]  # names of `claim`


def repair(studies: Iterable[Study], *claims: Claim, rung: Rung = Rung.HUMAN_RANDOMISED) -> Field:
    """What stands on one rung in the row of that mechanism."""
    row = mapped(base(claims or (about(),), studies)).row("repair")
    assert row is not None
    return row.on(rung)


def names(field: Field) -> list[str]:
    return [entry.study.id for entry in field.entries]


# One number everywhere


@cache
def graded(topic: str) -> tuple[EvidenceBase, Grading]:
    known = sample() if topic == "sample" else read(resources.topic())
    return known, grade(known)


@pytest.mark.parametrize("topic", ["sample", "real"])
def test_a_row_of_one_claim_shows_the_bodies_and_the_ladder_of_its_assessment(topic: str) -> None:
    known, grading = graded(topic)
    outcome = next(iter(known.outcomes))
    counted = [one for one in known.claims.values() if one.kind in COUNTED_KINDS and not one.calibration]
    for one in counted:
        alone = replace(one, scope=replace(one.scope, outcome=outcome))
        found = evidence_map(replace(known, claims={one.id: alone}), grading, By.OUTCOMES)
        (row,) = found.rows
        assessment = grading.assessments[one.id]
        of_stream: dict[str, set[str]] = {}
        for field in row.fields:
            of_stream.setdefault(STREAM_OF_RUNG[field.rung], set()).update(names(field))
            supporting = [entry for entry in field.entries if entry.direction is Direction.SUPPORTS]
            step = next((step for step in assessment.ladder if step.rung is field.rung), None)
            assert len(supporting) == (step.studies if step else 0), (one.id, field.rung)
            assert sum(entry.subjects or 0 for entry in supporting) == (step.subjects if step else 0)
        bodies = {b.stream: set(b.studies) for b in assessment.bodies if b.on_product and b.stream in of_stream}
        assert {stream: ids for stream, ids in of_stream.items() if ids} == bodies, one.id
    assert counted


# What speaks to claims


def test_a_study_that_speaks_to_two_claims_of_a_row_counts_once_with_its_largest_number() -> None:
    small, large = finding("small", n=7), finding("large", n=9)
    both = study("s", line("C1", findings=("small",)), line("C2", findings=("large",)), findings=(small, large))

    field = repair([both], about("C1"), about("C2"))

    assert names(field) == ["s"]
    assert (field.subjects, field.unknown) == (9, 0)
    assert [one.claim for one in field.entries[0].lines] == ["C1", "C2"]


def test_a_study_that_supports_one_claim_and_refutes_another_is_mixed() -> None:
    both = study("s", line("C1"), line("C2", Direction.DISPUTES))

    assert repair([both], about("C1"), about("C2")).direction is Direction.MIXED


@pytest.mark.parametrize("direction", [Direction.SUPPORTS, Direction.DISPUTES, Direction.MIXED])
def test_a_field_points_where_all_its_studies_point(direction: Direction) -> None:
    assert repair([study("a", line("C1", direction)), study("b", line("C1", direction))]).direction is direction


def test_a_number_that_is_not_known_is_counted_as_not_known() -> None:
    field = repair([study("a", line(), enrolled=12), study("b", line())])

    assert (len(field.entries), field.subjects, field.unknown) == (2, 12, 1)


def test_other_cells_than_the_claim_speaks_of_leave_a_gap() -> None:
    field = repair([study("s", line(), cells=("mesenchymal",))], about(cells=("neural",)))

    assert field.direction is None


@pytest.mark.parametrize(
    "uncounted",
    [
        study("s", line(direction=Direction.CONTEXT)),
        study("s", line(), weak="seen second-hand only"),
        study("s", line(), reports=(report(standing=Standing.RETRACTED),)),
    ],
    ids=["context", "weak", "retracted"],
)
def test_what_grading_sets_aside_is_not_on_the_map(uncounted: Study) -> None:
    assert repair([uncounted]).entries == ()


def test_a_study_without_results_is_awaited_and_counts_in_nothing() -> None:
    field = repair([study("s", line(), results=Results.AWAITING)])

    assert (field.entries, [late.id for late in field.awaiting]) == ((), ["s"])


def test_a_study_that_a_review_of_the_row_pools_counts_with_the_review() -> None:
    pooling = Pooled(Design.RANDOMISED_CONTROLLED_TRIAL)
    review = study("review", line("C1"), design=Design.META_ANALYSIS, pooled=pooling)
    trial = study("trial", line("C2"), included_in=("review",))
    row = mapped(base([about("C1"), about("C2")], [review, trial])).row("repair")

    assert row is not None
    assert names(row.on(Rung.HUMAN_SYNTHESIS)) == ["review"]
    assert names(row.on(Rung.HUMAN_RANDOMISED)) == []
    assert [entry.study.id for entry in row.on(Rung.HUMAN_RANDOMISED).folded] == ["trial"]


@pytest.mark.parametrize(
    "silent",
    [
        claim("C1", kind=Kind.STATE_OF_FIELD, mechanism="repair"),
        claim("C1", kind=Kind.BACKGROUND, mechanism="repair"),
        claim("C1", kind=Kind.FORECAST, mechanism="repair"),
        about(calibration=True),
    ],
    ids=["state-of-field", "background", "forecast", "calibration"],
)
def test_a_claim_that_says_nothing_of_what_the_therapy_does_makes_no_row(silent: Claim) -> None:
    found = mapped(base([silent], [study("s", line())]))

    assert found.rows == ()
    assert found.left_out == (text("repair"),)


def test_the_arms_of_one_study_stand_on_their_own_rungs() -> None:
    arms = (line("C1", species=Species.PIG), line("C1", Direction.DISPUTES, species=Species.RAT))
    two = study("s", *arms, design=Design.ANIMAL_EXPERIMENT, species=(Species.PIG, Species.RAT))

    assert repair([two], rung=Rung.OTHER_ANIMAL).direction is Direction.SUPPORTS
    assert repair([two], rung=Rung.RODENT).direction is Direction.DISPUTES


# Rows


def with_finer(*finer: tuple[str, tuple[str, ...]]) -> dict[str, Mechanism]:
    return {id_: Mechanism(id_, text(id_), text(id_), broader=broader) for id_, broader in finer}


def test_what_a_finer_mechanism_shows_counts_in_the_wider_one() -> None:
    known = base([claim("C1", kind=Kind.MECHANISM, mechanism="fine")], [study("s", line())])
    found = mapped(replace(known, mechanisms=with_finer(("fine", ("wide",)), ("wide", ()), ("apart", ()))))

    assert [(row.id, row.depth, row.in_people) for row in found.rows] == [("wide", 0, True), ("fine", 1, True)]
    assert found.studies == 1
    assert found.left_out == (text("apart"),)


def test_mechanisms_in_a_ring_each_have_one_row() -> None:
    known = base([claim("C1", kind=Kind.MECHANISM, mechanism="a")], [study("s", line())])
    found = mapped(replace(known, mechanisms=with_finer(("a", ("b",)), ("b", ("a",)))))

    assert sorted(row.id for row in found.rows) == ["a", "b"]


def test_the_gaps_are_rows_without_people_rows_never_randomised_and_empty_rows() -> None:
    claims = [claim(f"C{n}", kind=Kind.MECHANISM, mechanism=id_) for n, id_ in enumerate(("r", "u", "m", "e"))]
    studies = [
        study("trial", line("C0")),
        study("series", line("C1"), design=Design.CASE_SERIES),
        study("mice", line("C2"), **MOUSE),  # type: ignore[arg-type]  # names of `study`
    ]
    known = replace(base(claims, studies), mechanisms=with_finer(*((id_, ()) for id_ in ("r", "u", "m", "e"))))

    found = mapped(known)

    assert [row.id for row in found.without_people] == ["m", "e"]
    assert [row.id for row in found.without_randomised] == ["u"]
    assert [row.id for row in found.empty] == ["e"]


# What was given


def given(one: Study, id_: str = "mesenchymal", by: By = By.CELLS) -> Field:
    row = mapped(base([], [one]), by).row(id_)
    assert row is not None
    return row.on(Rung.HUMAN_RANDOMISED)


def test_what_was_given_has_a_row_even_where_no_claim_speaks_of_it() -> None:
    assert names(given(study("s", cells=("mesenchymal",)))) == ["s"]


def test_a_product_stands_for_its_kinds_as_well() -> None:
    found = mapped(base([], [study("s", cells=("product-a",))]), By.CELLS)

    assert [(row.id, row.depth) for row in found.rows] == [("neural", 0), ("esc-neural", 1)]
    assert names(given(study("s", cells=("product-a",)), "product-a", By.PRODUCTS)) == ["s"]


def test_the_primary_result_says_which_way_a_therapy_points() -> None:
    primary = replace(finding("p", reading=Reading.NO_DIFFERENCE), primary=True)
    trial = study("s", cells=("mesenchymal",), findings=(primary, finding("other")))

    assert given(trial).direction is Direction.INCONCLUSIVE


def test_where_no_primary_result_points_all_results_say_the_way() -> None:
    primary = replace(finding("p", reading=Reading.NOT_APPLICABLE), primary=True)
    trial = study("s", cells=("mesenchymal",), findings=(primary, finding("other")))

    assert given(trial).direction is Direction.SUPPORTS


def test_a_study_without_a_result_on_an_effect_points_nowhere() -> None:
    assert given(study("s", cells=("mesenchymal",))).direction is Direction.CONTEXT


@pytest.mark.parametrize("more", [{"weak": "hearsay"}, {"results": Results.AWAITING}], ids=["weak", "awaiting"])
def test_what_cannot_count_is_not_counted_for_what_was_given(more: dict[str, object]) -> None:
    known = base([], [study("s", cells=("mesenchymal",), **more)])  # type: ignore[arg-type]  # names of `study`
    row = mapped(known, By.CELLS).row("mesenchymal")

    assert row is None or row.is_empty
