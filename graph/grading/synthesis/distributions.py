"""Quantiles and tail areas of the normal, t, chi-squared and beta distributions, by the standard library alone."""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import lru_cache
from statistics import NormalDist

_NORMAL = NormalDist()
_TINY = 1e-300
_CLOSE = 1e-15
_MOST_STEPS = 10_000


def normal_quantile(p: float) -> float:
    """The value below which a standard normal variable falls with probability p."""
    return _NORMAL.inv_cdf(p)


def normal_cdf(x: float) -> float:
    """The probability that a standard normal variable is below x."""
    return 0.5 * math.erfc(-x / math.sqrt(2))


def normal_two_sided(z: float) -> float:
    """The two-sided p value of a standard normal statistic."""
    return math.erfc(abs(z) / math.sqrt(2))


def t_two_sided(t: float, df: float) -> float:
    """The two-sided p value of a t statistic."""
    return beta_cdf(df / (df + t * t), df / 2, 0.5)


def t_cdf(t: float, df: float) -> float:
    """The probability that a t variable is below t."""
    tail = t_two_sided(t, df) / 2
    return tail if t < 0 else 1 - tail


@lru_cache(maxsize=4096)
def t_quantile(p: float, df: float) -> float:
    """The value below which a t variable falls with probability p."""
    if p == 0.5:
        return 0.0
    if p < 0.5:
        return -t_quantile(1 - p, df)
    tail = 2 * (1 - p)
    share = _solve(lambda x: beta_cdf(x, df / 2, 0.5), tail, 0.0, 1.0)
    return math.sqrt(df * (1 - share) / share)


def chi2_cdf(x: float, df: float) -> float:
    """The probability that a chi-squared variable is below x."""
    return 1 - chi2_tail(x, df) if x > 0 else 0.0


def chi2_tail(x: float, df: float) -> float:
    """The probability that a chi-squared variable is above x."""
    if x <= 0:
        return 1.0
    a, half = df / 2, x / 2
    scale = math.exp(-half + a * math.log(half) - math.lgamma(a))
    if half < a + 1:
        return 1 - scale * _gamma_series(a, half)
    return scale * _gamma_fraction(a, half)


@lru_cache(maxsize=4096)
def chi2_quantile(p: float, df: float) -> float:
    """The value below which a chi-squared variable falls with probability p."""
    high = df + 10
    while chi2_cdf(high, df) < p:
        high *= 2
    return _solve(lambda x: chi2_cdf(x, df), p, 0.0, high)


def beta_quantile(p: float, a: float, b: float) -> float:
    """The value below which a beta variable falls with probability p."""
    return _solve(lambda x: beta_cdf(x, a, b), p, 0.0, 1.0)


def beta_cdf(x: float, a: float, b: float) -> float:
    """The regularised incomplete beta function."""
    if x <= 0:
        return 0.0
    if x >= 1:
        return 1.0
    logs = math.lgamma(a + b) - math.lgamma(a) - math.lgamma(b) + a * math.log(x) + b * math.log1p(-x)
    # The continued fraction converges fast on this side of the mean only; the other side is its mirror image.
    if x < (a + 1) / (a + b + 2):
        return math.exp(logs) * _beta_fraction(x, a, b) / a
    return 1 - math.exp(logs) * _beta_fraction(1 - x, b, a) / b


def _beta_fraction(x: float, a: float, b: float) -> float:
    """Lentz's method for the continued fraction of the incomplete beta function."""
    c, d = 1.0, 1 / _not_zero(1 - (a + b) * x / (a + 1))
    total = d
    for m in range(1, _MOST_STEPS):
        for part in (
            m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m)),
            -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1)),
        ):
            d = 1 / _not_zero(1 + part * d)
            c = _not_zero(1 + part / c)
            total *= c * d
        if abs(c * d - 1) < _CLOSE:
            break
    return total


def _gamma_series(a: float, x: float) -> float:
    term = total = 1 / a
    for n in range(1, _MOST_STEPS):
        term *= x / (a + n)
        total += term
        if term < total * _CLOSE:
            break
    return total


def _gamma_fraction(a: float, x: float) -> float:
    b = x + 1 - a
    c, d = 1 / _TINY, 1 / _not_zero(b)
    total = d
    for n in range(1, _MOST_STEPS):
        part = -n * (n - a)
        b += 2
        d = 1 / _not_zero(part * d + b)
        c = _not_zero(b + part / c)
        total *= c * d
        if abs(c * d - 1) < _CLOSE:
            break
    return total


def _not_zero(value: float) -> float:
    return value if abs(value) > _TINY else _TINY


def _solve(rising: Callable[[float], float], wanted: float, low: float, high: float) -> float:
    """Where a rising function takes a value, by halving until no floating-point number lies between."""
    while True:
        middle = (low + high) / 2
        if middle in (low, high):
            return middle
        if rising(middle) < wanted:
            low = middle
        else:
            high = middle
