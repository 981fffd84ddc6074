"""Claims about named studies against what the studies recorded."""

from __future__ import annotations

from decimal import Decimal

import pytest

from graph.grading.assess import grade
from graph.model.assessment import Assessment
from graph.model.claim import Relation, ReportedValue
from graph.model.finding import EffectMeasure, Finding
from graph.model.scales import Fidelity, Kind
from graph.model.study import Seen
from tests.makers import base, claim, effect, finding, line, report, study


def checked(reported: ReportedValue, *found: Finding, seen: Seen = Seen.ABSTRACT) -> Assessment:
    one = study("s1", line(), findings=found, reports=(report("r1", seen=seen),))
    return grade(base([claim(kind=Kind.REPORT, reported=(reported,))], [one])).assessments["C1"]


def number(value: str) -> Finding:
    return finding("f1", effect=effect(value, measure=EffectMeasure.MEAN_CHANGE))


@pytest.mark.parametrize(
    ("said", "relation", "found", "fidelity"),
    [
        ("12.1", "=", "12.1", Fidelity.MATCHES),
        ("12.1", "=", "12.14", Fidelity.MATCHES),
        ("12.1", "=", "12.2", Fidelity.DIFFERS),
        ("12", "=", "12.4", Fidelity.MATCHES),
        ("1.77", "=", "-1.77", Fidelity.DIFFERS),
        ("5", ">", "5.2", Fidelity.MATCHES),
        ("5", ">", "4.2", Fidelity.DIFFERS),
        ("50", "<", "48", Fidelity.MATCHES),
        ("50", "<", "60", Fidelity.DIFFERS),
        ("50", "~", "46", Fidelity.MATCHES),
        ("50", "~", "44", Fidelity.DIFFERS),
    ],
)
def test_a_number_matches_to_its_last_digit(said: str, relation: str, found: str, fidelity: Fidelity) -> None:
    reported = ReportedValue("s1", "f1", value=Decimal(said), relation=Relation(relation))

    assert checked(reported, number(found)).fidelity is fidelity


def test_a_difference_is_told_with_both_values() -> None:
    after = checked(ReportedValue("s1", "f1", value=Decimal("12.1")), number("11.4"))

    assert "the claim says 12.1, the study 11.4" in after.checks[0].text.en
    assert "12.1" in after.checks[0].text.zh


@pytest.mark.parametrize(("count", "fidelity"), [(11, Fidelity.MATCHES), (12, Fidelity.DIFFERS)])
def test_a_count_matches_with_its_total(count: int, fidelity: Fidelity) -> None:
    found = finding("f1", count=11, total=17)

    assert checked(ReportedValue("s1", "f1", count=count, total=17), found).fidelity is fidelity


@pytest.mark.parametrize(("reading", "fidelity"), [("higher", Fidelity.MATCHES), ("lower", Fidelity.DIFFERS)])
def test_a_reading_in_words_matches_the_recorded_one(reading: str, fidelity: Fidelity) -> None:
    assert checked(ReportedValue("s1", "f1", reading=reading), finding("f1", words="higher")).fidelity is fidelity


def test_what_no_recorded_result_shows_cannot_be_checked() -> None:
    assert checked(ReportedValue("s1", None, reading="higher")).fidelity is Fidelity.CANNOT_BE_CHECKED
    assert checked(ReportedValue("s1", "f1", count=3, total=4), number("1")).fidelity is Fidelity.CANNOT_BE_CHECKED


def test_a_study_seen_only_through_others_can_confirm_nothing() -> None:
    after = checked(ReportedValue("s1", "f1", value=Decimal(50)), number("50"), seen=Seen.SECONDARY)

    assert after.fidelity is Fidelity.CANNOT_BE_CHECKED


def test_one_difference_makes_the_claim_differ() -> None:
    reported = (
        ReportedValue("s1", "f1", value=Decimal(1)),
        ReportedValue("s1", "f1", value=Decimal(2)),
        ReportedValue("s1", None, reading="higher"),
    )
    one = study("s1", line(), findings=(number("1"),))
    after = grade(base([claim(kind=Kind.REPORT, reported=reported)], [one])).assessments["C1"]

    assert [check.fidelity for check in after.checks] == [
        Fidelity.MATCHES,
        Fidelity.DIFFERS,
        Fidelity.CANNOT_BE_CHECKED,
    ]
    assert after.fidelity is Fidelity.DIFFERS
