"""Damaged and hostile topics: every reading ends, with problems that can be printed, and never with a crash."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from graph.records.document import LARGEST
from graph.records.read import Examination, examine
from tests.records.topics import CLAIM, FILES, MECHANISMS, STUDY, TRIAL, changed, write_topic

LINES = [(name, number) for name, text in FILES.items() for number in range(len(text.splitlines()))]
DAMAGE = (
    "[]",
    "{}",
    "x",
    "''",
    "unknown",
    "'-1'",
    "[x, [y]]",
    "{a: {b: c}}",
    "*a",
    "&a b",
    "!!int 1",
    "\t",
    "\x00",
    "\u202e",
)
RING = 5000


def examined(folder: Path, files: dict[str, str]) -> Examination:
    """The small topic with these files, whose problems point into the files and can be printed."""
    write_topic(folder, files)
    examination = examine(folder)
    for problem in examination.problems:
        lines = Path(problem.file).read_text("utf-8").count("\n") + 1 if Path(problem.file).is_file() else 0
        assert 0 <= problem.line <= lines
        assert str(problem).isprintable(), str(problem)
    assert (examination.base is None) == bool(examination.problems)
    return examination


@pytest.mark.parametrize(("name", "number"), LINES)
def test_a_record_that_lost_a_line_is_read_to_its_end(tmp_path: Path, name: str, number: int) -> None:
    lines = FILES[name].splitlines(keepends=True)

    examined(tmp_path, {name: "".join(lines[:number] + lines[number + 1 :])})


@pytest.mark.parametrize("damage", DAMAGE)
def test_a_record_with_another_value_in_any_line_is_read_to_its_end(tmp_path: Path, damage: str) -> None:
    for name, number in LINES:
        lines = FILES[name].splitlines(keepends=True)
        key, colon, _ = lines[number].partition(": ")
        lines[number] = f"{key}{colon}{damage}\n"

        examined(tmp_path, {name: "".join(lines)})


def test_a_topic_damaged_in_several_places_is_read_to_its_end(tmp_path: Path) -> None:
    dice = random.Random(7)  # noqa: S311  # damage, not secrets

    for _ in range(150):
        words = STUDY.split(" ")
        for _ in range(dice.randint(1, 6)):
            words[dice.randrange(len(words))] = dice.choice((*DAMAGE, "", "\n", "- ", "a: "))
        examined(tmp_path, {TRIAL: " ".join(words)})


def test_an_id_that_a_terminal_would_obey_is_never_printed(tmp_path: Path) -> None:
    evil = '"a\\x1b[2Jb\\u202e"'
    claims = changed(CLAIM, ("id: N1", f"id: {evil}\n  part_of: {evil}")) + CLAIM
    study = changed(STUDY, ("claim: N1", 'claim: "a[2Jb"'), ("mechanisms: [rest]", f"mechanisms: [{evil}]"))

    assert examined(tmp_path, {"claims.yaml": claims, TRIAL: study}).problems


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (TRIAL, STUDY + "".join(f"key{n}: x\n" for n in range(20_000))),
        (TRIAL, changed(STUDY, ("findings: [gain]", f"findings: [{'z,' * 20_000}]"))),
        ("claims.yaml", CLAIM + "- {id: x}\n" * 10_000),
        ("claims.yaml", CLAIM + "- x\n" * 20_000),
        ("claims.yaml", f"[{'x,' * 20_000}]"),
    ],
    ids=["unknown keys", "unknown findings", "claims without anything", "words for claims", "a list of words"],
)
def test_thousands_of_faults_are_told_in_seconds(tmp_path: Path, name: str, text: str) -> None:
    assert len(text.encode()) < LARGEST

    assert examine(write_topic(tmp_path, {name: text})).problems


def test_a_ring_of_thousands_is_told_in_one_line(tmp_path: Path) -> None:
    one = MECHANISMS.strip()
    ring = [changed(one, ("id: rest", f"id: m{n}, broader: [m{(n + 1) % RING}]")) for n in range(RING)]

    said = [
        problem
        for problem in examined(tmp_path, {"mechanisms.yaml": "\n".join(ring)}).problems
        if "itself" in str(problem)
    ]

    assert len(said) == 1
    assert said[0].message == '"m0" stands above itself: m0 → m1 → m2 → m3 → m4 → m5 → m6 → m7 → … → m0.'
