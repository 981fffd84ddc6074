"""What nobody owns is 404 in the format and language that were asked for; what the viewer owns stays."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from graph.web.nowhere import Nowhere
from tests.web.asking import Get, getting


class Shell(StaticFiles):
    """As Streamlit's: whatever is not there is answered with the shell."""

    async def get_response(self, _path: str, _scope: object) -> Response:
        return PlainTextResponse("shell")


async def health(_: Request) -> Response:
    return PlainTextResponse("ok")


@pytest.fixture(params=["", "/ev"])
def get(request: pytest.FixtureRequest, tmp_path: Path) -> Get:
    base = request.param
    (tmp_path / "static").mkdir()
    (tmp_path / "static" / "a.js").write_text("a", encoding="utf-8")
    routes = [Route(f"{base}/_stcore/health", health), Mount(base or "/", app=Shell(directory=tmp_path))]
    inner = Starlette(routes=routes, middleware=[Middleware(Nowhere, base=base)])
    asked = getting([Mount("/", app=inner)])
    return lambda path, *words, **more: asked(base + path, *words, **more)


def test_the_viewer_its_routes_and_its_files_stay(get: Get) -> None:
    for path in ("/", "/_stcore/health", "/static/a.js"):
        assert get(path, method="HEAD").status == get(path).status == 200, path


def test_nobodys_paths_are_404_in_what_was_asked_for(get: Get) -> None:
    for path in ("/nope", "/foo.ttl", "/llms.txt", "/static", "/static/b.js", "/nope/"):
        for accept, kind in (
            ("*/*", "text/plain; charset=utf-8"),
            ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "text/html; charset=utf-8"),
            ("application/json", "application/json"),
            ("image/png", "text/plain; charset=utf-8"),
        ):
            reply = get(path, accept=accept)

            assert (reply.status, reply.headers["content-type"]) == (404, kind), (path, accept)
    assert get("/nope", method="POST").status == 404


def test_the_404_speaks_the_readers_language_and_its_links_stay_on_the_site(get: Get) -> None:
    page = get("/<nope>", accept="text/html", accept_language="zh-CN, en;q=0.5")

    assert page.headers["content-language"] == "zh-Hans"
    assert "没有此页面" in page.text
    assert "<nope>" not in page.text
    assert json.loads(get("/nope.json").text)["status"] == 404
