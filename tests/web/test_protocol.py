"""The W3C's tests of the SPARQL 1.1 Protocol over real HTTP: queries are answered, updates are refused."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from rdflib import Graph, Literal, Namespace, URIRef
from rdflib.collection import Collection
from rdflib.namespace import RDF
from rdflib.term import Node

from tests.web.serving import Reply, Server, serving

FOLDER = Path(__file__).parent / "protocol"
MF = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
HT = Namespace("http://www.w3.org/2011/http#")
CNT = Namespace("http://www.w3.org/2011/content#")
BASE = "http://www.w3.org/2009/sparql/docs/tests/data-sparql11/protocol/manifest#"
# A query test of one step; what an update test would have to change, nobody may change here.
TESTS = Graph().parse(FOLDER / "manifest.ttl")


def entries() -> list[str]:
    head = TESTS.value(predicate=RDF.type, object=MF.Manifest)
    return [str(one).removeprefix(BASE) for one in Collection(TESTS, TESTS.value(head, MF.entries))]


def value(node: Node, predicate: URIRef) -> str:
    found = TESTS.value(node, predicate)
    return "" if found is None else str(found)


def requests(name: str) -> Iterator[Node]:
    action = TESTS.value(URIRef(BASE + name), MF.action)
    assert action is not None
    yield from Collection(TESTS, TESTS.value(action, HT.requests))


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    graphs = [(FOLDER / f"data{number}.nt").read_text(encoding="utf-8").strip() for number in (1, 2, 3)]
    names = [f"http://kasei.us/2009/09/sparql/data/data{number}.rdf" for number in (1, 2, 3)]
    quads = [line.removesuffix(".") + f"<{name}> ." for line, name in zip(graphs, names, strict=True)]
    file = tmp_path_factory.mktemp("protocol") / "data.nq"
    file.write_text("\n".join(quads), encoding="utf-8")
    with serving(file) as running:
        yield running


def send(server: Server, request: Node) -> Reply:
    path = value(request, HT.absolutePath).replace("/sparql/", "/sparql", 1)
    headers = {}
    listed = TESTS.value(request, HT.headers)
    for header in Collection(TESTS, listed) if listed is not None else ():
        headers[value(header, HT.fieldName)] = value(header, HT.fieldValue)
    body = TESTS.value(request, HT.body)
    content = None
    if body is not None:
        content = value(body, CNT.chars).encode(value(body, CNT.characterEncoding) or "UTF-8")
    return server.send(value(request, HT.methodName), path, content, headers)


@pytest.mark.parametrize("name", [name for name in entries() if not name.startswith("update_")])
def test_the_protocol_is_kept(server: Server, name: str) -> None:
    for request in requests(name):
        reply = send(server, request)

        answer = TESTS.value(request, HT.resp)
        assert answer is not None
        allowed = {str(one)[-3] for one in TESTS.objects(answer, MF.expectedStatus)}
        assert str(reply.status)[0] in allowed, reply
        expected = TESTS.value(answer, MF.expectedBoolean)
        if isinstance(expected, Literal):
            assert boolean(reply) is expected.toPython()


def boolean(reply: Reply) -> bool:
    if "xml" in reply.headers["content-type"]:
        found = ET.fromstring(reply.text).find("{http://www.w3.org/2005/sparql-results#}boolean")  # noqa: S314  # ours
        assert found is not None
        return found.text == "true"
    answered = json.loads(reply.body)["boolean"]
    assert isinstance(answered, bool)
    return answered


@pytest.mark.parametrize("name", [name for name in entries() if name.startswith("update_")])
def test_updates_are_refused_in_one_clear_line(server: Server, name: str) -> None:
    first = send(server, next(requests(name)))

    assert first.status == 403
    assert first.text.count("\n") == 1
    assert "Updates are not offered" in first.text


def test_all_tests_of_the_manifest_are_tried() -> None:
    assert len(entries()) == 34
    assert all(list(requests(name)) for name in entries())
