"""The one way to the registries: identified, at their pace, again where they stumble, and not at all when offline."""

from __future__ import annotations

import logging
import os
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from types import MappingProxyType, TracebackType
from typing import Self
from urllib.parse import urlsplit

import httpx2
import stamina
from hishel import SqliteStorage
from hishel.httpx2 import CacheTransport

from graph.errors import SourceError

LONGEST = 64 * 1024 * 1024
"""Bytes of one reply; no single record is larger."""
_DAY = 24 * 60 * 60
_ATTEMPTS = 4
# Per second: what each asks of strangers. https://www.ncbi.nlm.nih.gov/books/NBK25497/ (3 without a key),
# https://www.crossref.org/documentation/retrieve-metadata/rest-api/ (5); the others name none or more.
_PACES: Mapping[str, float] = MappingProxyType({"eutils.ncbi.nlm.nih.gov": 3, "api.crossref.org": 5})
_PACE = 3.0


@dataclass(frozen=True, slots=True)
class Settings:
    """How the registries are asked; every field has a variable of the environment."""

    offline: bool = False
    contact: str | None = None
    cache: Path | None = None
    pubmed: str = "https://eutils.ncbi.nlm.nih.gov/entrez/eutils"
    trials: str = "https://clinicaltrials.gov/api/v2"
    crossref: str = "https://api.crossref.org"


def settings(environment: Mapping[str, str] = os.environ) -> Settings:
    """The settings of an environment: `EVIGRAPH_OFFLINE`, `EVIGRAPH_CONTACT`, `EVIGRAPH_CACHE`, `EVIGRAPH_…_URL`."""
    plain = Settings()
    home = environment.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    return Settings(
        offline=environment.get("EVIGRAPH_OFFLINE", "").strip().casefold() not in ("", "0", "no", "false"),
        contact=environment.get("EVIGRAPH_CONTACT") or None,
        cache=Path(environment.get("EVIGRAPH_CACHE") or Path(home) / "evigraph"),
        pubmed=environment.get("EVIGRAPH_PUBMED_URL", plain.pubmed).rstrip("/"),
        trials=environment.get("EVIGRAPH_TRIALS_URL", plain.trials).rstrip("/"),
        crossref=environment.get("EVIGRAPH_CROSSREF_URL", plain.crossref).rstrip("/"),
    )


class _OfflineTransport(httpx2.BaseTransport):
    """Sends nothing; what is in the cache is still found, since the cache stands before it."""

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        raise SourceError(
            f"{request.url.host} is not asked, since EVIGRAPH_OFFLINE is set. Unset it, or give a file instead."
        )


@dataclass(slots=True)
class Pace:
    """When each host may be asked next."""

    now: Callable[[], float] = time.monotonic
    sleep: Callable[[float], object] = time.sleep
    _next: dict[str, float] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def wait(self, host: str) -> None:
        """Hold on until the host may be asked again."""
        with self._lock:
            start = max(self.now(), self._next.get(host, 0))
            self._next[host] = start + 1 / _PACES.get(host, _PACE)
            pause = start - self.now()
        if pause > 0:
            self.sleep(pause)


class _PacedTransport(httpx2.BaseTransport):
    """Waits for its turn before each request; behind the cache, so that what is known costs no time."""

    def __init__(self, inner: httpx2.BaseTransport, pace: Pace) -> None:
        self._inner, self._pace = inner, pace

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        self._pace.wait(request.url.host)
        return self._inner.handle_request(request)

    def close(self) -> None:
        self._inner.close()


class _BusyError(Exception):
    """Inside this module only: the server asks to come again later."""


class Client:
    """Asks registries; a context, which gives its connections and its cache back at its end."""

    def __init__(self, how: Settings, *, pace: Pace | None = None) -> None:
        self.how = how
        # Retries are logged for those who listen; nobody else is to see more than the one line in the end.
        logging.getLogger("stamina").addHandler(logging.NullHandler())
        self._storage = _storage(how.cache)
        # Proxies of the environment are honoured through mounts, which would pass the cache by: so the transport
        # that is cached is asked of a client that has them.
        inner = _OfflineTransport() if how.offline else _PacedTransport(_Proxied(), pace or Pace())
        transport = CacheTransport(inner, self._storage) if self._storage else inner
        self._client = httpx2.Client(
            transport=transport,
            headers={"User-Agent": _name(how.contact)},
            timeout=httpx2.Timeout(30, connect=10),
            follow_redirects=True,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, _: type[BaseException] | None, __: BaseException | None, ___: TracebackType | None) -> None:
        self._client.close()
        if self._storage is not None:
            self._storage.close()

    def get(self, address: str, **asked: str) -> bytes | None:
        """What stands at an address; None where the server knows of nothing there. Raises `SourceError`."""
        host = urlsplit(address).hostname or address
        try:
            for attempt in stamina.retry_context(on=(httpx2.TransportError, _BusyError), attempts=_ATTEMPTS):
                with attempt:
                    return self._once(address, asked)
        except httpx2.TimeoutException:
            raise SourceError(f"{host} does not answer in time. Try later, or give a file instead.") from None
        except (httpx2.HTTPError, httpx2.InvalidURL) as error:
            said = " ".join(str(error).split())[:120]
            raise SourceError(f"{host} cannot be reached ({said}). Try later, or give a file instead.") from None
        except _BusyError as error:
            raise SourceError(f"{host} answers with {error}. Try later, or give a file instead.") from None
        raise AssertionError  # pragma: no cover  # retry_context always runs at least once

    def _once(self, address: str, asked: Mapping[str, str]) -> bytes | None:
        with self._client.stream("GET", address, params=asked or None) as reply:
            if reply.status_code in (HTTPStatus.NOT_FOUND, HTTPStatus.GONE):
                return None
            if reply.status_code == HTTPStatus.TOO_MANY_REQUESTS or reply.status_code >= 500:
                raise _BusyError(str(reply.status_code))
            if reply.status_code != HTTPStatus.OK:
                host = reply.url.host
                raise SourceError(f"{host} answers with {reply.status_code}. Give a file instead.")
            return _bounded(reply)


def _bounded(reply: httpx2.Response) -> bytes:
    parts, size = list[bytes](), 0
    for part in reply.iter_bytes():
        size += len(part)
        if size > LONGEST:
            raise SourceError(f"{reply.url.host} gives more than {LONGEST // 1024**2} MB for one record.")
        parts.append(part)
    return b"".join(parts)


class _Proxied(httpx2.BaseTransport):
    """The network, through the proxies that the environment names (`HTTPS_PROXY`, `HTTP_PROXY`, `NO_PROXY`)."""

    def __init__(self) -> None:
        self._client = httpx2.Client(trust_env=True, timeout=httpx2.Timeout(30, connect=10))

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        return self._client.send(request, stream=True)

    def close(self) -> None:
        self._client.close()


def _storage(folder: Path | None) -> SqliteStorage | None:
    if folder is None:
        return None
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise SourceError(
            f"{folder} cannot hold the cache: {error.strerror}. Name another in EVIGRAPH_CACHE."
        ) from None
    return SqliteStorage(database_path=folder / "replies.db", default_ttl=_DAY, max_stream_size=LONGEST)


def _name(contact: str | None) -> str:
    """Who asks; registries write to the contact before they shut anybody out."""
    try:
        number = version("evigraph")
    except PackageNotFoundError:
        number = "0"
    bare = "".join(c for c in contact or "" if c.isprintable() and c.isascii() and c not in "()")
    return f"evigraph/{number} ({f'mailto:{bare}' if bare else 'no contact given'})"
