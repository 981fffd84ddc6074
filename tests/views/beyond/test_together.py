"""What lies beyond a grade is what the analyses find, worked out once."""

from __future__ import annotations

import pytest

from graph.analysis.history import history
from graph.analysis.keystones import load_bearing
from graph.analysis.moves import Aspect
from graph.analysis.precedent import precedents
from graph.analysis.proposals import proposals
from graph.grading.assess import grade
from graph.views.beyond.together import beyond, fragilities, is_step
from tests.makers import base, claim, line, study
from tests.sample import sample


@pytest.mark.parametrize("claim_id", sample().claims)
def test_it_is_what_the_analyses_find(claim_id: str) -> None:
    known = sample()
    grading = grade(known)

    found = beyond(known, grading, claim_id)

    assert found.proposals == proposals(known, claim_id)
    assert found.keystones == load_bearing(known, grading=grading)[claim_id]
    assert found.history == history(known, claim_id)
    assert found.precedents == precedents(known, claim_id, grading=grading)


def test_it_is_worked_out_once_for_the_same_grades_and_anew_for_others() -> None:
    known = sample()
    grading = grade(known)
    first = beyond(known, grading, "P1")

    smaller = known.without(["open-label"])

    assert beyond(known, grading, "P1") is first
    assert beyond(smaller, grade(smaller), "P1").keystones != first.keystones


def test_the_fragility_of_every_claim_is_that_of_its_keystones() -> None:
    known = sample()
    grading = grade(known)

    assert fragilities(known, grading) == tuple(one.fragility for one in load_bearing(known, grading=grading).values())


def test_a_day_is_a_step_only_where_certainty_basis_or_conclusion_moved() -> None:
    agreeing = base([claim()], [study(f"s{year}", line(), year=year) for year in range(2010, 2016)])
    told = history(agreeing, "C1").epochs

    assert any(is_step(epoch) for epoch in told)
    assert any(epoch.aspects and not is_step(epoch) for epoch in told)
    for epoch in told:
        assert is_step(epoch) == bool({Aspect.CERTAINTY, Aspect.BASIS, Aspect.CONCLUSION} & set(epoch.aspects))
