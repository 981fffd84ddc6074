"""What a search has found, by noun, each hit with its marks; help where nothing was found."""

from __future__ import annotations

from markupsafe import Markup

from graph.model.assessment import Grading
from graph.model.base import EvidenceBase
from graph.viewer import parts
from graph.viewer.permalink import Page, View
from graph.viewer.words import Words
from graph.views.found import Hit, hits
from graph.views.search import Found, Noun, entries, nearest, search

SHOWN = 8
"""Hits of each noun at first sight."""

_CLAIMS_NAMED = 12


def results(base: EvidenceBase, grading: Grading, view: View, say: Words) -> Markup:
    """The page of a search; `noun` in the address shows all hits of one noun and no others."""
    query, only = view.get("q") or "", view.get("noun")
    known = entries(base)
    every = search(known, query)
    found = tuple(group for group in every if only in (None, group.noun.value))
    total = sum(len(group.entries) for group in found)
    head = Markup('<h1>{}</h1><p role="status">{} · {}</p>').format(
        say("find-title", q=query), say("find-count", n=total), parts.go(view.to(Page.OVERVIEW), say("find-back"))
    )
    if not found:
        return parts.block(say, head + _help(query, nearest(known, query), view, say))
    if only:
        head += Markup("<p>{}</p>").format(parts.go(view.here(noun=None), say("find-fewer")))
    groups = parts.joined(_group(group, base, grading, view, say) for group in found)
    return parts.block(say, head + groups)


def _help(query: str, close: tuple[str, ...], view: View, say: Words) -> Markup:
    ideas = parts.joined(
        (parts.go(view.to(Page.OVERVIEW, q=word), word) for word in close), between=str(Markup.escape(say("comma")))
    )
    meant = Markup("<p>{}{}{}</p>").format(say("did-you-mean"), say("colon"), ideas) if close else parts.NOTHING
    pages = (Page.CLAIMS, Page.STUDIES, Page.MECHANISMS, Page.CELLS)
    doors = parts.joined(Markup("<li>{}</li>").format(parts.go(view.to(page), say(f"page-{page}"))) for page in pages)
    return Markup('{}{}<p>{}</p><ul class="ev-legend">{}</ul>').format(
        parts.notice(say("find-none", q=query)), meant, say("find-try"), doors
    )


def _group(group: Found, base: EvidenceBase, grading: Grading, view: View, say: Words) -> Markup:
    shown = hits(base, grading, group, most=None if view.get("noun") else SHOWN)
    items = parts.joined(Markup("<li>{}</li>").format(_HIT[hit.entry.noun](hit, view, say)) for hit in shown)
    rest = parts.NOTHING
    if len(shown) < len(group.entries):
        link = parts.go(view.here(noun=group.noun.value), say("find-more", n=len(group.entries)))
        rest = Markup("<p>{}</p>").format(link)
    return Markup('<section><h2>{} <small>{}</small></h2><ul class="ev-hits">{}</ul>{}</section>').format(
        say(f"noun-{group.noun}"), len(group.entries), items, rest
    )


def _claim(hit: Hit, view: View, say: Words) -> Markup:
    name = Markup("<b>{}</b> {}").format(hit.entry.id, say.text(hit.entry.name))
    link = parts.go(view.at(hit.entry.id), name)
    if not hit.claims:
        return link
    row = hit.claims[0]
    calibration = (
        Markup('<span class="ev-quiet">{}</span>').format(say("find-calibration")) if row.calibration else None
    )
    return link + _marks(
        parts.footing(row.footing, say.of(row.footing)),
        parts.claim_certainty(row, say),
        calibration or parts.flag(row, say),
    )


def _study(hit: Hit, view: View, say: Words) -> Markup:
    study = hit.study
    if study is None or hit.footing is None:
        return Markup("{}").format(hit.entry.id)
    year = f" ({study.year})" if study.year else ""
    link = parts.go(view.to(Page.STUDY, study.id), Markup("{}{}").format(parts.english(study.label), year))
    gone = Markup('<span class="ev-flag">{}</span>').format(say("find-retracted")) if study.is_retracted else None
    design = parts.footing(hit.footing, say.of(study.design))
    return link + _marks(design, Markup("{}").format(say("find-claims", n=len(hit.claims))), gone)


def _cell(hit: Hit, view: View, say: Words) -> Markup:
    return parts.go(view.to(Page.CELLS, hit.entry.id), say.text(hit.entry.name)) + _amounts(hit, say)


def _mechanism(hit: Hit, view: View, say: Words) -> Markup:
    link = parts.go(view.to(Page.MECHANISMS, hit.entry.id), say.text(hit.entry.name))
    best = (
        parts.footing(hit.footing, say("find-best", word=say.of(hit.footing))) if hit.footing and hit.claims else None
    )
    return link + _amounts(hit, say, best)


def _outcome(hit: Hit, view: View, say: Words) -> Markup:
    """An outcome has no page of its own: it leads to the claims that speak of it."""
    named = hit.claims[:_CLAIMS_NAMED]
    claims = parts.joined((parts.go(view.at(row.id), Markup("{}").format(row.id)) for row in named), " ")
    return Markup("{}{} {}").format(say.text(hit.entry.name), _amounts(hit, say), claims)


_HIT = {
    Noun.CLAIM: _claim,
    Noun.STUDY: _study,
    Noun.CELL: _cell,
    Noun.MECHANISM: _mechanism,
    Noun.OUTCOME: _outcome,
}


def _amounts(hit: Hit, say: Words, best: Markup | None = None) -> Markup:
    claims = Markup("{}").format(say("find-claims", n=len(hit.claims)))
    return _marks(best, claims, Markup("{}").format(say("studies", n=hit.studies)))


def _marks(*marks: Markup | None) -> Markup:
    given = [mark for mark in marks if mark]
    return Markup('<span class="ev-hit">{}</span>').format(parts.joined(given, " · "))
