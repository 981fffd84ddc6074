"""The data being served: which version, by which nursery, and how one question is answered with it."""

from __future__ import annotations

import asyncio
import contextlib
import io
import logging
import tempfile
import weakref
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, cast

import pyoxigraph as ox

from graph.dataset.store import stamp
from graph.errors import EvidenceGraphError, RefusedError
from graph.web.formats import TABLES, Format
from graph.web.guard import Query, explain
from graph.web.limits import Limits
from graph.web.question import Question
from graph.web.turns import Turns, busy
from graph.web.worker import Outcome, Task
from graph.web.workers import Loaded, Nursery

_LOG = logging.getLogger("evigraph")
_COSTLY = {Outcome.OUT_OF_TIME, Outcome.OUT_OF_MEMORY, Outcome.TOO_LARGE, Outcome.CRASHED}
_SECONDS_BETWEEN_LOOKS = 2.0
_LONGEST_WAIT_FOR_DATA = 30.0
_NOTHING_BUILT = (
    "No data set has been built yet. Run `evigraph build`, then ask again; this service need not be restarted."
)
NOT_EXISTS = (
    "FILTER NOT EXISTS over several patterns is slow in this engine. Try MINUS { … } in its place: where both sides "
    "share a variable that is always bound, and no FILTER inside uses another one from outside, it gives the same "
    "answer faster."
)


@dataclass(slots=True, weakref_slot=True, eq=False)
class Answer:
    """The whole answer, in a file that is gone when it is closed."""

    file: BinaryIO
    size: int
    version: str


