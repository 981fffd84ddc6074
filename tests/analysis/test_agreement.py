"""Agreement of independent graders: the formula against published examples, and what goes into it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.analysis.agreement import FEWEST_ITEMS, Agreements, NoKappa, agreements, weighted_kappa
from graph.grading.judging import Settlement
from graph.model.assessment import Judgement
from graph.model.base import EvidenceBase
from graph.model.scales import Domain, Stream
from tests.makers import TODAY, base, claim, judgement, line, study

IMPRECISION, BIAS = Domain.IMPRECISION, Domain.RISK_OF_BIAS


def table(*rows: tuple[int, ...]) -> list[tuple[int, int]]:
    """Counts of two graders' answers, the first down and the second across, as pairs of answers."""
    return [(a, b) for a, row in enumerate(rows) for b, count in enumerate(row) for _ in range(count)]


# Both from Altman 1991, Practical Statistics for Medical Research, section 14.3, with linear weights: two radiologists
# on 85 xeromammograms, and two methods of testing 363 sera for allergies.
RADIOLOGISTS = table((21, 12, 0, 0), (4, 17, 1, 0), (3, 9, 15, 2), (0, 0, 0, 1))
MAST_AND_RAST = table((86, 3, 14, 0, 2), (26, 0, 10, 4, 0), (20, 2, 22, 4, 1), (11, 1, 37, 16, 14), (3, 0, 15, 24, 48))


@pytest.mark.parametrize(
    ("both", "published"), [(RADIOLOGISTS, 0.57), (MAST_AND_RAST, 0.56)], ids=["radiologists", "allergies"]
)
def test_weighted_kappa_is_the_published_one(both: list[tuple[int, int]], published: float) -> None:
    kappa = weighted_kappa(both)

    assert kappa is not None
    assert round(float(kappa), 2) == published


def test_weighted_kappa_by_hand() -> None:
    """Four steps, two of them alike, two one apart.

    Distance seen: 0 + 1 + 0 + 1 = 2. By chance, each answer of the first (0, 0, -1, -2) against each of the second
    (0, -1, -1, -1): 3 + 3 + 1 + 5 = 12, over 4 steps 3. One less 2/3.
    """
    assert weighted_kappa([(0, 0), (0, -1), (-1, -1), (-2, -1)]) == Fraction(1, 3)


def test_kappa_is_one_for_full_agreement_and_below_nought_where_chance_does_better() -> None:
    assert weighted_kappa([(0, 0), (-1, -1), (-2, -2)]) == 1
    assert weighted_kappa([(0, -2), (-2, 0)]) == -1


def test_kappa_is_not_defined_where_both_always_gave_one_step() -> None:
    assert weighted_kappa([(-1, -1)] * 30) is None
    assert weighted_kappa([]) is None


@given(st.lists(st.tuples(st.integers(-2, 2), st.integers(-2, 2)), min_size=1, max_size=30))
def test_kappa_does_not_ask_who_is_first_nor_where_the_scale_begins(both: list[tuple[int, int]]) -> None:
    kappa = weighted_kappa(both)

    assert weighted_kappa([(b, a) for a, b in both]) == kappa
    assert weighted_kappa([(a + 3, b + 3) for a, b in both]) == kappa
    assert weighted_kappa([(10 * a, 10 * b) for a, b in both]) == kappa
    assert kappa is None or kappa <= 1


# What goes into it


def judged(claim_id: str, curator: str, change: int, domain: Domain = IMPRECISION, **more: object) -> Judgement:
    one = judgement(domain, change, stream=Stream.HUMAN_RANDOMISED, claim_id=claim_id)
    return replace(one, curator=curator, **more)  # type: ignore[arg-type]  # only names of Judgement's own fields


def judged_base(*judgements: Judgement) -> EvidenceBase:
    """Claims C0, C1 and so on, each with a small trial, for which the rules take two steps of imprecision."""
    claims = [claim(f"C{number}") for number in range(FEWEST_ITEMS)]
    return base(claims, [study("s1", *(line(one.id) for one in claims), enrolled=20)], judgements)


def told(*judgements: Judgement) -> Agreements:
    return agreements(judged_base(*judgements))


def many(curator: str, *changes: int, number: int = FEWEST_ITEMS) -> list[Judgement]:
    """One judgement a claim, the changes in turn."""
    return [judged(f"C{at}", curator, changes[at % len(changes)]) for at in range(number)]


