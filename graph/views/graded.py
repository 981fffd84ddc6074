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
from graph.dataset.manifest import digest_of, is_made_of
from graph.dataset.store import built, current, open_store
from graph.grading.assess import grade
from graph.model.assessment import Grading
from graph.model.base import EvidenceBase
from graph.records.read import read
from graph.views.beyond import proposal_words
from graph.views.same import Same


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
    """Exactly this as RDF, with what goes beyond the grades; one store for all, made when somebody first asks.

    Where the live version was built of exactly this, it is read in a tenth of a second; else making it takes seconds,
    for which pages that need no RDF do not wait.
    """
    with _DESCRIBING:
        return _described(Same(base, grading))


@lru_cache(maxsize=1)
def _described(same: Same) -> Store:
    place = _published(same)
    if place is not None:
        return open_store(place).store
    found = beyond(same.base, same.grading, words=proposal_words)
    store = Store()
    store.bulk_extend(describe(same.base, same.grading, found=found))
    return store


def _published(same: Same) -> Path | None:
    """Where the data set was built that says exactly this; only the topic of this process can have been."""
    is_ours = _graded.cache_info().currsize and graded().grading is same.grading
    home = built() if is_ours else None
    is_this = home and is_made_of(current(home), records=digest(), grading=same.grading)
    return home if is_this else None
