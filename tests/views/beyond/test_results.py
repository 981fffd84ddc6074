"""A result in words: every number with its n, comparator and time point, and nothing that is not recorded."""

from __future__ import annotations

from dataclasses import replace

import pytest

from graph.model.finding import Effect, EffectMeasure, Reading
from graph.model.study import ComparatorKind
from graph.model.values import Absent, Lang
from graph.views.beyond.results import result_record, result_words, study_record, study_words, value_words
from tests.makers import base, effect, finding, months, study

POINTS = finding(
    "points",
    instrument="scale",
    n=40,
    time=months(12),
    effect=effect("2.6", ci=("1.0", "4.2")),
    measure="scale, change",
)


def test_a_result_is_told_with_its_number_comparator_and_time() -> None:
    assert result_words(POINTS, Lang.EN) == (
        "scale, change: mean difference 2.6; 95 % interval 1.0 to 4.2 "
        "(n = 40, against sham procedure, at 12 months, better)"
    )
    assert result_words(POINTS, Lang.ZH) == (
        "scale, change：均数差 2.6；95%区间1.0至4.2（n = 40，对照为假手术，时间点12个月，更好）"
    )


def test_what_is_not_recorded_is_said_to_be_unknown() -> None:
    bare = finding(comparator=ComparatorKind.OWN_BASELINE, reading=Reading.NOT_REPORTED)

    assert result_words(bare, Lang.EN) == (
        "a measure: no number recorded (n not known, none: own baseline, time point not known, not reported)"
    )


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"treated_value": "+5.0", "comparator_value": "+2.4"}, "+5.0 against +2.4"),
        ({"treated_value": "+5.0"}, "+5.0"),
        ({"count": 11, "total": 17}, "11/17"),
        ({"words": "higher"}, "higher"),
        ({"effect": Effect(EffectMeasure.OTHER, p="0.02")}, "p = 0.02"),
        ({"effect": Effect(EffectMeasure.OTHER, p="<0.001")}, "p <0.001"),
        (
            {"effect": replace(effect("12.1", measure=EffectMeasure.MEAN_CHANGE), unit="points")},
            "mean change 12.1 points",
        ),
        ({}, ""),
    ],
    ids=["both", "treated", "count", "words", "p", "small-p", "effect", "nothing"],
)
def test_the_value_is_what_is_printed(given: dict[str, object], words: str) -> None:
    assert value_words(replace(finding(), **given), Lang.EN) == words


def test_a_record_keeps_numbers_as_they_are_printed_and_says_where_no_effect_is() -> None:
    record = result_record(base(), POINTS, Lang.EN)

    assert record["effect"] == {
        "measure": "mean-difference",
        "value": "2.6",
        "unit": None,
        "low": "1.0",
        "high": "4.2",
        "level": 95,
        "p": None,
        "no_effect_at": "0",
    }
    assert (record["n"], record["time"], record["comparator"]) == (40, "12 months", "sham")
    assert result_record(base(), finding(n=Absent.NOT_APPLICABLE), Lang.EN)["n"] == "not-applicable"


def test_a_ratio_has_its_line_of_no_effect_at_one() -> None:
    odds = finding(effect=effect("0.9", measure=EffectMeasure.ODDS_RATIO))

    assert result_record(base(), odds, Lang.EN)["effect"] == {
        "measure": "odds-ratio",
        "value": "0.9",
        "unit": None,
        "low": None,
        "high": None,
        "level": None,
        "p": None,
        "no_effect_at": "1",
    }


def test_a_study_is_told_with_design_number_comparator_and_year() -> None:
    assert study_words(study(enrolled=1234), Lang.EN) == (
        "randomised controlled trial, people, n = 1,234, against sham procedure, 2020"
    )
    assert study_words(study(year=None), Lang.ZH) == "随机对照试验，人，n不详，对照为假手术"
    assert study_record(study(follow_up=months(6)))["follow_up"] == "6 months"
