"""What would change a grade: proposals work, each of their parts is needed, and nothing hypothetical leaks."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from dataclasses import asdict, replace
from decimal import Decimal
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.analysis.proposals import Aim, Goal, Proposal, Proposals, Standing, WhyNone, proposals
from graph.analysis.proposing.hypothesis import RESERVED, narrowed, supposed
from graph.analysis.proposing.outcome import scale_of
from graph.analysis.proposing.outcome import with_result as with_numbers
from graph.analysis.proposing.records import Need
from graph.analysis.proposing.search import Search
from graph.analysis.proposing.sketch import DEMANDS, Part, Sketch, demands, designs
from graph.analysis.proposing.standing import standing
from graph.errors import UnknownIdError
from graph.grading.assess import grade
from graph.grading.method_table import shipped
from graph.grading.rulebook import rulebook
from graph.model.assessment import Assessment
from graph.model.base import EvidenceBase
from graph.model.claim import ReportedValue
from graph.model.scales import Basis, BodyDirection, Certainty, Conclusion, Direction, Domain, Kind, Rung, Stream
from graph.model.scope import Population
from graph.model.study import ComparatorKind, Design, Risk, RiskOfBias, Seen
from graph.model.values import Answer, Species
from graph.records.read import examine, read
from tests.analysis.evidence import topics, with_result
from tests.makers import LOW_RISK, TODAY, base, claim, effect, finding, judgement, line, report, study
from tests.records.topics import STUDY, TRIAL, changed, write_topic
from tests.sample import sample

STROKE = read(Path(__file__).parent.parent.parent / "data" / "stroke-nsc")


def stands(known: EvidenceBase, claim_id: str) -> Standing:
    """Where a claim stands, by a full grading of the whole base."""
    return standing(grade(known, only=[claim_id]).assessments[claim_id])


def stands_with(known: EvidenceBase, claim_id: str, sketch: Sketch) -> Standing:
    return standing(graded_with(known, claim_id, sketch))


def graded_with(known: EvidenceBase, claim_id: str, sketch: Sketch) -> Assessment:
    scale = scale_of(known, grade(known, only=[claim_id]).assessments[claim_id])
    with_it = supposed(known, claim_id, sketch, day=known.topic.curated_until, scale=scale)
    return grade(with_it, only=[claim_id]).assessments[claim_id]


def every(found: Proposals) -> Iterator[Proposal]:
    return (one for aim in Aim for one in found.of(aim))


def at_best(known: EvidenceBase, one: Proposal) -> Sketch:
    """The same study with everything done well that is not asked for."""
    sketch = one.sketch
    rest = demands(known, known.claims[one.claim], sketch.rung, sketch.direction) - {Part.RESULT, Part.CELLS}
    return replace(sketch, demands=sketch.demands | rest)


def assert_works_and_is_minimal(known: EvidenceBase, found: Proposals) -> None:
    assert found.now == stands(known, found.claim)
    for one in every(found):
        goal = one.goal
        assert not goal.is_met_by(found.now)
        ends = [stands_with(known, found.claim, sketch) for sketch in (one.sketch, at_best(known, one))]
        assert all(goal.is_met_by(end) for end in ends)
        promised = ends[:1] if one.sketch.direction is Direction.SUPPORTS else ends
        assert one.after in promised
        assert one.after.in_favour == max(end.in_favour for end in promised)
        assert {part.part for part in one.parts} == set(one.sketch.parts) - _without_a_cheaper_design(known, one)
        for size in {1, one.sketch.subjects // 2} - {0, one.sketch.subjects}:
            fewer = replace(one, sketch=one.sketch.of(size))
            small = [stands_with(known, found.claim, sketch) for sketch in (fewer.sketch, at_best(known, fewer))]
            assert not all(goal.is_met_by(end) for end in small), (one, size)
        for part in one.parts:
            assert stands_with(known, found.claim, part.left) == part.without
            assert not goal.is_met_by(part.without), (one, part)


def _without_a_cheaper_design(known: EvidenceBase, one: Proposal) -> set[Part]:
    return {Part.DESIGN} if one.sketch.rung is designs(known.claims[one.claim])[0] else set()


@pytest.mark.parametrize("claim_id", STROKE.claims)
def test_each_proposal_on_a_real_claim_works_and_none_of_its_parts_is_idle(claim_id: str) -> None:
    found = proposals(STROKE, claim_id)

    assert_works_and_is_minimal(STROKE, found)
    for aim in Aim:
        assert (found.why_none(aim) is None) == bool(found.of(aim))


def test_what_bears_on_a_claim_grades_as_the_whole_does() -> None:
    for claim_id, whole in grade(STROKE).assessments.items():
        part = grade(narrowed(STROKE, claim_id), only=[claim_id]).assessments[claim_id]

        assert replace(part, cited_basis=whole.cited_basis) == whole


@pytest.mark.parametrize("claim_id", sample().claims)
def test_each_proposal_on_the_sample_works_and_none_of_its_parts_is_idle(claim_id: str) -> None:
    known = sample()

    assert_works_and_is_minimal(known, proposals(known, claim_id))


# Not traced, nor the next: thousands of gradings of what other tests cover.
@pytest.mark.no_cover
@given(topics())
def test_each_proposal_on_made_up_evidence_works_and_none_of_its_parts_is_idle(known: EvidenceBase) -> None:
    assert_works_and_is_minimal(known, proposals(known, "C1"))


@pytest.mark.no_cover
@given(known=topics(), data=st.data())
def test_where_nothing_is_proposed_no_study_that_can_be_drawn_would_do(
    known: EvidenceBase, data: st.DataObject
) -> None:
    found = proposals(known, "C1")
    spoken = known.claims["C1"]
    rungs = {cap.rung for cap in found.caps}
    if not rungs or spoken.kind is Kind.BACKGROUND:
        return

    rung = data.draw(st.sampled_from(sorted(rungs)))
    some = data.draw(st.sets(st.sampled_from(sorted(demands(known, spoken, rung, Direction.SUPPORTS)))))
    sketch = Sketch(rung, Direction.SUPPORTS, data.draw(st.sampled_from((1, 2))), 150, frozenset(some))

    level = max(found.now.in_favour, 0) + 1
    assert not Goal(Aim.RAISE, level=level).is_met_by(stands_with(known, "C1", sketch))


def cost(sketch: Sketch) -> tuple[int, list[int], int]:
    """The published order: once before twice, then the dearest demand, then the size."""
    return sketch.studies, sorted((DEMANDS.index(part) for part in sketch.demands), reverse=True), sketch.subjects


@pytest.mark.parametrize("there", [(), (60,), (18, 40)], ids=["nothing", "one-trial", "two-trials"])
def test_no_cheaper_trial_of_any_make_does_what_the_proposal_does(there: tuple[int, ...]) -> None:
    trials = [study(f"s{n}", line(), enrolled=n, cells=("neural",), condition="disease") for n in there]
    known = base([claim(cells=("neural",), condition="disease", outcome="function")], trials)
    search = Search(known, "C1", rules=rulebook(), day=TODAY)
    (first, *_) = [one for one in proposals(known, "C1").raise_ if one.sketch.rung is Rung.HUMAN_RANDOMISED]

    every_demand = demands(known, known.claims["C1"], Rung.HUMAN_RANDOMISED, Direction.SUPPORTS)
    cheaper = [
        sketch
        for number in range(len(every_demand) + 1)
        for some in combinations(sorted(every_demand), number)
        for size in (1, 40, 60, 82, 99, 100, 139, 140, 199, 200)
        if cost(sketch := Sketch(Rung.HUMAN_RANDOMISED, Direction.SUPPORTS, 1, size, frozenset(some)))
        < cost(first.sketch)
    ]

    assert cheaper
    assert not [sketch for sketch in cheaper if first.goal.is_met_by(search.standing(sketch))]


def randomised(found: Proposals, level: Certainty) -> Proposal:
    return next(
        one for one in found.raise_ if one.sketch.rung is Rung.HUMAN_RANDOMISED and one.after.certainty is level
    )


def test_a_first_trial_must_have_as_many_people_as_the_rules_ask_for() -> None:
    known = base([claim(outcome="function")])

    found = proposals(known, "C1")

    few = rulebook()["few"].limit
    assert few is not None
    assert randomised(found, Certainty.LOW).subjects == randomised(found, Certainty.HIGH).subjects == few.value
    assert Part.LOW_RISK not in randomised(found, Certainty.MODERATE).sketch.demands
    assert Part.LOW_RISK in randomised(found, Certainty.HIGH).sketch.demands


def test_people_who_were_studied_already_need_not_be_studied_again() -> None:
    trial = study("s1", line(findings=("f1",)), enrolled=70, findings=(finding(),))
    known = base([claim(outcome="function")], [trial])

    assert randomised(proposals(known, "C1"), Certainty.LOW).subjects == 400 - 70


@pytest.mark.parametrize("limit", [390, 700])
def test_sizes_come_from_the_limits_of_the_method_that_is_given(limit: int) -> None:
    known, method = base([claim(outcome="function")]), shipped()
    other = replace(method, imprecision=replace(method.imprecision, few_people=limit))

    assert randomised(proposals(known, "C1", rules=rulebook(other)), Certainty.LOW).subjects == limit


def test_where_heads_do_not_decide_the_size_is_that_at_which_the_result_is_clear() -> None:
    """A risk of 0.40 raised by a quarter: the log ratio is 0.223, and its standard error the root of 5 / n."""
    known, method = base([claim(outcome="function")]), shipped()
    heedless = replace(method, imprecision=replace(method.imprecision, few_people=10, very_few_people=5))

    clear = randomised(proposals(known, "C1", rules=rulebook(heedless)), Certainty.LOW).subjects

    assert clear is not None
    assert clear == pytest.approx(5 * (1.96 / math.log(1.25)) ** 2, rel=0.05)


@pytest.mark.parametrize("better", [Answer.YES, Answer.NO])
def test_a_study_joins_the_estimate_that_decides_on_its_scale_and_shows_what_patients_notice(better: Answer) -> None:
    sign = 1 if better is Answer.YES else -1
    ends = sorted((sign, 9 * sign))
    gain = finding(instrument="scale", n=60, effect=effect(str(5 * sign), ci=(str(ends[0]), str(ends[1]))))
    trial = study("s1", line(findings=("f1",)), enrolled=60, findings=(gain,))
    known = base([claim(outcome="function")], [trial])
    known = replace(known, instruments={"scale": replace(known.instruments["scale"], higher_is_better=better)})
    scale = scale_of(known, grade(known).assessments["C1"])
    sketch = Sketch(Rung.HUMAN_RANDOMISED, Direction.SUPPORTS, 1, 200, frozenset({Part.RESULT, Part.OUTCOME}))

    shown = with_numbers(finding(), known.claims["C1"], sketch, scale).effect

    assert (scale.instrument, scale.difference) == ("scale", 6)
    assert shown is not None
    assert shown.value == 9 * sign
    assert shown.interval is not None
    assert not shown.interval.holds(Decimal(0))
    assert graded_with(known, "C1", sketch).bodies[0].studies == ("hypothetical:1", "s1")


@pytest.mark.parametrize("size", [1, 2, 3, 5, 9])
def test_a_handful_of_people_with_controls_can_never_tell(size: int) -> None:
    known = base([claim(outcome="function")])
    for rung in (Rung.HUMAN_CONTROLLED, Rung.HUMAN_RANDOMISED):
        for way in (Direction.SUPPORTS, Direction.DISPUTES):
            sketch = Sketch(rung, way, 1, size, demands(known, known.claims["C1"], rung, way))

            assert stands_with(known, "C1", sketch).direction is BodyDirection.INCONCLUSIVE


def test_a_mixed_result_raises_nothing() -> None:
    found = proposals(base([claim(outcome="function")]), "C1")

    assert found.raise_
    assert all(Part.RESULT in one.sketch.demands and one.after.direction is BodyDirection.FOR for one in found.raise_)


def test_two_studies_are_proposed_where_one_cannot_outweigh_what_is_there() -> None:
    rats = {"design": Design.ANIMAL_EXPERIMENT, "species": (Species.RAT,), "comparator": ComparatorKind.SHAM}
    silent = study("s1", line(direction=Direction.INCONCLUSIVE), **rats)  # type: ignore[arg-type]  # the maker's own
    known = base([claim(population=Population.RAT)], [silent])

    raising = proposals(known, "C1").raise_

    assert {one.studies for one in raising if one.sketch.rung is Rung.RODENT} == {2}
    assert all(Part.STUDIES in {part.part for part in one.parts} for one in raising if one.studies == 2)


def test_a_claim_about_animals_is_never_to_be_tried_on_people() -> None:
    known = base([claim(population=Population.MOUSE)])

    found = proposals(known, "C1")

    assert {one.species for one in every(found) if one.sketch.rung is not Rung.IN_VITRO} == {Species.MOUSE, Species.PIG}
    assert not any(one.after.basis.is_human for one in every(found))


def test_rodents_only_becomes_people_by_one_study_in_people() -> None:
    mouse = study("s1", line(), design=Design.ANIMAL_EXPERIMENT, species=(Species.MOUSE,))
    known = base([claim()], [mouse])

    found = proposals(known, "C1").basis

    assert [one.after.basis for one in found] == [
        Basis.HUMAN_UNCONTROLLED,
        Basis.HUMAN_CONTROLLED,
        Basis.HUMAN_RANDOMISED,
    ]
    assert [one.studies for one in found] == [1, 1, 1]
    assert (found[0].subjects, found[0].up_to) == (None, None)


def test_what_would_change_a_claim_about_people_is_only_ever_a_study_in_people() -> None:
    for spoken in sample().claims.values():
        if spoken.scope.population.is_human:
            found = proposals(sample(), spoken.id)

            assert all(one.sketch.rung.is_human for one in every(found)), spoken.id
            assert all(cap.rung.is_human for cap in found.caps), spoken.id


def test_a_precise_study_that_finds_no_difference_turns_a_claim_on_weak_evidence() -> None:
    """An interval inside 0.75 to 1.25 around a ratio of 1 at a risk of 0.40 takes some 463 people."""
    open_label = study(
        "s1", line(), design=Design.SINGLE_ARM_TRIAL, comparator=ComparatorKind.OWN_BASELINE, enrolled=18
    )
    known = base([claim()], [open_label])

    found = proposals(known, "C1")

    assert all(one.after.in_favour < 1 for one in found.lower)
    (nothing_in_it,) = [one for one in found.direction if one.goal.direction is BodyDirection.LITTLE_OR_NONE]
    assert nothing_in_it.after.conclusion is Conclusion.NO_IMPORTANT_EFFECT
    assert nothing_in_it.subjects == pytest.approx(6 * (1.96 / math.log(1.25)) ** 2, rel=0.06)


def test_a_design_that_starts_too_low_says_so() -> None:
    open_label = study("s1", line(), design=Design.SINGLE_ARM_TRIAL, comparator=ComparatorKind.OWN_BASELINE)

    (cap,) = proposals(base([claim()], [open_label]), "C1").caps

    assert cap.rung is Rung.HUMAN_UNCONTROLLED
    assert cap.starts_too_low


def test_what_holds_a_large_body_down_is_named() -> None:
    poor = [
        study(
            f"s{n}",
            line(),
            design=Design.ANIMAL_EXPERIMENT,
            species=(Species.RAT,),
            cells=("neural",),
            enrolled=100,
            risk=RiskOfBias(randomisation=Risk.HIGH),
        )
        for n in range(6)
    ]
    known = base([claim(cells=("neural",), population=Population.RAT)], poor)

    (cap,) = [cap for cap in proposals(known, "C1").caps if cap.rung is Rung.RODENT]

    assert cap.held_by == (Domain.RISK_OF_BIAS,)
    assert not cap.starts_too_low


def test_a_curators_judgement_holds_against_any_study() -> None:
    known = base(
        [claim()],
        [study("s1", line(), enrolled=50)],
        [judgement(Domain.RISK_OF_BIAS, -2, stream=Stream.HUMAN_RANDOMISED)],
    )

    levels = {one.after.certainty for one in proposals(known, "C1").raise_ if one.sketch.rung is Rung.HUMAN_RANDOMISED}

    assert Certainty.HIGH not in levels
    assert Certainty.MODERATE not in levels


@pytest.mark.parametrize(
    ("claim_id", "aim", "why"),
    [
        ("F1", Aim.RAISE, WhyNone.FORECAST),
        ("F1", Aim.WORDING, WhyNone.FORECAST),
        ("S1", Aim.LOWER, WhyNone.NOT_RATED),
        ("R1", Aim.BASIS, WhyNone.REPEATS_A_STUDY),
        ("N1", Aim.WORDING, WhyNone.SUPERLATIVE),
        ("K1", Aim.WORDING, WhyNone.NOT_WORDED),
        ("A2", Aim.WORDING, WhyNone.FAIR),
        ("K1", Aim.BASIS, WhyNone.TOP_BASIS),
    ],
)
def test_an_aim_that_makes_no_sense_is_told_why(claim_id: str, aim: Aim, why: WhyNone) -> None:
    found = proposals(sample(), claim_id)

    assert found.why_none(aim) is why
    assert found.of(aim) == ()


@pytest.mark.parametrize(
    ("direction", "aim", "why"),
    [(Direction.SUPPORTS, Aim.RAISE, WhyNone.HIGHEST), (Direction.DISPUTES, Aim.LOWER, WhyNone.LOWEST)],
)
def test_at_the_end_of_the_scale_nothing_goes_further(direction: Direction, aim: Aim, why: WhyNone) -> None:
    trial = study("s1", line(direction=direction, findings=("f1",)), enrolled=500, risk=LOW_RISK, findings=(finding(),))

    found = proposals(base([claim(outcome="function")], [trial]), "C1")

    assert (found.now.certainty, found.why_none(aim)) == (Certainty.HIGH, why)


def test_a_repeated_value_asks_for_its_report_or_for_its_record() -> None:
    gain, lost = ReportedValue("s1", "f1", count=11, total=17), ReportedValue("s1", None, count=3, total=4)
    told = study("s1", findings=(finding(count=11, total=17),), reports=(report(seen=Seen.SECONDARY),))
    known = base([claim(kind=Kind.REPORT, reported=(gain, lost))], [told])

    found = proposals(known, "C1").records

    assert [one.needs for one in found] == [Need.REPORT_SEEN, Need.RESULT_RECORDED]
    assert all(with_result(known, known.claims["C1"], value) for value in (gain, lost))


def test_a_claim_that_is_not_there_is_refused_with_the_nearest() -> None:
    with pytest.raises(UnknownIdError, match="Did you mean C1"):
        proposals(base([claim()]), "C11")


def test_proposing_leaves_the_base_and_its_grades_as_they_are() -> None:
    known = sample()
    before, graded = asdict_of(known), grade(known)

    for claim_id in known.claims:
        proposals(known, claim_id)

    assert asdict_of(known) == before
    assert grade(known) == graded


def asdict_of(known: EvidenceBase) -> str:
    return json.dumps({name: asdict(one) for name, one in known.studies.items()}, default=str) + repr(known.claims)


def test_no_assessment_of_a_real_base_names_a_hypothetical_study() -> None:
    known = sample()
    proposals(known, "P1")

    assert RESERVED not in repr(grade(known))
    assert RESERVED not in repr(known)
    assert RESERVED not in repr(proposals(known, "P1"))


def test_records_refuse_the_ids_of_hypothetical_studies(tmp_path: Path) -> None:
    fake = changed(STUDY, ("id: trial-2020", f"id: '{RESERVED}1'"))

    problems = examine(write_topic(tmp_path, {TRIAL: fake})).problems

    assert any(RESERVED in problem.message and "not well-formed" in problem.message for problem in problems)


def test_large_effects_lie_just_beyond_the_limits_of_their_rules() -> None:
    known = base([claim()])
    book = rulebook()
    asked = demands(known, known.claims["C1"], Rung.HUMAN_CONTROLLED, Direction.SUPPORTS)
    fired = {
        part: {
            str(reason.rule)
            for reason in graded_with(
                known, "C1", Sketch(Rung.HUMAN_CONTROLLED, Direction.SUPPORTS, 1, 400, asked - others)
            ).reasons
            if reason.step > 0 and reason.domain is Domain.LARGE_EFFECT
        }
        for part, others in (
            (Part.VERY_LARGE, frozenset[Part]()),
            (Part.LARGE, frozenset({Part.VERY_LARGE})),
            (None, frozenset({Part.VERY_LARGE, Part.LARGE})),
        )
    }

    assert fired == {Part.VERY_LARGE: {"very-large-effect"}, Part.LARGE: {"large-effect"}, None: set()}
    assert "very-large-effect" in book
