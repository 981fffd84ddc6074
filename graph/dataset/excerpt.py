"""The description of one thing: what the data set says of it and of its parts, with the names of what it points to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from types import MappingProxyType

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Store, Triple, serialize

from graph.dataset.reused import RDF, RDFS, SKOS
from graph.dataset.vocabulary import EV, EVIGRAPH

PREFIXES = MappingProxyType(
    {
        "ev": f"{EVIGRAPH}ns#",
        "dcterms": "http://purl.org/dc/terms/",
        "prov": "http://www.w3.org/ns/prov#",
        "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
        "schema": "https://schema.org/",
        "skos": "http://www.w3.org/2004/02/skos/core#",
        "xsd": "http://www.w3.org/2001/XMLSchema#",
    }
)
_OWNED = frozenset(
    {
        *("appearance", "assessment", "body", "check", "line", "reason", "reported-value", "rung-count", "scope"),
        *("pooled-estimate", "harm-seen", "coding", "published-certainty", "source-error", "important-difference"),
        *("arm", "arm-result", "effect", "event", "finding", "note", "pooling", "report", "risk-of-bias"),
        *("treatment", "span", "section", "reference", "step", "link", "phase"),
    }
)
"""The kinds of things that have no page of their own, and are told with what they belong to."""

_MOST = 20_000
_KIND = re.compile(r"/id/([a-z-]+)/")
_LABELS = (RDFS.label, SKOS.prefLabel)


def excerpt(store: Store, thing: NamedNode) -> tuple[Triple, ...]:
    """What is said of a thing, its parts after it; nothing where the store does not know it.

    The lines on a claim name it and not the other way round; they are told with it.
    """
    told: dict[Triple, None] = {}
    waiting: list[NamedNode | BlankNode] = [thing, *_lines_on(store, thing)]
    seen = set(waiting)
    named: dict[NamedNode, None] = {}
    while waiting and len(told) < _MOST:
        here = waiting.pop(0)
        for triple in _of(store, here):
            told[triple] = None
            other = triple.object
            if isinstance(other, NamedNode) and not _is_part(other):
                named[other] = None
            elif isinstance(other, NamedNode | BlankNode) and other not in seen:
                seen.add(other)
                waiting.append(other)
    for other in named:
        told.update(dict.fromkeys(_labels(store, other)))
    return tuple(told)


def _lines_on(store: Store, claim: NamedNode) -> list[NamedNode]:
    naming = {quad.subject for quad in store.quads_for_pattern(None, EV.claim, claim, None)}
    lines = (one for one in naming if isinstance(one, NamedNode) and "/id/line/" in one.value)
    return sorted(lines, key=str)


def _of(store: Store, subject: NamedNode | BlankNode) -> list[Triple]:
    """What has it as subject, in an order that is always the same: its class, then by property and value."""
    found = {quad.triple for quad in store.quads_for_pattern(subject, None, None, None)}
    return sorted(found, key=lambda triple: (triple.predicate != RDF.type, str(triple.predicate), str(triple.object)))


def _is_part(other: NamedNode) -> bool:
    found = _KIND.search(other.value)
    return found is not None and found[1] in _OWNED


def _labels(store: Store, other: NamedNode) -> Iterator[Triple]:
    for label in _LABELS:
        found = {quad.triple for quad in store.quads_for_pattern(other, label, None, None)}
        yield from sorted(found, key=str)


def written(triples: tuple[Triple, ...], form: RdfFormat) -> bytes:
    """The triples in a format of RDF."""
    return serialize(triples, format=form, prefixes=dict(PREFIXES)) or b""


def label_of(triples: tuple[Triple, ...], node: NamedNode, lang: str) -> str | None:
    """The name that the triples give a thing, in a language, else in any."""
    found = [one.object for one in triples if one.subject == node and one.predicate in _LABELS]
    literals = [one for one in found if isinstance(one, Literal)]
    chosen = [one.value for one in literals if one.language == lang] or [one.value for one in literals]
    return chosen[0] if chosen else None
