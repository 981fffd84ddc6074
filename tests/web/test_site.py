"""Our own data set beside the viewer: before it is built, and afterwards."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.requests import Request

from graph.errors import RefusedError
from graph.web import description
from graph.web.examples import Example
from graph.web.query_page import found_examples
from graph.web.site import own_site, written_void

VOID = b"@prefix void: <http://rdfs.org/ns/void#> . <http://a/d> a void:Dataset ; void:subset [ a void:Dataset ] ."


def request(path: str) -> Request:
    scope = {
        "type": "http",
        "method": "GET",
        "path": path,
        "headers": [],
        "query_string": b"",
        "client": ("127.0.0.1", 1),
    }
    return Request(scope | {"server": ("127.0.0.1", 80), "scheme": "http"})


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("EVIGRAPH_BUILT", str(tmp_path))
    return tmp_path


def test_before_anything_is_built_the_endpoint_says_what_to_do(folder: Path) -> None:
    site = own_site()

    with pytest.raises(RefusedError, match="evigraph build") as refused:
        asyncio.run(site.service.ready())

    assert refused.value.status == 503
    assert not list(folder.iterdir())


def test_what_is_built_is_served_as_the_union_of_its_graphs(folder: Path) -> None:
    (folder / "data.nq").write_text("<http://a/a> <http://a/b> <http://a/c> <http://a/g> .\n", encoding="utf-8")
    (folder / "void.ttl").write_bytes(VOID)
    site = own_site()

    async def scene() -> tuple[int, bytes, bytes]:
        async with site.lifespan()(Starlette()):
            ready = await site.ready(request("/readyz"))
            void = await site.void(request("/.well-known/void"))
            return ready.status_code, bytes(ready.body), bytes(void.body)

    status, ready, void = asyncio.run(scene())

    assert status == 200
    assert b'"quads":1' in ready
    assert b"<http://127.0.0.1/sparql>" in void
    assert site.service.union


@pytest.mark.usefixtures("folder")
def test_a_written_void_is_told_where_it_can_be_asked_and_fetched() -> None:
    assert written_void() is None

    triples = list(description.of_built("http://a", VOID))

    added = {one.predicate.value.partition("#")[2]: one for one in triples[-2:]}
    assert {name: (one.subject.value, one.object.value) for name, one in added.items()} == {
        "sparqlEndpoint": ("http://a/d", "http://a/sparql"),
        "dataDump": ("http://a/d", "http://a/download/dataset.nq"),
    }


def test_the_named_questions_come_first_in_both_languages() -> None:
    own, general = found_examples(own_data=True), found_examples(own_data=False)

    assert own[-len(general) :] == general
    assert all(isinstance(one, Example) and one.title("en") and one.title("zh") for one in own)
