"""The promises of the method, each over generated bases: what must hold whatever the evidence is."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date
from itertools import pairwise

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from graph.grading.assess import grade
from graph.model.base import EvidenceBase
from graph.model.scales import BodyDirection, Certainty, Conclusion, Direction, Kind, Remarked, Wording
from graph.model.scope import Population
from graph.model.study import ComparatorKind, Design, Numbers, Pooled, Results, Risk, RiskOfBias, Standing, Study
from graph.model.values import Species
from tests.grading.promises.bases import bases, graded, studies, told, with_studies
from tests.makers import base, claim, line, report, study

_RATED = (Kind.EFFECT, Kind.MECHANISM, Kind.COMPARISON)
_LOW = RiskOfBias(*[Risk.LOW] * 5)
_FEW = settings(max_examples=50)


@_FEW
@given(
    bases(populations=(Population.HUMAN,), kinds=(*_RATED, Kind.HARM)),
    studies("people"),
    studies("z", of_people=False),
)
def test_people_first(without: EvidenceBase, people: Study, animal: Study) -> None:
    cells = without.claims["C1"].scope.cells
    treated = replace(people.treatment, cells=cells)
    some = with_studies(without, replace(people, species=(Species.HUMAN,), treatment=treated))
    assume(any(body.on_product and body.stream.is_human for body in graded(some).bodies))
    rats = {name for name, one in some.studies.items() if not one.species[0].is_human}

    assert told(graded(with_studies(some, animal))) == told(graded(some))
    assert told(graded(some.without(rats))) == told(graded(some))


_SWAPPED = {Direction.SUPPORTS: Direction.DISPUTES, Direction.DISPUTES: Direction.SUPPORTS}
_FLIPPED = {BodyDirection.FOR: BodyDirection.AGAINST, BodyDirection.AGAINST: BodyDirection.FOR}


@_FEW
@given(bases(kinds=_RATED, with_numbers=False))
def test_mirror(some: EvidenceBase) -> None:
    turned = [
        replace(
            one, lines=tuple(replace(two, direction=_SWAPPED.get(two.direction, two.direction)) for two in one.lines)
        )
        for one in some.studies.values()
    ]

    before, after = graded(some), graded(with_studies(some, *turned))

    assert (after.certainty, after.at_best) == (before.certainty, before.at_best)
    assert after.direction == (_FLIPPED.get(before.direction, before.direction) if before.direction else None)


def _better(one: Study, pick: int) -> Study:
    """The same study with one thing that nobody saw replaced by good news."""
    if pick == 0 and one.numbers.enrolled is None:
        return replace(one, numbers=Numbers(enrolled=1000))
    if pick == 1:
        seen = [Risk.LOW if risk is Risk.UNCLEAR else risk for risk in one.risk_of_bias.ratings]
        return replace(one, risk_of_bias=RiskOfBias(*seen))
    if pick == 2 and one.comparator is ComparatorKind.UNKNOWN:
        return replace(one, comparator=ComparatorKind.SHAM)
    return replace(one, condition="disease") if one.condition is None else one


@_FEW
@given(bases(kinds=(*_RATED, Kind.HARM)), st.integers(0, 4), st.integers(0, 3))
def test_good_news_never_hurts(some: EvidenceBase, number: int, pick: int) -> None:
    known = some.studies.get(f"s{number}")
    assume(known is not None and known.design is not Design.COHORT)  # A cohort that had controls changes its rung.
    assert known is not None
    before, after = graded(some), graded(with_studies(some, _better(known, pick)))

    for old, new in zip(before.bodies, after.bodies, strict=True):
        if old.certainty is not None and new.certainty is not None and old.stream is new.stream:
            assert new.certainty >= old.certainty
            assert new.certainty <= (old.at_best or 0)
    if before.certainty is not None and before.direction is after.direction:
        assert (after.certainty or 0) >= before.certainty


@_FEW
@given(bases(kinds=(*_RATED, Kind.REPORT)), st.integers(0, 4))
def test_once_is_once(some: EvidenceBase, number: int) -> None:
    known = some.studies.get(f"s{number}")
    assume(known is not None and known.results is Results.REPORTED)
    assert known is not None
    numbered = replace(known, registry_ids=("NCT01234567",))
    once = graded(with_studies(some, numbered))
    again = replace(numbered, id="z-again", registry_ids=("nct 01234567",))
    again = replace(again, lines=tuple(replace(one, study="z-again") for one in again.lines))
    twice = graded(with_studies(some, numbered, again))

    assert told(twice) == told(once)
    assert [len(body.studies) for body in twice.bodies] == [len(body.studies) for body in once.bodies]
    assert [body.subjects for body in twice.bodies] == [body.subjects for body in once.bodies]
    second = replace(numbered, reports=(*numbered.reports, replace(numbered.reports[0], id="second")))
    assert told(graded(with_studies(some, second))) == told(once)


@_FEW
@given(st.lists(st.integers(1, 300), min_size=1, max_size=4), st.integers(1, 300))
def test_a_review_beside_its_trials_and_a_second_review_add_nobody(sizes: list[int], pooled: int) -> None:

    inside = [study(f"t{n}", line(), enrolled=size, included_in=("review",)) for n, size in enumerate(sizes)]
    told_of = Pooled(Design.RANDOMISED_CONTROLLED_TRIAL, studies=len(sizes), search_until="2024-01")
    review = study("review", line(), design=Design.META_ANALYSIS, enrolled=pooled, pooled=told_of)
    older = replace(told_of, search_until="2020-01")
    second = study("older", line(), design=Design.META_ANALYSIS, enrolled=pooled, pooled=older)
    alone = graded(base([claim()], [review]))

    both = graded(base([claim()], [review, second, *inside]))

    assert told(both) == told(alone)
    assert [(body.studies, body.subjects) for body in both.bodies] == [
        (body.studies, body.subjects) for body in alone.bodies
    ]
    assert set(both.bodies[0].folded) == {"older", *(one.id for one in inside)}


@_FEW
@given(bases(with_numbers=False), st.integers(2, 50))
def test_nobody_votes_with_size(some: EvidenceBase, factor: int) -> None:
    larger = [
        replace(one, numbers=Numbers(enrolled=one.numbers.enrolled * factor))
        for one in some.studies.values()
        if one.numbers.enrolled
    ]

    before, after = graded(some), graded(with_studies(some, *larger))

    def directions(of: EvidenceBase) -> list[tuple[object, ...]]:
        found = graded(of).bodies
        return sorted((body.stream, body.on_product, body.named, body.direction) for body in found)

    assert directions(with_studies(some, *larger)) == directions(some)
    assert len(after.bodies) == len(before.bodies)


@_FEW
@given(bases(), st.integers(0, 4))
def test_a_retracted_study_counts_as_if_it_had_never_been_done(some: EvidenceBase, number: int) -> None:
    name = f"s{number}"
    assume(name in some.studies)
    withdrawn = tuple(replace(one, standing=Standing.RETRACTED) for one in some.studies[name].reports)
    after = graded(with_studies(some, replace(some.studies[name], reports=withdrawn)))

    without = graded(some.without([name]))

    assert after.set_aside == (name,)
    assert replace(after, set_aside=()) == replace(without, set_aside=())


def test_a_retraction_travels_to_the_review_that_pooled_the_study() -> None:

    pooled = Pooled(Design.RANDOMISED_CONTROLLED_TRIAL, studies=5)
    review = study("review", line(), design=Design.META_ANALYSIS, enrolled=900, pooled=pooled, risk=_LOW)
    trial = study("trial", enrolled=90, included_in=("review",))
    gone = replace(trial, reports=(report("r", standing=Standing.RETRACTED, withdrawn=date(2024, 1, 1)),))
    some = base([claim()], [review, gone])

    before, after = grade(some, as_of=date(2023, 1, 1)), grade(some, as_of=date(2025, 1, 1))

    def steps(grading: object) -> list[tuple[str, int]]:
        reasons = grading.assessments["C1"].reasons  # type: ignore[attr-defined]  # a Grading
        return [(one.rule, one.step) for one in reasons if one.rule == "data-concern"]

    assert steps(before) == [("data-concern", 0)]
    assert steps(after) == [("data-concern", -1)]


@_FEW
@given(bases(), st.data())
def test_what_only_the_claiming_source_tells_counts_in_nothing(some: EvidenceBase, data: st.DataObject) -> None:
    only = replace(data.draw(studies("z")), results=Results.REPORTED)
    seen_there = replace(only, reports=(report("z-r", seen_in="article"),))
    assume(only.lines[0].direction is not Direction.CONTEXT)

    before, after = graded(some), graded(with_studies(some, seen_there))

    assert after.circular == ("z",)
    assert after.bodies == before.bodies
    assert (after.certainty, after.basis) == (before.certainty, before.basis)
    if not before.bodies and before.conclusion is not Conclusion.NOT_GRADABLE:
        assert after.conclusion is Conclusion.ONLY_CLAIMED


_NEEDS = {
    Conclusion.SHOWN: Certainty.HIGH,
    Conclusion.SHOWN_NOT: Certainty.HIGH,
    Conclusion.PROBABLE: Certainty.MODERATE,
    Conclusion.PROBABLY_NOT: Certainty.MODERATE,
    Conclusion.POSSIBLE: Certainty.LOW,
    Conclusion.POSSIBLY_NOT: Certainty.LOW,
    Conclusion.NO_IMPORTANT_EFFECT: Certainty.LOW,
}


@_FEW
@given(bases())
def test_no_conclusion_is_warmer_than_its_certainty(some: EvidenceBase) -> None:
    after = graded(some)

    if after.conclusion in _NEEDS:
        assert (after.certainty or 0) >= _NEEDS[after.conclusion]
    if after.conclusion in (Conclusion.STUDIES_DISAGREE, Conclusion.INCONCLUSIVE) and after.certainty:
        assert after.certainty <= Certainty.LOW
    assert after.sentence.en.strip()
    assert after.sentence.zh.strip()
    assert after.kind.is_rated or after.certainty is None


@_FEW
@given(bases())
def test_softer_wording_never_widens_a_mark(some: EvidenceBase) -> None:
    seen = []
    for wording in Wording:
        softer = replace(some.claims["C1"].appearances[0], wording=wording)
        marks = graded(replace(some, claims={"C1": replace(some.claims["C1"], appearances=(softer,))})).marks
        seen.append((marks.too_firm, marks.too_much, marks.names_no_model) if marks else (0, False, False))

    for softer_marks, firmer_marks in pairwise(seen):
        assert all(soft <= firm for soft, firm in zip(softer_marks, firmer_marks, strict=True))


@_FEW
@given(bases(), st.randoms(use_true_random=False))
def test_the_order_of_records_never_matters(some: EvidenceBase, rng: random.Random) -> None:
    shuffled = list(some.studies.values())
    rng.shuffle(shuffled)

    assert graded(replace(some, studies={one.id: one for one in shuffled})) == graded(some)


@_FEW
@given(bases())
def test_the_reasons_of_every_body_add_up_and_can_be_said(some: EvidenceBase) -> None:
    for body in graded(some).bodies:
        assert sum(reason.change for reason in body.reasons) == (body.certainty or 0)
        assert bool(body.reasons) == (body.certainty is not None)
        assert (body.at_best or 0) >= (body.certainty or 0)
        for reason in body.reasons:
            assert reason.outcome is Remarked.FIRED or reason.change == 0
            assert reason.text.en.strip()
            assert reason.text.zh.strip()


@_FEW
@given(bases(kinds=_RATED))
def test_other_cells_never_lift_anything(some: EvidenceBase) -> None:
    assume(some.claims["C1"].scope.cells)
    other = study("z-other", line("C1"), enrolled=1000, cells=("mesenchymal",), risk=_LOW)

    before, after = graded(some), graded(with_studies(some, other))

    assert (after.basis, *told(after)) == (before.basis, *told(before))


@_FEW
@given(bases(), st.dates(date(2000, 1, 1), date(2019, 12, 31)))
def test_nothing_counts_before_it_was_public(some: EvidenceBase, day: date) -> None:
    early = grade(some, as_of=day).assessments["C1"]

    assert not early.bodies
    assert set(early.set_aside) == {name for name, one in some.studies.items() if one.lines}


@_FEW
@given(bases(populations=(Population.HUMAN,), kinds=_RATED))
def test_without_people_nothing_is_said_of_patients(some: EvidenceBase) -> None:
    people = {name for name, one in some.studies.items() if one.species == (Species.HUMAN,)}
    after = graded(some.without(people))

    if any(body.on_product for body in after.bodies):
        assert after.conclusion is Conclusion.NOT_TESTED_IN_PEOPLE
        assert after.certainty is Certainty.VERY_LOW
        assert "not tested in people" in after.sentence.en
