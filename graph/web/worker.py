"""The child that evaluates one query: it gives up every power first, and ends with its answer.

It is forked from the nursery (nursery.py), reads one task from a file, writes the answer over it and is gone.
"""

from __future__ import annotations

import json
import os
import resource
import signal
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import IO, BinaryIO, cast

import pyoxigraph as ox

STACK = 64 << 20
# One write a megabyte: the file is counted as it grows.
_CHUNK = 1 << 20


class Outcome(StrEnum):
    """How a query ended."""

    ANSWERED = "answered"
    REFUSED = "refused"  # by the engine: its sentence stands in the file
    TOO_LARGE = "too-large"
    OUT_OF_MEMORY = "out-of-memory"
    OUT_OF_TIME = "out-of-time"
    CRASHED = "crashed"
    LOST = "lost"  # the nursery ended first


@dataclass(frozen=True, slots=True)
class Task:
    """What a worker is to do, as it travels in the file."""

    query: str
    format: str
    seconds: float
    memory: int
    result: int
    union: bool = False
    base: str | None = None
    default_graphs: Sequence[str] = ()
    named_graphs: Sequence[str] = ()

    def written(self) -> bytes:
        """As bytes for the file."""
        return json.dumps(asdict(self)).encode()


def read_task(content: bytes) -> Task:
    """The task that was written."""
    return Task(**json.loads(content))


class TooLargeError(Exception):
    """The answer is larger than may be sent."""


class _Bounded:
    """A file that refuses to grow beyond a size, so that nobody gets half an answer."""

    def __init__(self, file: BinaryIO, most: int) -> None:
        self._file, self._left = file, most

    def write(self, content: bytes) -> int:
        """Write it, unless the file would grow too large."""
        self._left -= len(content)
        if self._left < 0:
            raise TooLargeError
        return self._file.write(content)

    def flush(self) -> None:
        """Hand on what was written."""
        self._file.flush()


def run(store: ox.Store, file: BinaryIO) -> Outcome:
    """Do the task that stands in the file, in this process as it is."""
    task = read_task(file.read())
    file.seek(0)
    file.truncate()
    give_up(task)
    try:
        answer(store, task, file)
    except TooLargeError:
        return Outcome.TOO_LARGE
    except MemoryError:
        return Outcome.OUT_OF_MEMORY
    except (SyntaxError, ValueError, OSError) as error:
        file.seek(0)
        file.truncate()
        file.write(str(error).encode())
        file.flush()
        return Outcome.REFUSED
    return Outcome.ANSWERED


def answer(store: ox.Store, task: Task, file: BinaryIO) -> None:
    """Evaluate the query and write all of its answer."""
    result = _result(store, task)
    bounded = cast("IO[bytes]", _Bounded(file, task.result))
    if isinstance(result, ox.QueryTriples):
        result.serialize(bounded, format=getattr(ox.RdfFormat, task.format))
    else:
        result.serialize(bounded, format=getattr(ox.QueryResultsFormat, task.format))
    bounded.flush()


def _result(store: ox.Store, task: Task) -> ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples:
    """Over the dataset of the service, or over that of the protocol: once it names any graph, it names the whole."""
    if not task.default_graphs and not task.named_graphs:
        return store.query(task.query, base_iri=task.base, use_default_graph_as_union=task.union)
    return store.query(
        task.query,
        base_iri=task.base,
        default_graph=[ox.NamedNode(iri) for iri in task.default_graphs],
        named_graphs=[ox.NamedNode(iri) for iri in task.named_graphs],
    )


def give_up(task: Task) -> None:
    """Time, memory, stack and size are bounded, and no file or socket can be opened any more."""
    whole = resource.getrlimit
    seconds = int(task.seconds) + 1
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    for what, most in (
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_FSIZE, task.result + _CHUNK),
        (resource.RLIMIT_STACK, STACK),
        (resource.RLIMIT_AS, _size_now() + task.memory),
        # Last: what is open stays usable, nothing new can be opened, so SERVICE finds no socket.
        (resource.RLIMIT_NOFILE, 0),
    ):
        hard = whole(what)[1]
        bound = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(what, (bound, bound))


def _size_now() -> int:
    """The address space that this process has already: the store and the interpreter, shared with the nursery."""
    if sys.platform != "linux":
        return 4 << 30
    with open("/proc/self/statm", "rb") as file:  # noqa: PTH123  # pathlib would import more into the child.
        return int(file.read().split()[0]) * os.sysconf("SC_PAGE_SIZE")
