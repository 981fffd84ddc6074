"""Published results of well-known meta-analyses come out to four digits."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest

from graph.grading.synthesis.counted import mantel_haenszel, peto
from graph.grading.synthesis.effects import log_odds_ratio, log_risk_ratio, mean_difference
from graph.grading.synthesis.heterogeneity import Tau, weighed
from graph.grading.synthesis.pooling import average
from graph.grading.synthesis.values import Estimate, Interval, Measure, TwoMeans
from tests.grading.synthesis.trials import BCG, CLASP, STAY, TEN

DIGITS = 5e-5
RATIOS = [found for trial in BCG if (found := log_risk_ratio(trial))]


def of_one_spread(trial: TwoMeans) -> TwoMeans:
    """The groups as Normand pooled them: with the one standard deviation that both share."""
    one, other = trial.treated, trial.control
    squares = (one.people - 1) * one.sd**2 + (other.people - 1) * other.sd**2
    shared = math.sqrt(squares / (trial.people - 2))
    return TwoMeans(replace(one, sd=shared), replace(other, sd=shared))


DAYS = [found for trial in STAY if (found := mean_difference(of_one_spread(trial)))]


def test_the_common_effect_of_bcg() -> None:
    found = average(RATIOS, Tau.NONE)

    assert found
    assert near(found.value, -0.4303)
    assert near(found.plain, (-0.5097, -0.3509))
    assert near(weighed(RATIOS, 0.0).q, 152.2330)


def test_bcg_by_dersimonian_and_laird() -> None:
    found = average(RATIOS, Tau.DL)

    assert found
    assert near(found.value, -0.7141)
    assert near(found.plain, (-1.0644, -0.3638))
    assert near(found.tau2, 0.3088)
    assert found.i2 == pytest.approx(92.12, abs=0.005)


def test_bcg_by_restricted_likelihood_with_its_intervals() -> None:
    found = average(RATIOS)

    assert found
    assert near(found.value, -0.7145)
    assert near(found.error, 0.1798)
    assert near(found.tau2, 0.3132)
    assert found.i2 == pytest.approx(92.22, abs=0.005)
    assert near(found.hartung_knapp, (-1.1084, -0.3206))
    assert near(found.prediction(found.error, lost=2), (-2.0084, 0.5793))
    assert near(found.prediction(found.error), (-1.9953, 0.5663))


def test_bcg_by_paule_and_mandel() -> None:
    found = average(RATIOS, Tau.PM)

    assert found
    assert near(found.value, -0.7150)
    assert near(found.tau2, 0.3181)


def test_bcg_without_correction() -> None:
    odds, rare = mantel_haenszel(BCG, Measure.OR), peto(BCG)

    assert near(mantel_haenszel(BCG, Measure.RR), -0.4537)
    assert near(odds, -0.4734)
    assert near(odds and odds.interval(), (-0.5538, -0.3930))
    assert near(rare, -0.4744)
    assert near(rare and rare.interval(), (-0.5541, -0.3948))


def test_days_in_hospital() -> None:
    by_moments, by_likelihood = average(DAYS, Tau.DL), average(DAYS)

    assert by_moments
    assert by_likelihood
    assert near(by_moments.value, -14.0972)
    assert by_moments.tau2 == pytest.approx(218.72, abs=0.005)
    assert near(by_likelihood.value, -15.1217)
    assert near(by_likelihood.plain, (-32.6716, 2.4282))
    assert by_likelihood.tau2 == pytest.approx(685.20, abs=0.005)


def test_the_first_example_of_viechtbauer() -> None:
    for tau, tau2, i2 in ((Tau.DL, 0.2768, 80.44), (Tau.REML, 0.2232, 76.84), (Tau.PM, 0.1920, 74.05)):
        found = average(TEN, tau)
        assert found
        assert near(found.tau2, tau2), tau
        assert found.i2 == pytest.approx(i2, abs=0.005), tau


def test_aspirin_against_pre_eclampsia() -> None:
    odds = [found for trial in CLASP if (found := log_odds_ratio(trial))]

    for tau, spread, mean in (
        (Tau.DL, 0.2323, -0.3240),
        (Tau.PM, 0.3681, -0.3811),
        (Tau.REML, 0.1843, -0.2980),
    ):
        found = average(odds, tau)
        assert found
        assert near(math.sqrt(found.tau2), spread), tau
        assert near(found.value, mean), tau

    by_moments, by_likelihood = average(odds, Tau.DL), average(odds)
    assert by_moments
    assert by_likelihood
    assert near_three(by_moments.plain, (-0.626, -0.022)), "the plain interval keeps off no effect"
    assert near_three(by_likelihood.modified, (-0.714, 0.118)), "the modified one does not"


def near_three(found: Interval | None, published: tuple[float, float]) -> bool:
    return found is not None and (found.low, found.high) == pytest.approx(published, abs=5e-4)


def near(found: Estimate | Interval | float | None, published: float | tuple[float, float]) -> bool:
    """Whether four digits after the point are those that were published."""
    if isinstance(found, Interval):
        return (found.low, found.high) == pytest.approx(published, abs=DIGITS)
    value = found.value if isinstance(found, Estimate) else found
    return value == pytest.approx(published, abs=DIGITS)
