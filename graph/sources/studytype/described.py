"""What is known of an article before judging it, and the judgement."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from graph.model.study import Design
from graph.model.values import Species


class Label(StrEnum):
    """The fourteen types into which a published corpus of neurological abstracts was sorted by hand."""

    PROTOCOL = "Clinical-study-protocol"
    SYSTEMATIC_REVIEW = "Human-systematic-review"
    OTHER_REVIEW = "Non-systematic-review"
    RCT_DRUG = "Human-RCT-drug-intervention"
    RCT_NON_DRUG = "Human-RCT-non-drug-intervention"
    RCT_NO_INTERVENTION = "Human-RCT-non-intervention"
    CASE_REPORT = "Human-case-report"
    HUMAN_DRUG = "Human-non-RCT-drug-intervention"
    HUMAN_NON_DRUG = "Human-non-RCT-non-drug-intervention"
    ANIMAL_DRUG = "Animal-drug-intervention"
    ANIMAL_NON_DRUG = "Animal-non-drug-intervention"
    ANIMAL_OTHER = "Animal-other"
    IN_VITRO = "In-vitro-study"
    REMAINING = "Remaining"

    @property
    def is_randomised(self) -> bool:
        """People were allotted by chance."""
        return self in RANDOMISED

    @property
    def is_animal(self) -> bool:
        """An experiment on animals."""
        return self in ANIMAL

    @property
    def is_of_people(self) -> bool:
        """A study of people that may count as evidence in people."""
        return self in OF_PEOPLE


RANDOMISED = frozenset({Label.RCT_DRUG, Label.RCT_NON_DRUG, Label.RCT_NO_INTERVENTION})
ANIMAL = frozenset({Label.ANIMAL_DRUG, Label.ANIMAL_NON_DRUG, Label.ANIMAL_OTHER})
OF_PEOPLE = RANDOMISED | {Label.CASE_REPORT, Label.HUMAN_DRUG, Label.HUMAN_NON_DRUG}


class Subject(StrEnum):
    """Who or what was studied; `none` is writing about studies, `unknown` cannot be told."""

    HUMAN = "human"
    ANIMAL = "animal"
    CELLS = "cells"
    NONE = "none"
    UNKNOWN = "unknown"


class Synthesis(StrEnum):
    """Whether studies were brought together by a stated method; a plan to do so has brought nothing together yet."""

    META_ANALYSIS = "meta-analysis"
    SYSTEMATIC_REVIEW = "systematic-review"
    PLANNED = "systematic-review-protocol"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Described:
    """An article as an index describes it; whatever is not known is empty."""

    pmid: str | None = None
    title: str = ""
    abstract: str = ""
    journal: str = ""
    keywords: tuple[str, ...] = ()
    publication_types: tuple[str, ...] = ()
    mesh: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Typed:
    """What kind of study it is, how sure that is, and why; `design` is None where nothing tells it."""

    label: Label | None
    design: Design | None
    subject: Subject
    species: tuple[Species, ...]
    synthesis: Synthesis
    confidence: float
    reasons: tuple[str, ...]
