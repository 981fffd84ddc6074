"""Answers for other programs: CSV that is safe in spreadsheets, JSON and Parquet."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable
from datetime import date
from decimal import Decimal

import pyarrow as pa
from pyarrow import parquet

from graph.dataset.ask import AnswerTable, Value

_FORMULA = re.compile(r"[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")
_NUMBER = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]+)?")


def csv_of(answer: AnswerTable) -> str:
    """Comma-separated values; a cell that a spreadsheet would take for a formula opens with an apostrophe."""
    return csv_table(answer.columns, answer.rows)


def csv_table(columns: Iterable[str], rows: Iterable[Iterable[Value]]) -> str:
    """Any table as comma-separated values, its cells made harmless in the same way."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([_cell(value) for value in row] for row in rows)
    return out.getvalue()


def _cell(value: Value) -> str:
    words = _words(value)
    if isinstance(value, str) and _FORMULA.match(words) and not _NUMBER.fullmatch(words):
        return f"'{words}"
    return words


def _words(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return f"{value:f}"
    return value.isoformat() if isinstance(value, date) else str(value)


def words_of(value: Value) -> str:
    """A value for a reader: nothing that a terminal would obey."""
    return "".join(letter if letter.isprintable() else " " for letter in _words(value))


def json_of(answer: AnswerTable) -> str:
    """The question, its columns, and the rows as objects; what is not known is null."""
    rows = [{name: _plain(value) for name, value in record.items()} for record in answer.records()]
    told = {"question": answer.question.name, "columns": answer.columns, "rows": rows}
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def _plain(value: Value) -> str | int | float | bool | None:
    if isinstance(value, date):
        return value.isoformat()
    return float(value) if isinstance(value, Decimal) else value


def parquet_of(answer: AnswerTable) -> bytes:
    """One file of typed columns; a column of values of several types is text."""
    table = pa.table(
        {name: _column([row[at] for row in answer.rows]) for at, name in enumerate(answer.columns)},
        metadata={"question": answer.question.name, "title": answer.question.title.en},
    )
    out = io.BytesIO()
    parquet.write_table(table, out)
    return out.getvalue()


def _column(values: list[Value]) -> pa.Array:
    kinds = {type(value) for value in values if value is not None}
    if kinds == {bool}:
        return pa.array(values, pa.bool_())
    if kinds == {int} and all(value is None or abs(int(str(value))) < 2**63 for value in values):
        return pa.array(values, pa.int64())
    if kinds == {date}:
        return pa.array(values, pa.date32())
    if Decimal in kinds and kinds <= {int, Decimal}:
        return pa.array([None if value is None else float(str(value)) for value in values], pa.float64())
    return pa.array([None if value is None else _words(value) for value in values], pa.string())
