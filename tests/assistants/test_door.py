"""`/mcp` as a program meets it that knows only HTTP and JSON-RPC."""

from __future__ import annotations

import asyncio
import json
from typing import Any

import httpx2
import pytest
from starlette.applications import Starlette
from starlette.routing import Route

from graph.assistants.door import Door
from graph.web.address import Within
from graph.web.limits import Limits
from graph.web.service import Service

CALL = {"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": {"name": "find", "arguments": {"query": "NR1"}}}
WANTS = {"Accept": "application/json, text/event-stream", "Content-Type": "application/json"}


def post(body: Any, method: str = "POST", **headers: str) -> httpx2.Response:
    door = Door(Service(lambda: (), Limits(), union=True))
    app = Starlette(routes=[Within("/ev", [Route("/mcp", door)])])

    async def scene() -> httpx2.Response:
        transport = httpx2.ASGITransport(app=app)
        async with door.life(), httpx2.AsyncClient(transport=transport, base_url="http://127.0.0.1") as client:
            return await client.request(method, "/ev/mcp", content=json.dumps(body), headers=WANTS | headers)

    return asyncio.run(scene())


def test_an_answer_links_to_the_site_as_the_client_knows_it() -> None:
    reply = post(CALL)

    hit = reply.json()["result"]["structuredContent"]["hits"][0]
    assert hit["link"].startswith("http://127.0.0.1/ev/")


@pytest.mark.parametrize(
    ("headers", "status"), [({"Host": "evil.example"}, 421), ({"Origin": "https://evil.example"}, 403)]
)
def test_strangers_pages_are_refused(headers: dict[str, str], status: int) -> None:
    assert post(CALL, **headers).status_code == status


def test_nothing_but_a_message_is_taken() -> None:
    assert post(CALL, "GET").status_code == 405
    assert post("x" * 200_000).status_code == 413
    assert post([[[]]]).status_code == 400


def test_tools_that_cannot_be_loaded_are_told_and_nobody_waits_for_them(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(_: Service) -> None:
        raise ModuleNotFoundError("No module named 'mcp'")

    monkeypatch.setattr("graph.assistants.door._manager", missing)

    reply = post(CALL)

    assert reply.status_code == 503
    assert "cannot be loaded" in reply.text
