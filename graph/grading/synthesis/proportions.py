"""What a count among so many people says: intervals of a share, and the bound where nothing was seen."""

from __future__ import annotations

import math

from graph.grading.synthesis.distributions import beta_quantile
from graph.grading.synthesis.values import Interval, Z


def wilson(counted: float, of: int) -> Interval | None:
    """The 95 % interval of a share (Wilson); `counted` may hold halves."""
    if of <= 0:
        return None
    share, square = counted / of, Z * Z / of
    centre = (share + square / 2) / (1 + square)
    reach = Z * math.sqrt(share * (1 - share) / of + square / of / 4) / (1 + square)
    return Interval(max(0.0, centre - reach), min(1.0, centre + reach))


def exact_share(counted: int, of: int) -> Interval | None:
    """The exact 95 % interval of a share (Clopper and Pearson)."""
    if of <= 0:
        return None
    low = beta_quantile(0.025, counted, of - counted + 1) if counted else 0.0
    high = beta_quantile(0.975, counted + 1, of - counted) if counted < of else 1.0
    return Interval(low, high)


def upper_bound_of_none(people: int) -> float | None:
    """The largest risk that is still plausible (95 %, one-sided) where nobody of so many had the event.

    About 3 in so many people (Hanley 1983).
    """
    return 1 - 0.05 ** (1 / people) if people > 0 else None


def against_half(counted: int, of: int) -> float | None:
    """The exact two-sided p value of such a count where both sides are equally likely."""
    if of <= 0:
        return None
    fewer = min(counted, of - counted)
    tail = sum(math.comb(of, n) for n in range(fewer + 1))
    return float(min(1.0, 2 * tail / 2**of))
