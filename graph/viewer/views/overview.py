"""The first page: the honest headline, harm, what the claims rest on, three doors, one picture, and a search."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st
from markupsafe import Markup

from graph.facts.figures import day
from graph.facts.look import Flag, Footing
from graph.viewer import parts, picture, tables
from graph.viewer.permalink import LONGEST_SEARCH, Accepts, Page, View, address
from graph.viewer.results import results
from graph.viewer.screen import Screen
from graph.viewer.store import Shown
from graph.viewer.words import Words
from graph.views.doors import Door, Question, doors, example
from graph.views.headline import Headline, headline
from graph.views.placement import Place, places
from graph.views.safety import safety
from graph.views.search import Noun
from graph.views.summary import ClaimRow, Counts, Filters, counts, rows

_CHART = "picture"
_SEARCH = "find"


def show(shown: Shown, view: View, say: Words) -> None:
    """The page, or what a search has found."""
    if view.get("q"):
        _search(view, say)
        st.html(results(shown.base, shown.grading, view, say))
        return
    article = tuple(row for row in rows(shown.base, shown.grading) if not row.calibration)
    st.html(_lead(shown, counts(article), view, say))
    _search(view, say)
    st.html(_doors(doors(shown.base, article), view, say))
    _picture(article, view, say)
    st.html(_path(example(article), view, say))


def title(shown: Shown, view: View, say: Words) -> str:
    """What the browser's tab says."""
    asked = view.get("q")
    return say("find-title", q=asked) if asked else say.text(shown.base.topic.title)


def _accepts(_: Shown, __: str | None) -> Accepts:
    """A search, and the one noun of which all hits are wanted."""
    return Accepts(closed={"noun": tuple(Noun)}, free={"q": LONGEST_SEARCH})


SCREEN = Screen(show, title, _accepts)


def _lead(shown: Shown, found: Counts, view: View, say: Words) -> Markup:
    """The question, one sentence with the counts, and the counts as doors to the table."""
    found_in_people = headline(shown.base, shown.grading)
    lead = say.html(
        "lead",
        n=found.claims,
        people=found.footings[Footing.PEOPLE],
        randomised=found.randomised,
        animals=found.footings[Footing.ANIMALS],
        lab=found.footings[Footing.LAB],
        statements=found.footings[Footing.STATEMENTS],
        nothing=found.footings[Footing.NOTHING],
        ungradable=found.footings[Footing.NOT_GRADABLE],
    )
    until = day(shown.base.topic.curated_until, say.lang)
    return Markup(
        '<div lang="{tag}"><h1>{title}</h1><p class="ev-lead ev-headline">{headline} {depth}</p>{harm}'
        '<p class="ev-counts">{lead} {wording}</p>'
        '<nav aria-label="{counts}"><ul class="ev-tiles">{tiles}</ul></nav>'
        '<p class="ev-small">{studies} {all}</p></div>'
    ).format(
        tag=say.tag,
        title=say.text(shown.base.topic.question),
        headline=_headline(found_in_people, say),
        depth=_depth(found_in_people, say),
        harm=_harm(shown, view, say),
        lead=lead,
        wording=say.html(
            "lead-wording",
            n=found.overstated,
            firm=found.too_firm,
            much=found.too_much,
            model=found.names_no_model,
            nothing=found.cites_nothing,
        ),
        counts=say("counts"),
        tiles=parts.joined(_tile(footing, found, view, say) for footing in Footing),
        studies=say("lead-studies", n=len(shown.base.studies), until=until),
        all=parts.go(view.to(Page.CLAIMS), say("see-all-claims", n=found.claims)),
    )


def _headline(found: Headline, say: Words) -> Markup:
    """How many claims say that it helps or harms people, and on how few people they rest."""
    if not found.studies:
        return say.html("headline-nothing", n=found.claims)
    people = say.html("headline-people", n=found.people)
    if found.unknown:
        people = say.html("headline-unknown", n=found.unknown, people=people)
    controls = say.html("controls-some", n=found.controlled) if found.controlled else say.html("controls-none")
    studies = say.html("headline-studies", n=found.studies)
    return say.html("headline", n=found.claims, people=people, studies=studies, controls=controls)


def _depth(found: Headline, say: Words) -> str:
    """How much of it was read, said at once."""
    if not found.read_in_full:
        return say("depth-none", of=found.recorded)
    return say("depth-some", n=found.read_in_full, of=found.recorded)


def _harm(shown: Shown, view: View, say: Words) -> Markup:
    """Single cases that settle it, with the way to all harms; nothing where none does."""
    known = safety(shown.base, shown.grading).definitive
    if not known:
        return parts.NOTHING
    return Markup('<p class="ev-notice ev-harm"><b>{}</b> · {}</p>').format(
        say("harms-cases", n=known), parts.go(view.to(Page.SAFETY), say("harms-all"))
    )


def _tile(footing: Footing, found: Counts, view: View, say: Words) -> Markup:
    """A count that leads to its claims."""
    inside = Markup("<b>{}</b> {}").format(found.footings[footing], parts.footing(footing, say.of(footing)))
    return Markup("<li>{}</li>").format(parts.go(view.all_claims(Filters(rests=footing.value)), inside))


