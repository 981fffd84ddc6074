"""One result: its p value, its groups, and how it reached us."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from graph.model.finding import AnalysisSet, ArmRole, Finding, HarmKind, Level, Spread, SpreadKind, Told
from graph.model.values import Answer, Operator, PValue
from graph.records.p_values import p_value
from graph.records.read import read
from tests.records.topics import STUDY, TRIAL, changed, problems_with, write_topic

ARMS = """\
    n: 18
    arms:
      - {name: naps, role: treated, n: 10, mean: 4.2, spread: {kind: sd, value: 1.1}, told: change}
      - {name: none, role: control, n: 8, events: 3}
"""


def finding_of(folder: Path, written: str) -> Finding:
    study = changed(STUDY, ("    n: 18\n", written))
    return read(write_topic(folder, {TRIAL: study})).studies["trial-2020"].findings[0]


def problems(folder: Path, *lines: str) -> list[str]:
    written = "".join(f"    {line}\n" for line in ("n: 18", *lines))
    return problems_with(folder, {TRIAL: changed(STUDY, ("    n: 18\n", written))})


def test_a_p_value_is_a_number_with_its_operator() -> None:
    cases = {
        "0.04": (Operator.EQUALS, "0.04"),
        "= 0.04": (Operator.EQUALS, "0.04"),
        "<0.001": (Operator.LESS_THAN, "0.001"),
        "≤ 0.05": (Operator.AT_MOST, "0.05"),
        "<=.05": (Operator.AT_MOST, "0.05"),
        "≥0.1": (Operator.AT_LEAST, "0.1"),
        ">0.05": (Operator.MORE_THAN, "0.05"),
        "1": (Operator.EQUALS, "1"),
        "<1e-9": (Operator.LESS_THAN, "1e-9"),
    }

    for text, (operator, value) in cases.items():
        assert p_value(text) == PValue(operator, Decimal(value)), text


def test_what_is_no_p_value_is_told_once_with_what_was_probably_meant(tmp_path: Path) -> None:
    usual = "Write a number above 0 and up to 1"
    cases = {
        "0,05": "Write 0.05.",
        "＜0.05": "Write <0.05.", "０.05": "Write 0.05.", "p<.05": "Write <0.05.", "O.05": "Write 0.05.",
        "0.000": "Write <0.001: no p value is 0.", "NS": "Write the number;", "not significant": "Write the number;",
        "<0.05 or so": usual, "٠.05": usual, "1e-9999": usual, "1.5": usual, "0": usual, "-0.02": usual, "1e5": usual,
    }  # fmt: skip

    for text, said in cases.items():
        (problem,) = problems_with(tmp_path, {TRIAL: changed(STUDY, ("p: '0.0005'", f"p: '{text}'"))})

        assert problem.startswith(f'{TRIAL}:25: p "{text}" is not a p value. {said}'), text


def test_groups_keep_their_numbers(tmp_path: Path) -> None:
    treated, control = finding_of(tmp_path, ARMS).arms

    assert (treated.role, treated.n, treated.mean, treated.told) == (ArmRole.TREATED, 10, Decimal("4.2"), Told.CHANGE)
    assert treated.spread == Spread(SpreadKind.SD, Decimal("1.1"))
    assert (control.role, control.n, control.events, control.spread) == (ArmRole.CONTROL, 8, 3, None)


def test_how_a_result_reached_us_is_kept(tmp_path: Path) -> None:
    how = "    analysis: subset\n    level: derived\n    computed_by: 7 of 20 fits\n    read_in: [a registry page]\n"
    harm = "    harm: tumour\n    related: not-stated\n    definitive: 'yes'\n"

    finding = finding_of(tmp_path, f"    n: 18\n{how}{harm}")

    assert (finding.analysis, finding.level) == (AnalysisSet.SUBSET, Level.DERIVED)
    assert (finding.computed_by, finding.read_in) == ("7 of 20 fits", ("a registry page",))
    assert (finding.harm, finding.related, finding.definitive) == (HarmKind.TUMOUR, Answer.NOT_STATED, True)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("arms: [{name: a, role: treated, n: 3, events: 4}]", "4 with an event are more than the 3 of the group."),
        ("arms: [{name: a, role: placebo}]", 'unknown role "placebo".'),
        ("arms: [{name: a, role: control, spread: {kind: sd, value: 1}}]", "a spread without a mean or a median."),
        ("arms: [{name: a, role: control, mean: 1, spread: {kind: sd, low: 1, high: 2}}]", "a spread of kind sd with"),
        ("arms: [{name: a, role: control, mean: 1, spread: {kind: iqr, value: 2}}]", "a spread of kind iqr with other"),
        ("arms: [{name: a, role: control, mean: 1, spread: {kind: iqr, low: 3, high: 2}}]", "the lower end 3 is above"),
        ("arms: [{name: a, role: control, mean: 1, spread: {kind: se, value: -2}}]", "a spread of -2 is below 0."),
        ("level: derived", "a result is derived where it says how it was computed, and only there."),
        ("computed_by: our sum", "a result is derived where it says how it was computed, and only there."),
        ("definitive: 'yes'", "`definitive` of a result that counts no harm."),
        ("related: 'yes'", "`related` of a result that counts no harm."),
    ],
)
def test_numbers_that_cannot_be_are_told(tmp_path: Path, line: str, expected: str) -> None:
    found = problems(tmp_path, line)

    assert any(one.startswith(f"{TRIAL}:22: {expected}") for one in found), found


def test_a_laboratory_is_named_by_its_studies(tmp_path: Path) -> None:
    study = changed(STUDY, ("results: reported\n", "results: reported\nlaboratories: [group-a]\n"))
    laboratory = "- {id: group-a, name: {en: Group A, zh: 甲组}}\n"

    base = read(write_topic(tmp_path, {TRIAL: study, "laboratories.yaml": laboratory}))

    assert base.laboratories["group-a"].name.en == "Group A"
    assert base.studies["trial-2020"].laboratories == ("group-a",)


def test_a_finding_against_a_laboratory_says_when_and_where(tmp_path: Path) -> None:
    laboratory = "- {id: group-a, name: {en: A, zh: 甲}, finding: {en: false data, zh: 数据不实}}\n"

    (problem,) = problems_with(tmp_path, {"laboratories.yaml": laboratory})

    assert problem.startswith("laboratories.yaml:1: a finding against a laboratory without its day or its source.")
