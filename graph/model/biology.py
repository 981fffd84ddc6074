"""Cells, products, mechanisms, outcomes and conditions, with their identifiers in public vocabularies."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from graph.model.values import Answer, Span, Text


@dataclass(frozen=True, slots=True)
class Term:
    """A term of a public vocabulary, as a compact identifier such as `CL:0000047`."""

    curie: str
    label: str
    relation: str = "exact"


@dataclass(frozen=True, slots=True)
class CellType:
    """A kind of cell; `broader` are the kinds it is one of, `family` the top kind whose members stand for each other.

    A stem cell and a progenitor cell of one family both count as on-product; the difference is shown.
    """

    id: str
    name: Text
    broader: tuple[str, ...] = ()
    family: str | None = None
    terms: tuple[Term, ...] = ()
    note: str | None = None


@dataclass(frozen=True, slots=True)
class CellProduct:
    """A named preparation given to people or animals, such as NR1; it is one of its cell types."""

    id: str
    name: Text
    cell_types: tuple[str, ...]
    maker: str | None = None
    aliases: tuple[str, ...] = ()
    source_tissue: str | None = None
    development: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class MechanismLink:
    """The arrow between two steps of a mechanism, which a claim asserts and is graded for.

    A step is told by the outcome that shows it; without a `cause` the arrow starts at the treatment itself.
    """

    leads_to: str
    claim: str
    cause: str | None = None


@dataclass(frozen=True, slots=True)
class Mechanism:
    """A way in which a therapy is said to work; `broader` is the article-level mechanism of a finer one.

    `chain` are the arrows that somebody claims, in order; an arrow that nobody claims is not there.
    """

    id: str
    name: Text
    definition: Text
    broader: tuple[str, ...] = ()
    terms: tuple[Term, ...] = ()
    chain: tuple[MechanismLink, ...] = ()


@dataclass(frozen=True, slots=True)
class ImportantDifference:
    """The smallest difference that patients notice on an instrument (MID), as one source estimated it.

    `phase` is the phase of the condition that it was found in; where a source gives a range, `value` is its lower end.
    `anchor` is what patients' own judgement was taken by.
    """

    value: Decimal
    source: str
    high: Decimal | None = None
    phase: str | None = None
    anchor: str | None = None
    between_groups: bool = False


@dataclass(frozen=True, slots=True)
class Instrument:
    """A scale or assay with which an outcome is measured."""

    id: str
    name: Text
    outcome: str
    low: Decimal | None = None
    high: Decimal | None = None
    higher_is_better: Answer = Answer.NOT_SEEN
    important_differences: tuple[ImportantDifference, ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What is measured; `matters_to_patients` is `no` for a surrogate."""

    id: str
    name: Text
    matters_to_patients: Answer
    terms: tuple[Term, ...] = ()
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Laboratory:
    """A group whose studies share people, methods or data.

    `finding` is a published finding of an institution against its data, `found` the day it was published.
    """

    id: str
    name: Text
    finding: Text | None = None
    found: date | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Phase:
    """A phase of a condition, by time since onset; `end` is open in the last phase."""

    id: str
    name: Text
    start: Span
    end: Span | None = None


@dataclass(frozen=True, slots=True)
class Condition:
    """A disease or injury that people have or that animals are given."""

    id: str
    name: Text
    broader: tuple[str, ...] = ()
    terms: tuple[Term, ...] = ()
    phases: tuple[Phase, ...] = ()
    phases_source: str | None = None
