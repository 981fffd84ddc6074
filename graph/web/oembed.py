"""oEmbed for our own addresses: who asks with one gets the frame that holds its page. Nothing is ever fetched."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable, Mapping
from typing import NamedTuple
from urllib.parse import SplitResult, parse_qs, unquote, urlsplit

from markupsafe import Markup
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from graph.errors import EvidenceGraphError, RefusedError
from graph.model.values import Lang
from graph.views.addresses import Thing
from graph.views.embed.oembed import payload
from graph.views.graded import Graded, graded
from graph.views.linked.things import Found, Missing, facts_of, find
from graph.web.address import site_of
from graph.web.replies import answered
from graph.web.sparql import refusal

LONGEST = 2_000
"""How many characters of an address are looked at."""

_VIEWS = {"claim": "claim", "study": "study", "mechanisms": "mechanism", "cells": "cell", "article": "source"}
_NOT_OURS = "This address has no page to embed here. Ask for one of a claim, study, mechanism, cell or article."


class OEmbed:
    """Answers `/oembed?url=…&format=json|xml&maxwidth=…&maxheight=…`."""

    def __init__(self, known: Callable[[], Graded] = graded) -> None:
        self._known = known

    def routes(self) -> list[BaseRoute]:
        """The one address."""
        return [Route("/oembed", self.answer)]

    async def answer(self, request: Request) -> Response:
        """200 with the frame; 400 without an address, 404 for what is not ours, 501 for other formats."""
        try:
            return await self._answer(request)
        except RefusedError as refused:
            return refusal(refused)

    async def _answer(self, request: Request) -> Response:
        asked = request.query_params
        form = asked.get("format", "json")
        if form not in ("json", "xml"):
            raise RefusedError(501, "oEmbed is answered as json or as xml.")
        if not asked.get("url"):
            raise RefusedError(400, "Name the address: /oembed?url=…")
        width, height = _bounded(asked.get("maxwidth")), _bounded(asked.get("maxheight"))
        site = site_of(request)
        try:
            known = await run_in_threadpool(self._known)
        except EvidenceGraphError:
            raise RefusedError(503, "The records cannot be read now. Try again later.", retry_after=60) from None
        told = page_of(known, asked["url"], site)
        if told is None:
            raise RefusedError(404, _NOT_OURS)
        title, thing, ids, lang = told
        answer = payload(title, thing, ids, lang, home=f"{site}/embed", max_width=width, max_height=height)
        if form == "xml":
            return answered(request, _xml(answer).encode(), "text/xml; charset=utf-8")
        return answered(request, json.dumps(answer, ensure_ascii=False).encode(), "application/json")


class Framed(NamedTuple):
    """A page to embed, as its builder asks for it."""

    title: str
    thing: Thing
    ids: tuple[str, ...]
    lang: Lang


def page_of(known: Graded, address: str, site: str) -> Framed | None:
    """The page that an address of ours names; None for every other address, however alike it looks."""
    parts = _ours(address, site)
    if parts is None:
        return None
    kind, ids, lang = _named(parts, site)
    where = find(known, kind, ids)
    if isinstance(where, Missing):
        return None
    if kind == Thing.SECTION:
        return Framed(_section(known, ids, lang), Thing.SECTION, ids, lang)
    told = facts_of(known, Found(where.thing, where.id), lang)
    return Framed(told.title, told.thing, told.ids, lang) if told.embedded else None


def _section(known: Graded, ids: tuple[str, ...], lang: Lang) -> str:
    source, number = ids
    return next(title.in_(lang) for section, title in known.base.sources[source].sections if section == number)


def _ours(address: str, site: str) -> SplitResult | None:
    """The parts of an address on this very site; http and https are the same site."""
    if len(address) > LONGEST or any(unicodedata.category(mark)[0] in "CZ" or mark == "\\" for mark in address):
        return None
    try:
        parts, home = urlsplit(address), urlsplit(site)
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or parts.netloc.lower() != home.netloc.lower():
        return None
    return parts if parts.path.startswith(f"{home.path}/") else None


def _named(parts: SplitResult, site: str) -> tuple[str, tuple[str, ...], Lang]:
    """The kind, the ids and the language that the path and the query name."""
    query = {name: values[-1] for name, values in parse_qs(parts.query).items()}
    lang = Lang(query["lang"]) if query.get("lang") in set(Lang) else Lang.EN
    path = parts.path.removeprefix(urlsplit(site).path).removeprefix("/").removesuffix(".html")
    kind, *ids = (unquote(part) for part in path.split("/"))
    if not kind:
        return _VIEWS.get(query.get("page", ""), ""), (query.get("id", ""),), lang
    if kind == "embed" and len(ids) > 1 and ids[0] in set(Lang):
        return ids[1], tuple(ids[2:]), Lang(ids[0])
    if kind == "id" and ids:
        return ids[0], tuple(ids[1:]), lang
    return kind, tuple(ids), lang


def _bounded(asked: str | None) -> int | None:
    """The size that a host has room for; one that is no number is refused."""
    if not asked:
        return None
    if not re.fullmatch(r"0*[1-9][0-9]{0,5}", asked, re.ASCII):
        raise RefusedError(400, "maxwidth and maxheight are whole numbers of pixels.")
    return int(asked)


def _xml(payload: Mapping[str, str | int]) -> str:
    """The same as XML; characters that XML cannot hold are left out."""
    field = Markup("<{0}>{1}</{0}>")
    fields = Markup().join(field.format(name, _held(str(value))) for name, value in payload.items())
    return f'<?xml version="1.0" encoding="utf-8" standalone="yes"?>\n<oembed>{fields}</oembed>\n'


def _held(words: str) -> str:
    return "".join(mark for mark in words if unicodedata.category(mark) not in ("Cc", "Cs"))
