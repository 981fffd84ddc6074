"""A topic folder becomes an `EvidenceBase`, or a list of everything that is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from graph.errors import DataError, Problem
from graph.model.base import EvidenceBase
from graph.records import crosscheck, sense
from graph.records.collection import STUDIES, Collection
from graph.records.document import Document, open_document, settled
from graph.records.todos import with_todos

_REQUIRED = ("topic.yaml", "claims.yaml")
_FILES = (
    "topic.yaml",
    "sources.yaml",
    "claims.yaml",
    "cells.yaml",
    "mechanisms.yaml",
    "outcomes.yaml",
    "conditions.yaml",
    "laboratories.yaml",
    "judgements.yaml",
)


@dataclass(frozen=True, slots=True)
class Examination:
    """What a topic folder holds, and what is wrong with it; `base` is there only where nothing is.

    `remarks` are odd and may be so all the same; they keep nothing from being read.
    """

    collection: Collection
    problems: tuple[Problem, ...]
    remarks: tuple[Problem, ...]
    base: EvidenceBase | None

    @property
    def counts(self) -> Mapping[str, int]:
        """How many records of each kind are written down, right or wrong."""
        return self.collection.counts


def read(folder: Path) -> EvidenceBase:
    """Everything in a topic folder; raises `DataError` with all problems of all files."""
    examination = examine(folder)
    if examination.base is None:
        raise DataError(examination.problems)
    return examination.base


def examine(folder: Path) -> Examination:
    """Read a topic folder as far as it can be read, and say all that is wrong or odd."""
    outside = _outside(folder)
    if outside is not None:
        return Examination(Collection(()), (outside,), (), None)
    strays = tuple(_strays(folder))
    collection = Collection(tuple(_documents(folder)))
    complaints = [complaint for document in collection.documents for complaint in document.complaints]
    complaints += [*collection.complaints, *crosscheck.check(collection), *sense.impossible(collection)]
    problems = tuple(sorted({*strays, *settled(complaints)})) or tuple(settled(sense.contradicted(collection)))
    problems = with_todos(problems, collection)
    odd = sorted({*settled(sense.odd(collection)), *_unread(folder)} - set(problems))
    base = collection.base(collection.topic.noun) if collection.topic is not None and not problems else None
    return Examination(collection, problems, tuple(odd), base)


def _documents(folder: Path) -> Iterator[Document]:
    for name in _FILES:
        if (folder / name).exists():
            yield open_document(folder / name, name=name, file=_shown(folder / name))
    for path in sorted((folder / STUDIES).glob("*.yaml")):
        yield open_document(path, name=f"{STUDIES}{path.name}", file=_shown(path))


def _outside(folder: Path) -> Problem | None:
    """What keeps a folder from being that of a topic, in one line where nothing inside can be read at all."""
    if not folder.is_dir():
        return Problem(_shown(folder), 0, 0, "this is not a folder.", "Name the folder of a topic.")
    if any((folder / name).exists() for name in _FILES) or (folder / STUDIES).is_dir():
        return None
    topics = sorted(path.parent.name for path in folder.glob("*/topic.yaml"))
    if topics:
        help_ = f"Name a folder inside it: {', '.join(_shown(Path(name)) for name in topics)}."
        return Problem(_shown(folder), 0, 0, "this is a folder of topics, not a topic.", help_)
    if folder.name == STUDIES.strip("/") and (folder.parent / "topic.yaml").exists():
        help_ = f"Name the folder around it: {_shown(folder.parent)}."
        return Problem(_shown(folder), 0, 0, "these are the studies of a topic, not the topic.", help_)
    return None


def _strays(folder: Path) -> Iterator[Problem]:
    """Files that are missing, and records that nobody would read for their name."""
    for name in _REQUIRED:
        if not (folder / name).exists():
            yield Problem(_shown(folder / name), 0, 0, "the file is missing.", "See docs/records.md for what it holds.")
    for path in _unknown(folder):
        if path.suffix.lower() in (".yaml", ".yml"):
            yield Problem(_shown(path), 0, 0, "nothing reads a file of this name.", _name_for(path, folder))


def _name_for(path: Path, folder: Path) -> str:
    """What a record should be called to be read."""
    plain = path.relative_to(folder).with_suffix(".yaml").as_posix()
    if plain.lower() in _FILES or path.parent == folder / STUDIES:
        meant = plain.lower() if plain.lower() in _FILES else plain
        return f"Name it {_shown(Path(meant))}."
    meant = next(iter(get_close_matches(plain.lower(), _FILES, 1)), "")
    hint = f"Did you mean {meant}? " if meant else ""
    return f"{hint}Name it one of {', '.join(_FILES)} or {STUDIES}<id>.yaml."


def _unread(folder: Path) -> Iterator[Problem]:
    """Whatever else lies between the records: copies that an editor made, records under another ending."""
    for path in _unknown(folder):
        if path.suffix.lower() not in (".yaml", ".yml"):
            help_ = "Move it out of the topic, or name it as the record that it is."
            yield Problem(_shown(path), 0, 0, "nothing reads this file.", help_)


def _unknown(folder: Path) -> Iterator[Path]:
    """Files that are none of a topic's; hidden ones and those that speak to people are left alone."""
    for path in sorted(folder.glob("**/*")):
        inside = path.relative_to(folder)
        hidden = any(part.startswith(".") for part in inside.parts)
        spoken = path.stem.upper() in ("README", "LICENSE", "LICENCE", "NOTICE")
        known = inside.as_posix() in _FILES or (path.parent == folder / STUDIES and path.suffix == ".yaml")
        if path.is_file() and not (hidden or spoken or known):
            yield path


def _shown(path: Path) -> str:
    """A path as text that can be printed, whatever bytes it is made of."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in path.as_posix())
