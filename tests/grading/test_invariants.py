"""What must hold whatever the evidence: grading is a pure function of records."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from graph.grading.assess import grade
from graph.model.assessment import Assessment
from graph.model.base import EvidenceBase
from graph.model.claim import HarmSense
from graph.model.scales import Basis, Direction, Domain, Kind, Remarked, Stream, Verdict, Wording
from graph.model.scope import Population
from graph.model.study import ComparatorKind, Design, Funder, ReportKind, Results, Risk, RiskOfBias, Standing, Study
from graph.model.values import Answer, Species
from tests.makers import base, claim, judgement, line, report, study

_IN_PEOPLE = (
    Design.RANDOMISED_CONTROLLED_TRIAL,
    Design.COHORT,
    Design.SINGLE_ARM_TRIAL,
    Design.CASE_REPORT,
    Design.GUIDELINE,
    Design.IN_VITRO_EXPERIMENT,
)
_RANK = (
    Basis.NOTHING,
    Basis.STATEMENT_ONLY,
    Basis.IN_VITRO_ONLY,
    Basis.RODENTS_ONLY,
    Basis.ANIMALS_ONLY,
    Basis.HUMAN_UNCONTROLLED,
    Basis.HUMAN_CONTROLLED,
    Basis.HUMAN_RANDOMISED,
)


@st.composite
def one_study(draw: st.DrawFn, name: str) -> Study:
    species = draw(st.sampled_from((Species.HUMAN, Species.RAT, Species.PIG, Species.ANIMAL)))
    design = draw(st.sampled_from(_IN_PEOPLE)) if species.is_human else Design.ANIMAL_EXPERIMENT
    return study(
        name,
        line("C1", draw(st.sampled_from(Direction))),
        design=design,
        species=(species,),
        enrolled=draw(st.none() | st.integers(0, 400)),
        cells=draw(st.sampled_from(((), ("neural",), ("progenitor",), ("product-a",), ("mesenchymal",)))),
        comparator=draw(st.sampled_from((ComparatorKind.SHAM, ComparatorKind.OWN_BASELINE, ComparatorKind.UNKNOWN))),
        randomised=draw(st.sampled_from(Answer)),
        risk=RiskOfBias(*(draw(st.sampled_from(Risk)) for _ in range(5))),
        funder=draw(st.sampled_from(Funder)),
        results=draw(st.sampled_from((Results.REPORTED, Results.REPORTED, Results.AWAITING))),
        reports=(report(f"{name}-r", kind=draw(st.sampled_from(ReportKind))),),
        condition=draw(st.sampled_from((None, "disease", "injury"))),
    )


@st.composite
def bases(draw: st.DrawFn) -> EvidenceBase:
    kind = draw(st.sampled_from(Kind))
    spoken_of = claim(
        kind=kind,
        population=draw(st.sampled_from(Population)),
        cells=draw(st.sampled_from(((), ("neural",), ("product-a",)))),
        condition=draw(st.sampled_from((None, "disease"))),
        outcome=draw(st.sampled_from((None, "function", "graft"))),
        wording=draw(st.sampled_from(list(Wording)[1:])),
        asserts=HarmSense.SAFETY if kind is Kind.HARM else None,
        cites=("s0",),
    )
    studies = [draw(one_study(f"s{number}")) for number in range(draw(st.integers(0, 5)))]
    return base([spoken_of], studies)


def graded(of: EvidenceBase) -> Assessment:
    return grade(of).assessments["C1"]


@given(bases())
def test_the_reasons_of_every_body_add_up_to_its_certainty(some: EvidenceBase) -> None:
    for body in graded(some).bodies:
        total = sum(reason.change for reason in body.reasons)

        assert total == (body.certainty or 0)
        assert bool(body.reasons) == (body.certainty is not None)


@given(bases())
def test_a_reason_that_did_not_fire_changes_nothing(some: EvidenceBase) -> None:
    for body in graded(some).bodies:
        for reason in body.reasons:
            assert reason.outcome is Remarked.FIRED or reason.change == reason.step == 0


@given(bases())
def test_every_reason_can_be_said_in_both_languages(some: EvidenceBase) -> None:
    for body in graded(some).bodies:
        for reason in body.reasons:
            assert reason.text.en.strip()
            assert reason.text.zh.strip()


@given(bases(), st.randoms(use_true_random=False))
def test_the_order_of_studies_never_matters(some: EvidenceBase, rng: random.Random) -> None:
    shuffled = list(some.studies.values())
    rng.shuffle(shuffled)
    other = replace(some, studies={one.id: one for one in shuffled})

    assert graded(other) == graded(some)


@given(bases())
def test_a_second_report_of_the_same_study_changes_nothing(some: EvidenceBase) -> None:
    twice = {
        one.id: replace(one, reports=(*one.reports, replace(one.reports[0], id=f"{one.id}-again")))
        for one in some.studies.values()
    }

    assert graded(replace(some, studies=twice)) == graded(some)


@given(bases(), st.integers(0, 4))
def test_a_retracted_study_counts_as_if_it_had_never_been_done(some: EvidenceBase, number: int) -> None:
    name = f"s{number}"
    if name not in some.studies:
        return
    withdrawn = tuple(replace(one, standing=Standing.RETRACTED) for one in some.studies[name].reports)
    retracted = replace(some, studies={**some.studies, name: replace(some.studies[name], reports=withdrawn)})

    after = graded(retracted)

    assert after.set_aside == (name,)
    without = graded(some.without([name]))
    assert replace(after, set_aside=()) == replace(without, set_aside=())


@given(bases())
def test_softer_wording_never_widens_the_gap(some: EvidenceBase) -> None:
    steps = []
    for wording in list(Wording)[1:]:
        softer = replace(some.claims["C1"].appearances[0], wording=wording)
        reworded = replace(some.claims["C1"], appearances=(softer,))
        gap = graded(replace(some, claims={"C1": reworded})).gap
        assert gap is not None
        steps.append(gap.steps)

    assert steps == sorted(steps)


@given(bases())
def test_off_product_lines_lift_neither_basis_nor_verdict_nor_certainty(some: EvidenceBase) -> None:
    before = graded(some)
    other = study("z-other", line("C1"), enrolled=1000, cells=("mesenchymal",), risk=RiskOfBias(*[Risk.LOW] * 5))
    speaks_of_cells = bool(some.claims["C1"].scope.cells)

    after = graded(replace(some, studies={**some.studies, other.id: other}))

    if speaks_of_cells:
        assert (after.basis, after.verdict, after.certainty) == (before.basis, before.verdict, before.certainty)


@given(bases())
def test_one_more_supporting_study_never_lowers_the_basis(some: EvidenceBase) -> None:
    before = graded(some)
    cells = some.claims["C1"].scope.cells
    more = study("z-more", line("C1"), enrolled=20, cells=cells)

    after = graded(replace(some, studies={**some.studies, more.id: more}))

    if before.basis is not Basis.NOT_GRADABLE:
        assert _RANK.index(after.basis) >= _RANK.index(before.basis)


@given(bases())
def test_what_is_only_shown_changes_nothing(some: EvidenceBase) -> None:
    shown = study("z-shown", line("C1", Direction.CONTEXT), enrolled=1000)
    weak = study("z-weak", line("C1"), enrolled=1000, weak="second-hand")

    after = graded(replace(some, studies={**some.studies, shown.id: shown, weak.id: weak}))

    before = graded(some)
    assert replace(after, context=(), set_aside=()) == replace(before, context=(), set_aside=())
    assert "z-shown" in after.context
    assert "z-weak" in after.set_aside


@given(bases())
def test_certainty_in_the_model_is_never_below_certainty_for_patients(some: EvidenceBase) -> None:
    for body in graded(some).bodies:
        if body.certainty is not None and body.in_model is not None:
            assert body.in_model >= body.certainty


@given(bases())
def test_only_rated_kinds_have_a_certainty_and_forecasts_have_no_grade(some: EvidenceBase) -> None:
    after = graded(some)

    assert after.rated == after.kind.is_rated
    assert after.certainty is None or after.rated
    if after.kind is Kind.FORECAST:
        assert (after.basis, after.verdict) == (Basis.NOT_GRADABLE, Verdict.NOT_GRADABLE)


@given(bases(), st.sampled_from(sorted(set(Domain) - {Domain.START, Domain.SCALE})), st.integers(-2, 0))
def test_a_judgement_replaces_the_steps_of_its_domain_and_keeps_them(
    some: EvidenceBase, domain: Domain, change: int
) -> None:
    judged = replace(some, judgements=(judgement(domain, change, stream=Stream.ANIMAL),))

    for body in graded(judged).bodies:
        own = [reason for reason in body.reasons if reason.domain is domain]
        if body.stream is Stream.ANIMAL and body.on_product and own:
            assert own[0].rule == "judgement"
            assert sum(reason.change for reason in own) == change
            assert all(reason.replaced for reason in own[1:])


@given(bases(), st.dates(date(2000, 1, 1), date(2019, 12, 31)))
def test_nothing_counts_before_it_was_public(some: EvidenceBase, day: date) -> None:
    early = grade(some, as_of=day).assessments["C1"]

    assert not early.bodies
    assert set(early.set_aside) == {study for study, one in some.studies.items() if one.lines}
