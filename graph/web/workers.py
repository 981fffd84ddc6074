"""The server's end of a nursery: starts it, hands it tasks, hears how they ended, and ends it."""

from __future__ import annotations

import asyncio
import itertools
import json
import socket
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from graph.errors import EvidenceGraphError
from graph.web.worker import Outcome

# How much later than its worker's limit an answer may come before the nursery itself is taken for broken.
_GRACE = 3.0
_SECONDS_TO_END = 1.0


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a nursery holds."""

    version: str
    quads: int


class Nursery:
    """One nursery process over one version of the data, all places together, seen from the server's event loop."""

    def __init__(self, places: Sequence[Path]) -> None:
        self.places = tuple(places)
        self._numbers = itertools.count(1)
        self._awaited: dict[str, asyncio.Future[Outcome]] = {}
        self._heard = b""
        self._loop = asyncio.get_running_loop()
        self._loaded: asyncio.Future[Loaded] = self._loop.create_future()
        self._channel, theirs = socket.socketpair()
        self._channel.setblocking(False)  # noqa: FBT003  # socket's signature
        command = [sys.executable, "-P", "-m", "graph.web.nursery", *(str(place.absolute()) for place in places)]
        with theirs:
            # Its own session: Ctrl-C at the terminal is for the server, which then ends it.
            self._process = subprocess.Popen(  # noqa: S603  # our own command
                command, stdin=theirs.fileno(), start_new_session=True, cwd=_ROOT
            )
        self._loop.add_reader(self._channel, self._hear)

    @property
    def is_alive(self) -> bool:
        """Whether it can still be asked."""
        return self._channel.fileno() >= 0

    @property
    def pid(self) -> int:
        """The process, for whoever looks after it."""
        return self._process.pid

    async def loaded(self) -> Loaded:
        """Wait until the data are in memory; EvidenceGraphError says why they are not."""
        return await asyncio.shield(self._loaded)

    async def run(self, file: BinaryIO, seconds: float) -> Outcome:
        """Have the task in the file done; the answer is in the same file. Cancelling this kills the worker."""
        number = str(next(self._numbers))
        awaited: asyncio.Future[Outcome] = self._loop.create_future()
        self._awaited[number] = awaited
        if not self._say(f"run {number} {seconds}\n", file.fileno()):
            self._awaited.pop(number)
            return Outcome.LOST
        try:
            return await asyncio.wait_for(awaited, seconds + _GRACE)
        except TimeoutError:
            self.abandon()
            return Outcome.OUT_OF_TIME
        except asyncio.CancelledError:
            self._say(f"kill {number}\n")
            raise
        finally:
            self._awaited.pop(number, None)

    def part(self) -> None:
        """Have no more to do with it: it sees the closed socket, ends its workers and itself."""
        if self.is_alive:
            self._loop.remove_reader(self._channel)
            self._channel.close()
        if not self._loaded.done():
            self._loaded.set_exception(EvidenceGraphError("the process that loads the data has ended."))
        # Whoever waits for it is told; if nobody does, that is no fault.
        self._loaded.exception()
        for awaited in self._awaited.values():
            if not awaited.done():
                awaited.set_result(Outcome.LOST)

    def abandon(self) -> None:
        """End it at once; the kernel ends its workers with it."""
        self.part()
        self._process.kill()

    async def close(self) -> None:
        """End it, and come back when it is gone."""
        self.part()
        try:
            await asyncio.to_thread(self._process.wait, _SECONDS_TO_END)
        except subprocess.TimeoutExpired:
            # It is still loading, and hears nothing before that is done.
            self._process.kill()
            await asyncio.to_thread(self._process.wait)

    def _say(self, line: str, *files: int) -> bool:
        """Whether the line went out. It always fits: only a few queries are ever under way."""
        if not self.is_alive:
            return False
        try:
            socket.send_fds(self._channel, [line.encode()], files)
        except OSError:
            self.abandon()
            return False
        return True

    def _hear(self) -> None:
        try:
            content = self._channel.recv(1 << 16)
        except BlockingIOError:
            return
        except OSError:
            content = b""
        if not content:
            self.abandon()
            self._process.wait()
            return
        *lines, self._heard = (self._heard + content).split(b"\n")
        for line in lines:
            self._understand(*line.decode().split(" ", 1))

    def _understand(self, word: str, rest: str) -> None:
        if word == "end":
            number, outcome = rest.split()
            awaited = self._awaited.get(number)
            if awaited and not awaited.done():
                awaited.set_result(Outcome(outcome))
        elif not self._loaded.done() and word == "ready":
            self._loaded.set_result(Loaded(**json.loads(rest)))
        elif not self._loaded.done():
            self._loaded.set_exception(EvidenceGraphError(json.loads(rest)))


_ROOT = Path(__file__).resolve().parents[2]
