"""A topic folder becomes an `EvidenceBase`, or a list of everything that is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from graph.errors import DataError, Problem
from graph.model.base import EvidenceBase
from graph.records import crosscheck
from graph.records.collection import STUDIES, Collection
from graph.records.document import Document, open_document, settled

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
    """What a topic folder holds, and what is wrong with it; `base` is there only where nothing is."""

    collection: Collection
    problems: tuple[Problem, ...]
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
    """Read a topic folder as far as it can be read, and say all that is wrong."""
    strays = tuple(_strays(folder))
    collection = Collection(tuple(_documents(folder)))
    complaints = [complaint for document in collection.documents for complaint in document.complaints]
    complaints += [*collection.complaints, *crosscheck.check(collection)]
    problems = tuple(sorted({*strays, *settled(complaints)}))
    base = collection.base(collection.topic.noun) if collection.topic is not None and not problems else None
    return Examination(collection, problems, base)


def _documents(folder: Path) -> Iterator[Document]:
    for name in _FILES:
        if (folder / name).exists():
            yield open_document(folder / name, name=name, file=_shown(folder / name))
    for path in sorted((folder / STUDIES).glob("*.yaml")):
        yield open_document(path, name=f"{STUDIES}{path.name}", file=_shown(path))


def _strays(folder: Path) -> Iterator[Problem]:
    """Files that are missing, and YAML files that nobody would read."""
    if not folder.is_dir():
        yield Problem(_shown(folder), 0, 0, "this is not a folder.", "Name the folder of a topic.")
        return
    for name in _REQUIRED:
        if not (folder / name).exists():
            yield Problem(_shown(folder / name), 0, 0, "the file is missing.", "See docs/records.md for what it holds.")
    for path in sorted([*folder.glob("**/*.yaml"), *folder.glob("**/*.yml")]):
        known = path.parent == folder / STUDIES if path.suffix == ".yaml" else False
        if not known and path.relative_to(folder).as_posix() not in _FILES:
            help_ = f"Name it one of {', '.join(_FILES)} or {STUDIES}<id>.yaml."
            yield Problem(_shown(path), 0, 0, "nothing reads a file of this name.", help_)


def _shown(path: Path) -> str:
    """A path as text that can be printed, whatever bytes it is made of."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in path.as_posix())
