"""The first document of the viewer: its language, and what it offers to readers without JavaScript."""

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

from graph.web.document import FirstDocument

PAGE = (
    '<!doctype html><html lang="en"><title>Streamlit</title><body>é<noscript>\n<p>Enable it.</p></noscript>'
    '<div id="root"></div></body></html>'
)
OTHER = '<!doctype html><html lang="en"><title>Streamlit</title><noscript>theirs</noscript></html>'


def page(_: Request) -> Response:
    return HTMLResponse(PAGE)


def pieces(_: Request) -> Response:
    return StreamingResponse(iter([PAGE[:25], PAGE[25:]]), media_type="text/html")


def other(_: Request) -> Response:
    return HTMLResponse(OTHER)


def plain(_: Request) -> Response:
    return PlainTextResponse(PAGE)


ROUTES = [Route("/", page), Route("/pieces", pieces), Route("/plain", plain), Route("/other", other)]
APP = Starlette(routes=ROUTES, middleware=[Middleware(FirstDocument)])


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

    assert text.startswith(f'<!doctype html><html lang="{lang}">')


@pytest.mark.parametrize("address", ["/?lang=zh", "/?lang=en", "/pieces"])
def test_the_length_is_that_of_what_is_sent(address: str) -> None:
    headers, text = get(address)

    assert headers.get(b"content-length", str(len(text.encode())).encode()) == str(len(text.encode())).encode()


@pytest.mark.parametrize("address", ["/other?lang=zh", "/plain?lang=zh", "/other?id=C1"])
def test_what_is_not_the_viewer_passes_untouched(address: str) -> None:
    assert get(address)[1] in (OTHER, PAGE)


@pytest.mark.parametrize(
    ("address", "same"),
    [
        ("/?page=claim&id=C21&lang=en", "/claim/C21?lang=en"),
        ("/?id=C21", "/claim/C21?lang=en"),
        ("/?page=study&id=a-1&lang=zh", "/study/a-1?lang=zh"),
        ("/?page=mechanisms&id=repair", "/mechanism/repair?lang=en"),
        ("/?page=cells&id=neural", "/cell/neural?lang=en"),
        ("/?page=article&id=page", "/source/page?lang=en"),
        ("/?page=method&id=few-participants", "/rule/few-participants?lang=en"),
    ],
)
def test_without_javascript_a_reader_is_led_to_the_same_thing(address: str, same: str) -> None:
    _, text = get(address)

    assert f'<a href="{same}">' in text
    assert "Enable it." not in text
    assert "<title>evigraph</title>" in text


@pytest.mark.parametrize(("address", "index"), [("/", "/embed/"), ("/?page=claims&lang=zh", "/embed/zh/")])
def test_without_javascript_a_reader_finds_all_pages(address: str, index: str) -> None:
    _, text = get(address)

    assert text.count("<noscript>") == 1
    assert f'<a href="{index}">' in text
    assert '<a href="/claim/' not in text


def test_an_address_cannot_write_into_the_document() -> None:
    _, text = get("/?page=claim&id=%22%3E%3Cscript%3Ealert(1)%3C/script%3E%3C/noscript%3E")

    assert "<script" not in text
    assert text.count("</noscript>") == 1
    assert "%22%3E%3Cscript" in text
