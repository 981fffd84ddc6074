"""The script that Streamlit runs for every view: address in, page out."""

from __future__ import annotations

import streamlit as st
from markupsafe import Markup

from graph.facts.figures import day
from graph.viewer import frame, parts, permalink, store
from graph.viewer.permalink import Misread, Page, View
from graph.viewer.screens import SCREENS
from graph.viewer.store import Shown
from graph.viewer.words import Words


def show(shown: Shown) -> None:
    """One page from the address."""
    lang = permalink.language(st.context.locale)
    address = st.query_params.to_dict()
    view, misread = permalink.read(address, accepts=lambda page, id_: SCREENS[page].accepts(shown, id_), lang=lang)
    screen, say = SCREENS[view.page], Words(view.lang)
    st.set_page_config(page_title=f"{screen.title(shown, view, say)} · evigraph", layout="wide")
    frame.dress()
    st.html(parts.header(view, say, say.text(shown.base.topic.title), menu=menu(), current=screen.within or view.page))
    st.html(Markup('<div id="ev-main" lang="{}">{}</div>').format(say.tag, _misread(misread, say)))
    screen.show(shown, view, say)
    st.html(_foot(shown, view, say))
    frame.arrive(view, say)


def menu() -> tuple[Page, ...]:
    """The pages that stand in the menu: those that are about no single thing."""
    return tuple(page for page, screen in SCREENS.items() if screen.within is None)


def _misread(misread: list[Misread], say: Words) -> Markup:
    return parts.joined(parts.notice(say("misread", key=wrong.key, value=wrong.value)) for wrong in misread)


def _foot(shown: Shown, view: View, say: Words) -> Markup:
    """By which rules, as of when and from where, so that a printed page can be read years later."""
    grading = shown.grading
    words = say(
        "foot",
        edition=grading.edition,
        fingerprint=grading.fingerprint,
        as_of=day(grading.as_of, say.lang),
        until=day(shown.base.topic.curated_until, say.lang),
    )
    return Markup('<footer lang="{}" class="ev-small">{}<span class="ev-on-paper">{}/{}</span></footer>').format(
        say.tag, words, frame.site(), permalink.href(view)
    )


if __name__ == "__main__":
    show(store.shown())
