"""What holds a claim up: every smallest set, as trying all losses finds them, and nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from itertools import combinations

import pytest
from hypothesis import given

import graph
from graph.analysis.keystones import LARGEST, LOAD, Fragility, Hold, Keystones, Position, keystones, load_bearing
from graph.analysis.moves import Aspect
from graph.errors import UnknownIdError
from graph.grading.assess import grade
from graph.model.assessment import Assessment
from graph.model.base import EvidenceBase
from graph.model.claim import Sense
from graph.model.finding import HarmKind
from graph.model.scales import Basis, Certainty, Conclusion, Direction, Domain, Kind, Stream, Wording
from graph.model.study import Design, Pooled, Study
from tests.analysis.linked import bases
from tests.makers import base, claim, finding, judgement, line, report, study
from tests.sample import sample

TRIED = frozenset[str]
FEW = ("C02", "C05", "C18", "C43", "C44", "K03")
"""Real claims that hang on one, two or three studies, of several kinds."""


@pytest.fixture(scope="module")
def stroke() -> EvidenceBase:
    return graph.read(graph.topic())


def by_trying(whole: EvidenceBase, claim_id: str, studies: Iterable[str]) -> set[tuple[TRIED, Aspect]]:
    """Each set of up to three studies with each aspect that it moves and that no part of it does: the definition.

    What is shown only is no support: that a claim would look better without a retracted trial holds nothing up.
    """
    graded = grade(whole, only=[claim_id]).assessments[claim_id]
    shown_only = {*graded.context, *graded.awaiting, *graded.circular, *graded.set_aside}
    repeated = {
        whole.study_of_report[check.study].id for check in graded.checks if check.study in whole.study_of_report
    }
    ids = sorted(set(studies) - (shown_only - (repeated if graded.kind is Kind.REPORT else set())))
    now = borne(graded)
    moved: dict[TRIED, set[Aspect]] = {}
    for size in range(1, LARGEST + 1):
        for lost in combinations(ids, size):
            after = borne(grade(whole.without(lost), only=[claim_id]).assessments[claim_id])
            moved[frozenset(lost)] = {aspect for aspect in LOAD if now[aspect] != after[aspect]}
    return {
        (lost, aspect)
        for lost, aspects in moved.items()
        for aspect in aspects
        if not any(aspect in moved[part] for part in moved if part < lost)
    }


def borne(one: Assessment) -> dict[Aspect, object]:
    return {Aspect.CERTAINTY: one.certainty, Aspect.BASIS: one.basis, Aspect.CONCLUSION: one.conclusion}


def told(found: Keystones) -> set[tuple[TRIED, Aspect]]:
    return set(pairs(found))


def pairs(found: Keystones) -> Iterator[tuple[TRIED, Aspect]]:
    for one in found.sets:
        for aspect in one.aspects:
            yield frozenset(one.studies), aspect


# All there are, and no other


@pytest.mark.parametrize("claim_id", sample().claims)
def test_on_the_sample_they_are_those_that_trying_every_loss_finds(claim_id: str) -> None:
    assert told(keystones(sample(), claim_id)) == by_trying(sample(), claim_id, sample().studies)


@pytest.mark.parametrize("claim_id", FEW)
def test_on_real_claims_they_are_those_that_trying_every_loss_finds(stroke: EvidenceBase, claim_id: str) -> None:
    studies = {line.study for line in stroke.lines_of[claim_id][:9]} | set(keystones(stroke, claim_id).bearing)

    assert told(keystones(stroke, claim_id)) == by_trying(stroke, claim_id, studies)


@given(bases(kinds=(Kind.EFFECT, Kind.HARM, Kind.MECHANISM, Kind.REPORT, Kind.BACKGROUND, Kind.FORECAST)))
def test_on_any_base_they_are_those_that_trying_every_loss_finds(some: EvidenceBase) -> None:
    for claim_id, found in load_bearing(some).items():
        assert told(found) == by_trying(some, claim_id, some.studies)


@given(bases())
def test_each_leaves_the_claim_where_grading_without_it_does(some: EvidenceBase) -> None:
    for claim_id, found in load_bearing(some).items():
        for one in found.sets:
            after = grade(some.without(one.studies)).assessments[claim_id]
            assert one.after == Position(after.certainty, after.at_best, after.basis, after.conclusion)


# What they say


def test_a_claim_with_one_study_hangs_on_it_in_every_aspect() -> None:
    found = keystones(sample(), "P1")

    (one,) = found.sets
    assert (one.studies, one.aspects) == (("open-label",), LOAD)
    assert one.after == Position(certainty=None, at_best=None, basis=Basis.NOTHING, conclusion=Conclusion.NOT_STUDIED)
    assert found.now == Position(
        certainty=Certainty.VERY_LOW,
        at_best=Certainty.VERY_LOW,
        basis=Basis.HUMAN_UNCONTROLLED,
        conclusion=Conclusion.VERY_UNCERTAIN,
    )
    assert found.alone == ("open-label",)
    assert (found.fragility, found.fragility.percent) == (Fragility(1, 1), 100)


def test_a_pig_among_mice_holds_up_the_basis_and_both_hold_up_the_rest() -> None:
    found = keystones(sample(), "A1")

    assert [(one.studies, one.aspects) for one in found.sets] == [
        (("pig",), (Aspect.BASIS,)),
        (("mouse", "pig"), (Aspect.CONCLUSION, Aspect.CERTAINTY)),
    ]
    assert (found.fragility.fewest, found.fragility.bearing, found.fragility.percent) == (1, 2, 50)


def trials(number: int) -> list[Study]:
    return [study(f"s{one}", line(), enrolled=500) for one in range(number)]


def test_more_than_three_is_told_apart_from_nothing_at_all() -> None:
    whole = base([claim(), claim("C2")], trials(4))

    many, nothing = load_bearing(whole).values()

    assert (many.fragility.hold, nothing.fragility.hold) == (Hold.ON_MANY, Hold.NOTHING_COUNTS)
    assert many.fragility.fewest is nothing.fragility.fewest is None
    assert many.fragility.percent is nothing.fragility.percent is None
    assert (many.bearing, nothing.bearing) == (("s0", "s1", "s2", "s3"), ())


def test_exactly_three_are_still_found() -> None:
    found = keystones(base([claim()], trials(3)), "C1")

    assert found.fragility == Fragility(3, 3)
    assert found.fragility.hold is Hold.ON_FEW


def test_a_pooled_trial_bears_load_together_with_its_review() -> None:
    pooled = Pooled(Design.RANDOMISED_CONTROLLED_TRIAL)
    review = study("review", line(), design=Design.META_ANALYSIS, pooled=pooled, enrolled=500)
    trial = study("trial", line(), enrolled=500, included_in=("review",))

    found = keystones(base([claim()], [review, trial]), "C1")

    assert found.bearing == ("review", "trial")
    assert (("review", "trial"), Aspect.CONCLUSION) in [(one.studies, one.aspects[0]) for one in found.sets]
    assert "trial" not in found.alone


def test_a_larger_loss_may_undo_a_smaller_one_and_is_then_no_keystone() -> None:
    for_it = [study(name, line(), enrolled=100) for name in ("a", "b")]
    against = [study(name, line("C1", Direction.DISPUTES), enrolled=60) for name in ("x", "y")]

    found = keystones(base([claim(kind=Kind.BACKGROUND)], for_it + against), "C1")

    assert found.now.conclusion is Conclusion.STUDIES_DISAGREE
    assert found.alone == ()
    assert {one.studies for one in found.sets if Aspect.CONCLUSION in one.aspects} == {("a", "b"), ("x", "y")}


def test_what_is_only_shown_and_other_cells_bear_nothing() -> None:
    assert keystones(sample(), "P1").bearing == ("open-label",)


def test_a_forecast_has_nothing_to_lose() -> None:
    forecast = base([claim(kind=Kind.FORECAST)], trials(2))

    assert keystones(forecast, "C1").fragility.hold is Hold.NOTHING_COUNTS


def test_judgements_stay_in_force_while_studies_are_lost() -> None:
    judged = judgement(Domain.RISK_OF_BIAS, 0, stream=Stream.HUMAN_RANDOMISED)
    whole = base([claim()], trials(2), [judged])

    assert told(keystones(whole, "C1")) == by_trying(whole, "C1", whole.studies)
    assert keystones(whole, "C1").now.certainty is Certainty.MODERATE
    assert keystones(replace(whole, judgements=()), "C1").now.certainty is Certainty.LOW


def test_they_are_those_of_the_day_of_the_grades_at_hand() -> None:
    early = study("early", line(), reports=(report("r", published=date(2018, 5, 1)),))
    late = study("late", line(), reports=(report("q", published=date(2022, 5, 1)),))
    whole = base([claim()], [early, late])

    assert keystones(whole, "C1", grading=grade(whole, as_of=date(2020, 1, 1))).bearing == ("early",)
    assert keystones(whole, "C1").bearing == ("early", "late")


def test_every_claim_or_some_can_be_asked_for_at_once() -> None:
    every = load_bearing(sample())

    assert list(every) == list(sample().claims)
    assert all(found == keystones(sample(), id_) for id_, found in every.items())
    assert load_bearing(sample(), only=["A1"]) == {"A1": every["A1"]}


def test_an_unknown_claim_is_an_error_with_what_comes_near() -> None:
    with pytest.raises(UnknownIdError, match=r"^There is no claim “P11”\. Did you mean P1\?$"):
        keystones(sample(), "P11")


def test_how_firmly_a_claim_is_worded_does_not_come_into_it() -> None:
    spoken = sample().claims["P1"]
    louder = replace(spoken, appearances=tuple(replace(a, wording=Wording.SUPERLATIVE) for a in spoken.appearances))

    assert keystones(replace(sample(), claims={**sample().claims, "P1": louder}), "P1") == keystones(sample(), "P1")


def test_a_report_hangs_on_the_study_that_it_repeats() -> None:
    (one,) = keystones(sample(), "R1").sets

    assert (one.studies, one.after.conclusion) == (("open-label",), Conclusion.COULD_NOT_BE_CHECKED)


def test_all_records_bear_a_statement_about_a_field_whatever_the_product() -> None:
    field = claim(kind=Kind.STATE_OF_FIELD, cells=("neural",))
    whole = base([field], [study("s1", line(), cells=("mesenchymal",))])

    assert keystones(whole, "C1").alone == ("s1",)


def test_a_definitive_case_of_the_same_product_holds_up_a_claim_of_harm_that_it_says_nothing_to() -> None:
    tumour = replace(finding(outcome="growth", count=1), harm=HarmKind.TUMOUR, definitive=True)
    case = study("case", design=Design.CASE_REPORT, cells=("neural",), findings=(tumour,))
    spoken = claim(kind=Kind.HARM, asserts=Sense.HARM, cells=("neural",))

    found = keystones(base([spoken], [case]), "C1")

    assert (found.now.conclusion, found.alone) == (Conclusion.SHOWN, ("case",))
