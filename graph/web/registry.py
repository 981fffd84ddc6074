"""Which graphs, classes and properties are served: counted once for each version, by workers like every other query."""

from __future__ import annotations

import asyncio
import contextlib

import pyoxigraph as ox

from graph.dataset.hints import Sort, Vocabulary, hints
from graph.errors import RefusedError
from graph.web.description import Census, Part
from graph.web.question import Question
from graph.web.service import Service

_MOST_PARTS = 2_000
_SECONDS_FOR_A_HINT = 3.0
_COUNTS = {
    "graphs": "SELECT ?part (COUNT(*) AS ?number) { GRAPH ?part { ?s ?p ?o } }",
    "classes": "SELECT ?part (COUNT(DISTINCT ?s) AS ?number) { %s }",
    "properties": "SELECT ?part (COUNT(*) AS ?number) { %s }",
}
_PATTERNS = {"graphs": "", "classes": "?s a ?part", "properties": "?s ?part ?o"}


class Registry:
    """What the data of one service hold, by name."""

    def __init__(self, service: Service) -> None:
        self._service = service
        self._census: tuple[str, Census] = ("", Census())

    async def census(self, client: str) -> Census:
        """How much there is of each."""
        loaded = await self._service.ready()
        if self._census[0] != loaded.version:
            counts = {name: await self._parts(name, client) for name in _COUNTS}
            self._census = loaded.version, Census(**counts)
        return self._census[1]

    async def hint(self, question: Question, client: str) -> str:
        """What a question names and the data do not hold; empty where nothing is missing, or finding out takes long."""
        graphs = (*question.default_graphs, *question.named_graphs)
        with contextlib.suppress(RefusedError, TimeoutError):
            async with asyncio.timeout(_SECONDS_FOR_A_HINT):
                known = _vocabulary(await self.census(client))
            return " | ".join(hints(question.query.text, known, graphs=graphs))
        return ""

    async def _parts(self, name: str, client: str) -> tuple[Part, ...]:
        pattern = _PATTERNS[name]
        everywhere = pattern if self._service.union else f"{{ {pattern} }} UNION {{ GRAPH ?g {{ {pattern} }} }}"
        query = _COUNTS[name] % everywhere if pattern else _COUNTS[name]
        ordered = f"{query} GROUP BY ?part ORDER BY DESC(?number) LIMIT {_MOST_PARTS}"
        rows = await self._service.solutions(ordered, client=client)
        found = [(row["part"], row["number"]) for row in rows if isinstance(row["part"], ox.NamedNode)]
        return tuple(Part(part.value, int(number.value)) for part, number in found if isinstance(number, ox.Literal))


def _vocabulary(census: Census) -> Vocabulary:
    """The names alone; where there are more than are counted, nothing can be said to be missing."""
    parts = {Sort.PROPERTY: census.properties, Sort.CLASS: census.classes, Sort.GRAPH: census.graphs}
    return Vocabulary(
        {
            sort: frozenset(part.iri for part in found) if len(found) < _MOST_PARTS else None
            for sort, found in parts.items()
        }
    )
