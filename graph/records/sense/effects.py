"""Effect numbers: inside their interval and scale, of a size that their measure can have, and fitting their reading."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from graph.model.finding import Effect, EffectMeasure, Finding, Reading
from graph.records.collection import Collection
from graph.records.document import Complaint
from graph.records.sense.rule import error, remark
from graph.records.validation import Placed

LARGEST_SMD = Decimal(5)  # standard deviations; beyond it a standard error was mostly taken for one
OFF_CENTRE = 0.4  # of half the interval's width
_DIFFERENCES = frozenset({EffectMeasure.MEAN_CHANGE, EffectMeasure.MEAN_DIFFERENCE, EffectMeasure.MEDIAN_CHANGE})


def effects(collection: Collection) -> Iterator[tuple[Placed[Finding], Effect]]:
    """Every finding with an effect number."""
    for record in collection.studies:
        for finding in record.findings:
            if finding.noun.effect is not None:
                yield finding, finding.noun.effect


def numbers_of(effect: Effect) -> Iterator[tuple[tuple[str | int, ...], Decimal]]:
    """The value and the ends of the interval, with their keys."""
    if effect.value is not None:
        yield ("effect", "value"), effect.value
    if effect.interval is not None:
        yield ("effect", "ci", 0), effect.interval.low
        yield ("effect", "ci", 1), effect.interval.high


def _inside_interval(collection: Collection) -> Iterator[Complaint]:
    for finding, effect in effects(collection):
        interval = effect.interval
        if interval is not None and effect.value is not None and not interval.holds(effect.value):
            message = f"the value {effect.value} lies outside its interval, {interval.low} to {interval.high}."
            yield finding.complaint("effect", "value", message=message, help_="Look at the signs and the digits.")


def _ratio_above_zero(collection: Collection) -> Iterator[Complaint]:
    for finding, effect in effects(collection):
        for keys, number in numbers_of(effect) if effect.measure.is_ratio else ():
            if number <= 0:
                message = f"the {name_of(effect)} is {number}, but ratios and their intervals are above 0."
                yield finding.complaint(*keys, message=message, help_="Correct it, or `measure`.")


def _on_scale(collection: Collection) -> Iterator[Complaint]:
    scales = {placed.noun.id: placed.noun for placed in collection.instruments}
    for finding, effect in effects(collection):
        scale = scales.get(finding.noun.instrument or "")
        if scale is None or scale.low is None or scale.high is None or effect.measure not in _DIFFERENCES:
            continue
        width = scale.high - scale.low
        if effect.value is not None and effect.unit in (None, "points", "point") and abs(effect.value) > width:
            message = f"a change of {effect.value} on a scale of {scale.low} to {scale.high} ({scale.id})."
            help_ = "Correct the number or the instrument, or say which version of the scale it is."
            yield finding.complaint("effect", "value", message=message, help_=help_)


def _standardised(collection: Collection) -> Iterator[Complaint]:
    for finding, effect in effects(collection):
        standardised = effect.measure is EffectMeasure.STANDARDISED_MEAN_DIFFERENCE
        if standardised and effect.value is not None and abs(effect.value) > LARGEST_SMD:
            message = f"groups that lie {abs(effect.value)} standard deviations apart."
            help_ = "Was a standard error taken for a standard deviation? Correct it, or say why it is so large."
            yield finding.complaint("effect", "value", message=message, help_=help_)


def _centred(collection: Collection) -> Iterator[Complaint]:
    for finding, effect in effects(collection):
        interval = effect.interval
        if effect.value is None or interval is None or not interval.holds(effect.value):
            continue
        places = [interval.low, effect.value, interval.high]
        if effect.measure.is_ratio and interval.low > 0:
            places = [place.ln() for place in places]
        if _off(*map(float, places)) > OFF_CENTRE:
            message = f"the value {effect.value} is far from the middle of its interval."
            help_ = "Look at the digits, or say why the interval is skewed."
            yield finding.complaint("effect", "value", message=message, help_=help_)


def _off(low: float, value: float, high: float) -> float:
    """How far a value is from the middle of its interval, as a part of half its width."""
    half = (high - low) / 2
    return abs(value - (low + high) / 2) / half if half else 0.0


def _reading(collection: Collection) -> Iterator[Complaint]:
    for finding, effect in effects(collection):
        interval, reading = effect.interval, finding.noun.reading
        if interval is None or not effect.measure.is_contrast:
            continue
        nothing = interval.holds(Decimal(1 if effect.measure.is_ratio else 0))
        if nothing and reading in (Reading.BENEFIT, Reading.HARM):
            message = f"read as {reading}, but the interval {interval.low} to {interval.high} holds no effect."
            yield finding.complaint("reading", message=message, help_="Read it anew, or say why.")
        if not nothing and reading is Reading.NO_DIFFERENCE:
            message = f"read as no difference, but the interval {interval.low} to {interval.high} excludes no effect."
            yield finding.complaint("reading", message=message, help_="Read it anew, or say why.")


def name_of(effect: Effect) -> str:
    """What the measure is called in words."""
    return effect.measure.replace("-", " ")


RULES = (
    error("value-in-interval", "The value of an effect lies in its interval.", _inside_interval),
    error("ratios-above-zero", "Ratios and their intervals are above 0.", _ratio_above_zero),
    remark("value-on-scale", "A change is no larger than the scale it is measured on.", _on_scale),
    remark("standardised-is-plausible", f"No standardised difference is above {LARGEST_SMD}.", _standardised),
    remark(
        "interval-is-centred",
        "A value stands near the middle of its interval, that of a ratio on the log scale.",
        _centred,
    ),
    remark("reading-fits-interval", "Benefit and harm are read where the interval excludes no effect.", _reading),
)
