"""The precedents of a claim: when they are asked for, which are near, and when a share is given."""

from __future__ import annotations

from dataclasses import replace

import pytest

from graph.analysis.pairs import Nearness, pairs
from graph.analysis.precedent import FEWEST_PAIRS, OVER_ALL, Group, Precedents, Tally, precedents, tallies
from graph.errors import UnknownIdError
from graph.grading.assess import grade
from graph.model.finding import Finding, Reading
from graph.model.study import ComparatorKind, Design, Study
from graph.model.values import Species
from tests.makers import base, claim, finding, line, study

OWN = ComparatorKind.OWN_BASELINE
GAIN = finding("gain", reading=Reading.UNCONTROLLED_IMPROVEMENT, comparator=OWN)


def linked(
    name: str, reading: Reading, *, cells: tuple[str, ...] = (), findings: tuple[Finding, ...] = (GAIN,)
) -> list[Study]:
    """A series of 2015 and the randomised trial of 2020 that tested the same cells."""
    again = finding("again", reading=reading)
    first = study(
        name,
        design=Design.CASE_SERIES,
        comparator=OWN,
        year=2015,
        cells=cells,
        findings=findings,
        tested_later_in=(f"{name}-trial",),
    )
    return [first, study(f"{name}-trial", cells=cells, findings=(again,))]


def open_label(*cells: str) -> Study:
    """What the claim rests on: people without controls."""
    return study("own", line(), design=Design.SINGLE_ARM_TRIAL, comparator=OWN, cells=cells)


def asked(*studies: Study, cells: tuple[str, ...] = ("product-a",), outcome: str | None = None) -> Precedents:
    some = base([claim(cells=cells, outcome=outcome)], studies)
    return precedents(some, "C1", grading=grade(some))


def tally(found: Precedents, group: Group) -> Tally:
    return next(one for one in found.tallies if one.group is group)


def test_a_claim_that_rests_on_a_trial_is_not_asked_for_precedents() -> None:
    found = asked(study("trial", line(), cells=("product-a",)), *linked("a", Reading.BENEFIT))

    assert (found.asked, found.pairs, found.tallies) == (False, (), ())


def test_precedents_are_sorted_by_how_near_their_product_is() -> None:
    found = asked(
        open_label("product-a"),
        *linked("a-far", Reading.BENEFIT, cells=("mesenchymal",)),
        *linked("b-like", Reading.BENEFIT, cells=("product-b",)),
        *linked("c-same", Reading.BENEFIT, cells=("product-a",)),
    )

    near = [(pair.early.id, pair.nearness) for pair in found.pairs]
    assert near == [("c-same", Nearness.SAME_PRODUCT), ("b-like", Nearness.SAME_FAMILY), ("a-far", Nearness.OTHER)]


def test_a_claim_about_a_kind_of_cell_is_near_to_the_product_that_its_evidence_gave() -> None:
    found = asked(open_label("product-b"), *linked("a", Reading.BENEFIT, cells=("product-b",)), cells=("neural",))

    assert found.pairs[0].nearness is Nearness.SAME_PRODUCT


def test_a_claim_about_one_product_is_not_near_to_another_that_stands_beside_it() -> None:
    found = asked(
        open_label("product-a"),
        study("beside", line(), cells=("mesenchymal",)),
        *linked("a", Reading.BENEFIT, cells=("mesenchymal",)),
    )

    assert found.pairs[0].nearness is Nearness.OTHER


def test_among_equally_near_pairs_those_on_the_claims_outcome_come_first() -> None:
    graft = replace(GAIN, outcome="graft")
    found = asked(
        open_label("product-a"),
        *linked("a-function", Reading.BENEFIT),
        *linked("b-graft", Reading.BENEFIT, findings=(graft,)),
        outcome="graft",
    )

    assert [pair.early.id for pair in found.pairs] == ["b-graft", "a-function"]


def test_tallies_count_what_held_out_of_what_is_known() -> None:
    found = asked(
        open_label("product-a"),
        *linked("held", Reading.BENEFIT, cells=("product-a",)),
        *linked("gone", Reading.NO_DIFFERENCE, cells=("product-b",)),
        *linked("worse", Reading.HARM),
        *linked("open", Reading.NOT_REPORTED),
    )

    same, family, everything = (tally(found, group) for group in (Group.SAME_PRODUCT, Group.SAME_FAMILY, Group.ALL))
    assert (same.held, same.decided) == (1, 1)
    assert (family.held, family.vanished, family.decided) == (1, 1, 2)
    assert (everything.held, everything.reversed, everything.decided, everything.untold) == (1, 1, 3, 1)


def test_pairs_told_apart_are_in_no_tally() -> None:
    first, second = linked("late", Reading.BENEFIT)

    found = asked(open_label("product-a"), replace(first, year=2024, reports=()), second)

    assert len(found.pairs) == 1
    assert tally(found, Group.ALL).decided == 0


@pytest.mark.parametrize(("number", "percent"), [(FEWEST_PAIRS - 1, None), (FEWEST_PAIRS, 10)])
def test_a_share_is_given_from_a_stated_number_of_pairs_on(number: int, percent: int | None) -> None:
    more = [one for at in range(number - 1) for one in linked(f"gone-{at}", Reading.NO_DIFFERENCE)]

    found = tally(asked(open_label("product-a"), *linked("held", Reading.BENEFIT), *more), Group.ALL)

    assert (found.held, found.decided, found.percent) == (1, number, percent)
    assert found.is_too_few == (percent is None)


def test_one_trial_that_answers_two_early_results_is_said_to_be_one() -> None:
    first, trial = linked("a", Reading.NO_DIFFERENCE)
    second = replace(first, id="b")

    found = tally(asked(open_label("product-a"), first, second, trial), Group.ALL)

    assert (found.decided, found.later_studies) == (2, 1)


def test_early_results_with_controls_are_left_out_of_the_uncontrolled_ones() -> None:
    first, trial = linked("a", Reading.NO_DIFFERENCE)
    controlled = replace(first, design=Design.COHORT, comparator=ComparatorKind.USUAL_CARE)

    found = asked(open_label("product-a"), controlled, trial)

    assert (tally(found, Group.ALL).decided, tally(found, Group.EARLY_UNCONTROLLED).decided) == (1, 0)


def test_early_results_in_animals_are_told_apart_from_those_in_people() -> None:
    first, trial = linked("a", Reading.NO_DIFFERENCE)
    in_rats = replace(first, design=Design.ANIMAL_EXPERIMENT, species=(Species.RAT,))

    found = asked(open_label("product-a"), in_rats, trial)

    groups = (Group.ALL, Group.EARLY_UNCONTROLLED, Group.EARLY_IN_ANIMALS)
    assert [tally(found, group).decided for group in groups] == [1, 0, 1]


def test_all_pairs_can_be_told_without_a_claim() -> None:
    told = pairs(base((), linked("a", Reading.BENEFIT)))

    assert [one.nearness for one in told] == [None]
    counted = [(one.group, one.held) for one in tallies(told, groups=OVER_ALL)]
    assert counted == [(Group.ALL, 1), (Group.EARLY_UNCONTROLLED, 1), (Group.EARLY_IN_ANIMALS, 0)]


def test_an_unknown_claim_is_refused() -> None:
    with pytest.raises(UnknownIdError, match="no claim “C9”"):
        precedents(base([claim()]), "C9", grading=grade(base([claim()])))