def _search(view: View, say: Words) -> None:
    """The address holds what is looked for; the widget only shows and changes it."""
    st.session_state[_SEARCH] = view.get("q") or ""
    st.text_input(say("find"), key=_SEARCH, max_chars=LONGEST_SEARCH, on_change=lambda: _find(view))


def _find(view: View) -> None:
    asked = " ".join(st.session_state[_SEARCH].split()) or None
    st.query_params.from_dict(address(view.to(Page.OVERVIEW, q=asked)))


# The doors ------------------------------------------------------------------------------------------------------------


def _doors(found: Iterable[Door], view: View, say: Words) -> Markup:
    cards = parts.joined(_door(door, view, say) for door in found)
    return Markup('<section lang="{}"><h2>{}</h2><ul class="ev-doors">{}</ul></section>').format(
        say.tag, say("doors"), cards
    )


def _door(door: Door, view: View, say: Words) -> Markup:
    name = say(f"door-{door.question}")
    if not door.rows:
        return Markup("<li><h3>{}</h3><p>{}</p></li>").format(name, say("door-none"))
    says = say(f"door-says-{door.question}", n=door.counts.claims, list=_rests(door.counts, say))
    claims = view.all_claims(door.filters)
    links = [parts.go(claims, say("door-claims", n=door.counts.claims))]
    if door.question is Question.HOW:
        links.append(parts.go(view.to(Page.MECHANISMS), say("door-chains")))
    if door.question is Question.SAFE:
        links.append(parts.go(view.to(Page.SAFETY), say("harms-all")))
    told = parts.joined(Markup("<p>{}</p>").format(words) for words in (says, *_more(door, say)))
    return Markup("<li><h3>{}</h3>{}<p>{}{}{}</p><p>{}</p></li>").format(
        parts.go(claims, name),
        told,
        say("door-surest"),
        say("colon"),
        _surest(door, say),
        parts.joined(links, " · "),
    )


def _rests(found: Counts, say: Words) -> str:
    """How many rest on people, said even where none does, and on what the others rest."""
    told = [
        say(f"rests-{footing}", n=many, randomised=found.randomised) for footing, many in found.footings.items() if many
    ]
    nobody = [] if found.footings[Footing.PEOPLE] else [say("rests-nobody")]
    return say("comma").join([*nobody, *told])


def _more(door: Door, say: Words) -> tuple[str, ...]:
    over = say("door-over", n=door.counts.overstated)
    if door.question is not Question.SAFE:
        return (over,)
    return say("door-harm", safe=door.says_safe, harm=door.says_harm), over


def _surest(door: Door, say: Words) -> Markup:
    if door.surest is None or door.surest.certainty is None:
        return Markup("{}").format(say("door-unsure"))
    return parts.claim_certainty(door.surest, say)


# The picture ----------------------------------------------------------------------------------------------------------


def _picture(article: tuple[ClaimRow, ...], view: View, say: Words) -> None:
    stand = places(article)
    if not stand:
        return
    overstated = sum(row.flag is Flag.OVERSTATED for row in article)
    st.html(
        Markup('<div lang="{}"><h2>{}</h2><p>{}</p><ul class="ev-legend">{}<li>{}</li></ul></div>').format(
            say.tag, say("picture"), say("picture-how"), _legend(stand, say), _shade(say)
        )
    )
    st.echarts_chart(
        picture.chart(stand, say, is_dark=st.context.theme.type == "dark"),
        height=picture.HEIGHT,
        key=_CHART,
        on_select=lambda: _open(stand, view),
        alt=say("picture-alt", n=len(stand), overstated=overstated),
    )
    st.html(parts.block(say, parts.folded(say("picture-table"), tables.picture(stand, view, say))))


def _legend(stand: Iterable[Place], say: Words) -> Markup:
    standing = {place.row.footing for place in stand}
    return parts.joined(
        Markup("<li>{}</li>").format(parts.footing(footing, say.of(footing)))
        for footing in Footing
        if footing in standing
    )


def _shade(say: Words) -> Markup:
    words = say("overstated-here")
    return Markup('<span class="ev-footing"><span class="ev-shade" aria-hidden="true"></span> {}</span>').format(words)


def _open(stand: Iterable[Place], view: View) -> None:
    claim = picture.opened(st.session_state[_CHART]["selection"], stand)
    if claim is not None:
        st.query_params.from_dict(address(view.at(claim)))


# The path -------------------------------------------------------------------------------------------------------------


def _path(first: ClaimRow | None, view: View, say: Words) -> Markup:
    """Where a newcomer goes, from one claim to how to disagree."""
    start = []
    if first is not None:
        link = parts.go(view.at(first.id), Markup("<b>{}</b> {}").format(first.id, say.text(first.statement)))
        start = [Markup("{}<br>{}").format(say("path-claim"), link), Markup("{}").format(say("path-why"))]
    pages = ((Page.ARTICLE, "path-article"), (Page.WHATIF, "path-whatif"), (Page.METHOD, "path-method"))
    steps = [*start, *(parts.go(view.to(page), say(words)) for page, words in pages)]
    items = parts.joined(Markup("<li>{}</li>").format(step) for step in steps)
    return Markup('<section lang="{}"><h2>{}</h2><ol class="ev-path">{}</ol></section>').format(
        say.tag, say("path"), items
    )
