"""Pairs of an early result and its later test: what became of the gain, and which pairs are told apart."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from graph.analysis.pairs import Apart, Because, Fate, Pair, is_stronger, pairs
from graph.model.finding import Effect, EffectMeasure, Finding, Reading
from graph.model.scales import Rung
from graph.model.study import ComparatorKind, Design, ReportKind, Results, Risk, RiskOfBias, Standing, Study
from graph.model.values import Species
from tests.makers import base, effect, finding, months, report, study

OWN = ComparatorKind.OWN_BASELINE


def gain(id_: str = "gain", *, points: str | None = "10", **more: object) -> Finding:
    """An uncontrolled gain of ten points on the scale after a year."""
    change = effect(points, measure=EffectMeasure.MEAN_CHANGE) if points else None
    made = finding(
        id_,
        instrument="scale",
        reading=Reading.UNCONTROLLED_IMPROVEMENT,
        comparator=OWN,
        time=months(12),
        effect=change,
    )
    return replace(made, **more)  # type: ignore[arg-type]  # only names of Finding's own fields are passed


def result(reading: Reading, points: str | None = None, id_: str = "result", **more: object) -> Finding:
    """A controlled result on the same scale after a year."""
    made = finding(id_, instrument="scale", reading=reading, time=months(12), effect=effect(points) if points else None)
    return replace(made, **more)  # type: ignore[arg-type]  # only names of Finding's own fields are passed


def early(*findings: Finding, **more: object) -> Study:
    """A single-arm trial of 2015 that a trial of 2020 followed."""
    told = {"design": Design.SINGLE_ARM_TRIAL, "comparator": OWN, "year": 2015, "tested_later_in": ("later",)} | more
    return study("early", findings=findings, **told)  # type: ignore[arg-type]  # the maker's own options


def later(*findings: Finding, **more: object) -> Study:
    """A randomised trial of 2020."""
    return study("later", findings=findings, **{"year": 2020, **more})  # type: ignore[arg-type]  # the maker's own options


def pair(first: Study, second: Study) -> Pair:
    (only,) = pairs(base((), (first, second)))
    return only


@pytest.mark.parametrize(
    ("after", "fate", "because"),
    [
        (result(Reading.BENEFIT, "5"), Fate.HELD, Because.AS_LARGE),
        (result(Reading.BENEFIT, "4.9"), Fate.SHRANK, Because.LESS_THAN_HALF),
        (result(Reading.BENEFIT), Fate.HELD, Because.BETTER_AGAIN),
        (result(Reading.BENEFIT, "4.9", instrument=None), Fate.HELD, Because.BETTER_AGAIN),
        (result(Reading.BENEFIT, "9", comparator=OWN), Fate.CANNOT_TELL, Because.NO_CONTROLS),
        (result(Reading.UNCONTROLLED_IMPROVEMENT, "9"), Fate.CANNOT_TELL, Because.NO_CONTROLS),
        (result(Reading.NO_DIFFERENCE, "9"), Fate.VANISHED, Because.NO_DIFFERENCE),
        (result(Reading.NO_DIFFERENCE, "9", comparator=OWN), Fate.CANNOT_TELL, Because.NO_CONTROLS),
        (result(Reading.HARM, "-3"), Fate.REVERSED, Because.WORSE),
        (result(Reading.NOT_REPORTED), Fate.CANNOT_TELL, Because.NOT_TOLD),
        (result(Reading.BENEFIT, outcome="graft"), Fate.CANNOT_TELL, Because.NOT_MEASURED),
    ],
    ids=[
        "half",
        "below-half",
        "no-size",
        "another-scale",
        "own-baseline",
        "uncontrolled",
        "no-difference",
        "no-difference-from-before",
        "worse",
        "not-reported",
        "another-outcome",
    ],
)
def test_the_later_reading_and_the_sizes_decide_what_became_of_a_gain(
    after: Finding, fate: Fate, because: Because
) -> None:
    told = pair(early(gain()), later(after))

    assert (told.fate, told.because) == (fate, because)


def test_a_fall_in_points_is_a_gain_of_the_same_size() -> None:
    assert pair(early(gain(points="-10")), later(result(Reading.BENEFIT, "-4"))).fate is Fate.SHRANK


def test_points_of_another_unit_are_not_compared() -> None:
    percent = Effect(EffectMeasure.MEAN_DIFFERENCE, effect("1").value, "%")

    assert pair(early(gain()), later(result(Reading.BENEFIT, effect=percent))).because is Because.BETTER_AGAIN


@pytest.mark.parametrize(
    ("after", "because"), [("1.7", Because.AS_LARGE), ("0.6", Because.AS_LARGE), ("1.3", Because.LESS_THAN_HALF)]
)
def test_ratios_are_halved_on_the_scale_on_which_they_double(after: str, because: Because) -> None:
    odds = {"measure": EffectMeasure.ODDS_RATIO}
    before = gain(effect=effect("2.7", **odds), instrument=None)
    again = result(Reading.BENEFIT, effect=effect(after, **odds), instrument=None)

    assert pair(early(before), later(again)).because is because


def test_without_an_early_gain_nothing_can_be_told() -> None:
    told = pair(early(gain(reading=Reading.NO_DIFFERENCE)), later(result(Reading.BENEFIT)))

    assert (told.fate, told.because, told.matches) == (Fate.CANNOT_TELL, Because.NO_GAIN, ())


def test_the_primary_result_decides_over_others() -> None:
    first = early(gain(), gain("graft-gain", outcome="graft"))
    second = later(result(Reading.NO_DIFFERENCE, primary=True), result(Reading.BENEFIT, id_="graft", outcome="graft"))

    assert pair(first, second).fate is Fate.VANISHED


def test_without_a_primary_result_outcomes_that_differ_leave_it_open() -> None:
    first = early(gain(), gain("graft-gain", outcome="graft"))
    second = later(result(Reading.NO_DIFFERENCE), result(Reading.BENEFIT, id_="graft", outcome="graft"))

    assert pair(first, second).because is Because.OUTCOMES_DIFFER


def test_an_outcome_that_is_not_told_does_not_stand_against_one_that_is() -> None:
    first = early(gain(), gain("graft-gain", outcome="graft"))
    second = later(result(Reading.NO_DIFFERENCE))

    assert pair(first, second).fate is Fate.VANISHED


def test_results_of_one_scale_and_one_time_are_laid_side_by_side() -> None:
    first = early(gain("soon", time=months(3)), gain("year"))
    other_scale = result(Reading.BENEFIT, id_="other-scale", instrument="other")
    second = later(other_scale, result(Reading.NO_DIFFERENCE, id_="same"), result(Reading.HARM, time=months(24)))

    (match,) = pair(first, second).matches

    assert match.later is not None
    assert (match.early.id, match.later.id, match.same_time) == ("year", "same", True)


def test_a_result_at_another_time_is_said_to_be_one() -> None:
    (match,) = pair(early(gain()), later(result(Reading.BENEFIT, time=months(3)))).matches

    assert match.same_time is False


STRONG = later(result(Reading.BENEFIT))
GONE = (report("gone", standing=Standing.RETRACTED),)


@pytest.mark.parametrize(
    ("first", "second", "apart"),
    [
        (early(gain()), STRONG, ()),
        (early(gain(), year=2021), STRONG, (Apart.NOT_LATER,)),
        (early(gain(), year=2020), STRONG, (Apart.ORDER_UNKNOWN,)),
        (early(gain(), year=None), STRONG, (Apart.ORDER_UNKNOWN,)),
        (early(gain(), weak="second-hand"), STRONG, (Apart.SET_ASIDE,)),
        (early(gain()), later(result(Reading.BENEFIT), reports=GONE), (Apart.SET_ASIDE,)),
        (early(gain()), later(results=Results.AWAITING, year=2010), (Apart.AWAITING,)),
        (
            early(gain()),
            later(result(Reading.BENEFIT), design=Design.CASE_SERIES, comparator=OWN),
            (Apart.NOT_STRONGER,),
        ),
    ],
    ids=["counted", "not-later", "same-year", "no-year", "weak", "retracted", "awaiting", "not-stronger"],
)
def test_pairs_that_are_no_later_stronger_test_are_told_apart(
    first: Study, second: Study, apart: tuple[Apart, ...]
) -> None:
    told = pair(first, second)

    assert told.apart == apart
    assert told.is_counted == (not apart)


def test_a_registration_does_not_tell_results() -> None:
    registered = report("registered", kind=ReportKind.REGISTRY_RECORD, year=2012)
    told = report("told", published=date(2019, 5, 1))

    assert pair(early(gain()), later(result(Reading.BENEFIT), reports=(registered, told))).apart == ()


def test_two_days_of_one_year_are_put_in_order() -> None:
    spring, autumn = report("spring", published=date(2020, 3, 1)), report("autumn", published=date(2020, 9, 1))
    after = later(result(Reading.BENEFIT), reports=(autumn,))

    assert pair(early(gain(), reports=(spring,)), after).apart == ()
    assert pair(early(gain(), reports=(autumn,)), replace(after, reports=(spring,))).apart == (Apart.NOT_LATER,)


def trial(**more: object) -> Study:
    return study("s", **more)  # type: ignore[arg-type]  # the maker's own options


LOW = RiskOfBias(randomisation=Risk.LOW, measurement=Risk.LOW)


@pytest.mark.parametrize(
    ("after", "before", "is_it"),
    [
        (trial(), trial(design=Design.CASE_SERIES, comparator=OWN), True),
        (trial(design=Design.CASE_SERIES, comparator=OWN), trial(), False),
        (trial(design=Design.CASE_SERIES), trial(design=Design.ANIMAL_EXPERIMENT, species=(Species.RAT,)), True),
        (trial(), trial(), False),
        (trial(enrolled=900), trial(enrolled=9), False),
        (trial(), trial(comparator=ComparatorKind.NO_TREATMENT), True),
        (trial(risk=LOW), trial(), True),
        (trial(risk=LOW, comparator=ComparatorKind.USUAL_CARE), trial(), False),
    ],
    ids=["rung", "lower-rung", "animal", "alike", "size", "control", "bias", "better-and-worse"],
)
def test_a_stronger_design_is_better_in_something_and_worse_in_nothing(
    after: Study, before: Study, *, is_it: bool
) -> None:
    assert is_stronger(after, before) is is_it


def test_pairs_come_counted_ones_first_and_name_their_rungs() -> None:
    first = early(gain(), tested_later_in=("awaited", "later"))
    awaited = replace(later(results=Results.AWAITING), id="awaited")

    found = pairs(base((), (first, awaited, STRONG)))

    assert [one.later.id for one in found] == ["later", "awaited"]
    assert (found[0].early_rung, found[0].later_rung) == (Rung.HUMAN_UNCONTROLLED, Rung.HUMAN_RANDOMISED)


def test_a_link_to_a_study_that_was_left_out_is_no_pair() -> None:
    assert pairs(base((), (early(gain()),))) == ()
