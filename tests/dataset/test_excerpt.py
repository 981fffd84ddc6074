"""The description of one thing: it, its parts, the names of what it points to, and no more."""

from __future__ import annotations

import pytest
from pyoxigraph import NamedNode, RdfFormat, Store, parse

from graph.dataset.describe import describe
from graph.dataset.excerpt import excerpt, label_of, written
from graph.dataset.names import Names
from graph.dataset.reused import RDF
from graph.dataset.vocabulary import EV
from graph.grading.assess import grade
from tests.sample import sample


@pytest.fixture(scope="module")
def store() -> Store:
    base, filled = sample(), Store()
    filled.extend(describe(base, grade(base)))
    return filled


def test_a_claim_comes_with_its_grade_and_every_reason(store: Store) -> None:
    told = excerpt(store, Names().claim("P1"))
    classes = [one.object for one in told if one.predicate == RDF.type]
    assessment = grade(sample()).assessments["P1"]

    assert classes.count(EV.Claim) == classes.count(EV.Assessment) == 1
    assert classes.count(EV.Reason) == sum(len(body.reasons) for body in assessment.bodies)
    assert classes.count(EV.EvidenceLine) == len(sample().lines_of["P1"])
    assert EV.Study not in classes


def test_what_it_points_to_is_named_and_not_told(store: Store) -> None:
    told = excerpt(store, Names().claim("P1"))
    study = Names().study("open-label")

    assert label_of(told, study, "en") == "label of open-label"
    assert len({one.predicate for one in told if one.subject == study}) == 1


def test_the_thing_itself_comes_first(store: Store) -> None:
    claim = Names().claim("P1")

    assert excerpt(store, claim)[0].subject == claim


def test_it_is_the_same_every_time_and_reads_back(store: Store) -> None:
    study = Names().study("open-label")
    first = excerpt(store, study)

    assert excerpt(store, study) == first
    for form in (RdfFormat.TURTLE, RdfFormat.JSON_LD, RdfFormat.N_TRIPLES):
        assert {quad.triple for quad in parse(written(first, form), form)} == set(first)


def test_of_what_the_store_does_not_know_nothing_is_told(store: Store) -> None:
    assert excerpt(store, NamedNode("https://w3id.org/evigraph/id/claim/NOPE")) == ()
