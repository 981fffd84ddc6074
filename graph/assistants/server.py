"""The tools as the Model Context Protocol offers them, over standard input or behind `/mcp`."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Awaitable, Callable
from contextvars import ContextVar
from typing import TYPE_CHECKING, Annotated, Any, Literal, NamedTuple, TypeVar

from mcp.server import MCPServer
from mcp.server.context import HandlerResult, ServerRequestContext
from mcp.server.mcpserver.exceptions import ToolError
from mcp.types import ToolAnnotations
from pydantic import BeforeValidator, Field
from starlette.concurrency import run_in_threadpool

from graph.assistants import replies
from graph.assistants.words import TRAPS, say
from graph.errors import EvidenceGraphError, RefusedError
from graph.model.values import Lang
from graph.web.address import site_named
from graph.web.guard import MOST_BYTES
from graph.web.service import Service

if TYPE_CHECKING:
    from graph.assistants.telling import Telling

_Answer = TypeVar("_Answer", bound=replies.Answer)
Language = Annotated[Literal["en", "zh"], Field(description="The language of all words: en or zh.")]


def _spoken(value: object) -> object:
    """Half of a pair of surrogates is no letter, and an answer that repeated it could not be sent."""
    return value.encode("utf-8", "replace").decode() if isinstance(value, str) else value


Words = Annotated[str, BeforeValidator(_spoken)]
Id = Annotated[Words, Field(max_length=200)]
_LONGEST_TEXT = 2_000
"""Letters that `check_wording` reads: a few sentences, which take a moment; a whole article is for the command."""
_READING = ToolAnnotations(read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False)
_INSTRUCTIONS = (
    "evigraph grades what is claimed of treatments: what each claim rests on, whom it was seen in, how sure one can "
    "be, and whether its wording is fair to that. Begin with `find`; ids that it gives are taken by `claim`, `study`, "
    "`question` and `cite`. Keep to these rules:\n- "
)


class Asker(NamedTuple):
    """Who asks over HTTP, and the address that they know this site by."""

    client: str = "stdio"
    site: str = ""


_NOBODY = Asker()
ASKER: ContextVar[Asker] = ContextVar("asker", default=_NOBODY)


def server(service: Service) -> MCPServer[None]:
    """A server of its own over one service; the records are read when the first tool needs them."""
    made: MCPServer[None] = MCPServer(
        "evigraph",
        title="evigraph",
        instructions=_INSTRUCTIONS + "\n- ".join(trap.en for trap in TRAPS),
        website_url=site_named() or None,
        log_level="ERROR",
    )
    tools = Tools(service)
    reading = (tools.find, tools.claim, tools.question, tools.study, tools.check_wording, tools.what_if, tools.cite)
    for tool in (*reading, tools.sparql):
        made.add_tool(tool, annotations=_READING, structured_output=True)
    return made


class Tools:
    """What each tool takes; what it answers is told in telling.py and queries.py."""

    def __init__(self, service: Service) -> None:
        self._service = service

    async def find(
        self,
        query: Annotated[Words, Field(max_length=300)],
        most: Annotated[int, Field(ge=1, le=20, description="Of each kind of thing.")] = 5,
        lang: Language = "en",
    ) -> replies.FindAnswer:
        """Search claims, studies, cells, mechanisms and outcomes: words in English or Chinese, ids, DOIs, PMIDs."""
        return await _told(lang, lambda telling: telling.find(query, most))

    async def claim(self, id: Id, lang: Language = "en") -> replies.ClaimAnswer:  # noqa: A002  # the tool's word
        """Tell how a claim (such as C21) stands, every reason for its grade, and every study that bears on it."""
        return await _told(lang, lambda telling: telling.claim(id))

    async def question(self, id: Id = "", lang: Language = "en") -> replies.QuestionAnswer:  # noqa: A002  # the same
        """Answer a question of treatment, outcome and condition, whatever an article says; without an id, list them."""
        return await _told(lang, lambda telling: telling.question(id))

    async def study(self, id: Id, lang: Language = "en") -> replies.StudyAnswer:  # noqa: A002  # the same
        """Tell one study: design, people, results as recorded, warnings, and what it says to which claims."""
        return await _told(lang, lambda telling: telling.study(id))

    async def check_wording(
        self, text: Annotated[Words, Field(max_length=_LONGEST_TEXT)], lang: Language = "en"
    ) -> replies.WordingAnswer:
        """Check a sentence or a few before they are said: which claim each means, and how firmly it may be worded."""
        return await _told(lang, lambda telling: telling.check_wording(text))

    async def what_if(
        self,
        without: Annotated[list[Id], Field(max_length=50, description="Ids of studies to leave out.")] = [],  # noqa: B006  # read only; a schema needs the value
        as_of: Annotated[Words, Field(max_length=10, description="Count only what was public on this day.")] = "",
        lang: Language = "en",
    ) -> replies.WhatIfAnswer:
        """Tell which claims would move if studies were left out or the day were earlier. All of it is supposed."""
        return await _told(lang, lambda telling: telling.what_if(without, as_of))

    async def sparql(
        self, query: Annotated[Words, Field(max_length=MOST_BYTES)], lang: Language = "en"
    ) -> replies.SparqlAnswer:
        """Ask the data set with SPARQL 1.1: SELECT, ASK, CONSTRUCT or DESCRIBE, within limits of time and size."""
        from graph.assistants.queries import sparql  # noqa: PLC0415  # what only a query needs

        asker = ASKER.get()
        telling = await _known(lang)
        try:
            return await sparql(self._service, telling, query, client=asker.client)
        except RefusedError as refused:
            raise ToolError(refused.message) from None

    async def cite(
        self,
        id: Id = "",  # noqa: A002  # the same
        format: Literal["text", "bibtex", "ris", "csl-json"] = "text",  # noqa: A002  # the same
        lang: Language = "en",
    ) -> replies.CiteAnswer:
        """Give the citation of a claim's page or of each report of a study; without an id, of the data set."""
        return await _told(lang, lambda telling: telling.cite(id, format))


