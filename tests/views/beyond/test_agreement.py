"""Graders as readers see them: no second grader said honestly, figures with their numbers, and what counts."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest
from rich.console import Console, RenderableType

from graph.analysis.agreement import FEWEST_ITEMS, Agreements, NoKappa
from graph.analysis.agreement import agreements as found
from graph.model.assessment import Judgement
from graph.model.scales import Domain, Stream
from graph.model.values import Lang
from graph.views.beyond.agreement import agreements, agreements_view, kappa_words
from graph.views.export import Json
from tests.makers import base, claim, judgement, line, study, text


def printed(what: RenderableType) -> str:
    page = Console(file=io.StringIO(), width=300, markup=False, emoji=False, highlight=False)
    with page.capture() as captured:
        page.print(what)
    return "\n".join(row.rstrip() for row in captured.get().splitlines())


def read_back(record: Json) -> Any:
    """A record as a program reads it from the printed JSON."""
    return json.loads(json.dumps(record))


def judged(claim_id: str, curator: str, change: int, *, adjudicates: bool = False) -> Judgement:
    one = judgement(Domain.IMPRECISION, change, stream=Stream.HUMAN_RANDOMISED, claim_id=claim_id)
    return replace(one, curator=curator, why=text(f"why {curator}"), adjudicates=adjudicates)


def told(*judgements: Judgement) -> Agreements:
    claims = [claim(f"C{number}") for number in range(FEWEST_ITEMS)]
    trial = study("s1", *(line(one.id) for one in claims), enrolled=20)
    return found(base(claims, [trial], judgements))


def test_without_judgements_there_is_no_second_grader_yet() -> None:
    assert printed(agreements_view(told(), Lang.EN)).endswith("no second grader yet.")
    assert read_back(agreements(told(), Lang.EN))["overall"] == {
        "domain": None,
        "graders": [],
        "steps_judged_by_two_or_more": 0,
        "pairs": 0,
        "alike": 0,
        "weighted_kappa": None,
        "why_none": "no-second-grader",
        "text": "no second grader yet",
        "pairings": [],
    }


def test_a_step_tells_what_counts_what_each_gave_and_what_the_rules_give() -> None:
    page = printed(agreements_view(told(judged("C1", "Ann", 0), judged("C1", "Ben", -1)), Lang.EN))

    assert (
        "  C1  randomised trials in people  Imprecision: the rules’ own steps count: awaiting adjudication; "
        "the rules give -2\n      0: Ann, 2026-11-23, why Ann\n      -1: Ben, 2026-11-23, why Ben" in page
    )


def test_an_adjudication_is_shown_after_what_it_decided() -> None:
    three = (judged("C1", "Ann", 0), judged("C1", "Ben", -1), judged("C1", "Dee", -1, adjudicates=True))

    page = printed(agreements_view(told(*three), Lang.EN))
    (step,) = read_back(agreements(told(*three), Lang.EN))["steps"]

    assert "Imprecision: -1 counts: adjudicated; the rules give -2" in page
    assert (step["settlement"], step["counts"], step["rules_give"]) == ("adjudicated", -1, -2)
    assert [one["curator"] for one in step["judgements"]] == ["Ann", "Ben"]
    assert step["adjudication"] == {"curator": "Dee", "judged": "2026-11-23", "change": -1, "why": "why Dee"}


def test_while_curators_differ_the_record_says_that_the_rules_step_counts() -> None:
    (step,) = read_back(agreements(told(judged("C1", "Ann", 0), judged("C1", "Ben", -1)), Lang.EN))["steps"]

    assert (step["settlement"], step["counts"]) == ("awaiting-adjudication", -2)


def test_figures_stand_with_their_numbers_and_the_rulebook_stands_apart() -> None:
    both = [judged(f"C{at}", curator, -(at % 2)) for at in range(FEWEST_ITEMS) for curator in ("Ann", "Ben")]

    page = printed(agreements_view(told(*both), Lang.EN))
    rows = [row.split() for row in page.splitlines()]

    assert ["Imprecision", "2", "18", "18", "of", "18", "1.00"] in rows
    assert "Each curator against the rulebook (no independent grader)" in page
    assert "Ann – the rulebook" in page
    assert read_back(agreements(told(*both), Lang.EN))["with_rulebook"][0]["graders"] == ["Ann", None]


def test_below_the_stated_number_no_kappa_is_shown() -> None:
    page = printed(agreements_view(told(judged("C1", "Ann", 0), judged("C1", "Ben", 0)), Lang.EN))

    assert "1 of 1" in page
    assert "too few to say" in page
    assert "1.00" not in page


@pytest.mark.parametrize(
    ("kappa", "words"),
    [(Fraction(1, 3), "0.33"), (Fraction(1, 8), "0.13"), (Fraction(-1, 8), "-0.13"), (Fraction(1), "1.00")],
    ids=["third", "half-up", "half-down", "one"],
)
def test_a_kappa_has_two_decimals(kappa: Fraction, words: str) -> None:
    assert kappa_words(kappa, None, Lang.EN) == words


def test_why_there_is_no_kappa_is_said_in_both_languages() -> None:
    for why in NoKappa:
        assert kappa_words(None, why, Lang.EN) != kappa_words(None, why, Lang.ZH)


def test_chinese_readers_are_told_the_same() -> None:
    page = printed(agreements_view(told(judged("C1", "Ann", 0), judged("C1", "Ben", -1)), Lang.ZH))

    assert "待裁定" in page
    assert "grader" not in page


def test_a_judgement_on_a_body_that_is_not_there_counts_in_nothing() -> None:
    elsewhere = replace(judged("C1", "one", -1), stream=Stream.ANIMAL)

    page = printed(agreements_view(told(elsewhere, judged("C2", "one", -1)), Lang.EN))
    steps = read_back(agreements(told(elsewhere, judged("C2", "one", -1)), Lang.EN))["steps"]

    assert "counts in nothing, for the claim has no such body" in page
    assert [(step["claim"], step["counts"]) for step in steps] == [("C1", None), ("C2", -1)]
