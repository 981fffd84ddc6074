"""What a hypothetical study finds: the smallest result that patients notice, with the interval that its size gives."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from decimal import Decimal

from graph.analysis.proposing.sketch import Part, Sketch, shows_absence
from graph.model.assessment import Assessment
from graph.model.base import EvidenceBase
from graph.model.claim import Claim, Sense
from graph.model.finding import ArmResult, ArmRole, Effect, EffectMeasure, Finding, Reading
from graph.model.values import Answer, Interval

_RISK = 0.40
"""The risk without treatment, *ours*: near the middle, where most people are needed to show a difference."""

_RAISED = 1.25
"""By how much a risk is changed at least to be appreciable (GRADE guidelines 6, doi:10.1016/j.jclinepi.2011.01.012)."""

_LARGE, _VERY_LARGE = 2.2, 5.5
"""Just beyond the limits of the rules on large effects (a test holds them against the cards)."""

_RARE_RISK = 0.10
"""The risk from which a large effect starts, so that a fivefold one is still a risk."""

_DEVIATIONS = 0.5
"""How many standard deviations the smallest difference that patients notice is taken for, where only it is known.

*Ours*, after the finding that the two mostly lie near each other (Norman, Sloan and Wyrwich, Medical Care 2003;
41:582-592).
"""

_Z = 1.96

_FEWEST_IN_A_GROUP = 2
"""Fewer give no interval, and then the bare word of a result would count for more than a larger study's numbers."""


@dataclass(frozen=True, slots=True)
class Scale:
    """On what a hypothetical study measures: an instrument with the difference to be shown, or events.

    `difference` is the smallest that patients notice; `is_higher_better` which way it must lie.
    """

    measured_as: str = ""
    instrument: str | None = None
    difference: float | None = None
    is_higher_better: bool = True


def scale_of(base: EvidenceBase, now: Assessment) -> Scale:
    """The scale of the estimate that decides now, so that a new study can be pooled with it; else events."""
    body = now.decisive
    pool = body.pooled if body else None
    if body is None or pool is None or pool.mid is None or pool.measure != EffectMeasure.MEAN_DIFFERENCE:
        return Scale()
    read = (finding for study in pool.studies for finding in base.studies[study].findings)
    used = next((finding for finding in read if finding.instrument in base.instruments), None)
    if used is None or used.instrument is None:
        return Scale()
    better = base.instruments[used.instrument].higher_is_better is not Answer.NO
    return Scale(used.measure, used.instrument, pool.mid, better)


def with_result(finding: Finding, claim: Claim, sketch: Sketch, scale: Scale) -> Finding:
    """The finding with the numbers of a study that shows what the sketch asks for, or that there is nothing."""
    absent = shows_absence(claim, sketch.direction)
    if scale.difference is not None:
        return _difference(finding, sketch, scale, scale.difference, is_absent=absent)
    return _events(finding, claim, sketch, is_absent=absent)


def _difference(finding: Finding, sketch: Sketch, scale: Scale, least: float, *, is_absent: bool) -> Finding:
    """A difference of one and a half times the smallest noticed, so that its interval can lie beyond that."""
    deviation = least / _DEVIATIONS
    half = _Z * 2 * deviation / math.sqrt(sketch.subjects)
    value = 0.0 if is_absent else 1.5 * least * (1 if scale.is_higher_better else -1)
    interval = Interval(_decimal(value - half), _decimal(value + half))
    effect = Effect(EffectMeasure.MEAN_DIFFERENCE, _decimal(value), interval=interval)
    reading = Reading.NO_DIFFERENCE if is_absent else Reading.BENEFIT
    return replace(finding, instrument=scale.instrument, effect=effect, reading=reading)


def _events(finding: Finding, claim: Claim, sketch: Sketch, *, is_absent: bool) -> Finding:
    """So many good ends among the treated and the controls; of a harm so many harms."""
    treated = max(_FEWEST_IN_A_GROUP, sketch.subjects // 2)
    controls = max(_FEWEST_IN_A_GROUP, sketch.subjects - treated)
    start, ratio = _ratio(sketch, is_absent=is_absent)
    arms = (
        ArmResult("treated", ArmRole.TREATED, treated, max(1, round(treated * start * ratio))),
        ArmResult("controls", ArmRole.CONTROL, controls, round(controls * start)),
    )
    is_harm = claim.asserts in (Sense.HARM, Sense.SAFETY)
    reading = Reading.HARM if is_harm else Reading.BENEFIT
    return replace(finding, arms=arms, reading=Reading.NO_DIFFERENCE if is_absent else reading)


def _ratio(sketch: Sketch, *, is_absent: bool) -> tuple[float, float]:
    """The risk without treatment, and by how much it is changed."""
    if is_absent:
        return _RISK, 1.0
    if Part.VERY_LARGE in sketch.demands:
        return _RARE_RISK, _VERY_LARGE
    return (_RARE_RISK, _LARGE) if Part.LARGE in sketch.demands else (_RISK, _RAISED)


def _decimal(value: float) -> Decimal:
    return Decimal(f"{value:.4f}")
