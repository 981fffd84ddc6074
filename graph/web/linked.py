"""Every thing at an address of its own: for people as a page, for programs as RDF, JSON or a citation."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import TypeAlias
from urllib.parse import quote

from pyoxigraph import RdfFormat
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from graph.dataset.excerpt import excerpt, written
from graph.errors import EvidenceGraphError, RefusedError
from graph.facts.figures import day
from graph.model.values import Lang
from graph.views.addresses import Thing, linked
from graph.views.embed.page import social_of
from graph.views.graded import Graded, described, digest, graded
from graph.views.linked import citation
from graph.views.linked.citation import Citation
from graph.views.linked.facts import Facts, Ref, Written
from graph.views.linked.facts_words import said
from graph.views.linked.schema_org import schema_org, script
from graph.views.linked.things import PAGES, Found, Missing, Moved, facts_of, find, known_ids, node_of, record_of
from graph.web.address import site_of
from graph.web.cors import OPEN_TO_ALL
from graph.web.formats import Choice, Format, choose
from graph.web.linked_page import CSP, TAGS, Foot, Head, notice, page, style, style_path
from graph.web.linked_versions import Versions
from graph.web.linked_words import words
from graph.web.nowhere import nowhere
from graph.web.replies import FOR_EVER, answered, language_of, segments_of
from graph.web.sparql import refusal

HTML = Format("HTML", "text/html", charset=True)
TURTLE = Format("TURTLE", "text/turtle", ("application/x-turtle",), charset=True)
JSON_LD = Format("JSON_LD", "application/ld+json")
JSON = Format("JSON", "application/json")
N_TRIPLES = Format("N_TRIPLES", "application/n-triples", charset=True)
BIBTEX = Format("BIBTEX", "application/x-bibtex", charset=True)
RIS = Format("RIS", "application/x-research-info-systems", charset=True)
CSL = Format("CSL", "application/vnd.citationstyles.csl+json")
SUFFIXES = {
    ".html": HTML,
    ".ttl": TURTLE,
    ".jsonld": JSON_LD,
    ".nt": N_TRIPLES,
    ".csl.json": CSL,
    ".json": JSON,
    ".bib": BIBTEX,
    ".ris": RIS,
}
RDF = {"TURTLE": RdfFormat.TURTLE, "JSON_LD": RdfFormat.JSON_LD, "N_TRIPLES": RdfFormat.N_TRIPLES}
_NAMES = {".ttl": "Turtle", ".jsonld": "JSON-LD", ".nt": "N-Triples", ".json": "JSON"}
_CITED = {".bib": "BibTeX", ".ris": "RIS", ".csl.json": "CSL-JSON"}
VARY = "Accept, Accept-Language"
_KINDS = (*PAGES, "cell", "section", "report")
_Handler: TypeAlias = Callable[[Request], Awaitable[Response]]


class Linked:
    """The pages of one topic: `known` gives the records with their grades, `versions` the data sets on disk.

    `records` is the digest of what was read, by which a version is known to say the same.
    """

    def __init__(
        self,
        known: Callable[[], Graded] = graded,
        versions: Versions | None = None,
        *,
        records: Callable[[], str] = digest,
    ) -> None:
        self._known = known
        self._records = records
        self._versions = versions or Versions()

    def routes(self) -> list[BaseRoute]:
        """One for every kind of thing, for the data set's own addresses, and for versions."""
        return [
            *(Route(f"/{kind}", _helped(self.kind)) for kind in PAGES),
            *(Route(f"/{kind}/", _helped(self.kind)) for kind in PAGES),
            *(Route(f"/{kind}/{{rest:path}}", _helped(self.thing)) for kind in _KINDS),
            Route("/id/{rest:path}", _helped(self.identifier)),
            Route("/ns", _helped(self.terms)),
            Route("/version/{rest:path}", _helped(self.version)),
            Route("/linked/{name}", linked_style),
        ]

    async def kind(self, request: Request) -> Response:
        """Everything of a kind: as a page of links, or as JSON."""
        known, lang = await self._now(), language_of(request)
        thing = Thing(segments_of(request)[0])
        ids = known_ids(known, thing)
        choice = choose(", ".join(request.headers.getlist("accept")), (HTML, JSON))
        more = {"Vary": VARY, "Content-Language": TAGS[lang]}
        if choice.format is JSON:
            site = site_of(request)
            told = [{"id": id_, "page": site + linked(thing, id_), "name": name.in_(lang)} for id_, name in ids.items()]
            content = json.dumps(told, ensure_ascii=False, indent=2) + "\n"
        else:
            links = (Ref(f"{id_} – {name.in_(lang)}", f"{linked(thing, id_)}?lang={lang}") for id_, name in ids.items())
            content = notice(lang, said(f"{thing}", lang), (), links, topic=known.base.topic.title.in_(lang))
            more["Content-Security-Policy"] = CSP
        return answered(request, content.encode(), choice.content_type, more=more)

    async def thing(self, request: Request) -> Response:
        """A thing by its kind and id, in the format of its suffix or of the Accept header."""
        known = await self._now()
        kind, *ids = segments_of(request)
        suffix, where = _suffixed(known, kind, tuple(ids), language_of(request))
        if isinstance(where, Moved):
            return _moved(request, where, suffix)
        if isinstance(where, Missing):
            return await self._missing(request, known, (kind, *ids), where)
        choice = _chosen(request, suffix)
        return await self._told(request, known, where, choice, by_suffix=bool(suffix))

    async def _told(
        self, request: Request, known: Graded, found: Found, choice: Choice, *, by_suffix: bool
    ) -> Response:
        lang, site = language_of(request), site_of(request)
        more = {"Vary": VARY, "Content-Language": TAGS[lang]}
        if choice.format.name in RDF:
            content = await run_in_threadpool(_described, known, found, RDF[choice.format.name])
            del more["Content-Language"]
        elif choice.format is HTML:
            content = (await run_in_threadpool(self._page, known, found, lang, site)).encode()
            more["Content-Security-Policy"] = CSP
        elif choice.format is JSON:
            told = {**record_of(known, found), "page": site + linked(found.thing, found.id)}
            content = (json.dumps(told, ensure_ascii=False, indent=2) + "\n").encode()
        else:
            content = _cited_as(self._cited(known, found, lang, site), choice.format).encode()
        path = linked(found.thing, found.id)
        # Of a page each language is one of its own, as its head says as well; data are the same in both.
        own = f"{site}{path}?lang={lang}" if choice.format is HTML else f"{site}{path}"
        more["Link"] = f'<{own}>; rel="canonical", <{node_of(found).value}>; rel="describes"'
        if by_suffix:
            more["Content-Location"] = request.url.path
        return answered(request, content, choice.content_type, more=more)

    def _page(self, known: Graded, found: Found, lang: Lang, site: str) -> str:
        told = facts_of(known, found, lang)
        path, version = linked(found.thing, found.id), self._version(known)
        cited = _citations(self._cited(known, found, lang, site), lang)
        told = replace(told, blocks=(*told.blocks, cited))
        formats = tuple(Ref(name, path + suffix) for suffix, name in (_NAMES | _CITED).items())
        base, grading = known
        foot = Foot(
            permanent=site + path,
            version=version,
            version_path=f"/version/{version}{path}" if version else None,
            sentence=words(
                "foot",
                lang,
                edition=grading.edition,
                fingerprint=grading.fingerprint,
                as_of=day(grading.as_of, lang),
                until=day(base.topic.curated_until, lang),
            ),
            licence=base.topic.licence,
        )
        head = _head(known, told, site, version)
        return page(told, head, foot, topic=base.topic.title.in_(lang), doors=_doors(told), formats=formats)

    def _cited(self, known: Graded, found: Found, lang: Lang, site: str) -> tuple[Citation, ...]:
        """The grade of a claim, the reports of a study; of anything else, the data set that tells of it."""
        base, grading = known
        version = self._version(known)
        if found.thing is Thing.STUDY:
            return citation.of_study(base.studies[found.id], lang=lang)
        if found.thing is Thing.CLAIM:
            address = site + linked(found.thing, found.id)
            return (citation.of_claim(base, grading, found.id, lang=lang, address=address, version=version),)
        return (citation.of_dataset(base, grading, lang=lang, address=f"{site}/download", version=version),)

    def _version(self, known: Graded) -> str | None:
        return self._versions.of(known.grading, self._records())

    async def _missing(self, request: Request, known: Graded, names: tuple[str, ...], where: Missing) -> Response:
        """404 with what is spelt like it, or 410 with the version that had it."""
        lang, topic = language_of(request), known.base.topic.title.in_(language_of(request))
        old = await run_in_threadpool(self._versions.had, names)
        start = Ref(words("all", lang), f"/?page=claims&lang={lang}")
        if old:
            links = (Ref(words("gone-old", lang), old), start)
            told = notice(lang, words("gone-title", lang), [words("gone", lang)], links, topic=topic)
            return _note(told, 410)
        shown = " / ".join(names)[:120]
        sentences = [words("missing", lang, name=shown), *([words("near", lang)] if where.near else [])]
        told = notice(lang, words("missing-title", lang), sentences, (*where.near, start), topic=topic)
        return _note(told, 404)

    async def identifier(self, request: Request) -> Response:
        """An address of the data set, when its base leads here: 303 to the page that tells of the thing."""
        known = await self._now()
        _, kind, *ids = (*segments_of(request), "")
        names = tuple(id_ for id_ in ids if id_)
        where = find(known, kind, names, language_of(request))
        if isinstance(where, Missing):
            described = await run_in_threadpool(self._versions.describes, (kind, *names))
            return _see(described) if described else await self._missing(request, known, (kind, *names), where)
        return _see(where.path if isinstance(where, Moved) else linked(where.thing, where.id))

    async def terms(self, _: Request) -> Response:
        """The terms of the vocabulary: its file."""
        return _see("/download/ontology/evidence.ttl")

    async def version(self, request: Request) -> Response:
        """What one version of the data set says of a thing; it never changes."""
        known = await self._now()
        topic = known.base.topic.title.in_(language_of(request))
        return await self._versions.answer(request, topic=topic)

    async def _now(self) -> Graded:
        try:
            return await run_in_threadpool(self._known)
        except EvidenceGraphError:
            # Whoever asks from outside is not told which file of ours is wrong; `evigraph check` says so.
            raise RefusedError(503, "The records cannot be read now. Try again later.", retry_after=60) from None


