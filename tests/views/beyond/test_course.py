"""The step chart of a claim: rows and stretches of time."""

from __future__ import annotations

from datetime import date

from graph.analysis.history import history
from graph.model.base import EvidenceBase
from graph.model.scales import Basis, Certainty, Kind
from graph.model.study import Design
from graph.model.values import Species
from graph.views.beyond.course import Steps, Sure, course
from tests.makers import base, claim, line, report, study


def known(kind: Kind = Kind.EFFECT) -> EvidenceBase:
    """Mice first, people ten years later."""
    mouse = study(
        "mouse",
        line(),
        design=Design.ANIMAL_EXPERIMENT,
        species=(Species.MOUSE,),
        reports=(report("m", published=date(2010, 1, 1)),),
        year=2010,
    )
    people = study("people", line(), reports=(report("p", published=date(2020, 1, 1)),), year=2020, enrolled=50)
    return base([claim(kind=kind)], [mouse, people])


def levels(steps: Steps) -> list[object]:
    return [steps.rows[stretch.row] for stretch in steps.stretches]


def test_the_chart_runs_through_the_levels_of_the_history_in_order() -> None:
    told = history(known(), "C1")
    drawn = course(told)

    assert drawn is not None
    assert levels(drawn.basis) == [epoch.assessment.basis for epoch in told.epochs]
    assert levels(drawn.basis) == [Basis.NOTHING, Basis.RODENTS_ONLY, Basis.HUMAN_RANDOMISED]


def test_stretches_have_no_gaps_and_run_from_end_to_end() -> None:
    drawn = course(history(known(), "C1"))

    assert drawn is not None
    assert drawn.certainty is not None
    for steps in (drawn.basis, drawn.certainty):
        assert steps.stretches[0].start == 0
        assert steps.stretches[-1].end == 1
        ends = [stretch.end for stretch in steps.stretches]
        assert [stretch.start for stretch in steps.stretches[1:]] == ends[:-1]


def test_a_step_stands_where_its_year_stands_on_the_axis() -> None:
    drawn = course(history(known(), "C1"))

    assert drawn is not None
    assert dict(drawn.ticks)[2020] == drawn.basis.stretches[-1].start


def test_epochs_on_one_level_are_one_stretch() -> None:
    studies = [
        study(f"s{year}", line(), reports=(report(f"r{year}", published=date(year, 1, 1)),), year=year)
        for year in (2010, 2015, 2020)
    ]
    told = history(base([claim()], studies), "C1")
    drawn = course(told)

    assert drawn is not None
    assert len(told.epochs) > 2
    assert levels(drawn.basis) == [Basis.NOTHING, Basis.HUMAN_RANDOMISED]


def test_the_surest_level_stands_at_the_top_and_the_whole_scale_is_there() -> None:
    drawn = course(history(known(), "C1"))

    assert drawn is not None
    assert drawn.certainty is not None
    assert list(drawn.certainty.rows) == [*(Sure(level) for level in reversed(Certainty)), Sure(None)]


def test_kinds_without_certainty_have_a_chart_of_their_basis_alone() -> None:
    drawn = course(history(known(Kind.BACKGROUND), "C1"))

    assert drawn is not None
    assert drawn.certainty is None


def test_a_claim_that_nothing_bears_on_has_no_chart() -> None:
    assert course(history(base([claim()], []), "C1")) is None
