"""EndNote XML."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

from graph.identifiers import Scheme
from graph.sources.reading import Skip
from graph.sources.references.reference import Reference, identifiers, plain, year_of
from graph.sources.xml import Element, elements_of, words


def is_endnote(text: str) -> bool:
    """Whether a list begins as XML does."""
    return text.lstrip()[:1] == "<"


def endnote(file: str, content: bytes, *, skip: Skip) -> Iterator[Reference]:
    """Every record of the library."""
    for record in elements_of(file, BytesIO(content), "record", skip=skip):
        yield Reference(
            file,
            record.sourceline or 0,
            identifiers=identifiers(
                (Scheme.DOI, _text(record, "electronic-resource-num")),
                *_accession(record),
                (Scheme.PMCID, _text(record, "custom2")),
                addresses=[text for one in record.iter("url") if (text := words(one))],
            ),
            title=plain(_text(record, "titles/title")),
            persons=tuple(name for one in record.iterfind("contributors/authors/author") if (name := words(one))),
            container=plain(_text(record, "titles/secondary-title") or _text(record, "periodical/full-title")),
            year=year_of(_text(record, "dates/year")),
            volume=_text(record, "volume"),
            issue=_text(record, "number"),
            pages=_text(record, "pages"),
            kind=_kind(record),
        )


def _text(record: Element, path: str) -> str | None:
    return words(record.find(path))


def _kind(record: Element) -> str | None:
    found = record.find("ref-type")
    name = found.get("name") if found is not None else None
    return str(name) if name else None


def _accession(record: Element) -> Iterator[tuple[Scheme, str | None]]:
    """An accession number is a PMID only where PubMed is named as its source."""
    source = " ".join(_text(record, path) or "" for path in ("remote-database-name", "remote-database-provider"))
    if any(name in source.casefold() for name in ("pubmed", "medline", "nlm")):
        yield Scheme.PMID, _text(record, "accession-num")
