"""What a claim speaks of."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from graph.model.study import ComparatorKind


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

    def speaks_of(self, *, human: bool) -> bool:
        """Whether people (or animals) are on the claim's side of the divide between people and animals."""
        return self is Population.ANY or self.is_human == human


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
