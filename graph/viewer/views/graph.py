"""The whole network, drawn by a page of ours in a frame, which is given the language and the thing to begin at."""

from __future__ import annotations

from urllib.parse import urlencode

import streamlit as st
from markupsafe import Markup

from graph.viewer import parts
from graph.viewer.frame import root
from graph.viewer.permalink import Accepts, Page, View
from graph.viewer.screen import Screen
from graph.viewer.store import Shown
from graph.viewer.words import Words
from graph.views.graded import Graded
from graph.views.whole import drawn_of, named

_HEIGHT = 1000
"""Pixels: boxes, picture and what a tap tells, on a phone too; the lists below scroll within the frame."""


def show(shown: Shown, view: View, say: Words) -> None:
    """The frame, and the same page by itself for narrow screens; an id that names nothing is told above the whole."""
    known = view.id is not None and len(named(drawn_of(Graded(shown.base, shown.grading)), view.id)) == 1
    asked = {"lang": say.lang.value} | ({"focus": view.id} if view.id and known else {})
    alone = Markup('<h1>{}</h1><p><a href="{}/graph?{}">{}</a></p>').format(
        say("page-graph"), root(), urlencode(asked), say("graph-alone")
    )
    st.html(parts.block(say, _unknown(view, say, is_known=known) + alone))
    st.iframe(f"{root()}/graph?{urlencode(asked | {'frame': '1'})}", height=_HEIGHT, alt=say("page-graph"))


def _unknown(view: View, say: Words, *, is_known: bool) -> Markup:
    if not view.id or is_known:
        return parts.NOTHING
    back = parts.go(view.to(Page.GRAPH), say("page-graph"))
    return parts.notice(Markup("{} {}").format(say("no-mark", id=view.id[:80]), back))


def title(_: Shown, __: View, say: Words) -> str:
    """What the browser's tab says."""
    return say("page-graph")


def accepts(_: Shown, __: str | None) -> Accepts:
    """What the picture begins at."""
    return Accepts(has_id=True)


SCREEN = Screen(show, title, accepts)
