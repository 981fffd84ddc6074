"""Chains of mechanisms: what each arrow rests on, and the weakest in people."""

from __future__ import annotations

from dataclasses import replace

import pytest

from graph.analysis.chains import Chain, chain, chains
from graph.grading.assess import grade
from graph.model.base import EvidenceBase
from graph.model.biology import MechanismLink
from graph.model.scales import Basis, Conclusion, Direction, Kind, Rung
from graph.model.study import ComparatorKind, Design, Study
from graph.model.values import Species
from tests.makers import base, claim, line, study

RAT = {"design": Design.ANIMAL_EXPERIMENT, "species": (Species.RAT,)}
LINKS = (MechanismLink("graft", "C1"), MechanismLink("function", "C2", cause="graft"), MechanismLink("graft", "C3"))


def repair(*studies: Study) -> Chain:
    some = chained(*studies)
    return chain(some.mechanisms["repair"], grade(some))


def chained(*studies: Study) -> EvidenceBase:
    some = base([claim(one, kind=Kind.MECHANISM) for one in ("C1", "C2", "C3")], studies)
    return replace(some, mechanisms={"repair": replace(some.mechanisms["repair"], chain=LINKS)})


def rat(name: str, claim_id: str) -> Study:
    return study(name, line(claim_id), **RAT)  # type: ignore[arg-type]  # the maker's own options


def series(name: str, claim_id: str) -> Study:
    return study(name, line(claim_id), design=Design.CASE_SERIES, comparator=ComparatorKind.OWN_BASELINE)


def test_an_arrow_tells_the_best_rung_of_support_and_the_best_in_people() -> None:
    first, second, third = repair(rat("a", "C1"), series("b", "C1"), rat("c", "C2")).arrows

    assert (first.best, first.best_human, first.basis) == (
        Rung.HUMAN_UNCONTROLLED,
        Rung.HUMAN_UNCONTROLLED,
        Basis.HUMAN_UNCONTROLLED,
    )
    assert (second.cause, second.leads_to, second.best, second.best_human) == ("graft", "function", Rung.RODENT, None)
    assert (third.best, third.basis, third.conclusion) == (None, Basis.NOTHING, Conclusion.NOT_STUDIED)


def test_the_weakest_link_is_the_first_without_support_in_people() -> None:
    found = repair(study("a", line("C1")), rat("b", "C2"))

    assert found.weakest_in_people.claim == "C2"


def test_where_all_have_support_in_people_the_lowest_rung_is_the_weakest() -> None:
    found = repair(study("a", line("C1")), study("b", line("C2")), series("c", "C3"))

    assert found.weakest_in_people.claim == "C3"


def test_a_study_that_disputes_is_no_support() -> None:
    found = repair(study("a", line("C1", Direction.DISPUTES)), study("b", line("C2")), study("c", line("C3")))

    assert (found.weakest_in_people.claim, found.weakest_in_people.best) == ("C1", None)


def test_mechanisms_without_arrows_have_no_chain() -> None:
    some = chained()
    plain = base()

    assert [one.mechanism for one in chains(some, grade(some))] == ["repair"]
    assert chains(plain, grade(plain)) == ()
    with pytest.raises(ValueError, match="no claim draws an arrow of repair"):
        chain(plain.mechanisms["repair"], grade(plain))
