"""`sparql` for assistants: the endpoint's guard, limits and processes, and its answer as plain rows."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator

import pyoxigraph as ox

from graph.assistants import replies
from graph.assistants.telling import Telling
from graph.assistants.words import say
from graph.web.formats import TABLES, TRIPLES
from graph.web.guard import examine
from graph.web.question import Question
from graph.web.service import Service

MOST_ROWS, MOST_CELL, MOST_TRIPLES, MOST_NAMED = 200, 2000, 500, 10
_CLAIM = re.compile(r"(?:.*/claim/)?([A-Za-z0-9._-]+)")


async def sparql(service: Service, telling: Telling, query: str, *, client: str) -> replies.SparqlAnswer:
    """The answer of the endpoint; RefusedError says what stands in the way, as the endpoint says it."""
    question = Question(examine(query.removeprefix("\ufeff")))
    form = question.query.form
    gives_triples = form is not None and form.gives_triples
    wanted = next(one for one in TRIPLES if one.name == "N_TRIPLES") if gives_triples else TABLES[0]
    answer = await service.answer(question, wanted, client=client)
    with answer.file:
        content = answer.file.read()
    return _triples(content, telling) if gives_triples else _table(content, telling)


def _triples(content: bytes, telling: Telling) -> replies.SparqlAnswer:
    lines = content.decode().splitlines(keepends=True)
    shown = lines[:MOST_TRIPLES]
    return replies.SparqlAnswer(
        triples="".join(shown), rows_in_all=len(lines), note=_note(telling, len(shown), len(lines)), **telling.carried()
    )


def _table(content: bytes, telling: Telling) -> replies.SparqlAnswer:
    results = ox.parse_query_results(io.BytesIO(content), format=ox.QueryResultsFormat.JSON)
    if isinstance(results, ox.QueryBoolean):
        return replies.SparqlAnswer(truth=bool(results), **telling.carried())
    if not isinstance(results, ox.QuerySolutions):  # No table holds triples.
        return replies.SparqlAnswer(**telling.carried())
    columns = [variable.value for variable in results.variables]
    every = list(results)
    rows = [[_cell(row[name]) for name in columns] for row in every[:MOST_ROWS]]
    return replies.SparqlAnswer(
        columns=columns,
        rows=rows,
        rows_in_all=len(every),
        claims=[telling.standing(claim) for claim in _claims(rows, telling)],
        note=_note(telling, len(rows), len(every)),
        **telling.carried(),
    )


def _note(telling: Telling, shown: int, in_all: int) -> str | None:
    if not in_all:
        return say("no-rows", telling.lang)
    return say("more", telling.lang, shown, in_all) if in_all > shown else None


def _cell(term: object) -> str | None:
    if term is None:
        return None
    words = term.value if isinstance(term, ox.Literal | ox.NamedNode | ox.BlankNode) else str(term)
    return words if len(words) <= MOST_CELL else f"{words[: MOST_CELL - 1]}…"


def _claims(rows: list[list[str | None]], telling: Telling) -> Iterator[str]:
    """The claims that cells name by their id or their address, each once, the first of them."""
    found = (_CLAIM.fullmatch(cell) for row in rows for cell in row if cell and len(cell) < 300)
    ids = dict.fromkeys(one[1] for one in found if one and one[1] in telling.known.grading.assessments)
    yield from list(ids)[:MOST_NAMED]
