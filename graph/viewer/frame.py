"""What surrounds every page: style, script, the document's language, and where the reader's eye is put."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from urllib.parse import quote, urlsplit

import streamlit as st
from markupsafe import Markup

from graph.facts.look import LOOKS, Footing
from graph.model.scales import Certainty
from graph.viewer.permalink import View
from graph.viewer.words import Words
from graph.views import symbols

_ARRIVAL = """
document.documentElement.lang = {lang};
if (window.evigraphView && window.evigraphView !== {view}) {{
  document.querySelector('[data-testid="stMain"]')?.scrollTo(0, 0);
  const title = document.querySelector("h1");
  title?.setAttribute("tabindex", "-1");
  title?.focus({{ preventScroll: true }});
}}
window.evigraphView = {view};
"""


def dress() -> None:
    """Put the style on the page, before anything that wears it."""
    st.html(f"<style>{style()}</style>")


def arrive(view: View, say: Words) -> None:
    """Follow links without reloading; name the language; go to the top when another page was opened.

    The view is written as an escaped address, so that no word of the data can become script.
    """
    place = f'"{quote("/".join(filter(None, (view.page, view.id))), safe="/")}"'
    script = _read("script.js") + _ARRIVAL.format(lang=f'"{say.tag}"', view=place)
    st.html(f"<script>{script}</script>", unsafe_allow_javascript=True)


def root() -> str:
    """The path below which the whole site stands, such as `/ev`; empty where it has its host for itself."""
    path = str(st.get_option("server.baseUrlPath")).strip("/")
    return f"/{path}" if path else ""


def site() -> str:
    """Where this viewer is reached; without its host where Streamlit does not know that."""
    parts_of = urlsplit(st.context.url or "")
    return (f"{parts_of.scheme}://{parts_of.netloc}" if parts_of.netloc else "") + root()


@cache
def style() -> str:
    """The style sheet with the colours and shapes of graph.facts.look written into it."""
    return "".join([*_sheets(), *map(_footing, Footing), *map(_certainty, Certainty)])


def _sheets() -> list[str]:
    """What all pages wear first, then what single pages add."""
    found = sorted(sheet.name for sheet in files("graph.viewer").joinpath("style").iterdir())
    return [_read(f"style/{name}") for name in sorted(found, key=lambda name: name != "frame.css")]


@cache
def _read(name: str) -> str:
    return files("graph.viewer").joinpath(name).read_text(encoding="utf-8")


def _footing(footing: Footing) -> str:
    look = LOOKS[footing]
    return (
        f".ev-{footing}{{--ev-shape:{_mask(symbols.shape(look.shape))};"
        f"--ev-colour:light-dark({look.light},{look.dark})}}\n"
    )


def _certainty(certainty: Certainty) -> str:
    signs = ""
    for name, drawn in symbols.CERTAINTIES.items():
        shape, ground = _mask(drawn.outlines(certainty)), _mask(drawn.grounds(certainty))
        signs += f".ev-{name}-{certainty.value}{{--ev-shape:{shape};--ev-discs:{ground}}}\n"
    return signs


def _mask(svg: str) -> Markup:
    """A drawing as a mask; it is our own and asks no other site for anything."""
    return Markup('url("data:image/svg+xml,{}")').format(Markup(quote(svg, safe="/:= ',.-")))  # noqa: S704
