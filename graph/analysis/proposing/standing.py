"""Where a claim stands, and what a proposal is to make of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from graph.model.assessment import Assessment
from graph.model.scales import Basis, Certainty, Verdict


@dataclass(frozen=True, slots=True)
class Standing:
    """What a grade says in short.

    `rated` is whether certainty is rated for this kind of claim at all. `overstated` are the steps by which the wording
    is too firm, `None` where nobody words it.
    `leads` is the verdict of the decisive body, which differs from `verdict` where only animals speak of people.
    """

    rated: bool
    certainty: Certainty | None
    at_most: bool
    refuting: bool
    verdict: Verdict
    leads: Verdict | None
    basis: Basis
    overstated: int | None

    @property
    def in_favour(self) -> int:
        """The certainty as a number from 1 to 4, below zero where it is certainty against the claim, 0 for none."""
        level = int(self.certainty or 0)
        return -level if self.refuting else level


def standing(assessment: Assessment) -> Standing:
    """Where a graded claim stands."""
    decisive = assessment.decisive
    return Standing(
        rated=assessment.rated,
        certainty=assessment.certainty,
        at_most=assessment.at_most,
        refuting=assessment.refuting,
        verdict=assessment.verdict,
        leads=decisive.verdict if decisive else None,
        basis=assessment.basis,
        overstated=assessment.gap.steps if assessment.gap else None,
    )


class Aim(StrEnum):
    """What a proposal would change: the certainty up or down, the basis, the verdict, or a wording that is too firm."""

    RAISE = "raise"
    LOWER = "lower"
    BASIS = "basis"
    VERDICT = "verdict"
    WORDING = "wording"


@dataclass(frozen=True, slots=True)
class Goal:
    """What counts as reached.

    `level` is the level to reach for `raise` and the one to fall below for `lower`, as `Standing.in_favour` counts.
    """

    aim: Aim
    level: int = 0
    basis: Basis | None = None
    verdict: Verdict | None = None

    def is_met_by(self, reached: Standing) -> bool:
        """Whether a standing reaches it. Only studies on the claim's side make it more certain."""
        match self.aim:
            case Aim.RAISE:
                return reached.leads is Verdict.SUPPORTED and reached.in_favour >= self.level
            case Aim.LOWER:
                return reached.in_favour < self.level
            case Aim.BASIS:
                return reached.basis is self.basis
            case Aim.VERDICT:
                return reached.verdict is self.verdict
            case Aim.WORDING:
                return reached.overstated == 0
