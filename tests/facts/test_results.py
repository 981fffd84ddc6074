"""A result is told once, with its measure, its numbers, in how many, against what and when."""

from __future__ import annotations

from decimal import Decimal

from graph.facts.results import arm_words, measured, p_words, told
from graph.model.finding import (
    AnalysisSet,
    ArmResult,
    ArmRole,
    Effect,
    EffectMeasure,
    Finding,
    Level,
    Reading,
    Spread,
    SpreadKind,
)
from graph.model.study import ComparatorKind
from graph.model.values import Absent, Interval, Lang, Operator, PValue, Span, TimeUnit

TREATED = ArmResult("cells", ArmRole.TREATED, n=111, events=16)
SHAM = ArmResult("sham", ArmRole.CONTROL, n=52, events=7)


def finding(**given: object) -> Finding:
    plain = {
        "id": "f",
        "outcome": "motor-function",
        "measure": "gain of >=10 points",
        "reading": Reading.NO_DIFFERENCE,
        "n": Absent.UNKNOWN,
        "comparator": ComparatorKind.SHAM,
        "time": Span(Decimal(6), TimeUnit.MONTHS),
    }
    return Finding(**(plain | given))  # type: ignore[arg-type] - a maker for tests takes any field


def test_both_groups_are_told_with_their_events_and_sizes() -> None:
    line = told(finding(arms=(TREATED, SHAM)), Lang.EN).line(Lang.EN)

    assert line == (
        "gain of ≥10 points (no difference shown: cells: 16/111 against sham: 7/52; n 163, sham procedure, 6 months)"
    )


def test_a_contrast_names_its_measure_even_beside_printed_values() -> None:
    effect = Effect(EffectMeasure.ODDS_RATIO, Decimal("2.49"), interval=Interval(Decimal("1.76"), Decimal("3.53")))
    words = [piece.words for piece in told(finding(effect=effect, treated_value="46 %"), Lang.EN).numbers]

    assert words == ["46 %", "odds ratio 2.49", "95 % interval 1.76 to 3.53"]


def test_a_change_that_the_printed_value_shows_is_not_told_twice() -> None:
    effect = Effect(EffectMeasure.MEAN_CHANGE, Decimal("12.1"), unit="points", p="0.00002")
    words = [piece.words for piece in told(finding(effect=effect, treated_value="+12.1 (+/-1.8)"), Lang.EN).numbers]

    assert words == ["+12.1 (±1.8)", "p 0.00002"]


def test_the_recorded_number_counts_before_the_sum_of_the_groups() -> None:
    assert measured(finding(n=160, arms=(TREATED, SHAM))) == 160
    assert measured(finding(arms=(TREATED, SHAM))) == 163
    assert measured(finding(arms=(TREATED, ArmResult("sham", ArmRole.CONTROL)))) is None


def test_a_p_value_keeps_its_operator() -> None:
    assert p_words(PValue(Operator.LESS_THAN, Decimal("0.001"))) == "p < 0.001"
    assert p_words(PValue(Operator.EQUALS, Decimal("0.04"))) == "p = 0.04"
    assert p_words(None, "<=0.05") == "p ≤0.05"


def test_a_spread_says_what_it_is_and_an_unexplained_one_does_not() -> None:
    six = Spread(SpreadKind.SD, Decimal(6))
    deviation = ArmResult("cells", ArmRole.TREATED, n=9, mean=Decimal("6.88"), spread=six)
    unnamed = ArmResult(
        "cells", ArmRole.TREATED, mean=Decimal("7.4"), spread=Spread(SpreadKind.UNNAMED, Decimal("1.6"))
    )

    assert arm_words(deviation, Lang.EN) == "6.88 (SD 6, n 9)"
    assert arm_words(unnamed, Lang.ZH) == "7.4 (±1.6)"


def test_what_was_not_read_in_the_report_itself_is_marked_in_both_languages() -> None:
    second = finding(level=Level.SECOND_HAND, analysis=AnalysisSet.SUBSET, primary=True)

    assert told(second, Lang.EN).marks == ("primary outcome", "a subset", "told at second hand")
    assert told(second, Lang.ZH).marks == ("主要结局", "仅部分受试者", "转引自他处")


def test_words_of_the_source_say_that_they_are_printed_so_that_a_page_can_mark_their_language() -> None:
    result = told(finding(arms=(TREATED, SHAM)), Lang.ZH)

    assert result.measure.as_printed
    assert result.numbers[0].as_printed
    assert "对照" in result.numbers[0].words
