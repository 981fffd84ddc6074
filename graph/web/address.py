"""Where the site stands: the address that the world knows it by, and the path below which all of it is found.

The path is written into every link, redirect and address that leaves, so a proxy may hand it on or take it away.
"""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Match, Mount, Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from graph.errors import RefusedError, ServeError
from graph.web.cors import OPEN_TO_ALL, READING, preflight

_NAME = r"(?:[A-Za-z0-9.-]{1,253}|\[[0-9A-Fa-f:.]{2,45}\])(?::\d{1,5})?"
_HOST = re.compile(_NAME)
_SITE = re.compile(rf"https?://{_NAME}(?:/[A-Za-z0-9._~/-]*)?")
_BASE = re.compile(r"(?:/(?!\.{1,2}(?:/|$))[A-Za-z0-9._~-]+)*")
_TAKEN = frozenset(["_stcore", "component", "media", "static"])
_USUAL_PORTS = {"http": 80, "https": 443}
# In our pages every attribute is written so, and no text can hold a bare quotation mark.
_LINK = re.compile(rb'( (?:action|href|src)=")/(?![/\\])')


def base_path(words: str) -> str:
    """A path as it stands before every other, such as `/ev`; empty where the site has its host for itself."""
    path = "/" + words.strip().strip("/")
    if path == "/":
        return ""
    if not _BASE.fullmatch(path) or path.split("/")[1] in _TAKEN:
        raise ServeError(f"“{words[:60]}” is no path to stand below. Give one such as /ev.")
    return path


def site_named() -> str:
    """The address that `EVIGRAPH_SITE` gives, without a slash at its end; empty where none is given."""
    named = os.environ.get("EVIGRAPH_SITE", "").strip().rstrip("/")
    if named and not _SITE.fullmatch(named):
        raise ServeError(
            f"EVIGRAPH_SITE is “{named[:100]}”; it must be an address such as https://evidence.example/ev."
        )
    return named


def base_of(asked: str) -> str:
    """The path that was asked for, else that of `EVIGRAPH_SITE`; where both give one, they must be the same."""
    base, named = base_path(asked), base_path(urlsplit(site_named()).path)
    if base and named and base != named:
        raise ServeError(f"The path {base} is not that of EVIGRAPH_SITE, which is {named}. Give one of the two.")
    return base or named


def site_of(request: Request) -> str:
    """Where this site is, without a slash at its end: `EVIGRAPH_SITE`, else as the client names it."""
    base = root_of(request)
    named = site_named()
    if named:
        return named if urlsplit(named).path else named + base
    host = request.headers.get("host")
    host = _server(request) if host is None else host
    if not _HOST.fullmatch(host):
        raise RefusedError(400, "The header Host does not name a host.")
    return f"{request.url.scheme}://{host}{base}"


def root_of(request: Request) -> str:
    """The path before every path of ours, as this request has come in."""
    root: str = request.scope.get("root_path", "")
    return root


def _server(request: Request) -> str:
    """Programs of the last century name no host; then it is where they have found us."""
    host, port = request.scope.get("server") or ("", None)
    host = f"[{host}]" if ":" in host else host
    return host if port in (None, _USUAL_PORTS.get(request.url.scheme)) else f"{host}:{port}"


def printed(host: str, port: int, base: str = "") -> str:
    """The address of a socket for people: one that listens everywhere is reached here as well."""
    here = {"0.0.0.0": "127.0.0.1", "::": "::1", "": "127.0.0.1"}.get(host, host)  # noqa: S104  # read, not bound
    return f"http://[{here}]:{port}{base}" if ":" in here else f"http://{here}:{port}{base}"


class Restored:
    """Puts the path of the site back before every path from which a proxy has taken it."""

    def __init__(self, app: ASGIApp, base: str) -> None:
        self._app, self._base = app, base

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Requests and the viewer's socket alike; the path of the site itself has a slash at its end."""
        if self._base and scope["type"] == "http" and scope["path"] == self._base:
            query = scope.get("query_string", b"").decode("latin-1")
            there = f"{self._base}/?{query}" if query else f"{self._base}/"
            await Response(status_code=308, headers={"Location": there})(scope, receive, send)
            return
        if self._base and scope["type"] in ("http", "websocket") and not is_below(scope["path"], self._base):
            raw = scope.get("raw_path")
            scope = {**scope, "path": self._base + scope["path"]}
            if raw is not None:
                scope["raw_path"] = self._base.encode() + raw
        await self._app(scope, receive, send)


def is_below(path: str, base: str) -> bool:
    """Whether a path is the base, or continues it."""
    return path == base or path.startswith(f"{base}/")


class Within(Mount):
    """Our own routes below the path of the site; what they do not know is left to whoever comes after them.

    Every answer of theirs may be read by anybody's page, and every browser that asks first is told so.
    """

    def __init__(self, base: str, routes: Sequence[BaseRoute]) -> None:
        super().__init__(base, routes=routes)
        self._base = base

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        """Only where one of the routes does."""
        match, child = super().matches(scope)
        if match is Match.NONE or scope["type"] != "http" or self._route({**scope, **child}) is None:
            return Match.NONE, {}
        return match, child

    async def handle(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, with the path of the site in all that leaves."""
        if scope["method"] == "OPTIONS":
            route = self._route(scope)
            await preflight(_methods(route))(scope, receive, send)
            return
        await super().handle(scope, receive, Leaving(send, self._base))

    def _route(self, scope: Scope) -> BaseRoute | None:
        return next((route for route in self.routes if route.matches(scope)[0] is not Match.NONE), None)


def _methods(route: BaseRoute | None) -> tuple[str, ...]:
    """GET and HEAD, and POST where the route answers that as well."""
    named = route.methods if isinstance(route, Route) else None
    return READING if named and "POST" not in named else (*READING, "POST")


class Leaving:
    """An answer on its way out: open to all, and its links and its redirect below the path of the site."""

    def __init__(self, send: Send, base: str) -> None:
        self._send, self._base = send, base
        self._head: Message | None = None
        self._body = b""

    async def __call__(self, message: Message) -> None:
        """Send one part of it on, or hold a page back until its length is known."""
        if message["type"] == "http.response.start":
            headers = MutableHeaders(raw=message["headers"])
            for name, value in OPEN_TO_ALL.items():
                headers.setdefault(name, value)
            where = headers.get("location", "")
            if self._base and where.startswith("/") and not where.startswith("//"):
                headers["location"] = self._base + where
            message["headers"] = headers.raw
            if self._base and _is_page(headers):
                self._head = message
                return
        if self._head is None or message["type"] != "http.response.body":
            await self._send(message)
            return
        self._body += message.get("body", b"")
        if not message.get("more_body", False):
            await self._finish(self._head)

    async def _finish(self, head: Message) -> None:
        body = rebased(self._body, self._base)
        MutableHeaders(raw=head["headers"])["content-length"] = str(len(body))
        await self._send(head)
        await self._send({"type": "http.response.body", "body": body})


def _is_page(headers: Headers) -> bool:
    return headers.get("content-type", "").startswith("text/html") and "content-encoding" not in headers


def rebased(page: bytes, base: str) -> bytes:
    """A page of ours, its links to the root of the site leading below a path."""
    return _LINK.sub(rb"\g<1>" + base.encode() + b"/", page) if base else page
