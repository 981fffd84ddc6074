"""Rows for a terminal and for other programs."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec
from rich.console import Console
from rich.table import Table
from rich.text import Text

from graph.sources.reading import printable
from graph.sources.rows import Row

_WIDE = 200
_json = msgspec.json.Encoder(decimal_format="number")


def json_line(row: Row) -> str:
    """A row as JSON on one line; numbers keep the digits they were posted with."""
    return _json.encode(row).decode()


def print_table(rows: Iterable[Row], columns: tuple[str, ...]) -> None:
    """A readable table of some columns, and how many rows there are."""
    table, count = Table(box=None, pad_edge=False, expand=True), 0
    for column in columns:
        # The title takes the room that is left.
        table.add_column(column.replace("_", " "), no_wrap=True, ratio=1 if column == "title" else None)
    for row in rows:
        table.add_row(*(Text(_cell(row[column])) for column in columns))
        count += 1
    console = Console()
    if not console.is_terminal:
        console = Console(width=_WIDE)
    if count:
        console.print(table)
    console.print(f"{count} record{'' if count == 1 else 's'}", highlight=False)


def _cell(value: object) -> str:
    if value is None:
        return "–"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list | tuple):
        return ", ".join(map(_cell, value))
    return printable(str(value))
