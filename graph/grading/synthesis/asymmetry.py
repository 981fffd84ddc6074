"""Whether small studies find other effects than large ones (Egger 1997)."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from graph.grading.synthesis.distributions import t_two_sided
from graph.grading.synthesis.values import Estimate


@dataclass(frozen=True, slots=True)
class Asymmetry:
    """The t statistic of Egger's test, and its p value."""

    t: float
    p: float


def egger(estimates: Sequence[Estimate]) -> Asymmetry | None:
    """The weighted regression of effects on their standard errors; `None` below three studies.

    `None` as well where all studies are equally precise: then there is nothing to compare.
    """
    df = len(estimates) - 2
    weights = [1 / one.variance for one in estimates]
    total = math.fsum(weights)
    if df < 1:
        return None
    rows = list(zip(weights, estimates, strict=True))
    mean_error = math.fsum(weight * one.error for weight, one in rows) / total
    mean_value = math.fsum(weight * one.value for weight, one in rows) / total
    spread = math.fsum(weight * (one.error - mean_error) ** 2 for weight, one in rows)
    if spread <= 1e-12 * total * mean_error**2:
        return None
    slope = math.fsum(weight * (one.error - mean_error) * one.value for weight, one in rows) / spread
    rest = math.fsum(weight * (one.value - mean_value - slope * (one.error - mean_error)) ** 2 for weight, one in rows)
    if rest <= 0:
        return None
    t = slope / math.sqrt(rest / df / spread)
    return Asymmetry(t, t_two_sided(t, df))
