"""The process that holds the store and forks a fresh worker for every query; it evaluates nothing itself.

`python -m graph.web.nursery PLACE…` speaks with the server over its standard input, which is a socket:

    server   run ID SECONDS (and an open file with the task)   kill ID
    nursery  ready {…}   failed {…}   end ID OUTCOME

A worker is forked before it is needed, so that a query does not wait for the fork. When the server goes away the socket
ends, and with it the nursery; when the nursery goes away the kernel ends its workers.
"""

from __future__ import annotations

import contextlib
import ctypes
import gc
import json
import os
import selectors
import signal
import socket
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

from graph.dataset.store import Opened, open_store
from graph.errors import RdfFileError
from graph.web.worker import Outcome, run

# How long the kernel may take to clear an ended worker away before we look again.
_GLANCE = 0.02
# After how long a query counts as slow.
_SLOW = 0.1
_SIGNALS = {int(signal.SIGABRT): Outcome.OUT_OF_MEMORY, int(signal.SIGXCPU): Outcome.OUT_OF_TIME}
_PR_SET_PDEATHSIG = 1


@dataclass(slots=True)
class Worker:
    """One forked child: the socket to it, the query it works on, and until when it may."""

    pid: int
    channel: socket.socket
    query: str = ""
    since: float = 0.0
    deadline: float = float("inf")
    late: bool = False
    low: bool = False


@dataclass(slots=True)
class Nursery:
    """The workers, and the socket to the server."""

    opened: Opened
    server: socket.socket
    selector: selectors.BaseSelector = field(default_factory=selectors.DefaultSelector)
    spare: Worker | None = None
    busy: dict[str, Worker] = field(default_factory=dict)
    heard: bytes = b""
    files: list[int] = field(default_factory=list)
    leaving: list[int] = field(default_factory=list)

    def serve(self) -> None:
        """Until the server goes away."""
        self.selector.register(self.server, selectors.EVENT_READ)
        self.spare = self.fork()
        about = {"version": self.opened.version, "quads": len(self.opened.store)}
        self.server.sendall(f"ready {json.dumps(about)}\n".encode())
        while True:
            for key, _ in self.selector.select(self._patience()):
                if key.fileobj is self.server:
                    if not self._listen():
                        return
                elif isinstance(key.data, Worker):
                    self._ended(key.data)
            self._lower_the_slow()
            self._end_the_late()
            self._clear_away()

    def fork(self) -> Worker:
        """A child that waits for its one task."""
        ours, theirs = socket.socketpair()
        parent = os.getpid()
        pid = os.fork()
        if pid == 0:
            ours.close()
            _live(self, theirs, parent)
        theirs.close()
        worker = Worker(pid, ours)
        self.selector.register(ours, selectors.EVENT_READ, worker)
        return worker

    def close(self) -> None:
        """End all workers."""
        for worker in [*self.busy.values(), *([self.spare] if self.spare else [])]:
            _kill(worker)
            self.leaving.append(worker.pid)
        for pid in self.leaving:
            os.waitpid(pid, 0)

    def _patience(self) -> float | None:
        moments = [worker.deadline for worker in self.busy.values() if not worker.late]
        moments += [worker.since + _SLOW for worker in self.busy.values() if not worker.low]
        waits = [moment - time.monotonic() for moment in moments] + [_GLANCE] * bool(self.leaving)
        return max(0.0, min(waits)) if waits else None

    def _listen(self) -> bool:
        """Hear and obey; whether the server is still there."""
        try:
            content, files, _, _ = socket.recv_fds(self.server, 1 << 16, 32)
        except ConnectionError:
            return False
        self.heard += content
        self.files += files
        *lines, self.heard = self.heard.split(b"\n")
        for line in lines:
            self._obey(*line.decode().split())
        return bool(content)

    def _obey(self, order: str, query: str, seconds: str = "") -> None:
        if order == "run":
            self._start(query, float(seconds), self.files.pop(0))
        elif query in self.busy and order == "kill":
            _kill(self.busy[query])

    def _start(self, query: str, seconds: float, file: int) -> None:
        worker = self.spare or self.fork()
        worker.query, worker.since = query, time.monotonic()
        worker.deadline = worker.since + seconds
        self.busy[query] = worker
        # A worker that died while it waited is noticed as every other end is.
        with contextlib.suppress(OSError):
            socket.send_fds(worker.channel, [b"!"], [file])
        os.close(file)
        self.spare = self.fork()

    def _ended(self, worker: Worker) -> None:
        """A worker has said how it ended, or its socket has closed because it was ended."""
        try:
            said = worker.channel.recv(64).decode()
        except ConnectionError:
            said = ""
        self.selector.unregister(worker.channel)
        worker.channel.close()
        if said:
            # The answer is on its way before the kernel has taken the worker's memory apart.
            self._tell(worker, Outcome(said))
            _kill(worker)
            self.leaving.append(worker.pid)
        else:
            _, status = os.waitpid(worker.pid, 0)
            ended_by = os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0
            self._tell(worker, Outcome.OUT_OF_TIME if worker.late else _SIGNALS.get(ended_by, Outcome.CRASHED))
        self.busy.pop(worker.query, None)
        if worker is self.spare:
            self.spare = self.fork()

    def _tell(self, worker: Worker, outcome: Outcome) -> None:
        if worker.query:
            self.server.sendall(f"end {worker.query} {outcome}\n".encode())

    def _lower_the_slow(self) -> None:
        """A short question need not wait for the processor because of a long one."""
        slow = time.monotonic() - _SLOW
        for worker in self.busy.values():
            if worker.since <= slow and not worker.low:
                worker.low = True
                # Only a courtesy to the others, so it may fail.
                with contextlib.suppress(OSError):
                    os.setpriority(os.PRIO_PROCESS, worker.pid, 10)

    def _end_the_late(self) -> None:
        now = time.monotonic()
        for worker in self.busy.values():
            if worker.deadline <= now and not worker.late:
                worker.late = True
                _kill(worker)

    def _clear_away(self) -> None:
        self.leaving = [pid for pid in self.leaving if os.waitpid(pid, os.WNOHANG) == (0, 0)]


