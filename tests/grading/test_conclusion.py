"""From bodies to one conclusion, its sentence and its wording."""

from __future__ import annotations

from dataclasses import replace

import pytest

from graph.grading.assess import grade
from graph.model.assessment import Assessment
from graph.model.base import EvidenceBase
from graph.model.claim import Sense
from graph.model.finding import AnalysisSet, Finding, HarmKind, Reading
from graph.model.scales import (
    Basis,
    BodyDirection,
    Certainty,
    Conclusion,
    Direction,
    Extent,
    Kind,
    Rung,
    Stream,
    Wording,
)
from graph.model.scope import Population
from graph.model.study import ComparatorKind, Design, Numbers, Study
from graph.model.values import Answer, Species
from tests.makers import LOW_RISK, base, claim, effect, finding, line, report, study


def graded(of: EvidenceBase) -> Assessment:
    return grade(of).assessments["C1"]


def strong(name: str = "trial", value: int = 10, **more: object) -> Study:
    """A trial of 500 people at low risk of bias with an important gain."""
    told = effect(str(value), ci=(str(value - 2), str(value + 2)))
    found = finding(instrument="scale", effect=told)
    return study(name, line(findings=("f1",)), findings=(found,), enrolled=500, risk=LOW_RISK, **more)  # type: ignore[arg-type]


def rats(name: str = "rats", direction: Direction = Direction.SUPPORTS, **more: object) -> Study:
    return study(name, line("C1", direction), design=Design.ANIMAL_EXPERIMENT, species=(Species.RAT,), **more)  # type: ignore[arg-type]


def test_a_clean_trial_shows_it_and_the_sentence_names_who_decides() -> None:
    one = graded(base([claim()], [strong()]))

    assert (one.conclusion, one.certainty, one.basis) == (Conclusion.SHOWN, Certainty.HIGH, Basis.HUMAN_RANDOMISED)
    assert one.sentence.en == (
        "The evidence shows this: “statement of C1” Decided by 1 randomised trial (500 people), against sham: "
        "label of trial. The difference is one that patients notice."
    )
    assert one.decided_by == ("trial",)


def test_a_trial_outvotes_any_number_of_rats() -> None:
    disputing = study("trial", line("C1", Direction.DISPUTES), enrolled=90)
    many = [rats(f"r{n}", enrolled=120, risk=LOW_RISK) for n in range(9)]

    one = graded(base([claim()], [disputing, *many]))

    assert one.direction is BodyDirection.AGAINST
    assert one.decided_by == ("trial",)
    assert one.in_model is not None
    assert one.in_model.certainty is not None
    assert one.in_model.certainty > (one.certainty or 0)


def test_without_people_it_is_not_tested_in_people_and_the_species_is_named() -> None:
    one = graded(base([claim(wording=Wording.ASSERTED)], [rats(risk=LOW_RISK, enrolled=200)]))

    assert (one.conclusion, one.certainty, one.direction) == (
        Conclusion.NOT_TESTED_IN_PEOPLE,
        Certainty.VERY_LOW,
        None,
    )
    assert one.sentence.en.startswith("Seen in rats; not tested in people: ")
    assert one.sentence.zh.startswith("在大鼠中观察到；尚未在人体检验")
    assert one.marks is not None
    assert (one.marks.ceiling, one.marks.too_firm, one.marks.names_no_model) == (Wording.HEDGED, 2, True)


def test_two_as_certain_bodies_of_people_that_differ_disagree() -> None:
    cohort = study("cohort", line("C1", Direction.DISPUTES), design=Design.COHORT, enrolled=30)
    trial = study("trial", line(), enrolled=30)

    one = graded(base([claim(condition="disease")], [trial, cohort]))

    assert one.certainty is Certainty.VERY_LOW
    assert one.conclusion is Conclusion.STUDIES_DISAGREE


def test_a_claim_about_an_animal_is_decided_by_that_animal_first() -> None:
    mice = replace(rats("mice", Direction.DISPUTES, risk=LOW_RISK, enrolled=200), species=(Species.MOUSE,))
    one = graded(base([claim(population=Population.RAT)], [rats(enrolled=10), mice]))

    assert one.decided_by == ("rats",)
    assert len(one.bodies) == 2


