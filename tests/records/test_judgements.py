"""Judgements of several curators in the records: who may judge what, and what an adjudication needs."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from graph.records.read import read
from tests.records.topics import changed, problems_with, write_topic

FILE = "judgements.yaml"
FIRST = """\
- claim: N1
  stream: human-uncontrolled
  domain: imprecision
  change: -1
  why: {en: few, zh: 少}
  curator: Ann
  judged: 2026-01-02
"""
SECOND = changed(FIRST, ("curator: Ann", "curator: Ben"), ("change: -1", "change: 0"))
DECISION = changed(FIRST, ("curator: Ann", "curator: Dee"), ("2026-01-02", "2026-01-09")) + "  adjudicates: 'yes'\n"


def test_two_curators_can_judge_one_step_and_a_third_decides(tmp_path: Path) -> None:
    folder = write_topic(tmp_path, {FILE: FIRST + SECOND + DECISION})

    found = read(folder).judgements

    assert [(one.curator, one.change, one.adjudicates) for one in found] == [
        ("Ann", -1, False),
        ("Ben", 0, False),
        ("Dee", -1, True),
    ]
    assert found[2].judged == date(2026, 1, 9)


@pytest.mark.parametrize(
    ("second", "expected"),
    [
        (FIRST, f"{FILE}:10: a second judgement on imprecision of N1, human-uncontrolled. The other one of Ann stands"),
        (changed(FIRST, ("curator: Ann", "curator: ' ANN '")), f"{FILE}:10: a second judgement on imprecision of N1"),
        (
            SECOND + DECISION + DECISION,
            f"{FILE}:25: a second judgement on imprecision of N1, human-uncontrolled. The o",
        ),
    ],
    ids=["same-curator", "same-name", "two-adjudications"],
)
def test_nobody_judges_a_step_twice(tmp_path: Path, second: str, expected: str) -> None:
    (problem,) = problems_with(tmp_path, {FILE: FIRST + second})

    assert problem.startswith(expected)
    assert "keep one of the two." in problem


@pytest.mark.parametrize(
    "before",
    ["", FIRST, FIRST + changed(SECOND, ("change: 0", "change: -1"))],
    ids=["no-judgement", "one-judgement", "no-difference"],
)
def test_an_adjudication_needs_a_difference_to_decide(tmp_path: Path, before: str) -> None:
    (problem,) = problems_with(tmp_path, {FILE: before + DECISION})

    line = (before + DECISION).count("\n")
    assert problem.startswith(f"{FILE}:{line}: nothing to adjudicate in the judgement on imprecision of N1,")


def test_nobody_judges_after_the_step_was_adjudicated(tmp_path: Path) -> None:
    late = changed(SECOND, ("2026-01-02", "2026-01-10"))

    (problem,) = problems_with(tmp_path, {FILE: FIRST + late + DECISION})

    assert problem == (
        f"{FILE}:14: a later judgement on imprecision of N1, human-uncontrolled. "
        "It was adjudicated on 2026-01-09; adjudicate again on a later day."
    )


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("domain: imprecision", "domain: scale", f'{FILE}:3: unknown domain "scale".'),
        ("  judged:", "  adjudicates: 'maybe'\n  judged:", f'{FILE}:7: unknown adjudicates "maybe".'),
        ("  curator: Ann\n", "", f"{FILE}:1: judgement without `curator`."),
    ],
    ids=["end-of-scale", "not-yes-or-no", "nobody"],
)
def test_a_judgement_is_written_as_the_records_say(tmp_path: Path, old: str, new: str, expected: str) -> None:
    problems = problems_with(tmp_path, {FILE: changed(FIRST, (old, new))})

    assert any(problem.startswith(expected) for problem in problems), problems
