"""`/sparql`: the SPARQL 1.1 Protocol for queries, over HTTP."""

from __future__ import annotations

import asyncio
import hashlib
import io
from collections.abc import Coroutine
from typing import Any, TypeVar
from urllib.parse import quote

import pyoxigraph as ox
from starlette.requests import ClientDisconnect, Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import Receive, Scope, Send

from graph.errors import RefusedError
from graph.web import description
from graph.web.address import site_of
from graph.web.cors import OPEN_TO_ALL
from graph.web.formats import TABLES, TRIPLES, Choice, accepts_html_first, choose, named
from graph.web.guard import MOST_BYTES, too_long
from graph.web.question import Question, from_address, from_body
from graph.web.registry import Registry
from graph.web.service import Answer, Service

_METHODS = ("GET", "HEAD", "POST", "OPTIONS")
_PIECE = 1 << 16
# What tells Excel that a file is UTF-8.
_MARK = b"\xef\xbb\xbf"
# Names of variables alone can be as long as a query.
_MOST_OF_NOTHING = 2 * MOST_BYTES
_T = TypeVar("_T")


class GoneError(Exception):
    """The client has gone away."""


class Endpoint:
    """The ASGI application behind `/sparql`."""

    def __init__(self, service: Service, registry: Registry) -> None:
        self._service, self._registry = service, registry

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, or nobody, where the client has gone."""
        request = Request(scope, receive)
        try:
            await self._respond(request, send)
        except RefusedError as refused:
            await refusal(refused)(scope, receive, send)
        except (GoneError, ClientDisconnect, TimeoutError):
            return

    async def _respond(self, request: Request, send: Send) -> None:
        if request.method not in _METHODS:
            allowed = {"Allow": ", ".join(_METHODS)} | OPEN_TO_ALL
            refused = PlainTextResponse("Ask with GET or POST.\n", 405, headers=allowed)
            await refused(request.scope, request.receive, send)
            return
        question = await self._question(request)
        if question is None:
            response = await self._about(request)
            await response(request.scope, request.receive, send)
            return
        await self._answer(request, question, send)

    async def _question(self, request: Request) -> Question | None:
        query_string: bytes = request.scope.get("query_string", b"")
        if request.method != "POST":
            return from_address(query_string)
        _refuse_packing(request)
        body = await _body(request, self._service.limits.patience)
        return from_body(query_string, request.headers.get("content-type", ""), body)

    async def _about(self, request: Request) -> Response:
        accept = _accept(request)
        if accepts_html_first(accept):
            return RedirectResponse("/query", 303, headers=OPEN_TO_ALL | {"Vary": "Accept"})
        choice = choose(accept, TRIPLES)
        loaded = await self._service.ready()
        about = description.of_service(address(request), loaded, union=self._service.union)
        content = description.written(about, choice.format)
        return Response(content, headers=_headers(choice, _tag(loaded.version, choice.content_type)))

    async def _answer(self, request: Request, question: Question, send: Send) -> None:
        form = question.query.form
        offered = TRIPLES if form and form.gives_triples else TABLES
        choice = named(question.format, offered) if question.format else choose(_accept(request), offered)
        loaded = await self._service.ready()
        base = address(request)
        tag = (
            _tag(loaded.version, base, choice.content_type, *_parts(question)) if question.query.is_repeatable else None
        )
        if tag and request.method != "POST" and tag in _known(request):
            await Response(status_code=304, headers=_headers(choice, tag))(request.scope, request.receive, send)
            return
        client = client_of(request)
        asking = self._service.answer(question, choice.format, client=client, base=base)
        answer = await _unless_gone(request, asking)
        if answer.version != loaded.version and tag:
            tag = _tag(answer.version, base, choice.content_type, *_parts(question))
        with answer.file:
            headers = _headers(choice, tag)
            if _names_graphs(question) or _is_empty(answer, choice):
                headers |= _hinted(await self._registry.hint(question, client))
            mark = _MARK if question.marked and choice.format.name == "CSV" else b""
            await self._send(request, send, answer, headers, mark)

    async def _send(
        self, request: Request, send: Send, answer: Answer, headers: dict[str, str], mark: bytes = b""
    ) -> None:
        """All of the answer, its length first; a client that does not take it is dropped."""
        raw = [(name.lower().encode(), value.encode("latin-1")) for name, value in headers.items()]
        raw.append((b"content-length", str(answer.size + len(mark)).encode()))
        await send({"type": "http.response.start", "status": 200, "headers": raw})
        left = 0 if request.method == "HEAD" else answer.size
        if mark and left:
            await send({"type": "http.response.body", "body": mark, "more_body": True})
        while left > 0:
            piece = answer.file.read(_PIECE)
            left -= len(piece)
            message = {"type": "http.response.body", "body": piece, "more_body": left > 0}
            await asyncio.wait_for(send(message), self._service.limits.patience)
        if answer.size == 0 or request.method == "HEAD":
            await send({"type": "http.response.body", "body": b""})


def client_of(request: Request) -> str:
    """Who asks, as far as turns are concerned."""
    return request.client.host if request.client else ""


def _names_graphs(question: Question) -> bool:
    """Whether the question chooses its graphs: one that is not there would change the answer without a word."""
    return bool(question.default_graphs or question.named_graphs or question.query.names_its_dataset)


def _is_empty(answer: Answer, choice: Choice) -> bool:
    """Whether it has neither a row nor a triple."""
    if answer.size > _MOST_OF_NOTHING:
        return False
    content = answer.file.read()
    answer.file.seek(0)
    if choice.format not in TABLES:
        return next(iter(ox.parse(content, format=getattr(ox.RdfFormat, choice.format.name))), None) is None
    if choice.format.name == "CSV":
        return content.count(b"\n") == 1
    results = ox.parse_query_results(io.BytesIO(content), format=getattr(ox.QueryResultsFormat, choice.format.name))
    return isinstance(results, ox.QuerySolutions) and next(results, None) is None


def _hinted(hint: str) -> dict[str, str]:
    """A header, in the letters that headers may have."""
    return {"Evigraph-Hint": quote(hint, safe="".join(map(chr, range(0x20, 0x7F))))} if hint else {}


def refusal(refused: RefusedError) -> Response:
    """Why there is no answer: one line of text, so that `curl` and people can read it."""
    headers = OPEN_TO_ALL | {"Cache-Control": "no-store"}
    if refused.retry_after is not None:
        headers["Retry-After"] = str(refused.retry_after)
    if refused.status in (406, 415):
        headers["Vary"] = "Accept"
    return PlainTextResponse(f"{refused.message}\n", refused.status, headers=headers)


def _refuse_packing(request: Request) -> None:
    """A body comes as it is, and in one way only: two servers on the way might disagree on where it ends."""
    packing = request.headers.get("content-encoding", "identity").strip().lower()
    if packing not in ("", "identity"):
        raise RefusedError(415, f"The body is packed ({packing[:20]!a}), which is not read here. Send it as it is.")
    if "transfer-encoding" in request.headers and "content-length" in request.headers:
        raise RefusedError(400, "The request has a Content-Length and comes in chunks. Send one of the two.")


async def _body(request: Request, patience: float) -> bytes:
    """The body, no longer and no later than may be."""
    declared = request.headers.get("content-length", "0")
    if declared.isascii() and declared.isdigit() and int(declared[:12]) > MOST_BYTES:
        raise too_long()
    body = b""
    try:
        async with asyncio.timeout(patience):
            async for piece in request.stream():
                body += piece
                if len(body) > MOST_BYTES:
                    raise too_long()
    except TimeoutError:
        raise RefusedError(408, f"The request did not arrive within {patience:g} s.") from None
    return body


async def _unless_gone(request: Request, asking: Coroutine[Any, Any, _T]) -> _T:
    """What was asked for; where the client goes away first, the work is ended."""
    work = asyncio.ensure_future(asking)
    watch = asyncio.ensure_future(_disconnected(request))
    try:
        await asyncio.wait({work, watch}, return_when=asyncio.FIRST_COMPLETED)
        if not work.done():
            raise GoneError
        return work.result()
    finally:
        for task in (work, watch):
            task.cancel()
        await asyncio.gather(work, watch, return_exceptions=True)


async def _disconnected(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass


def _accept(request: Request) -> str:
    return ", ".join(request.headers.getlist("accept"))


def address(request: Request) -> str:
    """Where this endpoint is, as the world knows it."""
    return f"{site_of(request)}/sparql"


def _parts(question: Question) -> tuple[str, ...]:
    return (question.query.text, str(question.marked), *question.default_graphs, "", *question.named_graphs)


def _tag(version: str, *parts: str) -> str:
    """The same data, question and format have the same tag. Weak, since a server on the way may compress."""
    digest = hashlib.sha256("\0".join(parts).encode()).hexdigest()
    return f'W/"{version[:12]}-{digest[:20]}"'


def _known(request: Request) -> set[str]:
    sent = ",".join(request.headers.getlist("if-none-match"))
    return {tag if tag.startswith("W/") else f"W/{tag}" for tag in (part.strip() for part in sent.split(","))}


def _headers(choice: Choice, tag: str | None) -> dict[str, str]:
    caching = {"ETag": tag, "Cache-Control": "no-cache"} if tag else {"Cache-Control": "no-store"}
    return OPEN_TO_ALL | {"Content-Type": choice.content_type, "Vary": "Accept"} | caching
