"""The three questions and the claims behind them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from graph.facts.look import Footing
from graph.grading.assess import grade
from graph.model.base import EvidenceBase
from graph.model.claim import HarmSense
from graph.model.scales import Certainty, Direction, Kind, Wording
from graph.model.scope import Population
from graph.views.doors import Door, Question, doors, example
from graph.views.summary import ClaimRow, choose, rows
from tests.makers import base, claim, line, study
from tests.sample import sample


def every(known: EvidenceBase) -> tuple[ClaimRow, ...]:
    return rows(known, grade(known))


def behind(known: EvidenceBase) -> dict[Question, Door]:
    return {door.question: door for door in doors(known, every(known))}


def test_each_door_leads_to_as_many_claims_as_it_says() -> None:
    known = sample()

    for door in behind(known).values():
        assert door.rows == choose(every(known), door.filters)
        assert door.counts.claims == sum(not row.calibration for row in door.rows)


def test_an_effect_in_animals_does_not_help_patients() -> None:
    known = base([claim("C1"), claim("C2", population=Population.RAT), claim("C3", kind=Kind.MECHANISM)])

    found = behind(known)

    assert [row.id for row in found[Question.HELPS].rows] == ["C1"]
    assert [row.id for row in found[Question.HOW].rows] == ["C3"]


def test_a_door_without_claims_is_there_and_empty() -> None:
    safe = behind(base())[Question.SAFE]

    assert (safe.rows, safe.surest, safe.says_safe, safe.says_harm) == ((), None, 0, 0)


def test_safety_and_harm_are_told_apart() -> None:
    known = base(
        [
            claim("C1", kind=Kind.HARM, asserts=HarmSense.SAFETY),
            claim("C2", kind=Kind.HARM, asserts=HarmSense.SAFETY),
            claim("C3", kind=Kind.HARM, asserts=HarmSense.HARM),
        ]
    )

    safe = behind(known)[Question.SAFE]

    assert (safe.says_safe, safe.says_harm) == (2, 1)


def test_the_surest_claim_is_the_most_certain_and_never_one_that_is_wrong() -> None:
    row = every(base([claim("C1")], [study("s1", line("C1"))]))[0]
    known = base([claim(id_) for id_ in ("low", "high", "wrong")])
    three = (
        replace(row, id="low", certainty=Certainty.LOW, refuting=False),
        replace(row, id="high", certainty=Certainty.MODERATE, refuting=False),
        replace(row, id="wrong", certainty=Certainty.HIGH, refuting=True),
    )

    surest = doors(known, three)[0].surest
    none = doors(known, three[2:])[0].surest

    assert surest is not None
    assert surest.id == "high"
    assert none is None


def test_a_refuted_claim_alone_gives_no_certainty_that_it_is_true() -> None:
    studies = [study(f"s{n}", line("C1", Direction.REFUTES), enrolled=500) for n in range(3)]

    assert behind(base([claim("C1")], studies))[Question.HELPS].surest is None


def test_the_example_is_about_people_and_rests_on_people_where_one_does() -> None:
    assert example(every(sample())).id in {"P1", "K1"}  # type: ignore[union-attr]  # the sample has both
    assert example(()) is None


def test_the_example_is_the_most_overstated_of_the_nearest() -> None:
    claims = [claim("C1"), claim("C2", wording=Wording.ESTABLISHED), claim("C3", wording=Wording.SUPERLATIVE)]
    known = base(claims, [study("s1", line("C1"), line("C2"), enrolled=10)])

    chosen = example(every(known))

    assert chosen is not None
    assert (chosen.id, chosen.footing) == ("C2", Footing.PEOPLE)


@pytest.mark.parametrize("kind", [Kind.BACKGROUND, Kind.FORECAST, Kind.REPORT])
def test_a_claim_without_a_stair_is_no_example(kind: Kind) -> None:
    assert example(every(base([claim("C1", kind=kind)], [study("s1", line("C1"))]))) is None
