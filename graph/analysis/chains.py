"""The chain of a mechanism: what each arrow rests on, and which arrow has the weakest support in people."""

from __future__ import annotations

from dataclasses import dataclass, field

from graph.model.assessment import Assessment, BodyAssessment, Grading
from graph.model.base import EvidenceBase
from graph.model.biology import Mechanism, MechanismLink
from graph.model.scales import Basis, Certainty, Conclusion, Rung


@dataclass(frozen=True, slots=True)
class Arrow:
    """One arrow between two steps, with the grade of the claim that draws it.

    `best` is the highest rung with a supporting on-product study and `best_human` the highest one in people; `None` is
    no such study. Without a `cause` the arrow starts at the treatment itself.
    """

    cause: str | None
    leads_to: str
    claim: str
    best: Rung | None
    best_human: Rung | None
    basis: Basis
    certainty: Certainty | None
    at_best: Certainty | None
    conclusion: Conclusion
    decisive: BodyAssessment | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Chain:
    """The arrows of one mechanism in the order of the records."""

    mechanism: str
    arrows: tuple[Arrow, ...]

    @property
    def weakest_in_people(self) -> Arrow:
        """The first arrow with the lowest support in people, of which none at all is the lowest."""
        return min(self.arrows, key=lambda arrow: -1 if arrow.best_human is None else arrow.best_human)


def chains(base: EvidenceBase, grading: Grading) -> tuple[Chain, ...]:
    """The chains of all mechanisms that have arrows, in the order of the records."""
    return tuple(chain(mechanism, grading) for mechanism in base.mechanisms.values() if mechanism.chain)


def chain(mechanism: Mechanism, grading: Grading) -> Chain:
    """The chain of one mechanism whose claims were graded; raises `ValueError` where it has no arrow."""
    if not mechanism.chain:
        raise ValueError(f"no claim draws an arrow of {mechanism.id}")
    return Chain(mechanism.id, tuple(_arrow(link, grading.assessments[link.claim]) for link in mechanism.chain))


def _arrow(link: MechanismLink, assessment: Assessment) -> Arrow:
    supported = assessment.supported_on
    return Arrow(
        cause=link.cause,
        leads_to=link.leads_to,
        claim=link.claim,
        best=max(supported, default=None),
        best_human=max((rung for rung in supported if rung.is_human), default=None),
        basis=assessment.basis,
        certainty=assessment.certainty,
        at_best=assessment.at_best,
        conclusion=assessment.conclusion,
        decisive=assessment.decisive,
    )
