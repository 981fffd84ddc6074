"""Ids: each stands once, and whatever names one names one that exists.

These checks look at the text of the records, so that a fault in a record hides none of its references.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import PurePosixPath

from graph.records.collection import STUDIES, Collection
from graph.records.document import Complaint, Document, Keys, shown
from graph.records.fields import nearest

LONGEST_WAY = 10  # steps of a ring that a message names
MOST_HINTS = 100  # a hint compares with every id, which thousands of strangers would make slow

_STUDY_OR_REPORT = ((STUDIES, "id"), (STUDIES, "reports.*.id"))

# Where the ids of each kind stand.
_IDS = {
    "claim": (("claims.yaml", "*.id"),),
    "source": (("sources.yaml", "*.id"),),
    "cell type or product": (("cells.yaml", "cell_types.*.id"), ("cells.yaml", "products.*.id")),
    "cell type": (("cells.yaml", "cell_types.*.id"),),
    "mechanism": (("mechanisms.yaml", "*.id"),),
    "outcome": (("outcomes.yaml", "outcomes.*.id"),),
    "instrument": (("outcomes.yaml", "instruments.*.id"),),
    "condition": (("conditions.yaml", "*.id"),),
    "phase": (("conditions.yaml", "*.phases.*.id"),),
    "laboratory": (("laboratories.yaml", "*.id"),),
    "study": ((STUDIES, "id"),),
    "report": ((STUDIES, "reports.*.id"),),
    "study or report": _STUDY_OR_REPORT,
}

# A cell type and a product share one name space; the ids of studies and reports are compared in `crosscheck`.
_UNIQUE = (
    "claim", "source", "cell type or product", "mechanism", "outcome", "instrument", "condition", "laboratory", "study",
    "report",
)  # fmt: skip

# Where each kind is named.
_NAMED = (
    ("claim", "claims.yaml", "*.part_of"),
    ("claim", "claims.yaml", "*.contradicts.*"),
    ("claim", "sources.yaml", "*.errors.*.claims.*"),
    ("claim", STUDIES, "lines.*.claim"),
    ("claim", "judgements.yaml", "*.claim"),
    ("claim", "mechanisms.yaml", "*.chain.*.claim"),
    ("source", "claims.yaml", "*.appearances.*.source"),
    ("source", STUDIES, "reports.*.seen_in"),
    ("cell type or product", "claims.yaml", "*.scope.cells.*"),
    ("cell type or product", STUDIES, "treatment.cells.*"),
    ("cell type", "cells.yaml", "cell_types.*.broader.*"),
    ("cell type", "cells.yaml", "products.*.cell_types.*"),
    ("mechanism", "claims.yaml", "*.mechanism"),
    ("mechanism", STUDIES, "mechanisms.*"),
    ("mechanism", "mechanisms.yaml", "*.broader.*"),
    ("outcome", "claims.yaml", "*.scope.outcome"),
    ("outcome", STUDIES, "findings.*.outcome"),
    ("outcome", "outcomes.yaml", "instruments.*.outcome"),
    ("outcome", "mechanisms.yaml", "*.chain.*.cause"),
    ("outcome", "mechanisms.yaml", "*.chain.*.leads_to"),
    ("instrument", STUDIES, "findings.*.instrument"),
    ("condition", "claims.yaml", "*.scope.condition"),
    ("condition", STUDIES, "condition"),
    ("condition", "conditions.yaml", "*.broader.*"),
    ("phase", "outcomes.yaml", "instruments.*.important_differences.*.phase"),
    ("laboratory", STUDIES, "laboratories.*"),
    ("study", STUDIES, "included_in.*"),
    ("study", STUDIES, "shares_participants_with.*"),
    ("study", STUDIES, "tested_later_in.*"),
    ("study or report", "claims.yaml", "*.cites.*"),
    ("study or report", "claims.yaml", "*.reported.*.study"),
    ("study or report", "sources.yaml", "*.references.*.study"),
    ("study or report", "sources.yaml", "*.errors.*.study"),
)

# Identifiers of papers: two studies that share one are probably one study.
_IDENTIFIERS = ("doi", "pmid", "pmcid")

# Ids that count inside one record only: the record, what they are, where they stand, where they are named.
_WITHIN = (
    (STUDIES, "", "finding", "findings.*.id", "lines.*.findings.*"),
    (STUDIES, "", "report", "reports.*.id", "findings.*.report"),
    ("sources.yaml", "*", "section", "sections.*.id", ""),
    ("conditions.yaml", "*", "phase", "phases.*.id", ""),
)

# Who stands under whom: the name of the relation, the record, and where it names the ones above.
_ABOVE = (
    ("broader", "cells.yaml", "cell_types.*", "broader.*"),
    ("broader", "mechanisms.yaml", "*", "broader.*"),
    ("broader", "conditions.yaml", "*", "broader.*"),
    ("part_of", "claims.yaml", "*", "part_of"),
    ("included_in", STUDIES, "", "included_in.*"),
    ("tested_later_in", STUDIES, "", "tested_later_in.*"),
)


@dataclass(frozen=True, slots=True)
class Named:
    """One id where it stands."""

    id: str
    document: Document
    keys: Keys

    def complaint(self, message: str, help_: str) -> Complaint:
        """Something wrong with it."""
        return self.document.complaint(self.keys, message, help_)


def check(collection: Collection) -> Iterator[Complaint]:
    """Everything that is wrong with ids."""
    for kind in _UNIQUE:
        yield from _twice(kind, ids(collection, kind))
    for key in _IDENTIFIERS:
        found = _found(collection, STUDIES, f"reports.*.{key}")
        yield from _twice(key.upper(), found, help_="are the two one study, or one report?")
    yield from _unknown(collection)
    yield from _within(collection)
    yield from _cycles(collection)


def ids(collection: Collection, kind: str) -> list[Named]:
    """All ids of a kind, where they stand."""
    return [found for name, pattern in _IDS[kind] for found in _found(collection, name, pattern)]


def _found(collection: Collection, name: str, pattern: str) -> Iterator[Named]:
    for document in collection.of(name):
        for keys, text in document.texts(pattern):
            yield Named(text, document, keys)


def _twice(kind: str, found: Iterable[Named], help_: str = "give one of the two another id.") -> Iterator[Complaint]:
    first: dict[str, Named] = {}
    for named in found:
        before = first.setdefault(named.id.lower(), named)
        if before is not named and named.id != "unknown":
            place = before.document.where(before.keys)
            yield named.complaint(
                f"the {kind} {shown(named.id)} stands twice.", f"It stands at {place} already; {help_}"
            )


def _unknown(collection: Collection) -> Iterator[Complaint]:
    known = cache(lambda kind: _known(collection, kind))
    for kind, name, pattern in _NAMED:
        ids_of_kind = known(kind)
        if ids_of_kind is not None:
            yield from _strangers(kind, _found(collection, name, pattern), ids_of_kind)


def _known(collection: Collection, kind: str) -> frozenset[str] | None:
    """The ids of a kind, or `None` where a file that may hold more of them cannot be read."""
    found = {named.id for named in ids(collection, kind)}
    for name, _ in _IDS[kind]:
        for document in collection.of(name):
            if document.tree is None and name != STUDIES:
                return None
            found.add(PurePosixPath(document.name).stem if name == STUDIES else "")
    return frozenset(found)


def _strangers(kind: str, found: Iterator[Named], known: frozenset[str]) -> Iterator[Complaint]:
    # Which claim a line is on is never unknown.
    strangers = (named for named in found if named.id not in known and (named.id != "unknown" or kind == "claim"))
    for told, named in enumerate(strangers):
        hint = nearest(named.id, known) if told < MOST_HINTS else ""
        help_ = hint or f"Write the {kind} down first, or correct the id."
        yield named.complaint(f"unknown {kind} {shown(named.id)}.", help_)


def _within(collection: Collection) -> Iterator[Complaint]:
    for document in collection.of(STUDIES):
        help_ = "a study speaks to a claim in one line; put both together."
        yield from _twice("line on", _inside(document, (), "lines.*.claim"), help_=help_)
    for name, record, kind, stand, named in _WITHIN:
        for document in collection.of(name):
            for keys, _ in document.at(record):
                own = list(_inside(document, keys, stand))
                yield from _twice(kind, own)
                if named:
                    yield from _strangers(kind, _inside(document, keys, named), frozenset(n.id for n in own))


def _inside(document: Document, record: Keys, pattern: str) -> Iterator[Named]:
    return (Named(text, document, keys) for keys, text in document.texts(pattern, inside=record))


def _cycles(collection: Collection) -> Iterator[Complaint]:
    for relation, name, record, pattern in _ABOVE:
        above, places = _edges(collection, name, record, pattern)
        for id_, path in _rings(above):
            yield places[id_].complaint(
                f"{shown(id_)} stands above itself: {_way(path)}.", f"Take one step out of `{relation}`."
            )


def _way(path: list[str]) -> str:
    """The way round a ring, of a long one the beginning and the end."""
    steps = path if len(path) <= LONGEST_WAY else [*path[: LONGEST_WAY - 2], "…", path[-1]]
    return " → ".join(shown(step).strip('"') for step in steps)


def _edges(
    collection: Collection, name: str, record: str, pattern: str
) -> tuple[dict[str, list[str]], dict[str, Named]]:
    above: defaultdict[str, list[str]] = defaultdict(list)
    places: dict[str, Named] = {}
    for document in collection.of(name):
        for keys, _ in document.at(record):
            for owner in _inside(document, keys, "id"):
                places.setdefault(owner.id, owner)
                above[owner.id] += [named.id for named in _inside(document, keys, pattern)]
    return above, places


def _rings(above: dict[str, list[str]]) -> Iterator[tuple[str, list[str]]]:
    """Each ring once, as the id that it was entered by and the way round."""
    done: set[str] = set()
    for start in list(above):
        way: list[str] = []
        waiting: list[tuple[str, int]] = [(start, 0)]
        while waiting:
            id_, depth = waiting.pop()
            del way[depth:]
            if id_ in way:
                ring = way[way.index(id_) :]
                yield ring[0], [*ring, id_]
            elif id_ not in done:
                done.add(id_)
                way.append(id_)
                waiting += [(next_, depth + 1) for next_ in above.get(id_, ())]
