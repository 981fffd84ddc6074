"""The honest first sentence: claims about people, and what they rest on together."""

from __future__ import annotations

from dataclasses import replace

from graph.grading.assess import grade
from graph.model.claim import Claim
from graph.model.scales import Direction, Kind
from graph.model.scope import Population
from graph.model.study import ComparatorKind, Design, Seen, Study
from graph.views.headline import Headline, headline
from tests.makers import base, claim, line, report, study


def first(claims: list[Claim], *studies: Study) -> Headline:
    known = base(claims, studies)
    return headline(known, grade(known))


def open_label(id_: str, *claims: str, enrolled: int | None = 18) -> Study:
    """A trial without controls that supports some claims."""
    return study(
        id_,
        *(line(one) for one in claims),
        design=Design.SINGLE_ARM_TRIAL,
        comparator=ComparatorKind.OWN_BASELINE,
        enrolled=enrolled,
    )


def test_a_study_behind_several_claims_is_counted_once() -> None:
    found = first([claim("C1"), claim("C2")], open_label("s", "C1", "C2"))

    assert (found.claims, found.studies, found.people) == (2, 1, 18)


def test_a_study_without_a_number_is_said_beside_the_people() -> None:
    found = first([claim("C1")], open_label("s", "C1"), open_label("mute", "C1", enrolled=None))

    assert (found.people, found.unknown, found.studies) == (18, 1, 2)


def test_only_studies_with_a_control_group_count_as_controlled() -> None:
    claims = [claim("C1"), claim("C2")]

    found = first(claims, open_label("s", "C1"), study("sham", line("C2"), enrolled=60))

    assert (found.studies, found.controlled) == (2, 1)


def test_claims_about_animals_mechanisms_and_calibration_are_left_out() -> None:
    others = [
        claim("A", population=Population.MOUSE),
        claim("M", kind=Kind.MECHANISM),
        claim("K", calibration=True, wording=None),
    ]

    found = first([claim("C1"), *others], study("s", line("A"), line("M"), line("K")))

    assert (found.claims, found.studies) == (1, 0)


def test_context_decides_nothing() -> None:
    assert first([claim("C1")], study("s", line("C1", Direction.CONTEXT))).studies == 0


def test_how_many_were_read_in_full_is_counted_over_all_records() -> None:
    read = replace(open_label("read", "C1"), reports=(report("r", seen=Seen.FULL_TEXT),))

    found = first([claim("C1")], read, open_label("skimmed", "C1"))

    assert (found.read_in_full, found.recorded) == (1, 2)
