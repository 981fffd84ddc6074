"""The same rules as functions and as SPARQL on Oxigraph: the same remarks, and how long each takes."""

from __future__ import annotations

import argparse
import gc
import statistics
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from pyoxigraph import RdfFormat, Store
from synthetic import evidence

from graph.grading.assess import grade
from graph.grading.body import Body, Gathering, Weighed
from graph.grading.rulebook import Rulebook, rulebook
from graph.model.assessment import BodyAssessment, Remark
from graph.model.base import EvidenceBase
from graph.model.scales import Direction, Stream

QUERIES = Path(__file__).parent / "queries"
RULES = (
    "few-at-low-risk",
    "most-at-high-risk",
    "opposing-weight",
    "other-cells",
    "few-participants",
    "very-few-participants",
    "few-animals",
    "very-few-animals",
)
_HOME = "https://bench.invalid/"


class Said(NamedTuple):
    """A remark as both ways can be held against each other."""

    outcome: str
    values: tuple[int, ...]
    rests_on: frozenset[str]


Remarks = Mapping[tuple[str, str], Said]
"""By body and rule."""


def main() -> None:
    """Check that both ways say the same, and time them in turns."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--claims", type=int, nargs="+", default=[2_000, 10_000])
    parser.add_argument("--times", type=int, default=5)
    asked = parser.parse_args()
    for claims in asked.claims:
        compare(evidence(claims), asked.times)


def compare(base: EvidenceBase, times: int) -> None:
    """Print medians of both ways on one base, and of all our rules."""
    rules, queries, bodies = some_rules(), texts(), rated_bodies(base)
    started = time.perf_counter()
    store = stored(base)
    loaded = time.perf_counter() - started
    remarks = ours(base)
    assert_equal(remarks, theirs(store))
    gc.collect()
    gc.disable()
    functions, sparql, some, whole = timed(
        times,
        lambda: judged(bodies, rules),
        lambda: [list(store.query(query)) for query in queries],
        lambda: grade(base, rules=rules),
        lambda: grade(base),
    )
    gc.enable()
    print(f"{len(base.claims):,} claims, {len(bodies):,} bodies, {len(store):,} triples (loaded in {loaded:.1f} s)")
    print(f"  {len(RULES)} rules, the same {len(remarks):,} remarks both ways")
    print(f"  on gathered bodies: functions {functions:.3f} s, SPARQL {sparql:.3f} s, ratio {functions / sparql:.2f}")
    print(f"  with gathering, levels and sentences: {len(RULES)} rules {some:.3f} s, ratio {some / sparql:.2f}")
    print(f"  the same with all {len(rulebook().rules)} rules {whole:.3f} s")


def timed(times: int, *ways: Callable[[], object]) -> list[float]:
    """The median seconds of each way, run in turns so that what else happens on the machine meets all of them."""
    seconds: list[list[float]] = [[] for _ in ways]
    for _ in range(times):
        for way, taken in zip(ways, seconds, strict=True):
            started = time.perf_counter()
            way()
            taken.append(time.perf_counter() - started)
    return [statistics.median(taken) for taken in seconds]


def some_rules() -> Rulebook:
    """The rulebook with the rules that are also written in SPARQL."""
    whole = rulebook()
    return Rulebook(whole.edition, tuple(rule for rule in whole.rules if rule.card.id in RULES))


def rated_bodies(base: EvidenceBase) -> list[Body]:
    """The bodies that are rated: their lines are counted, sorted, put in relation and weighed."""
    gathering = Gathering(base, base.topic.curated_until)
    gathered = (gathering.evidence(claim, base.lines_of.get(claim.id, ())) for claim in base.claims.values())
    bodies = (body for evidence in gathered for body in evidence.bodies)
    return [body for body in bodies if body.claim.kind.is_rated and body.stream is not Stream.STATEMENT]


def judged(bodies: Iterable[Body], rules: Rulebook) -> list[Remark | None]:
    """What the rules remark on bodies."""
    return [
        rule.judge(body, rule.limit)
        for body in bodies
        for group in rules.groups(body.stream, body.claim.kind)
        for rule in group.rules
    ]


def texts() -> list[str]:
    """The queries; one of them is four rules."""
    return [file.read_text(encoding="utf-8") for file in sorted(QUERIES.glob("*.rq"))]


def ours(base: EvidenceBase) -> Remarks:
    """What the functions remark."""
    return {
        (body_name(body, one.claim), reason.rule): Said(
            reason.outcome, tuple(int(value) for value in reason.remark.values), frozenset(reason.rests_on)
        )
        for one in grade(base, rules=some_rules()).assessments.values()
        for body in one.bodies
        for reason in body.reasons
        if reason.rule in RULES
    }


def theirs(store: Store) -> Remarks:
    """What the queries remark."""
    told: dict[str, dict[str, list[str]]] = {}
    for query in texts():
        for remark, said, value in store.query(query):
            about = told.setdefault(remark.value, {})
            about.setdefault(said.value.removeprefix(_HOME), []).append(value.value.removeprefix(_HOME))
    return {
        (about["on"][0], about["rule"][0]): Said(
            about["outcome"][0],
            tuple(int(about[place][0]) for place in ("first", "second", "third") if place in about),
            frozenset(about.get("restsOn", ())),
        )
        for about in told.values()
    }


def assert_equal(functions: Remarks, sparql: Remarks) -> None:
    """Stop where the two ways differ, and show the first difference."""
    for key in sorted(functions.keys() | sparql.keys()):
        if functions.get(key) != sparql.get(key):
            sys.exit(f"{key}: functions say {functions.get(key)}, SPARQL says {sparql.get(key)}")


def stored(base: EvidenceBase) -> Store:
    """An in-memory store with everything that the queries ask for."""
    store = Store()
    store.bulk_load("\n".join(_triples(base)).encode(), RdfFormat.N_TRIPLES)
    store.optimize()
    return store


def _triples(base: EvidenceBase) -> Iterator[str]:
    """Bodies and their lines as N-Triples, so that SPARQL is spared the gathering as well."""
    for body in rated_bodies(base):
        yield from _of_body(body)


def _of_body(body: Body) -> Iterator[str]:
    name = f"<{_HOME}{body_name(body, body.claim.id)}>"
    if body.stream is not Stream.IN_VITRO:
        yield _triple(name, "who", f'"{"people" if body.stream.is_human else "animals"}"')
    yield _triple(name, "namesCells", _boolean(is_true=bool(body.claim.scope.cells)))
    for number, line in enumerate(body.lines):
        for said, value in _of_line(line):
            yield _triple(f"{name[:-1]}/{number}>", said, value)
        yield _triple(f"{name[:-1]}/{number}>", "body", name)


def _of_line(line: Weighed) -> Iterator[tuple[str, str]]:
    risk = line.study.risk_of_bias
    yield "study", f"<{_HOME}{line.study.id}>"
    yield "weight", _integer(line.weight)
    yield "subjects", _integer(line.subjects or 0)
    yield "side", _integer(_SIDES[line.line.direction])
    yield "pools", _integer(int(line.study.design.pools))
    yield "isLow", _boolean(is_true=risk.is_low)
    yield "highDomains", _integer(risk.high_domains)
    yield "relation", f'"{line.relation}"'


_SIDES = {Direction.SUPPORTS: 2, Direction.MIXED: 1, Direction.DISPUTES: 0}


def body_name(body: Body | BodyAssessment, claim: str) -> str:
    """The claim, the kind of study and whether it is on-product make a body."""
    return f"{claim}/{body.stream}/{body.on_product}"


def _triple(subject: str, said: str, value: str) -> str:
    return f"{subject} <{_HOME}{said}> {value} ."


def _integer(value: int) -> str:
    return f'"{value}"^^<http://www.w3.org/2001/XMLSchema#integer>'


def _boolean(*, is_true: bool) -> str:
    return f'"{str(is_true).lower()}"^^<http://www.w3.org/2001/XMLSchema#boolean>'


if __name__ == "__main__":
    main()
