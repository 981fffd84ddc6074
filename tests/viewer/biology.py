"""The sample with mechanisms, a chain and cells in its claims, and the same turned against its reader."""

from __future__ import annotations

from dataclasses import replace

from graph.model.base import EvidenceBase
from graph.model.biology import Mechanism, MechanismLink, Term
from graph.model.study import Progress
from graph.model.values import Text
from tests.sample import sample
from tests.viewer.visits import HOSTILE
from tests.viewer.visits import hostile as hostile_sample

BOTH = Text(HOSTILE, HOSTILE)


def grown(start: EvidenceBase | None = None) -> EvidenceBase:
    """P1, A1 and A2 speak of mechanisms; A1 and L1 draw the arrows of one; the retracted trial had stopped early."""
    base = start or sample()
    speaks = {"P1": "repair", "A1": "fine-repair", "A2": "fine-repair"}
    claims = {
        id_: replace(claim, mechanism=speaks.get(id_), scope=replace(claim.scope, outcome="function"))
        for id_, claim in base.claims.items()
    }
    chain = (MechanismLink("graft", "A1"), MechanismLink("function", "L1", "graft"))
    repair = replace(base.mechanisms["repair"], chain=chain, terms=(Term("GO:0001525", "a term", "close"),))
    fine = Mechanism("fine-repair", Text("fine repair", "精细修复"), repair.definition, broader=("repair",))
    bare = Mechanism("unspoken", Text("unspoken", "未提及"), repair.definition)
    stopped = {"progress": Progress.TERMINATED, "stop_reason": "money ran out", "phase": "2"}
    studies = {**base.studies, "retracted": replace(base.studies["retracted"], **stopped)}  # type: ignore[arg-type]
    return replace(base, claims=claims, studies=studies, mechanisms={one.id: one for one in (repair, fine, bare)})


def hostile() -> EvidenceBase:
    """The same with every text of its biology, claims and studies turned against the reader."""
    base = grown(hostile_sample())
    term = Term(f"GO:{HOSTILE}", HOSTILE, "close")
    return replace(
        base,
        mechanisms={
            id_: replace(one, name=BOTH, definition=BOTH, terms=(term,)) for id_, one in base.mechanisms.items()
        },
        cell_types={id_: replace(one, name=BOTH, note=HOSTILE, terms=(term,)) for id_, one in base.cell_types.items()},
        products={
            id_: replace(one, name=BOTH, maker=HOSTILE, aliases=(HOSTILE,), development=HOSTILE, note=HOSTILE)
            for id_, one in base.products.items()
        },
        outcomes={id_: replace(one, name=BOTH) for id_, one in base.outcomes.items()},
        studies={
            id_: replace(one, phase=HOSTILE, stop_reason=HOSTILE, progress_text=HOSTILE)
            for id_, one in base.studies.items()
        },
    )
