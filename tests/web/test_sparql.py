"""`/sparql` and what stands beside it, over real HTTP with a real nursery."""

from __future__ import annotations

import gzip
import io
import json
import os
import signal
import socket
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import quote

import pyoxigraph as ox
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from tests.web.serving import JSON, Server, is_alive, serving

DATA = """
@prefix : <http://example.org/> .
:a a :Thing ; :name "Alpha"@en, "甲"@zh ; :size 3 .
:b a :Thing ; :size 4 ; :formula "=1+1" .
:g { :c a :Other ; :size 5 . }
"""
PREFIX = "PREFIX : <http://example.org/> "
ENDLESS = "SELECT (COUNT(*) AS ?n) { " + " ".join(f"?a{n} ?b{n} ?c{n} ." for n in range(40)) + " }"


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("data") / "data.trig"
    place.write_text(DATA, encoding="utf-8")
    return place


@pytest.fixture(scope="module")
def server(file: Path) -> Iterator[Server]:
    with serving(file, seconds=1, result_mb=1, memory_mb=300) as running:
        yield running


@pytest.fixture(scope="module")
def patient(file: Path) -> Iterator[Server]:
    """Its queries have the time to reach the other limits, however busy the machine is."""
    with serving(file, seconds=60, result_mb=1, memory_mb=300) as running:
        yield running


def until(true: Callable[[], bool], seconds: float = 30) -> bool:
    end = time.monotonic() + seconds
    while not true() and time.monotonic() < end:
        time.sleep(0.01)
    return true()


# Formats


@pytest.mark.parametrize(
    ("accept", "sent", "begins"),
    [
        ("application/sparql-results+json", "application/sparql-results+json", '{"head":{"vars":["n"]}'),
        ("application/sparql-results+xml", "application/sparql-results+xml", "<?xml"),
        ("text/csv", "text/csv; charset=utf-8", "n\r\n"),
        ("text/tab-separated-values", "text/tab-separated-values; charset=utf-8", "?n\n"),
    ],
)
def test_a_table_comes_in_every_standard_format(server: Server, accept: str, sent: str, begins: str) -> None:
    reply = server.get(PREFIX + "SELECT ?n { :a :name ?n }", accept)

    assert (reply.status, reply.headers["content-type"]) == (200, sent)
    assert reply.text.startswith(begins)
    assert "甲" in reply.text
    assert int(reply.headers["content-length"]) == len(reply.body)


@pytest.mark.parametrize(
    "form",
    [ox.RdfFormat.TURTLE, ox.RdfFormat.N_TRIPLES, ox.RdfFormat.N_QUADS, ox.RdfFormat.TRIG, ox.RdfFormat.JSON_LD],
    ids=str,
)
def test_triples_come_in_every_standard_format(server: Server, form: ox.RdfFormat) -> None:
    reply = server.ask(PREFIX + "CONSTRUCT { ?s :is ?n } WHERE { ?s :size ?n }", form.media_type)

    assert reply.status == 200
    assert reply.headers["content-type"].split(";")[0] == form.media_type
    assert len(list(ox.parse(io.BytesIO(reply.body), format=form))) == 2


def test_what_is_accepted_by_nobody_is_told_with_the_list(server: Server) -> None:
    table, triples = server.get("ASK {}", "image/png"), server.get("DESCRIBE <http://a/>", "image/png")

    assert (table.status, triples.status) == (406, 406)
    assert "text/csv" in table.text
    assert "text/turtle" in triples.text


# The dataset


def test_a_default_graph_is_the_files_own_unless_all_are_asked_for(server: Server, file: Path) -> None:
    query = PREFIX + "ASK { :c ?p ?o }"

    assert server.ask(query).text == '{"head":{},"boolean":false}'
    assert server.ask(query.replace("ASK", "ASK FROM <http://example.org/g>")).text.endswith("true}")
    with serving(file, "--union") as union:
        assert union.ask(query).text.endswith("true}")
        assert union.ask(query.replace("ASK", "ASK FROM <http://example.org/none>")).text.endswith("false}")
        assert union.ask(query.replace("ASK", "ASK FROM NAMED <http://example.org/g>")).text.endswith("false}")


def test_what_the_protocol_names_goes_before_what_the_query_names(server: Server) -> None:
    query = "SELECT ?s FROM <http://example.org/none> { ?s a ?c }"

    reply = server.form(query=query, **{"default-graph-uri": "http://example.org/g"})

    assert [row["s"]["value"] for row in json.loads(reply.body)["results"]["bindings"]] == ["http://example.org/c"]


