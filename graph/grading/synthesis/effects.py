"""An effect and its variance from the numbers of two groups."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping

from graph.grading.synthesis.values import Estimate, Measure, TwoByTwo, TwoMeans


def log_risk_ratio(table: TwoByTwo) -> Estimate | None:
    """The logarithm of the risk ratio; a half is added to all four cells where one is empty.

    `None` where nobody had the event, or everybody had it: such a trial carries no ratio.
    """
    if not table.tells_a_ratio:
        return None
    used = table.corrected() if table.has_zero else table
    a, _, c, _ = used.cells
    variance = 1 / a - 1 / used.treated.people + 1 / c - 1 / used.control.people
    return Estimate(math.log(used.treated.risk / used.control.risk), variance)


def log_odds_ratio(table: TwoByTwo) -> Estimate | None:
    """The logarithm of the odds ratio, with the same correction and the same silence."""
    if not table.tells_a_ratio:
        return None
    a, b, c, d = (table.corrected() if table.has_zero else table).cells
    return Estimate(math.log(a * d / (b * c)), 1 / a + 1 / b + 1 / c + 1 / d)


def risk_difference(table: TwoByTwo) -> Estimate | None:
    """The difference of risks; its variance is taken from corrected cells where one is empty."""
    used = table.corrected() if table.has_zero else table
    variance = sum(group.risk * (1 - group.risk) / group.people for group in (used.treated, used.control))
    return Estimate(used.treated.risk - used.control.risk, variance)


def mean_difference(means: TwoMeans) -> Estimate | None:
    """The difference of means, with a variance for each group; `None` where nothing varies."""
    one, other = means.treated, means.control
    variance = one.sd**2 / one.people + other.sd**2 / other.people
    return Estimate(one.mean - other.mean, variance) if variance > 0 else None


def hedges_g(means: TwoMeans) -> Estimate | None:
    """The difference in standard deviations, corrected for small groups (Hedges)."""
    one, other = means.treated, means.control
    df = one.people + other.people - 2
    squares = (one.people - 1) * one.sd**2 + (other.people - 1) * other.sd**2
    if df < 2 or squares <= 0:
        return None  # With one degree of freedom the correction is nothing at all.
    pooled = math.sqrt(squares / df)
    g = small_sample_factor(df) * (one.mean - other.mean) / pooled
    variance = 1 / one.people + 1 / other.people + g * g / (2 * means.people)
    return Estimate(g, variance)


def small_sample_factor(df: float) -> float:
    """Hedges' exact correction; about 1 - 3 / (4 df - 1)."""
    return math.exp(math.lgamma(df / 2) - math.lgamma((df - 1) / 2)) / math.sqrt(df / 2)


FROM_EVENTS: Mapping[Measure, Callable[[TwoByTwo], Estimate | None]] = {
    Measure.RR: log_risk_ratio,
    Measure.OR: log_odds_ratio,
    Measure.RD: risk_difference,
}
"""How each measure of events comes from a table."""

FROM_MEANS: Mapping[Measure, Callable[[TwoMeans], Estimate | None]] = {
    Measure.MD: mean_difference,
    Measure.SMD: hedges_g,
}
"""How each measure of means comes from two groups."""
