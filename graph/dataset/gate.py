"""What a dataset must be before it is published: shapes look at single nouns, audits at everything together."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

import rdflib
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, QuerySolutions, Store, Triple
from pyshacl import validate
from rdflib.namespace import SH

from graph import resources
from graph.dataset.reused import XSD
from graph.dataset.vocabulary import TERMS

Node: TypeAlias = NamedNode | BlankNode | Literal | Triple

MOST = 20
"""How many breaches of one audit are told."""

_ADDRESS = re.compile(r"https?://[^/]+/(?:.*/)?id/(?P<thing>.+)")


@dataclass(frozen=True, slots=True, order=True)
class Breach:
    """One thing that is wrong with a dataset: which shape or audit says so, of what, and in words."""

    check: str
    thing: str
    message: str

    def __str__(self) -> str:
        """`check: thing: what is wrong`."""
        return f"{self.check}: {self.thing}: {self.message}"


def gate(dataset: Iterable[Quad], *, ontology: Path | None = None) -> tuple[Breach, ...]:
    """Everything that is wrong with a dataset; nothing, if it may be published."""
    folder = ontology or resources.folder("ontology")
    store = Store()
    store.bulk_extend(dataset)
    return (*audits(store, folder), *shapes(store, folder))


def audits(store: Store, ontology: Path) -> tuple[Breach, ...]:
    """What the audits find: each is a query that must return nothing, and opens with what it stands for."""
    return tuple(
        breach
        for path in sorted((ontology / "audits").glob("*.rq"))
        for breach in _audit(store, path.stem, path.read_text(encoding="utf-8"))
    )


def _audit(store: Store, name: str, query: str) -> Iterator[Breach]:
    promise = query.splitlines()[0].removeprefix("#").strip()
    rows = store.query(query, use_default_graph_as_union=True)
    if not isinstance(rows, QuerySolutions):
        raise TypeError(f"The audit {name} is no SELECT.")
    variables = [variable.value for variable in rows.variables]
    found = 0
    for row in rows:
        found += 1
        if found <= MOST:
            values = [
                f"{column} {_short(value)}" for column, value in zip(variables[1:], list(row)[1:], strict=True) if value
            ]
            yield Breach(name, _short(row[0]), f"{promise} Here: {', '.join(values) or 'it is not so'}.")
    if found > MOST:
        yield Breach(name, "…", f"{promise} {found - MOST} more.")


def _short(node: object) -> str:
    """A thing as `claim/C21`, anything else as it is."""
    if isinstance(node, Literal):
        return node.value
    if not isinstance(node, NamedNode):
        return str(node)
    if node.value.startswith(TERMS):
        return f"ev:{node.value.removeprefix(TERMS)}"
    match = _ADDRESS.fullmatch(node.value)
    return match["thing"] if match else node.value


def shapes(store: Store, ontology: Path) -> tuple[Breach, ...]:
    """What the shapes find, with their messages in English."""
    data = _triples(store)
    rules = rdflib.Graph()
    for path in sorted((ontology / "shapes").glob("*.ttl")):
        rules.parse(path, format="turtle")
    _, report, text = validate(data, shacl_graph=rules)
    if not isinstance(report, rdflib.Graph):
        raise TypeError(f"The shapes could not be checked: {text}")
    return tuple(sorted(_breach(report, result) for result in report.subjects(rdflib.RDF.type, SH.ValidationResult)))


def _triples(store: Store) -> rdflib.Graph:
    """All triples without their named graphs; node by node, which takes half the time of writing and parsing them."""
    known: dict[Node, rdflib.term.Node] = {}
    triples = rdflib.Graph()
    for quad in store:
        subject, predicate, object_ = (
            known.get(node) or known.setdefault(node, _for_rdflib(node))
            for node in (quad.subject, quad.predicate, quad.object)
        )
        triples.add((subject, predicate, object_))
    return triples


def _for_rdflib(node: Node) -> rdflib.term.Node:
    match node:
        case NamedNode():
            return rdflib.URIRef(node.value)
        case BlankNode():
            return rdflib.BNode(node.value)
        case Literal(language=None):
            plain = node.datatype == XSD.string
            return rdflib.Literal(node.value, datatype=None if plain else rdflib.URIRef(node.datatype.value))
        case Literal():
            return rdflib.Literal(node.value, lang=node.language)
        case _:
            raise TypeError(f"The shapes know no triple as a value: {node}")


def _breach(report: rdflib.Graph, result: rdflib.term.Node) -> Breach:
    said = {
        message.language: str(message)
        for message in report.objects(result, SH.resultMessage)
        if isinstance(message, rdflib.Literal)
    }
    words = said.get("en") or next(iter(said.values()), "It is not as its shape says.")
    path, value = report.value(result, SH.resultPath), report.value(result, SH.value)
    shown = " ".join(_short(_node(node)) for node in (path, value) if node is not None)
    return Breach(
        "shape", _short(_node(report.value(result, SH.focusNode))), f"{words} Here: {shown or 'it is not so'}."
    )


def _node(node: rdflib.term.Node | None) -> object:
    return NamedNode(node) if isinstance(node, rdflib.URIRef) else node