def test_without_judgements_there_is_no_second_grader() -> None:
    found = told()

    assert (found.overall.because, found.overall.kappa) == (NoKappa.NO_SECOND_GRADER, None)
    assert (found.domains, found.with_rules, found.steps) == ((), (), ())


def test_one_curator_alone_agrees_with_nobody() -> None:
    found = told(judged("C1", "Ann", 0)).overall

    assert (found.graders, found.items, found.pairs, found.because) == (("Ann",), 0, 0, NoKappa.NO_SECOND_GRADER)


@pytest.mark.parametrize(
    ("number", "kappa", "because"), [(FEWEST_ITEMS - 1, None, NoKappa.TOO_FEW), (FEWEST_ITEMS, Fraction(1), None)]
)
def test_kappa_is_given_from_a_stated_number_of_steps_on(
    number: int, kappa: Fraction | None, because: NoKappa | None
) -> None:
    found = told(*many("Ann", 0, -1, number=number), *many("Ben", 0, -1, number=number)).overall

    assert (found.items, found.alike, found.kappa, found.because) == (number, number, kappa, because)


def test_graders_who_never_vary_have_full_agreement_and_no_kappa() -> None:
    found = told(*many("Ann", -1), *many("Ben", -1)).overall

    assert (found.pairs, found.alike, found.kappa) == (FEWEST_ITEMS, FEWEST_ITEMS, None)
    assert found.because is NoKappa.NO_VARIATION


def test_three_graders_have_the_mean_of_their_pairings() -> None:
    found = told(*many("Ann", 0, -1), *many("Ben", 0, -1), *many("Cem", -1, 0)).overall

    assert [pairing.kappa for pairing in found.pairings] == [1, -1, -1]
    assert (found.items, found.pairs, found.alike) == (FEWEST_ITEMS, 3 * FEWEST_ITEMS, FEWEST_ITEMS)
    assert found.kappa == Fraction(-1, 3)


def test_domains_are_told_one_by_one_and_together() -> None:
    found = told(*many("Ann", 0, -1), *many("Ben", 0, -1), judged("C1", "Ann", 0, BIAS), judged("C1", "Ben", -1, BIAS))

    assert [(one.domain, one.pairs, one.alike) for one in found.domains] == [
        (BIAS, 1, 0),
        (IMPRECISION, FEWEST_ITEMS, FEWEST_ITEMS),
    ]
    assert (found.overall.domain, found.overall.pairs, found.overall.alike) == (None, FEWEST_ITEMS + 1, FEWEST_ITEMS)


def test_an_adjudication_is_no_independent_judgement() -> None:
    three = (judged("C1", "Ann", 0), judged("C1", "Ben", -1), judged("C1", "Dee", -1, adjudicates=True))

    found = told(*three)

    assert (found.overall.graders, found.overall.pairs, found.overall.alike) == (("Ann", "Ben"), 1, 0)
    assert found.steps[0].settled.settlement is Settlement.ADJUDICATED


def test_the_rulebook_is_held_against_each_curator_and_told_apart() -> None:
    found = told(*many("Ann", -2, -1), judged("C1", "Ben", 0))

    assert found.overall.graders == ("Ann", "Ben")
    assert [(one.first, one.second, one.items, one.alike) for one in found.with_rules] == [
        ("Ann", None, FEWEST_ITEMS, FEWEST_ITEMS // 2),
        ("Ben", None, 1, 0),
    ]
    assert {one.by_rules for one in found.steps} == {-2}


def test_the_rules_give_nothing_on_a_body_that_the_claim_does_not_have() -> None:
    found = told(judged("C1", "Ann", 0, stream=Stream.ANIMAL))

    assert found.steps[0].by_rules is None
    assert found.with_rules == ()


def test_a_curator_by_the_name_of_the_rulebook_is_still_a_curator() -> None:
    found = told(judged("C1", "rulebook", 0), judged("C1", "Ann", 0))

    assert [(one.first, one.second, one.alike) for one in found.with_rules] == [("Ann", None, 0), ("rulebook", None, 0)]
    assert found.overall.alike == 1


def test_what_was_judged_later_is_not_known_yet() -> None:
    some = judged_base(judged("C1", "Ann", 0), judged("C1", "Ben", 0, judged=TODAY + timedelta(days=1)))

    assert agreements(some).overall.pairs == 0
    assert agreements(some, as_of=TODAY + timedelta(days=1)).overall.pairs == 1
