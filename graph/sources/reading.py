"""What every reader of a stranger's files shares: files plain or gzip, and remarks on what could not be read."""

from __future__ import annotations

import gzip
import sys
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import BinaryIO, Protocol, TypeAlias

STANDARD_INPUT = "-"
_GZIP = b"\x1f\x8b"


class Reason(StrEnum):
    """Why a file or a record is not among the records that were read."""

    CANNOT_BE_OPENED = "cannot be opened"
    BROKEN = "broken"
    REFUSED = "refused"
    NOT_SUCH_RECORDS = "holds no such records"
    NO_IDENTIFIER = "no identifier"
    BAD_RECORD = "record not understood"


@dataclass(frozen=True, slots=True)
class Skipped:
    """One thing that was not read: the file, the record where it is known, why, and what to do."""

    file: str
    reason: Reason
    detail: str
    record: str | None = None
    line: int = 0

    def __str__(self) -> str:
        """`file:line: PMID 1: what is wrong`, without what could move a terminal."""
        where = f"{self.file}:{self.line}" if self.line else self.file
        whole = f"{where}: {self.record}: {self.detail}" if self.record else f"{where}: {self.detail}"
        return printable(whole)


Skip: TypeAlias = Callable[[Skipped], object]
"""Where readers put what they leave out; `list.append` will do."""


class Readable(Protocol):
    """Whatever gives bytes."""

    def read(self, size: int = -1, /) -> bytes:
        """The next bytes."""

    def readline(self, size: int = -1, /) -> bytes:
        """The next line."""


class BrokenFileError(Exception):
    """Inside the readers only: the bytes of a file end early or are not what their first bytes promise."""


def printable(text: str) -> str:
    """The text on one line, with what a terminal would act on shown as escapes."""
    return "".join(c if c.isprintable() else " " if c.isspace() else repr(c)[1:-1] for c in text)


@contextmanager
def opened(path: str) -> Iterator[Readable]:
    """The bytes of a file, unpacked where they are gzip; `-` is standard input."""
    if path == STANDARD_INPUT:
        yield _unpacked(sys.stdin.buffer)
        return
    with Path(path).open("rb") as file:
        yield _unpacked(file)


def _unpacked(file: BinaryIO) -> Readable:
    """By the first bytes, not by the name: a file that is named .xml may be gzip and the other way round."""
    head = file.peek(2)[:2] if hasattr(file, "peek") else b""
    return _Gunzipped(file) if head == _GZIP else file


class _Gunzipped(gzip.GzipFile):
    """Gzip whose damage is told in one way, wherever it is met."""

    def __init__(self, file: BinaryIO) -> None:
        super().__init__(fileobj=file, mode="rb")

    def read(self, size: int | None = -1) -> bytes:
        """As `GzipFile.read`, but damage is a `BrokenFileError`."""
        try:
            return super().read(size)
        except (EOFError, OSError, zlib.error) as error:
            raise BrokenFileError(f"The gzip data are damaged or cut off ({error}).") from error

    def readline(self, size: int | None = -1) -> bytes:
        """As `GzipFile.readline`, but damage is a `BrokenFileError`."""
        try:
            return super().readline(size)
        except (EOFError, OSError, zlib.error) as error:
            raise BrokenFileError(f"The gzip data are damaged or cut off ({error}).") from error
