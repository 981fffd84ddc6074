"""How the results of a body become one."""

from __future__ import annotations

import math
from collections.abc import Iterable
from itertools import permutations

import pytest

from graph.grading.synthesis.absolute import absolute, risk_ratio_at, risk_with
from graph.grading.synthesis.pool import pool
from graph.grading.synthesis.results import Manner, Policy, Pooled, Reported, Result
from graph.grading.synthesis.values import Estimate, Interval, Measure, TwoByTwo, TwoMeans
from tests.grading.synthesis.trials import BCG, STAY, means, table


def trials(found: Iterable[TwoByTwo | TwoMeans | Reported], instrument: str | None = None) -> list[Result]:
    return [Result(f"trial-{number:02}", one, instrument) for number, one in enumerate(found)]


def pooled(results: Iterable[Result]) -> Pooled:
    found = pool(results)
    assert found
    return found


def reported(measure: Measure, value: float, error: float) -> Reported:
    return Reported(measure, Estimate(measure.analysed(value), error**2))


# Which measure


def test_events_give_a_risk_ratio_with_the_difference_of_risks_beside_it() -> None:
    found = pooled(trials(BCG))

    assert (found.measure, found.manner, found.k, found.people) == (Measure.RR, Manner.RANDOM, 13, 357347)
    assert found.value == pytest.approx(math.exp(-0.7145), abs=1e-4)
    assert (found.interval.low, found.interval.high) == pytest.approx((0.3301, 0.7257), abs=1e-4)
    assert found.risk_difference
    assert found.risk_difference.value < 0


def test_one_instrument_gives_a_mean_difference_and_several_a_standardised_one() -> None:
    same = trials(STAY, "days")
    mixed = [*trials(STAY[:5], "days"), Result("other", STAY[5], "nights")]

    assert pooled(same).measure is Measure.MD
    assert pooled(same).instrument == "days"
    assert pooled(mixed).measure is Measure.SMD
    assert pooled(mixed).left_out == ()


def test_ratios_are_pooled_as_reported() -> None:
    found = pooled(trials([reported(Measure.HR, 0.5, 0.2), reported(Measure.HR, 0.8, 0.2)]))

    assert found.measure is Measure.HR
    assert found.value == pytest.approx(math.sqrt(0.4))
    assert found.scale == "log"


def test_a_result_of_another_measure_is_left_out_and_named() -> None:
    hazards = trials([reported(Measure.HR, 0.5, 0.2), reported(Measure.HR, 0.8, 0.2)])

    found = pooled([*hazards, Result("odd", reported(Measure.MD, 3.0, 1.0), "points")])

    assert found.measure is Measure.HR
    assert found.left_out == ("odd",)


def test_events_join_odds_ratios_that_are_only_reported() -> None:
    found = pooled(trials([table(5, 50, 9, 50), reported(Measure.OR, 0.5, 0.4), reported(Measure.OR, 0.6, 0.4)]))

    assert (found.measure, found.k) == (Measure.OR, 3)


# Which way of pooling


def test_three_that_agree_are_decided_by_the_modified_interval_with_the_common_one_beside() -> None:
    results = [reported(Measure.MD, 2.6, 0.81), reported(Measure.MD, 5.7, 3.11), reported(Measure.MD, 2.3, 2.09)]

    found = pooled(trials(results, "points"))

    assert found.tau2 == 0
    assert found.interval == found.modified
    assert found.interval.low < 0 < found.common.low
    assert found.interval.high - found.value == pytest.approx(
        4.3027 / 1.95996 * (found.common.high - found.value), rel=1e-4
    )


def test_one_study_stands_as_it_is() -> None:
    found = pooled(trials([table(16, 111, 7, 52)]))

    assert (found.manner, found.i2, found.modified, found.prediction) == (Manner.SINGLE, None, None, None)
    assert found.interval == found.common
    assert found.value == pytest.approx((16 / 111) / (7 / 52))


def test_two_studies_are_read_by_the_common_effect_and_show_the_wider_interval_beside_it() -> None:
    found = pooled(trials([table(10, 100, 20, 100), table(30, 200, 45, 200)]))

    assert found.manner is Manner.COMMON
    assert found.interval == found.common
    assert found.modified
    assert found.modified.low < found.common.low
    assert found.modified.high > found.common.high


def test_the_interval_of_many_studies_is_never_narrower_than_the_plain_one() -> None:
    alike = [table(10 + n, 100, 20 + n, 100) for n in range(6)]

    found = pooled(trials(alike))

    assert found.manner is Manner.RANDOM
    assert found.interval.low < found.common.low
    assert found.interval.high > found.common.high


