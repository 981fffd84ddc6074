"""Folders of published judgements are read by their headers; what is wrong is told with file and line."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from graph.analysis.calibrating.published import Material
from graph.errors import DataError, EvidenceGraphError
from graph.grading.domains.bias import Risks
from graph.grading.synthesis.values import Interval, Measure
from graph.records.calibration.folder import read_published

BODIES = "id,doi,measure,k,N,events,est,lo,hi,rob2_low,rob2_some,rob2_high,published_grade\n"
STATEMENTS = "id,doi,measure,k,N,est,lo,hi,published_grade\n"
SUMS = "id,start,risk_of_bias,imprecision,level\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path


def read(folder: Path, files: Mapping[str, str]) -> Material:
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    return read_published(folder)


def refused(folder: Path, files: Mapping[str, str]) -> list[tuple[str, int]]:
    """File and line of every problem."""
    with pytest.raises(DataError) as raised:
        read(folder, files)
    return [(Path(problem.file).name, problem.line) for problem in raised.value.problems]


def test_a_row_becomes_a_body(folder: Path) -> None:
    (body,) = read(folder, {"a.csv": BODIES + "A,10.1/x,RR,4,300,12.0,0.5,0.2,0.9,2,,1,very low\n"}).bodies

    assert (body.id, body.review, body.studies, body.people, body.level) == ("A", "10.1/x", 4, 300, 1)
    assert body.risks == Risks(low=2, high=1, unknown=1)
    assert body.effect
    assert (body.effect.measure, body.effect.interval) == (Measure.RR, Interval(0.2, 0.9))


def test_missing_cells_are_unknown(folder: Path) -> None:
    (body,) = read(folder, {"a.csv": STATEMENTS + "A,,RR,,,,0.2,0.9,High\n"}).bodies

    assert (body.people, body.effect, body.level) == (None, None, 4)
    assert body.risks == Risks(unknown=1)


def test_the_efficacy_of_a_vaccine_is_a_risk_ratio(folder: Path) -> None:
    (body,) = read(folder, {"a.csv": STATEMENTS + "A,10.1/x,VE,2,900,80,60,90,low\n"}).bodies

    assert body.effect
    assert (body.effect.measure, body.effect.value) == (Measure.RR, pytest.approx(0.2))
    assert (body.effect.interval.low, body.effect.interval.high) == pytest.approx((0.1, 0.4))


def test_rows_that_cannot_be_judged_are_left_out_and_named(folder: Path) -> None:
    rows = (
        "A,10.1/x,RR,2,900,0.5,0.2,0.9,low\n"
        "B,10.1/x,XYZ,2,900,0.5,0.2,0.9,low\n"
        "C,10.1/x,RR,2,900,0.5,0.9,0.2,low\n"
        "D,10.1/x,RR,2,900,0.5,-0.2,0.9,low\n"
        "E,10.1/x,RR,2,900,0.5,0.2,0.9,\n"
    )

    found = read(folder, {"a.csv": STATEMENTS + rows})

    assert len(found.bodies) == 1
    told = [(one.place.line, one.because) for one in found.left_out]
    assert told == [(3, "unknown-measure"), (4, "limits-swapped"), (5, "negative-ratio"), (6, "no-level")]


def test_starts_and_steps_become_sums(folder: Path) -> None:
    (one,) = read(folder, {"a.csv": SUMS + "A,high,-1,,moderate\n"}).sums

    assert (one.start, one.steps, one.level) == (4, (("risk-of-bias", -1),), 3)


def test_everything_that_is_wrong_in_all_files_is_told(folder: Path) -> None:
    files = {
        "a.csv": STATEMENTS + "A,10.1/x,RR,2,many,0.5,0.2,0.9,low\nB,10.1/x,RR,2\nC,10.1/x,RR,2,9,0.5,0.2,0.9,good\n",
        "b.csv": "colour,size\nred,3\n",
        "c.csv": SUMS + "A,high,-9,0.5,moderate\n",
        "d.json": '[\n{"id": }]',
        "e.csv": "id,id\n1,2\n",
    }

    places = refused(folder, files)

    assert places == [
        ("a.csv", 2),
        ("a.csv", 3),
        ("a.csv", 4),
        ("b.csv", 1),
        ("c.csv", 2),
        ("c.csv", 2),
        ("d.json", 2),
        ("e.csv", 1),
    ]


def test_what_is_not_text_or_not_a_table_is_refused_with_its_line(folder: Path) -> None:
    (folder / "a.csv").write_bytes(STATEMENTS.encode() + b"\xff\n")
    assert refused(folder, {}) == [("a.csv", 2)]

    assert refused(folder, {"a.csv": STATEMENTS + '"A" x,b\n'}) == [("a.csv", 2)]


def test_a_hostile_cell_is_told_on_one_line(folder: Path) -> None:
    with pytest.raises(DataError) as raised:
        read(folder, {"a.csv": STATEMENTS + f'A,10.1/x,RR,2,"\x1b[31m\n{"9" * 500}x",0.5,0.2,0.9,low\n'})

    told = str(raised.value)
    assert "\n" not in told
    assert "\x1b" not in told
    assert len(told) < 300


def test_a_folder_without_tables_or_without_anything_to_compare_is_refused(folder: Path) -> None:
    with pytest.raises(EvidenceGraphError, match="holds no"):
        read(folder, {"notes.txt": "nothing"})
    with pytest.raises(EvidenceGraphError, match="can be compared"):
        read(folder, {"a.csv": STATEMENTS})


# Meta-analyses


def test_groups_effects_and_results_of_an_analysis_are_joined(folder: Path) -> None:
    given = [{"id": "M", "measure": "RR", "studies": [{"e1": 1, "n1": 10, "e2": 2, "n2": 10}]}]
    files = {
        "x_input.json": json.dumps(given),
        "x_studies.csv": "id,row,yi,vi,used\nM,0,-0.69,1.3,TRUE\n",
        "x_expected.csv": "id,measure,k,FE_est,DL_est\nM,RR,1,-0.69,\n",
    }

    (analysis,) = read(folder, files).analyses

    assert analysis.measure is Measure.RR
    assert analysis.columns == {"k": 1.0, "FE_est": -0.69}
    assert [(study.value, study.groups is not None) for study in analysis.studies] == [(-0.69, True)]


def test_effects_alone_are_enough(folder: Path) -> None:
    files = {"s.csv": "id,yi,vi\nM,1,1\nM,2,1\n", "e.csv": "id,FE_est\nM,1.5\n"}

    (analysis,) = read(folder, files).analyses

    assert [study.value for study in analysis.studies] == [1.0, 2.0]


def test_numbers_that_no_group_can_have_are_refused(folder: Path) -> None:
    for study in (
        {"e1": 11, "n1": 10, "e2": 2, "n2": 10},
        {"e1": 1, "n1": 0, "e2": 2, "n2": 10},
        {"e1": True, "n1": 10, "e2": 2, "n2": 10},
        {"e1": 1, "n1": 10, "e2": 2},
        3,
    ):
        given = [{"id": "M", "measure": "RR", "studies": [study]}]
        assert refused(folder, {"a.json": json.dumps(given)}) == [("a.json", 0)], study


def test_a_list_that_is_no_list_of_analyses_is_refused(folder: Path) -> None:
    for told in ("{}", "[3]", '[{"studies": []}]', '[{"id": "M", "measure": "XX", "studies": []}]'):
        assert refused(folder, {"a.json": told}) == [("a.json", 0)], told