async def linked_style(request: Request) -> Response:
    """The style sheet, by the name of its content."""
    if request.path_params["name"] != style_path().removeprefix("/linked/"):
        return nowhere(request)
    return answered(request, style(), "text/css; charset=utf-8", kept=FOR_EVER)


def _helped(handler: _Handler) -> _Handler:
    async def helped(request: Request) -> Response:
        """The answer, or the line that says why there is none."""
        try:
            return await handler(request)
        except RefusedError as refused:
            return refusal(refused)

    return helped


def _suffixed(known: Graded, kind: str, ids: tuple[str, ...], lang: Lang) -> tuple[str, Found | Moved | Missing]:
    """A suffix asks for a format, unless it is the end of an id."""
    where = find(known, kind, ids, lang)
    if not isinstance(where, Missing) or not ids:
        return "", where
    for suffix in SUFFIXES:
        if ids[-1].endswith(suffix) and ids[-1] != suffix:
            bare = find(known, kind, (*ids[:-1], ids[-1].removesuffix(suffix)), lang)
            return suffix, bare
    return "", where


def _chosen(request: Request, suffix: str) -> Choice:
    if suffix:
        form = SUFFIXES[suffix]
        return Choice(form, form.content_type(form.media_type))
    return choose(", ".join(request.headers.getlist("accept")), tuple(dict.fromkeys(SUFFIXES.values())))


