"""The studies and findings of a claim as a table for spreadsheets."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest

from graph.grading.assess import grade
from graph.model.base import EvidenceBase
from graph.model.study import Study
from graph.views.dossier import dossier
from graph.views.spreadsheet import COLUMNS, spreadsheet
from tests.makers import base, claim, effect, finding, line, months, study
from tests.sample import sample


def rows(known: EvidenceBase, claim_id: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(spreadsheet(dossier(known, grade(known), claim_id)))))


def of(*studies: Study) -> list[dict[str, str]]:
    return rows(base([claim()], studies), "C1")


def test_every_row_has_every_column() -> None:
    table = list(csv.reader(io.StringIO(spreadsheet(dossier(sample(), grade(sample()), "P1")))))

    assert tuple(table[0]) == COLUMNS
    assert {len(row) for row in table} == {len(COLUMNS)}


def test_every_study_of_the_page_is_there_with_whether_it_counts() -> None:
    found = {row["study"]: (row["part"], row["counts"]) for row in rows(sample(), "P1")}

    assert found == {
        "open-label": ("counted", "true"),
        "other-cells": ("other-cells", "false"),
        "opinion": ("context", "false"),
        "awaiting": ("awaiting", "false"),
        "retracted": ("set-aside", "false"),
        "weak": ("set-aside", "false"),
    }


def test_a_finding_has_its_numbers_as_they_are_recorded() -> None:
    result = finding("f", n=17, time=months(12), effect=effect("-0.50", ci=("-1.2", "0.2")))
    (row,) = of(study("s", line(findings=("f",)), enrolled=18, findings=(result,)))

    assert [row[name] for name in ("n", "study_n", "time", "time_unit")] == ["17", "17", "12", "months"]
    assert [row[name] for name in ("value", "interval_low", "interval_high")] == ["-0.50", "-1.2", "0.2"]


def test_what_is_not_known_is_empty() -> None:
    (row,) = of(study("s", line(findings=("f",)), findings=(finding("f"),)))

    assert [row[name] for name in ("n", "time", "value", "interval_low", "study_n")] == [""] * 5


def test_a_study_without_findings_has_one_row() -> None:
    (row,) = of(study("s", line()))

    assert (row["study"], row["finding"], row["note"]) == ("s", "", "because")


@pytest.mark.parametrize("attack", ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", "\uff1d1+1"])
def test_no_word_of_the_data_is_a_formula(attack: str) -> None:
    result = replace(finding("f", words=attack, measure=attack), treated_value=attack)
    trial = replace(study("s", replace(line(findings=("f",)), note=attack), findings=(result,)), label=attack)

    (row,) = of(trial)

    for name in ("label", "measure", "treated_value", "words", "note"):
        assert row[name] == f"'{attack}"
