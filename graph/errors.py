"""The family of errors.

EvidenceGraphError
├── DataError          the records have problems; all of them are listed
└── UnknownIdError     nothing with this id is in the data
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


class EvidenceGraphError(Exception):
    """Anything that evigraph itself has to say is wrong."""


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing that is wrong with the records, where it is, and what to do about it.

    `line` and `column` count from 1; 0 is a problem with the file as a whole.
    """

    file: str
    line: int
    column: int
    message: str
    help: str

    def __str__(self) -> str:
        """`file:line: what, and what to do`."""
        where = f"{self.file}:{self.line}" if self.line else self.file
        return f"{where}: {self.message} {self.help}".rstrip()


class DataError(EvidenceGraphError):
    """The records cannot be read as they are."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(problems))
        super().__init__("\n".join(map(str, self.problems)))


class UnknownIdError(EvidenceGraphError):
    """Nothing with this id is in the data."""

    def __init__(self, kind: str, id_: str, near: Iterable[str] = ()) -> None:
        self.kind, self.id, self.near = kind, id_, tuple(near)
        hint = f" Did you mean {', '.join(self.near)}?" if self.near else ""
        super().__init__(f"There is no {kind} “{id_}”.{hint}")