def _moved(request: Request, where: Moved, suffix: str) -> Response:
    """301 to where it is told, in the same format and language."""
    path, _, place = where.path.partition("#")
    query = f"?{request.url.query}" if request.url.query else ""
    return Response(
        status_code=301,
        headers=OPEN_TO_ALL | {"Location": f"{path}{suffix}{query}{'#' + quote(place) if place else ''}"},
    )


def _see(path: str) -> Response:
    return RedirectResponse(path, 303, headers=OPEN_TO_ALL | {"Cache-Control": "no-cache"})


def _note(content: str, status: int) -> Response:
    headers = OPEN_TO_ALL | {"Vary": VARY, "Cache-Control": "no-cache", "Content-Type": "text/html; charset=utf-8"}
    return Response(content, status, headers=headers | {"Content-Security-Policy": CSP})


def _described(known: Graded, found: Found, form: RdfFormat) -> bytes:
    """From the same records as the page, so that the two never differ; what was built is served as a version."""
    return written(excerpt(described(*known), node_of(found)), form)


def _cited_as(cited: tuple[Citation, ...], form: Format) -> str:
    if form is CSL:
        return citation.csl_json(cited)
    write = citation.bibtex if form is BIBTEX else citation.ris
    return "\n".join(write(one) for one in cited)


def _citations(cited: tuple[Citation, ...], lang: Lang) -> Written:
    formats = (
        (said("text", lang), "\n\n".join(map(citation.text, cited))),
        ("BibTeX", "\n".join(map(citation.bibtex, cited))),
        ("RIS", "\n".join(map(citation.ris, cited)).replace("\r\n", "\n")),
    )
    return Written("cite", said("cite", lang), formats)


def _doors(told: Facts) -> tuple[Ref, ...]:
    lang = told.lang
    found = (
        Ref(words("viewer", lang), told.viewed),
        Ref(words("graph", lang), _in_graph(told)),
        Ref(words("embed", lang), told.embedded),
    )
    return (*(door for door in found if door.address), Ref(words("cite", lang), "#cite"))


_IN_GRAPH = {
    Thing.CLAIM: "claim",
    Thing.STUDY: "study",
    Thing.MECHANISM: "mechanism",
    Thing.CELL_TYPE: "cell",
    Thing.CELL_PRODUCT: "cell",
}


def _in_graph(told: Facts) -> str | None:
    """Where the thing stands in the whole network; `None` for what has no mark there."""
    kind = _IN_GRAPH.get(told.thing)
    return f"/graph?lang={told.lang}&focus={quote(f'{kind}:{told.ids[-1]}')}" if kind else None


def _head(known: Graded, told: Facts, site: str, version: str | None) -> Head:
    path = linked(told.thing, *told.ids)
    here = f"{site}{path}?lang={told.lang}"
    languages = (*((TAGS[lang], f"{site}{path}?lang={lang}") for lang in Lang), ("x-default", f"{site}{path}"))
    formats = tuple((SUFFIXES[suffix].media_type, f"{site}{path}{suffix}") for suffix in (*_NAMES, *_CITED))
    return Head(
        canonical=here,
        languages=languages,
        formats=formats,
        oembed=f"{site}/oembed?url={quote(here, safe='')}" if told.embedded else None,
        picture=f"{site}/embed/{social_of(told.thing, told.ids)}" if told.embedded else None,
        data=script(schema_org(known, told, site, version)),
    )
