"""The marks of what a search has found."""

from __future__ import annotations

from dataclasses import replace

from graph.facts.look import Footing
from graph.grading.assess import grade
from graph.model.base import EvidenceBase
from graph.model.biology import Mechanism
from graph.views.found import Hit, hits
from graph.views.search import Noun, entries, search
from tests.makers import base, claim, finding, line, study, text
from tests.sample import sample


def hit(known: EvidenceBase, noun: Noun, id_: str) -> Hit:
    for group in search(entries(known), id_):
        for one in hits(known, grade(known), group):
            if (one.entry.noun, one.entry.id) == (noun, id_):
                return one
    raise AssertionError(id_)


def test_a_claim_carries_its_own_marks() -> None:
    one = hit(sample(), Noun.CLAIM, "A1")

    assert [row.id for row in one.claims] == ["A1"]
    assert one.footing is Footing.ANIMALS
    assert one.studies == 2


def test_a_study_carries_where_it_was_done_and_its_claims() -> None:
    known = sample()

    assert hit(known, Noun.STUDY, "pig").footing is Footing.ANIMALS
    assert hit(known, Noun.STUDY, "dish").footing is Footing.LAB
    assert hit(known, Noun.STUDY, "opinion").footing is Footing.STATEMENTS
    assert [row.id for row in hit(known, Noun.STUDY, "mouse").claims] == ["A1", "A2"]


def test_a_kind_of_cells_counts_its_narrower_kinds_and_products() -> None:
    known = base(
        [claim("C1", cells=("esc-neural",)), claim("C2", cells=("mesenchymal",))],
        [study("s1", cells=("product-a",)), study("s2", cells=("mesenchymal",)), study("s3", cells=("gone",))],
    )

    neural = hit(known, Noun.CELL, "neural")

    assert [row.id for row in neural.claims] == ["C1"]
    assert neural.studies == 1


def test_a_mechanism_says_the_best_that_its_claims_rest_on_the_finer_ones_included() -> None:
    finer = Mechanism("finer", text("finer"), text("finer"), broader=("repair",))
    known = base(
        [claim("C1", mechanism="finer", wording=None), claim("C2", mechanism="repair")],
        [study("s1", line("C1"), mechanisms=("finer",))],
    )
    known = replace(known, mechanisms={**known.mechanisms, "finer": finer})

    one = hit(known, Noun.MECHANISM, "repair")

    assert [row.id for row in one.claims] == ["C1", "C2"]
    assert (one.footing, one.studies) == (Footing.PEOPLE, 1)


def test_a_mechanism_without_claims_rests_on_nothing_that_could_be_said() -> None:
    assert hit(base(), Noun.MECHANISM, "repair").footing is None


def test_mechanisms_in_a_circle_do_not_run_for_ever() -> None:
    known = base([claim("C1", mechanism="repair")])
    known = replace(known, mechanisms={"repair": replace(known.mechanisms["repair"], broader=("repair",))})

    assert [row.id for row in hit(known, Noun.MECHANISM, "repair").claims] == ["C1"]


def test_an_outcome_names_its_claims_and_counts_who_measured_it() -> None:
    known = base(
        [claim("C1", outcome="function"), claim("C2", outcome="graft")],
        [study("s1", findings=(finding(outcome="function"),)), study("s2", findings=(finding(outcome="graft"),))],
    )

    one = hit(known, Noun.OUTCOME, "function")

    assert [row.id for row in one.claims] == ["C1"]
    assert one.studies == 1


def test_only_the_first_hits_are_shown_where_so_many_are_asked_for() -> None:
    known = sample()
    group = search(entries(known), "statement")[0]

    assert [one.entry for one in hits(known, grade(known), group, most=2)] == list(group.entries[:2])
