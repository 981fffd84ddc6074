"""How what a claim rests on looks: one colour, one shape and one word each, the same on every surface."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from graph.model.scales import Basis, Rung


class Footing(StrEnum):
    """What a claim rests on, as coarsely as a reader asks: people, animals, a dish, words, or nothing."""

    PEOPLE = "people"
    ANIMALS = "animals"
    LAB = "lab"
    STATEMENTS = "statements"
    NOTHING = "nothing"
    NOT_GRADABLE = "not-gradable"


FOOTING_OF_BASIS = {
    Basis.HUMAN_RANDOMISED: Footing.PEOPLE,
    Basis.HUMAN_CONTROLLED: Footing.PEOPLE,
    Basis.HUMAN_UNCONTROLLED: Footing.PEOPLE,
    Basis.ANIMALS_ONLY: Footing.ANIMALS,
    Basis.RODENTS_ONLY: Footing.ANIMALS,
    Basis.HUMAN_TISSUE_ONLY: Footing.LAB,
    Basis.IN_VITRO_ONLY: Footing.LAB,
    Basis.STATEMENT_ONLY: Footing.STATEMENTS,
    Basis.NOTHING: Footing.NOTHING,
    Basis.NOT_GRADABLE: Footing.NOT_GRADABLE,
}


class Flag(StrEnum):
    """What can be said of a claim's wording."""

    OVERSTATED = "overstated"
    FAIR = "fair"
    NOT_JUDGED = "not-judged"


class TestedIn(StrEnum):
    """The four columns of the strip, from a patient to a dish."""

    __test__ = False  # pytest would take the name for a test class.

    PEOPLE = "people"
    OTHER_ANIMALS = "other-animals"
    RODENTS = "rodents"
    LAB = "lab"

    @property
    def footing(self) -> Footing:
        """The colour and shape that the column shares with claims resting on it."""
        return _FOOTING_OF_COLUMN[self]


_FOOTING_OF_COLUMN = {
    TestedIn.PEOPLE: Footing.PEOPLE,
    TestedIn.OTHER_ANIMALS: Footing.ANIMALS,
    TestedIn.RODENTS: Footing.ANIMALS,
    TestedIn.LAB: Footing.LAB,
}

COLUMN_OF_RUNG: dict[Rung, TestedIn | None] = {
    Rung.HUMAN_SYNTHESIS: TestedIn.PEOPLE,
    Rung.HUMAN_RANDOMISED: TestedIn.PEOPLE,
    Rung.HUMAN_CONTROLLED: TestedIn.PEOPLE,
    Rung.HUMAN_UNCONTROLLED: TestedIn.PEOPLE,
    Rung.OTHER_ANIMAL: TestedIn.OTHER_ANIMALS,
    Rung.RODENT: TestedIn.RODENTS,
    Rung.HUMAN_TISSUE: TestedIn.LAB,
    Rung.IN_VITRO: TestedIn.LAB,
    Rung.STATEMENT: None,
}
"""The column in which a rung is counted; a statement is not a test of anything."""


class Shape(StrEnum):
    """A mark that is told apart without its colour."""

    CIRCLE = "circle"
    SQUARE = "square"
    TRIANGLE = "triangle"
    DIAMOND = "diamond"
    RING = "ring"
    CROSS = "cross"


@dataclass(frozen=True, slots=True)
class Look:
    """A colour for light and one for dark grounds, and a shape."""

    light: str
    dark: str
    shape: Shape


# Paul Tol's high-contrast scheme; on dark grounds the same hues of his medium-contrast scheme, which are lighter.
LOOKS = {
    Footing.PEOPLE: Look("#004488", "#6699CC", Shape.CIRCLE),
    Footing.ANIMALS: Look("#DDAA33", "#EECC66", Shape.SQUARE),
    Footing.LAB: Look("#BB5566", "#EE99AA", Shape.TRIANGLE),
    Footing.STATEMENTS: Look("#767676", "#A0A0A0", Shape.DIAMOND),
    Footing.NOTHING: Look("#767676", "#A0A0A0", Shape.RING),
    Footing.NOT_GRADABLE: Look("#767676", "#A0A0A0", Shape.CROSS),
}
