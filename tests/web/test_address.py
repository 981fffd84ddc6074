"""Where the site stands: one public address for all that leaves, whatever a proxy does to paths."""

from __future__ import annotations

import re

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Mount, Route

from graph.errors import ServeError
from graph.web.address import Restored, Within, base_of, base_path, printed, rebased, site_of
from graph.web.nowhere import Nowhere
from tests.web.asking import Get, getting

BASE = "/ev"


async def page(_: Request) -> Response:
    return HTMLResponse('<a href="/claim/C1">one</a><a href="//evil.test">two</a><p title=\'href="/x"\'>')


async def move(_: Request) -> Response:
    return RedirectResponse("/page", 303)


async def site(request: Request) -> Response:
    return PlainTextResponse(site_of(request), headers={"ETag": '"1"'})


def behind(base: str) -> Get:
    """Our routes below a path, as the front door puts them together."""
    routes = [Route("/page", page), Route("/move", move), Route("/site", site), Route("/ask", site, methods=["POST"])]
    whole: list[BaseRoute] = [Within(base, routes), Route("/other", page)]
    inner = Starlette(routes=whole, middleware=[Middleware(Restored, base=base), Middleware(Nowhere, base=base)])
    return getting([Mount("/", app=inner)])


def test_links_redirects_and_addresses_stand_below_the_path_whether_a_proxy_keeps_or_takes_it() -> None:
    get = behind(BASE)
    for path in ("/ev", ""):
        assert '<a href="/ev/claim/C1">' in get(f"{path}/page").text
        assert 'href="//evil.test"' in get(f"{path}/page").text
        assert get(f"{path}/move").headers["location"] == "/ev/page"
        assert get(f"{path}/site").text == "https://evigraph.test/ev"


def test_a_site_with_a_host_for_itself_is_left_as_it_is() -> None:
    get = behind("")

    assert get("/page").text.startswith('<a href="/claim/C1">')
    assert get("/move").headers["location"] == "/page"


def test_the_length_that_is_told_is_that_of_the_page_that_is_sent() -> None:
    reply = behind(BASE)("/ev/page")

    assert int(reply.headers["content-length"]) == len(reply.body)


def test_the_path_itself_gets_its_slash_without_leaving_the_host_that_was_asked() -> None:
    reply = behind(BASE)("/ev", "lang=zh")

    assert (reply.status, reply.headers["location"]) == (308, "/ev/?lang=zh")


def test_every_browser_that_asks_first_may_ask() -> None:
    get = behind(BASE)
    for path in ("/ev/page", "/page", "/ev/site"):
        reply = get(path, method="OPTIONS", origin="https://a.test", access_control_request_method="GET")

        assert reply.status == 204
        assert reply.headers["access-control-allow-origin"] == "*"
        assert reply.headers["access-control-allow-methods"] == "GET, HEAD, OPTIONS"
        for name in ("Accept", "If-None-Match", "Content-Type"):
            assert name in re.split(", ", reply.headers["access-control-allow-headers"])
    assert "POST" in get("/ask", method="OPTIONS").headers["access-control-allow-methods"]


def test_every_answer_may_be_read_with_its_links_and_its_tag() -> None:
    headers = behind(BASE)("/ev/site").headers

    assert headers["access-control-allow-origin"] == "*"
    assert {"ETag", "Link", "Content-Location"} <= set(headers["access-control-expose-headers"].split(", "))


def test_the_address_can_be_named_with_and_without_a_path(monkeypatch: pytest.MonkeyPatch) -> None:
    get = behind(BASE)
    for named in ("https://a.test/ev/", "https://a.test"):
        monkeypatch.setenv("EVIGRAPH_SITE", named)

        assert get("/ev/site", host="inner:8501").text == "https://a.test/ev"


def test_who_names_no_host_is_told_where_it_has_found_us() -> None:
    def told(server: tuple[str, int | None]) -> str:
        scope = {"type": "http", "method": "GET", "scheme": "http", "path": "/", "headers": [], "server": server}
        return site_of(Request(scope | {"query_string": b""}))

    assert told(("127.0.0.1", 8501)) == "http://127.0.0.1:8501"
    assert told(("::1", 80)) == "http://[::1]"


def test_the_path_is_that_of_the_site_and_never_two(monkeypatch: pytest.MonkeyPatch) -> None:
    assert [base_path(words) for words in ("", "/", "ev", "/ev/", "/a/b")] == ["", "", "/ev", "/ev", "/a/b"]
    monkeypatch.setenv("EVIGRAPH_SITE", "https://a.test/ev")
    assert base_of("") == base_of("ev") == "/ev"
    with pytest.raises(ServeError, match="/other is not that of EVIGRAPH_SITE"):
        base_of("/other")
    for wrong in ("a.test", "ftp://a.test", "https://a.test/?x", "https://a b"):
        monkeypatch.setenv("EVIGRAPH_SITE", wrong)
        with pytest.raises(ServeError, match="must be an address"):
            base_of("")


def test_addresses_for_people_can_be_opened() -> None:
    everywhere = "0.0.0.0"  # noqa: S104  # printed, not bound
    assert printed("::1", 8501, "/ev") == "http://[::1]:8501/ev"
    assert printed(everywhere, 80) == "http://127.0.0.1:80"
    assert printed("::", 80) == "http://[::1]:80"


def test_only_attributes_are_rewritten() -> None:
    for left in (
        b'<a href="https://a/">',
        b'href="/a" in a text: href=&#34;/a&#34;',
        b'{"a": " href=\\"/x\\""}',
        b'<a href="#a">',
    ):
        assert rebased(left, BASE) == left
    assert rebased(b'<form action="/a"><img src="/b">', BASE) == b'<form action="/ev/a"><img src="/ev/b">'
