"""`/graph`: the whole network as a picture with fixed places, and the neighbours of any thing as lists without script.

pyvis holds marks and lines, and vis-network, which pyvis carries, draws them; what is the same for every reader is
one script that may be kept for ever. The lists are the picture's twin for keyboards, screen readers and old browsers.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path
from urllib.parse import quote

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
from graph.views.graded import Graded, graded
from graph.views.linked.facts import Ref
from graph.views.whole import KINDS, SORTS, TIES, Head, Mark, Sort, Whole, drawn_of, named
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
        "Every claim, question, treatment, mechanism, outcome and study. Left is people, right is words alone: a claim "
        "stands where its best support stands, a study where it was done.",
        "全部论断、问题、干预、机制、结局和研究。左侧为人体，右侧仅为言论：论断位于其最佳支持证据所在处，研究位于其试验对象所在处。",
    ),
    "find": Text("Find", "查找"),
    "around-one": Text("Around a treatment", "围绕某一干预"),
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
    "here": Text("claims {claims} · studies {studies}", "论断{claims} · 研究{studies}"),
    "viewer": Text("Viewer", "查看器"),
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
        lang, words = language_of(request), request.query_params.get("focus", "")[:_LONGEST]
        drawn = await run_in_threadpool(drawn_of, known)
        found = named(drawn, words)
        topic = known.base.topic.title.in_(lang)
        is_framed = request.query_params.get("frame") == "1"
        if words.strip() and len(found) != 1:
            return _choice(words, found, lang, topic, is_framed=is_framed)
        content = await run_in_threadpool(_page, drawn, found[0] if found else None, lang, topic, is_framed=is_framed)
        more = {"Vary": "Accept-Language", "Content-Language": TAGS[lang], "Content-Security-Policy": POLICY}
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


def _choice(words: str, marks: Sequence[Mark], lang: Lang, topic: str, *, is_framed: bool) -> Response:
    said = [_say("none", lang, words=words)] if not marks else [_say("several", lang, n=len(marks))]
    if len(marks) > _MOST_FOUND:
        said.append(_say("cut", lang, n=_MOST_FOUND))
    links = [Ref(one.name.in_(lang), _focus(one, lang, is_framed=is_framed)) for one in marks[:_MOST_FOUND]]
    links.append(Ref(_say("title", lang), f"/graph?lang={lang}{_framed(is_framed=is_framed)}"))
    page = notice(lang, _say("find", lang), said, links, topic=topic)
    headers = OPEN_TO_ALL | {"Cache-Control": "no-cache", "Content-Security-Policy": POLICY, "Vary": "Accept-Language"}
    return Response(page, 300 if marks else 404, headers=headers, media_type="text/html; charset=utf-8")


def _say(name: str, lang: Lang, **values: object) -> str:
    return _WORDS[name].in_(lang).format(**values)


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


def _page(drawn: Whole, focus: Mark | None, lang: Lang, topic: str, *, is_framed: bool) -> str:
    title = focus.name.in_(lang) if focus else _say("title", lang)
    lead = " · ".join(_told(focus, lang)) if focus else _say("lead", lang)
    return _PAGE.format(
        tag=TAGS[lang],
        title=title,
        css=style_path(),
        own=f"/graph/{_style_name()}",
        framed=" framed" if is_framed else "",
        header=Markup() if is_framed else _header(focus, lang, topic),
        lead=lead,
        form=_form(focus, lang, is_framed=is_framed) + _treatments(drawn, focus, lang, is_framed=is_framed),
        filters=_filters(drawn, lang),
        picture=_say("picture", lang),
        lists=_lists(drawn, focus, lang, is_framed=is_framed),
        data=_data(drawn, focus, lang, is_framed=is_framed),
        script=f"/graph/{script_name()}",
    )


def _header(focus: Mark | None, lang: Lang, topic: str) -> Markup:
    other = Lang.ZH if lang is Lang.EN else Lang.EN
    here = f"/graph?lang={other}" + (f"&focus={quote(focus.id)}" if focus else "")
    return Markup(
        '<header><p><a href="/?lang={}"><b>evigraph</b></a> <span>{}</span></p>'
        '<nav><ul><li><a href="{}" lang="{}">{}</a></li></ul></nav></header>'
    ).format(lang, topic, here, TAGS[other], "中文" if other is Lang.ZH else "English")


def _form(focus: Mark | None, lang: Lang, *, is_framed: bool) -> Markup:
    links = Markup("")
    if focus:
        links = Markup('<a href="{}" target="_top">{}</a> <a href="/graph?lang={}{}">{}</a>').format(
            _opened(focus, lang), _say("open", lang), lang, _framed(is_framed=is_framed), _say("all", lang)
        )
    frame = Markup('<input type="hidden" name="frame" value="1">') if is_framed else Markup("")
    return Markup(
        '<form action="/graph" method="get" role="search"><input type="hidden" name="lang" value="{}">{}'
        '<label>{} <input type="search" name="focus" maxlength="{}" required></label> <button>{}</button> {}</form>'
    ).format(lang, frame, _say("find", lang), _LONGEST, _say("go", lang), links)


def _treatments(drawn: Whole, focus: Mark | None, lang: Lang, *, is_framed: bool) -> Markup:
    """A choice of one treatment, around which the picture is drawn; its button works without script."""
    options = Markup("").join(
        Markup('<option value="{}"{}>{}</option>').format(
            one.id, Markup(" selected") if one is focus else "", one.name.in_(lang)
        )
        for one in sorted(drawn.marks.values(), key=lambda one: one.name.in_(lang).casefold())
        if one.sort is Sort.CELL
    )
    frame = Markup('<input type="hidden" name="frame" value="1">') if is_framed else Markup("")
    return Markup(
        '<form action="/graph" method="get"><input type="hidden" name="lang" value="{}">{}'
        '<label>{} <select name="focus">{}</select></label> <button>{}</button></form>'
    ).format(lang, frame, _say("around-one", lang), options, _say("go", lang))


def _filters(drawn: Whole, lang: Lang) -> Markup:
    """Boxes that the script makes work; without it they are not shown, for then there is no picture either."""
    directions = [(way.value, label(way)) for way in Direction]
    return Markup('<div id="filters" hidden>{}{}{}</div>').format(
        _boxes("sort", _say("show", lang), [(sort.value, SORTS[sort]) for sort in Sort], lang),
        _boxes("column", _say("rests", lang), [(str(at), head.words) for at, head in enumerate(drawn.columns)], lang),
        _boxes("tie", _say("directions", lang), directions, lang),
    )


def _boxes(name: str, legend: str, values: list[tuple[str, Text]], lang: Lang) -> Markup:
    boxes = Markup(" ").join(
        Markup('<label><input type="checkbox" name="{}" value="{}" checked> {}</label>').format(
            name, value, words.in_(lang)
        )
        for value, words in values
    )
    return Markup("<fieldset><legend>{}</legend>{}</fieldset>").format(legend, boxes)


def _lists(drawn: Whole, focus: Mark | None, lang: Lang, *, is_framed: bool) -> Markup:
    if focus is not None:
        groups = [
            (TIES[tie][0 if starts else 1].in_(lang), marks) for (tie, starts), marks in drawn.around(focus.id).items()
        ]
        head = Markup("<h2>{}</h2>").format(_say("around", lang))
    else:
        by_sort = {sort: [one for one in drawn.marks.values() if one.sort is sort] for sort in Sort}
        groups = [(SORTS[sort].in_(lang), marks) for sort, marks in by_sort.items()]
        head = Markup("<h2>{}</h2><p>{}</p>").format(
            _say("list", lang), _say("legend", lang, n=len(drawn.marks), lines=len(drawn.lines))
        )
    opened = Markup(" open") if focus else Markup("")
    return head + Markup("").join(
        Markup("<details{}><summary>{} ({})</summary><ul>{}</ul></details>").format(
            opened, name, len(marks), Markup("").join(_entry(one, lang, is_framed=is_framed) for one in marks)
        )
        for name, marks in groups
        if marks
    )


def _entry(one: Mark, lang: Lang, *, is_framed: bool) -> Markup:
    return Markup('<li><a href="{}">{}</a>{}</li>').format(
        _focus(one, lang, is_framed=is_framed),
        one.name.in_(lang),
        Markup(' <span class="small">{}</span>').format(" · ".join(_told(one, lang))) if one.told else "",
    )


def _told(one: Mark, lang: Lang) -> Iterator[str]:
    yield KINDS[one.sort].in_(lang)
    if one.is_retracted:
        yield _say("retracted", lang)
    yield from (words.in_(lang) for words in one.told)


def _focus(one: Mark, lang: Lang, *, is_framed: bool) -> str:
    return f"/graph?lang={lang}&focus={quote(one.id)}{_framed(is_framed=is_framed)}"


def _framed(*, is_framed: bool) -> str:
    return "&frame=1" if is_framed else ""


def _opened(one: Mark, lang: Lang) -> str:
    return f"{one.address}&lang={lang}"


# The picture ----------------------------------------------------------------------------------------------------------

_OPTIONS = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {"hover": True, "dragNodes": False, "multiselect": False, "tooltipDelay": 80},
    "nodes": {"borderWidth": 2},
    "edges": {"smooth": False, "arrows": {"to": {"enabled": True, "scaleFactor": 0.4}}},
}


def _data(drawn: Whole, focus: Mark | None, lang: Lang, *, is_framed: bool) -> Markup:
    """What the script draws; it is JSON in which no tag can end, and names are never set as HTML."""
    told = {
        **held(drawn, lang),
        "heads": [
            {"x": one.x, "y": one.y, "words": one.words.in_(lang), "counts": _counts(one, lang)}
            for one in drawn.columns
        ],
        "rows": [{"x": one.x, "y": one.y, "words": one.words.in_(lang)} for one in drawn.rows],
        "focus": list(drawn.marks).index(focus.id) if focus else None,
        "lang": lang.value,
        "frame": is_framed,
        "words": {name: _say(name, lang) for name in ("open", "neighbours", "tap", "larger", "smaller", "fit")},
    }
    safe = json.dumps(told, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    return Markup(safe)  # noqa: S704  # no "<" is left in it


def _counts(one: Head, lang: Lang) -> str:
    return _say("here", lang, claims=one.claims, studies=one.studies)


def held(drawn: Whole, lang: Lang) -> dict[str, object]:
    """Marks and lines for vis-network, as pyvis keeps them, and beside each mark what a tap tells.

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
        "marks": [
            [
                one.sort.value,
                one.footing.value,
                int(one.is_retracted),
                one.column,
                list(_told(one, lang)),
                _opened(one, lang),
                one.id,
            ]
            for one in drawn.marks.values()
        ],
        "ties": {tie: words[0].in_(lang) for tie, words in TIES.items()},
    }


@cache
def script() -> bytes:
    """vis-network as pyvis carries it, with its licence at its head, and our picture with its colours."""
    import pyvis  # type: ignore[import-untyped]  # noqa: PLC0415 - see above

    library = Path(pyvis.__file__).parent / "lib" / "vis-9.1.2" / "vis-network.min.js"
    looks = {footing.value: [look.light, look.dark] for footing, look in LOOKS.items()}
    shared = json.dumps({"options": _OPTIONS, "looks": looks}, sort_keys=True, separators=(",", ":"))
    return b"\n".join((library.read_bytes(), f"window.evigraphWhole={shared};".encode(), _asset("graph.js")))


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
