"""Effects and variances from two groups and from what papers print."""

from __future__ import annotations

import math

import pytest

from graph.grading.synthesis.effects import (
    hedges_g,
    log_odds_ratio,
    log_risk_ratio,
    mean_difference,
    risk_difference,
    small_sample_factor,
)
from graph.grading.synthesis.printed import (
    Said,
    from_error,
    from_interval,
    from_p,
    mean_from_quartiles,
    mean_from_range,
    sd_from_error,
    sd_from_interval,
    sd_of_change,
)
from graph.grading.synthesis.values import Interval, Measure
from tests.grading.synthesis.trials import means, table


def test_a_half_is_added_to_all_cells_only_where_one_is_empty() -> None:
    full, empty = log_odds_ratio(table(4, 20, 8, 20)), log_odds_ratio(table(0, 20, 8, 20))

    assert full
    assert empty
    assert full.value == pytest.approx(math.log(4 * 12 / (16 * 8)))
    assert empty.value == pytest.approx(math.log(0.5 * 12.5 / (20.5 * 8.5)))


def test_a_trial_without_events_carries_no_ratio_but_a_difference() -> None:
    nobody = table(0, 30, 0, 30)

    assert log_risk_ratio(nobody) is None
    assert log_odds_ratio(nobody) is None
    assert log_risk_ratio(table(30, 30, 30, 30)) is None
    assert risk_difference(nobody)


def test_means_that_do_not_vary_have_no_variance() -> None:
    assert mean_difference(means((5, 0, 10), (3, 0, 10))) is None
    assert hedges_g(means((5, 0, 10), (3, 0, 10))) is None
    assert hedges_g(means((5, 1, 1), (3, 1, 2))) is None
    assert hedges_g(means((5, 9, 1), (3, 0, 10))) is None


def test_hedges_factor_is_near_its_usual_approximation() -> None:
    for df in (4, 10, 38, 400):
        assert small_sample_factor(df) == pytest.approx(1 - 3 / (4 * df - 1), abs=3e-3), df


def test_an_interval_gives_back_its_variance() -> None:
    made = log_risk_ratio(table(10, 50, 20, 50))
    assert made
    printed = Measure.RR.printed_interval(made.interval())

    read = from_interval(Measure.RR, Measure.RR.printed(made.value), printed)

    assert read
    assert (read.value, read.variance) == pytest.approx((made.value, made.variance))


def test_a_small_difference_of_means_is_read_by_t() -> None:
    few = from_interval(Measure.MD, 2.0, Interval(0.0, 4.0), people=12)
    many = from_interval(Measure.MD, 2.0, Interval(0.0, 4.0), people=500)

    assert few
    assert many
    assert few.error == pytest.approx(2 / 2.2281, abs=1e-4)
    assert many.error == pytest.approx(2 / 1.95996, abs=1e-4)


def test_what_cannot_be_an_interval_gives_nothing() -> None:
    assert from_interval(Measure.RR, 0.5, Interval(0.0, 2.0)) is None
    assert from_interval(Measure.MD, 5.0, Interval(0.0, 4.0)) is None
    assert from_interval(Measure.MD, 2.0, Interval(2.0, 2.0)) is None


def test_an_exact_p_gives_a_variance_and_a_bound_gives_none() -> None:
    exact = from_p(Measure.MD, 4.0, 0.0455)

    assert exact
    assert exact.error == pytest.approx(2.0, abs=1e-3)
    assert all(from_p(Measure.MD, 4.0, 0.05, said) is None for said in Said if said is not Said.EXACT)


def test_a_p_value_of_few_people_is_read_by_t() -> None:
    few = from_p(Measure.MD, 4.0, 0.05, people=12)

    assert few
    assert few.error == pytest.approx(4 / 2.2281, abs=1e-4)


def test_a_p_value_that_tells_no_spread_gives_nothing() -> None:
    assert from_p(Measure.RR, 1.0, 0.5) is None
    assert from_p(Measure.MD, 4.0, 1.0) is None
    assert from_p(Measure.MD, 4.0, 0.0) is None


def test_a_standard_error_is_one_of_the_logarithm_for_ratios() -> None:
    found = from_error(Measure.OR, 2.0, 0.5)

    assert found
    assert (found.value, found.variance) == pytest.approx((math.log(2), 0.25))
    assert from_error(Measure.OR, 2.0, 0.0) is None


def test_standard_deviations_come_from_errors_intervals_and_both_ends_of_a_change() -> None:
    assert sd_from_error(2.0, 25) == 10.0
    assert sd_from_interval(Interval(8.0, 12.0), 100) == pytest.approx(10.2, abs=0.01)
    assert sd_of_change(10.0, 10.0) == pytest.approx(10.0)
    assert sd_of_change(10.0, 10.0, 0.8) == pytest.approx(6.3246, abs=1e-4)
    assert sd_from_error(0.0, 25) is None


def test_quartiles_give_the_mean_and_spread_of_wan() -> None:
    found, extremes = mean_from_quartiles(10, 20, 40, 50), mean_from_range(10, 20, 40, 50)

    assert found
    assert extremes
    assert (found.mean, found.sd) == pytest.approx((23.33, 22.90), abs=5e-3)
    assert extremes.mean == pytest.approx(22.5)
    assert mean_from_quartiles(10, 50, 40, 50) is None
