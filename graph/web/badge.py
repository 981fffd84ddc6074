"""Badges of claims, and the one script that shows a claim in anybody's page."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from threading import Lock

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from graph.model.values import Lang
from graph.views import embed
from graph.views.embed import badge
from graph.views.embed.network import rows_of
from graph.views.embed.page import Edition
from graph.views.embed.page_words import TAGS
from graph.web.cors import OPEN_TO_ALL
from graph.web.embed import own_edition
from graph.web.replies import SAFE, answered

_SVG, _SCRIPT = "image/svg+xml", "text/javascript; charset=utf-8"
_ANYWHERE = {"Cross-Origin-Resource-Policy": "cross-origin"}
_ASK_AGAIN = "public, no-cache"


class Badges:
    """The badges of the records that this process shows; an id is only looked up among the names of known claims."""

    def __init__(self, make: Callable[[], Edition] | None = None) -> None:
        self._make = make or own_edition
        self._edition: Edition | None = None
        self._lock = Lock()

    def routes(self) -> list[BaseRoute]:
        """`/badge/C21.svg` and `/embed.js`."""
        return [Route("/badge/{id:path}.svg", self.claim), Route("/embed.js", self.script)]

    async def claim(self, request: Request) -> Response:
        """One badge, in the language and for the ground of its address alone, so that caches may share it."""
        lang = Lang.ZH if request.query_params.get("lang") == Lang.ZH else Lang.EN
        dark = request.query_params.get("theme") == "dark"
        drawn = await run_in_threadpool(self._drawn, request.path_params["id"], lang, dark=dark)
        # Opened by itself, an SVG is a document: it may load and run nothing.
        more = _ANYWHERE | {"Content-Language": TAGS[lang], "Content-Security-Policy": "default-src 'none'"}
        if drawn is None:
            missing = OPEN_TO_ALL | SAFE | more | {"Cache-Control": "no-cache"}
            return Response(badge.unknown(lang, dark=dark), 404, headers=missing, media_type=_SVG)
        return answered(request, drawn.encode(), _SVG, more=more, kept=_ASK_AGAIN)

    async def script(self, request: Request) -> Response:
        """What defines `<evi-claim>`."""
        return answered(request, script(), _SCRIPT, more=_ANYWHERE, kept=_ASK_AGAIN)

    def _drawn(self, id_: str, lang: Lang, *, dark: bool) -> str | None:
        with self._lock:
            made = self._edition = self._edition or self._make()
        if id_ not in made.base.claims or id_ not in made.grading.assessments:
            return None
        (row,) = rows_of(made.base, made.grading, [id_])
        return badge.badge(row, lang, dark=dark)


@cache
def script() -> bytes:
    """The script as it is sent."""
    return (Path(embed.__file__).parent / "assets" / "embed.js").read_bytes()
