"""The family of errors.

EvidenceGraphError
├── DataError          the records have problems; all of them are listed
├── UnknownIdError     nothing with this id is in the data
│   └── UnknownIdsError    several such ids in one question
├── BuildError         a data set cannot be built; what was built before stays
├── QuestionError      a question that is not known, or asked in the wrong words
├── RdfFileError       a file of RDF cannot be read
├── SourceError        a registry or library cannot be asked, or does not know what it is asked for
├── RefusedError       a question over HTTP is not answered, and why
└── ServeError         the service cannot start
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
        return f"{self.place}: {self.said}"

    @property
    def place(self) -> str:
        """`file:line`, or the file alone."""
        return f"{self.file}:{self.line}" if self.line else self.file

    @property
    def said(self) -> str:
        """What is wrong, and what to do about it."""
        return f"{self.message} {self.help}".rstrip()


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


class UnknownIdsError(UnknownIdError):
    """Several ids of one question are not in the data; `errors` are all of them, and the first speaks for them."""

    def __init__(self, errors: Iterable[UnknownIdError]) -> None:
        self.errors = tuple(errors)
        first = self.errors[0]
        super().__init__(first.kind, first.id, first.near)
        self.args = ("\n".join(map(str, self.errors)),)


class BuildError(EvidenceGraphError):
    """A data set cannot be built or is not fit to be published; what was built before stays live."""


class RdfFileError(EvidenceGraphError):
    """A file of RDF cannot be read; `line` and `column` count from 1, 0 is the file as a whole."""

    def __init__(self, file: str, message: str, line: int = 0, column: int = 0) -> None:
        self.file, self.message, self.line, self.column = file, message, line, column
        where = f"{file}:{line}:{column}:" if line else file
        super().__init__(f"{where} {message}")


class SourceError(EvidenceGraphError):
    """A registry or library cannot be asked, or does not know what it is asked for."""


class RefusedError(EvidenceGraphError):
    """A question over HTTP is not answered: the status that says so, and one line for a person."""

    def __init__(self, status: int, message: str, *, retry_after: int | None = None) -> None:
        self.status, self.retry_after = status, retry_after
        self.message = " ".join(message.split())
        super().__init__(self.message)


class ServeError(EvidenceGraphError):
    """The service cannot start."""
