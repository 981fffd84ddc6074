"""Comma-separated files as rows of cells that know their line; everything that is wrong is collected."""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from graph.errors import Problem

LARGEST = 64 * 1024 * 1024  # bytes
_LONGEST_SHOWN = 40  # characters of a wrong cell
_MISSING = frozenset({"", "na", "nan", "n/a", "null", "none"})


@dataclass(slots=True)
class Problems:
    """What is wrong with a file, as it is found."""

    file: str
    found: list[Problem] = field(default_factory=list)

    def add(self, line: int, message: str, help_: str = "") -> None:
        """Note one thing."""
        self.found.append(Problem(self.file, line, 0, message, help_))


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table."""

    line: int
    cells: Mapping[str, str]
    problems: Problems

    def text(self, name: str) -> str:
        """A cell, or nothing where it is missing."""
        return self.cells.get(name, "").strip()

    def number(self, name: str, *, least: float = -math.inf, most: float = math.inf) -> float | None:
        """A number, or `None` where the cell is empty or wrong."""
        written = self.text(name)
        if written.lower() in _MISSING:
            return None
        try:
            value = float(written)
        except ValueError:
            value = math.nan
        if math.isfinite(value) and least <= value <= most:
            return value
        self.problems.add(self.line, f"{name} “{shown(written)}” is not {_wanted(least, most)}.", "Empty is unknown.")
        return None

    def whole(self, name: str) -> int | None:
        """A whole number from 0 on, or `None` where the cell is empty or wrong; "12.0" is 12."""
        value = self.number(name, least=0, most=1e12)
        if value is None or value == int(value):
            return None if value is None else int(value)
        self.problems.add(self.line, f"{name} “{shown(self.text(name))}” is not a whole number.")
        return None


def shown(text: str) -> str:
    """A cell on one line, cut where it is long."""
    plain = "".join(letter if letter.isprintable() else "·" for letter in text)
    return plain if len(plain) <= _LONGEST_SHOWN else plain[:_LONGEST_SHOWN] + "…"


def text_of(path: Path, problems: Problems) -> str | None:
    """The text of a file, or `None` where it cannot be read."""
    try:
        with path.open("rb") as file:
            raw = file.read(LARGEST + 1)
    except OSError as error:
        problems.add(0, f"The file cannot be read: {error.strerror}.")
        return None
    if len(raw) > LARGEST:
        problems.add(0, "The file is too large.", f"At most {LARGEST // 1024 // 1024} MB are read.")
        return None
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        problems.add(raw[: error.start].count(b"\n") + 1, "This is not UTF-8.", "Save the file as UTF-8.")
        return None


def table_of(text: str, problems: Problems) -> tuple[Sequence[str], list[Row]]:
    """The names of the columns, and all rows that have as many cells as there are names."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    rows: list[Row] = []
    names: list[str] = []
    try:
        names = [name.strip() for name in next(reader, [])]
        rows = list(_rows(reader, names, problems))
    except csv.Error as error:
        problems.add(reader.line_num, f"This is not a table with commas: {error}.")
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        problems.add(1, f"Columns stand here twice: {', '.join(map(shown, twice))}.")
    return names, rows


def _rows(reader: Iterator[list[str]], names: Sequence[str], problems: Problems) -> Iterator[Row]:
    before = 1
    for cells in reader:
        line = before + 1
        before = getattr(reader, "line_num", line)
        if not any(cell.strip() for cell in cells):
            continue
        if len(cells) != len(names):
            problems.add(line, f"{len(cells)} cells under {len(names)} names.")
            continue
        yield Row(line, dict(zip(names, cells, strict=True)), problems)


def _wanted(least: float, most: float) -> str:
    if least == -math.inf and most == math.inf:
        return "a number"
    if most == math.inf:
        return f"a number from {least:g} on"
    return f"a number from {least:g} to {most:g}"