def _kill(worker: Worker) -> None:
    # It is ours until we have waited for it, so its number cannot belong to anyone else.
    with contextlib.suppress(ProcessLookupError):
        os.kill(worker.pid, signal.SIGKILL)


def _live(nursery: Nursery, channel: socket.socket, parent: int) -> None:
    """The whole life of a worker. Ends the process, whatever happens."""
    try:
        _die_with_parent(parent)
        nursery.selector.close()
        for other in [*nursery.busy.values(), *([nursery.spare] if nursery.spare else [])]:
            other.channel.close()
        nursery.server.close()
        # What the engine says as it breaks down is no news for the operator's log.
        os.dup2(0, 2)
        _, files, _, _ = socket.recv_fds(channel, 1, 1)
        with os.fdopen(files[0], "r+b", buffering=1 << 20) as file:
            outcome = run(nursery.opened.store, file)
        channel.sendall(outcome.encode())
        # Taking a large store apart takes longer than many a query: wait to be killed instead.
        signal.pause()
    except BaseException:  # noqa: BLE001  # Nothing may come back into the nursery's code from here.
        os._exit(70)
    os._exit(0)


def _die_with_parent(parent: int) -> None:
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(0)


def main() -> None:
    """Load, say so, and serve."""
    server = socket.socket(fileno=os.dup(0))
    with Path(os.devnull).open("r+b") as nothing:
        os.dup2(nothing.fileno(), 0)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    ctypes.CDLL(None)
    try:
        opened = open_store(*map(Path, sys.argv[1:]))
    except RdfFileError as error:
        server.sendall(f"failed {json.dumps(str(error))}\n".encode())
        return
    # Nothing of what is loaded is garbage; a collection in a child would copy every page it looks at.
    gc.collect()
    gc.freeze()
    gc.disable()
    nursery = Nursery(opened, server)
    try:
        nursery.serve()
    except BrokenPipeError:
        pass
    finally:
        nursery.close()


if __name__ == "__main__":
    main()
