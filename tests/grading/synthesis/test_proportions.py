"""Counts among so many people."""

from __future__ import annotations

import pytest

from graph.grading.synthesis.asymmetry import egger
from graph.grading.synthesis.pooling import differ
from graph.grading.synthesis.proportions import against_half, exact_share, upper_bound_of_none, wilson
from graph.grading.synthesis.values import Estimate, Interval


def test_wilson_of_twelve_in_fifteen() -> None:
    assert ends(wilson(12, 15)) == pytest.approx((0.55, 0.93), abs=5e-3)
    assert wilson(0, 0) is None


def test_the_exact_interval_of_one_in_fifty_and_in_a_thousand() -> None:
    assert ends(exact_share(1, 50)) == pytest.approx((0.0005, 0.106), abs=5e-4)
    assert ends(exact_share(1, 1000)) == pytest.approx((0.00003, 0.0056), abs=5e-5)
    assert ends(exact_share(0, 10))[0] == 0.0
    assert ends(exact_share(10, 10))[1] == 1.0
    assert exact_share(0, 0) is None


def test_nobody_of_so_many_is_about_three_in_as_many() -> None:
    for people, percent in ((18, 15), (30, 10), (300, 1)):
        bound = upper_bound_of_none(people)
        assert bound
        assert round(100 * bound) == percent, people
    assert upper_bound_of_none(0) is None


def test_the_exact_p_of_directions() -> None:
    assert against_half(9, 9) == pytest.approx(0.0039, abs=5e-5)
    assert against_half(5, 6) == pytest.approx(0.2188, abs=5e-5)
    assert against_half(12, 15) == pytest.approx(0.035, abs=5e-4)
    assert against_half(5, 5) == pytest.approx(0.0625)
    assert against_half(0, 0) is None


def test_small_studies_cannot_be_compared_with_large_ones_where_all_are_alike() -> None:
    alike = [Estimate(value, 0.04) for value in (0.1, 0.2, 0.4)]

    assert egger(alike) is None
    assert egger(alike[:2]) is None


def test_estimates_differ_beyond_chance_or_not() -> None:
    assert differ(Estimate(0.0, 0.01), Estimate(1.0, 0.01), 1.96)
    assert not differ(Estimate(0.0, 0.01), Estimate(0.2, 0.01), 1.96)


def ends(found: Interval | None) -> tuple[float, float]:
    assert found
    return found.low, found.high
