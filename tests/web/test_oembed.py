"""oEmbed: a frame for our own addresses, nothing for any other, and nothing is ever fetched."""

from __future__ import annotations

import json
import re
import socket
from urllib.parse import quote
from xml.etree import ElementTree as ET

import pytest

from graph.grading.assess import grade
from graph.model.values import Text
from graph.views.graded import Graded
from graph.web.oembed import OEmbed
from tests.makers import base as base_of
from tests.makers import claim
from tests.sample import sample
from tests.web.asking import Get, getting

SITE = "https://evigraph.test"


@pytest.fixture(scope="module")
def get() -> Get:
    base = sample()
    return getting(OEmbed(lambda: Graded(base, grade(base))).routes())


def asked(address: str, **more: str) -> str:
    return "&".join([f"url={quote(address, safe='')}", *(f"{name}={value}" for name, value in more.items())])


@pytest.mark.parametrize(
    ("address", "path"),
    [
        (f"{SITE}/claim/P1", "en/claim/P1"),
        (f"{SITE}/claim/P1?lang=zh", "zh/claim/P1"),
        (f"{SITE}/claim/P1#why", "en/claim/P1"),
        (f"{SITE}/claim/P1.html", "en/claim/P1"),
        ("http://evigraph.test/claim/P1", "en/claim/P1"),
        ("HTTPS://EVIGRAPH.TEST/claim/P1", "en/claim/P1"),
        (f"{SITE}/embed/zh/claim/P1.html", "zh/claim/P1"),
        (f"{SITE}/id/claim/P1", "en/claim/P1"),
        (f"{SITE}/?page=claim&id=P1&lang=zh", "zh/claim/P1"),
        (f"{SITE}/?page=study&id=open-label", "en/study/open-label"),
        (f"{SITE}/cell/neural", "en/cell-type/neural"),
        (f"{SITE}/study/abstract", "en/study/open-label"),
        (f"{SITE}/source/article", "en/source/article"),
        (f"{SITE}/section/article/1", "en/section/article/1"),
        (f"{SITE}/embed/zh/section/article/2.html", "zh/section/article/2"),
    ],
)
def test_an_address_of_ours_gives_the_frame_of_its_page(get: Get, address: str, path: str) -> None:
    reply = get("/oembed", asked(address))
    told = json.loads(reply.body)

    assert (reply.status, told["version"], told["type"]) == (200, "1.0", "rich")
    assert f'src="{SITE}/embed/{path}.html"' in told["html"]
    assert told["html"].startswith("<iframe ")
    assert "sandbox=" in told["html"]
    assert "allow-same-origin" not in told["html"]


@pytest.mark.parametrize(
    "address",
    [
        "https://evil.test/claim/P1",
        "https://evigraph.test.evil.test/claim/P1",
        "https://evigraph.test@evil.test/claim/P1",
        "https://evil.test@evigraph.test/claim/P1",
        "https://evigraph.test:444/claim/P1",
        "https://evil.test\\@evigraph.test/claim/P1",
        "https://evigraph.test\\.evil.test/claim/P1",
        "//evigraph.test/claim/P1",
        "/claim/P1",
        "file:///etc/passwd",
        "file://evigraph.test/claim/P1",
        "ftp://evigraph.test/claim/P1",
        "javascript:alert(1)//evigraph.test/claim/P1",
        "data:text/html,x",
        "http://169.254.169.254/latest/meta-data/",
        "http://[::1]/claim/P1",
        "http://[",
        "gopher://evigraph.test/",
        "https://evigraph.test",
        "https://evigraph.test/",
        "https://evigraph.test/claim",
        "https://evigraph.test/claim/NOPE",
        "https://evigraph.test/claim/P1/more",
        "https://evigraph.test/rule/few",
        "https://evigraph.test/sparql?query=ASK%20%7B%7D",
        "https://evigraph.test/embed/fr/claim/P1.html",
        "https://evigraph.test/section/article/99",
        "https://evigraph.test/section/article",
        "https://evigraph.test/claim/P1\r\nX: y",
        "https://evigraph.test/claim/\u202eP1",
        "https://evigraph.test/claim/" + "a" * 3000,
        "https://evigraph.test/claim/%00",
    ],
)
def test_every_other_address_is_404(get: Get, address: str) -> None:
    assert get("/oembed", asked(address)).status == 404


def test_nothing_is_ever_fetched(get: Get, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("Something was looked up.")

    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    monkeypatch.setattr(socket.socket, "connect", refuse)

    assert get("/oembed", asked("http://169.254.169.254/claim/P1")).status == 404
    assert get("/oembed", asked(f"{SITE}/claim/P1")).status == 200


@pytest.mark.parametrize("form", ["yaml", "JSON", "", "html"])
def test_other_formats_are_501(get: Get, form: str) -> None:
    assert get("/oembed", asked(f"{SITE}/claim/P1", format=form)).status == 501


def test_without_an_address_there_is_a_hint(get: Get) -> None:
    reply = get("/oembed")

    assert reply.status == 400
    assert "/oembed?url=" in reply.text


@pytest.mark.parametrize(
    ("width", "height", "expected"),
    [("400", "300", (400, 300)), ("99999", "99999", (800, 640)), ("1", "1", (320, 240)), ("0320", "", (320, 640))],
)
def test_the_frame_is_no_larger_than_was_asked_for_where_it_can_still_be_read(
    get: Get, width: str, height: str, expected: tuple[int, int]
) -> None:
    told = json.loads(get("/oembed", asked(f"{SITE}/claim/P1", maxwidth=width, maxheight=height)).body)

    assert (told["width"], told["height"]) == expected
    assert f'width="{expected[0]}" height="{expected[1]}"' in told["html"]


@pytest.mark.parametrize("size", ["-1", "0", "1e3", "4 0", "x", "%D9%A1", "9" * 5000])
def test_a_size_that_is_no_number_is_refused(get: Get, size: str) -> None:
    assert get("/oembed", asked(f"{SITE}/claim/P1", maxwidth=size)).status == 400


def test_xml_says_the_same_as_json(get: Get) -> None:
    told = json.loads(get("/oembed", asked(f"{SITE}/claim/P1")).body)
    reply = get("/oembed", asked(f"{SITE}/claim/P1", format="xml"))

    assert reply.headers["content-type"] == "text/xml; charset=utf-8"
    read = {one.tag: one.text for one in ET.fromstring(reply.body)}  # noqa: S314  # what we wrote ourselves
    assert read == {name: str(value) for name, value in told.items()}


def test_a_hostile_title_stays_inside_its_attribute() -> None:
    words = '"><script>alert(1)</script>\x00\x1b]]>'
    base = base_of([claim("X1", statement=Text(words, words))])
    get = getting(OEmbed(lambda: Graded(base, grade(base))).routes())

    html = json.loads(get("/oembed", asked(f"{SITE}/claim/X1")).body)["html"]
    xml = get("/oembed", asked(f"{SITE}/claim/X1", format="xml")).body

    assert "<script" not in html
    assert re.fullmatch(r"<iframe [^<>]*></iframe>", html)
    assert ET.fromstring(xml).find("title") is not None  # noqa: S314  # what we wrote ourselves


def test_where_the_site_is_named_only_its_addresses_are_ours(get: Get, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EVIGRAPH_SITE", "https://evidence.example/kg")

    assert get("/oembed", asked("https://evidence.example/kg/claim/P1")).status == 200
    assert get("/oembed", asked("https://evidence.example/claim/P1")).status == 404
    assert get("/oembed", asked(f"{SITE}/claim/P1")).status == 404
