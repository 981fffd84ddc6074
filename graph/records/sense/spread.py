"""Means, their spread, n and p recalculated together: a standard error called a standard deviation shows here."""

from __future__ import annotations

import re
from collections.abc import Iterator
from math import exp, lgamma, log1p, pi, sqrt

from graph.model.finding import EffectMeasure, Finding
from graph.model.study import Numbers
from graph.model.values import PValue
from graph.records.collection import Collection
from graph.records.document import Complaint
from graph.records.sense.chance import ABOVE, BELOW
from graph.records.sense.rule import remark

SLACK = 10.0  # how far p may be from the recalculated one, as a factor: tests differ, and means are rounded
STEPS = 400  # of Simpson's rule
_SPREAD = re.compile(
    r"(?P<mean>[-+\u2212]?[0-9]+(?:\.[0-9]+)?) ?\(?(?:\+/-|±|\+-) ?(?P<spread>[0-9]+(?:\.[0-9]+)?)\)?"
    r"(?: ?\(?(?P<sort>SD|SEM?|standard (?:deviation|error)))?"
)


def _spread_fits(collection: Collection) -> Iterator[Complaint]:
    for record in collection.studies:
        for finding in record.findings:
            p = finding.noun.effect.p_value if finding.noun.effect else None
            given = _recalculated(finding.noun, record.head.noun.numbers) if p else None
            if p is None or given is None or _near(p, given[0]):
                continue
            if given[1] is not None and _near(p, given[1]):
                message = "p fits the means if what stands after ± is a standard error, not a standard deviation."
            else:
                message = f"means, spread and n give p of about {given[0]:.2g}, not {p.operator} {p.value}."
            help_ = "Look at the digits, and at what the spread is; or say which test p is of."
            yield finding.complaint("treated_value", message=message, help_=help_)


def _recalculated(finding: Finding, numbers: Numbers) -> tuple[float, float | None] | None:
    """The p of a t test by what is printed, and by its spread taken for a standard error where it may be one."""
    groups = [_SPREAD.fullmatch((text or "").strip()) for text in (finding.treated_value, finding.comparator_value)]
    first, second = groups
    if first is None or finding.effect is None or not isinstance(finding.n, int):
        return None
    if finding.effect.measure is EffectMeasure.MEAN_CHANGE and finding.comparator_value is None:
        sizes, printed = [finding.n], [first]
    elif finding.effect.measure is EffectMeasure.MEAN_DIFFERENCE and second is not None:
        if numbers.treated is None or numbers.control is None or numbers.treated + numbers.control != finding.n:
            return None
        sizes, printed = [numbers.treated, numbers.control], [first, second]
    else:
        return None
    return _p_of_groups(sizes, printed)


def _p_of_groups(sizes: list[int], printed: list[re.Match[str]]) -> tuple[float, float | None] | None:
    means = [float(group["mean"].replace("\u2212", "-")) for group in printed]
    spreads = [float(group["spread"]) for group in printed]
    if min(sizes) < 3 or min(spreads) <= 0:
        return None
    distance, freedom = abs(means[0] - (means[1] if len(means) > 1 else 0)), sum(sizes) - len(sizes)
    as_errors = two_sided(distance / sqrt(sum(spread**2 for spread in spreads)), freedom)
    if any((group["sort"] or "").lower().startswith(("se", "standard e")) for group in printed):
        return as_errors, None
    squared = sum(spread**2 / size for spread, size in zip(spreads, sizes, strict=True))
    return two_sided(distance / sqrt(squared), freedom), as_errors


def two_sided(t: float, freedom: int) -> float:
    """The two-sided p of a t value with at least two degrees of freedom, by Simpson's rule over the folded tail."""
    scale = exp(lgamma((freedom + 1) / 2) - lgamma(freedom / 2)) / sqrt(freedom * pi)

    def density(place: float) -> float:
        """The density at t + place / (1 - place), times how fast that grows."""
        if place >= 1:
            return 0.0
        value = t + place / (1 - place)
        return scale * exp(-(freedom + 1) / 2 * log1p(value * value / freedom)) / (1 - place) ** 2

    weights = (1 if step in (0, STEPS) else 4 if step % 2 else 2 for step in range(STEPS + 1))
    area = sum(weight * density(step / STEPS) for step, weight in enumerate(weights))
    return min(1.0, 2 * area / (3 * STEPS))


def _near(p: PValue, given: float) -> bool:
    number = float(p.value)
    if p.operator in BELOW:
        return given <= number * SLACK
    if p.operator in ABOVE:
        return given >= number / SLACK
    return number / SLACK <= given <= number * SLACK


RULES = (remark("spread-fits-p", "Means, spread and n give the p beside them, within a factor of 10.", _spread_fits),)
