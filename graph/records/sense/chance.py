"""p values: fitting the estimate and the interval that stand beside them."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from math import erfc, log, sqrt
from statistics import NormalDist

from graph.model.finding import Effect, Reading
from graph.model.values import Operator, PValue
from graph.records.collection import Collection
from graph.records.document import Complaint
from graph.records.sense.effects import effects
from graph.records.sense.rule import remark

SLACK = 2.0  # how far p may be from what the interval gives, as a factor: models, t and rounding differ
BELOW = frozenset({Operator.LESS_THAN, Operator.AT_MOST})
ABOVE = frozenset({Operator.MORE_THAN, Operator.AT_LEAST})
_NORMAL = NormalDist()


def _fits(collection: Collection) -> Iterator[Complaint]:
    for finding, effect in effects(collection):
        p = effect.p_value
        given = _from_interval(effect) if p else None
        if p is None or given is None or _agree(p, *given):
            continue
        message = f"p {p.operator} {p.value} does not fit the interval, which gives about {_short(given)}."
        help_ = "Look at the digits of p, value and interval, or say which test p is of."
        yield finding.complaint("effect", "p", message=message, help_=help_)


def _from_interval(effect: Effect) -> tuple[float, float] | None:
    """The least and the largest p that the printed value and interval can stand for, by the normal distribution."""
    interval, value = effect.interval, effect.value
    if interval is None or value is None or interval.low >= interval.high:
        return None
    half = [
        float(Decimal(5).scaleb(int(number.as_tuple().exponent) - 1)) for number in (value, interval.low, interval.high)
    ]
    middle, low, high = float(value), float(interval.low), float(interval.high)
    if effect.measure.is_ratio and min(low - half[1], middle - half[0]) <= 0:
        return None
    z = _NORMAL.inv_cdf(0.5 + interval.level / 200)
    strong = _p(middle, low + half[1], high - half[2], half[0], z, ratio=effect.measure.is_ratio)
    weak = _p(middle, low - half[1], high + half[2], -half[0], z, ratio=effect.measure.is_ratio)
    return (strong, weak) if strong is not None and weak is not None else None


def _p(value: float, low: float, high: float, away: float, z: float, *, ratio: bool) -> float | None:
    """The p of a value moved by its rounding, away from no effect or towards it."""
    nothing = 1.0 if ratio else 0.0
    moved = value + away if value >= nothing else value - away
    if (moved - nothing) * (value - nothing) < 0:
        moved = nothing
    if high <= low or (ratio and min(low, moved) <= 0):
        return None
    distance = abs(log(moved)) if ratio else abs(moved)
    width = (log(high) - log(low)) if ratio else high - low
    return erfc(distance * 2 * z / width / sqrt(2))


def _agree(p: PValue, least: float, largest: float) -> bool:
    number = float(p.value)
    if p.operator in BELOW:
        return least / SLACK <= number
    if p.operator in ABOVE:
        return largest * SLACK >= number
    rounding = float(Decimal(5).scaleb(int(p.value.as_tuple().exponent) - 1))
    return least / SLACK <= number + rounding and number - rounding <= largest * SLACK


def _short(given: tuple[float, float]) -> str:
    middle = sum(given) / 2
    return f"{middle:.2g}" if middle >= 0.0001 else "less than 0.0001"


def _reading(collection: Collection) -> Iterator[Complaint]:
    for finding, effect in effects(collection):
        p, reading = effect.p_value, finding.noun.reading
        if p is None or effect.interval is not None or not finding.noun.comparator.is_control:
            continue
        if reading in (Reading.BENEFIT, Reading.HARM) and p.operator not in BELOW and p.value >= Decimal("0.1"):
            message = f"read as {reading} at p {p.operator} {p.value}."
            yield finding.complaint("reading", message=message, help_="Read it anew, or say why.")
        if reading is Reading.NO_DIFFERENCE and p.operator not in ABOVE and p.value < Decimal("0.05"):
            message = f"read as no difference at p {p.operator} {p.value}."
            yield finding.complaint("reading", message=message, help_="Read it anew, or say why.")


RULES = (
    remark(
        "p-fits-interval", "p is what value and interval give, by the normal distribution, within a factor of 2.", _fits
    ),
    remark("reading-fits-p", "No benefit or harm is read at p ≥ 0.1, no lack of difference at p < 0.05.", _reading),
)
