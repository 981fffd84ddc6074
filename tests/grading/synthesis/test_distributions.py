"""Quantiles and tails of our own against those of SciPy."""

from __future__ import annotations

import math

from scipy import stats

from graph.grading.synthesis.distributions import (
    beta_cdf,
    beta_quantile,
    chi2_quantile,
    chi2_tail,
    normal_cdf,
    normal_quantile,
    normal_two_sided,
    t_cdf,
    t_quantile,
    t_two_sided,
)

PROBABILITIES = (0.001, 0.025, 0.2, 0.5, 0.8, 0.975, 0.999)
FREEDOMS = (1, 2, 3, 7, 24, 150)


def test_quantiles_are_those_of_scipy() -> None:
    for p in PROBABILITIES:
        assert close(normal_quantile(p), stats.norm.ppf(p)), p
        for df in FREEDOMS:
            assert close(t_quantile(p, df), stats.t.ppf(p, df)), (p, df)
            assert close(chi2_quantile(p, df), stats.chi2.ppf(p, df)), (p, df)
            assert close(beta_quantile(p, df, 3), stats.beta.ppf(p, df, 3)), (p, df)


def test_tails_are_those_of_scipy() -> None:
    for x in (-30.0, -2.5, -0.1, 0.0, 0.7, 4.0, 12.0):
        assert close(normal_cdf(x), stats.norm.cdf(x)), x
        assert close(normal_two_sided(x), 2 * stats.norm.sf(abs(x))), x
        for df in FREEDOMS:
            assert close(t_cdf(x, df), stats.t.cdf(x, df)), (x, df)
            assert close(t_two_sided(x, df), 2 * stats.t.sf(abs(x), df)), (x, df)
            assert close(chi2_tail(x * x, df), stats.chi2.sf(x * x, df)), (x, df)


def test_a_share_below_nothing_or_above_all_has_a_sure_probability() -> None:
    assert (beta_cdf(-0.5, 2, 3), beta_cdf(1.5, 2, 3)) == (0.0, 1.0)


def close(ours: float, theirs: float) -> bool:
    return math.isclose(ours, theirs, rel_tol=1e-9, abs_tol=1e-12)
