"""All studies: a search, filters, and one row each."""

from __future__ import annotations

import streamlit as st
from markupsafe import Markup

from graph.facts.figures import number, species
from graph.facts.look import TestedIn
from graph.model.scales import Direction
from graph.viewer import parts
from graph.viewer.choosing import choosing
from graph.viewer.permalink import LONGEST_SEARCH, Accepts, Page, View
from graph.viewer.screen import Screen
from graph.viewer.store import Shown
from graph.viewer.words import Words
from graph.views.studies import (
    STANDING_WORDS,
    Standing,
    StudyEntry,
    StudyFilters,
    choices,
    choose,
    entries,
)

_HEADS = ("study", "in", "design", "n", "says", "standing")


def show(shown: Shown, view: View, say: Words) -> None:
    """The page."""
    every = entries(shown.base, shown.grading)
    chosen = choose(every, _filters(view))
    st.html(parts.block(say, _lead(every, view, say)))
    choosing(choices(shown.base), view, say, search=say("search-studies"))
    st.html(parts.block(say, _found(chosen, len(every), view, say)))


def _title(_: Shown, __: View, say: Words) -> str:
    return say("page-studies")


def _accepts(shown: Shown, _: str | None) -> Accepts:
    return Accepts(closed=choices(shown.base), free={"q": LONGEST_SEARCH})


SCREEN = Screen(show, _title, _accepts)


def _filters(view: View) -> StudyFilters:
    return StudyFilters(**{"text" if key == "q" else key: value for key, value in view.asked})


def _lead(every: tuple[StudyEntry, ...], view: View, say: Words) -> Markup:
    """Where the studies were done, each count a door to them, and how many of them can count."""
    tiles = parts.joined(_tile(standing, every, view, say) for standing in Standing)
    columns = say("comma").join(
        f"{say.of(column)} {number(sum(one.column is column for one in every))}" for column in TestedIn
    )
    statements = sum(one.column is None for one in every)
    return Markup('<h1>{}</h1><p class="ev-lead">{}</p><nav aria-label="{}"><ul class="ev-tiles">{}</ul></nav>').format(
        say("page-studies"),
        say("studies-lead", n=len(every), columns=columns, statements=statements),
        say("filter-standing"),
        tiles,
    )


def _tile(standing: Standing, every: tuple[StudyEntry, ...], view: View, say: Words) -> Markup:
    is_chosen = view.get("standing") == standing
    many = sum(one.standing is standing for one in every)
    inside = Markup("<b>{}</b> {}").format(many, say.text(STANDING_WORDS[standing]))
    link = parts.go(view.here(standing=None if is_chosen else standing.value), inside, current=is_chosen)
    return Markup("<li>{}</li>").format(link)


def _found(chosen: tuple[StudyEntry, ...], every: int, view: View, say: Words) -> Markup:
    clear = parts.NOTHING
    if view.asked:
        clear = Markup(" · {}").format(parts.go(view.to(Page.STUDIES), say("clear")))
    status = Markup('<p role="status"><b>{}</b>{}</p>').format(say("studies-chosen", n=len(chosen), all=every), clear)
    if not chosen:
        return status + parts.notice(say("studies-none-chosen"))
    rows = [_row(one, view, say) for one in chosen]
    table = parts.table(say("page-studies"), [say(f"list-{head}") for head in _HEADS], rows, stacks=True)
    return status + Markup('<div class="ev-list">{}</div>').format(table)


def _row(one: StudyEntry, view: View, say: Words) -> list[str | Markup]:
    study = one.study
    year = f" ({study.year})" if study.year else ""
    struck = "ev-struck" if one.standing is Standing.RETRACTED else ""
    name = Markup('<span class="{}"><span class="ev-label">{}</span></span>{}').format(
        struck, parts.go(view.to(Page.STUDY, study.id), parts.english(study.label)), year
    )
    where = species(study.species, say.lang)
    tested = parts.footing(one.column.footing, where) if one.column else Markup("{}").format(where)
    people = one.column is TestedIn.PEOPLE
    many = say("number-unknown") if study.counted is None else parts.headcount(study.counted, say, people=people)
    standing = say.text(STANDING_WORDS[one.standing])
    return [name, tested, say.of(study.design), many, _says(one, say), _quiet(one, standing)]


def _quiet(one: StudyEntry, words: str) -> Markup:
    kind = "ev-quiet" if one.standing is Standing.COUNTS else "ev-banner"
    return Markup('<span class="{}">{}</span>').format(kind, words)


def _says(one: StudyEntry, say: Words) -> Markup:
    """How many claims it speaks to, each way."""
    said = [
        Markup('<span class="ev-{}">{} {}</span>').format(direction.value, say.of(direction), one.directions[direction])
        for direction in Direction
        if one.directions[direction]
    ]
    return parts.joined(said, ", " if say.tag == "en" else "\N{IDEOGRAPHIC COMMA}") if said else Markup("–")
