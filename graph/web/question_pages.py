"""The questions at addresses of their own: `/question` is the list, `/question/<id>` one, each as HTML or JSON."""

from __future__ import annotations

import json
from collections.abc import Callable
from difflib import get_close_matches

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from graph.analysis.questions import Questions
from graph.errors import EvidenceGraphError, RefusedError
from graph.model.question import Question
from graph.model.values import Lang
from graph.views.addresses import viewed
from graph.views.export import Json
from graph.views.graded import Graded, graded
from graph.views.linked.facts import Ref
from graph.views.questions.page import asked, name_of, question_list, question_page
from graph.views.questions.record import brief, record
from graph.views.questions.summary import ADDRESS
from graph.views.questions.words import say
from graph.web.cors import OPEN_TO_ALL
from graph.web.formats import Format, choose
from graph.web.linked_page import CSP, TAGS, notice, table_page
from graph.web.linked_words import words
from graph.web.replies import answered, language_of
from graph.web.sparql import refusal

_HTML = Format("HTML", "text/html", charset=True)
_JSON = Format("JSON", "application/json")
_VARY = "Accept, Accept-Language"
_LONGEST_NAME = 200


class QuestionPages:
    """The pages of the questions of one topic; `known` gives the records with their grades."""

    def __init__(self, known: Callable[[], Graded] = graded) -> None:
        self._known = known

    def routes(self) -> list[BaseRoute]:
        """The list and each question."""
        return [Route("/question", self.answer), Route("/question/{id}", self.answer)]

    async def answer(self, request: Request) -> Response:
        """The list or one question, or 404 with what is spelt like it."""
        try:
            return await self._answer(request)
        except RefusedError as refused:
            return refusal(refused)

    async def _answer(self, request: Request) -> Response:
        try:
            known = await run_in_threadpool(self._known)
        except EvidenceGraphError:
            raise RefusedError(503, "The records cannot be read now. Try again later.", retry_after=60) from None
        found = await run_in_threadpool(asked, known)
        lang, named = language_of(request), str(request.path_params.get("id", ""))
        id_ = named.removesuffix(".json")
        question = found.questions.get(id_)
        topic = known.base.topic.title.in_(lang)
        if named and question is None:
            return _missing(found, id_[:_LONGEST_NAME], lang, topic)
        wants = choose(", ".join(request.headers.getlist("accept")), (_HTML, _JSON)).format
        if named.endswith(".json") or wants is _JSON:
            content = json.dumps(_record(found, question), ensure_ascii=False, indent=2) + "\n"
            return answered(request, content.encode(), _JSON.media_type, more={"Vary": _VARY})
        page = await run_in_threadpool(_page, found, question, lang, topic)
        more = {"Vary": _VARY, "Content-Language": TAGS[lang], "Content-Security-Policy": CSP}
        return answered(request, page.encode(), "text/html; charset=utf-8", more=more)


def _record(found: Questions, question: Question | None) -> Json:
    return record(found, question) if question else [brief(found, one) for one in found.questions.values()]


def _page(found: Questions, question: Question | None, lang: Lang, topic: str) -> str:
    told = question_page(found, question, lang) if question else question_list(found, lang)
    other = Lang.ZH if lang is Lang.EN else Lang.EN
    here = f"{ADDRESS}{question.id}" if question else ADDRESS.rstrip("/")
    links = (
        Ref(words("viewer", lang), viewed("question", question.id if question else None, lang=lang)),
        Ref("中文" if other is Lang.ZH else "English", f"{here}?lang={other}"),
        *((Ref("JSON", f"{here}.json"), Ref(say("questions", lang), f"/question?lang={lang}")) if question else ()),
    )
    title = f"{told.title} · {told.kind}" if told.kind else told.title
    return table_page(lang, title, told.lead, told.blocks, links, topic=topic)


def _missing(found: Questions, id_: str, lang: Lang, topic: str) -> Response:
    near = get_close_matches(id_, found.questions, n=5, cutoff=0.5)
    links = [Ref(name_of(found, found.questions[one], lang), f"{ADDRESS}{one}?lang={lang}") for one in near]
    links.append(Ref(say("questions", lang), f"/question?lang={lang}"))
    page = notice(lang, say("missing", lang, id=id_), (), links, topic=topic)
    headers = OPEN_TO_ALL | {"Vary": _VARY, "Cache-Control": "no-cache", "Content-Security-Policy": CSP}
    return Response(page, 404, headers=headers, media_type="text/html; charset=utf-8")
