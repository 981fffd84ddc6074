"""What every site is asked for by its name."""

from __future__ import annotations

import io

import pytest
from lxml import etree
from PIL import Image

from graph.errors import EvidenceGraphError
from graph.grading.assess import grade
from graph.views.graded import Graded
from graph.views.linked.things import every
from graph.web.front import Front
from tests.sample import sample
from tests.web.asking import Get, getting

ATOM = "{http://www.w3.org/2005/Atom}"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


@pytest.fixture(scope="module")
def known() -> Graded:
    base = sample()
    return Graded(base, grade(base))


@pytest.fixture(scope="module")
def get(known: Graded) -> Get:
    return getting(Front(lambda: known).routes())


def test_robots_are_led_to_the_sitemap_and_not_to_queries(get: Get) -> None:
    said = get("/robots.txt").text

    assert "Sitemap: https://evigraph.test/sitemap.xml" in said
    assert "Disallow: /sparql" in said


def test_the_sitemap_has_every_page_in_both_languages(get: Get, known: Graded) -> None:
    places = [one.text for one in etree.fromstring(get("/sitemap.xml").body).iter(f"{MAP}loc")]

    assert len(places) == len(set(places)) == 2 * len(list(every(known)))
    assert "https://evigraph.test/claim/P1?lang=zh" in places


def test_the_icon_is_one(get: Get) -> None:
    reply = get("/favicon.ico")

    assert reply.headers["content-type"] == "image/x-icon"
    assert Image.open(io.BytesIO(reply.body)).format == "ICO"


def test_the_feed_tells_the_newest_changes_first_in_the_readers_language(get: Get) -> None:
    feed = etree.fromstring(get("/feed.xml", "lang=zh").body)
    days = [entry.findtext(f"{ATOM}updated") or "" for entry in feed.iter(f"{ATOM}entry")]

    assert days
    assert days == sorted(days, reverse=True)
    assert feed.findtext(f"{ATOM}updated") == days[0]
    assert "证据确定性" in (feed.findtext(f"{ATOM}entry/{ATOM}summary") or "")
    assert len({entry.findtext(f"{ATOM}id") for entry in feed.iter(f"{ATOM}entry")}) == len(days)


def test_records_that_cannot_be_read_are_told_without_their_place() -> None:
    def broken() -> Graded:
        raise EvidenceGraphError("/secret/claims.yaml:3: wrong")

    reply = getting(Front(broken).routes())("/feed.xml")

    assert reply.status == 503
    assert "secret" not in reply.text
