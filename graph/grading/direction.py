"""Which way numbers point with respect to a claim, by their interval; significance and size never decide."""

from __future__ import annotations

from graph.grading.domains.imprecision import Effect, is_little_or_none
from graph.grading.estimates import Estimator, Told
from graph.grading.method import Method
from graph.model.base import EvidenceBase
from graph.model.claim import Claim, Sense
from graph.model.line import EvidenceLine
from graph.model.scales import BodyDirection, Direction, Kind, Size

COMPUTED_KINDS = frozenset({Kind.EFFECT, Kind.HARM, Kind.MECHANISM, Kind.COMPARISON})
"""Kinds of claim that an effect between groups can support or dispute."""


def pointed(effect: Effect, side: int, sense: Sense | None, method: Method) -> BodyDirection | None:
    """Where an interval lies with respect to what is claimed; `None` where it lies on a side that nobody can name.

    `side` is +1 where more of the measure is good for the treated. A claim of no effect is borne out by an interval
    that holds nothing important; one of safety also by an interval on the good side.
    """
    null, interval = effect.measure.null, effect.interval
    if interval.low > null or interval.high < null:
        if sense is Sense.NO_EFFECT:
            return BodyDirection.AGAINST
        if side == 0:
            return None
        is_good = (interval.low > null) == (side > 0)
        return BodyDirection.FOR if is_good != (sense is Sense.HARM) else BodyDirection.AGAINST
    if is_little_or_none(method, effect):
        return BodyDirection.FOR if sense in (Sense.NO_EFFECT, Sense.SAFETY) else BodyDirection.LITTLE_OR_NONE
    return BodyDirection.INCONCLUSIVE


_OF_LINE = {
    BodyDirection.FOR: Direction.SUPPORTS,
    BodyDirection.AGAINST: Direction.DISPUTES,
    BodyDirection.LITTLE_OR_NONE: Direction.DISPUTES,
    BodyDirection.INCONCLUSIVE: Direction.INCONCLUSIVE,
}


def of_line(line: EvidenceLine, claim: Claim, told: Told | None, method: Method) -> Direction:
    """The direction of a line: computed from its interval, unless the line says why it takes another."""
    if told is None or line.direction_because or line.direction is Direction.CONTEXT:
        return line.direction
    found = pointed(told.effect, told.side, claim.asserts, method)
    return _OF_LINE[found] if found else line.direction


def computed(base: EvidenceBase, line: EvidenceLine, method: Method) -> Direction | None:
    """What the interval of a line says by itself, for checks; `None` where its findings hold none."""
    claim, study = base.claims[line.claim], base.studies[line.study]
    if claim.kind not in COMPUTED_KINDS or not line.findings or line.direction is Direction.CONTEXT:
        return None
    read = [finding for finding in study.findings if finding.id in line.findings]
    told = Estimator(base).chosen(claim, study, read)
    found = pointed(told.effect, told.side, claim.asserts, method) if told else None
    return _OF_LINE[found] if found else None


def size_of(effect: Effect, direction: BodyDirection) -> Size:
    """How large an effect is against the smallest difference that patients notice; unknown where none is recorded."""
    mid = effect.mid
    if mid is None or direction not in (BodyDirection.FOR, BodyDirection.AGAINST):
        return Size.UNKNOWN
    limit = abs(mid)
    if min(abs(effect.interval.low), abs(effect.interval.high)) >= limit:
        return Size.IMPORTANT
    return Size.PROBABLY_IMPORTANT if abs(effect.value) >= limit else Size.SMALL
