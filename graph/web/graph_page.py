"""`/graph`: the whole network as a picture with fixed places, and the neighbours of any thing as lists without script.

pyvis holds marks and lines, and vis-network, which pyvis carries, draws them; what is the same for every reader is
one script that may be kept for ever. The lists are the picture's twin for keyboards, screen readers and old browsers.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from urllib.parse import urlencode

from markupsafe import Markup
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from graph.errors import EvidenceGraphError, RefusedError
from graph.facts.labels import label
from graph.facts.look import LOOKS, Shape
from graph.model.scales import Direction
from graph.model.values import Lang, Text
from graph.views.embed.interactive import drawn_by
from graph.views.graded import Graded, graded
from graph.views.linked.facts import Ref
from graph.views.whole import KINDS, SORTS, TIES, Mark, Sort, Whole, drawn_of, named
from graph.web.cors import OPEN_TO_ALL
from graph.web.linked_page import TAGS, notice, style_path
from graph.web.nowhere import nowhere
from graph.web.replies import FOR_EVER, answered, language_of
from graph.web.sparql import refusal

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'self'"
)
_LONGEST = 200
"""Characters of what is looked for."""
_MOST_FOUND = 40
_SHAPES = {
    Shape.CIRCLE: "dot",
    Shape.SQUARE: "square",
    Shape.TRIANGLE: "triangle",
    Shape.DIAMOND: "diamond",
    Shape.RING: "dot",
    Shape.CROSS: "star",
}
_OF_SORT = {Sort.CELL: "hexagon", Sort.MECHANISM: "triangleDown", Sort.OUTCOME: "box"}
"""What is neither tested nor said has shapes of its own; all else has the shape of what it rests on."""

_WORDS = {
    "title": Text("The whole graph", "完整关系图"),
    "lead": Text(
        "Every claim, question, cell, product, mechanism, outcome and study. Left is people, right is words alone: a "
        "claim stands where its best support stands, a study where it was done.",
        "全部声明、问题、细胞与产品、机制、结局和研究。左侧为人体，右侧仅为言论：声明位于其最佳支持证据所在处，研究位于其试验对象所在处。",
    ),
    "find": Text("Find", "查找"),
    "around-one": Text("Around one cell or product", "围绕某种细胞或产品"),
    "go": Text("Go", "前往"),
    "all": Text("All", "全部"),
    "open": Text("Open its page", "打开页面"),
    "neighbours": Text("Its neighbours", "相邻节点"),
    "around": Text("What it hangs together with", "与之相连的节点"),
    "show": Text("Show", "显示"),
    "directions": Text("Evidence", "证据"),
    "rests": Text("Rests on, or was done in", "依据或试验对象"),
    "legend": Text("{n} things, {lines} lines", "{n}个节点，{lines}条连线"),
    "list": Text("All of them as lists", "全部列表"),
    "none": Text("Nothing here is called “{words}”.", "没有名为“{words}”的节点。"),
    "several": Text("{n} things are called so:", "{n}个节点与之相符："),
    "cut": Text("The first {n} are shown.", "仅列出前{n}个。"),
    "retracted": Text("retracted", "已撤稿"),
    "picture": Text("The network as a picture; the lists below hold the same.", "网络图；下方列表含相同内容。"),
    "tap": Text("Tap a mark to read it.", "点选节点查看。"),
    "larger": Text("Larger", "放大"),
    "smaller": Text("Smaller", "缩小"),
    "fit": Text("Whole", "全图"),
    "here": Text("claims {claims} · studies {studies}", "声明{claims} · 研究{studies}"),
}


class GraphPage:
    """The page of the records that `known` gives."""

    def __init__(self, known: Callable[[], Graded] = graded) -> None:
        self._known = known

    def routes(self) -> list[BaseRoute]:
        """The page and its assets."""
        return [Route("/graph", self.page), Route("/graph/{name}", self.asset)]

    async def page(self, request: Request) -> Response:
        """The picture; with `focus` around one thing, which may be named by its id or by words of its name."""
        try:
            known = await run_in_threadpool(self._read)
        except RefusedError as refused:
            return refusal(refused)
        reader = _Reader(language_of(request), is_framed=request.query_params.get("frame") == "1")
        words = request.query_params.get("focus", "")[:_LONGEST]
        drawn = await run_in_threadpool(drawn_of, known)
        found = named(drawn, words)
        topic = known.base.topic.title.in_(reader.lang)
        if words.strip() and len(found) != 1:
            return _choice(words, found, reader, topic)
        content = await run_in_threadpool(_page, drawn, found[0] if found else None, reader, topic)
        more = {"Vary": "Accept-Language", "Content-Language": TAGS[reader.lang], "Content-Security-Policy": POLICY}
        return answered(request, content.encode(), "text/html; charset=utf-8", more=more)

    def _read(self) -> Graded:
        try:
            return self._known()
        except EvidenceGraphError:
            raise RefusedError(503, "The records cannot be read now. Try again later.", retry_after=60) from None

    async def asset(self, request: Request) -> Response:
        """The script or the style, by the name of its content."""
        name = request.path_params["name"]
        if name == script_name():
            return answered(request, script(), "text/javascript; charset=utf-8", kept=FOR_EVER)
        if name == _style_name():
            return answered(request, _style(), "text/css; charset=utf-8", kept=FOR_EVER)
        return nowhere(request)


@dataclass(frozen=True, slots=True)
class _Reader:
    """In which language somebody reads, and whether within a frame of the viewer: every link of ours keeps both."""

    lang: Lang
    is_framed: bool

    def say(self, name: str, **values: object) -> str:
        return _WORDS[name].in_(self.lang).format(**values)

    def graph(self, focus: Mark | None = None, lang: Lang | None = None) -> str:
        """The address of the page, around a mark or of the whole."""
        asked = {"lang": (lang or self.lang).value}
        asked |= ({"focus": focus.id} if focus else {}) | ({"frame": "1"} if self.is_framed else {})
        return f"/graph?{urlencode(asked)}"

    def told(self, one: Mark) -> str:
        """What a mark is and how it stands, in one line."""
        return " · ".join(self.facts(one))

    def facts(self, one: Mark) -> Iterator[str]:
        yield KINDS[one.sort].in_(self.lang)
        if one.is_retracted:
            yield self.say("retracted")
        yield from (words.in_(self.lang) for words in one.told)

    def opened(self, one: Mark) -> str:
        """The page of a mark in the viewer."""
        return f"{one.address}&lang={self.lang}"


def _choice(words: str, marks: Sequence[Mark], reader: _Reader, topic: str) -> Response:
    said = [reader.say("several", n=len(marks)) if marks else reader.say("none", words=words)]
    if len(marks) > _MOST_FOUND:
        said.append(reader.say("cut", n=_MOST_FOUND))
    links = [Ref(one.name.in_(reader.lang), reader.graph(one)) for one in marks[:_MOST_FOUND]]
    links.append(Ref(reader.say("title"), reader.graph()))
    page = notice(reader.lang, reader.say("find"), said, links, topic=topic)
    headers = OPEN_TO_ALL | {"Cache-Control": "no-cache", "Content-Security-Policy": POLICY, "Vary": "Accept-Language"}
    return Response(page, 300 if marks else 404, headers=headers, media_type="text/html; charset=utf-8")


# The page -------------------------------------------------------------------------------------------------------------

_PAGE = Markup(
    '<!doctype html>\n<html lang="{tag}" dir="ltr"><head><meta charset="utf-8">'
    '<meta name="viewport" content="width=device-width, initial-scale=1"><title>{title} · evigraph</title>'
    '<meta name="color-scheme" content="light dark"><meta name="robots" content="noindex">'
    '<link rel="stylesheet" href="{css}"><link rel="stylesheet" href="{own}"></head>'
    '<body class="graph{framed}">{header}<main id="main"><h1>{title}</h1><p class="lead">{lead}</p>{form}{filters}'
    '<div id="stage" role="group" aria-label="{picture}"></div><div id="told" role="status"></div>{lists}</main>'
    '<script type="application/json" id="graph">{data}</script><script src="{script}" defer></script></body></html>\n'
)


def _page(drawn: Whole, focus: Mark | None, reader: _Reader, topic: str) -> str:
    return _PAGE.format(
        tag=TAGS[reader.lang],
        title=focus.name.in_(reader.lang) if focus else reader.say("title"),
        css=style_path(),
        own=f"/graph/{_style_name()}",
        framed=" framed" if reader.is_framed else "",
        header=Markup() if reader.is_framed else _header(focus, reader, topic),
        lead=reader.told(focus) if focus else reader.say("lead"),
        form=_search(focus, reader) + _around_one(drawn, focus, reader),
        filters=_filters(drawn, reader),
        picture=reader.say("picture"),
        lists=_lists(drawn, focus, reader),
        data=_data(drawn, focus, reader),
        script=f"/graph/{script_name()}",
    )


def _header(focus: Mark | None, reader: _Reader, topic: str) -> Markup:
    other = Lang.ZH if reader.lang is Lang.EN else Lang.EN
    return Markup(
        '<header><p><a href="/?lang={}"><b>evigraph</b></a> <span>{}</span></p>'
        '<nav><ul><li><a href="{}" lang="{}">{}</a></li></ul></nav></header>'
    ).format(reader.lang, topic, reader.graph(focus, other), TAGS[other], label(other).in_(other))


def _form(role: Markup, field: Markup, reader: _Reader, links: Markup = Markup()) -> Markup:  # noqa: B008  # it is empty
    frame = Markup('<input type="hidden" name="frame" value="1">') if reader.is_framed else Markup()
    return Markup(
        '<form action="/graph" method="get"{}><input type="hidden" name="lang" value="{}">{}'
        "<label>{}</label> <button>{}</button>{}</form>"
    ).format(role, reader.lang, frame, field, reader.say("go"), links)


def _search(focus: Mark | None, reader: _Reader) -> Markup:
    links = Markup()
    if focus:
        links = Markup(' <a href="{}" target="_top">{}</a> <a href="{}">{}</a>').format(
            reader.opened(focus), reader.say("open"), reader.graph(), reader.say("all")
        )
    field = Markup('{} <input type="search" name="focus" maxlength="{}" required>').format(reader.say("find"), _LONGEST)
    return _form(Markup(' role="search"'), field, reader, links)


def _around_one(drawn: Whole, focus: Mark | None, reader: _Reader) -> Markup:
    """A choice of one cell or product, around which the picture is drawn; its button works without script."""
    named_so = {one: one.name.in_(reader.lang) for one in drawn.marks.values() if one.sort is Sort.CELL}
    options = Markup("").join(
        Markup('<option value="{}"{}>{}</option>').format(one.id, Markup(" selected") if one is focus else "", name)
        for one, name in sorted(named_so.items(), key=lambda pair: pair[1].casefold())
    )
    return _form(
        Markup(), Markup('{} <select name="focus">{}</select>').format(reader.say("around-one"), options), reader
    )


def _filters(drawn: Whole, reader: _Reader) -> Markup:
    """Boxes that the script makes work; without it they are not shown, for then there is no picture either."""
    return Markup('<div id="filters" hidden>{}{}{}</div>').format(
        _boxes("sort", "show", [(sort.value, SORTS[sort]) for sort in Sort], reader),
        _boxes("column", "rests", [(str(at), head.words) for at, head in enumerate(drawn.columns)], reader),
        _boxes("tie", "directions", [(way.value, label(way)) for way in Direction], reader),
    )


def _boxes(name: str, legend: str, values: list[tuple[str, Text]], reader: _Reader) -> Markup:
    boxes = Markup(" ").join(
        Markup('<label><input type="checkbox" name="{}" value="{}" checked> {}</label>').format(
            name, value, words.in_(reader.lang)
        )
        for value, words in values
    )
    return Markup("<fieldset><legend>{}</legend>{}</fieldset>").format(reader.say(legend), boxes)


def _lists(drawn: Whole, focus: Mark | None, reader: _Reader) -> Markup:
    """The neighbours of a mark by what joins them; else all marks by their kind."""
    if focus is None:
        head = Markup("<h2>{}</h2><p>{}</p>").format(
            reader.say("list"), reader.say("legend", n=len(drawn.marks), lines=len(drawn.lines))
        )
        groups = [(SORTS[sort], [one for one in drawn.marks.values() if one.sort is sort]) for sort in Sort]
    else:
        head = Markup("<h2>{}</h2>").format(reader.say("around"))
        around = drawn.around(focus.id).items()
        groups = [(TIES[tie][0 if starts else 1], marks) for (tie, starts), marks in around]
    return head + Markup("").join(
        Markup("<details{}><summary>{} ({})</summary><ul>{}</ul></details>").format(
            Markup(" open") if focus else "",
            words.in_(reader.lang),
            len(marks),
            Markup("").join(_entry(one, reader) for one in marks),
        )
        for words, marks in groups
        if marks
    )


def _entry(one: Mark, reader: _Reader) -> Markup:
    return Markup('<li><a href="{}">{}</a> <span class="small">{}</span></li>').format(
        reader.graph(one), one.name.in_(reader.lang), reader.told(one)
    )


# The picture ----------------------------------------------------------------------------------------------------------

_OPTIONS = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {"hover": True, "dragNodes": False, "multiselect": False, "tooltipDelay": 80},
    "nodes": {"borderWidth": 2},
    "edges": {"smooth": False, "arrows": {"to": {"enabled": True, "scaleFactor": 0.4}}},
}


def _data(drawn: Whole, focus: Mark | None, reader: _Reader) -> Markup:
    """What the script draws; it is JSON in which no tag can end, and names are never set as HTML."""
    heads = [
        {
            "x": one.x,
            "y": one.y,
            "words": one.words.in_(reader.lang),
            "counts": reader.say("here", claims=one.claims, studies=one.studies),
        }
        for one in drawn.columns
    ]
    told = {
        **held(drawn, reader.lang),
        "marks": [
            {
                "sort": one.sort,
                "footing": one.footing,
                "column": one.column,
                "retracted": one.is_retracted,
                "told": list(reader.facts(one)),
                "opens": reader.opened(one),
                "around": reader.graph(one),
            }
            for one in drawn.marks.values()
        ],
        "ties": {tie: words[0].in_(reader.lang) for tie, words in TIES.items()},
        "heads": heads,
        "rows": [{"x": one.x, "y": one.y, "words": one.words.in_(reader.lang)} for one in drawn.rows],
        "focus": list(drawn.marks).index(focus.id) if focus else None,
        "words": {name: reader.say(name) for name in ("open", "neighbours", "tap", "larger", "smaller", "fit")},
    }
    safe = json.dumps(told, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    return Markup(safe)  # noqa: S704  # no "<" is left in it


def held(drawn: Whole, lang: Lang) -> dict[str, object]:
    """Marks and lines for vis-network, as pyvis keeps them.

    Of pyvis only this is used: its own pages load from other hosts and set names as HTML.
    """
    # pyvis ships no types, and it imports IPython, which only this page need pay for.
    from pyvis.network import Network as Pyvis  # type: ignore[import-untyped]  # noqa: PLC0415

    kept = Pyvis(directed=True)
    numbers = {id_: at for at, id_ in enumerate(drawn.marks)}
    for id_, one in drawn.marks.items():
        shape = _OF_SORT.get(one.sort, _SHAPES[LOOKS[one.footing].shape])
        kept.add_node(numbers[id_], label=" ", title=one.name.in_(lang), shape=shape, x=one.x, y=one.y)
    for line in drawn.lines:
        kept.add_edge(numbers[line.start], numbers[line.end], tie=line.tie)
    return {
        "nodes": [{name: node[name] for name in ("id", "title", "shape", "x", "y")} for node in kept.nodes],
        "edges": [[edge["from"], edge["to"], edge["tie"]] for edge in kept.edges],
    }


@cache
def script() -> bytes:
    """What is the same for every reader: the library, the colours and our picture."""
    looks = {footing.value: [look.light, look.dark] for footing, look in LOOKS.items()}
    shared = json.dumps({"options": _OPTIONS, "looks": looks}, sort_keys=True, separators=(",", ":"))
    return drawn_by(f"window.evigraphWhole={shared};", _asset("graph.js"))


@cache
def script_name() -> str:
    """Its name holds its digest, so that it may be kept for ever."""
    return f"graph.{hashlib.sha256(script()).hexdigest()[:12]}.js"


@cache
def _style() -> bytes:
    return _asset("graph.css")


@cache
def _style_name() -> str:
    return f"graph.{hashlib.sha256(_style()).hexdigest()[:12]}.css"


def _asset(name: str) -> bytes:
    return files("graph.web").joinpath(f"assets/{name}").read_bytes()
