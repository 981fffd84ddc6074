"""A served file for tests: the real command, a real port of the loopback address, real HTTP."""

from __future__ import annotations

import contextlib
import http.client
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, urlencode

ROOT = Path(__file__).resolve().parents[2]
JSON = "application/sparql-results+json"


@dataclass(frozen=True, slots=True)
class Reply:
    """What came back."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()


@dataclass(slots=True)
class Server:
    """A running endpoint."""

    process: subprocess.Popen[str]
    port: int

    def send(
        self,
        method: str,
        path: str,
        body: bytes | str | None = None,
        headers: dict[str, str] | None = None,
        wait: float = 30,
    ) -> Reply:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=wait)
        try:
            connection.request(method, path, body, headers or {})
            response = connection.getresponse()
            found = {name.lower(): value for name, value in response.getheaders()}
            return Reply(response.status, found, response.read())
        finally:
            connection.close()

    def ask(self, query: str, accept: str = JSON, **headers: str) -> Reply:
        """By POST, with the query as the body."""
        sent = {"Content-Type": "application/sparql-query", "Accept": accept} | headers
        return self.send("POST", "/sparql", query.encode(), sent)

    def get(self, query: str, accept: str = JSON, **headers: str) -> Reply:
        return self.send("GET", f"/sparql?query={quote(query)}", headers={"Accept": accept} | headers)

    def form(self, **fields: str) -> Reply:
        sent = {"Content-Type": "application/x-www-form-urlencoded"}
        return self.send("POST", "/sparql", urlencode(fields), sent)

    def family(self) -> set[int]:
        """The processes that it has started, and those that these have."""
        return {pid for pid in descendants(self.process.pid) if is_alive(pid)}


def descendants(pid: int) -> set[int]:
    """Children, and children's children, of a process of ours."""
    found: set[int] = set()
    with contextlib.suppress(FileNotFoundError):
        for file in Path(f"/proc/{pid}/task").glob("*/children"):
            with contextlib.suppress(FileNotFoundError, ProcessLookupError):
                children = {int(word) for word in file.read_text().split()}
                found |= children | {one for child in children for one in descendants(child)}
    return found


def is_alive(pid: int) -> bool:
    """Whether the process is there and no mere remains."""
    try:
        status = Path(f"/proc/{pid}/status").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return False
    return not re.search(r"^State:\s+[ZX]", status, re.MULTILINE)


@contextlib.contextmanager
def serving(file: Path, *words: str, **settings: object) -> Iterator[Server]:
    """`evigraph serve --rdf FILE` on a free port, ended when the test is over."""
    environment = os.environ | {f"EVIGRAPH_SPARQL_{name.upper()}": str(value) for name, value in settings.items()}
    command = [sys.executable, "-m", "graph.cli", "serve", "--port", "0", "--rdf", str(file), *words]
    process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout
        said = process.stdout.readline()
        found = re.search(r"http://127\.0\.0\.1:(\d+)/sparql", said)
        assert found, said
        yield Server(process, int(found[1]))
    finally:
        process.terminate()
        process.wait(10)
        if process.stdout:
            process.stdout.close()
