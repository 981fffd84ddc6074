"""The benchmarks measure what they say: the synthetic base has its counts and its shape."""

from __future__ import annotations

import gc
from collections import Counter
from collections.abc import Iterable

import pytest
from synthetic import DENSE, LINES_PER_STUDY, STROKE, Shape, evidence

import graph
from graph.analysis.whatif import falls_without
from graph.model.base import EvidenceBase
from graph.model.line import EvidenceLine

SHAPES = pytest.mark.parametrize("shape", [STROKE, DENSE], ids=["stroke", "dense"])


@SHAPES
@pytest.mark.parametrize("claims", [1, 50, 120])
def test_a_synthetic_base_has_the_claims_and_lines_that_were_asked_for(shape: Shape, claims: int) -> None:
    base = evidence(claims, 10, shape=shape)

    assert len(base.claims) == claims
    assert len(lines(base)) == 10 * claims
    assert len(base.studies) == pytest.approx(10 * claims / LINES_PER_STUDY, rel=0.15)
    assert {line.claim for line in lines(base)} <= set(base.claims)


def test_a_seed_decides_the_whole_base() -> None:
    assert evidence(60, seed=3) == evidence(60, seed=3)
    assert evidence(60, seed=3) != evidence(60, seed=4)


def test_the_synthetic_base_has_the_shape_of_the_stroke_topic() -> None:
    made, real = evidence(2_000), graph.read(graph.topic())

    alike(shares(line.direction for line in lines(made)), shares(line.direction for line in lines(real)))
    alike(shares(claim.kind for claim in made.claims.values()), shares(claim.kind for claim in real.claims.values()))


def test_grading_leaves_no_garbage_to_collect() -> None:
    base = evidence(50)
    graph.grade(base)
    gc.collect()
    gc.disable()
    try:
        graph.grade(base)

        assert gc.collect() == 0
    finally:
        gc.enable()


def test_a_what_if_leaves_no_garbage_to_collect() -> None:
    base = evidence(50)
    before = graph.grade(base)
    falls_without(base, "S0", grading=before)
    gc.collect()
    gc.disable()
    try:
        assert any(falls_without(base, study, grading=before) for study in base.studies)

        assert gc.collect() == 0
    finally:
        gc.enable()


def lines(base: EvidenceBase) -> list[EvidenceLine]:
    return [line for study in base.studies.values() for line in study.lines]


def shares(values: Iterable[str]) -> dict[str, float]:
    counted = Counter(values)
    return {value: 100 * count / counted.total() for value, count in counted.items()}


def alike(made: dict[str, float], real: dict[str, float]) -> None:
    assert all(abs(made.get(value, 0) - share) < 10 for value, share in real.items()), (made, real)
