"""A topic folder becomes an evidence base, or a list of everything that is wrong with it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from graph.errors import DataError
from graph.records.read import examine, read
from tests.records.topics import TRIAL, changed, other_study, problems_of, write_topic

NAP = "studies/nap-2021.yaml"


def test_a_topic_without_problems_becomes_a_base(tmp_path: Path) -> None:
    base = read(write_topic(tmp_path, {NAP: other_study()}))

    assert list(base.studies) == ["nap-2021", "trial-2020"]
    assert base.claims["N1"].scope.cells == ("product-a",)
    assert [line.study for line in base.lines_of["N1"]] == ["nap-2021", "trial-2020"]
    assert base.topic.id == "sleep"


def test_a_topic_with_problems_is_refused_with_all_of_them(tmp_path: Path) -> None:
    folder = write_topic(
        tmp_path, {TRIAL: changed(other_study(), ("nap-2021", "trial-2020"), ("N1", "N7")), "claims.yaml": "[]"}
    )

    with pytest.raises(DataError) as told:
        read(folder)

    assert [str(problem) for problem in told.value.problems] == str(told.value).splitlines()
    assert len(told.value.problems) >= 1


def test_what_is_wrong_does_not_hide_what_is_written(tmp_path: Path) -> None:
    examination = examine(write_topic(tmp_path, {NAP: other_study(("claim: N1", "claim: N7"))}))

    assert examination.base is None
    assert (examination.counts["studies"], examination.counts["claims"], examination.counts["lines"]) == (2, 1, 2)


def test_a_folder_that_is_not_there_is_one_problem(tmp_path: Path) -> None:
    (problem,) = problems_of(tmp_path / "nowhere")

    assert "this is not a folder." in problem


@pytest.mark.parametrize("name", ["topic.yaml", "claims.yaml"])
def test_a_missing_file_is_named(tmp_path: Path, name: str) -> None:
    folder = write_topic(tmp_path, {})
    (folder / name).unlink()

    assert any(problem.startswith(f"{name}: the file is missing.") for problem in problems_of(folder))


@pytest.mark.parametrize("name", ["claim.yaml", "studies/deep/one.yaml", "studies/one.yml"])
def test_a_file_that_nobody_would_read_is_told(tmp_path: Path, name: str) -> None:
    (problem,) = problems_of(write_topic(tmp_path, {name: "a: b\n"}))

    assert problem.startswith(f"{name}: nothing reads a file of this name.")


def test_a_folder_in_place_of_a_file_is_a_problem_not_a_crash(tmp_path: Path) -> None:
    folder = write_topic(tmp_path, {})
    (folder / NAP).mkdir()

    assert any(problem.startswith(NAP) for problem in problems_of(folder))


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_a_problem_not_a_crash(tmp_path: Path) -> None:
    folder = write_topic(tmp_path, {NAP: other_study()})
    (folder / NAP).chmod(0)

    assert any(problem.startswith(NAP) for problem in problems_of(folder))


def test_reading_twice_gives_equal_bases(tmp_path: Path) -> None:
    folder = write_topic(tmp_path, {})

    assert read(folder) == read(folder)