def test_a_graph_that_is_no_iri_is_told(server: Server) -> None:
    assert server.form(query="ASK {}", **{"named-graph-uri": "no iri"}).status == 400


# HTTP


def test_head_tells_what_get_would(server: Server) -> None:
    get, head = server.get("ASK {}"), server.send("HEAD", "/sparql?query=ASK%7B%7D")

    assert (head.status, head.body) == (200, b"")
    assert head.headers["content-length"] == get.headers["content-length"]


def test_every_page_may_ask_but_with_nobodys_cookies(server: Server) -> None:
    replies = [
        server.send("OPTIONS", "/sparql", headers={"Origin": "http://a", "Access-Control-Request-Method": "POST"}),
        server.ask("ASK {}", Origin="http://a"),
        server.ask("nonsense", Origin="http://a"),
        server.get("ASK {}", "image/png"),
        server.send("DELETE", "/sparql"),
    ]

    assert [reply.status for reply in replies] == [204, 200, 400, 406, 405]
    assert all(reply.headers["access-control-allow-origin"] == "*" for reply in replies)
    assert not any("access-control-allow-credentials" in reply.headers for reply in replies)
    assert "POST" in replies[0].headers["access-control-allow-methods"]


def test_an_answer_that_is_known_is_not_sent_again(server: Server) -> None:
    first = server.get("ASK {}")
    tag = first.headers["etag"]

    again = server.get("ASK {}", **{"If-None-Match": f'"other", {tag}'})
    other = server.get("ASK {}", "text/csv", **{"If-None-Match": tag})

    assert (again.status, again.body, again.headers["etag"]) == (304, b"", tag)
    assert other.status == 200
    assert other.headers["etag"] != tag
    assert "etag" not in server.get("SELECT (NOW() AS ?n) {}").headers


def test_a_mistake_is_told_in_one_line_with_its_place(server: Server) -> None:
    reply = server.ask("ASK {\n  ex:a ?p ?o }")

    assert reply.status == 400
    assert reply.text == "Line 2, column 3: the prefix ex: is not declared. Add PREFIX ex: <…>.\n"
    assert reply.headers["content-type"] == "text/plain; charset=utf-8"


def test_relative_names_belong_to_the_endpoint(server: Server) -> None:
    reply = server.get("SELECT ?x { BIND(<#it> AS ?x) }", "text/csv")

    assert reply.text == f"x\r\nhttp://127.0.0.1:{server.port}/sparql#it\r\n"


# Limits


def test_a_killed_query_says_why_and_the_next_is_answered(server: Server) -> None:
    killed = server.ask(ENDLESS[:-1] + " FILTER NOT EXISTS { ?a1 ?b2 ?c3 . ?c3 ?b4 ?a5 } }")
    answered = server.ask("ASK {}")

    assert killed.status == 504
    assert killed.text.startswith("Stopped after 1 s, and no part of an answer is sent.")
    assert "MINUS" in killed.text
    assert answered.status == 200


def test_an_answer_above_the_limit_is_an_error_and_never_half_an_answer(patient: Server) -> None:
    pairs = "?a ?p1 ?b . ?c ?p2 ?d . ?e ?p3 ?f . ?g ?p4 ?h . ?i ?p5 ?j "

    reply = patient.ask(f"SELECT * {{ {pairs} }}")

    assert reply.status == 507
    assert "larger than 1 MB" in reply.text


def test_too_much_memory_ends_the_query_alone(patient: Server) -> None:
    twice = "".join(f" BIND(CONCAT(?x{n}, ?x{n}) AS ?x{n + 1})" for n in range(40))

    reply = patient.ask(f'SELECT (STRLEN(?x40) AS ?n) {{ BIND("aaaaaaaaaaaaaaaa" AS ?x0) {twice} }}')

    assert reply.status == 507
    assert "300 MB" in reply.text
    assert patient.ask("ASK {}").status == 200


def test_a_client_that_goes_away_takes_its_query_with_it(patient: Server) -> None:
    # The nursery and the worker that waits: those of the queries before have gone.
    assert until(lambda: len(patient.family()) == 2)
    quiet = patient.family()
    with socket.create_connection(("127.0.0.1", patient.port)) as caller:
        body = ENDLESS.encode()
        head = "POST /sparql HTTP/1.1\r\nHost: x\r\nContent-Type: application/sparql-query\r\n"
        caller.sendall(f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body)
        assert until(lambda: len(patient.family()) > len(quiet))

    # Fewer where a worker of the query before was still ending.
    assert until(lambda: len(patient.family()) <= len(quiet))


