"""Badges over HTTP: small, whole, in two languages, for anybody's page, and nothing of a stranger's comes back."""

from __future__ import annotations

from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest

from graph.model.values import Lang
from graph.views.embed.badge import badge, badge_element, badge_image
from graph.views.embed.network import rows_of
from graph.views.embed.page import edition_of
from graph.web.badge import Badges, script
from tests.views.embed.test_page import edition
from tests.web.asking import Get, getting

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def get() -> Get:
    return getting(Badges(edition).routes())


def words(body: bytes) -> tuple[str, str]:
    """The title and the line of a badge."""
    drawn = ET.fromstring(body)  # noqa: S314 - our own
    return (drawn.findtext(f"{SVG}title") or "", drawn.findtext(f"{SVG}text") or "")


def test_every_claim_of_our_topics_has_a_badge_of_at_most_1_kb_that_names_it_whole() -> None:
    made = edition_of()
    for row in rows_of(made.base, made.grading, list(made.grading.assessments)):
        for lang in Lang:
            drawn = badge(row, lang, dark=True).encode()
            assert len(drawn) <= 1024, row.id
            assert all(said.startswith(f"{row.id} · ") and "…" not in said for said in words(drawn))


def test_a_badge_is_for_anybodys_page_and_is_not_sent_twice(get: Get) -> None:
    reply = get("/badge/P1.svg")
    assert (reply.status, reply.headers["content-type"]) == (200, "image/svg+xml")
    assert reply.headers["access-control-allow-origin"] == "*"
    assert reply.headers["cross-origin-resource-policy"] == "cross-origin"
    assert get("/badge/P1.svg", if_none_match=reply.headers["etag"]).status == 304


def test_language_and_ground_are_those_of_the_address(get: Get) -> None:
    plain, zh, dark = (get("/badge/P1.svg", query) for query in ("", "lang=zh", "theme=dark"))
    assert zh.headers["content-language"] == "zh-Hans"
    assert words(zh.body) != words(plain.body)
    assert words(dark.body) == words(plain.body)
    assert dark.body != plain.body
    assert get("/badge/P1.svg", accept_language="zh").body == plain.body


@pytest.mark.parametrize("id_", ["NONE", "%3Cscript%3E", "..%2F..%2Fetc", "a/b"])
def test_what_is_not_there_has_a_badge_that_says_so_and_repeats_nothing(get: Get, id_: str) -> None:
    reply = get(f"/badge/{id_}.svg", "lang=zh")
    assert reply.status == 404
    assert words(reply.body)[1] == "? · 没有此声明"
    assert get(f"/badge/{id_}.svg").headers["access-control-allow-origin"] == "*"


def test_a_hostile_name_stays_words() -> None:
    made = edition()
    (row,) = rows_of(made.base, made.grading, ["P1"])
    assert words(badge(replace(row, id="</title><script>"), Lang.EN).encode())[1].startswith("</title><script> · ")
    for line in (badge_image, lambda *given: badge_element(*given, "card")):
        html = line("https://e.test", "P1", '"><script>x</script>', Lang.EN)
        assert "<script>x" not in html
        assert "style=" not in html


def test_the_script_is_small(get: Get) -> None:
    reply = get("/embed.js")
    assert reply.body == script()
    assert len(reply.body) <= 6 * 1024
    assert reply.headers["content-type"].startswith("text/javascript")
