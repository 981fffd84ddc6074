"""`/mcp`: the tools over streamable HTTP, without sessions, for programs that run elsewhere."""

from __future__ import annotations

import asyncio
import contextlib
import ipaddress
from collections.abc import AsyncIterator
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.types import Receive, Scope, Send

from graph.errors import RefusedError
from graph.web.address import site_named, site_of
from graph.web.service import Service
from graph.web.sparql import client_of, refusal

if TYPE_CHECKING:
    from mcp.server.streamable_http_manager import StreamableHTTPSessionManager

MOST_BODY = 100_000
_METHODS = "POST, OPTIONS"


class Door:
    """The ASGI application behind `/mcp`. The protocol's package is loaded after the site answers, in a thread."""

    def __init__(self, service: Service) -> None:
        self._service = service
        self._manager: asyncio.Future[StreamableHTTPSessionManager] | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hand a message of a trusted caller to the protocol, or say why not."""
        request = Request(scope, receive)
        refused = self._refused(request)
        if refused is not None:
            await refused(scope, receive, send)
            return
        try:
            site, manager = site_of(request), await self._ready()
        except RefusedError as error:
            await refusal(error)(scope, receive, send)
            return
        from graph.assistants.server import ASKER, Asker  # noqa: PLC0415  # loaded by then

        token = ASKER.set(Asker(client_of(request), site))
        try:
            await manager.handle_request(scope, receive, send)
        finally:
            ASKER.reset(token)

    @contextlib.asynccontextmanager
    async def life(self) -> AsyncIterator[None]:
        """From the start of the server to its end; nobody waits for the package to load but who asks here."""
        self._manager = asyncio.get_running_loop().create_future()
        ending = asyncio.Event()
        running = asyncio.ensure_future(self._run(self._manager, ending))
        try:
            yield
        finally:
            ending.set()
            await asyncio.gather(running, return_exceptions=True)
            self._manager = None

    async def _ready(self) -> StreamableHTTPSessionManager:
        """The protocol's side, once it is loaded."""
        if self._manager is None:
            raise RefusedError(503, "The service is being started or stopped.", retry_after=5)
        try:
            return await asyncio.shield(self._manager)
        except ImportError:
            raise RefusedError(503, "The tools for assistants cannot be loaded here. Tell the operator.") from None

    async def _run(self, ready: asyncio.Future[StreamableHTTPSessionManager], ending: asyncio.Event) -> None:
        """One task opens and closes the manager, as its task group wants it."""
        try:
            manager = await asyncio.to_thread(_manager, self._service)
        except ImportError as error:
            # Whoever waits is told; without this they would wait for ever.
            ready.set_exception(error)
            return
        async with manager.run():
            ready.set_result(manager)
            await ending.wait()

    def _refused(self, request: Request) -> Response | None:
        """A page of another site may not ask through the browser of somebody who can reach this one."""
        if request.method != "POST":
            said = "This is the Model Context Protocol: send JSON-RPC by POST.\n"
            return PlainTextResponse(said, 405, headers={"Allow": _METHODS})
        if not _is_ours(request.headers.get("host", "")):
            said = "This host is not known here. The operator names it in EVIGRAPH_SITE.\n"
            return PlainTextResponse(said, 421)
        origin = request.headers.get("origin")
        if origin is not None and not _is_ours(urlsplit(origin).netloc if "://" in origin else ""):
            return PlainTextResponse("Pages of other sites are not answered here.\n", 403)
        return None


def _is_ours(host: str) -> bool:
    """Whether it is the host of EVIGRAPH_SITE, this machine, or a bare number: nobody rebinds a number."""
    try:
        name = urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return False
    if name == "localhost" or (name and name == urlsplit(site_named()).hostname):
        return True
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


def _manager(service: Service) -> StreamableHTTPSessionManager:
    from mcp.server.transport_security import TransportSecuritySettings  # noqa: PLC0415  # takes half a second

    from graph.assistants.server import server  # noqa: PLC0415  # the same

    made = server(service)
    made.streamable_http_app(
        json_response=True,
        stateless_http=True,
        max_request_body_size=MOST_BODY,
        # Host and Origin are seen to above, where the address of the site is known.
        transport_security=TransportSecuritySettings(enable_dns_rebinding_protection=False),
    )
    return made.session_manager