# Processes


def test_a_nursery_that_dies_is_replaced_without_a_wrong_answer(server: Server) -> None:
    (nursery,) = [
        pid for pid in server.family() if "nursery" in Path(f"/proc/{pid}/cmdline").read_text() and is_parent(pid)
    ]
    os.kill(nursery, signal.SIGKILL)

    replies = [server.ask("ASK {}") for _ in range(5)]

    assert [reply.status for reply in replies] == [200] * 5
    assert not is_alive(nursery)


def is_parent(pid: int) -> bool:
    return bool(Path(f"/proc/{pid}/task/{pid}/children").read_text().split())


@pytest.mark.parametrize("end", [signal.SIGTERM, signal.SIGINT, signal.SIGKILL], ids=lambda one: one.name)
def test_no_process_is_left_behind(file: Path, end: signal.Signals) -> None:
    with serving(file, seconds=30) as running:
        caller = socket.create_connection(("127.0.0.1", running.port))
        body = ENDLESS.encode()
        head = "POST /sparql HTTP/1.1\r\nHost: x\r\nContent-Type: application/sparql-query\r\n"
        caller.sendall(f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body)
        assert until(lambda: len(running.family()) >= 3)
        family = running.family()

        running.process.send_signal(end)
        running.process.wait(15)
        caller.close()

    assert until(lambda: not any(map(is_alive, family)))


def test_new_data_are_served_without_a_gap(tmp_path: Path) -> None:
    place = tmp_path / "data.nt"
    place.write_text('<http://e/a> <http://e/p> "0" .\n', encoding="utf-8")
    with serving(place) as running:
        seen, failed, end = {"0"}, 0, time.monotonic() + 10
        place.with_suffix(".new").write_text('<http://e/a> <http://e/p> "1" .\n', encoding="utf-8")
        place.with_suffix(".new").replace(place)
        while "1" not in seen and time.monotonic() < end:
            reply = running.ask("SELECT ?o { ?s ?p ?o }", "text/csv")
            failed += reply.status != 200
            seen.add(reply.text.split()[-1])

        assert (seen, failed) == ({"0", "1"}, 0)
        place.write_text("<broken", encoding="utf-8")
        time.sleep(2.5)
        assert running.ask("SELECT ?o { ?s ?p ?o }", "text/csv").text.split()[-1] == "1"


# What stands beside it


def test_the_service_describes_itself(server: Server) -> None:
    reply = server.send("GET", "/sparql", headers={"Accept": "text/turtle"})
    found = {str(triple) for triple in ox.parse(reply.body, format=ox.RdfFormat.TURTLE)}

    here = f"<http://127.0.0.1:{server.port}/sparql>"
    assert any(f"{here} <http://www.w3.org/ns/sparql-service-description#endpoint> {here}" in one for one in found)
    assert server.send("GET", "/sparql", headers={"Accept": "image/png"}).status == 406
    page = server.send("GET", "/sparql", headers={"Accept": "text/html,*/*;q=0.8"})
    assert (page.status, page.headers["location"]) == (303, "/query")


def test_void_counts_what_is_served(server: Server) -> None:
    store = ox.Store()
    store.load(server.send("GET", "/.well-known/void").body, ox.RdfFormat.TURTLE)

    (row,) = store.query(
        "SELECT ?n ?c { ?d void:sparqlEndpoint ?e ; void:triples ?n ; void:classes ?c }",
        prefixes={"void": "http://rdfs.org/ns/void#"},
    )
    assert [str(value.value) for value in row] == ["9", "2"]


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_editor_comes_from_here_alone(server: Server, lang: str) -> None:
    page = server.send("GET", f"/query?lang={lang}")

    assert page.status == 200
    assert "default-src 'none'" in page.headers["content-security-policy"]
    assert ("例" in page.text or "问题" in page.text) is (lang == "zh")
    assert server.send("GET", "/query/yasgui.min.js").headers["content-type"].startswith("text/javascript")
    assert server.send("GET", "/query/..%2fserve.py").status == 404
    assert server.send("GET", "/query/serve.py").status == 404


