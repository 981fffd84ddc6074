"""The arrows of mechanisms as a picture that branches, and the weakest of them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from graph.facts.look import Footing
from graph.grading.assess import grade
from graph.model.base import EvidenceBase
from graph.model.biology import Mechanism, MechanismLink, Outcome
from graph.model.scales import Kind
from graph.model.study import Design, Study
from graph.model.values import Answer, Species
from graph.views.mechanisms import Flow, Step, claims_of, everything, in_order, mechanism_file
from tests.makers import base, claim, line, study, text


def chained(*links: tuple[str | None, str], studies: tuple[Study, ...] = ()) -> EvidenceBase:
    """One mechanism whose arrows rest on claims A0, A1 and so on; `function` is what patients notice."""
    drawn = tuple(MechanismLink(leads_to, f"A{n}", cause) for n, (cause, leads_to) in enumerate(links))
    steps = {step for link in links for step in link if step}
    known = base([claim(link.claim, kind=Kind.MECHANISM) for link in drawn], studies)
    return replace(
        known,
        mechanisms={"way": Mechanism("way", text("way"), text("a way"), chain=drawn)},
        outcomes={s: Outcome(s, text(s), Answer.YES if s == "function" else Answer.NO) for s in sorted(steps)},
    )


def flow(*links: tuple[str | None, str], studies: tuple[Study, ...] = ()) -> Flow:
    known = chained(*links, studies=studies)
    return everything(known, grade(known))


def drawn(step: Step) -> str:
    """A step and what follows from it, such as `a(b c)`."""
    name = "*" if step.outcome is None else step.outcome.id
    onward = f"({' '.join(drawn(leg.to) for leg in step.legs)})" if step.legs else ""
    return name + ("^" if step.told_above else "") + onward


@pytest.mark.parametrize(
    ("links", "picture"),
    [
        (((None, "a"), ("a", "b"), ("b", "function")), ["*(a(b(function)))"]),
        (((None, "a"), ("a", "b"), ("a", "c")), ["*(a(b c))"]),
        ((("a", "b"), ("b", "c")), ["a(b(c))"]),
        (((None, "a"), ("x", "b")), ["*(a)", "x(b)"]),
        (((None, "a"), (None, "b"), ("a", "c"), ("b", "c"), ("c", "d")), ["*(a(c(d)) b(c^))"]),
        ((("a", "b"), ("b", "a")), ["a(b(a^))"]),
        (((None, "c"), ("a", "b"), ("b", "a")), ["*(c)", "a(b(a^))"]),
    ],
    ids=["straight", "branching", "without-treatment", "apart", "joining", "ring", "ring-beside"],
)
def test_every_arrow_is_drawn_once_from_where_it_begins(
    links: tuple[tuple[str | None, str], ...], picture: list[str]
) -> None:
    found = flow(*links)

    assert [drawn(start) for start in found.starts] == picture
    assert sorted(leg.arrow.claim for leg in found.legs) == sorted(f"A{n}" for n in range(len(links)))


MOUSE = study("mouse", line("A0"), design=Design.ANIMAL_EXPERIMENT, species=(Species.MOUSE,))


def test_the_weakest_arrow_has_the_least_support_in_people() -> None:
    found = flow(
        (None, "a"), ("a", "b"), studies=(study("s", line("A0")), study("t", line("A1"), design=Design.COHORT))
    )

    assert [leg.arrow.claim for leg in found.weakest] == ["A1"]
    assert found.in_people == 2


def test_among_arrows_without_people_the_one_without_animals_is_weaker() -> None:
    found = flow((None, "a"), ("a", "b"), studies=(MOUSE,))

    assert [leg.arrow.claim for leg in found.weakest] == ["A1"]
    assert [leg.footing for leg in found.legs] == [Footing.ANIMALS, Footing.NOTHING]
    assert found.in_people == 0


def test_equally_weak_arrows_are_all_named() -> None:
    assert [leg.arrow.claim for leg in flow((None, "a"), ("a", "b")).weakest] == ["A0", "A1"]


def test_a_chain_that_ends_before_patients_says_where() -> None:
    assert [one.id for one in flow((None, "a"), ("a", "b"), ("a", "function")).short_of_patients] == ["b"]


def test_a_step_that_goes_on_elsewhere_is_no_end() -> None:
    joined = flow((None, "a"), (None, "b"), ("a", "c"), ("b", "c"), ("c", "function"))

    assert joined.short_of_patients == ()


def test_a_finer_mechanism_shows_the_arrows_that_its_claims_draw_elsewhere() -> None:
    known = chained((None, "a"), ("a", "b"))
    claims = {**known.claims, "A1": replace(known.claims["A1"], mechanism="fine")}
    fine = Mechanism("fine", text("fine"), text("a fine way"), broader=("way",))
    known = replace(known, claims=claims, mechanisms={"fine": fine, **known.mechanisms})

    file = mechanism_file(known, grade(known), "fine")

    assert [leg.arrow.claim for leg in file.flow.legs] == ["A1"]
    assert [one.id for one in file.wider] == ["way"]
    assert [row.id for row in file.claims] == ["A1"]
    assert [one.id for one in mechanism_file(known, grade(known), "way").finer] == ["fine"]
    assert [(one.id, depth) for one, depth in in_order(known)] == [("way", 0), ("fine", 1)]


def test_a_mechanism_without_arrows_has_an_empty_picture() -> None:
    assert flow().legs == ()
    assert flow().weakest == ()


def test_the_claims_of_a_mechanism_are_those_that_name_it_and_those_of_its_arrows() -> None:
    known = chained((None, "a"))
    named = claim("N", kind=Kind.EFFECT, mechanism="way")

    assert claims_of(replace(known, claims={**known.claims, "N": named}), "way") == {"A0", "N"}
