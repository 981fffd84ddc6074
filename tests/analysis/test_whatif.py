"""What if: the same grades as a full rebuild gives, and what moves is told."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

import graph
from graph.analysis.change import Change, JudgedStep, Rescoped, Reworded, changed, step_of
from graph.analysis.moves import Aspect
from graph.analysis.whatif import WhatIf, falls_without, falls_without_each, what_if
from graph.errors import UnknownIdError, UnknownIdsError
from graph.grading.assess import grade
from graph.model.base import EvidenceBase
from graph.model.claim import Reference, ReportedValue, Sense
from graph.model.finding import HarmKind
from graph.model.scales import Basis, Certainty, Conclusion, Domain, Fidelity, Kind, Stream, Wording
from graph.model.scope import Population, Scope
from graph.model.study import Design, Pooled, Standing
from tests.analysis.linked import CLAIMS, bases, days, judgements, raw_without, scopes
from tests.makers import ARTICLE, LOW_RISK, base, claim, finding, judgement, line, report, study
from tests.sample import sample

_POOLED = Pooled(Design.RANDOMISED_CONTROLLED_TRIAL)
OPEN_LABEL = Change(without=frozenset({"open-label"}))


@pytest.fixture(scope="module")
def stroke() -> EvidenceBase:
    return graph.read(graph.topic())


def rebuilt(whole: EvidenceBase, change: Change) -> graph.Grading:
    return grade(changed(whole, change), as_of=change.as_of)


# Equal to grading everything again


@pytest.mark.parametrize("gone", sample().studies)
def test_without_any_study_of_the_sample_the_answer_is_that_of_a_rebuild(gone: str) -> None:
    answer = what_if(sample(), Change(without=frozenset({gone})))

    assert answer.after == grade(sample().without([gone])) == grade(raw_without(sample(), {gone}))


def test_without_any_study_of_the_stroke_topic_the_answer_is_that_of_a_rebuild(stroke: EvidenceBase) -> None:
    before = grade(stroke)

    for gone in stroke.studies:
        answer = what_if(stroke, Change(without=frozenset({gone})), grading=before)

        assert answer.after == grade(stroke.without([gone])), gone


@given(bases(), st.data())
def test_any_studies_may_be_left_out_together(some: EvidenceBase, data: st.DataObject) -> None:
    gone = data.draw(st.frozensets(st.sampled_from(sorted(some.studies)))) if some.studies else frozenset()

    answer = what_if(some, Change(without=gone))

    assert answer.after == grade(some.without(gone)) == grade(raw_without(some, gone))


@given(bases(), st.data())
def test_any_change_gives_what_a_rebuild_gives(some: EvidenceBase, data: st.DataObject) -> None:
    change = data.draw(changes(some))

    answer = what_if(some, change)

    assert answer.before == grade(some)
    assert answer.after == rebuilt(some, change)
    assert {move.claim for move in answer.moves} == {id_ for id_ in some.claims if differs(answer, id_)}


@given(bases(), st.data(), days)
def test_a_change_may_start_from_another_day(some: EvidenceBase, data: st.DataObject, day: date) -> None:
    change = replace(data.draw(changes(some)), as_of=None)

    answer = what_if(some, change, grading=grade(some, as_of=day))

    assert answer.after == grade(changed(some, change), as_of=day)


@st.composite
def changes(draw: st.DrawFn, some: EvidenceBase) -> Change:
    rated = {claim.id for claim in some.claims.values() if claim.kind.is_rated}
    worded = sorted(claim.id for claim in some.claims.values() if claim.appearances)
    judged = sorted(map(step_of, some.judgements))
    reworded = st.builds(Reworded, st.sampled_from(worded or ["?"]), st.sampled_from(list(Wording)[1:]))
    return Change(
        without=draw(st.frozensets(st.sampled_from(sorted(some.studies) or ["?"]))) if some.studies else frozenset(),
        as_of=draw(st.none() | days),
        judgements=tuple(one for one in draw(st.lists(judgements, max_size=2)) if one.claim in rated),
        unjudged=tuple(draw(st.sets(st.sampled_from(judged))) if judged else ()),
        wordings=tuple(draw(st.lists(reworded, max_size=2))) if worded else (),
        scopes=tuple(draw(st.lists(st.builds(Rescoped, st.sampled_from(CLAIMS), scopes), max_size=1))),
    )


def differs(answer: WhatIf, claim_id: str) -> bool:
    """Whether a reader would call the two grades different: everything but the day, counts and what is only shown."""

    def told(grading: graph.Grading) -> tuple[object, ...]:
        one = grading.assessments[claim_id]
        return (
            one.certainty,
            one.at_best,
            (one.in_model.certainty, one.in_model.direction) if one.in_model else None,
            (one.basis, one.cited_basis),
            (one.conclusion, one.direction),
            one.marks,
            (one.fidelity, [check.fidelity for check in one.checks]),
            {
                (b.stream, b.on_product, r.rule, r.domain, r.outcome, r.change, r.replaced)
                for b in one.bodies
                for r in b.reasons
            },
        )

    return told(answer.before) != told(answer.after)


# What moves


def test_the_study_that_a_claim_rests_on_takes_its_grade_along() -> None:
    moved = {move.claim: move for move in what_if(sample(), OPEN_LABEL).moves}

    assert set(moved) == {"P1", "R1"}
    assert {Aspect.CERTAINTY, Aspect.BASIS, Aspect.CONCLUSION, Aspect.REASONS} <= set(moved["P1"].aspects)
    assert (moved["P1"].before.basis, moved["P1"].after.basis) == (Basis.HUMAN_UNCONTROLLED, Basis.NOTHING)
    assert (moved["P1"].before.certainty, moved["P1"].after.certainty) == (Certainty.VERY_LOW, None)
    assert moved["P1"].after.conclusion is Conclusion.NOT_STUDIED
    assert Aspect.FIDELITY in moved["R1"].aspects
    assert moved["R1"].after.fidelity is Fidelity.CANNOT_BE_CHECKED


def test_reasons_are_lost_and_gained_by_rule_and_body() -> None:
    many = [study(f"s{number}", line(), enrolled=60) for number in range(2)]

    (move,) = falls_without(base([claim()], many), "s0")

    told = {(found.reason.rule, found.reason.outcome.value) for found in move.gained}
    gone = {(found.reason.rule, found.reason.outcome.value) for found in move.lost}
    assert told == {("very-few", "fired"), ("votes-on-the-other-side", "could-not-judge")}
    assert gone == {("very-few", "silent"), ("votes-on-the-other-side", "silent")}
    assert {found.stream for found in move.gained} == {Stream.HUMAN_RANDOMISED}
    assert all(found.on_product for found in move.lost)


def test_other_numbers_in_the_same_sentence_are_no_move() -> None:
    many = [study(f"s{number}", line(), enrolled=300) for number in range(3)]

    assert falls_without(base([claim()], many), "s0") == ()


def test_what_is_only_shown_moves_nothing_though_it_is_no_longer_shown() -> None:
    answer = what_if(sample(), Change(without=frozenset({"awaiting"})))

    assert answer.moves == ()
    assert answer.before.assessments["P1"].awaiting == ("awaiting",)
    assert answer.after.assessments["P1"].awaiting == ()


def test_nothing_supposed_moves_nothing() -> None:
    assert what_if(sample(), Change()).moves == ()


def test_claims_that_a_change_cannot_reach_are_not_graded_again() -> None:
    before = grade(sample())

    after = what_if(sample(), OPEN_LABEL, grading=before).after.assessments

    kept = {id_ for id_, one in before.assessments.items() if after[id_] is one}
    assert kept == set(sample().claims) - {"P1", "R1"}


def test_claims_that_the_grades_at_hand_leave_out_are_not_looked_at() -> None:
    answer = what_if(sample(), OPEN_LABEL, grading=grade(sample(), only=["P1", "A1"]))

    assert list(answer.after.assessments) == ["P1", "A1"]
    assert [move.claim for move in answer.moves] == ["P1"]


def test_without_the_review_that_pools_it_a_trial_counts_itself() -> None:
    review = study("review", line(), design=Design.META_ANALYSIS, pooled=_POOLED, enrolled=500)
    trial = study("trial", line(), enrolled=30, included_in=("review",))
    whole = base([claim()], [review, trial])

    (move,) = falls_without(whole, "review")

    assert move.before.bodies[0].folded == ("trial",)
    assert move.after.bodies[0].studies == ("trial",)


@pytest.mark.parametrize("name", ["s1", "paper", "older-id"])
def test_a_claim_that_only_repeats_a_study_is_reached_by_whichever_name(name: str) -> None:
    told = study("s1", reports=(replace(report("paper"), aliases=("older-id",)),))
    says = claim(kind=Kind.REPORT, reported=(ReportedValue(name, None, count=1, total=2),), cites=(name,))
    whole = base([says], [told])

    answer = what_if(whole, Change(without=frozenset({"s1"})), grading=grade(whole))

    assert answer.after.assessments["C1"] is not answer.before.assessments["C1"]


def test_an_earlier_day_takes_away_what_was_not_yet_known() -> None:
    early = what_if(sample(), Change(as_of=date(2019, 12, 31)))

    assert early.after == grade(sample(), as_of=date(2019, 12, 31))
    assert {"P1", "A1", "A2", "L1", "K1"} <= {move.claim for move in early.moves}


def test_a_judgement_takes_the_place_of_the_one_before_and_can_be_taken_back() -> None:
    mild = judgement(Domain.IMPRECISION, -1, stream=Stream.HUMAN_RANDOMISED)
    severe = replace(mild, change=-2)
    trial = study("s1", line(findings=("f1",)), enrolled=10, risk=LOW_RISK, findings=(finding(),))
    whole = base([claim(outcome="function")], [trial], [mild])

    harder = what_if(whole, Change(judgements=(severe,)))
    freed = what_if(whole, Change(unjudged=(step_of(mild),)))

    assert harder.after == grade(replace(whole, judgements=(severe,)))
    assert freed.after == grade(replace(whole, judgements=()))
    assert {Aspect.CERTAINTY, Aspect.REASONS} <= set(harder.moves[0].aspects)
    assert [found.reason.rule for found in freed.moves[0].lost if found.reason.change] == ["judgement"]


def test_another_wording_moves_the_marks_alone() -> None:
    (move,) = what_if(sample(), Change(wordings=(Reworded("P1", Wording.HEDGED),))).moves

    assert (move.claim, move.aspects) == ("P1", (Aspect.MARKS,))
    assert move.before.marks is not None
    assert move.after.marks is not None
    assert (move.before.marks.too_firm, move.after.marks.too_firm) == (2, 0)


def test_another_scope_is_held_against_the_same_studies() -> None:
    (move,) = what_if(sample(), Change(scopes=(Rescoped("A1", Scope(Population.ANIMAL)),))).moves

    assert move.before.conclusion is Conclusion.NOT_TESTED_IN_PEOPLE
    assert move.after.conclusion is Conclusion.VERY_UNCERTAIN


def test_what_falls_without_each_study_is_told_for_every_study_or_some() -> None:
    every = falls_without_each(sample())

    assert list(every) == list(sample().studies)
    assert all(found == falls_without(sample(), study_id) for study_id, found in every.items())
    assert falls_without_each(sample(), only=["dish"]) == {"dish": every["dish"]}


def test_a_retraction_of_a_pooled_trial_moves_the_claim_of_its_review_alone() -> None:
    review = study("review", line(), design=Design.META_ANALYSIS, pooled=_POOLED, enrolled=500)
    gone = replace(report("gone"), standing=Standing.RETRACTED)
    whole = base([claim(), claim("C2")], [review, study("trial", reports=(gone,), included_in=("review",))])

    (move,) = falls_without(whole, "trial")

    assert (move.claim, [found.reason.rule for found in move.lost if found.reason.step]) == ("C1", ["data-concern"])


def test_a_recorded_harm_moves_every_claim_of_safety_of_its_product() -> None:
    tumour = replace(finding(outcome="growth", count=1), harm=HarmKind.TUMOUR, definitive=True)
    case = study("case", design=Design.CASE_REPORT, cells=("neural",), findings=(tumour,))
    safe = claim(kind=Kind.HARM, asserts=Sense.SAFETY, cells=("neural",))
    trial = study("trial", line(), cells=("neural",), enrolled=40)

    (move,) = falls_without(base([safe], [case, trial]), "case")

    assert move.before.conclusion is Conclusion.CONTRADICTED_IN_PART
    assert move.after.conclusion is not Conclusion.CONTRADICTED_IN_PART


# What cannot be supposed


def test_an_unknown_study_is_an_error_with_what_comes_near() -> None:
    with pytest.raises(UnknownIdError, match=r"^There is no study “open”\. Did you mean open-label\?$"):
        what_if(sample(), Change(without=frozenset({"open"})))


def test_a_report_is_no_study_but_leads_to_its_own() -> None:
    with pytest.raises(UnknownIdError, match=r"^There is no study “gone”\. Did you mean retracted\?$"):
        what_if(sample(), Change(without=frozenset({"gone"})))


def test_all_mistakes_are_told_at_once() -> None:
    wrong = Change(
        without=frozenset({"mouze", "dish", "nobody"}),
        judgements=(judgement(Domain.START, 1, stream=Stream.ANIMAL, claim_id="S1"),),
        unjudged=(JudgedStep("A1", Stream.ANIMAL, Domain.START),),
        wordings=(Reworded("K1", Wording.HEDGED), Reworded("P1", Wording.NONE)),
        scopes=(
            Rescoped("P9", Scope(Population.HUMAN, cells=("neurol",), outcome="functio", condition="diseas")),
            Rescoped("P1", Scope(Population.HUMAN, condition="kind-of-disease", phase="acuter")),
        ),
    )

    with pytest.raises(UnknownIdsError) as told:
        what_if(sample(), wrong)

    assert [(error.kind, error.id) for error in told.value.errors] == [
        ("study", "mouze"),
        ("study", "nobody"),
        ("claim with a certainty", "S1"),
        ("judgement", "A1/animal/start"),
        ("claim with a wording", "K1"),
        ("wording", "none"),
        ("claim", "P9"),
        ("cell type or product", "neurol"),
        ("outcome", "functio"),
        ("condition", "diseas"),
        ("phase of kind-of-disease", "acuter"),
    ]
    assert str(told.value).splitlines() == [str(error) for error in told.value.errors]
    assert told.value.errors[-1].near == ("acute",)


# The smaller base


def test_no_study_citation_or_reference_names_a_study_that_is_left_out() -> None:
    gone = study("gone", reports=(replace(report("paper"), aliases=("older-id",)),))
    kept = study("kept", included_in=("gone", "other"), tested_later_in=("other", "gone"))
    says = claim(cites=("paper", "kept", "older-id", "gone"))
    listed = replace(ARTICLE, references=(Reference("a", "paper"), Reference("b", "kept"), Reference("c")))
    whole = replace(base([says], [gone, kept, study("other")]), sources={ARTICLE.id: listed})

    less = whole.without(["gone"])

    assert set(less.studies) == {"kept", "other"}
    assert less.studies["kept"].included_in == less.studies["kept"].tested_later_in == ("other",)
    assert less.claims["C1"].cites == ("kept",)
    assert [reference.study for reference in less.sources[ARTICLE.id].references] == [None, "kept", None]


def test_what_a_claim_repeats_of_a_lost_study_is_still_said_and_cannot_be_checked() -> None:
    less = sample().without(["open-label"])

    (check,) = grade(less).assessments["R1"].checks
    assert (check.study, check.fidelity) == ("open-label", Fidelity.CANNOT_BE_CHECKED)


def test_leaving_out_nothing_leaves_everything() -> None:
    assert sample().without([]) == sample()
