"""The language of the first document: Streamlit writes `<html lang="en">` whatever is asked for."""

from __future__ import annotations

from urllib.parse import parse_qs

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_WRITTEN = b'<html lang="en">'
_CHINESE = b'<html lang="zh-Hans">'


class DocumentLanguage:
    """Names the language of a page in its first tag, where it is Chinese; all else passes untouched."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Rewrite the one tag of an HTML answer."""
        if scope["type"] != "http" or not _is_chinese(scope):
            await self._app(scope, receive, send)
            return
        await self._app(scope, receive, _Rewriter(send))


def _is_chinese(scope: Scope) -> bool:
    """As the viewer decides: the address first, then the browser's first language."""
    asked = parse_qs(scope.get("query_string", b"").decode("latin-1")).get("lang", [""])[-1]
    preferred = Headers(scope=scope).get("accept-language", "")
    return asked == "zh" or (asked != "en" and preferred.lower().startswith("zh"))


class _Rewriter:
    """Holds an HTML answer's head back until its body's length is known."""

    def __init__(self, send: Send) -> None:
        self._send = send
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
        body = self._body.replace(_WRITTEN, _CHINESE, 1)
        MutableHeaders(scope=head)["content-length"] = str(len(body))
        await self._send(head)
        await self._send({"type": "http.response.body", "body": body})


def _is_plain_html(message: Message) -> bool:
    headers = Headers(raw=message["headers"])
    return headers.get("content-type", "").startswith("text/html") and "content-encoding" not in headers
