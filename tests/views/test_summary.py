"""Rows, counts and choices of all claims."""

from __future__ import annotations

import pytest

from graph.facts.look import Flag, Footing, TestedIn
from graph.grading.assess import grade
from graph.model.scales import Basis
from graph.views.summary import ClaimRow, Filters, choices, choose, counts, rows, sections
from tests.sample import sample


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


def test_an_overstated_claim_is_allowed_as_many_steps_less_than_it_says(every: dict[str, ClaimRow]) -> None:
    for row in every.values():
        if row.flag is Flag.OVERSTATED:
            assert row.wording is not None
            assert row.allowed == row.wording - row.steps


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
        (Filters(verdict="no-evidence"), {"N1"}),
        (Filters(certainty="not-rated"), {"S1", "N1", "R1", "F1"}),
        (Filters(wording="not-judged"), {"K1"}),
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
        assert row.verdict in offered["verdict"]
        assert row.flag in offered["wording"]
        assert set(row.sections) <= set(offered["section"])


def test_no_value_is_offered_twice() -> None:
    for offered in choices(sample()).values():
        assert len(offered) == len(set(offered))


def test_sections_of_two_sources_are_kept_apart() -> None:
    assert list(sections(sample())) == ["article:1", "article:2"]
