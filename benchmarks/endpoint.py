"""How long the endpoint takes for a small question, and for the first one after a query had to be killed."""

from __future__ import annotations

import http.client
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from graph.dataset.build import build
from graph.resources import topic

PORT = 18_765
RUNS = 7
SMALL = "ASK { ?s ?p ?o }"
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"


def main() -> None:
    """Build the stroke topic, serve it on the loopback address, and print medians in milliseconds."""
    with tempfile.TemporaryDirectory() as folder:
        quads = next(build(topic(), out=Path(folder)).folder.glob("*.nq"))
        command = [sys.executable, "-m", "graph.cli", "serve", "--port", str(PORT), "--rdf", str(quads), "--union"]
        server = subprocess.Popen(  # noqa: S603  # this project's own command
            command, env=os.environ | {"EVIGRAPH_SPARQL_SECONDS": "1"}
        )
        try:
            wait()
            quiet = [took(SMALL)[1] for _ in range(RUNS)]
            killed = []
            for _ in range(RUNS):
                status, _ = took(ENDLESS)
                if status != 504:
                    raise SystemExit(f"The endless query ended with {status}.")
                killed.append(took(SMALL)[1])
        finally:
            server.terminate()
            server.wait()
    print(f"ASK: {statistics.median(quiet):.1f} ms; ASK after a killed query: {statistics.median(killed):.1f} ms")


def took(query: str) -> tuple[int, float]:
    """The status of an answer and the milliseconds until it had come."""
    started = time.perf_counter()
    connection = http.client.HTTPConnection("127.0.0.1", PORT, timeout=60)
    connection.request("POST", "/sparql", query, {"Content-Type": "application/sparql-query"})
    response = connection.getresponse()
    response.read()
    connection.close()
    return response.status, (time.perf_counter() - started) * 1000


def wait() -> None:
    """Until the first question is answered, at most half a minute."""
    for _ in range(150):
        try:
            if took(SMALL)[0] == 200:
                return
        except OSError:
            pass
        time.sleep(0.2)
    raise SystemExit("The endpoint did not start.")


if __name__ == "__main__":
    main()
