"""p values: written as numbers, and fitting the estimate and the interval that stand beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from math import erfc, log, sqrt
from statistics import NormalDist

from graph.model.finding import Effect, Finding, Reading
from graph.records.collection import STUDIES, Collection
from graph.records.document import Complaint, shown
from graph.records.sense.effects import effects
from graph.records.sense.rule import error, remark
from graph.records.validation import Placed

_P = re.compile(r"(?P<sign>[<>≤≥=]?) ?(?P<number>(?:0|1)(?:\.[0-9]+)?|[1-9](?:\.[0-9]+)?e-[0-9]{1,3})")
SLACK = 2.0  # how far p may be from what the interval gives, as a factor: models, t and rounding differ
_NORMAL = NormalDist()


@dataclass(frozen=True, slots=True)
class PValue:
    """A p value: what stands before the number, and the number."""

    sign: str
    number: Decimal


def p_value(text: str) -> PValue | None:
    """A p value as it must be written; `None` for anything else."""
    match = _P.fullmatch(text)
    if not match or not 0 < Decimal(match["number"]) <= 1:
        return None
    return PValue(match["sign"] or "=", Decimal(match["number"]))


def _is_number(collection: Collection) -> Iterator[Complaint]:
    for document in collection.of(STUDIES):
        for keys, text in document.texts("findings.*.effect.p"):
            if text != "unknown" and p_value(text) is None:
                yield document.complaint(keys, f"p {shown(text)} is not a p value.", _instead(text))


def _instead(text: str) -> str:
    """What was probably meant."""
    usual = "Write an operator and a number above 0 and up to 1, such as 0.046 or <0.001."
    plain = text.translate({code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}).replace(",", ".").replace(" ", "")
    plain = re.sub(r"^[pP]=?", "", plain).replace("O", "0").replace("o", "0")
    plain = re.sub(r"(?<![0-9])\.", "0.", plain)
    zero = re.fullmatch(r"[=<]?0\.(0*)", plain)
    if zero and zero[1]:
        return f"Write <0.{zero[1][:-1]}1: no p value is 0."
    if plain.upper() in ("NS", "N.S."):
        return "Write the number; where only “not significant” is printed, write >0.05 and quote it in `note`."
    return f"Write {plain}." if plain != text and p_value(plain) else usual


def _fits(collection: Collection) -> Iterator[Complaint]:
    for finding, effect in effects(collection):
        p = told_p(finding)
        given = _from_interval(effect) if p else None
        if p is None or given is None or _agree(p, *given):
            continue
        message = f"p {p.sign} {p.number} does not fit the interval, which gives about {_short(given)}."
        help_ = "Look at the digits of p, value and interval, or say which test p is of."
        yield finding.complaint("effect", "p", message=message, help_=help_)


def told_p(finding: Placed[Finding]) -> PValue | None:
    """The p value of a finding, where it is written as one."""
    text = finding.written("effect", "p")
    return p_value(text) if isinstance(text, str) else None


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
    number = float(p.number)
    if p.sign in ("<", "≤"):
        return least / SLACK <= number
    if p.sign in (">", "≥"):
        return largest * SLACK >= number
    rounding = float(Decimal(5).scaleb(int(p.number.as_tuple().exponent) - 1))
    return least / SLACK <= number + rounding and number - rounding <= largest * SLACK


def _short(given: tuple[float, float]) -> str:
    middle = sum(given) / 2
    return f"{middle:.2g}" if middle >= 0.0001 else "less than 0.0001"


def _reading(collection: Collection) -> Iterator[Complaint]:
    for finding, effect in effects(collection):
        p, reading = told_p(finding), finding.noun.reading
        if p is None or effect.interval is not None or not finding.noun.comparator.is_control:
            continue
        if reading in (Reading.BENEFIT, Reading.HARM) and p.sign in ("=", ">", "≥") and p.number >= Decimal("0.1"):
            message = f"read as {reading} at p {p.sign} {p.number}."
            yield finding.complaint("reading", message=message, help_="Read it anew, or say why.")
        if reading is Reading.NO_DIFFERENCE and p.sign in ("=", "<", "≤") and p.number < Decimal("0.05"):
            message = f"read as no difference at p {p.sign} {p.number}."
            yield finding.complaint("reading", message=message, help_="Read it anew, or say why.")


RULES = (
    error("p-is-a-number", "p is a number above 0 and up to 1, with or without one of < > ≤ ≥ =.", _is_number),
    remark(
        "p-fits-interval", "p is what value and interval give, by the normal distribution, within a factor of 2.", _fits
    ),
    remark("reading-fits-p", "No benefit or harm is read at p ≥ 0.1, no lack of difference at p < 0.05.", _reading),
)
