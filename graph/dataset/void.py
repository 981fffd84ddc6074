"""What a built data set says of itself in VoID: how much there is, of which classes, by which properties."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pyoxigraph import BlankNode, Literal, NamedNode, QuerySolutions, RdfFormat, Store, Triple, serialize

from graph.dataset.names import LICENCES, Names
from graph.dataset.reused import DCTERMS, PROV, RDF, XSD
from graph.dataset.vocabulary import EVIGRAPH, Closed
from graph.model.assessment import Grading
from graph.model.base import Topic

_VOID_IRI = "http://rdfs.org/ns/void#"
_SD_IRI = "http://www.w3.org/ns/sparql-service-description#"
_PREFIXES = {
    "void": _VOID_IRI,
    "sd": _SD_IRI,
    "dcterms": "http://purl.org/dc/terms/",
    "prov": "http://www.w3.org/ns/prov#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "ev": f"{EVIGRAPH}ns#",
}


class VOID(Closed, iri=_VOID_IRI):
    """The Vocabulary of Interlinked Datasets."""

    Dataset: NamedNode
    triples: NamedNode
    entities: NamedNode
    classes: NamedNode
    properties: NamedNode
    subset: NamedNode
    classPartition: NamedNode
    propertyPartition: NamedNode
    class_: NamedNode
    property: NamedNode


_SD_NAME = NamedNode(f"{_SD_IRI}name")
_RIGHTS = NamedNode("http://purl.org/dc/terms/rights")


def void(store: Store, topic: Topic, grading: Grading) -> bytes:
    """The description of a data set as Turtle, the same for the same data."""
    return serialize(_description(store, topic, grading), format=RdfFormat.TURTLE, prefixes=_PREFIXES) or b""


def graphs(store: Store) -> Mapping[str, int]:
    """How many triples stand in each named graph."""
    return _counted(store, "SELECT ?it (COUNT(*) AS ?n) WHERE { GRAPH ?it { ?s ?p ?o } } GROUP BY ?it")


def _description(store: Store, topic: Topic, grading: Grading) -> Iterator[Triple]:
    names = Names()
    dataset = names.thing("dataset", topic.id)
    classes = _counted(store, "SELECT ?it (COUNT(DISTINCT ?s) AS ?n) WHERE { ?s a ?it } GROUP BY ?it")
    properties = _counted(store, "SELECT ?it (COUNT(*) AS ?n) WHERE { ?s ?it ?o } GROUP BY ?it")
    yield Triple(dataset, RDF.type, VOID.Dataset)
    yield Triple(dataset, DCTERMS.title, Literal(topic.title.en, language="en"))
    yield Triple(dataset, DCTERMS.title, Literal(topic.title.zh, language="zh"))
    yield _licence(dataset, topic.licence)
    yield Triple(dataset, DCTERMS.modified, Literal(grading.as_of.isoformat(), datatype=XSD.date))
    yield Triple(dataset, PROV.wasGeneratedBy, names.grading(grading.edition, grading.as_of))
    yield Triple(dataset, VOID.triples, _number(len(store)))
    yield Triple(dataset, VOID.classes, _number(len(classes)))
    yield Triple(dataset, VOID.properties, _number(len(properties)))
    for number, (iri, triples) in enumerate(graphs(store).items(), start=1):
        subset = BlankNode(f"graph{number}")
        yield Triple(dataset, VOID.subset, subset)
        yield Triple(subset, _SD_NAME, NamedNode(iri))
        yield Triple(subset, VOID.triples, _number(triples))
    yield from _partitions(dataset, VOID.classPartition, VOID.class_, VOID.entities, classes)
    yield from _partitions(dataset, VOID.propertyPartition, VOID.property, VOID.triples, properties)


def _licence(dataset: NamedNode, licence: str) -> Triple:
    known = LICENCES.get(licence)
    return Triple(dataset, DCTERMS.license, NamedNode(known)) if known else Triple(dataset, _RIGHTS, Literal(licence))


def _partitions(
    dataset: NamedNode, partition: NamedNode, of: NamedNode, counted: NamedNode, parts: Mapping[str, int]
) -> Iterator[Triple]:
    name = of.value.removeprefix(_VOID_IRI)
    for number, (iri, found) in enumerate(parts.items(), start=1):
        node = BlankNode(f"{name}{number}")
        yield Triple(dataset, partition, node)
        yield Triple(node, of, NamedNode(iri))
        yield Triple(node, counted, _number(found))


def _counted(store: Store, query: str) -> Mapping[str, int]:
    """Numbers by address, in the order of the addresses."""
    rows = store.query(query, use_default_graph_as_union=True)
    if not isinstance(rows, QuerySolutions):
        raise TypeError("A census is a SELECT.")
    found = {}
    for row in rows:
        it, number = row["it"], row["n"]
        if isinstance(it, NamedNode) and isinstance(number, Literal):
            found[it.value] = int(number.value)
    return dict(sorted(found.items()))


def _number(number: int) -> Literal:
    return Literal(str(number), datatype=XSD.integer)