def test_a_claim_about_biology_takes_the_most_certain_body() -> None:
    one = graded(base([claim(population=Population.ANY)], [rats(enrolled=200, risk=LOW_RISK), study("t", line())]))

    assert one.decided_by == ("rats",)
    assert one.marks is not None
    assert not one.marks.names_no_model, "people were studied too"


@pytest.mark.parametrize(
    ("kind", "direction", "conclusion"),
    [
        (Kind.STATE_OF_FIELD, Direction.SUPPORTS, Conclusion.BORNE_OUT),
        (Kind.BACKGROUND, Direction.DISPUTES, Conclusion.NOT_BORNE_OUT),
        (Kind.AIM, Direction.SUPPORTS, Conclusion.NOT_GRADABLE),
        (Kind.FORECAST, Direction.SUPPORTS, Conclusion.NOT_GRADABLE),
    ],
)
def test_what_is_not_rated_is_judged_for_truth_or_not_at_all(
    kind: Kind, direction: Direction, conclusion: Conclusion
) -> None:
    one = graded(base([claim(kind=kind)], [study("s1", line("C1", direction))]))

    assert (one.conclusion, one.certainty) == (conclusion, None)
    if kind is not Kind.FORECAST:
        assert one.marks is None


def test_nothing_statements_and_the_source_alone_are_told_apart() -> None:
    only = study("s1", line(), reports=(report(seen_in="article"),))
    against = study("s1", line("C1", Direction.DISPUTES), design=Design.GUIDELINE)

    assert graded(base([claim()])).conclusion is Conclusion.NOT_STUDIED
    assert graded(base([claim()], [only])).conclusion is Conclusion.ONLY_CLAIMED
    assert graded(base([claim()], [only])).circular == ("s1",)
    assert graded(base([claim()], [against])).conclusion is Conclusion.ONLY_AGAINST


def test_what_another_source_tells_is_second_hand_and_counts() -> None:
    told = study("s1", line(), reports=(report(seen_in="another"),))

    assert graded(base([claim()], [told])).basis is Basis.HUMAN_RANDOMISED


@pytest.mark.parametrize(
    ("more", "rung", "stream"),
    [
        ({"randomised": Answer.NO}, Rung.HUMAN_CONTROLLED, Stream.HUMAN_CONTROLLED),
        ({"design": Design.EX_VIVO_TISSUE}, Rung.HUMAN_TISSUE, Stream.HUMAN_TISSUE),
        ({"design": Design.CASE_SERIES, "natural_experiment": "genes"}, Rung.HUMAN_CONTROLLED, Stream.HUMAN_CONTROLLED),
        (
            {"findings": (finding(comparator=ComparatorKind.OWN_BASELINE),)},
            Rung.HUMAN_UNCONTROLLED,
            Stream.HUMAN_UNCONTROLLED,
        ),
        (
            {"findings": (finding(analysis=AnalysisSet.SUBSET),)},
            Rung.HUMAN_CONTROLLED,
            Stream.HUMAN_CONTROLLED,
        ),
    ],
)
def test_where_a_study_stands(more: dict[str, object], rung: Rung, stream: Stream) -> None:
    read = ("f1",) if "findings" in more else ()
    one = graded(base([claim()], [study("s1", line(findings=read), **more)]))  # type: ignore[arg-type]

    assert one.tested is rung
    assert one.bodies[0].stream is stream


def event(**more: object) -> Finding:
    """A tumour in one person."""
    return finding(outcome="graft", reading=Reading.HARM, harm=HarmKind.TUMOUR, count=1, total=1, **more)  # type: ignore[arg-type]


