"""Which measure fits the results of a body, how they are pooled, and what comes out."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from graph.grading.synthesis.counted import mantel_haenszel, mantel_haenszel_weights, peto, peto_weights
from graph.grading.synthesis.heterogeneity import Tau
from graph.grading.synthesis.pooling import Average, average, shares
from graph.grading.synthesis.results import Difference, Manner, Policy, Pooled, Result, Share, Way
from graph.grading.synthesis.values import Estimate, Interval, Measure, TwoByTwo

_PREFERRED = (Measure.RR, Measure.OR, Measure.HR, Measure.RATE_RATIO, Measure.MD, Measure.SMD, Measure.RD)
"""Where as many results can be compared in several ways, the first of these is taken."""


def pool(results: Iterable[Result], policy: Policy | None = None) -> Pooled | None:
    """What the results of independent studies say together, one result a study; `None` where none can be compared.

    Mean differences where the instrument is the same, else standardised ones; risk ratios for events; other ratios as
    reported. Events are pooled without correction where a cell is empty, and by Peto where they are rare.
    """
    rules = policy or Policy()
    ordered = sorted(results, key=lambda result: result.study)
    for way in _ways(ordered):
        found = _pooled(ordered, way, rules)
        if found is not None:
            return replace(found, risk_difference=_difference(ordered, way, rules))
    return None


def _ways(results: Sequence[Result]) -> list[Way]:
    """All ways of comparing, those first that serve most results."""
    served: dict[Way, int] = {}
    for result in results:
        for way in result.ways:
            served[way] = served.get(way, 0) + 1
    return sorted(served, key=lambda way: (-served[way], _PREFERRED.index(way.measure), way.instrument or ""))


def _pooled(results: Sequence[Result], way: Way, policy: Policy) -> Pooled | None:
    used = [result for result in results if way in result.ways and result.estimate(way.measure) is not None]
    if not used:
        return None
    tables = [result.found for result in used if isinstance(result.found, TwoByTwo)]
    if len(tables) == len(used) > 1:
        counted = _from_tables(used, tables, way, policy)
        if counted is not None:
            return _with_left_out(counted, results)
    if _has_an_empty_side(tables, way.measure) and len(tables) == len(used):
        return None  # No finite ratio; the difference of risks says what can be said.
    return _with_left_out(_from_estimates(used, way, policy), results)


def _with_left_out(pooled: Pooled, results: Sequence[Result]) -> Pooled:
    inside = {share.study for share in pooled.shares}
    return replace(pooled, left_out=tuple(result.study for result in results if result.study not in inside))


def _has_an_empty_side(tables: Sequence[TwoByTwo], measure: Measure) -> bool:
    if not measure.is_ratio or not tables:
        return False
    return not all(math.fsum(cells) for cells in zip(*(_ratio_cells(table, measure) for table in tables), strict=True))


def _ratio_cells(table: TwoByTwo, measure: Measure) -> tuple[float, ...]:
    return table.cells if measure is Measure.OR else (table.treated.events, table.control.events)


def _from_tables(used: Sequence[Result], tables: Sequence[TwoByTwo], way: Way, policy: Policy) -> Pooled | None:
    """Rare events by Peto, empty cells by Mantel and Haenszel; `None` where neither is called for."""
    if way.measure.is_ratio and _is_for_peto(tables, policy):
        return _counted(used, Measure.OR, Manner.PETO, peto(tables), peto_weights(tables))
    if any(table.has_zero for table in tables):
        weights = mantel_haenszel_weights(tables, way.measure)
        return _counted(used, way.measure, Manner.MANTEL_HAENSZEL, mantel_haenszel(tables, way.measure), weights)
    return None


def _is_for_peto(tables: Sequence[TwoByTwo], policy: Policy) -> bool:
    people = math.fsum(table.people for table in tables)
    rare = 100 * math.fsum(table.events for table in tables) < policy.rare_percent * people
    return rare and all(_balance(table) <= policy.balance for table in tables)


def _balance(table: TwoByTwo) -> float:
    sizes = (table.treated.people, table.control.people)
    return max(sizes) / min(sizes)


def _counted(
    used: Sequence[Result], measure: Measure, manner: Manner, found: Estimate | None, weights: Sequence[float]
) -> Pooled | None:
    if found is None:
        return None
    interval = found.interval()
    _, spread = _averages(_estimates(used, measure))
    return _built(used, Way(measure), _Centre(manner, found, interval, spread, interval, None, None), weights)


def _from_estimates(used: Sequence[Result], way: Way, policy: Policy) -> Pooled:
    """One study as it stands, two by the common effect, more by REML with the modified interval."""
    estimates = _estimates(used, way.measure)
    common, spread = _averages(estimates)
    if len(used) <= _TOO_FEW_FOR_RANDOM:
        manner = Manner.SINGLE if len(used) == 1 else Manner.COMMON
        found = Estimate(common.value, common.error**2)
        centre = _Centre(manner, found, common.plain, spread, common.plain, spread.modified, None)
        return _built(used, way, centre, shares(estimates, 0.0))
    found = Estimate(spread.value, (spread.modified_error or spread.error) ** 2)
    predicted = spread.prediction(found.error) if len(used) >= policy.predict_from else None
    interval = spread.modified or spread.plain
    centre = _Centre(Manner.RANDOM, found, interval, spread, common.plain, spread.modified, predicted)
    return _built(used, way, centre, shares(estimates, spread.tau2))


_TOO_FEW_FOR_RANDOM = (
    2  # With one degree of freedom t is 12.7: right, and of no use (Bender 2018, doi:10.1002/jrsm.1297).
)


class _Centre(NamedTuple):
    """What was pooled, on the scale of analysis."""

    manner: Manner
    found: Estimate
    interval: Interval
    spread: Average
    common: Interval
    modified: Interval | None
    prediction: Interval | None


def _built(used: Sequence[Result], way: Way, centre: _Centre, weights: Sequence[float]) -> Pooled:
    measure = way.measure
    people = [result.all_people for result in used]
    return Pooled(
        measure=measure,
        instrument=way.instrument,
        manner=centre.manner,
        value=measure.printed(centre.found.value),
        interval=measure.printed_interval(centre.interval),
        analysed=centre.found,
        k=len(used),
        people=sum(number for number in people if number is not None),
        people_unknown=people.count(None),
        events=_sum_of_known([result.all_events for result in used]),
        tau2=centre.spread.tau2,
        i2=centre.spread.i2,
        common=measure.printed_interval(centre.common),
        modified=_printed(measure, centre.modified),
        prediction=_printed(measure, centre.prediction),
        shares=_shares(used, measure, weights),
    )


def _printed(measure: Measure, interval: Interval | None) -> Interval | None:
    return None if interval is None else measure.printed_interval(interval)


def _shares(used: Sequence[Result], measure: Measure, weights: Sequence[float]) -> tuple[Share, ...]:
    total = math.fsum(weights)
    return tuple(
        Share(
            result.study,
            100 * weight / total,
            measure.printed(estimate.value),
            measure.printed_interval(estimate.interval()),
        )
        for result, estimate, weight in zip(used, _estimates(used, measure), weights, strict=True)
    )


def _sum_of_known(numbers: Sequence[int | None]) -> int | None:
    """The sum, or `None` where one of them is not told."""
    known = [number for number in numbers if number is not None]
    return sum(known) if len(known) == len(numbers) else None


def _estimates(used: Sequence[Result], measure: Measure) -> list[Estimate]:
    found = (result.estimate(measure) for result in used)
    return [estimate for estimate in found if estimate is not None]


def _averages(estimates: Sequence[Estimate]) -> tuple[Average, Average]:
    """By the common effect and by random effects; there is at least one estimate."""
    common, spread = average(estimates, Tau.NONE), average(estimates, Tau.REML)
    if common is None or spread is None:
        raise ValueError("Nothing to pool.")
    return common, spread


def _difference(results: Sequence[Result], way: Way, policy: Policy) -> Difference | None:
    """The difference of risks beside a ratio, where every result is a table of events."""
    if not way.measure.is_ratio or not all(isinstance(result.found, TwoByTwo) for result in results):
        return None
    found = _pooled(results, Way(Measure.RD), policy)
    return None if found is None else Difference(found.value, found.interval)
