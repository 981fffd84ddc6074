"""Rows, counts and choices of all claims."""

from __future__ import annotations

from dataclasses import replace

import pytest

from graph.facts.look import Flag, Footing, TestedIn
from graph.grading.assess import grade
from graph.model.assessment import Marks
from graph.model.scales import Basis, Extent, Wording
from graph.views.summary import ClaimRow, Filters, choices, choose, counts, rows, sections
from tests.sample import sample

UNMARKED = Marks(
    Wording.HEDGED, Extent.PLAIN, Wording.HEDGED, Wording.HEDGED, too_firm=0, too_much=False, names_no_model=False
)


@pytest.fixture
def every() -> dict[str, ClaimRow]:
    base = sample()
    return {row.id: row for row in rows(base, grade(base))}


def ids(chosen: tuple[ClaimRow, ...]) -> set[str]:
    return {row.id for row in chosen}


def test_the_counts_add_up_to_all_claims_of_the_article(every: dict[str, ClaimRow]) -> None:
    found = counts(every.values())

    assert sum(found.footings.values()) == found.claims == len(every) - 1


def test_a_calibration_claim_is_in_no_count(every: dict[str, ClaimRow]) -> None:
    without = counts(row for row in every.values() if not row.calibration)

    assert every["K1"].basis is Basis.HUMAN_RANDOMISED
    assert counts(every.values()) == without
    assert without.randomised == 0


def test_each_claim_is_counted_where_it_stands(every: dict[str, ClaimRow]) -> None:
    assert {row.id: row.footing for row in every.values()} == {
        "P1": Footing.PEOPLE,
        "A1": Footing.ANIMALS,
        "A2": Footing.ANIMALS,
        "L1": Footing.LAB,
        "S1": Footing.STATEMENTS,
        "N1": Footing.NOTHING,
        "R1": Footing.PEOPLE,
        "F1": Footing.NOT_GRADABLE,
        "K1": Footing.PEOPLE,
    }


def test_the_strip_has_four_columns_even_where_they_are_empty(every: dict[str, ClaimRow]) -> None:
    strip = {one.column: (one.studies, one.subjects, one.unknown) for one in every["A1"].tested}

    assert strip == {
        TestedIn.PEOPLE: (0, 0, 0),
        TestedIn.OTHER_ANIMALS: (1, 12, 0),
        TestedIn.RODENTS: (1, 0, 1),
        TestedIn.LAB: (0, 0, 0),
    }


def test_a_statement_is_no_test_of_anything(every: dict[str, ClaimRow]) -> None:
    assert not any(one.studies for one in every["S1"].tested)


def test_a_claim_worded_too_firmly_is_allowed_as_many_steps_less_than_it_says(every: dict[str, ClaimRow]) -> None:
    firm = [row for row in every.values() if row.marks is not None and row.marks.too_firm]

    assert firm
    for row in firm:
        assert row.wording is not None
        assert row.marks is not None
        assert row.ceiling == row.wording - row.marks.too_firm


def test_a_claim_beyond_its_evidence_has_a_mark_and_a_fair_one_has_none(every: dict[str, ClaimRow]) -> None:
    assert {row.flag for row in every.values()} == set(Flag)
    for row in every.values():
        marked = row.marks is not None and bool(row.marks.too_firm or row.marks.too_much or row.marks.names_no_model)
        assert (row.flag is Flag.OVERSTATED) == marked
        assert (row.flag is Flag.NOT_JUDGED) == (row.marks is None)


def test_the_three_marks_are_counted_apart(every: dict[str, ClaimRow]) -> None:
    row = every["P1"]
    marks = [
        replace(UNMARKED, too_firm=2, too_much=True),
        replace(UNMARKED, too_firm=1),
        replace(UNMARKED, names_no_model=True),
        UNMARKED,
        None,
    ]

    found = counts(replace(row, marks=one) for one in marks)

    assert (found.too_firm, found.too_much, found.names_no_model) == (2, 1, 1)


def test_no_filter_chooses_all(every: dict[str, ClaimRow]) -> None:
    assert choose(every.values(), Filters()) == tuple(every.values())


@pytest.mark.parametrize(
    ("filters", "chosen"),
    [
        (Filters(rests="animals"), {"A1", "A2"}),
        (Filters(rests="rodents-only"), {"A2"}),
        (Filters(rests="human-uncontrolled"), {"P1", "R1"}),
        (Filters(kind="forecast"), {"F1"}),
        (Filters(section="article:2"), {"A2"}),
        (Filters(conclusion="not-studied"), {"N1"}),
        (Filters(certainty="not-rated"), {"S1", "N1", "F1"}),
        (Filters(wording="not-judged"), {"S1", "K1"}),
        (Filters(rests="people", kind="report"), {"R1"}),
        (Filters(text="VESSELS"), {"A1"}),
        (Filters(text="血管"), {"A1"}),
        (Filters(text="a1 grow"), {"A1"}),
        (Filters(text="nowhere"), set()),
    ],
)
def test_filters_narrow_the_choice(every: dict[str, ClaimRow], filters: Filters, chosen: set[str]) -> None:
    assert ids(choose(every.values(), filters)) == chosen


def test_every_value_on_offer_is_a_word_of_the_filter_it_stands_in() -> None:
    base = sample()
    offered = choices(base)
    every = rows(base, grade(base))

    for row in every:
        assert row.footing in offered["rests"]
        assert row.conclusion in offered["conclusion"]
        assert row.flag in offered["wording"]
        assert set(row.sections) <= set(offered["section"])


def test_no_value_is_offered_twice() -> None:
    for offered in choices(sample()).values():
        assert len(offered) == len(set(offered))


def test_sections_of_two_sources_are_kept_apart() -> None:
    assert list(sections(sample())) == ["article:1", "article:2"]
