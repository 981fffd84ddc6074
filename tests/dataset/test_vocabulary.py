"""The closed vocabulary, the ontology and the schemes say the same, in both languages."""

from __future__ import annotations

import csv
from enum import Enum
from pathlib import Path

import pytest
from pyoxigraph import NamedNode
from rdflib import OWL, RDF, RDFS, SKOS, BNode, Graph, Literal, Namespace, URIRef
from rdflib.collection import Collection

from graph.dataset import reused
from graph.dataset.names import SCHEMES, Names, concept, notation, scheme
from graph.dataset.vocabulary import EV, TERMS, Closed
from graph.facts.labels import LABELS
from graph.model.scales import Basis, Conclusion, Rung
from graph.model.values import Text
from graph.resources import folder

ONTOLOGY = folder("ontology")
VERIFIED = Path(__file__).parent / "verified-terms.tsv"
EV_ = Namespace(TERMS)
KNOWN_TO_ALL = (TERMS.removesuffix("ns#"), "http://www.w3.org/", "https://creativecommons.org/licenses/")


@pytest.fixture(scope="module")
def ontology() -> Graph:
    return Graph().parse(ONTOLOGY / "evidence.ttl", format="turtle")


@pytest.fixture(scope="module")
def schemes() -> Graph:
    return Graph().parse(ONTOLOGY / "schemes.ttl", format="turtle")


def test_a_misspelt_term_is_an_error() -> None:
    with pytest.raises(AttributeError, match="restOn"):
        _ = EV.restOn  # type: ignore[attr-defined]  # the mistake that this test is about


def test_the_ontology_defines_the_terms_of_the_vocabulary_and_no_others(ontology: Graph) -> None:
    defined = {str(term) for term in ontology.subjects(RDF.type) if str(term).startswith(TERMS)}

    assert defined == {term.value for term in EV.terms()}


def test_every_term_has_a_name_and_a_meaning_in_both_languages(ontology: Graph) -> None:
    for term in EV.terms():
        for predicate in (RDFS.label, SKOS.definition):
            literals = (one for one in ontology.objects(URIRef(term.value), predicate) if isinstance(one, Literal))
            languages = sorted(str(literal.language) for literal in literals)
            assert languages == ["en", "zh"], (term, predicate)


def test_every_domain_and_range_is_a_class_that_exists(ontology: Graph) -> None:
    classes = set(ontology.subjects(RDF.type, OWL.Class))
    for predicate in (RDFS.domain, RDFS.range):
        for term, target in ontology.subject_objects(predicate):
            for one in members(ontology, target):
                assert one in classes or not str(one).startswith(TERMS), (term, one)


def test_closed_values_come_from_schemes_that_exist(ontology: Graph, schemes: Graph) -> None:
    named = set(ontology.objects(None, EV_.valuesFrom))

    assert named <= set(schemes.subjects(RDF.type, SKOS.ConceptScheme))
    assert {str(one) for one in named} <= {scheme(kind).value for kind in SCHEMES}


def test_only_terms_that_were_looked_up_are_reused(ontology: Graph, schemes: Graph) -> None:
    table = VERIFIED.read_text(encoding="utf-8").splitlines()
    verified = {row["iri"] for row in csv.DictReader(table, delimiter="\t")}
    used = {str(node) for triple in (*ontology, *schemes) for node in triple if isinstance(node, URIRef)}
    for closed in vars(reused).values():
        if isinstance(closed, type) and issubclass(closed, Closed) and closed is not Closed:
            used |= {term.value for term in closed.terms()}

    assert {iri for iri in used if not iri.startswith(KNOWN_TO_ALL)} <= verified


@pytest.mark.parametrize("kind", SCHEMES, ids=lambda kind: kind.__name__)
def test_a_list_and_its_scheme_hold_the_same(schemes: Graph, kind: type[Enum]) -> None:
    published = {str(one) for one in schemes.subjects(SKOS.inScheme, URIRef(scheme(kind).value))}

    assert published == {concept(member).value for member in kind}


@pytest.mark.parametrize("kind", [kind for kind in SCHEMES if kind in LABELS], ids=lambda kind: kind.__name__)
def test_a_scheme_uses_the_words_of_the_viewer(schemes: Graph, kind: type[Enum]) -> None:
    for member in kind:
        assert words(schemes, concept(member), SKOS.prefLabel) == LABELS[kind][member]


@pytest.mark.parametrize("kind", SCHEMES, ids=lambda kind: kind.__name__)
def test_every_concept_is_named_and_defined_in_both_languages(schemes: Graph, kind: type[Enum]) -> None:
    for member in kind:
        for predicate in (SKOS.prefLabel, SKOS.definition):
            found = words(schemes, concept(member), predicate)
            assert found.en, (member, predicate)
            assert found.zh, (member, predicate)
        assert str(schemes.value(URIRef(concept(member).value), SKOS.notation)) == notation(member)


def test_the_rungs_stand_in_order_with_their_oxford_levels(schemes: Graph) -> None:
    order = schemes.value(URIRef(f"{scheme(Rung).value}/order"), SKOS.memberList)
    assert isinstance(order, BNode)

    stands = [str(one) for one in Collection(schemes, order)]

    assert stands == [concept(rung).value for rung in sorted(Rung)]
    assert str(schemes.value(URIRef(concept(Rung.HUMAN_SYNTHESIS).value), EV_.ocebmLevel)) == "1"


def test_the_same_word_in_two_lists_gives_two_concepts() -> None:
    assert concept(Basis.NOT_GRADABLE) != concept(Conclusion.NOT_GRADABLE)


@pytest.mark.parametrize(
    ("id_", "slug"),
    [("C21", "C21"), ("a b/c", "a%20b%2Fc"), ("..", "%2E%2E"), ("小睡", "%E5%B0%8F%E7%9D%A1"), ('x>"<', "x%3E%22%3C")],
)
def test_any_id_makes_a_safe_address(id_: str, slug: str) -> None:
    assert Names().claim(id_) == NamedNode(f"https://w3id.org/evigraph/id/claim/{slug}")


def test_another_base_moves_things_and_leaves_terms() -> None:
    names = Names("https://example.org/kg/")

    assert names.claim("C1").value == "https://example.org/kg/id/claim/C1"
    assert concept(Basis.NOTHING).value.startswith(TERMS.removesuffix("ns#"))


def members(dataset: Graph, node: object) -> list[object]:
    """A class, or those that a union is made of."""
    union = dataset.value(node, OWL.unionOf) if isinstance(node, BNode) else None
    return [node] if not isinstance(union, BNode) else list(Collection(dataset, union))


def words(dataset: Graph, node: NamedNode, predicate: URIRef) -> Text:
    """The words of a node in both languages."""
    literals = (one for one in dataset.objects(URIRef(node.value), predicate) if isinstance(one, Literal))
    found = {literal.language: str(literal) for literal in literals}
    return Text(found["en"], found["zh"])
