"""What every site is asked for by its name: robots.txt, a sitemap, an icon, and a feed of what has changed."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from itertools import pairwise

from markupsafe import Markup
from PIL import Image, ImageDraw
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from graph.analysis.history import Epoch, history
from graph.errors import EvidenceGraphError, RefusedError
from graph.facts.certainty import claim_certainty
from graph.facts.look import LOOKS, Footing
from graph.model.claim import Claim
from graph.model.values import Lang, Text
from graph.views.addresses import Thing, linked
from graph.views.graded import Graded, graded
from graph.views.linked.things import every
from graph.views.same import Same
from graph.web.address import site_of
from graph.web.linked_page import TAGS
from graph.web.replies import answered, language_of
from graph.web.sparql import refusal

_MOST_CHANGES = 50
_ROBOTS = """User-agent: *
Disallow: {base}/sparql
Disallow: {base}/oembed
Disallow: {base}/version/

Sitemap: {site}/sitemap.xml
"""
_URL = Markup("<url><loc>{}</loc>{}<lastmod>{}</lastmod></url>\n")
_TWIN = Markup('<xhtml:link rel="alternate" hreflang="{}" href="{}"/>')
_SITEMAP = Markup(
    '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
    'xmlns:xhtml="http://www.w3.org/1999/xhtml">\n{}</urlset>\n'
)
_FEED = Markup(
    '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{tag}">'
    "<id>{site}/feed.xml?lang={lang}</id><title>evigraph · {topic}</title><updated>{day}T00:00:00Z</updated>"
    '<author><name>evigraph</name></author><link rel="self" href="{site}/feed.xml?lang={lang}"/>'
    '<link rel="alternate" type="text/html" href="{site}/?lang={lang}"/>\n{entries}</feed>\n'
)
_ENTRY = Markup(
    "<entry><id>{address}#since-{day}</id><title>{claim} {statement}</title><updated>{day}T00:00:00Z</updated>"
    '<link rel="alternate" type="text/html" href="{address}?lang={lang}"/><summary>{summary}</summary></entry>\n'
)
_WORDS = {
    "moved": Text("Certainty: {before} → {now}.", "证据确定性：{before} → {now}。"),
    "stays": Text("Certainty stays: {now}.", "证据确定性未变：{now}。"),
    "came": Text("Became known: {studies}.", "新纳入：{studies}。"),
    "left": Text("Retracted: {studies}.", "已撤稿：{studies}。"),
}


@dataclass(frozen=True, slots=True)
class Step:
    """A day on which what a claim rests on, or how sure one can be of it, moved."""

    claim: Claim
    before: Epoch
    epoch: Epoch
    day: date


class Front:
    """The files that belong to the site as a whole."""

    def __init__(self, known: Callable[[], Graded] = graded) -> None:
        self._known = known

    def routes(self) -> list[BaseRoute]:
        """Each at the address where it is looked for."""
        return [
            Route("/robots.txt", robots),
            Route("/favicon.ico", favicon),
            Route("/sitemap.xml", self.sitemap),
            Route("/feed.xml", self.feed),
        ]

    async def sitemap(self, request: Request) -> Response:
        """Every page in both languages."""
        return await self._told(request, sitemap, "application/xml")

    async def feed(self, request: Request) -> Response:
        """Atom: the newest changes of what claims rest on, in the language that is asked for."""
        return await self._told(request, feed, "application/atom+xml")

    async def _told(self, request: Request, write: Callable[[Graded, str, Lang], str], media: str) -> Response:
        lang = language_of(request)
        try:
            site, known = site_of(request), await run_in_threadpool(self._known)
        except EvidenceGraphError as error:
            wanting = RefusedError(503, "The records cannot be read now. Try again later.", retry_after=60)
            return refusal(error if isinstance(error, RefusedError) else wanting)
        content = await run_in_threadpool(write, known, site, lang)
        return answered(request, content.encode(), media, more={"Vary": "Accept-Language"})


async def robots(request: Request) -> Response:
    """What crawlers need not look at: queries, frames for other sites, and what versions on disk say."""
    try:
        site = site_of(request)
    except RefusedError as refused:
        return refusal(refused)
    base = request.scope.get("root_path", "")
    return answered(request, _ROBOTS.format(site=site, base=base).encode(), "text/plain; charset=utf-8")


async def favicon(request: Request) -> Response:
    """The icon: the circle, the square and the triangle that people, animals and the laboratory are in drawings."""
    return answered(request, icon(), "image/x-icon", kept="public, max-age=86400")


@cache
def icon() -> bytes:
    """Drawn at 64 pixels, in the sizes that browsers show."""
    sheet = Image.new("RGBA", (64, 64))
    pencil = ImageDraw.Draw(sheet)
    pencil.ellipse((4, 0, 34, 30), fill=LOOKS[Footing.PEOPLE].light)
    pencil.rectangle((36, 34, 62, 60), fill=LOOKS[Footing.ANIMALS].light)
    pencil.polygon([(16, 34), (32, 62), (0, 62)], fill=LOOKS[Footing.LAB].light)
    out = io.BytesIO()
    sheet.save(out, format="ICO", sizes=[(16, 16), (32, 32), (64, 64)])
    return out.getvalue()


def sitemap(known: Graded, site: str, _: Lang) -> str:
    """Every thing that has a page, once for each language, with its twins."""
    day = known.grading.as_of.isoformat()
    entries = (entry for found in every(known) for entry in _addresses(site + linked(found.thing, found.id), day))
    return str(_SITEMAP.format(Markup().join(entries)))


def _addresses(page: str, day: str) -> Iterator[Markup]:
    twins = {TAGS[lang]: f"{page}?lang={lang}" for lang in Lang}
    alike = Markup().join(_TWIN.format(tag, address) for tag, address in [*twins.items(), ("x-default", page)])
    yield from (_URL.format(address, alike, day) for address in twins.values())


def feed(known: Graded, site: str, lang: Lang) -> str:
    """The newest steps of all claims, the latest first."""
    steps = newest(Same(*known))
    entries = Markup().join(_entry(step, site, lang) for step in steps)
    day = max((step.day for step in steps), default=known.base.topic.curated_until)
    topic = known.base.topic.title.in_(lang)
    return str(_FEED.format(tag=TAGS[lang], site=site, lang=lang.value, topic=topic, day=day, entries=entries))


@lru_cache(maxsize=1)
def newest(same: Same) -> tuple[Step, ...]:
    """The latest days on which a claim moved."""
    found = (step for claim in same.base.claims.values() for step in _steps(same, claim))
    return tuple(sorted(found, key=lambda step: (step.day, step.claim.id), reverse=True)[:_MOST_CHANGES])


def _steps(same: Same, claim: Claim) -> Iterator[Step]:
    epochs = history(same.base, claim.id).epochs
    for before, epoch in pairwise(epochs):
        if epoch.aspects and epoch.start:
            yield Step(claim, before, epoch, epoch.start)


def _entry(step: Step, site: str, lang: Lang) -> Markup:
    return _ENTRY.format(
        address=site + linked(Thing.CLAIM, step.claim.id),
        day=step.day,
        claim=step.claim.id,
        statement=step.claim.statement.in_(lang),
        lang=lang.value,
        summary=" ".join(_summary(step, lang)),
    )


def _summary(step: Step, lang: Lang) -> Iterator[str]:
    before, now = _certainty(step.before, lang), _certainty(step.epoch, lang)
    yield _WORDS["stays" if before == now else "moved"].in_(lang).format(before=before, now=now)
    between = "、" if lang is Lang.ZH else ", "
    for key, studies in (("came", [one.study for one in step.epoch.came]), ("left", step.epoch.left)):
        if studies:
            yield _WORDS[key].in_(lang).format(studies=between.join(studies))


def _certainty(epoch: Epoch, lang: Lang) -> str:
    told = epoch.assessment
    return claim_certainty(told).in_(lang)
