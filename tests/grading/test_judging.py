"""Judgements of several curators on one step: which counts, and what is said of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import permutations

import pytest

from graph.grading.assess import grade
from graph.grading.judging import Settlement, settle
from graph.model.assessment import Assessment, BodyAssessment, Judgement, Reason
from graph.model.scales import Domain, Remarked, Stream
from tests.makers import LOW_RISK, TODAY, base, claim, finding, judgement, line, study, text


def judged(curator: str, change: int, *, day: date = TODAY, adjudicates: bool = False) -> Judgement:
    """A judgement on the imprecision of a randomised body."""
    one = judgement(Domain.IMPRECISION, change, stream=Stream.HUMAN_RANDOMISED)
    return replace(one, curator=curator, why=text(f"as {curator} sees it"), judged=day, adjudicates=adjudicates)


ANN, BEN = judged("Ann", 0), judged("Ben", -1)
DEE = judged("Dee", -2, adjudicates=True)


def assessed(*judgements: Judgement) -> Assessment:
    """A claim with two trials of 75 people each, for which the rules take one step of imprecision."""
    found = (finding(n=75),)
    trials = [study(name, line(findings=("f1",)), findings=found, risk=LOW_RISK) for name in ("s1", "s2")]
    some = base([claim(outcome="function")], trials, judgements)
    return grade(some).assessments["C1"]


def imprecision(*judgements: Judgement) -> list[Reason]:
    return [reason for reason in assessed(*judgements).reasons if reason.domain is Domain.IMPRECISION]


def decisive(*judgements: Judgement) -> BodyAssessment:
    body = assessed(*judgements).decisive
    assert body is not None
    return body


@pytest.mark.parametrize(
    ("judgements", "settlement", "change"),
    [
        ((BEN,), Settlement.SINGLE, -1),
        ((BEN, judged("Ann", -1)), Settlement.AGREED, -1),
        ((BEN, judged("Cem", -2)), Settlement.SMALLER, -1),
        ((ANN, BEN), Settlement.AWAITING, None),
        ((ANN, BEN, DEE), Settlement.ADJUDICATED, -2),
    ],
    ids=["single", "agreed", "smaller", "awaiting", "adjudicated"],
)
def test_what_counts_of_several_judgements(
    judgements: tuple[Judgement, ...], settlement: Settlement, change: int | None
) -> None:
    for order in permutations(judgements):
        settled = settle(order)

        assert settled is not None
        assert (settled.settlement, settled.change) == (settlement, change)
        assert set(settled.judgements) == {one for one in judgements if not one.adjudicates}


def test_without_judgements_there_is_nothing_to_settle() -> None:
    assert settle([]) is None


def test_curators_who_agree_take_the_place_of_the_rules() -> None:
    first, *others = imprecision(judged("Ann", -2), judged("Ben", -2))

    assert (first.rule, first.change) == ("judgement", -2)
    assert first.text.en.startswith("2 curators judged alike in place of the rules: as Ann sees it (Ann, 2026-11-23); ")
    assert others
    assert all(reason.replaced and not reason.change for reason in others)


def test_while_curators_differ_the_rules_steps_count_and_the_difference_is_shown() -> None:
    by_rules = imprecision()

    first, *others = imprecision(ANN, BEN)

    assert others == by_rules
    assert (first.rule, first.outcome, first.change) == ("judgement", Remarked.COULD_NOT_JUDGE, 0)
    assert first.text.en == (
        "Awaiting adjudication: the curators differ, so the rules’ own steps count. "
        "0, as Ann sees it (Ann, 2026-11-23); -1, as Ben sees it (Ben, 2026-11-23)"
    )
    assert all(name in first.text.zh for name in ("Ann", "Ben"))


def test_curators_who_agree_on_down_take_the_smaller_step_until_somebody_adjudicates() -> None:
    first, *others = imprecision(BEN, judged("Cem", -2))

    assert (first.rule, first.change) == ("judgement", -1)
    assert "the smaller counts until adjudicated" in first.text.en
    assert all(reason.replaced for reason in others)


def test_while_curators_differ_on_down_at_all_the_certainty_stays_that_of_the_rules() -> None:
    assert decisive(ANN, judged("Cem", -2)).certainty == decisive().certainty


def test_an_adjudication_counts_and_keeps_what_was_judged_before() -> None:
    first, *others = imprecision(ANN, BEN, DEE)

    assert (first.rule, first.change) == ("judgement", -2)
    assert first.text.en == (
        "Adjudicated in place of the rules: as Dee sees it (Dee, 2026-11-23). "
        "Before: 0, as Ann sees it (Ann, 2026-11-23); -1, as Ben sees it (Ben, 2026-11-23)"
    )
    assert all(reason.replaced for reason in others)


def test_a_judgement_and_an_adjudication_count_from_their_day_on() -> None:
    week = timedelta(days=7)
    told = (ANN, replace(BEN, judged=TODAY - 2 * week), replace(DEE, judged=TODAY + week))
    one = study("s1", line(findings=("f1",)), findings=(finding(n=150),), risk=LOW_RISK)
    some = base([claim()], [one], told)

    def change(day: date) -> list[int]:
        reasons = grade(some, as_of=day).assessments["C1"].reasons
        return [reason.change for reason in reasons if reason.rule == "judgement"]

    assert change(TODAY - 3 * week) == []
    assert change(TODAY - week) == [-1]
    assert change(TODAY) == [0]
    assert change(TODAY + week) == [-2]


def test_the_reasons_add_up_however_judgements_are_settled() -> None:
    for judgements in ((BEN,), (ANN, BEN), (ANN, BEN, DEE), (BEN, judged("Ann", -1))):
        body = decisive(*judgements)

        assert sum(reason.change for reason in body.reasons) == body.certainty


def test_braces_that_curators_write_are_only_text() -> None:
    odd = replace(ANN, why=text("{0} {why}"))

    assert "{0} {why}" in imprecision(odd, BEN)[0].text.en