def test_an_empty_answer_says_what_the_data_do_not_hold(server: Server) -> None:
    for accept in (JSON, "text/csv", "text/tab-separated-values", "application/sparql-results+xml"):
        reply = server.ask(f"{PREFIX}SELECT * {{ ?s :siz ?n }}", accept)

        assert reply.status == 200
        assert reply.headers["evigraph-hint"] == "no property :siz; did you mean :size?", accept
    assert "evigraph-hint" not in server.ask(f"{PREFIX}SELECT * {{ ?s :size ?n }}").headers
    assert "evigraph-hint" not in server.ask(f"{PREFIX}SELECT * {{ ?s :size 'none' }}").headers
    assert "Evigraph-Hint" in server.ask("ASK {}").headers["access-control-expose-headers"]


def test_a_graph_that_is_not_there_is_told_whatever_comes_of_it(server: Server) -> None:
    counted = "SELECT (COUNT(*) AS ?n) FROM <http://a/移> { ?s ?p ?o }"

    assert server.ask(counted).headers["evigraph-hint"] == "no graph <http://a/%E7%A7%BB>"
    reply = server.send("GET", "/sparql?query=ASK%7B%7D&default-graph-uri=http://a/none")
    assert reply.headers["evigraph-hint"] == "no graph <http://a/none>"


def test_a_body_that_is_packed_or_has_two_lengths_is_refused(server: Server) -> None:
    kind = {"Content-Type": "application/sparql-query"}
    packed = server.send("POST", "/sparql", gzip.compress(b"ASK {}"), kind | {"Content-Encoding": "gzip"})
    assert (packed.status, "packed ('gzip')" in packed.text) == (415, True)
    with socket.create_connection(("127.0.0.1", server.port)) as caller:
        head = "POST /sparql HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: application/sparql-query\r\n"
        body = "6\r\nASK {}\r\n0\r\n\r\n"
        caller.sendall(f"{head}Content-Length: 6\r\nTransfer-Encoding: chunked\r\n\r\n{body}".encode())
        assert caller.recv(1 << 12).split()[1] == b"400"


def test_a_query_of_an_editor_that_marks_its_files_is_read(server: Server) -> None:
    assert server.ask("\ufeffASK {}").status == 200


def test_a_format_can_be_named_in_the_address(server: Server) -> None:
    asked = "/sparql?query=" + quote(f"{PREFIX}SELECT ?n {{ ?s :size ?n }}")

    plain, marked = server.send("GET", f"{asked}&format=csv"), server.send("GET", f"{asked}&format=csv&bom=1")

    assert plain.headers["content-type"] == "text/csv; charset=utf-8"
    assert plain.body.startswith(b"n\r\n")
    assert marked.body == b"\xef\xbb\xbf" + plain.body
    assert int(marked.headers["content-length"]) == len(marked.body)
    assert marked.headers["etag"] != plain.headers["etag"]
    refused = server.send("GET", f"{asked}&format=xlsx")
    assert (refused.status, "json, xml, csv, tsv" in refused.text) == (406, True)


def test_nothing_but_the_site_is_here(server: Server) -> None:
    assert server.send("GET", "/nope", headers={"Accept": "text/html", "Accept-Language": "zh"}).status == 404
    assert server.send("GET", "/robots.txt").status == 200
    assert server.send("OPTIONS", "/.well-known/void").status == 204


def test_health_is_told(server: Server) -> None:
    assert json.loads(server.send("GET", "/healthz").body)["status"] == "ok"
    assert json.loads(server.send("GET", "/readyz").body)["quads"] == 9


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    method=some.sampled_from(["GET", "POST", "HEAD", "OPTIONS", "PUT", "PATCH"]),
    fields=some.lists(
        some.tuples(some.sampled_from(["query", "update", "default-graph-uri", "x"]), some.text(max_size=30))
    ),
    body=some.binary(max_size=60),
    kind=some.sampled_from(
        ["application/sparql-query", "application/x-www-form-urlencoded", "text/plain", "", "a;b=c;charset="]
    ),
    accept=some.text(alphabet="text/*csvjon,;q=0.1", max_size=20),
)
def test_no_request_makes_the_server_fail(  # noqa: PLR0917  # hypothesis hands them over by name
    server: Server, method: str, fields: list[tuple[str, str]], body: bytes, kind: str, accept: str
) -> None:
    from urllib.parse import urlencode

    reply = server.send(method, f"/sparql?{urlencode(fields)}", body, {"Content-Type": kind, "Accept": accept})

    assert reply.status in (200, 204, 303, 400, 403, 405, 406, 413, 415)
