"""Writes the tables as Parquet files that carry their own data dictionary."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from types import MappingProxyType
from typing import Protocol

import pyarrow as pa
from pyarrow import parquet

from graph.dataset.tables.biology import INSTRUMENTS, INTERVENTIONS, OUTCOMES
from graph.dataset.tables.claims import CLAIMS, PLACES
from graph.dataset.tables.findings import ARMS, FINDINGS, HARMS
from graph.dataset.tables.grades import ASSESSMENTS, BODIES, REASONS
from graph.dataset.tables.studies import LINES, REPORTS, STUDIES
from graph.model.assessment import Grading
from graph.model.base import EvidenceBase

_KINDS = MappingProxyType(
    {
        "text": pa.string(),
        "texts": pa.list_(pa.string()),
        "whole": pa.int64(),
        "number": pa.float64(),
        "yes": pa.bool_(),
        "day": pa.date32(),
    }
)


class Declared(Protocol):
    """What a column declares of itself."""

    @property
    def name(self) -> str:
        """Its name."""

    @property
    def kind(self) -> str:
        """Its type."""

    @property
    def about(self) -> str:
        """What it means."""


class AnyTable(Protocol):
    """A table, whatever its rows are."""

    @property
    def name(self) -> str:
        """The name of its file, without the ending."""

    @property
    def about(self) -> str:
        """What a row is."""

    @property
    def columns(self) -> Iterable[Declared]:
        """Its columns in order."""

    def rows(self, base: EvidenceBase, grading: Grading) -> Iterator[dict[str, object]]:
        """Each row by the names of its columns."""


TABLES: tuple[AnyTable, ...] = (
    CLAIMS,
    PLACES,
    STUDIES,
    REPORTS,
    FINDINGS,
    ARMS,
    HARMS,
    LINES,
    OUTCOMES,
    INSTRUMENTS,
    INTERVENTIONS,
    ASSESSMENTS,
    BODIES,
    REASONS,
)


def write_tables(base: EvidenceBase, grading: Grading, folder: Path) -> None:
    """Write `claims.parquet` and its sisters, byte by byte the same for the same records."""
    folder.mkdir()
    for table in TABLES:
        rows = pa.Table.from_pylist(list(table.rows(base, grading)), schema=schema(table))
        parquet.write_table(rows, folder / f"{table.name}.parquet", compression="zstd")


def schema(table: AnyTable) -> pa.Schema:
    """The columns with their types, each with what it means under `description`, and so the table."""
    fields = [
        pa.field(column.name, _KINDS[column.kind], metadata={"description": column.about}) for column in table.columns
    ]
    return pa.schema(fields, metadata={"description": table.about})


def dictionary() -> str:
    """The data dictionary as Markdown: every table with every column, its type and what it means."""
    lines = [
        "# Data dictionary",
        "",
        "The tables of a built data set, `tables/*.parquet`. Made by `evigraph dictionary` (`make dictionary`); never",
        "edited by hand. The same words stand in the Parquet files, under `description` of each column.",
        "`text` is a string (members of closed lists by their published names), `texts` a list of strings, `whole` a",
        "whole number, `number` a decimal one, `yes` true or false, `day` a date. Null: not known, or does not apply.",
    ]
    for table in TABLES:
        lines += ["", f"## {table.name}", "", table.about, "", "| Column | Type | Meaning |", "| --- | --- | --- |"]
        lines += [f"| `{column.name}` | {column.kind} | {column.about} |" for column in table.columns]
    return "\n".join(lines) + "\n"
