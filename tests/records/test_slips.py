"""Slips of the hand that keep a file from being read are told as what they are, with the way to mend them."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.records.read import examine
from tests.records.topics import FILES, STUDY, TRIAL, changed, problems_of, problems_with, write_topic

STATEMENT = "{en: Naps help., zh: 小睡有用。}"
N = "    n: 18\n"

# The file, what is changed in it, and what must be said.
SLIPS = [
    ("claims.yaml", STATEMENT, "{en: Naps help, it seems., zh: 小睡有用。}",
     "claims.yaml:3: a comma ended the text before “it seems.”. Inside {…} a comma begins the next key:"),
    ("claims.yaml", STATEMENT, "{en: Naps help., zh：小睡有用。}",
     "claims.yaml:3: a wide colon (：) in “zh：小睡有用。”."),
    (TRIAL, N, "     n: 18\n", f"{TRIAL}:21: `n` is indented by 5 spaces, as nothing above it is. Indent it by 4,"),
    (TRIAL, N, "   n: 18\n", f"{TRIAL}:21: `n` is indented by 3 spaces, as nothing above it is. Indent it by 4,"),
    (TRIAL, N, "    n：18\n", f"{TRIAL}:21: a wide colon (：) after `n`. Write `n: `, with a plain colon and a space."),
    (TRIAL, N, "    n:\u300018\n", f"{TRIAL}:21: a wide space (U+3000) where YAML needs a plain one."),
    (TRIAL, N, "    n:18\n", f"{TRIAL}:21: no space after the colon of `n`."),
    (TRIAL, "  - claim: N1", "  -claim: N1", f"{TRIAL}:27: no space after the dash."),
    (TRIAL, "ci: [4.6, 18.2]", "ci: [4.6，18.2]", f"{TRIAL}:25: a wide comma parts the values of a list."),
    (TRIAL, "note: they woke up", "note: 'they didn't wake'",
     f"{TRIAL}:30: an apostrophe ends the quoted text too early."),
    (TRIAL, "note: they woke up", "note: they woke up: all", f"{TRIAL}:30: this is not YAML: mapping values are not"),
    (TRIAL, "label: Trial 2020", "label: Trial 2020 (site #4)",
     f'{TRIAL}:2: the text after "Trial 2020 (site" is lost: ` #` ends it. Put the value in quotes;'),
    (TRIAL, "[human]", "[human, rat #2\n  ]", f'{TRIAL}:4: the text after "rat" is lost'),
    (TRIAL, "id: trial-2020\nlabel", "id: trial-2021\nlabel",
     f'{TRIAL}:1: the id "trial-2021" is not the name of the file. Name the file trial-2021.yaml, or write'),
]  # fmt: skip


def test_a_slip_is_told_as_what_it_is(tmp_path: Path) -> None:
    for number, (file, old, new, expected) in enumerate(SLIPS):
        problems = problems_with(tmp_path / str(number), {file: changed(FILES[file], (old, new))})

        assert any(problem.startswith(expected) for problem in problems), (expected, problems)


@pytest.mark.parametrize(
    "comment", ["# the first\nlabel: Trial 2020", "label: Trial 2020  # the first", "label: 'Trial 2020' # the first"]
)
def test_a_comment_that_stands_apart_is_one(tmp_path: Path, comment: str) -> None:
    assert problems_with(tmp_path, {TRIAL: changed(STUDY, ("label: Trial 2020", comment))}) == []


def test_the_marks_of_a_conflict_are_all_that_is_said_of_a_file(tmp_path: Path) -> None:
    conflict = changed(STUDY, (N, f"<<<<<<< HEAD\n{N}=======\n    n: 19\n>>>>>>> other\n"))

    problems = problems_with(tmp_path, {TRIAL: conflict})

    assert [problem.split(" ")[0] for problem in problems] == [f"{TRIAL}:21:", f"{TRIAL}:23:", f"{TRIAL}:25:"]
    assert all("a mark that git left of a conflict." in problem for problem in problems)


def test_a_folder_too_high_or_too_low_is_one_line(tmp_path: Path) -> None:
    topic = write_topic(tmp_path / "sleep", {})

    assert problems_of(tmp_path) == [
        f"{tmp_path.as_posix()}: this is a folder of topics, not a topic. Name a folder inside it: sleep."
    ]
    assert [problem.split(": ", 1)[1] for problem in problems_of(topic / "studies")] == [
        f"these are the studies of a topic, not the topic. Name the folder around it: {topic.as_posix()}."
    ]


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("studies/nap.YAML", "Name it studies/nap.yaml."),
        ("studies/nap.yml", "Name it studies/nap.yaml."),
        ("Outcomes.YML", "Name it outcomes.yaml."),
        ("outcome.yaml", "Did you mean outcomes.yaml?"),
    ],
)
def test_a_record_that_nobody_would_read_for_its_name_is_told_what_it_should_be_called(
    tmp_path: Path, name: str, meant: str
) -> None:
    (problem,) = problems_with(tmp_path, {name: STUDY})

    assert problem.startswith(f"{name}: nothing reads a file of this name. {meant}")


def test_any_other_file_between_the_records_is_remarked_unless_it_speaks_to_people(tmp_path: Path) -> None:
    left = {"studies/trial-2020.yaml~": "x", "studies/old.bak": "x", ".gitignore": "x", "README.md": "x"}

    examination = examine(write_topic(tmp_path, left))

    assert examination.problems == ()
    assert [remark.file.rpartition("/")[2] for remark in examination.remarks] == ["old.bak", "trial-2020.yaml~"]
