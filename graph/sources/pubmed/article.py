"""What PubMed knows of an article, as plain values."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from graph.model.study import Standing
from graph.sources.dates import PartialDate


class Kind(StrEnum):
    """What sort of record it is."""

    ARTICLE = "article"
    BOOK = "book"


class Heading(msgspec.Struct, frozen=True, array_like=True):
    """A subject heading (MeSH) with the names of the aspects under which it is meant."""

    name: str
    qualifiers: tuple[str, ...] = ()


class Link(msgspec.Struct, frozen=True, array_like=True):
    """A tie to another record, such as the notice that retracts this one; `kind` is PubMed's own word."""

    kind: str
    pmid: str | None = None
    source: str | None = None
    note: str | None = None


class Outline(msgspec.Struct, frozen=True):
    """What decides on the kind of study and on its standing: enough for a landscape."""

    pmid: str
    kind: Kind
    title: str | None
    year: int | None
    journal: str | None
    publication_types: tuple[str, ...]
    headings: tuple[Heading, ...]
    links: tuple[Link, ...]

    @property
    def mesh(self) -> tuple[str, ...]:
        """The names of the subject headings."""
        return tuple(heading.name for heading in self.headings)

    @property
    def standing(self) -> Standing:
        """Whether the article still stands, as far as this record tells."""
        kinds = {link.kind for link in self.links}
        if "Retracted Publication" in self.publication_types or kinds & _RETRACTED:
            return Standing.RETRACTED
        if kinds & _CONCERN:
            return Standing.CONCERN
        return Standing.CORRECTED if kinds & _CORRECTED else Standing.STANDS


_RETRACTED = frozenset({"RetractionIn", "RetractedandRepublishedIn"})
# A part that is retracted is more than a misprint; whether the rest holds, the record does not say.
_CONCERN = frozenset({"ExpressionOfConcernIn", "PartialRetractionIn"})
_CORRECTED = frozenset({"ErratumIn", "CorrectedandRepublishedIn", "RepublishedIn"})


class Person(msgspec.Struct, frozen=True):
    """Someone, or a group, who wrote or investigated."""

    family: str | None = None
    given: str | None = None
    initials: str | None = None
    suffix: str | None = None
    group: str | None = None
    orcid: str | None = None
    affiliations: tuple[str, ...] = ()


class Container(msgspec.Struct, frozen=True):
    """The journal or book it appeared in, and where in it."""

    title: str | None = None
    abbreviation: str | None = None
    issns: tuple[str, ...] = ()
    nlm_id: str | None = None
    volume: str | None = None
    issue: str | None = None
    pages: str | None = None
    publisher: str | None = None


class Subject(msgspec.Struct, frozen=True):
    """A subject heading, or an aspect of the one before it, with its id and whether the article is mainly about it."""

    name: str
    ui: str | None = None
    major: bool = False
    qualifier: bool = False


class Chemical(msgspec.Struct, frozen=True):
    """A substance with its registry number, `0` where it has none of its own."""

    name: str
    number: str | None = None


class RegistryEntry(msgspec.Struct, frozen=True):
    """An entry elsewhere, such as in a trial registry."""

    registry: str
    number: str


class Section(msgspec.Struct, frozen=True):
    """A part of an abstract. Kept in memory only: abstracts are their publishers' property."""

    text: str
    label: str | None = None
    category: str | None = None
    language: str | None = None
    source: str | None = None


class Article(msgspec.Struct, frozen=True):
    """All that evigraph takes from a record."""

    outline: Outline
    persons: tuple[Person, ...]
    investigators: tuple[Person, ...]
    container: Container
    published: PartialDate | None
    published_online: PartialDate | None
    doi: str | None
    pmcid: str | None
    languages: tuple[str, ...]
    vernacular_title: str | None
    subjects: tuple[Subject, ...]
    chemicals: tuple[Chemical, ...]
    supplementary: tuple[str, ...]
    keywords: tuple[str, ...]
    registrations: tuple[RegistryEntry, ...]
    sections: tuple[Section, ...]
    status: str | None
