"""The estimate of a body: the results of its studies on one scale, pooled."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from graph.grading.domains.bias import Risks, uses_low_risk_only
from graph.grading.domains.imprecision import Effect
from graph.grading.estimates import Told
from graph.grading.method import Method
from graph.grading.synthesis import absolute as in_people
from graph.grading.synthesis.pool import pool
from graph.grading.synthesis.results import Pooled, Reported, Result
from graph.grading.synthesis.values import Estimate, Mean, Measure, TwoByTwo, TwoMeans
from graph.model.assessment import Absolute, Pool


class Estimated(NamedTuple):
    """What the results of a body say together.

    `side` is +1 where more of the measure is good for the treated. `low_only` are studies left out because those at
    low risk of bias find something else; `decides` is whether the estimate, not the votes, says what the body says.
    """

    pooled: Pooled
    effect: Effect
    side: int
    outcome: str
    control_risk: float | None
    low_only: tuple[str, ...] = ()
    decides: bool = False

    @property
    def studies(self) -> tuple[str, ...]:
        """The studies whose results are in it."""
        return tuple(share.study for share in self.pooled.shares)

    @property
    def risk_ratio(self) -> float | None:
        """The effect as a ratio of risks; odds and hazard ratios through the risk of the controls."""
        if self.effect.measure is Measure.RR:
            return self.effect.value
        if self.control_risk is None or self.effect.measure not in (Measure.OR, Measure.HR):
            return None
        return in_people.risk_ratio_at(self.effect.measure, self.effect.value, self.control_risk)


def pooled_of(told: Sequence[Told], low: frozenset[str], method: Method, outcome: str | None) -> Estimated | None:
    """The results on the outcome that most studies tell, pooled; only those at low risk where they find otherwise."""
    used = _facing_one_way(_of_one_outcome(told, outcome))
    found = _pooled(used, method)
    if found is None or len(used) == 1:
        return found
    return _low_only(found, used, low, method) or found


def _of_one_outcome(told: Sequence[Told], outcome: str | None) -> list[Told]:
    """Different outcomes are different questions: the claim's goes first, then the one that most studies tell."""
    count = Counter(one.outcome for one in told)
    most = max(count, key=lambda name: (name == outcome, count[name], name))
    return [one for one in told if one.outcome == most]


def _facing_one_way(told: Sequence[Told]) -> list[Told]:
    """The same with results on scales that run the other way turned round; events are never turned round."""
    sides = Counter(one.side for one in told if one.side)
    if len(sides) < 2:
        return list(told)
    side = max(sides, key=lambda one: (sides[one], one))
    turned = [one if one.side in (0, side) else _turned(one) for one in told]
    return [one for one in turned if one is not None]


def _turned(told: Told) -> Told | None:
    found = told.result.found
    if isinstance(found, TwoByTwo) or told.effect.measure not in (Measure.MD, Measure.SMD):
        return None
    other: TwoMeans | Reported
    if isinstance(found, TwoMeans):
        one, two = found.treated, found.control
        other = TwoMeans(Mean(-one.mean, one.sd, one.people), Mean(-two.mean, two.sd, two.people))
    else:
        other = Reported(found.measure, Estimate(-found.estimate.value, found.estimate.variance))
    result = replace(told.result, found=other, instrument=f"-{told.result.instrument}")
    return told._replace(result=result, side=-told.side)


def _pooled(told: Sequence[Told], method: Method) -> Estimated | None:
    found = pool([one.result for one in told], method.pooling)
    if found is None:
        return None
    inside = {share.study for share in found.shares}
    used = [one for one in told if one.result.study in inside]
    mids = [one.effect.mid for one in used if one.effect.mid is not None] if found.measure is Measure.MD else []
    mid = min(mids, default=None)
    # One study stands as it is printed.
    single = used[0].effect if len(used) == 1 and used[0].effect.measure is found.measure else None
    effect = single or Effect(found.measure, found.value, found.interval, mid)
    sides = [one.side for one in used if one.side]
    side = sides[0] if sides else 0
    return Estimated(found, effect, side, used[0].outcome, _control_risk([one.result for one in used]))


def _control_risk(results: Sequence[Result]) -> float | None:
    """The share of all controls that had the event."""
    tables = [result.found for result in results if isinstance(result.found, TwoByTwo)]
    people = sum(table.control.people for table in tables)
    return sum(table.control.events for table in tables) / people if people else None


def _low_only(found: Estimated, told: Sequence[Told], low: frozenset[str], method: Method) -> Estimated | None:
    good = [one for one in told if one.result.study in low]
    rest = [one for one in told if one.result.study not in low]
    if not good or not rest:
        return None
    best, others = _pooled(good, method), _pooled(rest, method)
    if best is None or others is None or best.effect.measure is not others.effect.measure:
        return None
    weight = Risks(
        low=round(100 * sum(share.percent for share in found.pooled.shares if share.study in low)),
        some=round(100 * sum(share.percent for share in found.pooled.shares if share.study not in low)),
    )
    if not uses_low_risk_only(method, weight, best.pooled.analysed, others.pooled.analysed):
        return None
    return best._replace(low_only=tuple(sorted(one.result.study for one in rest)))


def shown(estimated: Estimated) -> Pool:
    """The estimate as it is shown."""
    pooled, effect = estimated.pooled, estimated.effect
    predicted = pooled.prediction
    return Pool(
        measure=effect.measure.value,
        unit=pooled.instrument,
        estimate=effect.value,
        low=effect.interval.low,
        high=effect.interval.high,
        no_effect=effect.measure.null,
        mid=effect.mid,
        studies=estimated.studies,
        each=tuple((share.value, share.interval.low, share.interval.high) for share in pooled.shares),
        weights=tuple(share.percent for share in pooled.shares),
        people=pooled.people if not pooled.people_unknown else None,
        i_squared=pooled.i2,
        tau_squared=pooled.tau2 if pooled.k > 1 else None,
        prediction=(predicted.low, predicted.high) if predicted else None,
        common=(pooled.common.low, pooled.common.high) if pooled.k > 1 else None,
        method=pooled.manner.value,
    )


def absolute(estimated: Estimated) -> Absolute | None:
    """Events in 1,000 people with and without, at the risk of the controls."""
    risk, effect = estimated.control_risk, estimated.effect
    if risk is None:
        return None
    found = in_people.absolute(effect.measure, effect.value, effect.interval, risk)
    if found is None:
        return None
    low, high = found.range_with.low, found.range_with.high
    return Absolute(round(found.without), round(found.with_), round(low), round(high))
