"""Questions: what a treatment does to an outcome in some people, whatever an article says; all of them, or one."""

from __future__ import annotations

from difflib import get_close_matches
from urllib.parse import quote

import streamlit as st
from markupsafe import Markup

from graph.analysis.questions import Questions
from graph.viewer import blocks, parts
from graph.viewer.frame import root
from graph.viewer.permalink import Accepts, Page, View
from graph.viewer.screen import Screen
from graph.viewer.store import Shown
from graph.viewer.words import Words
from graph.views.linked.facts import Block, Drawing, Grid, Items, Rows
from graph.views.questions.page import QuestionPage, asked, name_of, question_list, question_page
from graph.views.questions.summary import ADDRESS


def show(shown: Shown, view: View, say: Words) -> None:
    """The page of all questions, or of the one that the address names."""
    known = asked(shown)
    question = known.questions.get(view.id or "")
    if question:
        page = _drawn(question_page(known, question, say.lang), view, back=_back(view, say))
        page += _elsewhere(question.id, say)
    else:
        page = _drawn(question_list(known, say.lang), view, back=_missing(known, view, say))
    st.html(Markup('<article lang="{}">{}</article>').format(say.tag, page))


def title(shown: Shown, view: View, say: Words) -> str:
    """What the browser's tab says."""
    known = asked(shown) if view.id else None
    question = known.questions.get(view.id or "") if known else None
    return name_of(known, question, say.lang) if known and question else say("page-question")


def _accepts(_: Shown, __: str | None) -> Accepts:
    """One question."""
    return Accepts(has_id=True)


SCREEN = Screen(show, title, _accepts)


def _back(view: View, say: Words) -> Markup:
    link = parts.go(view.to(Page.QUESTION), say("question-all"))
    return Markup('<nav class="ev-around" aria-label="{}">← {}</nav>').format(say("page-question"), link)


def _missing(known: Questions, view: View, say: Words) -> Markup:
    """What to do about an id that names nothing: what is spelt like it, above the list of all."""
    if not view.id:
        return parts.NOTHING
    near = get_close_matches(view.id, known.questions, n=3, cutoff=0.5)
    links = (parts.go(view.to(Page.QUESTION, id_), name_of(known, known.questions[id_], say.lang)) for id_ in near)
    hint = Markup(" {} {}?").format(say("did-you-mean"), parts.joined(links, say("comma"))) if near else parts.NOTHING
    onward = parts.go(view.to(Page.STUDIES), say("all-studies"))
    return parts.notice(Markup("{}{} {}").format(say("question-missing", id=view.id[:80]), hint, onward))


def _drawn(page: QuestionPage, view: View, *, back: Markup) -> Markup:
    kind = Markup('<p class="ev-small">{}</p>').format(page.kind) if page.kind else parts.NOTHING
    head = Markup('{}{}<h1>{}</h1><p class="ev-lead">{}</p>').format(back, kind, page.title, page.lead)
    return head + parts.joined(_section(block, view) for block in page.blocks)


def _section(block: Block, view: View) -> Markup:
    inside = _block(block, view)
    if isinstance(block, Grid) and block.folded:
        return parts.folded(block.title, inside)
    return Markup('<section id="{}"><h2>{}</h2>{}</section>').format(block.id, block.title, inside)


def _block(block: Block, view: View) -> Markup:
    match block:
        case Rows():
            return blocks.rows(block, view)
        case Grid():
            return blocks.grid(block, view)
        case Items():
            items = (Markup("<li>{}</li>").format(blocks.run(item, view)) for item in block.items)
            return Markup("<ul>{}</ul>").format(parts.joined(items))
        case Drawing():
            return _picture(block)
        case _:
            raise TypeError(f"A page of questions holds no {type(block).__name__}.")


# A picture on the ground of a box does not know the page's ink, but whether the page is light or dark.
_INKED = '<svg style="color-scheme:light dark;color:light-dark(#545b68,#a9b1be)" '


def _picture(drawing: Drawing) -> Markup:
    """As the ground of a box with the words of the picture: Streamlit takes every SVG out of a page's HTML."""
    about = Markup('<p class="ev-small">{}</p>').format(drawing.about) if drawing.about else parts.NOTHING
    shape = f"aspect-ratio:{drawing.size[0]}/{drawing.size[1]}"
    ground = f"background-image:url(data:image/svg+xml,{quote(drawing.svg.replace('<svg ', _INKED, 1))})"
    return about + Markup('<div class="ev-drawing" role="img" aria-label="{}" style="{};{}"></div>').format(
        drawing.words, shape, ground
    )


def _elsewhere(id_: str, say: Words) -> Markup:
    address = f"{root()}{ADDRESS}{id_}?lang={say.lang}"
    return Markup('<p class="ev-small"><a href="{}">{}</a></p>').format(address, say("linked-page"))
