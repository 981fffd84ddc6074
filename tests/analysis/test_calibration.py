"""Our judgements beside published ones: agreement, sums and pooled numbers."""

from __future__ import annotations

import random

import pytest
from sklearn.metrics import cohen_kappa_score

from graph.analysis.calibrating.kappa import LEVELS, Pair, confusion, kappa_interval, weighted_kappa
from graph.analysis.calibrating.published import (
    Given,
    Material,
    Place,
    PublishedAnalysis,
    PublishedBody,
    PublishedEffect,
    PublishedSum,
)
from graph.analysis.calibration import calibrate, judge
from graph.grading.domains.bias import Risks
from graph.grading.method_table import shipped
from graph.grading.synthesis.values import Interval, Measure
from tests.grading.synthesis.trials import table

HERE = Place("made.csv", 2)


def body(
    *,
    people: int | None = 1000,
    interval: tuple[float, float] | None = (0.5, 0.8),
    risks: Risks | None = None,
    i2: float | None = None,
    level: int = 4,
    review: str = "review-1",
) -> PublishedBody:
    effect = None if interval is None else PublishedEffect(Measure.RR, sum(interval) / 2, Interval(*interval))
    return PublishedBody("body", review, HERE, 4, people, effect, risks or Risks(low=4), i2, level)


def pairs(seed: int, n: int = 60) -> list[Pair]:
    draw = random.Random(seed)  # noqa: S311
    return [Pair(f"review-{n % 7}", draw.choice(LEVELS), draw.choice(LEVELS)) for n in range(n)]


# Agreement


def test_kappa_is_that_of_scikit_learn() -> None:
    for seed in range(20):
        made = pairs(seed)
        theirs = cohen_kappa_score([one.published for one in made], [one.ours for one in made], weights="quadratic")
        assert weighted_kappa(made) == pytest.approx(theirs), seed


def test_the_same_judgements_agree_wholly_and_one_word_for_all_tells_nothing() -> None:
    assert weighted_kappa([Pair("a", 1, 1), Pair("b", 3, 3)]) == 1.0
    assert weighted_kappa([Pair("a", 2, 2), Pair("b", 2, 2)]) is None
    assert weighted_kappa([]) is None


def test_the_interval_is_the_same_every_time_and_holds_kappa() -> None:
    made = pairs(3)
    kappa, interval = weighted_kappa(made), kappa_interval(made)

    assert kappa is not None
    assert interval is not None
    assert interval[0] < kappa < interval[1]
    assert kappa_interval(made[::-1]) == interval


def test_one_review_has_no_interval() -> None:
    assert kappa_interval([Pair("one", 1, 2), Pair("one", 3, 3)]) is None


def test_bodies_of_one_review_are_drawn_together() -> None:
    alone = [Pair(str(n), one.published, one.ours) for n, one in enumerate(pairs(5))]
    copied = [one for one in alone for _ in range(4)]

    assert kappa_interval(copied) == pytest.approx(kappa_interval(alone))


def test_the_table_counts_each_body_once() -> None:
    table_ = confusion([Pair("a", 1, 2), Pair("b", 1, 2), Pair("c", 4, 4)])

    assert table_[1][2] == 2
    assert sum(number for row in table_.values() for number in row.values()) == 3


# Our level


def test_a_clear_effect_of_many_people_in_good_trials_stays_high() -> None:
    assert judge(body(), shipped()).ours == 4


def test_every_domain_that_fires_takes_its_level() -> None:
    for changed, level in (
        (body(risks=Risks(low=1, unknown=3)), 3),
        (body(interval=(0.5, 1.2)), 3),
        (body(people=90, interval=(0.5, 1.2)), 1),
        (body(people=90), 3),
        (body(people=None), 3),
        (body(i2=70.0), 3),
        (body(interval=None, people=90), 2),
        (body(interval=None), 4),
    ):
        assert judge(changed, shipped()).ours == level, changed


def test_another_method_judges_by_its_own_numbers() -> None:
    few = body(people=150, interval=(0.75, 0.95))

    assert judge(few, shipped()).ours == 3
    assert judge(few, shipped("core-grade")).ours == 4
    assert judge(few, shipped("ocebm")).ours == 4


def test_two_levels_too_high_are_counted_and_told_first() -> None:
    lower, same, higher = body(level=2), body(level=4), body(level=4, people=90, interval=(0.5, 1.2))

    found = calibrate(Material(bodies=(higher, same, lower)), shipped())

    assert found.agreement.two_too_high_percent == pytest.approx(100 / 3)
    assert found.agreement.two_too_low_percent == pytest.approx(100 / 3)
    assert [one.too_high for one in found.differences] == [2, -3]


# Sums and pooled numbers


def test_steps_add_up_and_never_below_very_low() -> None:
    deep = PublishedSum("a", HERE, 4, (("risk-of-bias", -2), ("imprecision", -2)), 1)
    wrong = PublishedSum("b", HERE, 4, (("risk-of-bias", -1),), 2)

    found = calibrate(Material(sums=(deep, wrong)), shipped())

    assert [(one.ours, one.published.level) for one in found.added] == [(1, 1), (3, 2)]


def test_a_pooled_number_is_compared_with_the_published_one() -> None:
    studies = tuple(Given(table(*one)) for one in ((10, 100, 20, 100), (30, 200, 45, 200)))
    published = PublishedAnalysis("a", HERE, Measure.RR, studies, {"MH_RR_est": -0.4855, "not_ours": 3.0})

    found = calibrate(Material(analyses=(published,)), shipped())

    assert [one.column for one in found.compared] == ["MH_RR_est"]
    assert found.worst
    assert found.worst.ours == pytest.approx(-0.4855, abs=5e-5)


def test_effects_that_are_given_are_pooled_without_those_that_are_not_used() -> None:
    studies = (Given(None, 1.0, 1.0), Given(None, 3.0, 1.0), Given(None, 99.0, 1.0, is_used=False))
    published = PublishedAnalysis("a", HERE, None, studies, {"FE_est": 2.0, "k": 2.0})

    found = calibrate(Material(analyses=(published,)), shipped())

    assert [(one.column, one.ours) for one in found.compared] == [("FE_est", pytest.approx(2.0)), ("k", 2.0)]
