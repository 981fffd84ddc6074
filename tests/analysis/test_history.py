"""A claim through time: what grading says on each day, cut at the days on which something changed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given

import graph
from graph.analysis.history import Arrival, Dating, History, history
from graph.analysis.moves import Aspect, moved
from graph.errors import UnknownIdError
from graph.grading.assess import grade
from graph.model.base import EvidenceBase
from graph.model.scales import Basis, Direction, Domain, Stream
from graph.model.study import Results, Standing
from tests.analysis.linked import bases, days
from tests.makers import TODAY, base, claim, judgement, line, report, study
from tests.sample import sample

MAY, JUNE, RETRACTED = date(2018, 5, 3), date(2019, 6, 4), date(2022, 7, 5)
DAY = timedelta(days=1)


@pytest.fixture(scope="module")
def stroke() -> EvidenceBase:
    return graph.read(graph.topic())


def told() -> EvidenceBase:
    """A trial of a day, one that was retracted, one of a year, one without a date, and one that awaits its results."""
    gone = report("r2", standing=Standing.RETRACTED, published=JUNE, withdrawn=RETRACTED)
    return base(
        [claim()],
        [
            study("of-a-day", line(), reports=(report("r1", published=MAY),)),
            study("retracted", line("C1", Direction.DISPUTES), enrolled=999, reports=(gone,)),
            study("of-a-year", line(), year=2020, reports=(report("r3", year=2021),)),
            study("undated", line(), year=None, reports=(report("r4", year=None),)),
            study("awaiting", line(), results=Results.AWAITING, reports=(report("r5", published=JUNE),)),
            study("weak", line(), weak="second-hand", reports=(report("r6", published=MAY),)),
        ],
    )


def test_each_step_is_the_day_on_which_something_became_known_or_was_retracted() -> None:
    epochs = history(told(), "C1").epochs

    assert [(epoch.start, epoch.end) for epoch in epochs] == [
        (None, MAY - DAY),
        (MAY, JUNE - DAY),
        (JUNE, date(2019, 12, 31)),
        (date(2020, 1, 1), RETRACTED - DAY),
        (RETRACTED, TODAY - DAY),
        (TODAY, None),
    ]
    assert [epoch.came for epoch in epochs] == [
        (),
        (Arrival("of-a-day", Dating.DAY, counts=True, other_cells=False),),
        (
            Arrival("awaiting", Dating.DAY, counts=False, other_cells=False),
            Arrival("retracted", Dating.DAY, counts=True, other_cells=False),
        ),
        (Arrival("of-a-year", Dating.YEAR, counts=True, other_cells=False),),
        (),
        (Arrival("undated", Dating.UNKNOWN, counts=True, other_cells=False),),
    ]
    assert [epoch.left for epoch in epochs] == [(), (), (), (), ("retracted",), ()]


def test_what_moved_is_told_of_each_step() -> None:
    epochs = history(told(), "C1").epochs

    assert epochs[0].aspects == ()
    assert {Aspect.CERTAINTY, Aspect.BASIS, Aspect.CONCLUSION} <= set(epochs[1].aspects)
    assert [epoch.assessment.basis for epoch in epochs[:2]] == [Basis.NOTHING, Basis.HUMAN_RANDOMISED]
    for before, after in pairwise(epochs):
        assert after.aspects == moved(before.assessment, after.assessment)


def test_a_retraction_without_a_day_counts_from_the_start() -> None:
    gone = report("r", standing=Standing.RETRACTED, published=MAY)

    (epoch,) = history(base([claim()], [study("gone", line(), reports=(gone,))]), "C1").epochs

    assert (epoch.start, epoch.end, epoch.assessment.set_aside) == (None, None, ("gone",))


def test_a_judgement_begins_a_time_of_its_own() -> None:
    judged = replace(judgement(Domain.IMPRECISION, 0, stream=Stream.HUMAN_RANDOMISED), judged=RETRACTED)
    trial = study("s1", line(), enrolled=10, reports=(report("r", published=MAY),))

    epochs = history(base([claim()], [trial], [judged]), "C1").epochs

    assert [(epoch.start, epoch.judged) for epoch in epochs] == [(None, ()), (MAY, ()), (RETRACTED, (judged,))]


def test_a_claim_on_which_nothing_bears_has_one_time() -> None:
    found = history(sample(), "N1")

    (epoch,) = found.epochs
    assert (epoch.start, epoch.end, epoch.assessment) == (None, None, grade(sample()).assessments["N1"])
    assert found.years == ()


@given(bases(), days)
def test_on_any_day_it_says_what_grading_says_of_that_day(some: EvidenceBase, day: date) -> None:
    asked = min(day, TODAY)

    for claim_id, one in grade(some, as_of=asked).assessments.items():
        assert replace(history(some, claim_id).at(asked).assessment, as_of=asked) == one


@given(bases())
def test_epochs_follow_each_other_without_gap_or_repetition(some: EvidenceBase) -> None:
    for claim_id in some.claims:
        found = history(some, claim_id)
        assert (found.epochs[0].start, found.epochs[-1].end) == (None, None)
        for before, after in pairwise(found.epochs):
            assert before.end == after.start - DAY
            assert replace(after.assessment, as_of=before.assessment.as_of) != before.assessment


@given(bases())
def test_who_came_and_who_left_add_up_to_who_is_known(some: EvidenceBase) -> None:
    for claim_id in some.claims:
        known: set[str] = set()
        for epoch in history(some, claim_id).epochs:
            known = (known | {arrival.study for arrival in epoch.came}) - set(epoch.left)
            lines = {line.study for line in some.lines_of.get(claim_id, ())}
            assert known == lines - set(epoch.assessment.set_aside)


@given(bases())
def test_each_epoch_is_the_grade_of_its_first_day(some: EvidenceBase) -> None:
    for claim_id in some.claims:
        for epoch in history(some, claim_id).epochs:
            day = epoch.start or epoch.assessment.as_of
            assert epoch.assessment == grade(some, as_of=day).assessments[claim_id]


@pytest.mark.parametrize("claim_id", ["C21", "C42", "C45", "K01"])
def test_on_real_claims_each_epoch_is_the_grade_of_its_first_and_of_its_last_day(
    stroke: EvidenceBase, claim_id: str
) -> None:
    found = history(stroke, claim_id)

    assert len(found.epochs) > 1
    for epoch in found.epochs:
        for day in (epoch.start or epoch.assessment.as_of, epoch.end or found.until):
            one = grade(stroke, as_of=day, only=[claim_id]).assessments[claim_id]
            assert replace(one, as_of=epoch.assessment.as_of) == epoch.assessment


def test_each_year_is_told_as_of_its_last_day_and_the_last_as_of_the_last_that_is_known() -> None:
    found = history(told(), "C1")

    ends = found.years

    assert [end.day for end in ends] == [*(date(year, 12, 31) for year in range(2018, 2026)), TODAY]
    for end in ends:
        one = grade(told(), as_of=end.day).assessments["C1"]
        assert replace(end.epoch.assessment, as_of=end.day) == one


def test_the_time_before_the_calendar_begins_is_no_error() -> None:
    old = study("old", line(), reports=(report("r", published=date.min),))

    found = history(base([claim()], [old]), "C1")

    assert isinstance(found, History)
    assert found.epochs[0].assessment.basis is Basis.HUMAN_RANDOMISED


def test_what_is_published_after_the_last_day_is_not_yet_part_of_it() -> None:
    late = study("late", line(), reports=(report("r", published=TODAY + DAY),))

    (epoch,) = history(base([claim()], [late]), "C1").epochs

    assert epoch.assessment.set_aside == ("late",)


def test_an_unknown_claim_is_an_error_with_what_comes_near() -> None:
    with pytest.raises(UnknownIdError, match=r"^There is no claim “P11”\. Did you mean P1\?$"):
        history(sample(), "P11")


def test_a_study_of_other_cells_comes_as_such() -> None:
    told = report("r", published=date(2020, 1, 1))
    other = study("other", line(), cells=("mesenchymal",), reports=(told,), year=2020)

    found = history(base([claim(cells=("neural",))], [other]), "C1")

    (arrival,) = found.epochs[1].came
    assert (arrival.counts, arrival.other_cells) == (True, True)
    assert "basis" not in found.epochs[1].aspects
