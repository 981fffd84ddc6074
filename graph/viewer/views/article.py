"""A source as an outline in reading order, with what its parts rest on, what it cites and what it leaves out."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

import streamlit as st
from markupsafe import Markup

from graph.facts.figures import day
from graph.facts.look import Footing
from graph.model.base import EvidenceBase
from graph.model.claim import Source
from graph.viewer import parts
from graph.viewer.bars import bar, legend
from graph.viewer.permalink import Accepts, Page, View
from graph.viewer.screen import Screen
from graph.viewer.store import Shown
from graph.viewer.words import Words
from graph.views.outline import Bearing, Cited, Outline, Passage, Section, outline
from graph.views.summary import Counts


def show(shown: Shown, view: View, say: Words) -> None:
    """The page, or help where there is no such article."""
    source = _chosen(shown, view)
    if source is None:
        st.html(_unknown(shown.base, view, say))
        return
    told = outline(shown.base, shown.grading, source.id)
    choice = _choice(shown.base, source, view, say)
    page = (_head(told, say), _shares(told, say), _reading(told, view, say), _left(told, view, say))
    cited = _references(told, view, say)
    st.html(parts.block(say, choice + Markup("<article>{}{}</article>").format(parts.joined(page), cited)))


def title(shown: Shown, view: View, say: Words) -> str:
    """What the browser's tab says."""
    source = _chosen(shown, view)
    return say.text(source.title) if source else say("page-article")


def _accepts(_: Shown, __: str | None) -> Accepts:
    return Accepts(has_id=True)


SCREEN = Screen(show, title, _accepts)

_PARTS = ("src-rests", "src-outline", "src-left-out", "src-references")
"""The parts of the page: the names of their words are their ids as well."""


def _chosen(shown: Shown, view: View) -> Source | None:
    """The article that is asked for, the first where none is named."""
    sources = shown.base.sources
    return sources.get(view.id) if view.id else next(iter(sources.values()), None)


def _unknown(base: EvidenceBase, view: View, say: Words) -> Markup:
    asked = view.id or ""
    title = say("src-unknown", id=asked) if asked else say("src-none")
    close = get_close_matches(asked, base.sources, n=3, cutoff=0.3) or list(base.sources)
    links = parts.joined(
        Markup("<li>{}</li>").format(parts.go(view.to(Page.ARTICLE, id_), say.text(base.sources[id_].title)))
        for id_ in close
    )
    meant = (
        Markup("<p>{}{}</p><ul>{}</ul>").format(say("did-you-mean"), say("colon"), links) if links else parts.NOTHING
    )
    return parts.block(say, Markup("<h1>{}</h1>{}").format(title, meant))


def _choice(base: EvidenceBase, source: Source, view: View, say: Words) -> Markup:
    """The articles to choose from, where there are several."""
    if len(base.sources) < 2:
        return parts.NOTHING
    links = parts.joined(
        Markup("<li>{}</li>").format(
            parts.go(view.to(Page.ARTICLE, one.id), say.text(one.title), current=one.id == source.id)
        )
        for one in base.sources.values()
    )
    return Markup('<nav class="ev-around" aria-label="{}"><ul>{}</ul></nav>').format(say("src-choose"), links)


# What it is -----------------------------------------------------------------------------------------------------------


def _head(told: Outline, say: Words) -> Markup:
    source, found = told.source, told.counts
    lead = say.html(
        "src-lead",
        n=found.claims,
        people=found.footings[Footing.PEOPLE],
        animals=found.footings[Footing.ANIMALS],
        nothing=found.footings[Footing.NOTHING],
        over=found.overstated,
        judged=told.judged,
    )
    facts = (
        (say("src-publisher"), Markup("{}").format(say.text(source.publisher))),
        (say("src-published"), Markup("{}").format(day(source.published, say.lang))),
        (say("src-type"), _type(source, say)),
    )
    return Markup(
        '<h1>{title}</h1><p class="ev-lead">{lead}</p><dl class="ev-facts">{facts}</dl>'
        '<p class="ev-interest"><b>{interest}</b> {words}</p><p class="ev-small">{ours}</p>'
        '<nav class="ev-around" aria-label="{parts}"><ul>{links}</ul></nav>'
    ).format(
        title=say.text(source.title),
        lead=lead,
        facts=parts.joined(_fact(name, value) for name, value in facts),
        interest=say("src-interest"),
        words=say.text(source.interest),
        ours=say("src-ours"),
        parts=say("src-parts"),
        links=parts.joined(
            Markup('<li><a class="ev-study" href="#{}">{}</a></li>').format(id_, say(id_)) for id_ in _PARTS
        ),
    )


