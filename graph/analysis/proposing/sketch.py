"""A study that could be done, told by its parts, and the order in which parts are dear."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from graph.model.base import EvidenceBase
from graph.model.claim import Claim, Sense
from graph.model.scales import Direction, Kind, Rung
from graph.model.scope import Population
from graph.model.study import ComparatorKind
from graph.model.values import Answer, Species


class Part(StrEnum):
    """One part of a proposal; what stands later is dearer.

    First which way the result points, which is the question put and costs nothing; then what is chosen on paper, how
    well the study is done, what only its result can show, how large it is, how often it is done, and on whom. A search
    gives up the dearest demand first, then makes the study as small as the demands that are left allow: size can be
    planned and paid for, a flawless conduct or a striking result cannot.
    """

    RESULT = "result"
    CELLS = "cells"
    CONDITION = "condition"
    OUTCOME = "outcome"
    COMPARATOR = "comparator"
    REVIEWED = "reviewed"
    INDEPENDENT = "independent"
    RANDOM_ALLOCATION = "random-allocation"
    LOW_RISK = "low-risk"
    GRADIENT = "gradient"
    LARGE = "large"
    VERY_LARGE = "very-large"
    SUBJECTS = "subjects"
    STUDIES = "studies"
    DESIGN = "design"


DEMANDS = tuple(part for part in Part if part not in (Part.SUBJECTS, Part.STUDIES, Part.DESIGN))
"""The parts that a study either has or has not, the cheapest first."""

DESIGNS = (
    Rung.IN_VITRO,
    Rung.RODENT,
    Rung.OTHER_ANIMAL,
    Rung.HUMAN_UNCONTROLLED,
    Rung.HUMAN_CONTROLLED,
    Rung.HUMAN_RANDOMISED,
)
"""The designs that are proposed, the cheapest first: a dish, rodents, other animals, people."""


@dataclass(frozen=True, slots=True)
class Sketch:
    """One study, or two alike, on one claim.

    `subjects` are the people or animals of each study. A part that is not among `demands` is taken at its worst: other
    cells, another condition, surrogates only, another comparison, an abstract only, paid for by the maker, allocation
    and risk of bias not known, and a mixed result without numbers.
    """

    rung: Rung
    direction: Direction
    studies: int
    subjects: int
    demands: frozenset[Part]

    def without(self, part: Part) -> Sketch:
        """The same sketch that no longer asks for one of its demands."""
        return replace(self, demands=self.demands - {part})

    def of(self, subjects: int) -> Sketch:
        """The same sketch with another number of people or animals in each study."""
        return replace(self, subjects=subjects)

    @property
    def parts(self) -> tuple[Part, ...]:
        """What it consists of, the cheapest first; a study of any size has no part `subjects`."""
        sized = (Part.SUBJECTS,) if self.subjects > 1 else ()
        repeated = (Part.STUDIES,) if self.studies > 1 else ()
        return (*(part for part in DEMANDS if part in self.demands), *sized, *repeated, Part.DESIGN)

    @property
    def finds(self) -> Direction:
        """Which way its result points; where none is asked for, it is mixed."""
        return self.direction if Part.RESULT in self.demands else Direction.MIXED


def designs(claim: Claim) -> tuple[Rung, ...]:
    """The designs that can be proposed for a claim.

    A claim about people is only ever changed by a study in people, and people are not studied to learn about animals.
    """
    population = claim.scope.population
    if population.is_human:
        return tuple(rung for rung in DESIGNS if rung.is_human)
    speaks_of_animals = population in (Population.MOUSE, Population.RAT, Population.ANIMAL)
    return tuple(rung for rung in DESIGNS if not (speaks_of_animals and rung.is_human))


def demands(base: EvidenceBase, claim: Claim, rung: Rung, direction: Direction) -> frozenset[Part]:
    """Everything that can be asked of a study of one design; only one that shows an effect has one to rate up."""
    asked = {Part.RESULT} | ({Part.CELLS} if needs_its_cells(claim) else set())
    if not claim.kind.is_rated:
        return frozenset(asked)
    asked |= {Part.REVIEWED, Part.INDEPENDENT, Part.LOW_RISK}
    if claim.scope.condition is not None:
        asked.add(Part.CONDITION)
    if wants_what_matters(base, claim):
        asked.add(Part.OUTCOME)
    if claim.scope.comparator is not None and (
        rung is not Rung.HUMAN_UNCONTROLLED or claim.scope.comparator is ComparatorKind.OWN_BASELINE
    ):
        asked.add(Part.COMPARATOR)
    if rung.is_animal:
        asked.add(Part.RANDOM_ALLOCATION)
    if rung is Rung.HUMAN_CONTROLLED and not shows_absence(claim, direction):
        asked |= {Part.GRADIENT, Part.LARGE, Part.VERY_LARGE}
    return frozenset(asked)


def needs_its_cells(claim: Claim) -> bool:
    """Whether only studies of the claim's own cells count for it; what is judged for truth asks all records."""
    return bool(claim.scope.cells) and not claim.kind.is_judged_for_truth


def shows_absence(claim: Claim, direction: Direction) -> bool:
    """Whether a study in this direction shows that there is no effect: against a claim, or for one of safety."""
    return (direction is Direction.DISPUTES) != (claim.asserts is Sense.SAFETY)


def wants_what_matters(base: EvidenceBase, claim: Claim) -> bool:
    """Whether a claim is about what matters to patients, so that surrogates are not enough."""
    if claim.kind not in (Kind.EFFECT, Kind.HARM):
        return False
    if claim.scope.outcome is None:
        return claim.scope.population.is_human
    return base.outcomes[claim.scope.outcome].matters_to_patients is Answer.YES


def species_of(claim: Claim, rung: Rung) -> Species:
    """Who would be studied: the animals that the claim names where it names any, else rodents, or pigs beside them."""
    if rung.is_human or rung is Rung.IN_VITRO:
        return Species.HUMAN
    if rung is Rung.OTHER_ANIMAL:
        return Species.PIG
    return _RODENTS.get(claim.scope.population, Species.RODENT)


_RODENTS = {Population.MOUSE: Species.MOUSE, Population.RAT: Species.RAT}
