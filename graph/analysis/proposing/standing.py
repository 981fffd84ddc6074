"""Where a claim stands, and what a proposal is to make of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from graph.model.assessment import Assessment, BodyAssessment
from graph.model.scales import Basis, BodyDirection, Certainty, Conclusion


@dataclass(frozen=True, slots=True)
class Standing:
    """What a grade says in short.

    `direction` is that of the deciding body, `None` where none decides. `too_firm` are the steps by which the wording
    is too firm, `None` where that is not judged.
    """

    certainty: Certainty | None
    at_best: Certainty | None
    direction: BodyDirection | None
    conclusion: Conclusion
    basis: Basis
    too_firm: int | None
    decisive: BodyAssessment | None = field(default=None, compare=False, repr=False)

    @property
    def in_favour(self) -> int:
        """The certainty as a number from 1 to 4, below zero where it is certainty against the claim, else 0."""
        if self.direction is BodyDirection.FOR:
            return int(self.certainty or 0)
        return -int(self.certainty or 0) if self.is_against else 0

    @property
    def is_against(self) -> bool:
        """Whether the deciding body speaks against the claim, or shows that there is little or nothing in it."""
        return self.direction in (BodyDirection.AGAINST, BodyDirection.LITTLE_OR_NONE)


def standing(assessment: Assessment) -> Standing:
    """Where a graded claim stands."""
    return Standing(
        certainty=assessment.certainty,
        at_best=assessment.at_best,
        direction=assessment.direction,
        conclusion=assessment.conclusion,
        basis=assessment.basis,
        too_firm=assessment.marks.too_firm if assessment.marks else None,
        decisive=assessment.decisive,
    )


class Aim(StrEnum):
    """What a proposal would change: the certainty up or down, the basis, the direction, or too firm a wording."""

    RAISE = "raise"
    LOWER = "lower"
    BASIS = "basis"
    DIRECTION = "direction"
    WORDING = "wording"


@dataclass(frozen=True, slots=True)
class Goal:
    """What counts as reached.

    `level` is the level to reach for `raise` and the one to fall below for `lower`, as `Standing.in_favour` counts.
    """

    aim: Aim
    level: int = 0
    basis: Basis | None = None
    direction: BodyDirection | None = None

    def is_met_by(self, reached: Standing) -> bool:
        """Whether a standing reaches it. Only studies on the claim's side make it more certain."""
        match self.aim:
            case Aim.RAISE:
                return reached.in_favour >= self.level
            case Aim.LOWER:
                return reached.in_favour < self.level
            case Aim.BASIS:
                return reached.basis is self.basis
            case Aim.DIRECTION:
                return reached.direction is self.direction
            case Aim.WORDING:
                return reached.too_firm == 0
