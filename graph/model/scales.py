"""The ordered scales and closed lists of the grading method (docs/grading-method.md)."""

from __future__ import annotations

from enum import IntEnum, StrEnum


class Kind(StrEnum):
    """What a claim is, which decides what can be asked of it."""

    EFFECT = "effect"
    HARM = "harm"
    MECHANISM = "mechanism"
    COMPARISON = "comparison"
    REPORT = "report"
    STATE_OF_FIELD = "state-of-field"
    BACKGROUND = "background"
    FORECAST = "forecast"

    @property
    def is_rated(self) -> bool:
        """Whether certainty is rated for this kind."""
        return self in _RATED


_RATED = frozenset({Kind.EFFECT, Kind.HARM, Kind.MECHANISM, Kind.COMPARISON})


class Rung(IntEnum):
    """A step of the translational ladder; higher is nearer to a decision about patients."""

    STATEMENT = 0
    IN_VITRO = 1
    RODENT = 2
    OTHER_ANIMAL = 3
    HUMAN_UNCONTROLLED = 4
    HUMAN_CONTROLLED = 5
    HUMAN_RANDOMISED = 6
    HUMAN_SYNTHESIS = 7

    @property
    def id(self) -> str:
        """The published name, such as `human-randomised`."""
        return self.name.lower().replace("_", "-")

    @property
    def is_human(self) -> bool:
        """Whether what stands here was seen in living people."""
        return self >= Rung.HUMAN_UNCONTROLLED

    @property
    def is_animal(self) -> bool:
        """Whether what stands here was seen in living animals."""
        return self in (Rung.RODENT, Rung.OTHER_ANIMAL)


class Stream(StrEnum):
    """A body of evidence: lines that are rated together; streams are never mixed (OHAT/NTP 2014)."""

    HUMAN_RANDOMISED = "human-randomised"
    HUMAN_CONTROLLED = "human-controlled"
    HUMAN_UNCONTROLLED = "human-uncontrolled"
    ANIMAL = "animal"
    IN_VITRO = "in-vitro"
    STATEMENT = "statement"

    @property
    def is_human(self) -> bool:
        """Whether the body holds studies of living people."""
        return self in _HUMAN_STREAMS


_HUMAN_STREAMS = frozenset({Stream.HUMAN_RANDOMISED, Stream.HUMAN_CONTROLLED, Stream.HUMAN_UNCONTROLLED})

STREAM_OF_RUNG = {
    Rung.STATEMENT: Stream.STATEMENT,
    Rung.IN_VITRO: Stream.IN_VITRO,
    Rung.RODENT: Stream.ANIMAL,
    Rung.OTHER_ANIMAL: Stream.ANIMAL,
    Rung.HUMAN_UNCONTROLLED: Stream.HUMAN_UNCONTROLLED,
    Rung.HUMAN_CONTROLLED: Stream.HUMAN_CONTROLLED,
    Rung.HUMAN_RANDOMISED: Stream.HUMAN_RANDOMISED,
    Rung.HUMAN_SYNTHESIS: Stream.HUMAN_RANDOMISED,
}


class Basis(StrEnum):
    """What the supporting on-product lines of a claim reach."""

    HUMAN_RANDOMISED = "human-randomised"
    HUMAN_CONTROLLED = "human-controlled"
    HUMAN_UNCONTROLLED = "human-uncontrolled"
    ANIMALS_ONLY = "animals-only"
    RODENTS_ONLY = "rodents-only"
    IN_VITRO_ONLY = "in-vitro-only"
    STATEMENT_ONLY = "statement-only"
    NOTHING = "nothing"
    NOT_GRADABLE = "not-gradable"

    @property
    def is_human(self) -> bool:
        """Whether at least one supporting line comes from living people."""
        return self in _HUMAN_BASES


_HUMAN_BASES = frozenset({Basis.HUMAN_RANDOMISED, Basis.HUMAN_CONTROLLED, Basis.HUMAN_UNCONTROLLED})


class Certainty(IntEnum):
    """How sure one can be (GRADE); the number is the level that reasons add up to."""

    VERY_LOW = 1
    LOW = 2
    MODERATE = 3
    HIGH = 4

    @property
    def id(self) -> str:
        """The published name, such as `very-low`."""
        return self.name.lower().replace("_", "-")


class Verdict(StrEnum):
    """Which way the weight of a claim's best body points."""

    SUPPORTED = "supported"
    CONTESTED = "contested"
    CONTRADICTED = "contradicted"
    UNTESTED_IN_PEOPLE = "untested-in-people"
    NO_EVIDENCE = "no-evidence"
    NOT_GRADABLE = "not-gradable"


class Direction(StrEnum):
    """Which way a study points with respect to one claim; `context` is shown and never counted."""

    SUPPORTS = "supports"
    REFUTES = "refutes"
    MIXED = "mixed"
    CONTEXT = "context"


class Wording(IntEnum):
    """How strongly a claim is worded; `none` is the ceiling of a claim with nothing behind it."""

    NONE = 0
    HEDGED = 1
    ASSERTED = 2
    ESTABLISHED = 3
    SUPERLATIVE = 4

    @property
    def id(self) -> str:
        """The published name, such as `asserted`."""
        return self.name.lower()


class Fidelity(StrEnum):
    """Whether a claim about a named study repeats what that study found."""

    MATCHES = "matches"
    DIFFERS = "differs"
    CANNOT_BE_CHECKED = "cannot-be-checked"


class Domain(StrEnum):
    """The part of the rating that a reason belongs to."""

    START = "start"
    RISK_OF_BIAS = "risk-of-bias"
    INCONSISTENCY = "inconsistency"
    INDIRECTNESS = "indirectness"
    IMPRECISION = "imprecision"
    PUBLICATION_BIAS = "publication-bias"
    LARGE_EFFECT = "large-effect"
    DOSE_RESPONSE = "dose-response"
    OPPOSING_CONFOUNDING = "opposing-confounding"
    SCALE = "scale"


class Remarked(StrEnum):
    """What came of asking a rule."""

    FIRED = "fired"
    SILENT = "silent"
    COULD_NOT_JUDGE = "could-not-judge"
