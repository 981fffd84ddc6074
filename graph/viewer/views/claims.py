"""All claims: what they rest on, wording against evidence in one picture, and a table to choose from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import streamlit as st
from markupsafe import Markup

from graph.model.values import Text
from graph.viewer import parts, picture, tables
from graph.viewer.permalink import LONGEST_SEARCH, Accepts, View, address
from graph.viewer.screen import Screen
from graph.viewer.store import Shown
from graph.viewer.words import Words
from graph.views.look import Footing
from graph.views.placement import Place, places
from graph.views.summary import ClaimRow, Counts, Filters, choices, choose, counts, rows

_CHART = "picture"
_TABLE = "ev-table"
_CLOSED = ("rests", "verdict", "certainty", "wording", "kind", "section")


def show(shown: Shown, view: View, say: Words) -> None:
    """The page."""
    every = rows(shown.base, shown.grading)
    article = tuple(row for row in every if not row.calibration)
    st.html(_lead(shown, counts(article), view, say))
    _picture(article, view, say)
    _filters(shown, view, say)
    _table(choose(article, view.filters), len(article), view, say)
    _calibration(tuple(row for row in every if row.calibration), view, say)


def title(shown: Shown, _: View, say: Words) -> str:
    """What the browser's tab says."""
    return say.text(shown.base.topic.title)


def filters(shown: Shown, _: str | None) -> Accepts:
    """The choices among claims that an address can make."""
    return Accepts(closed=choices(shown.base), free={"q": LONGEST_SEARCH})


SCREEN = Screen(show, title, filters)


def _lead(shown: Shown, found: Counts, view: View, say: Words) -> Markup:
    """The title, one sentence with the counts, and the counts as doors to the table."""
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
    return Markup(
        '<div lang="{tag}"><h1>{title}</h1><p class="ev-lead">{lead}</p><p class="ev-lead">{wording}</p>'
        '<nav aria-label="{counts}"><ul class="ev-tiles">{tiles}</ul></nav><p class="ev-small">{all}</p></div>'
    ).format(
        tag=say.tag,
        title=say.text(shown.base.topic.question),
        lead=lead,
        wording=say.html("lead-wording", n=found.overstated, nothing=found.cites_nothing),
        counts=say("counts"),
        tiles=parts.joined(_tile(footing, found, view, say) for footing in Footing),
        all=say("all-claims", n=found.claims),
    )


def _tile(footing: Footing, found: Counts, view: View, say: Words) -> Markup:
    """A count that narrows the table to its claims, or widens it again."""
    is_chosen = view.filters.rests == footing.value
    wanted = replace(view.filters, rests=None if is_chosen else footing.value)
    inside = Markup("<b>{}</b> {}").format(found.footings[footing], parts.footing(footing, say.of(footing)))
    return Markup("<li>{}</li>").format(parts.go(view.all_claims(wanted), inside, current=is_chosen, to=_TABLE))


def _picture(article: tuple[ClaimRow, ...], view: View, say: Words) -> None:
    stand = places(article)
    overstated = sum(row.steps > 0 for row in article)
    legend = parts.joined(
        Markup("<li>{}</li>").format(parts.footing(footing, say.of(footing)))
        for footing in Footing
        if any(place.row.footing is footing for place in stand)
    )
    st.html(
        Markup('<div lang="{}"><h2>{}</h2><p>{}</p><ul class="ev-legend">{}<li>{}</li></ul></div>').format(
            say.tag,
            say("picture"),
            say("picture-how"),
            legend,
            Markup('<span class="ev-footing"><span class="ev-shade"></span> {}</span>').format(say("overstated-here")),
        )
    )
    st.echarts_chart(
        picture.chart(stand, say, is_dark=st.context.theme.type == "dark"),
        height=picture.HEIGHT,
        key=_CHART,
        on_select=lambda: _open(stand, view),
        alt=say("picture-alt", n=len(stand), overstated=overstated),
    )
    table = parts.folded(say("picture-table"), tables.picture(stand, view, say))
    st.html(Markup('<div lang="{}">{}</div>').format(say.tag, table))


def _open(stand: Iterable[Place], view: View) -> None:
    claim = picture.opened(st.session_state[_CHART]["selection"], stand)
    if claim is not None:
        st.query_params.from_dict(address(view.at(claim)))


def _filters(shown: Shown, view: View, say: Words) -> None:
    """A search and six closed choices; the address holds them, the widgets only show and change it."""
    st.html(Markup('<h2 lang="{}" id="{}">{}</h2>').format(say.tag, _TABLE, say("claims")))
    st.session_state["text"] = view.filters.text or ""
    st.text_input(say("search"), key="text", on_change=lambda: _filter(view, "text"))
    words = choices(shown.base)
    closed = sum(getattr(view.filters, name) is not None for name in _CLOSED)
    title = f"{say('filters')} ({closed})" if closed else say("filters")
    with st.expander(title, expanded=bool(closed)):
        for column, name in zip(st.columns(3) * 2, _CLOSED, strict=True):
            with column:
                _choice(name, words[name], view, say)


def _choice(name: str, words: dict[str, Text], view: View, say: Words) -> None:
    st.session_state[name] = getattr(view.filters, name) or ""
    st.selectbox(
        say(f"filter-{name}"),
        ["", *words],
        format_func=lambda value: say.text(words[value]) if value else say("all"),
        key=name,
        on_change=lambda: _filter(view, name),
    )


def _filter(view: View, name: str) -> None:
    value = st.session_state[name] or None
    st.query_params.from_dict(address(view.all_claims(replace(view.filters, **{name: value}))))


def _table(chosen: tuple[ClaimRow, ...], every: int, view: View, say: Words) -> None:
    clear = parts.NOTHING
    if view.filters.active:
        clear = Markup(" · {}").format(parts.go(view.all_claims(Filters()), say("clear")))
    about = Markup('<p role="status"><b>{}</b>{}</p><p class="ev-small">{}</p>').format(
        say("chosen", n=len(chosen), all=every), clear, say("table-about")
    )
    table = tables.claims(chosen, view, say, say("claims")) if chosen else parts.notice(say("none-chosen"))
    st.html(Markup('<div lang="{}">{}{}</div>').format(say.tag, about, table))


def _calibration(calibrating: tuple[ClaimRow, ...], view: View, say: Words) -> None:
    if not calibrating:
        return
    inside = Markup("<p>{}</p>{}").format(
        say("calibration-about"), tables.claims(calibrating, view.all_claims(Filters()), say, say("calibration"))
    )
    st.html(Markup('<section lang="{}"><h2>{}</h2>{}</section>').format(say.tag, say("calibration"), inside))
