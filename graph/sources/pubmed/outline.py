"""From the XML of a record to its outline; as few looks at the tree as will do, since millions of records come by."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from graph.sources.dates import year_in
from graph.sources.pubmed.article import Heading, Kind, Link, Outline
from graph.sources.xml import Element, words


class NoIdentifierError(Exception):
    """Inside this reader only: a record without a PMID, which nothing can be said about."""


# Only the parts that are asked for become Python objects: that is most of what reading costs beside parsing.
_OF_CITATION = ("PMID", "Article", "MeshHeadingList", "CommentsCorrectionsList")
_OF_ARTICLE = ("ArticleTitle", "VernacularTitle", "Journal", "Book", "ArticleDate", "PublicationTypeList")
_Parts: TypeAlias = dict[str, Element]


def outline(record: Element) -> Outline:
    """The outline of a `PubmedArticle`, a `PubmedBookArticle` or an older `MedlineCitation`."""
    citation = _citation(record)
    parts = {part.tag: part for part in citation.iterchildren(*_OF_CITATION)}
    body = parts.get("Article", citation)
    inner = {part.tag: part for part in body.iterchildren(*_OF_ARTICLE)}
    return Outline(
        pmid=_pmid(parts),
        kind=Kind.BOOK if citation.tag == "BookDocument" else Kind.ARTICLE,
        title=words(inner.get("ArticleTitle")) or words(inner.get("VernacularTitle")) or _book_title(inner),
        year=_year(inner),
        journal=_journal(inner),
        publication_types=tuple(_types(body, inner)),
        headings=tuple(_headings(parts.get("MeshHeadingList"))),
        links=tuple(_links(parts.get("CommentsCorrectionsList"))),
    )


def _citation(record: Element) -> Element:
    if record.tag == "MedlineCitation":
        return record
    for part in record.iterchildren("MedlineCitation", "BookDocument"):
        return part
    raise NoIdentifierError


def _pmid(parts: _Parts) -> str:
    element = parts.get("PMID")
    text = (element.text or "").strip() if element is not None else ""
    if not (text.isascii() and text.isdecimal() and len(text) <= 9 and int(text)):
        raise NoIdentifierError(text)
    return text.lstrip("0")


def _book_title(inner: _Parts) -> str | None:
    book = inner.get("Book")
    return words(book.find("BookTitle")) if book is not None else None


def _year(inner: _Parts) -> int | None:
    """The year of the issue or the book; where there is none, of the electronic version."""
    for name in ("Journal", "Book", "ArticleDate"):
        holder = inner.get(name)
        for part in holder.iter("Year", "MedlineDate") if holder is not None else ():
            if found := year_in(part.text):
                return found
    return None


def _journal(inner: _Parts) -> str | None:
    journal = inner.get("Journal")
    for part in journal.iterchildren("Title") if journal is not None else ():
        return words(part)
    return None


def _types(body: Element, inner: _Parts) -> Iterator[str]:
    """From the list of an article; a book has them without a list around them."""
    for part in inner.get("PublicationTypeList", body).iterchildren("PublicationType"):
        if text := words(part):
            yield text


def _headings(listing: Element | None) -> Iterator[Heading]:
    found: list[tuple[str, list[str]]] = []
    for part in listing.iter("DescriptorName", "QualifierName") if listing is not None else ():
        text = (part.text or "").strip()
        if part.tag == "DescriptorName":
            found.append((text, []))
        elif found and text:
            found[-1][1].append(text)
    for name, qualifiers in found:
        if name:
            yield Heading(name, tuple(qualifiers))


def _links(listing: Element | None) -> Iterator[Link]:
    for tie in listing if listing is not None else ():
        parts = {part.tag: words(part) for part in tie}
        if kind := tie.get("RefType"):
            yield Link(kind, parts.get("PMID"), parts.get("RefSource"), parts.get("Note"))
