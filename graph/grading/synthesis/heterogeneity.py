"""How far the effects of studies differ beyond chance: tau squared and what is derived from it."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from graph.grading.synthesis.distributions import chi2_quantile, chi2_tail
from graph.grading.synthesis.values import Estimate, Interval

_MOST_STEPS = 500
_CLOSE = 1e-11


class Tau(StrEnum):
    """How the variance between studies is estimated."""

    NONE = "common-effect"
    DL = "dersimonian-laird"
    PM = "paule-mandel"
    REML = "restricted-maximum-likelihood"


@dataclass(frozen=True, slots=True)
class Weighed:
    """Studies weighed by the inverse of their variance, with some variance between studies added."""

    mean: float
    total: float
    """The sum of all weights."""
    squares: float
    """The sum of the squared weights."""
    q: float
    """The weighted squares around the mean."""


def weighed(estimates: Sequence[Estimate], tau2: float) -> Weighed:
    """The weighted mean and spread at this variance between studies."""
    weights = [1 / (one.variance + tau2) for one in estimates]
    total = math.fsum(weights)
    mean = math.fsum(weight * one.value for weight, one in zip(weights, estimates, strict=True)) / total
    q = math.fsum(weight * (one.value - mean) ** 2 for weight, one in zip(weights, estimates, strict=True))
    return Weighed(mean, total, math.fsum(weight * weight for weight in weights), q)


def q_p_value(estimates: Sequence[Estimate]) -> float:
    """The p value of Cochran's Q."""
    return chi2_tail(weighed(estimates, 0.0).q, len(estimates) - 1) if len(estimates) > 1 else 1.0


def tau2_dl(estimates: Sequence[Estimate]) -> float:
    """DerSimonian and Laird's tau squared, not below nothing."""
    plain = weighed(estimates, 0.0)
    scale = plain.total - plain.squares / plain.total
    return max(0.0, (plain.q - (len(estimates) - 1)) / scale) if scale > 0 else 0.0


def tau2_pm(estimates: Sequence[Estimate]) -> float:
    """Paule and Mandel's tau squared: the one at which Q is what chance alone would give."""
    return _where_q_is(estimates, len(estimates) - 1)


def tau2_reml(estimates: Sequence[Estimate]) -> float:
    """Tau squared of the restricted maximum likelihood, by Fisher scoring that never steps downhill."""
    if len(estimates) < 2:
        return 0.0
    tau2 = tau2_hedges(estimates)
    height = _restricted_likelihood(estimates, tau2)
    for _ in range(_MOST_STEPS):
        step = _scoring_step(estimates, tau2)
        new, reached = _uphill(estimates, tau2, step, height)
        if abs(new - tau2) <= _CLOSE * (tau2 + _CLOSE):
            return new
        tau2, height = new, reached
    return tau2


def tau2_hedges(estimates: Sequence[Estimate]) -> float:
    """Hedges' tau squared, from which the search for the likelihood's top begins."""
    count = len(estimates)
    mean = math.fsum(one.value for one in estimates) / count
    spread = math.fsum((one.value - mean) ** 2 for one in estimates) / (count - 1)
    return max(0.0, spread - math.fsum(one.variance for one in estimates) / count)


TAU2: dict[Tau, Callable[[Sequence[Estimate]], float]] = {
    Tau.NONE: lambda _: 0.0,
    Tau.DL: tau2_dl,
    Tau.PM: tau2_pm,
    Tau.REML: tau2_reml,
}
"""The estimators by name."""


def tau2_interval(estimates: Sequence[Estimate]) -> Interval | None:
    """The 95 % interval of tau squared (Q-profile)."""
    df = len(estimates) - 1
    if df < 1:
        return None
    low, high = (_where_q_is(estimates, chi2_quantile(p, df)) for p in (0.975, 0.025))
    return Interval(low, high)


def typical_variance(estimates: Sequence[Estimate]) -> float:
    """The variance within a typical study (Higgins and Thompson)."""
    weights = [1 / one.variance for one in estimates]
    total = pairs = 0.0
    for weight in weights:  # The squared sum less the sum of squares, without taking large numbers from each other.
        pairs += 2 * weight * total
        total += weight
    return (len(estimates) - 1) * total / pairs


def i2_of(tau2: float, estimates: Sequence[Estimate]) -> float | None:
    """The percentage of the variance that lies between studies, from tau squared; `None` for one study."""
    if len(estimates) < 2:
        return None
    return 100 * tau2 / (tau2 + typical_variance(estimates))


def h2_of(tau2: float, estimates: Sequence[Estimate]) -> float | None:
    """The whole variance as a multiple of that within studies, from tau squared; `None` for one study."""
    if len(estimates) < 2:
        return None
    return 1 + tau2 / typical_variance(estimates)


def _where_q_is(estimates: Sequence[Estimate], wanted: float) -> float:
    """The tau squared at which Q takes a value, or 0 where it is below it from the start.

    Q falls and is convex in tau squared, so Newton's steps from 0 never overshoot.
    """
    tau2 = 0.0
    for _ in range(_MOST_STEPS):
        now = weighed(estimates, tau2)
        if now.q <= wanted:
            return tau2
        slope = math.fsum(((one.value - now.mean) / (one.variance + tau2)) ** 2 for one in estimates)
        step = (now.q - wanted) / slope
        tau2 += step
        if step <= _CLOSE * tau2:
            return tau2
    return tau2


def _restricted_likelihood(estimates: Sequence[Estimate], tau2: float) -> float:
    now = weighed(estimates, tau2)
    return -0.5 * (math.fsum(math.log(one.variance + tau2) for one in estimates) + math.log(now.total) + now.q)


def _scoring_step(estimates: Sequence[Estimate], tau2: float) -> float:
    """The score of the restricted likelihood over its expected information."""
    now = weighed(estimates, tau2)
    weights = [1 / (one.variance + tau2) for one in estimates]
    cubes = math.fsum(weight**3 for weight in weights)
    pull = math.fsum((weight * (one.value - now.mean)) ** 2 for weight, one in zip(weights, estimates, strict=True))
    score = pull - (now.total - now.squares / now.total)
    information = now.squares - 2 * cubes / now.total + (now.squares / now.total) ** 2
    return score / information if information > 0 else 0.0


def _uphill(estimates: Sequence[Estimate], tau2: float, step: float, height: float) -> tuple[float, float]:
    """A step, halved until the likelihood does not fall; tau squared stays at or above nothing."""
    while True:
        new = max(0.0, tau2 + step)
        reached = _restricted_likelihood(estimates, new)
        if reached >= height - 1e-12 or abs(step) <= _CLOSE * (tau2 + _CLOSE):
            return new, reached
        step /= 2
