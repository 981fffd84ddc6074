"""Reads the facts back from what programs read: JSON, RDF and Parquet."""

from __future__ import annotations

import json
import tempfile
from collections import defaultdict
from pathlib import Path
from typing import Any

from pyarrow import parquet
from pyoxigraph import Literal, NamedNode, Quad

from graph.dataset.describe import describe
from graph.dataset.names import Names
from graph.dataset.tables.write import write_tables
from graph.views import export
from graph.views.dossier import dossier
from graph.views.graded import Graded

# Whatever a file holds, as a reader of it finds it.
Record = dict[str, Any]


def explained_json(known: Graded, claim: str) -> Record:
    """What `evigraph explain --json` prints."""
    record = export.explanation(dossier(known.base, known.grading, claim))
    return dict(json.loads(json.dumps(record)))


def graded_json(known: Graded) -> dict[str, Record]:
    """What `evigraph grade --json` prints, by claim."""
    return {one["claim"]: one for one in json.loads(json.dumps(export.grades(known.base, known.grading)))}


class Published:
    """The RDF as a reader holds it: what each thing says, by the last part of the property's name."""

    def __init__(self, known: Graded) -> None:
        self.names = Names()
        self._said: defaultdict[object, list[Quad]] = defaultdict(list)
        for quad in describe(known.base, known.grading):
            self._said[quad.subject].append(quad)

    def values(self, thing: NamedNode, name: str, lang: str | None = None) -> list[str]:
        """The values of a property; of things the last part of their address."""
        return [
            _plain(quad)
            for quad in self._said[thing]
            if quad.predicate.value.endswith(f"#{name}")
            and (lang is None or (isinstance(quad.object, Literal) and quad.object.language == lang))
        ]

    def value(self, thing: NamedNode, name: str, lang: str | None = None) -> str | None:
        """The only value of a property, or that there is none."""
        found = self.values(thing, name, lang)
        assert len(found) <= 1, (thing, name, found)
        return found[0] if found else None


def _plain(quad: Quad) -> str:
    value = quad.object
    if isinstance(value, NamedNode):
        return value.value.rpartition("/")[2]
    return value.value if isinstance(value, Literal) else str(value)


def tables(known: Graded) -> dict[str, list[Record]]:
    """The rows of every Parquet file."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "tables"
        write_tables(known.base, known.grading, place)
        return {file.stem: parquet.read_table(file).to_pylist() for file in place.glob("*.parquet")}
