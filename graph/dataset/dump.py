"""A built data set in the formats of RDF, as a stream: never more than one statement of it in memory."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import BinaryIO

from pyoxigraph import BlankNode, DefaultGraph, NamedNode, Quad, RdfFormat, Triple, parse, serialize

from graph.dataset.build import QUADS
from graph.dataset.reused import MESH, OBO
from graph.dataset.store import current
from graph.dataset.versions import told
from graph.dataset.vocabulary import EVIGRAPH, TERMS
from graph.errors import RdfFileError

FORMATS: Mapping[str, RdfFormat] = MappingProxyType(
    {
        "turtle": RdfFormat.TURTLE,
        "trig": RdfFormat.TRIG,
        "nquads": RdfFormat.N_QUADS,
        "jsonld": RdfFormat.JSON_LD,
    }
)
_PREFIXES = {
    "ev": TERMS,
    "id": f"{EVIGRAPH}id/",
    "biolink": "https://w3id.org/biolink/vocab/",
    "dcterms": "http://purl.org/dc/terms/",
    "mesh": MESH,
    "obo": OBO,
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


def quads_of(place: Path) -> Path:
    """The N-Quads of the live version of a folder."""
    path = current(place) / QUADS
    if not path.is_file():
        raise RdfFileError(str(place), "holds no built data set. Run `evigraph build`.")
    return path


def dump(path: Path, form: str, out: BinaryIO) -> None:
    """Write sorted N-Quads in a format; Turtle knows no named graphs and gives all triples as one."""
    format_ = FORMATS[form]
    if format_ == RdfFormat.N_QUADS:
        with path.open("rb") as quads:
            shutil.copyfileobj(quads, out)
        return
    statements = _triples(path) if format_ == RdfFormat.TURTLE else _by_graph(path)
    serialize(statements, out, format=format_, prefixes=_PREFIXES)


def dump_to_file(path: Path, form: str, out: Path) -> None:
    """The same into a file, which is there whole or as it was before."""
    fresh = out.with_name(f".{out.name}.{os.getpid()}.new")
    with told(out):
        try:
            with fresh.open("wb") as file:
                dump(path, form, file)
                file.flush()
                os.fsync(file.fileno())
            fresh.replace(out)
        finally:
            fresh.unlink(missing_ok=True)


def _triples(path: Path) -> Iterator[Triple]:
    """Each triple once: no triple of a data set stands in two of its graphs."""
    for quad in parse(path=path, format=RdfFormat.N_QUADS):
        yield quad.triple


def _by_graph(path: Path) -> Iterator[Quad]:
    """The quads graph by graph, so that each graph is opened once: one pass over the file for each."""
    parts: dict[NamedNode | BlankNode | DefaultGraph, None] = {}
    for quad in parse(path=path, format=RdfFormat.N_QUADS):
        parts[quad.graph_name] = None
    for part in sorted(parts, key=str):
        for quad in parse(path=path, format=RdfFormat.N_QUADS):
            if quad.graph_name == part:
                yield quad
