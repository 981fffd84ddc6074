"""The whole network as a picture: everything has one place, and the place says what it rests on."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

import pytest

from graph.analysis.questions import questions
from graph.grading.assess import grade
from graph.grading.ladder import rung_of
from graph.model.scales import Rung
from graph.model.values import Lang
from graph.views.graded import Graded
from graph.views.whole import TIES, Sort, Whole, named, whole
from tests.sample import sample


@pytest.fixture(scope="module")
def known() -> Graded:
    base = sample()
    return Graded(base, grade(base))


@pytest.fixture(scope="module")
def drawn(known: Graded) -> Whole:
    return whole(known)


def test_every_thing_of_the_records_has_one_mark(known: Graded, drawn: Whole) -> None:
    base = known.base
    expected = {
        *(f"claim:{one}" for one in base.claims),
        *(f"study:{one}" for one in base.studies),
        *(f"cell:{one}" for one in (*base.cell_types, *base.products)),
        *(f"mechanism:{one}" for one in base.mechanisms),
        *(f"outcome:{one}" for one in base.outcomes),
        *(f"question:{one}" for one in questions(base).questions),
    }

    assert drawn.marks.keys() == expected
    assert max(Counter((one.x, one.y) for one in drawn.marks.values()).values()) == 1


def test_every_evidence_line_is_drawn_as_it_points(known: Graded, drawn: Whole) -> None:
    lines = {(one.start, one.end, one.tie) for one in drawn.lines}

    for study in known.base.studies.values():
        for line in study.lines:
            assert (f"study:{study.id}", f"claim:{line.claim}", line.direction) in lines
    assert {tie for _, _, tie in lines} <= set(TIES)


def test_studies_stand_on_the_ladder_people_to_the_left_of_animals(known: Graded, drawn: Whole) -> None:
    at = {rung: set[int]() for rung in Rung}
    for study in known.base.studies.values():
        at[rung_of(study)].add(drawn.marks[f"study:{study.id}"].x)
    stand = [xs for rung, xs in sorted(at.items(), reverse=True) if xs]

    assert len(stand) > 2
    assert all(max(left) < min(right) for left, right in pairwise(stand))


def test_the_heads_count_every_claim_and_study_once(known: Graded, drawn: Whole) -> None:
    assert sum(head.claims for head in drawn.columns) == len(known.base.claims)
    assert sum(head.studies for head in drawn.columns) == len(known.base.studies)


def test_the_same_records_give_the_same_picture(known: Graded, drawn: Whole) -> None:
    assert whole(known) == drawn


def test_neighbours_are_told_from_both_ends_of_a_line(drawn: Whole) -> None:
    line = next(one for one in drawn.lines if one.tie == "supports")

    assert drawn.marks[line.end] in drawn.around(line.start)["supports", True]
    assert drawn.marks[line.start] in drawn.around(line.end)["supports", False]


def test_a_mark_is_found_by_its_id_or_by_words_of_its_name(drawn: Whole) -> None:
    one = next(mark for mark in drawn.marks.values() if mark.sort is Sort.CLAIM)

    assert named(drawn, one.id) == [one]
    assert named(drawn, one.id.partition(":")[2].lower()) == [one]
    assert one in named(drawn, one.name.in_(Lang.ZH)[:6])
    assert named(drawn, "  ") == ()
    assert named(drawn, "no such thing") == []
