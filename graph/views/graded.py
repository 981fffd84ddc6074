"""The records of a topic with their grades: read once in a process, on first use, for the viewer and the web alike."""

from __future__ import annotations

import gc
from functools import lru_cache
from pathlib import Path
from threading import Lock
from typing import NamedTuple

from pyoxigraph import Store

from graph import resources
from graph.dataset.beyond import beyond
from graph.dataset.describe import describe
from graph.dataset.manifest import digest_of
from graph.grading.assess import grade
from graph.model.assessment import Grading
from graph.model.base import EvidenceBase
from graph.records.read import read
from graph.views.beyond import proposal_words


class Graded(NamedTuple):
    """A topic and its grades."""

    base: EvidenceBase
    grading: Grading


_READING, _DESCRIBING = Lock(), Lock()


def graded(topic: Path | None = None) -> Graded:
    """The topic of this process, or another; whoever asks while it is being read waits for that one reading."""
    folder = topic or resources.topic()
    with _READING:
        return _graded(folder)


@lru_cache(maxsize=1)
def _graded(topic: Path) -> Graded:
    """Frozen, so that no collection of garbage walks through it again."""
    _digest(topic)
    base = read(topic)
    found = Graded(base, grade(base))
    gc.collect()
    gc.freeze()
    return found


def digest(topic: Path | None = None) -> str:
    """The digest of the records as they were when they were read, as a build writes it into its manifest."""
    return _digest(topic or resources.topic())


@lru_cache(maxsize=1)
def _digest(topic: Path) -> str:
    return digest_of(topic)


def described(base: EvidenceBase, grading: Grading) -> Store:
    """Exactly this as RDF, with what goes beyond the grades; one store for all, made in seconds for the first who asks.

    Pages that need no RDF do not wait for it.
    """
    with _DESCRIBING:
        return _described(_Same(Graded(base, grading)))


class _Same:
    """Grades by their identity: they are too large to be compared, and kept alive as long as they are a key."""

    def __init__(self, known: Graded) -> None:
        self.known = known

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.known.grading is self.known.grading

    def __hash__(self) -> int:
        return id(self.known.grading)


@lru_cache(maxsize=1)
def _described(same: _Same) -> Store:
    base, grading = same.known
    store = Store()
    store.bulk_extend(describe(base, grading, found=beyond(base, grading, words=proposal_words)))
    return store
