"""A table and its columns: each declared once, with its type, its meaning and where its value comes from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from typing import Generic, TypeVar

from graph.dataset.names import notation
from graph.model.assessment import Grading
from graph.model.base import EvidenceBase

T = TypeVar("T")


# No slots here and below: Python 3.11 cannot make a frozen generic with slots under its row’s type.
@dataclass(frozen=True)
class Column(Generic[T]):
    """One column: `kind` is `text`, `texts`, `whole`, `number`, `yes` or `day`; `about` says what it means.

    `value` gives the cell of a row. Members of closed lists are told by their published names, decimals as numbers;
    `None` is not known, or does not apply.
    """

    name: str
    kind: str
    about: str
    value: Callable[[T], object]

    def cell(self, row: T) -> object:
        """The value of a row in a form that a table holds."""
        return _plain(self.value(row))


@dataclass(frozen=True)
class Table(Generic[T]):
    """One table: what a row is, where the rows come from, and the columns."""

    name: str
    about: str
    source: Callable[[EvidenceBase, Grading], Iterable[T]]
    columns: tuple[Column[T], ...]

    def rows(self, base: EvidenceBase, grading: Grading) -> Iterator[dict[str, object]]:
        """Each row by the names of its columns."""
        for row in self.source(base, grading):
            yield {column.name: column.cell(row) for column in self.columns}


def _plain(value: object) -> object:
    match value:
        case Enum():
            return notation(value)
        case Decimal():
            return float(value)
        case tuple() | list() | frozenset():
            return [_plain(one) for one in value]
        case _:
            return value
