"""What nobody owns: 404 in the format and the language that were asked for, and never the viewer's shell."""

from __future__ import annotations

import json
import stat

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Match, Mount
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Receive, Scope, Send

from graph.errors import RefusedError
from graph.model.values import Text
from graph.views.linked.facts import Ref
from graph.web.address import Leaving, root_of
from graph.web.cors import OPEN_TO_ALL
from graph.web.formats import Format, choose
from graph.web.linked_page import CSP, TAGS, notice
from graph.web.linked_words import words
from graph.web.replies import language_of

_TEXT = Format("TEXT", "text/plain", charset=True)
_HTML = Format("HTML", "text/html", ("application/xhtml+xml",), charset=True)
_JSON = Format("JSON", "application/json")
START = Ref("/", "/")
_LONGEST = 120
_MISSING = Text("There is nothing at {path}.", "{path} 处没有内容。")
_NO_VIEWER = Text(
    "There is nothing at {path}. The endpoint is {root}/sparql, the editor {root}/query.",
    "{path} 处没有内容。端点为 {root}/sparql，编辑器为 {root}/query。",
)
_DOORS = (Ref("/sparql", "/sparql"), Ref("/query", "/query"))


class Nowhere:
    """Lets through what some route of the application owns, and of the viewer's files those that are there.

    Streamlit answers every other path with its shell and 200, as if there were a page.
    """

    def __init__(self, app: ASGIApp, base: str = "", *, has_viewer: bool = True) -> None:
        self._app, self._base, self._has_viewer = app, base, has_viewer

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """404 in the place of a shell without a page."""
        if scope["type"] == "http" and not is_owned(scope):
            request = Request({**scope, "root_path": self._base})
            answer = nowhere(request) if self._has_viewer else nowhere(request, _NO_VIEWER, _DOORS)
            await answer(scope, receive, Leaving(send, self._base))
            return
        await self._app(scope, receive, send)


def is_owned(scope: Scope) -> bool:
    """Whether some route of the application has something at this path, with or without a slash at its end."""
    path: str = scope["path"]
    return _is_owned(scope) or (not path.endswith("/") and _is_owned({**scope, "path": f"{path}/"}))


def _is_owned(scope: Scope) -> bool:
    for route in scope["app"].routes:
        match, child = route.matches(scope)
        if match is not Match.NONE:
            is_files = isinstance(route, Mount) and isinstance(route.app, StaticFiles)
            return not is_files or _holds(route.app, {**scope, **child})
    return False


def _holds(files: StaticFiles, scope: Scope) -> bool:
    """Whether it is a file, or the root, which is the viewer itself."""
    path = files.get_path(scope)
    _, found = files.lookup_path(path)
    return path == "." or (found is not None and stat.S_ISREG(found.st_mode))


def nowhere(request: Request, message: Text = _MISSING, links: tuple[Ref, ...] = (START,)) -> Response:
    """404, as a page, as JSON or as a line of text."""
    lang = language_of(request)
    path = request.url.path[:_LONGEST]
    said = message.in_(lang).replace("{root}", root_of(request)).replace("{path}", path)
    form = _form(request)
    if form is _HTML:
        content = notice(lang, words("missing-title", lang), [said], links, topic="")
    elif form is _JSON:
        content = json.dumps({"status": 404, "message": said}, ensure_ascii=False) + "\n"
    else:
        content = f"{said}\n"
    headers = {"Content-Type": form.content_type(form.media_type), "Content-Language": TAGS[lang]}
    more = {"Vary": "Accept, Accept-Language", "Cache-Control": "no-cache", "Content-Security-Policy": CSP}
    return Response(content, 404, headers=OPEN_TO_ALL | headers | more)


def _form(request: Request) -> Format:
    if request.url.path.endswith(".json"):
        return _JSON
    try:
        return choose(", ".join(request.headers.getlist("accept")), (_TEXT, _HTML, _JSON)).format
    except RefusedError:
        return _TEXT
