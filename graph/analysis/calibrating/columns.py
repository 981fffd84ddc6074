"""Everything that can be computed of one meta-analysis, by the names that tables of R's metafor commonly bear."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graph.grading.synthesis.asymmetry import egger
from graph.grading.synthesis.counted import mantel_haenszel, peto
from graph.grading.synthesis.heterogeneity import Tau, i2_of, q_p_value, tau2_interval, weighed
from graph.grading.synthesis.pooling import Average, average
from graph.grading.synthesis.values import Estimate, Interval, Measure, TwoByTwo

Named = Iterator[tuple[str, float]]

_ESTIMATORS = {"FE": Tau.NONE, "DL": Tau.DL, "PM": Tau.PM, "REML": Tau.REML}
_COUNTED = {"RR": Measure.RR, "OR": Measure.OR, "RD": Measure.RD}

_LOST = {"k1": 1, "riley": 2}


def columns(estimates: Sequence[Estimate], tables: Sequence[TwoByTwo] = ()) -> dict[str, float]:
    """The value of each column that these studies allow, on the scale of analysis."""
    found = dict(_of_tables(tables))
    found["k"] = float(len(estimates))
    if estimates:
        found.update(_of_spread(estimates))
        found.update(_of_averages(estimates))
    return found


def _of_tables(tables: Sequence[TwoByTwo]) -> Named:
    for name, measure in _COUNTED.items():
        yield from _of_estimate(f"MH_{name}", mantel_haenszel(tables, measure) if tables else None)
    yield from _of_estimate("PETO", peto(tables) if tables else None)


def _of_estimate(name: str, estimate: Estimate | None) -> Named:
    if estimate is None:
        return
    yield f"{name}_est", estimate.value
    yield f"{name}_se", estimate.error
    yield from _limits(name, estimate.interval())


def _of_spread(estimates: Sequence[Estimate]) -> Named:
    yield "Q", weighed(estimates, 0.0).q
    yield "Q_p", q_p_value(estimates)
    tau2 = tau2_interval(estimates)
    if tau2 is not None:
        for end, value in (("lo", tau2.low), ("hi", tau2.high)):
            yield f"QP_tau2_{end}", value
            yield f"QP_I2_{end}", i2_of(value, estimates) or 0.0
    asymmetry = egger(estimates)
    if asymmetry is not None:
        yield "EGGER_t", asymmetry.t
        yield "EGGER_p", asymmetry.p


def _of_averages(estimates: Sequence[Estimate]) -> Named:
    for name, tau in _ESTIMATORS.items():
        found = average(estimates, tau)
        if found is not None:
            yield from _of_average(name, found)


def _of_average(name: str, found: Average) -> Named:
    yield f"{name}_est", found.value
    yield f"{name}_se", found.error
    yield f"{name}_p", found.p_value
    yield from _limits(name, found.plain)
    if name == "FE":
        return
    yield f"{name}_tau2", found.tau2
    if found.i2 is not None and found.h2 is not None:
        yield f"{name}_I2", found.i2
        yield f"{name}_H2", found.h2
    yield from _of_hartung_knapp(f"{name}_HK", found)


def _of_hartung_knapp(name: str, found: Average) -> Named:
    error, interval, modified = found.hartung_knapp_error, found.hartung_knapp, found.modified
    if found.scale is None or error is None or interval is None or modified is None:
        return
    yield f"{name}_q", found.scale
    yield f"{name}_se", error
    yield from _limits(name, interval)
    yield from _limits(f"{name}_adhoc", modified)
    if found.hartung_knapp_p is not None:
        yield f"{name}_p", found.hartung_knapp_p
    yield from _of_predictions(name, found, error)


def _of_predictions(name: str, found: Average, error: float) -> Named:
    for rule, lost in _LOST.items():
        predicted = found.prediction(error, lost=lost)
        if predicted is not None:
            yield from _limits(f"{name}_PI_{rule}", predicted)


def _limits(name: str, interval: Interval) -> Named:
    yield f"{name}_lo", interval.low
    yield f"{name}_hi", interval.high
