"""What a section of a claim's page is: its name, what it says, and what Streamlit adds to it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from markupsafe import Markup

from graph.viewer.parts import folded, joined
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
    Streamlit can draw.
    """

    name: str
    html: Callable[[Opened], Markup]
    native: Callable[[Opened], None] | None = None


def framed(section: Section, inside: Markup, say: Words) -> Markup:
    """A section with its title."""
    return Markup('<section lang="{tag}" id="ev-{name}"><h2>{title}</h2>{inside}</section>').format(
        tag=say.tag, name=section.name, title=say(f"part-{section.name}"), inside=inside
    )


def twin(summary: str, table: Markup) -> Markup:
    """The table that says what a picture shows; on paper it is left out, for the studies stand there already."""
    return Markup('<div class="ev-twin">{}</div>').format(folded(summary, table))


def contents(sections: Iterable[Section], say: Words) -> Markup:
    """Where to go on this page."""
    links = joined(
        Markup('<li><a class="ev-study" href="#ev-{}">{}</a></li>').format(section.name, say(f"part-{section.name}"))
        for section in sections
    )
    return Markup('<nav lang="{}" class="ev-contents" aria-label="{}"><ul>{}</ul></nav>').format(
        say.tag, say("contents"), links
    )
