"""Query: the named questions as forms, their answers, and the SPARQL behind each."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from difflib import get_close_matches
from functools import partial
from shlex import quote
from typing import NamedTuple

import streamlit as st
from markupsafe import Markup

from graph.dataset.answers import csv_of, json_of, words_of
from graph.dataset.ask import LONGEST, AnswerTable, Value, answer
from graph.dataset.questions import Parameter, ParameterKind, Question, User, questions
from graph.errors import EvidenceGraphError
from graph.facts.figures import day
from graph.model.base import EvidenceBase
from graph.model.values import Answer
from graph.viewer import parts, store
from graph.viewer.frame import root
from graph.viewer.permalink import Accepts, Page, View, address
from graph.viewer.screen import Screen
from graph.viewer.store import Shown
from graph.viewer.words import Words
from graph.viewer.words.columns import column

MOST_ROWS = 500
"""How many rows are drawn; the downloads hold all."""


def show(shown: Shown, view: View, say: Words) -> None:
    """One question, or the list of them."""
    asked = _question(view.id)
    if asked is None:
        st.html(_all(view, say))
        return
    st.html(_head(asked, view, say))
    form = _form(asked, view, shown.base, say)
    for one in _choosable(asked):
        _widget(one, form, shown.base, say)
    if not view.asked and asked.example:
        st.html(parts.block(say, Markup('<p class="ev-small">{}</p>').format(say("query-example"))))
    try:
        found = answer(asked, store.dataset(shown), form.given)
    except EvidenceGraphError as error:
        st.html(parts.block(say, parts.notice(parts.english(str(error)))))
    else:
        st.html(parts.block(say, _answer(found, shown.base, view, say)))
        _downloads(found, say)
    st.html(parts.block(say, _behind(form, say)))


def _title(_: Shown, view: View, say: Words) -> str:
    asked = _question(view.id)
    return say.text(asked.title) if asked else say("query")


def _accepts(_: Shown, id_: str | None) -> Accepts:
    """The parameters of the question; the language of its words is that of the page."""
    asked = _question(id_)
    free = {one.name: LONGEST for one in _choosable(asked)} if asked else {}
    return Accepts(free=free, has_id=True)


SCREEN = Screen(show, _title, _accepts)


def _question(name: str | None) -> Question | None:
    return next((one for one in questions() if one.name == name), None)


def _all(view: View, say: Words) -> Markup:
    """The questions by whom they are for, each under the first of its users."""
    known = questions()
    lead = Markup('<h1>{}</h1><p class="ev-lead">{} <a href="{}/query?lang={}">{}</a></p>').format(
        say("query"), say("query-lead", n=len(known)), root(), say.lang, say("query-editor")
    )
    groups = parts.joined(
        Markup('<section><h2>{}</h2><ul class="ev-questions">{}</ul></section>').format(
            say(f"for-{user}"), parts.joined(_entry(one, view, say) for one in known if one.users[0] is user)
        )
        for user in User
    )
    return parts.block(say, _unknown(known, view, say) + lead + groups)


def _entry(one: Question, view: View, say: Words) -> Markup:
    link = parts.go(view.to(Page.QUERY, one.name), say.text(one.title))
    return Markup('<li>{}<br><span class="ev-small">{}</span></li>').format(link, say.text(one.answers))


def _unknown(known: tuple[Question, ...], view: View, say: Words) -> Markup:
    if not view.id:
        return parts.NOTHING
    near = get_close_matches(view.id, [one.name for one in known], cutoff=0.4)
    links = parts.joined((parts.go(view.to(Page.QUERY, name), name) for name in near), say("comma"))
    hint = Markup(" {} {}?").format(say("did-you-mean"), links) if near else parts.NOTHING
    return parts.notice(Markup("{}{}").format(say("no-question", id=view.id[:80]), hint))


def _head(asked: Question, view: View, say: Words) -> Markup:
    back = parts.go(view.to(Page.QUERY), say("query-all"))
    return parts.block(
        say,
        Markup('<nav class="ev-around" aria-label="{all}">← {back}</nav><h1>{title}</h1><p>{answers}</p>').format(
            all=say("query-all"), back=back, title=say.text(asked.title), answers=say.text(asked.answers)
        ),
    )


class _Form(NamedTuple):
    """A question and what is given to it: from the address, or, where that says nothing at all, its example."""

    question: Question
    given: dict[str, str]
    view: View

    @property
    def chosen(self) -> dict[str, str]:
        """What a reader chooses; the language of the words is that of the page."""
        free = [one.name for one in _choosable(self.question)]
        return {name: value for name, value in self.given.items() if name in free}


def _form(asked: Question, view: View, base: EvidenceBase, say: Words) -> _Form:
    given = dict(view.asked) if view.asked else _example(asked, base, say)
    for one in asked.parameters:
        if one.kind is ParameterKind.LANGUAGE:
            given[one.name] = view.lang.value
    return _Form(asked, given, view)


def _example(asked: Question, base: EvidenceBase, say: Words) -> dict[str, str]:
    """The example of the question's card; in records that do not have its things, the first that they have."""
    given = dict(asked.example)
    for one in asked.parameters:
        known = _known(one.kind, base, say)
        if known and given.get(one.name) not in known:
            given[one.name] = next(iter(known))
    return given


