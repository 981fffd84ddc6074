"""Fields whose content is there to be copied, and the whole address of a view."""

from __future__ import annotations

from markupsafe import Markup

from graph.viewer.frame import site
from graph.viewer.permalink import View, href


def line_to_copy(name: str, title: str, value: str) -> Markup:
    """One line to copy: the page's script marks all of it when it is clicked or reached by key."""
    return Markup(
        '<div><label for="ev-copy-{name}">{title}</label>'
        '<input class="ev-copy" id="ev-copy-{name}" readonly value="{value}"></div>'
    ).format(name=name, title=title, value=value)


def lines_to_copy(name: str, title: str, value: str, *, rows: int) -> Markup:
    """Several lines to copy, marked in the same way."""
    return Markup(
        '<div><label for="ev-copy-{name}">{title}</label>'
        '<textarea class="ev-copy" id="ev-copy-{name}" readonly rows="{rows}" spellcheck="false">{value}</textarea>'
        "</div>"
    ).format(name=name, title=title, value=value, rows=rows)


def whole_address(view: View) -> str:
    """The address of a view with its site; a relative one where Streamlit does not know the site."""
    return f"{site()}/{href(view)}"
