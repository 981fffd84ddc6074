"""Claims under several methods."""

from __future__ import annotations

from dataclasses import replace

import pytest

import graph
from graph.analysis.methods import compare_methods
from graph.grading.assess import grade
from graph.grading.method_table import SHIPPED, shipped
from graph.model.scales import Kind

STROKE = graph.read(graph.topic())


def test_each_method_says_what_grading_by_it_says() -> None:
    found = compare_methods(STROKE, [shipped(name) for name in SHIPPED])

    for place, name in enumerate(SHIPPED):
        alone = grade(STROKE, method=shipped(name)).assessments
        assert all(one.assessments[place] == alone[one.claim] for one in found.readings)


def test_every_claim_either_keeps_its_conclusion_or_moves() -> None:
    found = compare_methods(STROKE, [shipped(name) for name in SHIPPED])

    assert [one.claim for one in found.readings] == list(STROKE.claims)
    assert len(found.keeping) + len(found.moving) == len(STROKE.claims)
    assert all(one.others for one in found.moving)
    assert not any(one.others for one in found.keeping)
    assert found.agreeing(0) == len(STROKE.claims)


def test_aims_and_forecasts_are_not_graded_by_any_method() -> None:
    kept = {one.claim for one in compare_methods(STROKE, [shipped(name) for name in SHIPPED]).keeping}

    assert all(claim.id in kept for claim in STROKE.claims.values() if claim.kind in (Kind.AIM, Kind.FORECAST))


def test_a_method_that_starts_everything_lower_moves_what_is_more_than_very_uncertain() -> None:
    method = shipped()
    low = replace(method, name="low", start=replace(method.start, human_randomised=1))
    by_claim = {one.claim: one for one in compare_methods(STROKE, [method, low]).readings}

    assert not by_claim["K01"].keeps_conclusion
    assert not by_claim["K01"].keeps_certainty


def test_without_a_method_nothing_can_be_compared() -> None:
    with pytest.raises(ValueError, match="no method"):
        compare_methods(STROKE, [])
