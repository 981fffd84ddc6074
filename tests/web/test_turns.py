"""Whose turn it is."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Awaitable, Callable

import pytest

from graph.errors import RefusedError
from graph.web import turns
from graph.web.turns import Turns


def run(scene: Callable[[Turns], Awaitable[None]], places: int = 2, waiting: int = 4) -> None:
    async def play() -> None:
        await scene(Turns(places, waiting))

    asyncio.run(play())


async def settle() -> None:
    for _ in range(5):
        await asyncio.sleep(0)


def test_a_free_place_is_given_at_once_and_given_back() -> None:
    async def scene(places: Turns) -> None:
        async with places.turn("a", patience=1):
            assert len(places.quick) == 1
        assert not places.quick
        assert not places.waiting

    run(scene)


def test_one_client_leaves_a_place_to_others() -> None:
    async def scene(places: Turns) -> None:
        async with places.turn("a", patience=1):
            second = asyncio.ensure_future(places.turn("a", patience=1).__aenter__())
            await settle()
            assert not second.done()
            async with places.turn("b", patience=1):
                assert len(places.quick) == 2
            second.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await second

    run(scene)


def test_a_full_queue_says_so_and_when_to_come_back() -> None:
    async def scene(places: Turns) -> None:
        async with places.turn("a", patience=1):
            waits = [asyncio.ensure_future(places.turn(name, patience=5).__aenter__()) for name in "bcd"]
            await settle()
            with pytest.raises(RefusedError) as refused:
                async with places.turn("e", patience=1):
                    pass
            assert (refused.value.status, refused.value.retry_after) == (429, 5)
            for wait in waits:
                wait.cancel()
            await asyncio.gather(*waits, return_exceptions=True)
        assert not places.waiting

    run(scene, places=1, waiting=3)


def test_nobody_waits_for_ever() -> None:
    async def scene(places: Turns) -> None:
        async with places.turn("a", patience=1):
            with pytest.raises(RefusedError):
                async with places.turn("b", patience=0.01):
                    pass
        assert not places.waiting

    run(scene, places=1)


def test_costly_clients_leave_places_to_the_others() -> None:
    async def scene(places: Turns) -> None:
        places.remember("a")
        places.remember("b")
        async with places.turn("a", patience=1):
            second = asyncio.ensure_future(places.turn("b", patience=1).__aenter__())
            await settle()
            assert not second.done()
            async with places.turn("c", patience=1):
                assert len(places.quick) == 2
        await asyncio.wait_for(second, 1)

    run(scene)


def test_only_so_many_clients_are_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turns, "_MOST_REMEMBERED", 2)

    async def scene(places: Turns) -> None:
        await settle()
        for client in ("a", "b", "c", "b"):
            places.remember(client)
        assert list(places.costly) == ["c", "b"]

    run(scene)


def test_a_long_query_makes_room_and_the_next_one_is_sent_away(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turns, "QUICK_SECONDS", 0.02)
    monkeypatch.setattr(turns, "_LOOK_AGAIN", 0.005)

    async def scene(places: Turns) -> None:
        async with places.turn("a", patience=1) as first:
            await asyncio.sleep(0.03)
            assert places.long is first
            async with places.turn("b", patience=1) as second:
                third = asyncio.ensure_future(places.turn("c", patience=1).__aenter__())
                await asyncio.wait_for(second.sent_away, 1)
                assert not third.done()
            await asyncio.wait_for(third, 1)
        assert places.long is None

    run(scene, places=1)