def _type(source: Source, say: Words) -> Markup:
    return Markup("{} {}").format(parts.english(source.type), say(f"src-in-{source.language}"))


def _part(name: str, say: Words) -> Markup:
    return Markup('<h2 id="{}">{}</h2>').format(name, say(name))


def _fact(name: str, value: Markup) -> Markup:
    return Markup("<div><dt>{}</dt><dd>{}</dd></div>").format(name, value)


# What its parts rest on -----------------------------------------------------------------------------------------------


def _shares(told: Outline, say: Words) -> Markup:
    """One bar for the whole, one for each section, and the same numbers as a table."""
    whole = Markup('<li class="ev-whole"><span><b>{}</b> <small>{}</small></span>{}</li>').format(
        say("src-all"), told.counts.claims, bar(told.counts, say)
    )
    sections = parts.joined(_share(section, say) for section in told.sections)
    length = told.source.text_length
    covered = say("src-covered", percent=round(100 * told.covered / length)) if length else ""
    return Markup('{}{}<ul class="ev-shares">{}{}</ul><p class="ev-small">{}</p>{}').format(
        _part("src-rests", say), legend(told.counts, say), whole, sections, covered, _twin(told, say)
    )


def _share(section: Section, say: Words) -> Markup:
    if section.counts is None:
        return parts.NOTHING
    shown = bar(section.counts, say) if section.counts.claims else Markup("{}").format(say("src-no-claims"))
    return Markup('<li class="ev-depth-{}"><span>{} <small>{}</small></span>{}</li>').format(
        min(section.depth, 2), say.text(section.title), section.counts.claims or "", shown
    )


def _twin(told: Outline, say: Words) -> Markup:
    lines = [(say.text(section.title), section.counts) for section in told.sections if section.counts is not None]
    rows = [(title, *_numbers(found)) for title, found in [*lines, (say("src-all"), told.counts)]]
    heads = (say("src-section"), say("src-sum"), *(say.of(footing) for footing in Footing), say("src-over"))
    table = parts.table(say("src-table"), heads, rows)
    about = Markup('<p class="ev-small">{}</p>').format(say("src-table-about"))
    return parts.folded(say("src-table"), about + table)


def _numbers(found: Counts) -> tuple[str, ...]:
    return (str(found.claims), *(str(found.footings[footing]) for footing in Footing), str(found.overstated))


# In reading order -----------------------------------------------------------------------------------------------------


def _reading(told: Outline, view: View, say: Words) -> Markup:
    sections = parts.joined(_section(section, view, say) for section in told.sections)
    return Markup('{}<div class="ev-outline">{}</div>').format(_part("src-outline", say), sections)


def _section(section: Section, view: View, say: Words) -> Markup:
    """A heading and its claims; a part stands one level below its section."""
    level = 3 + min(section.depth, 2)
    title = say.text(section.title)
    words = title if section.counts is not None else say("src-goes-on", section=title)
    claims = parts.joined(_passage(passage, view, say) for passage in section.passages)
    inside = Markup('<ol class="ev-hits">{}</ol>').format(claims) if claims else parts.NOTHING
    if section.counts is not None and not section.counts.claims:
        inside = Markup('<p class="ev-quiet">{}</p>').format(say("src-no-claims"))
    return Markup('<section class="ev-depth-{}"><h{}>{}</h{}>{}</section>').format(
        min(section.depth, 2), level, words, level, inside
    )


