"""`/query`: an editor for SPARQL with examples, which asks no other site for anything."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from html import escape
from importlib.resources import files
from pathlib import Path
from string import Template

from starlette.requests import Request
from starlette.responses import Response

from graph.errors import EvidenceGraphError, RefusedError
from graph.resources import folder
from graph.web.address import root_of, site_of
from graph.web.examples import Example, examples
from graph.web.limits import Limits
from graph.web.nowhere import nowhere
from graph.web.sparql import refusal

_KINDS = {
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
}
ASSETS = ("yasgui.min.js", "yasgui.min.css", "query.js", "query.css", "yasgui.LICENSES.txt")
# The editor styles its lines as it goes, which needs 'unsafe-inline' for styles; scripts come from here only.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src data:; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'self'"
)
# ruff: noqa: E501  # The words of a page are easier to compare where each is one line.
_WORDS = {
    "en": {
        "tag": "en",
        "title": "Ask with SPARQL",
        "intro": "Every standard client can ask the same questions at",
        "limits": "A query may take $seconds s and give $result MB. An answer comes whole or not at all; nothing is cut silently.",
        "trap": "A trap: FILTER NOT EXISTS { … } over several patterns is slow in this engine. Where both sides share a variable that is always bound, and no FILTER inside uses another one from outside, MINUS { … } in its place gives the same answer much faster.",
        "noscript": "The editor needs JavaScript. This box works without; the answer is XML.",
        "hint": "Hint: ",
        "run": "Ask",
        "examples_title": "Questions to begin with",
        "editor": "Editor: YASGUI (MIT).",
        "licences": "licences",
        "other": "中文",
        "viewer": "Viewer",
        "about": "What is in the data (VoID)",
    },
    "zh": {
        "tag": "zh-Hans",
        "title": "用 SPARQL 提问",
        "intro": "任何标准客户端都可以在此地址提出同样的问题：",
        "limits": "一次查询最长 $seconds 秒，结果最大 $result MB。答案要么完整，要么没有；不会悄悄截断。",
        "trap": "一个陷阱：在本引擎中，对多个模式使用 FILTER NOT EXISTS { … } 很慢。如果两边共有一个总有值的变量，且里面的 FILTER 不使用外面的其他变量，改用 MINUS { … } 可得到同样的答案，而且快得多。",
        "noscript": "编辑器需要 JavaScript。下面的输入框不需要；答案为 XML。",
        "hint": "提示：",
        "run": "提问",
        "examples_title": "可以从这些问题开始",
        "editor": "编辑器：YASGUI（MIT）。",
        "licences": "许可证",
        "other": "English",
        "viewer": "查看器",
        "about": "数据概况（VoID）",
    },
}


class QueryPage:
    """The page and its assets, for one service."""

    def __init__(self, limits: Limits, *, own_data: bool) -> None:
        self._limits, self._own = limits, own_data

    def page(self, request: Request) -> Response:
        """The page, in the language that is asked for."""
        asked = request.query_params.get("lang", "")
        preferred = request.headers.get("accept-language", "").lower()
        lang = "zh" if asked == "zh" or (asked != "en" and preferred.startswith("zh")) else "en"
        try:
            endpoint = f"{site_of(request)}/sparql"
        except RefusedError as refused:
            return refusal(refused)
        page = Page(endpoint, root_of(request), viewer=self._own)
        content = render(lang, found_examples(own_data=self._own), self._limits, page)
        headers = {
            "Content-Security-Policy": POLICY,
            "X-Content-Type-Options": "nosniff",
            "Referrer-Policy": "no-referrer",
            "Cache-Control": "no-cache",
            "Vary": "Accept-Language",
            "Content-Language": _WORDS[lang]["tag"],
        }
        return Response(content, media_type="text/html; charset=utf-8", headers=headers)

    def asset(self, request: Request) -> Response:
        """A file of the page; only those that are listed."""
        name = request.path_params["name"]
        if name not in ASSETS:
            return nowhere(request)
        lasting = "public, max-age=31536000, immutable" if request.query_params.get("v") == version() else "no-cache"
        headers = {"Cache-Control": lasting, "X-Content-Type-Options": "nosniff"}
        return Response(asset(name), media_type=_KINDS[Path(name).suffix], headers=headers)


def found_examples(*, own_data: bool) -> tuple[Example, ...]:
    """The named questions of our own data set, then those that can be asked of any data."""
    general = examples(Path(str(files("graph.web") / "assets" / "questions")))
    if not own_data:
        return general
    try:
        return examples(folder("ontology") / "queries") + general
    except EvidenceGraphError:
        return general


@dataclass(frozen=True, slots=True)
class Page:
    """Where the page stands: the public address of its endpoint, the path of the site, and whether there is a viewer."""

    endpoint: str
    root: str = ""
    viewer: bool = False


def render(lang: str, offered: Sequence[Example], limits: Limits, page: Page) -> str:
    """The page as HTML; every word of the examples is escaped."""
    say = _WORDS[lang]
    sizes = {"seconds": f"{limits.seconds:g}", "result": f"{limits.result_mb:g}"}
    links = [
        *([("/?lang=" + lang, say["viewer"])] if page.viewer else []),
        ("/.well-known/void", say["about"]),
        ("/query?lang=" + ("en" if lang == "zh" else "zh"), say["other"]),
    ]
    data = {
        "endpoint": f"{page.root}/sparql",
        "hint": say["hint"],
        "examples": [_offered(one, lang) for one in offered],
    }
    filled = {name: escape(Template(text).safe_substitute(sizes)) for name, text in say.items()}
    return Template(asset("query.html").decode()).substitute(
        filled
        | {
            "links": " · ".join(f'<a href="{escape(address)}">{escape(text)}</a>' for address, text in links),
            "address": escape(page.endpoint),
            "examples": "".join(_button(number, one, lang) for number, one in enumerate(offered)),
            # No text in it can end the element that it stands in.
            "page": json.dumps(data, ensure_ascii=False).replace("<", "\\u003c"),
            "version": version(),
            "editor": f'{filled["editor"]} <a href="/query/yasgui.LICENSES.txt">{filled["licences"]}</a>',
        }
    )


def _offered(one: Example, lang: str) -> dict[str, str]:
    return {"name": one.name, "title": one.title(lang), "query": one.query}


def _button(number: int, example: Example, lang: str) -> str:
    told = escape(example.description(lang))
    more = f"<span>{told}</span>" if told else ""
    return f'<li><button type="button" data-number="{number}">{escape(example.title(lang))}{more}</button></li>'


@cache
def asset(name: str) -> bytes:
    """A file beside this one."""
    return (files("graph.web") / "assets" / name).read_bytes()


@cache
def version() -> str:
    """Changes with the assets, so that they can be kept for ever."""
    return hashlib.sha256(b"".join(map(asset, ASSETS))).hexdigest()[:12]
