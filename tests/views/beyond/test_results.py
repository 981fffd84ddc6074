"""Results and studies as records: numbers as they are printed, and nothing that is not recorded."""

from __future__ import annotations

from graph.facts.results import told
from graph.model.finding import EffectMeasure
from graph.model.values import Absent, Lang
from graph.views.beyond.results import result_record, study_record, study_words
from tests.makers import base, effect, finding, months, study

POINTS = finding(
    "points",
    instrument="scale",
    n=40,
    time=months(12),
    effect=effect("2.6", ci=("1.0", "4.2")),
    measure="scale, change",
)


def test_a_result_is_put_into_words_by_its_teller() -> None:
    for lang in Lang:
        record = result_record(base(), POINTS, lang)

        assert record["text"] == told(POINTS, lang).line(lang)
        assert record["value"] == told(POINTS, lang).values


def test_a_result_without_numbers_has_no_value() -> None:
    assert result_record(base(), finding(), Lang.EN)["value"] is None


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

    record = result_record(base(), odds, Lang.EN)["effect"]

    assert record is not None
    assert (record["measure"], record["no_effect_at"]) == ("odds-ratio", "1")


def test_a_study_is_told_with_design_number_comparator_and_year() -> None:
    assert study_words(study(enrolled=1234), Lang.EN) == (
        "randomised controlled trial, people, n 1,234, against sham procedure, 2020"
    )
    assert study_words(study(year=None), Lang.ZH) == "随机对照试验，人，例数不详，对照为假手术"
    assert study_record(study(follow_up=months(6)))["follow_up"] == "6 months"
