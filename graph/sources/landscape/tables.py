"""The table of studies and the map of evidence, as Parquet, written record by record."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import product
from pathlib import Path
from types import MappingProxyType

import pyarrow as pa
from pyarrow import parquet

from graph.model.scales import Rung
from graph.model.study import Standing
from graph.sources.kinds import kind_of
from graph.sources.landscape.files import replacing
from graph.sources.landscape.topics import Topics
from graph.sources.pubmed.article import Outline

_ROWS_AT_A_TIME = 20_000
_TEXTS = pa.list_(pa.string())
_STUDIES = pa.schema(
    [
        ("pmid", pa.string()),
        ("title", pa.string()),
        ("year", pa.int32()),
        ("journal", pa.string()),
        ("publication_types", _TEXTS),
        ("mesh", _TEXTS),
        ("interventions", _TEXTS),
        ("conditions", _TEXTS),
        ("species", _TEXTS),
        ("design", pa.string()),
        ("rung", pa.string()),
        ("told_by", pa.string()),
        ("standing", pa.string()),
        ("reviewed", pa.bool_()),
    ],
    metadata={"evigraph": "machine-read from PubMed, not reviewed"},
)
_RUNGS = tuple(rung.id for rung in reversed(Rung))
_CANNOT_TELL, _RETRACTED = "rung_unknown", "retracted"
_COLUMNS = (*(name.replace("-", "_") for name in _RUNGS), _CANNOT_TELL, _RETRACTED)
_MAP = pa.schema(
    [
        ("intervention", pa.string()),
        ("condition", pa.string()),
        *((name, pa.int64()) for name in (*_COLUMNS, "studies")),
    ],
    metadata={"evigraph": "machine-read from PubMed, not reviewed"},
)

Row = Mapping[str, object]
Cells = Counter[tuple[str, str, str]]


def write_tables(records: Iterable[Outline], folder: Path, topics: Topics) -> Mapping[str, int]:
    """Write `studies.parquet` and `evidence_map.parquet`, and count studies, cells of the map, and studies by rung."""
    cells: Cells = Counter()
    counts: Counter[str] = Counter()

    def rows() -> Iterator[Row]:
        for record in records:
            row = study_row(record, topics)
            column = _column(row)
            counts["studies"] += 1
            counts[column] += 1
            _count(row, column, cells)
            yield row

    _write(rows(), _STUDIES, folder / "studies.parquet")
    mapped = tuple(_map_rows(cells))
    _write(mapped, _MAP, folder / "evidence_map.parquet")
    return MappingProxyType(dict(counts) | {"cells": len(mapped)})


def study_row(record: Outline, topics: Topics) -> Row:
    """A record as a row of the table of studies."""
    kind = kind_of(record)
    return {
        "pmid": record.pmid,
        "title": record.title,
        "year": record.year,
        "journal": record.journal,
        "publication_types": record.publication_types,
        "mesh": record.mesh,
        "interventions": topics.interventions_of(record.headings),
        "conditions": topics.conditions_of(record.headings),
        "species": [str(one) for one in kind.species],
        "design": None if kind.design is None else str(kind.design),
        "rung": None if kind.rung is None else kind.rung.id,
        "told_by": None if kind.told_by is None else str(kind.told_by),
        "standing": str(record.standing),
        "reviewed": False,
    }


def _column(row: Row) -> str:
    """Where a study counts; a retracted one stands on no rung."""
    if row["standing"] == Standing.RETRACTED:
        return _RETRACTED
    rung = row["rung"]
    return _CANNOT_TELL if rung is None else str(rung).replace("-", "_")


def _count(row: Row, column: str, cells: Cells) -> None:
    """Each study once in each pair of its interventions and conditions."""
    interventions, conditions = row["interventions"], row["conditions"]
    if isinstance(interventions, tuple) and isinstance(conditions, tuple):
        cells.update(
            (one, other, column) for one, other in product(set(interventions), set(conditions)) if one != other
        )


def _map_rows(cells: Cells) -> Iterator[Row]:
    for one, other in sorted({key[:2] for key in cells}):
        counted = {column: cells[one, other, column] for column in _COLUMNS}
        yield {"intervention": one, "condition": other, **counted, "studies": sum(counted.values())}


def _write(rows: Iterable[Row], schema: pa.Schema, path: Path) -> None:
    with replacing(path) as unfinished, parquet.ParquetWriter(unfinished, schema, compression="zstd") as writer:
        waiting: list[Row] = []
        for row in rows:
            waiting.append(row)
            if len(waiting) == _ROWS_AT_A_TIME:
                writer.write_table(pa.Table.from_pylist(waiting, schema=schema))
                waiting.clear()
        writer.write_table(pa.Table.from_pylist(waiting, schema=schema))