def test_a_new_study_is_predicted_from_five_studies_on() -> None:
    assert pooled(trials(BCG[:4])).prediction is None
    assert pooled(trials(BCG[:5])).prediction
    early = pool(trials(BCG[:3]), Policy(predict_from=3))
    assert early
    assert early.prediction


def test_what_is_predicted_is_never_narrower_than_the_interval() -> None:
    found = pooled(trials([table(10 + n, 100, 20 + n, 100) for n in range(6)]))

    assert found.prediction
    assert found.prediction.low <= found.interval.low
    assert found.prediction.high >= found.interval.high


def test_an_empty_cell_is_pooled_without_correction() -> None:
    found = pooled(trials([table(0, 50, 3, 52), table(1, 50, 2, 48)]))

    assert found.manner is Manner.MANTEL_HAENSZEL
    assert found.value == pytest.approx(0.1966, abs=1e-4)


def test_a_trial_without_events_is_left_out_of_a_ratio_and_named() -> None:
    found = pooled(trials([table(0, 50, 3, 52), table(1, 50, 2, 48), table(0, 20, 0, 20)]))

    assert (found.k, found.left_out) == (2, ("trial-02",))


def test_rare_events_in_balanced_arms_are_pooled_by_peto() -> None:
    balanced = [table(2, 1000, 4, 1000), table(1, 900, 3, 900)]
    lopsided = [table(2, 1000, 4, 2000), table(1, 900, 3, 1800)]

    assert pooled(trials(balanced)).manner is Manner.PETO
    assert pooled(trials(balanced)).measure is Measure.OR
    assert pooled(trials(lopsided)).manner is not Manner.PETO


def test_an_arm_that_is_empty_everywhere_gives_a_difference_of_risks() -> None:
    assert pooled(trials([table(0, 50, 3, 50), table(0, 40, 2, 40)])).measure is Measure.RD
    assert pooled(trials([table(0, 50, 3, 50)])).measure is Measure.RD
    assert pooled(trials([table(0, 50, 0, 50)])).measure is Measure.RD


def test_nothing_gives_nothing() -> None:
    assert pool([]) is None
    assert pool(trials([means((5, 0, 10), (3, 0, 10))])) is None


# Promises


def test_the_order_of_results_never_matters() -> None:
    results = trials([table(0, 50, 3, 52), table(1, 50, 2, 48), table(4, 20, 6, 20), table(0, 20, 0, 20)])

    assert len({repr(pool(order)) for order in permutations(results)}) == 1


def test_weights_add_up_to_all() -> None:
    for results in (trials(BCG), trials(STAY, "days"), trials([table(0, 50, 3, 52), table(1, 50, 2, 48)])):
        assert sum(share.percent for share in pooled(results).shares) == pytest.approx(100)


def test_people_that_nobody_tells_are_counted_as_studies() -> None:
    known = Result("a", reported(Measure.HR, 0.5, 0.2), people=100)
    unknown = Result("b", reported(Measure.HR, 0.8, 0.2))

    found = pooled([known, unknown])

    assert (found.people, found.people_unknown, found.events) == (100, 1, None)


# Of 1,000 people


def test_of_1000_people_at_a_risk() -> None:
    found = absolute(Measure.RR, 0.5, Interval(0.25, 1.5), 0.2)

    assert found
    assert (found.without, found.with_, found.difference) == pytest.approx((200, 100, -100))
    assert (found.difference_range.low, found.difference_range.high) == pytest.approx((-150, 100))


def test_odds_and_hazards_go_through_the_risk() -> None:
    assert risk_with(Measure.OR, 2.0, 0.5) == pytest.approx(2 / 3)
    assert risk_with(Measure.HR, 2.0, 0.5) == pytest.approx(0.75)
    assert risk_with(Measure.RD, -0.3, 0.2) == 0.0
    assert risk_with(Measure.RR, 9.0, 0.2) == 1.0
    assert risk_ratio_at(Measure.OR, 2.0, 0.5) == pytest.approx(4 / 3)


def test_means_say_nothing_of_events() -> None:
    assert absolute(Measure.MD, 3.0, Interval(1.0, 5.0), 0.2) is None
    assert risk_with(Measure.RR, 0.5, 1.2) is None
    assert risk_ratio_at(Measure.OR, 2.0, 0.0) is None


def test_one_overwhelming_study_leaves_numbers_that_can_be_printed() -> None:
    weights = trials([reported(Measure.MD, 1.0, 1e-12), reported(Measure.MD, 2.0, 1e6), reported(Measure.MD, 3.0, 1e6)])

    found = pooled(weights)

    assert found.i2 is not None
    assert all(map(math.isfinite, (found.value, found.i2, found.interval.low, found.interval.high)))
