"""What a claim speaks of."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from graph.model.study import ComparatorKind
from graph.model.values import Species


class Population(StrEnum):
    """Whom a claim speaks of; `any` is a claim about biology that names nobody."""

    HUMAN = "human"
    MOUSE = "mouse"
    RAT = "rat"
    ANIMAL = "animal"
    ANY = "any"

    @property
    def is_human(self) -> bool:
        """Whether the claim speaks of people."""
        return self is Population.HUMAN

    def covers(self, species: Species) -> bool:
        """Whether a study of this species is on the claim's side of the human-animal divide."""
        if self is Population.ANY:
            return True
        return self.is_human == species.is_human


@dataclass(frozen=True, slots=True)
class Scope:
    """Population, condition, cells, timing, comparator and outcome of a claim; `None` is not stated."""

    population: Population
    condition: str | None = None
    phase: str | None = None
    cells: tuple[str, ...] = ()
    route: str | None = None
    timing: str | None = None
    comparator: ComparatorKind | None = None
    outcome: str | None = None