def _choosable(asked: Question) -> list[Parameter]:
    return [one for one in asked.parameters if one.kind is not ParameterKind.LANGUAGE]


def _widget(one: Parameter, form: _Form, base: EvidenceBase, say: Words) -> None:
    key = _key(one)
    known = _known(one.kind, base, say)
    value = form.given.get(one.name, one.default or "")
    # An id that names nothing is told by the answer; a closed list cannot show it.
    st.session_state[key] = value if known is None or value in known else None
    change = partial(_change, one, form)
    if known is None:
        st.text_input(say.text(one.words), key=key, on_change=change)
        return
    st.selectbox(
        say.text(one.words), list(known), format_func=lambda id_: f"{id_} · {known[id_]}", key=key, on_change=change
    )


def _known(kind: ParameterKind, base: EvidenceBase, say: Words) -> dict[str, str] | None:
    """The things that a parameter can name, with their words; `None` where it is free."""
    match kind:
        case ParameterKind.CLAIM:
            return {claim.id: say.text(claim.statement) for claim in base.claims.values()}
        case ParameterKind.STUDY:
            return {study.id: study.label for study in base.studies.values()}
        case ParameterKind.MECHANISM:
            return {one.id: say.text(one.name) for one in base.mechanisms.values()}
        case _:
            return None


def _key(one: Parameter) -> str:
    return f"asked-{one.name}"


def _change(one: Parameter, form: _Form) -> None:
    """Write what was chosen into the address, with what else the form shows."""
    chosen = {**form.chosen, one.name: st.session_state[_key(one)] or None}
    st.query_params.from_dict(address(form.view.here(**chosen)))


def _answer(found: AnswerTable, base: EvidenceBase, view: View, say: Words) -> Markup:
    title = Markup('<h2>{}</h2><p role="status"><b>{}</b>').format(
        say("query-result"), say("query-rows", n=len(found.rows))
    )
    if not found.rows:
        return Markup("<h2>{}</h2>{}").format(say("query-result"), parts.notice(say("query-none")))
    cut = Markup(" {}").format(say("query-shown", n=MOST_ROWS)) if len(found.rows) > MOST_ROWS else parts.NOTHING
    rows = ([_cell(value, base, view, say) for value in row] for row in found.rows[:MOST_ROWS])
    heads = [say.text(column(found.question.name, name)) for name in found.columns]
    return title + cut + Markup("</p>") + parts.table(say.text(found.question.title), heads, rows, stacks=True)


def _cell(value: Value, base: EvidenceBase, view: View, say: Words) -> Markup:
    """A value as the language writes it; the id of a claim or a study as a link to its page."""
    words = _told(value, say)
    if isinstance(value, str) and value in base.claims:
        return parts.go(view.at(value), words)
    if isinstance(value, str) and value in base.studies:
        return parts.go(view.to(Page.STUDY, value), words)
    return Markup("{}").format(words)


def _told(value: Value, say: Words) -> str:
    match value:
        case None | "":
            return "–"
        case bool():
            return say.of(Answer.YES if value else Answer.NO)
        case date():
            return day(value, say.lang)
        case int() | Decimal():
            return words_of(value).replace("-", "\N{MINUS SIGN}")
        case _:
            return words_of(value)


def _downloads(found: AnswerTable, say: Words) -> None:
    name = found.question.name
    with st.container(horizontal=True):
        # The mark at its start tells spreadsheets that the table is UTF-8.
        table = csv_of(found).encode("utf-8-sig")
        st.download_button(say("query-csv"), table, f"{name}.csv", "text/csv", on_click="ignore")
        st.download_button(say("query-json"), json_of(found), f"{name}.json", "application/json", on_click="ignore")


def _behind(form: _Form, say: Words) -> Markup:
    """The query as it runs anywhere, the way into the editor, and the same on the command line."""
    asked = form.question
    words = " ".join(quote(f"{name}={value}") for name, value in form.given.items())
    command = f"evigraph ask {asked.name} {words}".rstrip()
    editor = Markup('<p><a href="{}/query?lang={}#{}">{}</a></p>').format(
        root(), say.lang, asked.name, say("query-open")
    )
    sparql = Markup('<pre tabindex="0" lang="en">{}</pre>').format(asked.query)
    also = Markup('<p>{}:</p><pre tabindex="0" lang="en">{}</pre>').format(say("query-also"), command)
    return parts.folded(say("query-sparql"), editor + sparql + also)
