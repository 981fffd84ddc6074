"""What the service says of itself: SPARQL 1.1 Service Description, and VoID."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import pyoxigraph as ox

from graph.dataset.build import QUADS
from graph.web.formats import TABLES, TRIPLES, Format
from graph.web.workers import Loaded

_SD = "http://www.w3.org/ns/sparql-service-description#"
_VOID = "http://rdfs.org/ns/void#"
_DCT = "http://purl.org/dc/terms/"
_FORMATS = "http://www.w3.org/ns/formats/"
_XSD_INTEGER = ox.NamedNode("http://www.w3.org/2001/XMLSchema#integer")
_TYPE = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
_UNIQUE_NAMES = {
    "JSON": "SPARQL_Results_JSON",
    "XML": "SPARQL_Results_XML",
    "CSV": "SPARQL_Results_CSV",
    "TSV": "SPARQL_Results_TSV",
    "TURTLE": "Turtle",
    "N_TRIPLES": "N-Triples",
    "N_QUADS": "N-Quads",
    "TRIG": "TriG",
    "JSON_LD": "JSON-LD",
    "RDF_XML": "RDF_XML",
}
PREFIXES = {"sd": _SD, "void": _VOID, "dcterms": _DCT, "formats": _FORMATS, "xsd": "http://www.w3.org/2001/XMLSchema#"}


@dataclass(frozen=True, slots=True)
class Part:
    """One graph, class or property, and in how many triples or things it occurs."""

    iri: str
    number: int


@dataclass(frozen=True, slots=True)
class Census:
    """What is in the data set, counted."""

    graphs: tuple[Part, ...] = ()
    classes: tuple[Part, ...] = ()
    properties: tuple[Part, ...] = ()


def of_service(endpoint: str, loaded: Loaded, *, union: bool) -> Iterator[ox.Triple]:
    """The service description: where it is, what it speaks, and what it holds."""
    service, dataset, default = ox.NamedNode(endpoint), ox.BlankNode("dataset"), ox.BlankNode("default")
    yield _triple(service, _TYPE, _sd("Service"))
    yield _triple(service, _sd("endpoint"), service)
    yield _triple(service, _sd("supportedLanguage"), _sd("SPARQL11Query"))
    if union:
        yield _triple(service, _sd("feature"), _sd("UnionDefaultGraph"))
    for form in (*TABLES, *TRIPLES):
        yield _triple(service, _sd("resultFormat"), ox.NamedNode(_FORMATS + _UNIQUE_NAMES[form.name]))
    yield _triple(service, _sd("defaultDataset"), dataset)
    yield _triple(dataset, _TYPE, _sd("Dataset"))
    yield _triple(dataset, _sd("defaultGraph"), default)
    yield _triple(default, _TYPE, _sd("Graph"))
    if union:
        yield _triple(default, _void("triples"), _number(loaded.quads))
    yield _triple(dataset, ox.NamedNode(_DCT + "hasVersion"), ox.Literal(loaded.version[:12]))


def of_dataset(site: str, loaded: Loaded, census: Census) -> Iterator[ox.Triple]:
    """VoID: how much there is, and which graphs, classes and properties, so that editors can complete them."""
    dataset = ox.NamedNode(f"{site}/.well-known/void#dataset")
    yield _triple(dataset, _TYPE, _void("Dataset"))
    yield _triple(dataset, _void("sparqlEndpoint"), ox.NamedNode(f"{site}/sparql"))
    yield _triple(dataset, _void("triples"), _number(loaded.quads))
    yield _triple(dataset, ox.NamedNode(_DCT + "hasVersion"), ox.Literal(loaded.version[:12]))
    yield _triple(dataset, _void("classes"), _number(len(census.classes)))
    yield _triple(dataset, _void("properties"), _number(len(census.properties)))
    for number, graph in enumerate(census.graphs):
        subset = ox.NamedNode(f"{site}/.well-known/void#graph-{number + 1}")
        yield _triple(dataset, _void("subset"), subset)
        yield _triple(subset, _sd("name"), ox.NamedNode(graph.iri))
        yield _triple(subset, _void("triples"), _number(graph.number))
    yield from _partitions(dataset, "class", census.classes, "entities")
    yield from _partitions(dataset, "property", census.properties, "triples")


def of_built(site: str, void: bytes) -> Iterator[ox.Triple]:
    """What a build wrote of itself, where it can be asked, and where the whole can be fetched."""
    triples = [quad.triple for quad in ox.parse(void, format=ox.RdfFormat.TURTLE)]
    yield from triples
    parts = {str(triple.object) for triple in triples if triple.predicate == _void("subset")}
    for triple in triples:
        if triple.object == _void("Dataset") and str(triple.subject) not in parts:
            yield ox.Triple(triple.subject, _void("sparqlEndpoint"), ox.NamedNode(f"{site}/sparql"))
            yield ox.Triple(triple.subject, _void("dataDump"), ox.NamedNode(f"{site}/download/{QUADS}"))


def _partitions(dataset: ox.NamedNode, kind: str, parts: Iterable[Part], counted: str) -> Iterator[ox.Triple]:
    for number, part in enumerate(parts):
        node = ox.BlankNode(f"{kind}{number}")
        yield _triple(dataset, _void(f"{kind}Partition"), node)
        yield _triple(node, _void(kind), ox.NamedNode(part.iri))
        yield _triple(node, _void(counted), _number(part.number))


def written(triples: Iterable[ox.Triple], form: Format) -> bytes:
    """The description in one of the formats for triples."""
    content = ox.serialize(triples, format=getattr(ox.RdfFormat, form.name), prefixes=PREFIXES)
    return content or b""


def _triple(
    subject: ox.NamedNode | ox.BlankNode, predicate: ox.NamedNode, value: ox.NamedNode | ox.BlankNode | ox.Literal
) -> ox.Triple:
    return ox.Triple(subject, predicate, value)


def _number(number: int) -> ox.Literal:
    return ox.Literal(str(number), datatype=_XSD_INTEGER)


def _sd(name: str) -> ox.NamedNode:
    return ox.NamedNode(_SD + name)


def _void(name: str) -> ox.NamedNode:
    return ox.NamedNode(_VOID + name)
