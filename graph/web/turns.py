"""Whose turn it is: a few queries at once, a bounded queue, and one place for those that take long.

A query starts in one of the quick places. When it has not ended after a second it moves to the long place, if that is
free, so that two slow questions do not keep everybody else waiting. One place is
always left to other clients.
Where the long place is taken as well and somebody waits, a slow query is sent away: it can be asked again later.
Clients whose query had to be ended are remembered for a while as costly; together they get half the places at most.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections import Counter
from collections.abc import AsyncIterator, Iterable
from dataclasses import dataclass, field

from graph.errors import RefusedError

QUICK_SECONDS = 1.0
COSTLY_SECONDS = 30.0
_LOOK_AGAIN = 0.25
_MOST_REMEMBERED = 10_000


@dataclass(slots=True, eq=False)
class Turn:
    """One client's place, in the queue or at work."""

    client: str
    called: asyncio.Future[None]
    sent_away: asyncio.Future[None]
    since: float


@dataclass(slots=True)
class Turns:
    """The places and the queue before them."""

    places: int
    most_waiting: int
    waiting: list[Turn] = field(default_factory=list)
    quick: set[Turn] = field(default_factory=set)
    long: Turn | None = None
    # Until when a client counts as costly.
    costly: dict[str, float] = field(default_factory=dict)

    @contextlib.asynccontextmanager
    async def turn(self, client: str, *, patience: float) -> AsyncIterator[Turn]:
        """Wait for a place and have it; RefusedError (429) where the queue is full or takes too long."""
        loop = asyncio.get_running_loop()
        turn = Turn(client, loop.create_future(), loop.create_future(), loop.time())
        self._enter(turn)
        try:
            await self._called(turn, patience)
            loop.call_later(QUICK_SECONDS, self._look_after, turn)
            yield turn
        finally:
            self._leave(turn)

    def remember(self, client: str) -> None:
        """This client's query had to be ended."""
        self.costly.pop(client, None)
        while len(self.costly) >= _MOST_REMEMBERED:
            self.costly.pop(next(iter(self.costly)))
        self.costly[client] = asyncio.get_running_loop().time() + COSTLY_SECONDS

    def is_costly(self, client: str) -> bool:
        """Whether one of its queries had to be ended a short while ago."""
        return self.costly.get(client, 0.0) > asyncio.get_running_loop().time()

    def _enter(self, turn: Turn) -> None:
        of_client = sum(other.client == turn.client for other in self.waiting)
        if len(self.waiting) >= self.most_waiting or of_client >= max(1, self.most_waiting // 4):
            raise busy()
        if self.is_costly(turn.client) and self._costly_among(self.waiting) >= max(1, self.most_waiting // 4):
            raise busy()
        self.waiting.append(turn)
        self._call()

    async def _called(self, turn: Turn, patience: float) -> None:
        try:
            await asyncio.wait_for(asyncio.shield(turn.called), patience)
        except TimeoutError:
            raise busy() from None

    def _look_after(self, turn: Turn) -> None:
        """What becomes of a query that is still at work after a second."""
        loop = asyncio.get_running_loop()
        if turn not in self.quick:
            return
        if self.long is None:
            self.quick.discard(turn)
            self.long = turn
            self._call()
            return
        if self.waiting and loop.time() - self.waiting[0].since > QUICK_SECONDS / 2 and not turn.sent_away.done():
            self.remember(turn.client)
            turn.sent_away.set_result(None)
            return
        loop.call_later(_LOOK_AGAIN, self._look_after, turn)

    def _leave(self, turn: Turn) -> None:
        turn.called.cancel()
        turn.sent_away.cancel()
        self.quick.discard(turn)
        if turn in self.waiting:
            self.waiting.remove(turn)
        if self.long is turn:
            self.long = None
        self._call()

    def _call(self) -> None:
        """Give free places to those who wait, in their order, passing over clients that have their share."""
        share = max(1, self.places - 1)
        having = Counter(turn.client for turn in self.quick)
        for turn in tuple(self.waiting):
            if len(self.quick) >= self.places:
                return
            if self.is_costly(turn.client) and self._costly_among(self.quick) >= max(1, self.places // 2):
                continue
            if having[turn.client] < share:
                self.waiting.remove(turn)
                self.quick.add(turn)
                having[turn.client] += 1
                turn.called.set_result(None)

    def _costly_among(self, turns: Iterable[Turn]) -> int:
        return sum(self.is_costly(turn.client) for turn in turns)


def busy() -> RefusedError:
    """What is said to a query for which there is no place now."""
    return RefusedError(429, "All places are taken by other queries. Ask again in a few seconds.", retry_after=5)
