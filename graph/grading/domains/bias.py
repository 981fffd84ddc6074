"""Risk of bias: were the studies done so that one can believe them?"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from graph.grading.domains.outcome import NOTHING, Fired, Outcome, Part
from graph.grading.method import Method
from graph.grading.synthesis.distributions import normal_quantile
from graph.grading.synthesis.pooling import differ
from graph.grading.synthesis.values import Estimate


class Risks(NamedTuple):
    """How many studies (or how much weight) stand at each risk of bias; `twice` of the high ones in two domains."""

    low: int = 0
    some: int = 0
    high: int = 0
    unknown: int = 0
    twice: int = 0

    @property
    def total(self) -> int:
        """All of them."""
        return self.low + self.some + self.high + self.unknown

    @property
    def at_best(self) -> Risks:
        """The same if all that nobody has judged were at low risk."""
        return Risks(self.low + self.unknown, self.some, self.high, 0, self.twice)


@lru_cache(maxsize=4096)
def risk_of_bias(method: Method, studies: Risks, weight: Risks | None = None) -> Outcome:
    """One level where many studies are at high risk or few at low; two where most weight is at high risk twice over."""
    if not method.asks("risk-of-bias"):
        return NOTHING
    by_weight = weight or studies
    now = _taken(method, studies, by_weight)
    best = _taken(method, studies.at_best, by_weight.at_best)
    if now is None:
        return NOTHING
    at_best = best.step if best else 0
    return Outcome(now.step, at_best, (replace(now, unseen=at_best > now.step),))


def _taken(method: Method, studies: Risks, weight: Risks) -> Fired | None:
    limits = method.risk_of_bias
    if 100 * weight.twice > limits.twice_high_above_percent * weight.total:
        return Fired(Part.WEIGHT_TWICE_AT_HIGH_RISK, limits.twice_high_step)
    if 100 * studies.high > limits.high_above_percent * studies.total:
        return Fired(Part.MANY_AT_HIGH_RISK, limits.step)
    if 100 * studies.low < limits.low_below_percent * studies.total:
        return Fired(Part.FEW_AT_LOW_RISK, limits.step)
    return None


def uses_low_risk_only(method: Method, weight: Risks, low: Estimate, others: Estimate) -> bool:
    """Whether studies at low risk hold enough weight and find something else: then they alone are used."""
    limits = method.risk_of_bias
    enough = 100 * weight.low >= limits.low_only_from_percent * weight.total
    return enough and differ(low, others, normal_quantile(1 - limits.low_only_p_below / 2))
