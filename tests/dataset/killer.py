"""Builds that are killed: at every step that touches the disk, and after stepped delays.

Run as a program, because only a process without threads may be forked: for every point the folder with the old data
set is copied, and a build of the new one is killed there as by `kill -9`. The copies stay, to be looked at.
"""

from __future__ import annotations

import os
import shutil
import signal
import sys
import time
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import Any

from pyarrow import parquet

from graph.dataset import build as building
from graph.dataset.beyond import Beyond
from graph.dataset.proposed import ProposalWords
from graph.model.assessment import Grading
from graph.model.base import EvidenceBase

_STEPS = (
    (os, "fsync"),
    (os, "replace"),
    (os, "rename"),
    (os, "mkdir"),
    (os, "rmdir"),
    (os, "unlink"),
    (shutil, "copyfile"),
    (parquet, "write_table"),
    (Path, "write_text"),
    (Path, "write_bytes"),
)


def main(old: Path, new: Path, folder: Path, delays: int) -> None:
    """Leave `folder/old`, `folder/new`, `folder/step-N` and as many `folder/delay-N` as are asked for."""
    vars(building).update(quicker())
    os.fsync = unhurried
    building.build(old, out=folder / "old")
    building.build(new, out=folder / "new")
    _at_every_step(folder, new)
    _after_delays(folder, new, delays)


def quicker() -> dict[str, Callable[..., Any]]:
    """Parts of a build that write nothing and take most of the time: no gate, and nothing is analysed twice."""
    analyse, known = building.beyond, {}

    def beyond(base: EvidenceBase, grading: Grading, *, words: ProposalWords | None = None) -> Beyond:
        topic = tuple(base.claims.values())
        if topic not in known:
            known[topic] = analyse(base, grading, words=words)
        return known[topic]

    return {"gate": lambda _: (), "beyond": beyond}


def unhurried(_: int) -> None:
    """A wait for the disk that does not wait: what a killed process has written is kept by the system all the same."""


def _at_every_step(folder: Path, new: Path) -> None:
    for number in count():
        place = _copy(folder, f"step-{number}")
        if _ended(_started(place, new, lambda: _arm(number))):  # noqa: B023  # It is called at once, in the child.
            break
        print("killed", place.name)  # noqa: T201


def _after_delays(folder: Path, new: Path, delays: int) -> None:
    start = time.monotonic()
    _ended(_started(_copy(folder, "measured"), new, lambda: None))
    whole = time.monotonic() - start
    for number in range(delays):
        place = _copy(folder, f"delay-{number}")
        child = _started(place, new, lambda: None)
        time.sleep(whole * number / delays)
        os.kill(child, signal.SIGKILL)
        _ended(child)
        print("killed", place.name)  # noqa: T201


def _copy(folder: Path, name: str) -> Path:
    shutil.copytree(folder / "old", folder / name)
    return folder / name


def _started(place: Path, new: Path, prepare: Callable[[], None]) -> int:
    child = os.fork()
    if child:
        return child
    prepare()
    building.build(new, out=place)
    os._exit(0)


def _ended(child: int) -> bool:
    """Whether it came to its own end."""
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


def _arm(point: int) -> None:
    """Let the process die at its step of this number; a file is half written by then."""
    steps = count()
    for owner, name in _STEPS:
        setattr(owner, name, _dies(getattr(owner, name), steps, point, is_write=name.startswith("write_")))


def _dies(original: Callable[..., Any], steps: count[int], point: int, *, is_write: bool) -> Callable[..., Any]:
    def step(*words: Any, **options: Any) -> Any:
        if next(steps) != point:
            return original(*words, **options)
        if is_write and isinstance(words[1], str | bytes):
            original(words[0], words[1][: len(words[1]) // 2], **options)
        os.kill(os.getpid(), signal.SIGKILL)
        return None

    return step


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:4]), int(sys.argv[4]))
