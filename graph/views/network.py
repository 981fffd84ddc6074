"""The whole as a networkx network, for analysts who count paths and for programs that read GraphML."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum
from io import BytesIO
from typing import TypeAlias

import networkx as nx

from graph.grading.ladder import rung_of
from graph.model.assessment import Assessment, Grading
from graph.model.base import EvidenceBase
from graph.model.claim import Claim
from graph.model.study import Study
from graph.model.values import Text
from graph.views.summary import section_id, sections

Value: TypeAlias = str | int | bool
Network: TypeAlias = "nx.MultiDiGraph[str]"


class Tie(StrEnum):
    """How two things hang together; the direction of an evidence line is a tie of its own (`supports` and so on)."""

    CITES = "cites"
    PART_OF = "part-of"
    STATED_IN = "stated-in"
    ABOUT = "about"
    MEASURES = "measures"
    GAVE = "gave"
    SPEAKS_OF = "speaks-of"
    KIND_OF = "kind-of"
    TESTED_LATER_IN = "tested-later-in"
    INCLUDED_IN = "included-in"


def network(base: EvidenceBase, grading: Grading) -> Network:
    """Claims, studies, cells, mechanisms, outcomes and sections as nodes, `<kind>:<id>`, and what joins them as edges.

    Several edges may join two nodes; the key of an edge is its tie. What is not known has no attribute. A claim carries
    its grade (`certainty` from 1 to 4), a study how many it counts with (`n`), an evidence line its direction.
    """
    found: Network = nx.MultiDiGraph(
        topic=base.topic.id, as_of=grading.as_of.isoformat(), edition=grading.edition, fingerprint=grading.fingerprint
    )
    for kind, id_, name, more in _nodes(base, grading):
        known = {key: value for key, value in more.items() if value is not None}
        found.add_node(f"{kind}:{id_}", kind=kind, id=id_, en=_printed(name.en), zh=_printed(name.zh), **known)
    for start, end, tie in _edges(base):
        if start in found and end in found:
            found.add_edge(start, end, key=str(tie), tie=str(tie))
    return found


def _printed(words: str) -> str:
    """Words without the characters that XML cannot hold."""
    return "".join(letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in words)


_Node: TypeAlias = tuple[str, str, Text, dict[str, Value | None]]


def _nodes(base: EvidenceBase, grading: Grading) -> Iterator[_Node]:
    for claim in base.claims.values():
        yield "claim", claim.id, claim.statement, _graded(claim, grading.assessments[claim.id])
    for study in base.studies.values():
        yield "study", study.id, Text(study.label, study.label), _done(study)
    for kind in base.cell_types.values():
        yield "cell", kind.id, kind.name, {"product": False}
    for product in base.products.values():
        yield "cell", product.id, product.name, {"product": True}
    for mechanism in base.mechanisms.values():
        yield "mechanism", mechanism.id, mechanism.name, {}
    for outcome in base.outcomes.values():
        yield "outcome", outcome.id, outcome.name, {}
    for id_, name in sections(base).items():
        yield "section", id_, name, {}


def _graded(claim: Claim, assessment: Assessment) -> dict[str, Value | None]:
    return {
        "sort": claim.kind.value,
        "basis": assessment.basis.value,
        "certainty": int(assessment.certainty) if assessment.certainty else None,
        "at_best": int(assessment.at_best) if assessment.at_best else None,
        "direction": assessment.direction.value if assessment.direction else None,
        "conclusion": assessment.conclusion.value,
        "too_firm": assessment.marks.too_firm if assessment.marks else None,
    }


def _done(study: Study) -> dict[str, Value | None]:
    return {
        "design": study.design.value,
        "rung": rung_of(study).id,
        "species": " ".join(one.value for one in study.species),
        "year": study.year,
        "n": study.counted,
        "retracted": study.is_retracted,
    }


_Edge: TypeAlias = tuple[str, str, str]


def _edges(base: EvidenceBase) -> Iterator[_Edge]:
    for claim in base.claims.values():
        yield from _of_claim(base, claim)
    for study in base.studies.values():
        yield from _of_study(study)
    for kind in base.cell_types.values():
        yield from _each(f"cell:{kind.id}", "cell", kind.broader, Tie.KIND_OF)
    for product in base.products.values():
        yield from _each(f"cell:{product.id}", "cell", product.cell_types, Tie.KIND_OF)
    for mechanism in base.mechanisms.values():
        yield from _each(f"mechanism:{mechanism.id}", "mechanism", mechanism.broader, Tie.KIND_OF)


def _of_claim(base: EvidenceBase, claim: Claim) -> Iterator[_Edge]:
    here = f"claim:{claim.id}"
    cited = (base.study_of_report[name].id for name in claim.cites if name in base.study_of_report)
    yield from _each(here, "study", cited, Tie.CITES)
    yield from _each(here, "claim", filter(None, [claim.part_of]), Tie.PART_OF)
    yield from _each(here, "mechanism", filter(None, [claim.mechanism]), Tie.ABOUT)
    yield from _each(here, "outcome", filter(None, [claim.scope.outcome]), Tie.ABOUT)
    yield from _each(here, "cell", claim.scope.cells, Tie.SPEAKS_OF)
    yield from _each(here, "section", map(section_id, claim.appearances), Tie.STATED_IN)


def _of_study(study: Study) -> Iterator[_Edge]:
    here = f"study:{study.id}"
    for line in study.lines:
        yield here, f"claim:{line.claim}", line.direction.value
    yield from _each(here, "cell", study.treatment.cells, Tie.GAVE)
    yield from _each(here, "outcome", (finding.outcome for finding in study.findings), Tie.MEASURES)
    yield from _each(here, "mechanism", study.mechanisms, Tie.ABOUT)
    yield from _each(here, "study", study.tested_later_in, Tie.TESTED_LATER_IN)
    yield from _each(here, "study", study.included_in, Tie.INCLUDED_IN)


def _each(start: str, kind: str, ids: Iterable[str], tie: Tie) -> Iterator[_Edge]:
    for id_ in dict.fromkeys(ids):
        yield start, f"{kind}:{id_}", tie


def graphml(found: Network) -> bytes:
    """The network as GraphML in UTF-8, as Gephi, Cytoscape and yEd read it; the same network gives the same bytes."""
    out = BytesIO()
    nx.write_graphml_xml(found, out, encoding="utf-8", prettyprint=True, named_key_ids=True)
    return out.getvalue()
