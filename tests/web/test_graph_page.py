"""The whole network at an address of its own."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from functools import cache

from graph.grading.assess import grade
from graph.model.values import Text
from graph.views.graded import Graded
from graph.web.graph_page import GraphPage, script, script_name
from tests.sample import sample
from tests.web.asking import Get, getting

HOSTILE = '</script><script>alert(1)</script>"><img src=x onerror=alert(1)>'


@cache
def known() -> Graded:
    base = sample()
    return Graded(base, grade(base))


def pages(made: Graded | None = None) -> Get:
    return getting(GraphPage(lambda: made or known()).routes())


def data(page: str) -> dict[str, list[object]]:
    found = re.search(r'<script type="application/json" id="graph">(.*?)</script>', page, re.DOTALL)
    assert found
    told: dict[str, list[object]] = json.loads(found[1])
    return told


def test_the_page_holds_every_thing_twice_as_a_mark_and_as_a_link_without_script() -> None:
    reply = pages()("/graph", "lang=en")
    told = data(reply.text)

    assert reply.status == 200
    assert len(told["nodes"]) == len(told["marks"]) == reply.text.count("&amp;focus=")
    assert "script-src 'self'" in reply.headers["content-security-policy"]
    assert "unsafe" not in reply.headers["content-security-policy"]
    assert "http" not in re.sub(r'<script type="application/json".*?</script>', "", reply.text, flags=re.DOTALL)


def test_around_one_thing_its_neighbours_are_lists_and_its_page_one_tap_away() -> None:
    claim = next(iter(known().base.claims))

    reply = pages()("/graph", f"lang=en&focus={claim}")

    assert known().base.claims[claim].statement.en in reply.text
    assert f'href="/?page=claim&amp;id={claim}&amp;lang=en" target="_top"' in reply.text
    assert "<details open>" in reply.text
    assert data(reply.text)["focus"] is not None


def test_what_nothing_is_called_is_404_and_what_several_are_called_is_a_choice() -> None:
    get = pages()

    missing, several = get("/graph", "lang=en&focus=%3Cscript%3E"), get("/graph", "lang=en&focus=a")

    assert missing.status == 404
    assert "“&lt;script&gt;”" in missing.text
    assert several.status == 300
    assert several.text.count("&amp;focus=") > 1


def test_the_page_speaks_both_languages() -> None:
    get = pages()

    assert '<html lang="zh-Hans"' in get("/graph", accept_language="zh-CN").text
    assert "完整关系图" in get("/graph", "lang=zh").text


def test_no_name_of_the_records_becomes_markup() -> None:
    base = known().base
    claims = {id_: replace(one, statement=Text(HOSTILE, HOSTILE)) for id_, one in base.claims.items()}
    made = replace(base, claims=claims)

    reply = pages(Graded(made, grade(made)))("/graph", "lang=en")

    assert "<img" not in reply.text
    assert reply.text.count("<script") == 2
    assert any(HOSTILE in str(node) for node in data(reply.text)["nodes"])


def test_the_script_is_kept_by_its_digest_and_nothing_else_is_served() -> None:
    get = pages()

    assert get(f"/graph/{script_name()}").body == script()
    assert "immutable" in get(f"/graph/{script_name()}").headers["cache-control"]
    assert get("/graph/other.js").status == 404
