"""The routes that stand beside the viewer, and what starts and ends with the server."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable, Iterable, Sequence
from contextlib import AbstractAsyncContextManager
from pathlib import Path
from typing import Any

import pyoxigraph as ox
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from graph.assistants.door import Door
from graph.dataset.store import built, current
from graph.errors import RdfFileError, RefusedError
from graph.web import description
from graph.web.address import Within, site_of
from graph.web.badge import Badges
from graph.web.cors import OPEN_TO_ALL
from graph.web.downloads import Downloads
from graph.web.embed import Embeds
from graph.web.formats import TRIPLES, choose
from graph.web.front import Front, favicon, robots
from graph.web.graph_page import GraphPage
from graph.web.limits import Limits, limits
from graph.web.linked import Linked, linked_style
from graph.web.llms import Llms
from graph.web.oembed import OEmbed
from graph.web.query_page import QueryPage
from graph.web.question_pages import QuestionPages
from graph.web.registry import Registry
from graph.web.service import Service
from graph.web.sparql import Endpoint, client_of, refusal


class Site:
    """One service and its pages."""

    def __init__(
        self, find: Callable[[], Sequence[Path]], bounds: Limits, *, union: bool, own_data: bool, base: str = ""
    ) -> None:
        self.service = Service(find, bounds, union=union)
        self._page = QueryPage(bounds, own_data=own_data)
        self._own, self._base = own_data, base
        self._downloads = Downloads(built)
        self._registry = Registry(self.service)
        self._door = Door(self.service)

    def routes(self) -> list[BaseRoute]:
        """For `st.App` or any Starlette application: all below the path of the site."""
        return [Within(self._base, self._routes())]

    def _routes(self) -> list[BaseRoute]:
        endpoint = Endpoint(self.service, self._registry)
        return [
            Route("/sparql", endpoint),
            Route("/sparql/", endpoint),
            Route("/query", self._page.page),
            Route("/query/{name}", self._page.asset),
            Route("/.well-known/void", self.void),
            Route("/healthz", self.healthy),
            Route("/readyz", self.ready),
            *(self._own_routes() if self._own else self._third_party_routes()),
        ]

    def _own_routes(self) -> list[BaseRoute]:
        parts = (self._downloads, Front(), Llms(), Linked(), QuestionPages(), GraphPage(), OEmbed(), Badges(), Embeds())
        return [Route("/mcp", self._door), *(route for part in parts for route in part.routes())]

    def _third_party_routes(self) -> list[BaseRoute]:
        return [
            Route("/", self.front),
            Route("/robots.txt", robots),
            Route("/favicon.ico", favicon),
            Route("/linked/{name}", linked_style),
        ]

    def lifespan(self) -> Callable[[Any], AbstractAsyncContextManager[None]]:
        """Load when the server starts, without keeping it waiting; end every process when it stops."""

        @contextlib.asynccontextmanager
        async def life(_: object) -> AsyncIterator[None]:
            """From the start of the server to its end."""
            watch = asyncio.ensure_future(self.service.keep_fresh())
            door = self._door.life() if self._own else contextlib.nullcontext()
            try:
                async with door:
                    yield
            finally:
                watch.cancel()
                await asyncio.gather(watch, return_exceptions=True)
                await self.service.close()

        return life

    async def front(self, _: Request) -> Response:
        """Where there is no viewer, the editor is the front page."""
        return RedirectResponse("/query", 303)

    async def healthy(self, _: Request) -> Response:
        """The server answers; how queries have ended since it started."""
        ended = {outcome.value: number for outcome, number in self.service.ended.items()}
        return JSONResponse({"status": "ok", "queries": ended}, headers={"Cache-Control": "no-store"})

    async def ready(self, request: Request) -> Response:
        """A query would be answered: one is, as a trial. Nobody's data tell where they are stored."""
        try:
            await self.service.solutions("ASK { }", client=client_of(request))
            loaded = await self.service.ready()
        except RefusedError as refused:
            return refusal(refused)
        about = {"status": "ready", "version": loaded.version[:12], "quads": loaded.quads}
        return JSONResponse(about, headers={"Cache-Control": "no-store"})

    async def void(self, request: Request) -> Response:
        """VoID: counts of what is served, for people who choose data sets and editors that complete words."""
        try:
            choice = choose(", ".join(request.headers.getlist("accept")).replace("text/html", "*/*"), TRIPLES)
            content = description.written(await self._about(request), choice.format)
        except RefusedError as refused:
            return refusal(refused)
        headers = OPEN_TO_ALL | {"Content-Type": choice.content_type, "Vary": "Accept", "Cache-Control": "no-cache"}
        return Response(content, headers=headers)

    async def _about(self, request: Request) -> Iterable[ox.Triple]:
        loaded = await self.service.ready()
        site = site_of(request)
        written = written_void() if self._own else None
        if written is not None:
            return description.of_built(site, written)
        return description.of_dataset(site, loaded, await self._registry.census(client_of(request)))


def own_site(base: str = "") -> Site:
    """Our own data set, beside the viewer; its default graph is all of its graphs."""
    return Site(built_places, limits(), union=True, own_data=True, base=base)


def built_places() -> tuple[Path, ...]:
    """Where the data set that was built last is; empty where none was."""
    place = built()
    return (place,) if place else ()


def third_party_site(*files: Path, union: bool, base: str = "") -> Site:
    """Any RDF files, by themselves."""
    return Site(lambda: files, limits(), union=union, own_data=False, base=base)


def written_void() -> bytes | None:
    """What the build of the live version wrote of itself."""
    place = built()
    try:
        return (current(place) / "void.ttl").read_bytes() if place else None
    except (OSError, RdfFileError):
        return None
