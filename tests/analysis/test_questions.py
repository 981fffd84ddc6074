"""Questions: what is asked of a base whatever an article says, and answered by the rules that grade claims."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from graph.analysis.answering import direction_of, lines
from graph.analysis.questions import Questions, question_of, questions
from graph.model.base import EvidenceBase
from graph.model.biology import Condition
from graph.model.finding import HarmKind, Reading
from graph.model.scales import BodyDirection, Certainty, Conclusion, Direction, Stream
from graph.model.study import ComparatorKind, Results, Study
from graph.model.values import Species
from graph.records.read import read
from graph.resources import topic
from tests.makers import base, claim, finding, study, text

BEFORE = ComparatorKind.OWN_BASELINE
STROKE = Condition("stroke", text("stroke"))
RATS = Condition("rat-stroke", text("stroke in rats"), broader=("stroke",))


def asked(*studies: Study, claims: tuple[object, ...] = ()) -> Questions:
    return questions(world(*studies, claims=claims))


def world(*studies: Study, claims: tuple[object, ...] = ()) -> EvidenceBase:
    """Studies of neural cells after a stroke, unless they say otherwise."""
    made = base([claim(), *claims], studies)  # type: ignore[list-item]  # claims only
    return replace(made, conditions={"stroke": STROKE, "rat-stroke": RATS})


def trial(id_: str, *findings: object, **more: object) -> Study:
    made = study(id_, findings=findings, cells=("neural",), **more)  # type: ignore[arg-type]  # names of the maker
    return replace(made, condition="stroke")


FUNCTION = "neural--function--stroke"


def test_a_treatment_given_to_people_is_asked_of_each_outcome_measured_in_them() -> None:
    found = asked(trial("one", finding()))

    assert FUNCTION in found.questions
    assert found.answer(FUNCTION).bodies[0].studies == ("one",)


def test_what_was_only_measured_in_animals_is_no_question_about_people() -> None:
    rat = replace(trial("rat", finding(), species=(Species.RAT,)), condition="rat-stroke")

    assert asked(rat).questions == {}


def test_animals_stand_beside_people_in_the_answer_and_never_decide_it() -> None:
    rat = replace(trial("rat", finding(), species=(Species.RAT,)), condition="rat-stroke")
    answer = asked(trial("one", finding(reading=Reading.NO_DIFFERENCE)), rat).answer(FUNCTION)

    assert {body.stream for body in answer.bodies} == {Stream.HUMAN_RANDOMISED, Stream.ANIMAL}
    assert answer.direction is BodyDirection.INCONCLUSIVE


def test_a_trial_gives_its_changes_from_baseline_to_another_stream_than_its_comparison() -> None:
    both = trial("one", finding("f1", reading=Reading.NO_DIFFERENCE), finding("f2", comparator=BEFORE))
    streams = {body.stream: body.direction for body in asked(both).answer(FUNCTION).bodies}

    assert streams == {
        Stream.HUMAN_RANDOMISED: BodyDirection.INCONCLUSIVE,
        Stream.HUMAN_UNCONTROLLED: BodyDirection.FOR,
    }


def test_the_primary_result_speaks_for_a_study_and_else_results_that_differ_are_mixed() -> None:
    gain, none = finding("f1"), finding("f2", reading=Reading.NO_DIFFERENCE)

    assert direction_of([gain, none], counts_harm=False) is Direction.MIXED
    assert direction_of([gain, replace(none, primary=True)], counts_harm=False) is Direction.INCONCLUSIVE
    assert direction_of([replace(gain, reading=Reading.HARM)], counts_harm=False) is Direction.DISPUTES
    assert direction_of([replace(gain, reading=Reading.HARM)], counts_harm=True) is Direction.SUPPORTS


def test_a_comparison_of_doses_does_not_answer_whether_treatment_helps() -> None:
    assert asked(trial("one", finding(comparator=ComparatorKind.OTHER_DOSE))).questions == {}


def test_an_outcome_on_which_harm_is_counted_is_asked_as_harm() -> None:
    found = asked(trial("one", finding(reading=Reading.HARM, harm=HarmKind.SERIOUS_EVENT)))

    assert found.questions[FUNCTION].counts_harm
    assert found.answer(FUNCTION).direction is BodyDirection.FOR


def test_another_condition_is_another_question() -> None:
    injured = replace(trial("two", finding()), condition="injury")
    made = replace(world(trial("one", finding()), injured), conditions={
        "stroke": STROKE, "injury": Condition("injury", text("injury")),
    })  # fmt: skip

    assert [questions(made).answer(f"neural--function--{one}").bodies[0].studies for one in ("stroke", "injury")] == [
        ("one",),
        ("two",),
    ]


def test_other_cells_are_a_body_of_their_own() -> None:
    other = replace(study("other", findings=(finding(),), cells=("mesenchymal",)), condition="stroke")
    answer = asked(trial("one", finding()), other).answer(FUNCTION)

    assert {body.studies: body.on_product for body in answer.bodies} == {("one",): True, ("other",): False}


def test_a_trial_without_results_is_awaited_and_counted_in_nothing() -> None:
    found = asked(trial("one", finding()), trial("two", results=Results.AWAITING))

    assert found.answer(FUNCTION).awaiting == ("two",)


def test_claims_lead_to_the_question_that_they_ask() -> None:
    asks = claim("C2", cells=("neural",), outcome="function", condition="stroke")
    vague = claim("C3", cells=("neural",), condition="stroke")
    found = asked(trial("one", finding()), claims=(asks, vague))

    assert found.claims[FUNCTION] == (asks,)
    assert question_of(vague) is None


def test_a_curated_line_changes_no_answer() -> None:
    made = world(trial("one", finding(reading=Reading.NO_DIFFERENCE)))
    one = questions(made).questions[FUNCTION]
    drawn = [line.direction for line in lines(made, made.studies["one"], one)]

    assert drawn == [Direction.INCONCLUSIVE]


# The stroke topic, computed by hand ---------------------------------------------------------------------------------


@cache
def stroke() -> Questions:
    return questions(read(topic()))


def test_sb623_after_stroke_is_16_of_111_against_7_of_52() -> None:
    """16/111 over 7/52 is 1.0708; its log has the variance 1/16 − 1/111 + 1/7 − 1/52; 7/52 is 135 in 1,000."""
    answer = stroke().answer("sb623--motor-function--ischaemic-stroke")
    body = answer.decisive
    assert body is not None
    assert body.pooled is not None
    assert body.absolute is not None

    assert [round(one, 2) for one in (body.pooled.estimate, body.pooled.low, body.pooled.high)] == [1.07, 0.47, 2.44]
    assert body.pooled.people == 163
    assert (body.absolute.without, body.absolute.with_) == (135, 144)
    assert (answer.conclusion, answer.certainty) == (Conclusion.INCONCLUSIVE, Certainty.LOW)


def test_sb623_after_injury_is_another_question_with_six_points_against_sham() -> None:
    pooled = stroke().answer("sb623--motor-function--traumatic-brain-injury").pooled
    assert pooled is not None

    assert (pooled.estimate, pooled.low, pooled.high) == (6.0, 0.3, 11.8)


def test_nr1_has_no_control_group_and_says_nothing_sure() -> None:
    found = stroke()
    answer = found.answer("nr1--motor-function--ischaemic-stroke")

    assert answer.certainty is Certainty.VERY_LOW
    assert answer.decisive is not None
    assert answer.decisive.stream is Stream.HUMAN_UNCONTROLLED
    assert "C21" in [claim.id for claim in found.claims["nr1--motor-function--ischaemic-stroke"]]


def test_every_claim_that_names_a_question_is_linked_once() -> None:
    linked = [claim.id for claims in stroke().claims.values() for claim in claims]

    assert len(linked) == len(set(linked)) >= 20
