"""A search and closed choices above a list; the address holds them, the widgets only show and change it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from itertools import cycle

import streamlit as st

from graph.model.values import Text
from graph.viewer.permalink import View, address
from graph.viewer.words import Words


def choosing(closed: Mapping[str, Mapping[str, Text]], view: View, say: Words, *, search: str) -> None:
    """A box for the address's `q`, labelled `search`, and folded choices, one for each parameter of `closed`."""
    st.session_state["q"] = view.get("q") or ""
    st.text_input(search, key="q", on_change=partial(_change, "q", view))
    chosen = sum(view.get(name) is not None for name in closed)
    title = f"{say('filters')} ({chosen})" if chosen else say("filters")
    with st.expander(title, expanded=bool(chosen)):
        for column, (name, words) in zip(cycle(st.columns(3)), closed.items(), strict=False):
            with column:
                _choice(name, words, view, say)


def _choice(name: str, words: Mapping[str, Text], view: View, say: Words) -> None:
    st.session_state[name] = view.get(name) or ""
    st.selectbox(
        say(f"filter-{name}"),
        ["", *words],
        format_func=lambda value: say.text(words[value]) if value else say("all"),
        key=name,
        on_change=partial(_change, name, view),
    )


def _change(name: str, view: View) -> None:
    st.query_params.from_dict(address(view.here(**{name: st.session_state[name] or None})))
