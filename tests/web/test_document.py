"""The language of the first document."""

from __future__ import annotations

import asyncio
from typing import Any
from urllib.parse import urlsplit

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response, StreamingResponse
from starlette.routing import Route

from graph.web.document import DocumentLanguage

PAGE = '<!doctype html><html lang="en"><body>é</body></html>'


def page(_: Request) -> Response:
    return HTMLResponse(PAGE)


def pieces(_: Request) -> Response:
    return StreamingResponse(iter([PAGE[:25], PAGE[25:]]), media_type="text/html")


def plain(_: Request) -> Response:
    return PlainTextResponse(PAGE)


ROUTES = [Route("/", page), Route("/pieces", pieces), Route("/plain", plain)]
APP = Starlette(routes=ROUTES, middleware=[Middleware(DocumentLanguage)])


def get(address: str, accepted: str = "en") -> tuple[dict[bytes, bytes], str]:
    """The headers and the text of an answer, asked without a network."""
    parts = urlsplit(address)
    scope = {
        "type": "http",
        "method": "GET",
        "path": parts.path,
        "query_string": parts.query.encode(),
        "headers": [(b"accept-language", accepted.encode())],
    }
    sent: list[Any] = []

    async def receive() -> dict[str, str]:
        await asyncio.sleep(0)
        return {"type": "http.request"}

    async def send(message: Any) -> None:
        await asyncio.sleep(0)
        sent.append(message)

    asyncio.run(APP(scope, receive, send))
    body = b"".join(message.get("body", b"") for message in sent[1:])
    return dict(sent[0]["headers"]), body.decode()


@pytest.mark.parametrize(
    ("address", "accepted", "lang"),
    [
        ("/", "en-GB", "en"),
        ("/?lang=zh", "en-GB", "zh-Hans"),
        ("/", "zh-CN,zh;q=0.9", "zh-Hans"),
        ("/?lang=en", "zh-CN", "en"),
        ("/?lang=fr", "en", "en"),
        ("/pieces?lang=zh", "en", "zh-Hans"),
        ("/plain?lang=zh", "en", "en"),
    ],
)
def test_the_document_names_the_language_it_is_read_in(address: str, accepted: str, lang: str) -> None:
    _, text = get(address, accepted)

    assert text == PAGE.replace('lang="en"', f'lang="{lang}"')


def test_the_length_is_that_of_what_is_sent() -> None:
    headers, text = get("/?lang=zh")

    assert int(headers[b"content-length"]) == len(text.encode())
