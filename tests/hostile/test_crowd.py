"""Fifty clients at once, one in ten of them hostile: no wrong answer, nobody else's answer, nothing left, memory flat.

Eight seconds; `EVIGRAPH_HOSTILE_SECONDS=60` for the long run.
"""

from __future__ import annotations

import json
import os
import random
import threading
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.web.serving import JSON, Server, is_alive, serving

SECONDS = float(os.environ.get("EVIGRAPH_HOSTILE_SECONDS", "8"))
CLIENTS = 50
HOSTILE = 5
THINGS = 2_000
EVIL = (
    "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }",
    "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }",
    "ASK " + "{" * 5_000,
    "ASK { SERVICE <http://127.0.0.1:1/> {} }",
    "SELECT * { " + " ".join(f"OPTIONAL {{ ?a{n} ?b{n} ?c }}" for n in range(500)) + " }",
    'SELECT * { BIND("aaaaaaaaaaaaaaaa" AS ?x0) '
    + " ".join(f"BIND(CONCAT(?x{n},?x{n}) AS ?x{n + 1})" for n in range(60))
    + " }",
)


@dataclass(slots=True)
class Tally:
    """What happened."""

    honest: Counter[int] = field(default_factory=Counter)
    hostile: Counter[int] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)
    took: list[float] = field(default_factory=list)


def client(server: Server, number: int, tally: Tally, end: float) -> None:
    chance = random.Random(number)  # noqa: S311  # to repeat a run, not to keep a secret
    here = {"Content-Type": "application/sparql-query", "Accept": JSON, "X-Forwarded-For": f"10.0.0.{number}"}
    while time.monotonic() < end:
        try:
            if number < HOSTILE:
                tally.hostile[server.send("POST", "/sparql", chance.choice(EVIL), here).status] += 1
            else:
                ask(server, chance, here, tally)
        except OSError as error:
            tally.wrong.append(repr(error))
        time.sleep(chance.uniform(0, 0.2))


def ask(server: Server, chance: random.Random, here: dict[str, str], tally: Tally) -> None:
    thing, mark = chance.randrange(THINGS), chance.randrange(10**9)
    query = f"SELECT ?o (?o + {mark} AS ?sum) {{ <http://e/s{thing}> <http://e/value> ?o }}"
    start = time.perf_counter()
    reply = server.send("POST", "/sparql", query, here)
    tally.took.append(time.perf_counter() - start)
    tally.honest[reply.status] += 1
    if reply.status == 200:
        (row,) = json.loads(reply.body)["results"]["bindings"]
        if (int(row["o"]["value"]), int(row["sum"]["value"])) != (thing * 7, thing * 7 + mark):
            tally.wrong.append(reply.text)
    elif reply.status != 429:
        tally.wrong.append(f"{reply.status} {reply.text}")


def memory(server: Server) -> int:
    """Kilobytes that the server and its nursery hold."""
    pids = [server.process.pid, *server.family()]
    return sum(share(pid) for pid in pids)


def share(pid: int) -> int:
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))


@pytest.mark.skipif(not Path("/proc/self/smaps_rollup").exists(), reason="memory is read where Linux tells it")
def test_a_crowd_gets_its_own_answers_and_leaves_nothing_behind(tmp_path: Path) -> None:
    file = tmp_path / "data.ttl"
    file.write_text("".join(f"<http://e/s{n}> <http://e/value> {n * 7} .\n" for n in range(THINGS)), encoding="utf-8")
    tally = Tally()
    with serving(file, seconds=2, memory_mb=200, result_mb=2) as server:
        for _ in range(200):
            server.ask("ASK {}")
        quiet, before = len(server.family()), memory(server)
        end = time.monotonic() + SECONDS

        threads = [threading.Thread(target=client, args=(server, number, tally, end)) for number in range(CLIENTS)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

        family = server.family()
        after, count = memory(server), len(family)
        assert server.ask("ASK {}").status == 200
    took = sorted(tally.took)
    told = f"honest {dict(tally.honest)}, hostile {dict(tally.hostile)}, median {took[len(took) // 2] * 1e3:.0f} ms, "
    print(f"{told}p95 {took[len(took) * 95 // 100] * 1e3:.0f} ms, memory {before} -> {after} kB")  # noqa: T201

    assert not tally.wrong, tally.wrong[:5]
    assert tally.honest[200] > 9 * tally.honest[429] + CLIENTS
    assert 200 not in tally.hostile
    assert count <= quiet
    assert after < before + 20_000
    assert not any(map(is_alive, family))
