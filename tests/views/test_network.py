"""The whole as a networkx network."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import networkx as nx
import pytest

from graph.grading.assess import grade
from graph.model.base import EvidenceBase
from graph.model.values import Text
from graph.views.network import Tie, graphml, network
from tests.sample import sample
from tests.viewer.visits import hostile


def drawn(base: EvidenceBase) -> nx.MultiDiGraph[str]:
    return network(base, grade(base))


def test_every_thing_is_a_node_and_every_evidence_line_an_edge() -> None:
    base = sample()
    found = drawn(base)
    lines = {
        (f"study:{line.study}", f"claim:{line.claim}", line.direction.value)
        for s in base.studies.values()
        for line in s.lines
    }

    assert {f"claim:{id_}" for id_ in base.claims} <= set(found)
    assert {f"study:{id_}" for id_ in base.studies} <= set(found)
    assert lines <= set(found.edges(keys=True))
    assert all(start in found and end in found for start, end in found.edges())


def test_a_claim_carries_its_grade_and_what_is_not_known_has_no_attribute() -> None:
    base = sample()
    found, graded = drawn(base), grade(base).assessments

    for id_, assessment in graded.items():
        node = found.nodes[f"claim:{id_}"]
        assert node.get("certainty") == assessment.certainty
        assert node["basis"] == assessment.basis
    assert "certainty" not in found.nodes["claim:N1"]


def test_two_ties_between_the_same_things_are_both_kept() -> None:
    base = sample()
    both = replace(base, claims=base.claims | {"P1": replace(base.claims["P1"], cites=("open-label",))})
    found = drawn(both)

    assert found.has_edge("claim:P1", "study:open-label", key=Tie.CITES.value)
    assert found.has_edge("study:open-label", "claim:P1", key="supports")


@pytest.mark.parametrize("base", [sample(), hostile()], ids=["sample", "hostile"])
def test_graphml_is_read_back_as_it_was_written(base: EvidenceBase) -> None:
    found = drawn(base)

    again = nx.read_graphml(BytesIO(graphml(found)), force_multigraph=True)

    assert dict(again.nodes(data=True)) == dict(found.nodes(data=True))
    assert sorted(again.edges(keys=True)) == sorted(found.edges(keys=True))


def test_the_same_records_give_the_same_bytes() -> None:
    assert graphml(drawn(sample())) == graphml(drawn(sample()))


def test_characters_that_xml_cannot_hold_are_replaced() -> None:
    base = sample()
    bad = replace(base, claims=base.claims | {"P1": replace(base.claims["P1"], statement=Text("a\x00b\x1b", "\ud800"))})

    again = nx.read_graphml(BytesIO(graphml(drawn(bad))), force_multigraph=True)

    assert again.nodes["claim:P1"]["en"] == "a\N{REPLACEMENT CHARACTER}b\N{REPLACEMENT CHARACTER}"
