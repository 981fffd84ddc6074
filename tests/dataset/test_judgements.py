"""Several curators' judgements on one step, as RDF: each its own node, and the adjudication told apart."""

from __future__ import annotations

from dataclasses import replace

from pyoxigraph import QuerySolutions, Store

from graph.dataset.describe import describe
from graph.grading.assess import grade
from graph.model.scales import Domain, Stream
from tests import makers

QUERY = """
PREFIX ev: <https://w3id.org/evigraph/ns#>
SELECT ?node ?change ?adjudicates WHERE {
  ?node a ev:Judgement ; ev:change ?change ; ev:isAdjudication ?adjudicates
} ORDER BY ?node
"""


def test_two_curators_and_their_adjudicator_are_three_nodes() -> None:
    first = makers.judgement(Domain.IMPRECISION, 0, stream=Stream.HUMAN_RANDOMISED)
    second = replace(first, curator="another curator", change=-1)
    decision = replace(first, change=-2, adjudicates=True)
    base = makers.base([makers.claim()], [makers.study("s1", makers.line())], [first, second, decision])
    store = Store()
    store.bulk_extend(describe(base, grade(base)))

    found = store.query(QUERY, use_default_graph_as_union=True)

    assert isinstance(found, QuerySolutions)
    rows = [(row["node"].value.split("/id/")[1], row["change"].value, row["adjudicates"].value) for row in found]
    assert rows == [
        ("adjudication/C1/human-randomised/imprecision/a%20curator", "-2", "true"),
        ("judgement/C1/human-randomised/imprecision/a%20curator", "0", "false"),
        ("judgement/C1/human-randomised/imprecision/another%20curator", "-1", "false"),
    ]
