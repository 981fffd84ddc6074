"""Hostile requests, one at a time: each is refused or contained, and the next honest question is answered at once."""

from __future__ import annotations

import socket
import time
from collections.abc import Iterator
from contextlib import suppress

import pytest

from tests.web.serving import Server, serving

SECONDS = 1
OVER = {400, 413}
CONTAINED = {400, 413, 500, 504, 507}
HEAD = b"POST /sparql HTTP/1.1\r\nHost: x\r\nContent-Type: application/sparql-query\r\n"
ASK = b"GET /sparql?query=ASK%7B%7D HTTP/1.1\r\nHost: x\r\n"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    file = tmp_path_factory.mktemp("data") / "data.nt"
    lines = (f"<http://e/s{n}> <http://e/p{n % 3}> <http://e/o{n % 50}> .\n" for n in range(3_000))
    file.write_text("".join(lines), encoding="utf-8")
    with serving(file, seconds=SECONDS, memory_mb=200, result_mb=1) as running:
        yield running


@pytest.fixture(autouse=True)
def unharmed(server: Server) -> Iterator[None]:
    """Whatever was sent: nothing is left behind, and the next question is answered as if nothing had happened."""
    before = len(server.family())
    yield
    reply = server.ask("ASK { <http://e/s1> ?p ?o }")
    assert (reply.status, reply.text) == (200, '{"head":{},"boolean":true}')
    end = time.monotonic() + 5
    while len(server.family()) > before and time.monotonic() < end:
        time.sleep(0.01)
    assert len(server.family()) <= before


@pytest.mark.parametrize("deep", [2_000, 10_000, 100_000])
@pytest.mark.parametrize("pair", ["{}", "()", "[]"])
def test_nested_brackets(server: Server, pair: str, deep: int) -> None:
    reply = server.ask(f"ASK {pair[0] * deep}{pair[1] * deep}")

    assert reply.status in OVER


@pytest.mark.parametrize(
    "query",
    [
        "ASK { FILTER(" + "(" * 9_000 + "1" + ")" * 9_000 + ") }",
        "ASK { " + " UNION ".join(["{}"] * 1_900) + " }",
        "ASK { FILTER(" + "||".join(["?a"] * 4_000) + ") }",
        "ASK { FILTER(" + "!" * 19_000 + "?a) }",
        "ASK { ?a " + "<x:a>/" * 3_000 + "<x:a> ?b }",
        "ASK { ?a " + "(" * 60 + "<x:a>" + ")*" * 60 + " ?b }",
        "SELECT * { " + " ".join(f"OPTIONAL {{ ?a{n} ?b{n} ?c }}" for n in range(500)) + " }",
        "SELECT * { " + " ".join(f"?a{n} ?b{n} ?c{n} ." for n in range(700)) + " }",
        "SELECT DISTINCT ?a ?d ?g { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }",
        "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }",
        "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?i ?h ?g",
        "SELECT * { ?s ?p ?o FILTER NOT EXISTS { ?s ?q ?x . ?y ?q ?o . ?y ?r ?z . ?z ?t ?u } }",
        'SELECT * { BIND("'
        + "a" * 99
        + '" AS ?x0) '
        + " ".join(f"BIND(CONCAT(?x{n},?x{n}) AS ?x{n + 1})" for n in range(60))
        + " }",
        'SELECT * { ?s ?p ?o FILTER(REGEX("' + "a" * 40 + '!", "^(a+)+$")) }',
        "SELECT (GROUP_CONCAT(STR(?a)) AS ?x) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }",
    ],
    ids=lambda query: f"{query[:24]}…{len(query)}".replace("/", "_"),
)
def test_costly_queries_are_contained_or_answered(server: Server, query: str) -> None:
    reply = server.ask(query)

    assert reply.status in CONTAINED | {200}
    if reply.status != 200:
        assert reply.text.count("\n") == 1


