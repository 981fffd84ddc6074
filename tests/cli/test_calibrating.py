"""`evigraph calibrate` as its users see it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from graph import cli
from graph.errors import DataError
from graph.views.beyond.calibration import MOST_SHOWN

HEADER = "id,doi,measure,k,N,est,lo,hi,rob2_low,rob2_some,rob2_high,published_grade\n"
GOOD = "A{0},10.1/{0},RR,4,2000,0.5,0.4,0.7,4,,,high\n"
APART = "B{0},10.1/{0},RR,4,2000,0.5,0.4,0.7,4,,,very low\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    rows = "".join(GOOD.format(n) + APART.format(n) for n in range(MOST_SHOWN + 5))
    (tmp_path / "bodies.csv").write_text(HEADER + rows, encoding="utf-8")
    return tmp_path


def run(*words: str) -> Result:
    return CliRunner().invoke(cli.evigraph, ["calibrate", *words])


def test_the_record_holds_agreement_and_every_difference(folder: Path) -> None:
    found = json.loads(run(str(folder), "--json").output)

    assert found["n"] == 2 * (MOST_SHOWN + 5)
    assert found["two_too_high_percent"] == 50.0
    assert found["confusion"]["very-low"]["high"] == MOST_SHOWN + 5
    assert len(found["differences"]) == MOST_SHOWN + 5
    first = found["differences"][0]
    assert (first["id"], first["published"], first["ours"]) == ("B0", "very-low", "high")
    assert first["steps"] == {"risk-of-bias": 0, "inconsistency": 0, "imprecision": 0}
    assert found["pooled"]["compared"] == 0


def test_a_terminal_shows_the_first_differences_in_both_languages(folder: Path) -> None:
    english, chinese = run(str(folder)).output, run(str(folder), "--lang", "zh").output

    assert f"{MOST_SHOWN} shown" in english
    assert " ".join(english.split()).count("published very low, ours high") == MOST_SHOWN
    assert "加权kappa" in chinese


def test_another_method_gives_other_levels(folder: Path) -> None:
    (folder / "bodies.csv").write_text(HEADER + "A,10.1/a,RR,4,150,0.8,0.7,0.9,4,,,high\n", encoding="utf-8")

    ours = [json.loads(run(str(folder), "--json", "--method", name).output) for name in ("edition-2", "core-grade")]

    assert [len(found["differences"]) for found in ours] == [1, 0]
    assert ours[1]["method"]["edition"] == "core-grade"


def test_sums_and_pooled_numbers_are_told(tmp_path: Path) -> None:
    (tmp_path / "sums.csv").write_text(
        "id,start,imprecision,level\nS,high,-1,moderate\nT,high,-1,low\n", encoding="utf-8"
    )
    (tmp_path / "studies.csv").write_text("id,yi,vi\nM,1,1\nM,2,1\n", encoding="utf-8")
    (tmp_path / "results.csv").write_text("id,FE_est,QP_tau2_hi\nM,1.6,9\n", encoding="utf-8")

    found, shown = json.loads(run(str(tmp_path), "--json").output), run(str(tmp_path)).output

    assert (found["arithmetic"]["compared"], found["arithmetic"]["alike"]) == (2, 1)
    assert found["arithmetic"]["differences"][0]["id"] == "T"
    assert found["pooled"]["compared"] == 1
    assert found["pooled"]["worst_difference"] == pytest.approx(0.1 / 1.6)
    assert found["pooled"]["searched"]["compared"] == 1
    assert "1 of 2" in shown
    assert "FE_est" in shown


def test_what_is_wrong_is_told_with_file_and_line(folder: Path) -> None:
    (folder / "bodies.csv").write_text(HEADER + "A,10.1/a,RR,x,150,0.5,0.4,0.7,4,,,good\n", encoding="utf-8")

    found = run(str(folder))

    assert isinstance(found.exception, DataError)
    assert [problem.line for problem in found.exception.problems] == [2, 2]
