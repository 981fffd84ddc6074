"""Writes schemes.ttl, rulebook.ttl and context.jsonld from the model, the viewer's words, `schemes.yaml` and the rules.

`python ontology/generate.py` writes them (`make ontology`); a test keeps what is written current.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from enum import Enum
from pathlib import Path
from typing import Any

import yaml
from rdflib import OWL, RDF, RDFS, XSD, Graph, URIRef

from graph.dataset.names import SCHEMES, concept, notation, rule, rulebook, scheme
from graph.dataset.vocabulary import TERMS
from graph.facts.labels import LABELS
from graph.grading.ladder import OCEBM_LEVELS
from graph.grading.rulebook import Rulebook
from graph.grading.rulebook import rulebook as current_rulebook
from graph.model.assessment import Card
from graph.model.finding import EffectMeasure
from graph.model.scales import Basis, Certainty, Conclusion, Rung, Wording
from graph.model.values import Text

HERE = Path(__file__).parent
_CLASSES: dict[type[Enum], str] = {
    Rung: "ev:EvidenceLevel",
    Certainty: "ev:Certainty",
    Basis: "ev:Basis",
    Conclusion: "ev:Conclusion",
    Wording: "ev:Wording",
}
_PREFIXES = """\
@prefix ev: <https://w3id.org/evigraph/ns#> .
@prefix certainty-type: <http://terminology.hl7.org/CodeSystem/certainty-type#> .
@prefix fabio: <http://purl.org/spar/fabio/> .
@prefix obo: <http://purl.obolibrary.org/obo/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
"""
# What no rule asks, and yet is a step of the stair.
_CONVENTIONS = {
    "judgement": (
        Text("What does a curator judge in place of the rules?", "整理者以何种判断取代规则?"),
        "A curator may replace the step of one domain of one body; the rules' own steps stay visible beside it.",
    ),
}


def schemes() -> str:
    """The concept schemes as Turtle."""
    meanings = yaml.safe_load((HERE / "schemes.yaml").read_text(encoding="utf-8"))
    parts = [_head("The closed lists of the model as concept schemes."), _PREFIXES]
    for kind, name in SCHEMES.items():
        parts += _scheme(kind, meanings[name])
    return "\n".join(parts)


def rules(book: Rulebook) -> str:
    """The rule cards as Turtle."""
    cards = [_rule(card, order) for order, card in enumerate(book.cards, start=1)]
    asked = " , ".join(_iri(rule(card.id)) for card in book.cards)
    edition = _statements(
        _iri(rulebook(book.edition)),
        [
            "a ev:Rulebook",
            f"ev:edition {_string(book.edition)}",
            f"ev:rule {asked}",
        ],
    )
    steps = [_convention(name, asks, why) for name, (asks, why) in _CONVENTIONS.items()]
    return "\n".join([_head("The rule cards of the grading method."), _PREFIXES, edition, *cards, *steps])


def _head(what: str) -> str:
    return f"# {what} Made by ontology/generate.py (make ontology); never edited by hand.\n"


def _scheme(kind: type[Enum], meaning: dict[str, Any]) -> Iterator[str]:
    members = _ordered(kind, list(meaning["concepts"]))
    yield _statements(
        _iri(scheme(kind)),
        [
            "a skos:ConceptScheme",
            f"skos:prefLabel {_pair(meaning['label'])}",
            f"skos:definition {_pair(meaning['definition'])}",
            f"skos:hasTopConcept {' , '.join(_iri(concept(member)) for member in members)}",
        ],
    )
    for order, member in enumerate(members, start=1):
        yield _concept(member, meaning["concepts"][notation(member)], order if meaning["ordered"] else None)
    if meaning["ordered"]:
        yield _statements(
            f"<{scheme(kind).value}/order>",
            [
                "a skos:OrderedCollection",
                f"skos:prefLabel {_pair(meaning['label'])}",
                f"skos:memberList ( {' '.join(_iri(concept(member)) for member in members)} )",
            ],
        )


def _ordered(kind: type[Enum], names: list[str]) -> list[Enum]:
    """The members in the order of the file, which must name each of them and nothing else."""
    members = {notation(member): member for member in kind}
    if set(names) != set(members):
        raise SystemExit(f"schemes.yaml and {kind.__name__} differ in {sorted(set(names) ^ set(members))}.")
    return [members[name] for name in names]


def _concept(member: Enum, entry: list[str] | dict[str, Any], order: int | None) -> str:
    meaning: dict[str, Any] = entry if isinstance(entry, dict) else {"definition": entry}
    kind = type(member)
    words = LABELS[kind][member] if kind in LABELS else Text(*meaning["label"])
    facts = [
        f"a skos:Concept{' , ' + _CLASSES[kind] if kind in _CLASSES else ''}",
        f"skos:prefLabel {_text(words)}",
        f"skos:definition {_pair(meaning['definition'])}",
        f"skos:notation {_string(notation(member))}",
        f"skos:inScheme {_iri(scheme(kind))}",
        f"skos:topConceptOf {_iri(scheme(kind))}",
    ]
    facts += [f"ev:order {order}"] if order else []
    facts += [f"ev:level {int(member)}"] if isinstance(member, Certainty) else []
    facts += [f"ev:ocebmLevel {_string(OCEBM_LEVELS[member].en)}"] if isinstance(member, Rung) else []
    facts += [f"ev:noEffect {int(member.is_ratio)}"] if isinstance(member, EffectMeasure) and member.is_contrast else []
    facts += [f"skos:{how}Match {_term(meaning[how])}" for how in ("exact", "close", "broad") if how in meaning]
    return _statements(_iri(concept(member)), facts)


def _term(curie: str) -> str:
    """Terms of the OBO family are written with an underscore under one address."""
    prefix, name = curie.split(":")
    return curie if prefix in {"fabio", "certainty-type"} else f"obo:{prefix}_{name}"


def _rule(card: Card, order: int) -> str:
    facts = [
        "a ev:Rule",
        f"ev:order {order}",
        f"ev:asks {_text(card.asks)}",
        f"ev:domain {_iri(concept(card.domain))}",
        f"ev:step {card.change}",
        f"ev:ruleSource {_string(card.source)}",
        f"ev:isOurs {str(card.ours).lower()}",
        f"ev:stream {' , '.join(_iri(concept(stream)) for stream in sorted(card.streams))}",
        f"ev:claimKind {' , '.join(_iri(concept(kind)) for kind in sorted(card.kinds))}",
        f"ev:why {_string(card.why)}@en",
    ]
    if card.limit:
        facts += [f"ev:limit {card.limit.value}"]
        facts += [f"ev:limitUnit {_text(card.limit.unit)}"] if card.limit.unit.en.strip() else []
    sentences = (("fired", card.fired), ("silent", card.silent), ("unjudged", card.unjudged))
    facts += [f"ev:{name}Sentence {_text(words)}" for name, words in sentences if words.en]
    return _statements(_iri(rule(card.id)), facts)


def _convention(name: str, asks: Text, why: str) -> str:
    facts = ["a ev:Convention", f"ev:asks {_text(asks)}", "ev:isOurs true", f"ev:why {_string(why)}@en"]
    return _statements(_iri(rule(name)), facts)


def _statements(subject: str, facts: Sequence[str]) -> str:
    together = " ;\n    ".join(facts)
    return f"{subject} {together} .\n"


def _iri(node: object) -> str:
    return str(node)


def _pair(words: Sequence[str]) -> str:
    return _text(Text(*words))


def _text(words: Text) -> str:
    return f"{_string(words.en.strip())}@en , {_string(words.zh.strip())}@zh"


def _string(words: str) -> str:
    escaped = words.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


_NAMESPACES = {
    "ev": TERMS,
    "biolink": "https://w3id.org/biolink/vocab/",
    "cito": "http://purl.org/spar/cito/",
    "dcterms": "http://purl.org/dc/terms/",
    "obo": "http://purl.obolibrary.org/obo/",
    "rdf": str(RDF),
    "rdfs": str(RDFS),
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": str(XSD),
}


def context() -> str:
    """The context for JSON-LD: every property of ours under its own name, with its type."""
    ontology = Graph().parse(HERE / "evidence.ttl", format="turtle")
    terms: dict[str, object] = {
        "@version": 1.1,
        **_NAMESPACES,
        "id": "@id",
        "type": "@type",
        "identifier": "dcterms:identifier",
        "label": {"@id": "rdfs:label", "@container": "@language"},
        "notation": "skos:notation",
    }
    for property_ in sorted(ontology.subjects(RDF.type, OWL.DatatypeProperty), key=str):
        terms[str(property_).removeprefix(TERMS)] = _typed(ontology, str(property_))
    for property_ in sorted(ontology.subjects(RDF.type, OWL.ObjectProperty), key=str):
        name = str(property_).removeprefix(TERMS)
        terms[name] = {"@id": f"ev:{name}", "@type": "@id"}
    return json.dumps({"@context": terms}, indent=2) + "\n"


def _typed(ontology: Graph, property_: str) -> dict[str, str]:
    """Texts by language, numbers and days by their type."""
    name = property_.removeprefix(TERMS)
    range_ = str(ontology.value(URIRef(property_), RDFS.range))
    if range_ == str(RDF.langString):
        return {"@id": f"ev:{name}", "@container": "@language"}
    return {"@id": f"ev:{name}", "@type": range_.replace(str(XSD), "xsd:")}


WRITTEN = {"schemes.ttl": schemes, "rulebook.ttl": lambda: rules(current_rulebook()), "context.jsonld": context}
"""What is made, by the name of its file."""


def main() -> None:
    """Write every file."""
    for name, write in WRITTEN.items():
        text = write()
        (HERE / name).write_text(text, encoding="utf-8")
        print(f"wrote ontology/{name}")


if __name__ == "__main__":
    main()