def test_one_definitive_case_of_the_family_contradicts_safety_and_shows_harm() -> None:
    case = study("case", findings=(event(definitive=True),), design=Design.CASE_REPORT, cells=("progenitor",))
    safe = [study(f"s{n}", line(), enrolled=900, cells=("neural",), risk=LOW_RISK) for n in range(3)]
    about = claim(kind=Kind.HARM, asserts=Sense.SAFETY, cells=("neural",))

    contradicted = graded(base([about], [*safe, case]))
    harmful = graded(base([replace(about, asserts=Sense.HARM)], [case]))

    assert contradicted.conclusion is Conclusion.CONTRADICTED_IN_PART
    assert "label of case" in contradicted.sentence.en
    assert (contradicted.certainty or 0) <= Certainty.LOW
    assert (harmful.conclusion, harmful.certainty) == (Conclusion.SHOWN, Certainty.HIGH)
    assert "how often is not known" in harmful.sentence.en
    assert graded(base([about], safe)).conclusion is not Conclusion.CONTRADICTED_IN_PART


def test_a_tumour_of_other_cells_and_an_unrelated_event_do_not_contradict() -> None:
    about = claim(kind=Kind.HARM, asserts=Sense.SAFETY, cells=("neural",))
    other = study("case", findings=(event(definitive=True),), design=Design.CASE_REPORT, cells=("mesenchymal",))
    unrelated = study("s1", line(), cells=("neural",), enrolled=20, findings=(event(related=Answer.NO),))
    related = study("s1", line(), cells=("neural",), enrolled=20, findings=(event(related=Answer.YES),))

    assert graded(base([about], [unrelated, other])).conclusion is not Conclusion.CONTRADICTED_IN_PART
    assert graded(base([about], [related])).conclusion is Conclusion.CONTRADICTED_IN_PART


def test_safety_seen_in_few_people_leaves_room() -> None:
    about = claim(kind=Kind.HARM, asserts=Sense.SAFETY)
    few = study("s1", line(findings=("f1",)), findings=(finding(n=299),), enrolled=299, risk=LOW_RISK)
    one = graded(base([about], [few]))

    assert one.certainty is Certainty.LOW
    assert "up to 1 % still may" in one.sentence.en


def test_two_studies_that_show_it_may_be_called_proven_and_the_best_needs_a_comparison() -> None:
    def ceiling(kind: Kind, *names: str) -> Wording:
        marks = graded(base([claim(kind=kind)], [strong(name) for name in names])).marks
        assert marks is not None
        return marks.ceiling

    assert ceiling(Kind.EFFECT, "a") is Wording.ASSERTED
    assert ceiling(Kind.EFFECT, "a", "b") is Wording.ESTABLISHED
    assert ceiling(Kind.COMPARISON, "a") is Wording.SUPERLATIVE


def test_large_needs_an_important_effect_and_absolute_every_study() -> None:
    def too_much(extent: Extent, *studies: Study) -> bool:
        marks = graded(base([claim(extent=extent)], studies)).marks
        assert marks is not None
        return marks.too_much

    assert not too_much(Extent.LARGE, strong())
    assert too_much(Extent.LARGE, strong(value=4))
    assert not too_much(Extent.ABSOLUTE, strong())
    assert too_much(Extent.ABSOLUTE, strong(), study("other", line("C1", Direction.MIXED)))


def test_a_tumour_after_another_product_of_the_family_speaks_to_a_product_that_is_called_safe() -> None:
    about = claim(kind=Kind.HARM, asserts=Sense.SAFETY, cells=("product-a",))
    case = study("case", findings=(event(definitive=True),), design=Design.CASE_REPORT, cells=("neural",))

    assert graded(base([about], [case])).conclusion is Conclusion.CONTRADICTED_IN_PART


def test_a_domain_takes_no_more_than_it_may_and_what_finds_no_level_left_is_a_further_concern() -> None:
    about = claim(cells=("neural",), condition="disease", comparator=ComparatorKind.ACTIVE)
    found = (finding(outcome="graft"),)
    poor = study("s1", line(findings=("f1",)), findings=found, cells=("progenitor",), condition="injury", risk=LOW_RISK)
    body = graded(base([about], [replace(poor, numbers=Numbers(enrolled=50))])).bodies[0]
    taken = {reason.rule: reason for reason in body.reasons if reason.step < 0}

    assert [reason.change for reason in taken.values()] == [-1, -1, 0, 0, -1, 0]
    assert [name for name, reason in taken.items() if reason.covered] == ["comparator-differs", "surrogate-outcome"]
    assert [reason.rule for reason in body.further_concerns] == ["very-few"]
    assert body.certainty is Certainty.VERY_LOW
