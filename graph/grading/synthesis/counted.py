"""Events pooled without correction: Mantel and Haenszel, and Peto for rare events."""

from __future__ import annotations

import math
from collections.abc import Sequence

from graph.grading.synthesis.values import Estimate, Measure, TwoByTwo


def mantel_haenszel(tables: Sequence[TwoByTwo], measure: Measure) -> Estimate | None:
    """The common ratio or difference of Mantel and Haenszel; `None` where a whole side is empty."""
    if measure is Measure.RR:
        return _risk_ratio([table for table in tables if table.tells_a_ratio])
    if measure is Measure.OR:
        return _odds_ratio([table for table in tables if table.tells_a_ratio])
    if measure is Measure.RD:
        return _risk_difference(tables)
    return None


def peto(tables: Sequence[TwoByTwo]) -> Estimate | None:
    """Peto's common odds ratio, on the log scale; `None` where no trial had an event."""
    told = [table for table in tables if table.tells_a_ratio]
    surplus = math.fsum(_observed_less_expected(table) for table in told)
    spread = math.fsum(_hypergeometric_variance(table) for table in told)
    return Estimate(surplus / spread, 1 / spread) if spread > 0 else None


def peto_weights(tables: Sequence[TwoByTwo]) -> tuple[float, ...]:
    """What each trial brings to Peto's odds ratio."""
    return tuple(_hypergeometric_variance(table) for table in tables)


def mantel_haenszel_weights(tables: Sequence[TwoByTwo], measure: Measure) -> tuple[float, ...]:
    """What each trial brings to the common ratio or difference; nothing where it carries no ratio."""
    return tuple(_weight(table, measure) for table in tables)


def _weight(table: TwoByTwo, measure: Measure) -> float:
    _, b, c, _ = table.cells
    if measure is Measure.RD:
        return table.treated.people * table.control.people / table.people
    if not table.tells_a_ratio:
        return 0.0
    return c * (table.treated.people if measure is Measure.RR else b) / table.people


def _risk_ratio(tables: Sequence[TwoByTwo]) -> Estimate | None:
    up = math.fsum(table.treated.events * table.control.people / table.people for table in tables)
    down = math.fsum(table.control.events * table.treated.people / table.people for table in tables)
    if not up or not down:
        return None
    # Greenland and Robins 1985.
    spread = math.fsum(
        (table.treated.people * table.control.people * table.events - a * c * table.people) / table.people**2
        for table in tables
        for a, _, c, _ in (table.cells,)
    )
    return Estimate(math.log(up / down), spread / (up * down))


def _odds_ratio(tables: Sequence[TwoByTwo]) -> Estimate | None:
    parts = [_robins_parts(table) for table in tables]
    r, s = math.fsum(part[0] for part in parts), math.fsum(part[1] for part in parts)
    if not r or not s:
        return None
    # Robins, Breslow and Greenland 1986.
    pr, cross, qs = (math.fsum(part[n] for part in parts) for n in (2, 3, 4))
    return Estimate(math.log(r / s), pr / (2 * r * r) + cross / (2 * r * s) + qs / (2 * s * s))


def _robins_parts(table: TwoByTwo) -> tuple[float, float, float, float, float]:
    a, b, c, d = table.cells
    n = table.people
    p, q, r, s = (a + d) / n, (b + c) / n, a * d / n, b * c / n
    return r, s, p * r, p * s + q * r, q * s


def _risk_difference(tables: Sequence[TwoByTwo]) -> Estimate | None:
    weights = mantel_haenszel_weights(tables, Measure.RD)
    total = math.fsum(weights)
    if not total:
        return None
    pairs = list(zip(tables, weights, strict=True))
    value = math.fsum(weight * (table.treated.risk - table.control.risk) for table, weight in pairs) / total
    variance = _sato_variance(tables, value, total)
    return Estimate(value, variance) if variance > 0 else None


def _sato_variance(tables: Sequence[TwoByTwo], value: float, total: float) -> float:
    """Sato, Greenland and Robins 1989: right for many small trials and for few large ones."""
    p = q = 0.0
    for table in tables:
        a, b, c, d = table.cells
        n1, n2, n = table.treated.people, table.control.people, table.people
        p += (n1 * n1 * c - n2 * n2 * a + n1 * n2 * (n2 - n1) / 2) / (n * n)
        q += (a * d + b * c) / (2 * n)
    return (value * p + q) / (total * total)


def _observed_less_expected(table: TwoByTwo) -> float:
    return table.treated.events - table.events * table.treated.people / table.people


def _hypergeometric_variance(table: TwoByTwo) -> float:
    n = table.people
    if n <= 1:
        return 0.0
    return table.treated.people * table.control.people * table.events * (n - table.events) / (n * n * (n - 1))
