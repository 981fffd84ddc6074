"""From the XML of a record to its outline; as few looks at the tree as will do, since millions of records come by."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from graph.sources.dates import from_words
from graph.sources.pubmed.article import Heading, Kind, Link, Outline, Qualifier
from graph.sources.xml import words


class NoIdentifierError(Exception):
    """Inside this reader only: a record without a PMID, which nothing can be said about."""


def outline(record: etree._Element) -> Outline:
    """The outline of a `PubmedArticle`, a `PubmedBookArticle` or an older `MedlineCitation`."""
    citation = _citation(record)
    parts = {part.tag: part for part in citation}
    article = parts.get("Article", citation)
    inner = {part.tag: part for part in article} if article is not citation else parts
    return Outline(
        pmid=_pmid(parts),
        kind=Kind.BOOK if citation.tag == "BookDocument" else Kind.ARTICLE,
        title=words(inner.get("ArticleTitle")) or words(inner.get("VernacularTitle")) or _book_title(inner),
        year=_year(inner),
        journal=_journal(inner),
        publication_types=tuple(_types(inner)),
        headings=tuple(_headings(parts.get("MeshHeadingList"))),
        links=tuple(_links(parts.get("CommentsCorrectionsList"))),
    )


def _citation(record: etree._Element) -> etree._Element:
    if record.tag == "MedlineCitation":
        return record
    for part in record:
        if part.tag in ("MedlineCitation", "BookDocument"):
            return part
    raise NoIdentifierError


def _pmid(parts: dict[object, etree._Element]) -> str:
    element = parts.get("PMID")
    text = (element.text or "").strip() if element is not None else ""
    if not (text.isascii() and text.isdecimal() and len(text) <= 9 and int(text)):
        raise NoIdentifierError(text)
    return text.lstrip("0")


def _book_title(inner: dict[object, etree._Element]) -> str | None:
    book = inner.get("Book")
    return words(book.find("BookTitle")) if book is not None else None


def _year(inner: dict[object, etree._Element]) -> int | None:
    """The year of the issue or the book; where there is none, of the electronic version."""
    for name, path in (("Journal", "JournalIssue/PubDate"), ("Book", "PubDate"), ("ArticleDate", ".")):
        holder = inner.get(name)
        date = holder.find(path) if holder is not None else None
        for part in date if date is not None else ():
            if part.tag in ("Year", "MedlineDate") and (found := from_words(part.text)):
                return found.year
    return None


def _journal(inner: dict[object, etree._Element]) -> str | None:
    journal = inner.get("Journal")
    for part in journal if journal is not None else ():
        if part.tag == "Title":
            return words(part)
    return None


def _types(inner: dict[object, etree._Element]) -> Iterator[str]:
    listing = inner.get("PublicationTypeList")
    if listing is None:
        listed = (part for tag, part in inner.items() if tag == "PublicationType")
    else:
        listed = (part for part in listing)
    for part in listed:
        if text := words(part):
            yield text


def _headings(listing: etree._Element | None) -> Iterator[Heading]:
    for heading in listing if listing is not None else ():
        name, ui, major, qualifiers = None, None, False, []
        for part in heading:
            text, mark = part.text, part.get("MajorTopicYN") == "Y"
            if part.tag == "DescriptorName":
                name, ui, major = text, part.get("UI"), mark
            elif text:
                qualifiers.append(Qualifier(text, part.get("UI"), mark))
        if name:
            yield Heading(name, ui, major, tuple(qualifiers))


def _links(listing: etree._Element | None) -> Iterator[Link]:
    for tie in listing if listing is not None else ():
        parts = {part.tag: words(part) for part in tie}
        if kind := tie.get("RefType"):
            yield Link(kind, parts.get("PMID"), parts.get("RefSource"), parts.get("Note"))
