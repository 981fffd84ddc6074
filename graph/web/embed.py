"""The pages to embed, made when they are first asked for: any site may show them, and they load nothing from others."""

from __future__ import annotations

import gzip
import hashlib
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from threading import Lock
from urllib.parse import unquote

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from graph.errors import RefusedError
from graph.model.values import Lang, Text
from graph.views.addresses import Thing
from graph.views.embed import page, static_site
from graph.views.embed.interactive import script, script_name
from graph.views.embed.page import Edition, edition_of
from graph.views.embed.page_words import TAGS
from graph.views.embed.subjects import Ids, things
from graph.views.graded import digest
from graph.views.linked.facts import Ref
from graph.web.address import site_of
from graph.web.cors import OPEN_TO_ALL
from graph.web.linked_versions import Versions
from graph.web.nowhere import nowhere
from graph.web.sparql import refusal

_MOST_KEPT = 1_024
"""How many pages stay in memory, packed: 1,024 are about 7 MB."""
_FOR_EVER = "public, max-age=31536000, immutable"
_ASK_AGAIN = "public, no-cache"
_HTML, _SCRIPT, _PNG = "text/html; charset=utf-8", "text/javascript; charset=utf-8", "image/png"
_JSON, _XML = "application/json", "application/xml"
_NO_PAGE = Text("There is no such page. {root}/embed/ lists them all.", "没有此页面。全部页面见 {root}/embed/。")
_ADDRESSED = (".html", ".json", ".xml")
"""What holds the address of the site; all else is the same whatever name the site is asked by."""
_ALWAYS = OPEN_TO_ALL | {
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Resource-Policy": "cross-origin",
    "Referrer-Policy": "strict-origin-when-cross-origin",
}


@dataclass(frozen=True, slots=True)
class File:
    """A finished answer, as it is kept."""

    content: bytes
    packed: bool
    etag: str
    headers: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Shelf:
    """What there is of one edition: how each file is made, by its name, for the address where the pages stand."""

    edition: Edition
    makers: Mapping[str, Callable[[Edition], File]]


class Embeds:
    """Makes and keeps the pages of the records that this process shows.

    They are those of `evigraph pages`, with the address of this site in them. A stranger's path is only looked up among
    the names of known pages; it never reaches a file.
    """

    def __init__(self, make: Callable[[], Edition] | None = None) -> None:
        self._make = make or own_edition
        self._shelf: Shelf | None = None
        self._kept: OrderedDict[tuple[str, str], File] = OrderedDict()
        self._lock = Lock()

    def routes(self) -> list[BaseRoute]:
        """Everything below /embed/."""
        return [Route("/embed", self.front), Route("/embed/{name:path}", self.file)]

    async def front(self, _: Request) -> Response:
        """The list of all pages has a slash at its end, so that its links lead below it."""
        return RedirectResponse("/embed/", 308)

    async def file(self, request: Request) -> Response:
        """One page, the shared script, or a picture for social media."""
        name = request.path_params["name"]
        name = f"{name}index.html" if not name or name.endswith("/") else name
        try:
            found = await run_in_threadpool(self._found, name, site_of(request))
        except RefusedError as refused:
            return refusal(refused)
        if found is None:
            return nowhere(request, _NO_PAGE, (Ref("/embed/", "/embed/"),))
        return _answer(found, request)

    def _found(self, name: str, site: str) -> File | None:
        key = (name, site if name.endswith(_ADDRESSED) else "")
        with self._lock:
            kept = self._kept.get(key)
            if kept is not None:
                self._kept.move_to_end(key)
                return kept
            shelf = self._shelf = self._shelf or _shelf(self._make())
        maker = shelf.makers.get(name)
        if maker is None:
            return None
        made = maker(replace(shelf.edition, home=f"{site}/embed", site=site))
        with self._lock:
            self._kept[key] = made
            while len(self._kept) > _MOST_KEPT:
                self._kept.popitem(last=False)
        return made


def own_edition(versions: Versions | None = None) -> Edition:
    """Our own pages, beside the full ones; where a data set was built of just this, the version has its name."""
    made = edition_of(site="")
    built = (versions or Versions()).of(made.grading, digest())
    return replace(made, version=built) if built else made


def _shelf(edition: Edition) -> Shelf:
    makers: dict[str, Callable[[Edition], File]] = {
        f"assets/{script_name()}": lambda _: _file(script(), _SCRIPT, cached=_FOR_EVER),
        "latest.js": lambda made: _file(static_site.latest(made), _SCRIPT),
        "sitemap.xml": lambda made: _file(static_site.sitemap(made), _XML),
    }
    for lang in Lang:
        makers[static_site.index_path(lang)] = partial(_index, lang)
    for thing, ids in things(edition.base, edition.grading):
        for lang in Lang:
            # The server has undone the escapes of a path before it is looked up.
            path = unquote(page.path_of(thing, ids, lang))
            makers[path] = partial(_page, thing, ids, lang)
            makers[f"{path.removesuffix('.html')}.json"] = partial(_oembed, thing, ids, lang)
        makers[unquote(page.social_of(thing, ids))] = partial(_social, thing, ids)
    return Shelf(edition, makers)


def _index(lang: Lang, edition: Edition) -> File:
    return _file(static_site.index(edition, lang), _HTML, lang=lang)


def _page(thing: Thing, ids: Ids, lang: Lang, edition: Edition) -> File:
    return _file(page.page(edition, thing, ids, lang), _HTML, lang=lang)


def _oembed(thing: Thing, ids: Ids, lang: Lang, edition: Edition) -> File:
    return _file(static_site.oembed(edition, thing, ids, lang), _JSON)


def _social(thing: Thing, ids: Ids, edition: Edition) -> File:
    return _file(static_site.social_picture(edition, thing, ids), _PNG)


def _file(content: bytes, media: str, *, cached: str = _ASK_AGAIN, lang: Lang | None = None) -> File:
    packs = media != _PNG
    headers = {"Content-Type": media, "Cache-Control": cached}
    if lang is not None:
        headers["Content-Language"] = TAGS[lang]
        # A page may stand in anybody's frame; the rest repeats what the page says of itself.
        headers["Content-Security-Policy"] = f"{page.policy()}; frame-ancestors *"
    etag = hashlib.sha256(content).hexdigest()[:32]
    return File(gzip.compress(content, 9, mtime=0) if packs else content, packs, etag, headers)


def _answer(file: File, request: Request) -> Response:
    """Packed where the browser takes it; nothing where it has it already."""
    takes_packed = file.packed and "gzip" in request.headers.get("accept-encoding", "")
    etag = f'"{file.etag}-gz"' if takes_packed else f'"{file.etag}"'
    headers = {**_ALWAYS, **file.headers, "ETag": etag, "Vary": "Accept-Encoding"}
    if etag in (one.strip().removeprefix("W/") for one in request.headers.get("if-none-match", "").split(",")):
        return Response(status_code=304, headers=headers)
    if takes_packed:
        return Response(file.content, headers=headers | {"Content-Encoding": "gzip"})
    return Response(gzip.decompress(file.content) if file.packed else file.content, headers=headers)
