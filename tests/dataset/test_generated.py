"""What ontology/generate.py writes is what lies there: `make ontology` after a change of rules, lists or words."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from types import ModuleType

import pytest
from pyoxigraph import RdfFormat, parse
from rdflib import RDF, Graph, Namespace

from graph.dataset.names import concept, rule
from graph.dataset.vocabulary import EV, TERMS
from graph.grading.rulebook import rulebook
from graph.resources import folder

ONTOLOGY = folder("ontology")


def generate() -> ModuleType:
    """The generator, which is a script and no part of the package."""
    spec = importlib.util.spec_from_file_location("generate", ONTOLOGY / "generate.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("name", ["schemes.ttl", "rulebook.ttl", "context.jsonld"])
def test_a_generated_file_is_current(name: str) -> None:
    written = (ONTOLOGY / name).read_text(encoding="utf-8")

    assert written == generate().WRITTEN[name](), f"{name} is out of date: run `make ontology`."


@pytest.mark.parametrize("path", sorted(ONTOLOGY.rglob("*.ttl")), ids=lambda path: path.name)
def test_every_file_of_the_ontology_is_turtle(path: Path) -> None:
    assert list(parse(path=path, format=RdfFormat.TURTLE))


def test_every_rule_is_published_with_its_whole_card() -> None:
    published = Graph().parse(ONTOLOGY / "rulebook.ttl", format="turtle")
    ev = Namespace(TERMS)
    rows = {str(one) for one in published.subjects(RDF.type, ev.Rule)}

    assert rows == {rule(card.id).value for card in rulebook().cards}
    for card in rulebook().cards:
        node = next(one for one in published.subjects(RDF.type, ev.Rule) if str(one) == rule(card.id).value)
        assert int(str(published.value(node, ev.step))) == card.change
        assert str(published.value(node, ev.domain)) == concept(card.domain).value
        assert {str(words) for words in published.objects(node, ev.asks)} == {card.asks.en, card.asks.zh}
        limit = published.value(node, ev.limit)
        assert (int(str(limit)) if limit else None) == (card.limit.value if card.limit else None)


def test_the_context_gives_every_property_its_own_name() -> None:
    terms = json.loads((ONTOLOGY / "context.jsonld").read_text(encoding="utf-8"))["@context"]
    properties = {term.value.removeprefix(TERMS) for term in EV.terms()}

    assert {name for name in properties if name[0].islower()} - {"valuesFrom"} <= set(terms)
    assert terms["certainty"] == {"@id": "ev:certainty", "@type": "@id"}
    assert terms["value"]["@type"] == "xsd:decimal"
    assert terms["text"]["@container"] == "@language"
