"""The first document of the viewer: its language, and where to go without JavaScript; Streamlit's knows neither."""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import parse_qs

from markupsafe import Markup
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from graph.model.values import Lang, Text
from graph.views.addresses import slug
from graph.web.address import rebased

_ENGLISH = b'<html lang="en">'
_CHINESE = b'<html lang="zh-Hans">'
_SHELL = b'<div id="root">'
_TITLE = b"<title>Streamlit</title>"
_NAMED = b"<title>evigraph</title>"
_NOSCRIPT = re.compile(rb"<noscript>.*?</noscript>", re.DOTALL)
_LONGEST_ID = 200
_KIND_OF_PAGE: Mapping[str, str] = {
    "claim": "claim",
    "study": "study",
    "mechanisms": "mechanism",
    "cells": "cell",
    "article": "source",
    "method": "rule",
}
"""How the path of a linked-data page names the thing that an address of the viewer asks for."""

_WORDS = {
    "needs": Text(
        "The viewer needs JavaScript. These pages say the same without it:",
        "本查看器需要JavaScript。以下页面不需要，内容相同：",
    ),
    "this": Text("This page without JavaScript", "本页的无JavaScript版"),
    "all": Text("All claims, studies, mechanisms and cells, page by page", "逐页查看全部声明、研究、机制与细胞"),
    "data": Text("Everything as files", "以文件形式下载全部内容"),
}


class FirstDocument:
    """Names the language of the first document, and leads readers without JavaScript to pages that need none.

    Every other answer passes untouched.
    """

    def __init__(self, app: ASGIApp, base: str = "") -> None:
        self._app, self._base = app, base

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Rewrite an HTML answer."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        await self._app(scope, receive, _Rewriter(send, _asked(scope), _language(scope), self._base))


def _asked(scope: Scope) -> dict[str, str]:
    """The last value of each parameter, as the viewer reads them."""
    query = scope.get("query_string", b"").decode("latin-1")
    return {name: values[-1] for name, values in parse_qs(query).items()}


def _language(scope: Scope) -> Lang:
    """As the viewer decides: the address first, then the browser's first language."""
    asked = _asked(scope).get("lang", "")
    preferred = Headers(scope=scope).get("accept-language", "")
    is_chinese = asked == "zh" or (asked != "en" and preferred.lower().startswith("zh"))
    return Lang.ZH if is_chinese else Lang.EN


def without_script(asked: Mapping[str, str], lang: Lang) -> Markup:
    """What stands in the first document for who has no JavaScript: the same thing as a plain page, and all of them."""
    index = "/embed/zh/" if lang is Lang.ZH else "/embed/"
    links = [*_same(asked, lang), (index, _WORDS["all"]), ("/download", _WORDS["data"])]
    items = Markup("").join(
        Markup('<li><a href="{}">{}</a></li>').format(address, words.in_(lang)) for address, words in links
    )
    return Markup("<noscript><h1>evigraph</h1><p>{}</p><ul>{}</ul></noscript>").format(_WORDS["needs"].in_(lang), items)


def _same(asked: Mapping[str, str], lang: Lang) -> list[tuple[str, Text]]:
    """The linked-data page of what the address names; an id alone means its claim."""
    id_ = asked.get("id", "")[:_LONGEST_ID]
    kind = _KIND_OF_PAGE.get(asked.get("page", "claim"))
    return [(f"/{kind}/{slug(id_)}?lang={lang}", _WORDS["this"])] if id_ and kind else []


class _Rewriter:
    """Holds an HTML answer's head back until its body's length is known."""

    def __init__(self, send: Send, asked: Mapping[str, str], lang: Lang, base: str) -> None:
        self._send = send
        self._asked = asked
        self._lang, self._base = lang, base
        self._head: Message | None = None
        self._body = b""

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start" and _is_plain_html(message):
            self._head = message
            return
        if self._head is None or message["type"] != "http.response.body":
            await self._send(message)
            return
        self._body += message.get("body", b"")
        if not message.get("more_body", False):
            await self._finish(self._head)

    async def _finish(self, head: Message) -> None:
        body = self._rewritten()
        if body != self._body:
            headers = MutableHeaders(scope=head)
            headers["content-length"] = str(len(body))
        await self._send(head)
        await self._send({"type": "http.response.body", "body": body})

    def _rewritten(self) -> bytes:
        if _SHELL not in self._body:
            return self._body
        told = rebased(without_script(self._asked, self._lang).encode(), self._base)
        body = _NOSCRIPT.sub(lambda _: told, self._body.replace(_TITLE, _NAMED, 1), count=1)
        return body.replace(_ENGLISH, _CHINESE, 1) if self._lang is Lang.ZH else body


def _is_plain_html(message: Message) -> bool:
    headers = Headers(raw=message["headers"])
    return headers.get("content-type", "").startswith("text/html") and "content-encoding" not in headers
