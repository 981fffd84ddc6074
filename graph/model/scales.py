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
    AIM = "aim"

    @property
    def is_rated(self) -> bool:
        """Whether certainty is rated for this kind."""
        return self in _RATED

    @property
    def is_judged_for_truth(self) -> bool:
        """Whether all records together bear it out or not, whatever the product; neither rated nor held to firmness."""
        return self in (Kind.STATE_OF_FIELD, Kind.BACKGROUND)


# A report carries the certainty of the result that it repeats.
_RATED = frozenset({Kind.EFFECT, Kind.HARM, Kind.MECHANISM, Kind.COMPARISON, Kind.REPORT})


class Rung(IntEnum):
    """A step of the translational ladder; higher is nearer to a decision about patients.

    The numbers give the order and nothing else. Tissue of people, looked at after surgery or death, is human, but no
    living person was treated: it stands between dishes and animals.
    """

    STATEMENT = 0
    IN_VITRO = 1
    HUMAN_TISSUE = 2
    RODENT = 3
    OTHER_ANIMAL = 4
    HUMAN_UNCONTROLLED = 5
    HUMAN_CONTROLLED = 6
    HUMAN_RANDOMISED = 7
    HUMAN_SYNTHESIS = 8

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
    HUMAN_TISSUE = "human-tissue"
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
    Rung.HUMAN_TISSUE: Stream.HUMAN_TISSUE,
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
    HUMAN_TISSUE_ONLY = "human-tissue-only"
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


class Direction(StrEnum):
    """Which way a study points with respect to one claim (GA4GH VA-Spec); `context` is shown and never counted.

    `inconclusive` is a result that holds both a gain and a loss, or a difference that was merely not significant.
    """

    SUPPORTS = "supports"
    DISPUTES = "disputes"
    INCONCLUSIVE = "inconclusive"
    MIXED = "mixed"
    CONTEXT = "context"


class BodyDirection(StrEnum):
    """Which way a body of evidence points with respect to its claim."""

    FOR = "for"
    AGAINST = "against"
    LITTLE_OR_NONE = "little-or-none"
    DISAGREE = "disagree"
    INCONCLUSIVE = "inconclusive"


class Size(StrEnum):
    """How large a body's effect is against the smallest difference that patients notice (MID)."""

    IMPORTANT = "important"
    PROBABLY_IMPORTANT = "probably-important"
    SMALL = "small"
    UNKNOWN = "unknown"


class Conclusion(StrEnum):
    """The one conclusion on a claim, never warmer than its certainty (GRADE guidelines 26; Core GRADE 6)."""

    SHOWN = "shown"
    PROBABLE = "probable"
    POSSIBLE = "possible"
    VERY_UNCERTAIN = "very-uncertain"
    NO_IMPORTANT_EFFECT = "no-important-effect"
    SHOWN_NOT = "shown-not"
    PROBABLY_NOT = "probably-not"
    POSSIBLY_NOT = "possibly-not"
    STUDIES_DISAGREE = "studies-disagree"
    INCONCLUSIVE = "inconclusive"
    CONTRADICTED_IN_PART = "contradicted-in-part"
    NOT_TESTED_IN_PEOPLE = "not-tested-in-people"
    ONLY_CLAIMED = "only-claimed"
    NOT_STUDIED = "not-studied"
    ONLY_AGAINST = "only-against"
    BORNE_OUT = "borne-out"
    NOT_BORNE_OUT = "not-borne-out"
    REPEATS_THE_STUDY = "repeats-the-study"
    MISREPORTS = "misreports"
    COULD_NOT_BE_CHECKED = "could-not-be-checked"
    NOT_GRADABLE = "not-gradable"


class Wording(IntEnum):
    """How true something is said to be, in one clause; `none` is asked, aimed at or needed, and asserts nothing.

    After the scale of Yu 2019 (doi:10.18653/v1/D19-1473); coded for an appearance, never for the statement.
    """

    NONE = 0
    HEDGED = 1
    PROBABLE = 2
    ASSERTED = 3
    ESTABLISHED = 4
    SUPERLATIVE = 5

    @property
    def id(self) -> str:
        """The published name, such as `asserted`."""
        return self.name.lower()


class Extent(IntEnum):
    """How much is said: `large` is a great effect, `absolute` one without exception."""

    PLAIN = 0
    LARGE = 1
    ABSOLUTE = 2

    @property
    def id(self) -> str:
        """The published name, such as `large`."""
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
    REPORTING = "reporting"
    DATA_CONCERN = "data-concern"
    LARGE_EFFECT = "large-effect"
    DOSE_RESPONSE = "dose-response"


class Remarked(StrEnum):
    """What came of asking a rule."""

    FIRED = "fired"
    SILENT = "silent"
    COULD_NOT_JUDGE = "could-not-judge"