async def _told(lang: str, tell: Callable[[Telling], _Answer]) -> _Answer:
    telling = await _known(lang)
    return await run_in_threadpool(tell, telling)


async def _known(lang: str) -> Telling:
    site = ASKER.get().site or site_named()
    return await run_in_threadpool(_read, Lang(lang), site)


def _read(lang: Lang, site: str) -> Telling:
    """Reading takes a second or two, once; heavy imports come with it, so that a client is greeted at once."""
    from graph.assistants.telling import Telling  # noqa: PLC0415  # see above
    from graph.views.graded import graded  # noqa: PLC0415  # see above

    try:
        return Telling(graded(), lang, site)
    except EvidenceGraphError:
        raise ToolError(say("unread", lang)) from None


def warm() -> None:
    """Read and grade before anybody asks; what goes wrong is told to whoever asks."""
    with contextlib.suppress(ToolError):
        _read(Lang.EN, "").warm()


class Warming:
    """Warms once the first message has been answered, so that a client is greeted at once."""

    def __init__(self) -> None:
        self._task: asyncio.Future[None] | None = None

    async def __call__(
        self, ctx: ServerRequestContext[Any, Any], call_next: Callable[[Any], Awaitable[HandlerResult]]
    ) -> HandlerResult:
        """Hand the message on, then begin."""
        result = await call_next(ctx)
        self._task = self._task or asyncio.ensure_future(asyncio.to_thread(warm))
        return result


async def serve_stdio(service: Service) -> None:
    """Answer over standard input and output until the input ends."""
    made = server(service)
    try:
        made.middleware.append(Warming())
        await made.run_stdio_async()
    finally:
        await service.close()