@pytest.mark.parametrize(
    "words",
    [
        "SERVICE",
        "sErViCe",
        "SERVICE SILENT",
        "SERVICE#a\n",
        "SERVICE#a\r\n SILENT #b\n",
        "\\u0053ERVICE",
        "SERV\\u0049CE",
    ],
)
def test_no_packet_leaves_whatever_service_is_called(server: Server, words: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.settimeout(0.2)
        port = listener.getsockname()[1]

        reply = server.ask(f"SELECT * {{ {words} <http://127.0.0.1:{port}/> {{ ?s ?p ?o }} }}")

        assert reply.status == 400
        with pytest.raises(TimeoutError):
            listener.accept()


def test_a_worker_that_is_handed_service_all_the_same_cannot_open_a_socket() -> None:
    import os
    import tempfile

    import pyoxigraph as ox

    from graph.web.worker import Outcome, Task, run

    with socket.create_server(("127.0.0.1", 0)) as listener, tempfile.TemporaryFile() as file:
        listener.settimeout(0.2)
        query = f"SELECT * {{ SERVICE SILENT <http://127.0.0.1:{listener.getsockname()[1]}/> {{ ?s ?p ?o }} }}"
        file.write(Task(query, "JSON", 5, 500_000_000, 1_000_000).written())
        file.flush()
        file.seek(0)
        store = ox.Store()
        pid = os.fork()
        if pid == 0:
            os._exit(0 if run(store, file) is Outcome.ANSWERED else 1)
        _, status = os.waitpid(pid, 0)

        assert os.waitstatus_to_exitcode(status) == 0
        with pytest.raises(TimeoutError):
            listener.accept()


@pytest.mark.parametrize(
    "clause", ["FROM <http://127.0.0.1:{}/a>", "FROM NAMED <http://127.0.0.1:{}/a>", "FROM <file:///etc/passwd>"]
)
def test_from_fetches_nothing(server: Server, clause: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.settimeout(0.2)

        reply = server.ask(f"SELECT * {clause.format(listener.getsockname()[1])} {{ ?s ?p ?o }}", "text/csv")

        assert (reply.status, reply.text.count("\n")) == (200, 1)
        with pytest.raises(TimeoutError):
            listener.accept()


@pytest.mark.parametrize(
    "update", ["LOAD <file:///etc/passwd>", "DROP ALL", "INSERT DATA { <a:a> <a:b> <a:c> }", "load<http://127.0.0.1/>"]
)
def test_nothing_can_be_changed(server: Server, update: str) -> None:
    assert server.ask(update).status == 403
    assert server.form(update=update).status == 403
    assert server.send("POST", "/sparql", update, {"Content-Type": "application/sparql-update"}).status == 403


# Bytes


@pytest.mark.parametrize(
    "body", [b"ASK {} #\xff", b"ASK \xc3\x28", b"\xed\xa0\x80", "ASK {}".encode("utf-16"), b"ASK { ?s ?p '\x80' }"]
)
def test_broken_utf_8(server: Server, body: bytes) -> None:
    reply = server.send("POST", "/sparql", body, {"Content-Type": "application/sparql-query"})

    assert reply.status == 400
    assert "UTF-8" in reply.text


@pytest.mark.parametrize("asked", ["query=ASK%7B%7D%FF", "query=%ED%A0%80", "query=%C3(", "%FF=1&query=ASK%7B%7D"])
def test_broken_utf_8_behind_percent_signs(server: Server, asked: str) -> None:
    assert server.send("GET", f"/sparql?{asked}").status == 400
    kind = {"Content-Type": "application/x-www-form-urlencoded"}
    assert server.send("POST", "/sparql", asked, kind).status == 400


@pytest.mark.parametrize("size", [20_001, 1_000_000, 20_000_000])
def test_huge_bodies_are_not_read(server: Server, size: int) -> None:
    with suppress(ConnectionError):
        assert server.ask("#" * size).status == 413


def test_a_huge_body_without_a_length_is_not_read(server: Server) -> None:
    with socket.create_connection(("127.0.0.1", server.port), timeout=5) as caller:
        caller.sendall(HEAD + b"Transfer-Encoding: chunked\r\n\r\n")
        with suppress(ConnectionError):
            for _ in range(100):
                caller.sendall(b"1000\r\n" + b"#" * 4096 + b"\r\n")
        with suppress(ConnectionError):
            assert caller.recv(4096).startswith(b"HTTP/1.1 413")


@pytest.mark.parametrize(
    "head",
    [
        b"X: a\r\n\tfolded: b\r\n",
        b"Content-Length: -1\r\n",
        b"Content-Length: 99999999999999999999999999\r\n",
        b"Content-Length: 5\r\nContent-Length: 6\r\n",
        b"Transfer-Encoding: chunked\r\nContent-Length: 3\r\n",
        b'Host: a b<>"\r\n',
        b"X-Forwarded-Host: evil\r\nX-Forwarded-Proto: javascript\r\n",
        b"Accept: " + b"a/b," * 3_000 + b"\r\n",
        b"If-None-Match: " + b'"a",' * 3_000 + b"\r\n",
        b"A" * 100_000 + b": b\r\n",
        b"Accept: text/csv\x00\r\n",
        b"Accept: \xff\xfe\r\n",
        b"X-Forwarded-For: " + b"1.1.1.1," * 1_000 + b"\r\n",
    ],
    ids=lambda head: head[:24].decode("latin-1").strip(),
)
def test_tricks_with_headers_get_a_plain_answer(server: Server, head: bytes) -> None:
    with socket.create_connection(("127.0.0.1", server.port), timeout=5) as caller:
        with suppress(ConnectionError):
            caller.sendall(ASK + head + b"Connection: close\r\n\r\n")
        answer = b""
        with suppress(ConnectionError, TimeoutError):
            while piece := caller.recv(65_536):
                answer += piece

    assert not answer or answer[9:12] in (b"200", b"400", b"406", b"431"), answer[:200]
    assert answer.count(b"HTTP/1.1") <= 1


@pytest.mark.parametrize("word", ["%0d%0aX-Evil:%20yes", "%0aSet-Cookie:a=b", "%00", "%E5%98%8A%E5%98%8DX-Evil:%20yes"])
def test_no_word_of_a_client_becomes_a_header(server: Server, word: str) -> None:
    for path in (f"/sparql?query=ASK%7B%7D&x={word}", f"/sparql?query={word}", f"/query?lang={word}", f"/query/{word}"):
        reply = server.send("GET", path)
        assert not {"x-evil", "set-cookie"} & set(reply.headers)
        assert reply.status in (200, 400, 404)


def test_a_slow_client_keeps_nobody_waiting(server: Server) -> None:
    callers = [socket.create_connection(("127.0.0.1", server.port)) for _ in range(30)]
    for number, caller in enumerate(callers):
        caller.sendall(ASK[: 10 + number] if number % 2 else HEAD + b"Content-Length: 50\r\n\r\nq")

    assert server.ask("ASK {}").status == 200
    for caller in callers:
        caller.close()
