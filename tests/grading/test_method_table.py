"""Methods are read from tables; what is wrong with one is told with its line, all at once."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from graph.errors import DataError, EvidenceGraphError
from graph.grading.method_table import SHIPPED, method_of, shipped


@pytest.fixture
def table(tmp_path: Path) -> Path:
    return tmp_path / "mine.toml"


def test_every_shipped_method_can_be_read_and_has_an_edition_of_its_own() -> None:
    assert shipped().edition == "2"
    assert len({shipped(name).edition for name in SHIPPED}) == len(SHIPPED)


def test_a_file_changes_only_what_it_says(table: Path) -> None:
    table.write_text('based_on = "edition-2"\nedition = "mine"\n[imprecision]\nfew_people = 300\n', encoding="utf-8")

    found = method_of(str(table))

    expected = replace(shipped(), edition="mine", imprecision=replace(shipped().imprecision, few_people=300))
    assert found == expected


def test_everything_that_is_wrong_is_told_with_its_line(table: Path) -> None:
    lines = [
        'based_on = "edition-2"',
        "colour = 3",
        'domains = ["luck"]',
        "[imprecision]",
        'few_people = "x"',
        'heads = "never"',
        "few_step = 4",
        "default_smd = true",
        "interval = 1",
        "widest_ratio = 0.5",
        "large_reduction_percent = 100",
        "[start]",
        "animal = 9",
    ]
    table.write_text("\n".join(lines), encoding="utf-8")

    with pytest.raises(DataError) as raised:
        method_of(str(table))

    assert [problem.line for problem in raised.value.problems] == [2, 3, 5, 6, 7, 8, 9, 10, 11, 13]


def test_a_table_on_its_own_must_be_whole(table: Path) -> None:
    table.write_text('edition = "mine"\nvotes = 3\n', encoding="utf-8")

    with pytest.raises(DataError) as raised:
        method_of(str(table))

    told = str(raised.value)
    assert "“imprecision” is missing." in told
    assert "mine.toml:2: “votes” must be a table: write [votes]." in told


def test_what_is_no_table_is_refused_with_its_line(table: Path) -> None:
    for written, line in ((b"edition = \n", 1), (b"ok = 1\nbad = \xff\n", 2), (b'based_on = "edition-9"\n', 1)):
        table.write_bytes(written)

        with pytest.raises(DataError) as raised:
            method_of(str(table))

        assert [problem.line for problem in raised.value.problems] == [line], written


def test_a_file_that_is_too_large_is_refused(table: Path) -> None:
    table.write_text("#" * 70_000, encoding="utf-8")

    with pytest.raises(DataError, match="too large"):
        method_of(str(table))


def test_a_method_that_is_nowhere_is_told_with_those_that_are_there() -> None:
    with pytest.raises(EvidenceGraphError, match="core-grade"):
        method_of("edition-9")
