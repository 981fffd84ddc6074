"""One input file read by one process: its outlines beside the tables, named by what they were read from.

A part is there as a whole or not at all, so that a run that was broken off goes on where it stopped. It is read and
written record by record and needs no data frame, so that a process stays small.
"""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Iterator
from pathlib import Path

import msgspec

from graph.sources.landscape.files import replacing
from graph.sources.pubmed.article import Outline
from graph.sources.pubmed.read import outlines
from graph.sources.reading import Skipped

FORM = 1
"""Counted up whenever a part would be written otherwise; parts of another form are made anew."""


class Entry(msgspec.Struct, frozen=True, omit_defaults=True):
    """A line of a part: a record, records that are taken back, or something that was skipped."""

    record: Outline | None = None
    deleted: tuple[str, ...] = ()
    skipped: Skipped | None = None


_decoder = msgspec.json.Decoder(Entry)


def name_of(path: Path) -> str:
    """The name of the part for a file: the digest of its bytes and the form."""
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return f"{digest[:32]}-{FORM}.jsonl.gz"


def make_part(path: str, part: Path) -> int:
    """Read a file into a part, and say how many records it holds."""
    with (
        replacing(part) as unfinished,
        unfinished.open("wb") as file,
        gzip.GzipFile("", "wb", compresslevel=1, fileobj=file, mtime=0) as packed,
    ):
        return _write(path, packed)


def _write(path: str, packed: gzip.GzipFile) -> int:
    encode, count = msgspec.json.Encoder().encode, 0

    def put(entry: Entry) -> None:
        packed.write(encode(entry) + b"\n")

    for record in outlines(path, skip=lambda one: put(Entry(skipped=one))):
        if isinstance(record, Outline):
            put(Entry(record=record))
            count += 1
        else:
            put(Entry(deleted=record.pmids))
    return count


def entries(part: Path) -> Iterator[Entry]:
    """The lines of a part in the order of its file."""
    with gzip.open(part, "rb") as packed:
        for line in packed:
            yield _decoder.decode(line)
