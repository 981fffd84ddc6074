"""All claims in one table, with filters to choose among them."""

from __future__ import annotations

import streamlit as st
from markupsafe import Markup

from graph.viewer import parts, tables
from graph.viewer.choosing import choosing
from graph.viewer.permalink import LONGEST_SEARCH, Accepts, View
from graph.viewer.screen import Screen
from graph.viewer.store import Shown
from graph.viewer.words import Words
from graph.views.summary import ClaimRow, Counts, Filters, choices, choose, counts, rows

_TABLE = "ev-table"


def show(shown: Shown, view: View, say: Words) -> None:
    """The page."""
    every = rows(shown.base, shown.grading)
    article = tuple(row for row in every if not row.calibration)
    st.html(_lead(counts(article), say))
    st.html(Markup('<h2 lang="{}" id="{}" class="ev-hidden">{}</h2>').format(say.tag, _TABLE, say("choose-claims")))
    choosing(choices(shown.base), view, say, search=say("search"))
    _table(choose(article, view.filters), len(article), view, say)
    _calibration(tuple(row for row in every if row.calibration), view, say)


def title(shown: Shown, _: View, say: Words) -> str:
    """What the browser's tab says."""
    return f"{say('claims')} · {say.text(shown.base.topic.title)}"


def filters(shown: Shown, _: str | None) -> Accepts:
    """The choices among claims that an address can make."""
    return Accepts(closed=choices(shown.base), free={"q": LONGEST_SEARCH})


SCREEN = Screen(show, title, filters)


def _lead(found: Counts, say: Words) -> Markup:
    return Markup('<div lang="{}"><h1>{}</h1><p class="ev-lead">{}</p></div>').format(
        say.tag, say("claims"), say("claims-lead", n=found.claims)
    )


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
