"""`evigraph serve`: the service without opening a browser; with a file, an endpoint over any RDF."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import os
import socket
import sys
from collections.abc import Sequence
from pathlib import Path
from types import FrameType

import uvicorn
from starlette.applications import Starlette
from starlette.middleware import Middleware

from graph import resources
from graph.dataset.store import built, current
from graph.errors import RefusedError, ServeError
from graph.web.address import Restored, base_of, printed, site_named
from graph.web.nowhere import Nowhere
from graph.web.service import Service
from graph.web.site import third_party_site

APP = Path(__file__).resolve().parents[2] / "app.py"
# A query in an address may be as long as one in a body.
_LONGEST_HEAD = 1 << 16
_MOST_CONNECTIONS = 500


def serve(*, host: str, port: int, rdf: Sequence[Path], union: bool, base: str = "") -> None:
    """Serve until ended: the files alone, or our own data beside the viewer; below a path, where one is given."""
    below = base_of(base)
    if not rdf:
        serve_viewer(host=host, port=port, base=below)
        return
    files = tuple(file.absolute() for file in rdf)
    # uvicorn hands Ctrl-C on when all is closed.
    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(serve_rdf(host=host, port=port, rdf=files, union=union, base=below))


def serve_viewer(*, host: str, port: int, base: str) -> None:
    """Become `streamlit run app.py`, as `make run` does, so that there is one way only in which all is served."""
    if not APP.is_file():
        raise ServeError("The viewer is served from a checkout, which has an app.py. Here, serve a file: --rdf FILE.")
    listen(host, port).close()
    _report(f"reading the records in {resources.topic()}; {_what_is_built()}")
    settings = {"address": host, "port": str(port), "headless": "true", "baseUrlPath": base.strip("/")}
    flags = [f"--server.{name}={value}" for name, value in settings.items()]
    where = site_named() or printed(host, port, base)
    _say(f"evigraph: the viewer is at {where}, the endpoint at {where}/sparql")
    os.chdir(APP.parent)
    os.execv(sys.executable, [sys.executable, "-m", "streamlit", "run", str(APP), *flags])  # noqa: S606  # no shell wanted


async def serve_rdf(*, host: str, port: int, rdf: tuple[Path, ...], union: bool, base: str) -> None:
    """Load the files, or say what is wrong with it before a port is opened for it."""
    door = listen(host, port)
    _report(f"reading {', '.join(str(path) for path in rdf)}")
    site = third_party_site(*rdf, union=union, base=base)
    try:
        try:
            loaded = await site.service.ready()
        except RefusedError as refused:
            raise ServeError(refused.message) from None
        port = door.getsockname()[1]
        where = printed(host, port, base)
        _say(f"evigraph: {loaded.quads} statements at {where}/sparql, editor at {where}/query (Ctrl-C ends it)")
        logging.getLogger("uvicorn.error").setLevel(logging.WARNING)
        app = Starlette(
            routes=site.routes(),
            middleware=[Middleware(Restored, base=base), Middleware(Nowhere, base=base, has_viewer=False)],
            lifespan=site.lifespan(),
        )
        settings = uvicorn.Config(
            app,
            access_log=False,
            log_level="warning",
            server_header=False,
            h11_max_incomplete_event_size=_LONGEST_HEAD,
            limit_concurrency=_MOST_CONNECTIONS,
            timeout_graceful_shutdown=3,
        )
        await _Server(settings, site.service).serve(sockets=[door])
    finally:
        await site.service.close()
        door.close()


class _Server(uvicorn.Server):
    """A server that does not wait for long queries when it is ended."""

    def __init__(self, settings: uvicorn.Config, service: Service) -> None:
        super().__init__(settings)
        self._service, self._loop = service, asyncio.get_running_loop()

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """The first signal ends the queries; the rest is uvicorn's."""
        self._loop.call_soon_threadsafe(self._service.end)
        super().handle_exit(sig, frame)


def listen(host: str, port: int) -> socket.socket:
    """A socket that listens there, or the reason why none can."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        door = socket.socket(family, kind, protocol)
    except (OSError, OverflowError, UnicodeError):
        raise ServeError(f"“{host}” is no address of this machine. Try --host 127.0.0.1.") from None
    try:
        door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        door.bind(address)
        door.listen(128)
    except OSError as error:
        door.close()
        raise ServeError(f"Port {port} of {host} is not free: {error.strerror}. Choose another with --port.") from None
    return door


def _what_is_built() -> str:
    """What the endpoint answers from."""
    home = built()
    return f"SPARQL reads {current(home)}" if home else "SPARQL has nothing to read until `evigraph build` has run"


def _report(line: str) -> None:
    """Beside what the command prints: another program may read that."""
    print(f"evigraph: {line}", file=sys.stderr, flush=True)  # noqa: T201  # for the person at the terminal


def _say(line: str) -> None:
    print(line, flush=True)  # noqa: T201  # for the person at the terminal
