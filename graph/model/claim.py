"""What somebody says, where it stands, and how firmly."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from graph.model.scales import Certainty, Extent, Kind, Wording
from graph.model.scope import Scope
from graph.model.values import Lang, Text


@dataclass(frozen=True, slots=True)
class Anchor:
    """A passage by offsets into the normalised text and the digest of the passage; no text is copied."""

    start: int
    end: int
    sha256: str


class Form(StrEnum):
    """In what part of a page a claim stands."""

    BODY = "body"
    HEADING = "heading"
    TITLE = "title"
    CAPTION = "caption"
    MASTHEAD = "masthead"
    DISCLAIMER = "disclaimer"


@dataclass(frozen=True, slots=True)
class Appearance:
    """One clause in which a source makes a claim: how true it is said to be, how much is said, and who says it.

    `anchor` is where the clause stands, where the text was held. `attributed` is who is said to say it, where the
    source names others; `condition` is the condition that it ties the claim to. `presupposed` marks a clause that takes
    the claim for granted, `figurative` a figure of speech.
    """

    source: str
    section: str
    wording: Wording
    anchor: Anchor | None = None
    extent: Extent = Extent.PLAIN
    attributed: Text | None = None
    condition: Text | None = None
    form: Form = Form.BODY
    presupposed: bool = False
    figurative: bool = False
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Coding:
    """How one curator coded a claim, without seeing how another did; `None` where this curator did not code it."""

    curator: str
    kind: Kind | None = None
    wording: Wording | None = None
    extent: Extent | None = None


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


class Sense(StrEnum):
    """What a claim asserts where it is not simply an effect: a harm, that there is none, or no effect at all."""

    HARM = "harm"
    SAFETY = "safety"
    NO_EFFECT = "no-effect"


@dataclass(frozen=True, slots=True)
class PublishedCertainty:
    """How sure an authority says one can be of what a claim says; several may differ.

    `level` is `None` where the authority names no GRADE level; `words` are then its own short phrase.
    """

    authority: str
    level: Certainty | None
    source: str
    words: str | None = None


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
    asserts: Sense | None = None
    reported: tuple[ReportedValue, ...] = ()
    appearances: tuple[Appearance, ...] = ()
    contradicts: tuple[str, ...] = ()
    codings: tuple[Coding, ...] = ()
    published: tuple[PublishedCertainty, ...] = ()
    calibration: bool = False
    note: str | None = None

    @property
    def wording(self) -> Wording | None:
        """The strongest wording of all appearances; `None` where nobody words it."""
        return max((a.wording for a in self.appearances), default=None)

    @property
    def extent(self) -> Extent | None:
        """The greatest extent of all appearances; `None` where nobody words it."""
        return max((a.extent for a in self.appearances), default=None)


@dataclass(frozen=True, slots=True)
class Reference:
    """Something that a source cites: its address or identifier, and the study that it reports."""

    address: str
    study: str | None = None


@dataclass(frozen=True, slots=True)
class SourceError:
    """Where a source differs from what it rests on, or from itself; `claims` are those that it touches.

    `study` is the study or report that says otherwise, `None` where the source contradicts only itself.
    """

    text: Text
    section: str
    claims: tuple[str, ...] = ()
    study: str | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """The article or page that makes claims; without a digest where its text was not held as a whole."""

    id: str
    type: str
    title: Text
    publisher: Text
    published: date
    language: Lang
    interest: Text
    references: tuple[Reference, ...]
    normalisation: str | None = None
    text_sha256: str | None = None
    text_length: int | None = None
    sections: tuple[tuple[str, Text], ...] = ()
    errors: tuple[SourceError, ...] = ()
    note: Text | None = None