def _passage(passage: Passage, view: View, say: Words) -> Markup:
    row = passage.row
    name = Markup("<b>{}</b> {}").format(row.id, say.text(row.statement))
    marks = [parts.footing(row.footing, say.of(row.footing)), parts.claim_certainty(row, say), parts.flag(row, say)]
    if passage.times > 1:
        marks.append(Markup('<span class="ev-quiet">{}</span>').format(say("src-times", n=passage.times)))
    return Markup('<li>{}<span class="ev-hit">{}</span></li>').format(
        parts.go(view.at(row.id), name), parts.joined(marks, " · ")
    )


# What it leaves out ---------------------------------------------------------------------------------------------------


def _left(told: Outline, view: View, say: Words) -> Markup:
    """Only what the records show; what does not apply is not there."""
    unread = [reference for reference in told.references if reference.study and not reference.claims]
    silent = say("comma").join(say.text(title) for title in told.silent)
    facts = (
        (say("src-note"), Markup("{}").format(say.text(told.source.note)) if told.source.note else None),
        (say("src-silent"), Markup("{}").format(silent) if silent else None),
        (say("src-uncited"), _listed(told.uncited, told.counts.claims, view, say)),
        (say("src-unsupported"), _listed(told.unsupported, told.counts.claims, view, say)),
        (say("src-unread"), parts.joined((parts.outside(one.link) for one in unread), " ") if unread else None),
        (say("src-beside-head"), _beside(told, say)),
    )
    items = parts.joined(_fact(name, value) for name, value in facts if value is not None)
    return Markup('{}<dl class="ev-left-out">{}</dl>').format(_part("src-left-out", say), items)


def _listed(claims: tuple[str, ...], every: int, view: View, say: Words) -> Markup | None:
    if not claims:
        return None
    return Markup("<b>{}</b>{}{}").format(say("src-of", n=len(claims), all=every), say("colon"), _links(claims, view))


def _links(claims: Iterable[str], view: View) -> Markup:
    return parts.joined((parts.go(view.at(claim), Markup("{}").format(claim)) for claim in claims), " ")


def _beside(told: Outline, say: Words) -> Markup | None:
    beside = told.beside
    if not beside.known:
        return None
    words = say("src-beside", n=beside.known, known=beside.known, cited=beside.cited, against=beside.against)
    return Markup("{}").format(words)


# What it cites --------------------------------------------------------------------------------------------------------


def _references(told: Outline, view: View, say: Words) -> Markup:
    title = _part("src-references", say)
    if not told.references:
        return title + Markup("<p>{}</p>").format(say("src-no-references"))
    heads = (say("src-reference"), say("src-study"), say("src-cited-for"))
    rows = (
        (parts.outside(cited.link), _behind(cited, view, say), _cited_for(cited, view, say))
        for cited in told.references
    )
    return title + parts.table(say("src-references"), heads, rows, stacks=True)


def _behind(cited: Cited, view: View, say: Words) -> Markup:
    if cited.study is None:
        return Markup('<span class="ev-quiet">{}</span>').format(say("src-no-study"))
    year = f" ({cited.study.year})" if cited.study.year else ""
    name = Markup("{}{}").format(parts.english(cited.study.label), year)
    return Markup("{}<br><small>{}</small>").format(
        parts.go(view.to(Page.STUDY, cited.study.id), name), say.of(cited.study.design)
    )


def _cited_for(cited: Cited, view: View, say: Words) -> Markup:
    if not cited.claims:
        return Markup('<span class="ev-quiet">{}</span>').format(say("src-cited-by-none"))
    return parts.joined((_said(bearing, claims, view, say) for bearing, claims in cited.claims), "<br>")


def _said(bearing: Bearing, claims: tuple[str, ...], view: View, say: Words) -> Markup:
    kind = "ev-supports" if bearing is Bearing.SUPPORTS else "ev-disputes"
    return Markup('<b class="{}">{}</b>{}{}').format(
        kind, say(f"bears-{bearing}", n=len(claims)), say("colon"), _links(claims, view)
    )
