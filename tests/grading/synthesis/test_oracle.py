"""200 simulated meta-analyses that R's metafor 3.8 computed, column by column."""

from __future__ import annotations

import gzip
import json
import math
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from graph.analysis.calibrating.columns import columns
from graph.grading.synthesis.distributions import chi2_quantile
from graph.grading.synthesis.effects import FROM_EVENTS, FROM_MEANS
from graph.grading.synthesis.heterogeneity import tau2_interval, weighed
from graph.grading.synthesis.values import Estimate, Measure, TwoByTwo
from tests.grading.synthesis.trials import means, table

EVENTS = {"RR": Measure.RR, "OR": Measure.OR, "RD": Measure.RD}
MEANS = {"MD": Measure.MD, "SMD": Measure.SMD}


def test_effects_and_variances_are_those_of_metafor() -> None:
    wrong = [
        f"{one['id']}: {ours} is not {published}"
        for one in oracle()
        for ours, published in zip(effects(one), one["effects"], strict=True)
        if (ours is None) != (published is None)
        or (ours is not None and not all(map(close, (ours.value, ours.variance), published)))
    ]

    assert not wrong, wrong[:5]


def test_what_has_a_formula_is_equal_in_six_digits() -> None:
    wrong, seen = differing(lambda column: not column.startswith(("REML_", "QP_", "PM_")), 1e-6, 1e-8)

    assert seen > 6500
    assert not wrong, wrong[:5]


def test_what_is_searched_for_is_equal_as_far_as_metafor_searches() -> None:
    # Its default threshold for tau squared is 1e-5, which shows where tau squared itself is as small.
    wrong, seen = differing(lambda column: column.startswith(("REML_", "PM_")), 1.1e-4, 1e-5)

    assert seen > 6500
    assert not wrong, wrong[:5]


def test_the_limits_of_tau_squared_are_those_at_which_q_is_a_quantile() -> None:
    for one in oracle():
        estimates = [found for found in effects(one) if found]
        limits = tau2_interval(estimates) if len(estimates) > 1 else None
        if limits is None:
            continue
        df = len(estimates) - 1
        for limit, p in ((limits.low, 0.975), (limits.high, 0.025)):
            wanted = chi2_quantile(p, df)
            found = weighed(estimates, limit).q
            assert math.isclose(found, wanted, rel_tol=1e-8) or (limit == 0 and found <= wanted), one["id"]


def test_the_limits_of_tau_squared_lie_where_metafor_stops_searching() -> None:
    wrong, seen = differing(lambda column: column.startswith("QP_tau2"), 1e-3, 2e-4)

    assert seen > 300
    assert not wrong, wrong[:5]


def differing(chosen: Any, relative: float, absolute: float) -> tuple[list[str], int]:
    wrong, seen = [], 0
    for one in oracle():
        ours = columns([found for found in effects(one) if found], tables(one))
        for column, published in one["columns"].items():
            if not chosen(column) or column not in ours:
                assert not chosen(column) or undefined(column, published), f"{one['id']} lacks {column}"
                continue
            seen += 1
            if not close(ours[column], published, relative, absolute):
                wrong.append(f"{one['id']} {column}: {ours[column]} is not {published}")
    return wrong, seen


def undefined(column: str, published: float) -> bool:
    """Whether R wrote 0 where a standard error of 0 leaves nothing to compute."""
    return published == 0 and (column.endswith("HK_p") or column.startswith("MH_RD"))


def close(ours: float, published: float, relative: float = 1e-6, absolute: float = 1e-8) -> bool:
    return math.isclose(ours, published, rel_tol=relative, abs_tol=absolute)


def effects(one: dict[str, Any]) -> list[Estimate | None]:
    measure = one["measure"]
    if measure == "GIV":
        return [Estimate(value, error**2) for value, error in one["studies"]]
    if measure in EVENTS:
        return [FROM_EVENTS[EVENTS[measure]](trial) for trial in tables(one)]
    return [FROM_MEANS[MEANS[measure]](means(study[:3], study[3:])) for study in one["studies"]]


def tables(one: dict[str, Any]) -> list[TwoByTwo]:
    return [table(*study) for study in one["studies"]] if one["measure"] in EVENTS else []


@lru_cache(maxsize=1)
def oracle() -> tuple[dict[str, Any], ...]:
    return tuple(read())


def read() -> Iterator[dict[str, Any]]:
    raw = gzip.decompress((Path(__file__).parent / "oracle.json.gz").read_bytes())
    yield from json.loads(raw)
