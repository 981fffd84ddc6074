"""The guard against the engine itself: what the engine would obey never passes, and what only looks like it does.

`EVIGRAPH_EXAMPLES=1000000` tries a million queries in the place of a few hundred.
"""

from __future__ import annotations

import os
from time import perf_counter

import pyoxigraph as ox
from hypothesis import given, settings
from hypothesis import strategies as some

from graph.errors import RefusedError
from graph.web.guard import MOST_BYTES, examine

EXAMPLES = int(os.environ.get("EVIGRAPH_EXAMPLES", "300"))
GAPS = some.sampled_from(["", "", "", " ", "\n", "#>\n", "#<\n"])
NAMES = some.sampled_from(
    [
        "?x",
        "?y",
        "<http://a#>",
        "<http://a/service?x>",
        "<?y)SERVICE>",
        "a:b",
        "a:",
        "'a'",
        "'>'",
        '"<"@en',
        "1",
        "1.e5",
    ]
)


def joined(*parts: some.SearchStrategy[str] | str) -> some.SearchStrategy[str]:
    """The parts one after the other, with blanks, lines, remarks or nothing between them."""
    found = [part if isinstance(part, some.SearchStrategy) else some.just(part) for part in parts]
    spaced = [piece for part in found for piece in (part, GAPS)]
    return some.tuples(*spaced).map("".join)


def larger(smaller: some.SearchStrategy[str]) -> some.SearchStrategy[str]:
    """Comparisons, brackets and calls of what is smaller."""
    signs = some.sampled_from(["<", "<=", ">", ">=", "&&", "||", "=", "+", "*"])
    return some.one_of(
        joined(smaller, signs, smaller),
        joined("(", smaller, ")"),
        joined("STR(", smaller, ")"),
        joined(smaller, "IN (", smaller, ",", smaller, ")"),
        joined("EXISTS {", "?x ?y (", NAMES, NAMES, ")", "}"),
    )


EXPRESSIONS = some.recursive(NAMES, larger, max_leaves=6)
PATTERNS = some.one_of(
    joined("FILTER(", EXPRESSIONS, ")"),
    joined("BIND(", EXPRESSIONS, "AS ?z", ")"),
    joined("?x ?y (", NAMES, NAMES, ")", "."),
    joined("VALUES(?v ?w){(", some.sampled_from(["<http://a#>", "1", "<b>"]), "<http://a/service>", ")}"),
)
ASKED = some.sampled_from(["<http://127.0.0.1:1/>", "?x", "a:b", "<?y)>"])
SERVICE = joined(
    some.sampled_from(["SERVICE", "service", "\\u0053ERVICE"]), some.sampled_from(["", "SILENT"]), ASKED, "{}"
)


def query(*patterns: some.SearchStrategy[str]) -> some.SearchStrategy[str]:
    begun = "PREFIX a:<http://a/> ASK {"
    return joined(begun, *patterns, "}")


def parses(text: str) -> bool:
    """Whether the engine takes it for a query. Nothing is in the store, so nothing is asked of anybody."""
    try:
        ox.Store().query(text.replace("ASK", "SELECT * ", 1), base_iri="http://a/")
    except (SyntaxError, ValueError):
        return False
    return True


def passes(text: str) -> bool:
    try:
        examine(text)
    except RefusedError:
        return False
    return True


@settings(max_examples=EXAMPLES, deadline=None)
@given(query(PATTERNS, PATTERNS, SERVICE, PATTERNS))
def test_no_query_passes_in_which_the_engine_would_see_service(text: str) -> None:
    assert not (passes(text) and parses(text)), text


@settings(max_examples=EXAMPLES, deadline=None)
@given(query(PATTERNS, PATTERNS, PATTERNS))
def test_what_only_looks_like_service_passes(text: str) -> None:
    assert passes(text) or not parses(text), text


def test_reading_stays_quick_however_many_ways_there_are() -> None:
    for piece in ("(?x<?y", "(1<a>", "<", "(a:b<'", "(?x<#", "(1<(2<(3<4>"):
        text = "ASK {" + piece * ((MOST_BYTES - 10) // len(piece)) + "}"
        since = perf_counter()

        passes(text)

        assert perf_counter() - since < 5, piece
