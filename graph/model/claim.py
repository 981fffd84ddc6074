"""What somebody says, where it stands, and how firmly."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from graph.model.scales import Kind, Wording
from graph.model.scope import Scope
from graph.model.values import Lang, Text


@dataclass(frozen=True, slots=True)
class Anchor:
    """A passage by offsets into the normalised text and the digest of the passage; no text is copied."""

    start: int
    end: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Appearance:
    """One place where a source makes a claim."""

    source: str
    section: str
    wording: Wording
    anchor: Anchor


class Relation(StrEnum):
    """How a reported number stands to the true one: exactly, more than, less than, about."""

    EQUALS = "="
    MORE_THAN = ">"
    LESS_THAN = "<"
    ABOUT = "~"


@dataclass(frozen=True, slots=True)
class ReportedValue:
    """One result that a `report` claim repeats, and the recorded finding to hold it against.

    Exactly one of the three is given: a number, a count out of a total, or a reading in words (`higher`, `present`).
    `finding` is `None` where no recorded result shows the passage, so it cannot be checked.
    """

    study: str
    finding: str | None
    value: Decimal | None = None
    relation: Relation = Relation.EQUALS
    count: int | None = None
    total: int | None = None
    reading: str | None = None
    label: Text | None = None


class HarmSense(StrEnum):
    """What a claim about harm asserts: that a harm exists, or that there is none."""

    HARM = "harm"
    SAFETY = "safety"


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement that can be graded, in our own words."""

    id: str
    kind: Kind
    statement: Text
    scope: Scope
    mechanism: str | None = None
    cites: tuple[str, ...] = ()
    part_of: str | None = None
    asserts: HarmSense | None = None
    reported: tuple[ReportedValue, ...] = ()
    appearances: tuple[Appearance, ...] = ()
    calibration: bool = False
    note: str | None = None

    @property
    def wording(self) -> Wording | None:
        """The strongest wording of all appearances; `None` where nobody words it."""
        return max((a.wording for a in self.appearances), default=None)


@dataclass(frozen=True, slots=True)
class Reference:
    """Something that a source cites: its address or identifier, and the study that it reports."""

    address: str
    study: str | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """The article or page that makes claims."""

    id: str
    type: str
    title: Text
    publisher: Text
    published: date
    language: Lang
    interest: Text
    references: tuple[Reference, ...]
    normalisation: str
    text_sha256: str
    text_length: int
    sections: tuple[tuple[str, Text], ...] = ()
    note: Text | None = None
