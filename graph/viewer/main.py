"""The script that Streamlit runs for every view: address in, page out."""

from __future__ import annotations

import streamlit as st
from markupsafe import Markup

from graph.viewer import frame, parts, permalink, store
from graph.viewer.permalink import Misread, Page, View
from graph.viewer.store import Shown
from graph.viewer.views import claim, claims
from graph.viewer.words import Words
from graph.views.figures import day
from graph.views.summary import choices


def show(shown: Shown) -> None:
    """One page from the address."""
    lang = permalink.language(st.context.locale)
    view, misread = permalink.read(st.query_params.to_dict(), choices=choices(shown.base), lang=lang)
    say = Words(view.lang)
    st.set_page_config(page_title=f"{_title(shown, view, say)} · evigraph", layout="wide")
    frame.dress()
    st.html(parts.header(view, say, say.text(shown.base.topic.title)))
    st.html(Markup('<div id="ev-main" lang="{}">{}</div>').format(say.tag, _misread(misread, say)))
    if view.page is Page.CLAIM:
        claim.show(shown, view, say)
    else:
        claims.show(shown, view, say)
    st.html(_foot(shown, say))
    frame.arrive(view, say)


def _title(shown: Shown, view: View, say: Words) -> str:
    return claim.title(shown, view, say) if view.page is Page.CLAIM else say.text(shown.base.topic.title)


def _misread(misread: list[Misread], say: Words) -> Markup:
    return parts.joined(parts.notice(say("misread", key=wrong.key, value=wrong.value)) for wrong in misread)


def _foot(shown: Shown, say: Words) -> Markup:
    """By which rules and as of when, so that a printed page can be read years later."""
    grading = shown.grading
    words = say(
        "foot",
        edition=grading.edition,
        fingerprint=grading.fingerprint,
        as_of=day(grading.as_of, say.lang),
        until=day(shown.base.topic.curated_until, say.lang),
    )
    return Markup('<footer lang="{}" class="ev-small">{}</footer>').format(say.tag, words)


if __name__ == "__main__":
    show(store.shown())
