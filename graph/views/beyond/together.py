"""What lies beyond a claim's grade: what would change it, what holds it up, how it came about, and precedents."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from graph.analysis.history import Epoch, History, history
from graph.analysis.keystones import LOAD, Fragility, Keystones, keystones, load_bearing
from graph.analysis.precedent import Precedents, precedents
from graph.analysis.proposals import Proposals, proposals
from graph.model.assessment import Grading
from graph.model.base import EvidenceBase
from graph.views.same import Same


@dataclass(frozen=True, slots=True)
class Beyond:
    """All four for one claim."""

    proposals: Proposals
    keystones: Keystones
    history: History
    precedents: Precedents


def beyond(base: EvidenceBase, grading: Grading, claim: str) -> Beyond:
    """Worked out once for the same grades, for the proposals of some claims need many gradings."""
    return _beyond(Same(base, grading), claim)


@lru_cache(maxsize=256)
def _beyond(same: Same, claim: str) -> Beyond:
    base, grading = same.base, same.grading
    return Beyond(
        proposals=proposals(base, claim, as_of=grading.as_of),
        keystones=keystones(base, claim, grading=grading),
        history=history(base, claim),
        precedents=precedents(base, claim, grading=grading),
    )


def fragilities(base: EvidenceBase, grading: Grading) -> tuple[Fragility, ...]:
    """How few studies the grade of each claim hangs on; worked out once for the same grades."""
    return _fragilities(Same(base, grading))


@lru_cache(maxsize=2)
def _fragilities(same: Same) -> tuple[Fragility, ...]:
    return tuple(one.fragility for one in load_bearing(same.base, grading=same.grading).values())


def is_step(epoch: Epoch) -> bool:
    """Whether conclusion, certainty or basis moved on its first day; the wording of a later article is no step."""
    return not set(LOAD).isdisjoint(epoch.aspects)