class Service:
    """One data set over HTTP. Made anywhere; works in the event loop that first uses it."""

    def __init__(self, find: Callable[[], Sequence[Path]], limits: Limits, *, union: bool) -> None:
        self.limits, self.union = limits, union
        self.turns = Turns(limits.running, limits.waiting)
        self.ended: dict[Outcome, int] = dict.fromkeys(Outcome, 0)
        self.trouble = ""
        self._find = find
        self._nursery: Nursery | None = None
        self._loaded: Loaded | None = None
        self._stamp: object = ()
        self._changing: asyncio.Lock | None = None
        self._leaving: set[asyncio.Task[None]] = set()
        self._is_ending = False
        self._open: weakref.WeakSet[Answer] = weakref.WeakSet()

    @property
    def loaded(self) -> Loaded | None:
        """What is served now; None while nothing is."""
        return self._loaded if self._nursery and self._nursery.is_alive else None

    @property
    def pid(self) -> int | None:
        """The nursery's process."""
        return self._nursery.pid if self._nursery else None

    async def ready(self) -> Loaded:
        """What is served, once it is in memory; RefusedError (503) says what is missing."""
        if self._is_ending:
            raise RefusedError(503, "The service is being stopped.", retry_after=10)
        if self.loaded is None:
            try:
                await asyncio.wait_for(self.refresh(), _LONGEST_WAIT_FOR_DATA)
            except TimeoutError:
                raise RefusedError(503, "The data are still being loaded. Ask again soon.", retry_after=5) from None
        if self.loaded is None:
            raise RefusedError(503, self.trouble or _NOTHING_BUILT, retry_after=10)
        return self.loaded

    async def refresh(self) -> None:
        """Serve the newest version: load it beside the old one, which answers until the new one can."""
        self._changing = self._changing or asyncio.Lock()
        async with self._changing:
            places = self._find()
            seen = tuple((place, stamp(place)) for place in places)
            if not places or (seen == self._stamp and (self.loaded or self.trouble)):
                return
            nursery = Nursery(places)
            try:
                loaded = await nursery.loaded()
            except EvidenceGraphError as error:
                self.trouble, self._stamp = str(error), seen
                await nursery.close()
                return
            except asyncio.CancelledError:
                await nursery.close()
                raise
            old, self._nursery = self._nursery, nursery
            self._loaded, self._stamp, self.trouble = loaded, seen, ""
            if old:
                self._retire(old)

    async def keep_fresh(self) -> None:
        """Look for new versions, and for a nursery that has ended, until cancelled."""
        told = ""
        while True:
            await self.refresh()
            if self.trouble != told:
                told = self.trouble
                if told:
                    _LOG.error("evigraph: %s", told)
            await asyncio.sleep(_SECONDS_BETWEEN_LOOKS)

    def end(self) -> None:
        """Answer nothing more; what is at work is ended, and its clients are told."""
        self._is_ending = True
        if self._nursery:
            self._nursery.part()

    async def close(self) -> None:
        """End every process that was started."""
        self.end()
        for task in self._leaving:
            task.cancel()
        await asyncio.gather(*self._leaving, return_exceptions=True)
        if self._nursery:
            await self._nursery.close()
            self._nursery = None

    async def answer(self, question: Question, form: Format, *, client: str, base: str | None = None) -> Answer:
        """The whole answer; RefusedError where there is none. Cancelling this ends its worker."""
        await self.ready()
        if sum(not one.file.closed for one in self._open) >= self.limits.sending:
            raise busy()
        task = self.task(question, form, base)
        async with self.turns.turn(client, patience=self.limits.seconds) as turn:
            nursery, version = await self._nursery_now()
            # A plain file without a name: it is written by the worker, and closed when the answer has been sent.
            file = cast("BinaryIO", tempfile.TemporaryFile())  # noqa: SIM115
            try:
                outcome = await self._run(nursery, task, file, turn.sent_away)
                if outcome in _COSTLY:
                    self.turns.remember(client)
                return self._finish(outcome, question.query, file, version)
            except BaseException:
                file.close()
                raise

    async def solutions(self, query: str, *, client: str) -> Sequence[ox.QuerySolution]:
        """The rows of a query of ours; none where it is no SELECT."""
        answer = await self.answer(Question(Query(query)), TABLES[0], client=client)
        with answer.file:
            content = answer.file.read()
        results = ox.parse_query_results(io.BytesIO(content), format=ox.QueryResultsFormat.JSON)
        return list(results) if isinstance(results, ox.QuerySolutions) else []

    def task(self, question: Question, form: Format, base: str | None) -> Task:
        """What a worker is told."""
        return Task(
            query=question.query.text,
            format=form.name,
            seconds=self.limits.seconds,
            memory=int(self.limits.memory_mb * 1e6),
            result=int(self.limits.result_mb * 1e6),
            union=self.union and not question.query.names_its_dataset,
            base=base,
            default_graphs=question.default_graphs,
            named_graphs=question.named_graphs,
        )

    async def _nursery_now(self) -> tuple[Nursery, str]:
        loaded = await self.ready()
        if self._nursery is None:
            raise RefusedError(503, "The service is being stopped.", retry_after=10)
        return self._nursery, loaded.version

    async def _run(
        self, nursery: Nursery, task: Task, file: BinaryIO, sent_away: asyncio.Future[None], *, again: bool = True
    ) -> Outcome:
        file.seek(0)
        file.truncate()
        file.write(task.written())
        file.flush()
        file.seek(0)
        running = asyncio.ensure_future(nursery.run(file, task.seconds))
        try:
            both: set[asyncio.Future[Outcome] | asyncio.Future[None]] = {running, sent_away}
            await asyncio.wait(both, return_when=asyncio.FIRST_COMPLETED)
            if not running.done():
                raise RefusedError(
                    429,
                    "This query takes long, and others are waiting. Make it cheaper, or try again later.",
                    retry_after=10,
                )
            outcome = running.result()
        finally:
            running.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await running
        if outcome is Outcome.LOST and again:
            # The nursery ended under it, by no fault of the query: once more with a new one.
            nursery, _ = await self._nursery_now()
            return await self._run(nursery, task, file, sent_away, again=False)
        self.ended[outcome] += 1
        return outcome

    def _finish(self, outcome: Outcome, query: Query, file: BinaryIO, version: str) -> Answer:
        if outcome is Outcome.ANSWERED:
            size = file.seek(0, 2)
            file.seek(0)
            answer = Answer(file, size, version)
            self._open.add(answer)
            return answer
        if outcome is Outcome.REFUSED:
            file.seek(0)
            raise RefusedError(400, explain(query, file.read(20_000).decode(errors="replace")))
        raise self._failure(outcome, query)

    def _failure(self, outcome: Outcome, query: Query) -> RefusedError:
        limits = self.limits
        if outcome is Outcome.OUT_OF_TIME:
            hint = (
                NOT_EXISTS if query.has_not_exists else "Join the patterns by a shared variable, or bind more of them."
            )
            return RefusedError(504, f"Stopped after {limits.seconds:g} s, and no part of an answer is sent. {hint}")
        if outcome is Outcome.OUT_OF_MEMORY:
            return RefusedError(
                507, f"Stopped: it needed more than {limits.memory_mb:g} MB of memory. Ask for less at once."
            )
        if outcome is Outcome.TOO_LARGE:
            advice = "Nothing of it is sent. Add a LIMIT, or ask for less."
            return RefusedError(507, f"The answer is larger than {limits.result_mb:g} MB. {advice}")
        if outcome is Outcome.LOST:
            return RefusedError(503, "The data are being loaded again. Ask again in a moment.", retry_after=2)
        return RefusedError(500, "The query broke the engine, which was contained. Write it in a simpler way.")

    def _retire(self, old: Nursery) -> None:
        """End the old nursery when the last query that it may still work on is over."""

        async def end() -> None:
            """Wait for as long as a query may take, then close."""
            try:
                await asyncio.sleep(self.limits.seconds + 1)
            finally:
                await old.close()

        task = asyncio.get_running_loop().create_task(end())
        self._leaving.add(task)
        task.add_done_callback(self._leaving.discard)
