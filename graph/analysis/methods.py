"""Which claims keep their conclusion when they are graded by other methods, and what each method says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from graph.grading.assess import grade
from graph.grading.method import Method
from graph.model.assessment import Assessment
from graph.model.base import EvidenceBase


@dataclass(frozen=True, slots=True)
class Reading:
    """One claim under every method, in their order; the first is the one that the others are held against."""

    claim: str
    assessments: tuple[Assessment, ...]

    @property
    def keeps_conclusion(self) -> bool:
        """Whether every method comes to one conclusion."""
        return len({one.conclusion for one in self.assessments}) == 1

    @property
    def keeps_certainty(self) -> bool:
        """Whether every method is as certain."""
        return len({one.certainty for one in self.assessments}) == 1

    @property
    def others(self) -> tuple[Assessment, ...]:
        """Those that come to another conclusion than the first method."""
        return tuple(one for one in self.assessments if one.conclusion is not self.assessments[0].conclusion)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Every claim under every method, in the order of the records."""

    methods: tuple[Method, ...]
    readings: tuple[Reading, ...]

    @property
    def keeping(self) -> tuple[Reading, ...]:
        """The claims whose conclusion does not hang on the method."""
        return tuple(one for one in self.readings if one.keeps_conclusion)

    @property
    def moving(self) -> tuple[Reading, ...]:
        """The claims whose conclusion does."""
        return tuple(one for one in self.readings if not one.keeps_conclusion)

    def agreeing(self, method: int) -> int:
        """How many claims one method, by its place, concludes as the first does."""
        return sum(one.assessments[method].conclusion is one.assessments[0].conclusion for one in self.readings)


def compare_methods(base: EvidenceBase, methods: Sequence[Method], as_of: date | None = None) -> Comparison:
    """Grade every claim of a base by each method; raises `ValueError` without a method."""
    if not methods:
        raise ValueError("there is no method to grade by")
    gradings = [grade(base, as_of=as_of, method=method) for method in methods]
    readings = (Reading(claim, tuple(one.assessments[claim] for one in gradings)) for claim in base.claims)
    return Comparison(tuple(methods), tuple(readings))
