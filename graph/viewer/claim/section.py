"""What a section of a claim's page is: its name, what it says folded or open, and what Streamlit adds to it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from markupsafe import Markup

from graph.viewer.parts import folded
from graph.viewer.permalink import View
from graph.viewer.store import Shown
from graph.viewer.words import Words
from graph.views.dossier import Dossier


@dataclass(frozen=True, slots=True)
class Opened:
    """One claim as a reader has it open."""

    shown: Shown
    view: View
    say: Words
    file: Dossier


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the page; its title is the word `part-<name>` and its anchor `ev-<name>`.

    `html` says nothing where there is nothing to say, and then the section is not there. `native` adds what only
    Streamlit can draw; it is hidden by the style sheet as long as the section is folded.
    """

    name: str
    html: Callable[[Opened], Markup]
    native: Callable[[Opened], None] | None = None
    is_open: bool = False


def framed(section: Section, inside: Markup, say: Words) -> Markup:
    """A section with its title, folded unless it is one of those that are always open."""
    title = Markup("<h2>{}</h2>").format(say(f"part-{section.name}"))
    return Markup('<section lang="{tag}" id="ev-{name}" class="ev-part-of-page">{inside}</section>').format(
        tag=say.tag, name=section.name, inside=folded(title, inside, is_open=section.is_open)
    )


def twin(summary: str, table: Markup) -> Markup:
    """The table that says what a picture shows; on paper it is left out, for the studies stand there already."""
    return Markup('<div class="ev-twin">{}</div>').format(folded(summary, table))
