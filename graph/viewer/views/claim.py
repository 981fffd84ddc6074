"""One claim: its conclusion first, then how sure one can be and why, then the studies and what goes with them."""

from __future__ import annotations

from dataclasses import replace
from difflib import get_close_matches

import streamlit as st
from markupsafe import Markup

from graph.viewer import parts
from graph.viewer.claim import (
    around,
    held,
    history,
    precedent,
    proposed,
    results,
    share,
    studies,
    support,
    why,
    years,
)
from graph.viewer.claim.head import head
from graph.viewer.claim.section import Opened, Section, framed
from graph.viewer.permalink import Accepts, Page, View, address
from graph.viewer.screen import Screen
from graph.viewer.store import Shown
from graph.viewer.views.claims import filters
from graph.viewer.words import Words
from graph.views.dossier import dossier, neighbours
from graph.views.summary import choose, rows

_CHOICE = "open"

SECTIONS: tuple[Section, ...] = (
    support.SECTION,
    why.CHECKS,
    why.WHY,
    results.SECTION,
    studies.SECTION,
    held.SECTION,
    proposed.SECTION,
    years.SECTION,
    history.SECTION,
    precedent.SECTION,
    around.SECTION,
    share.SECTION,
)
"""The page below its head, in order."""


def show(shown: Shown, view: View, say: Words) -> None:
    """The page, or help where there is no such claim."""
    claim = view.id or ""
    if claim not in shown.grading.assessments or claim not in shown.base.claims:
        _unknown(shown, view, say)
        _opener(shown, view, say)
        return
    opened = Opened(shown, view, say, dossier(shown.base, shown.grading, claim))
    nearby, opener = st.columns([3, 2], vertical_alignment="center")
    nearby.html(_nearby(shown, view, say))
    with opener:
        _opener(shown, view, say)
    st.html(head(opened))
    _sections(opened)


def _sections(opened: Opened) -> None:
    """The sections that have something to say, folded; what Streamlit draws for one stands in a box of its own."""
    for section in SECTIONS:
        if inside := section.html(opened):
            st.html(framed(section, inside, opened.say))
            if section.native is not None:
                with st.container(key=f"native-{section.name}"):
                    section.native(opened)


def title(shown: Shown, view: View, say: Words) -> str:
    """What the browser's tab says."""
    claim = shown.base.claims.get(view.id or "")
    return f"{claim.id} {say.text(claim.statement)}" if claim else say("claim")


def _accepts(shown: Shown, id_: str | None) -> Accepts:
    """A claim, and the filters among whose claims it stands."""
    return replace(filters(shown, id_), has_id=True)


SCREEN = Screen(show, title, _accepts, within=Page.CLAIMS)


def _unknown(shown: Shown, view: View, say: Words) -> None:
    """No dead end: what was asked for, and what is near it."""
    asked = view.id or ""
    near = get_close_matches(asked.upper(), list(shown.base.claims), n=3, cutoff=0.5)
    words = say("no-claim", id=asked[:80]) if asked else say("no-claim-asked")
    links = parts.joined((parts.go(view.at(claim), claim) for claim in near), say("comma"))
    hint = Markup("<p>{} {}?</p>").format(say("did-you-mean"), links) if near else parts.NOTHING
    back = parts.go(view.all_claims(), say("back"))
    st.html(Markup('<div lang="{}"><h1>{}</h1>{}<p>{}</p></div>').format(say.tag, words, hint, back))


def _opener(shown: Shown, view: View, say: Words) -> None:
    """Another claim by its number or a word of it."""
    claims = shown.base.claims
    st.session_state[_CHOICE] = view.id if view.id in claims else None
    st.selectbox(
        say("open"),
        list(claims),
        index=None,
        format_func=lambda claim: f"{claim} · {say.text(claims[claim].statement)}",
        key=_CHOICE,
        placeholder=say("open"),
        on_change=lambda: _open(view),
        label_visibility="collapsed",
    )


def _open(view: View) -> None:
    claim = st.session_state[_CHOICE]
    if claim is not None:
        st.query_params.from_dict(address(view.at(claim)))


def _nearby(shown: Shown, view: View, say: Words) -> Markup:
    """Back to the list as it was, and the claims before and after this one in that list."""
    every = [row for row in rows(shown.base, shown.grading) if not row.calibration]
    chosen = [row.id for row in choose(every, view.filters)]
    is_chosen = bool(view.filters.active) and view.id in chosen
    before, after = neighbours(chosen if is_chosen else shown.base.claims, view.id or "")
    back = say("back-filtered", n=len(chosen)) if view.filters.active else say("back")
    links = [Markup("← {}").format(parts.go(view.all_claims(), back))]
    if before:
        links.append(parts.go(view.at(before), say("previous", id=before)))
    if after:
        links.append(parts.go(view.at(after), say("next", id=after)))
    items = parts.joined(Markup("<li>{}</li>").format(link) for link in links)
    return Markup('<nav lang="{}" class="ev-around" aria-label="{}"><ul>{}</ul></nav>').format(
        say.tag, say("steps-around"), items
    )
