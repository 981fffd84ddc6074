"""Records of PubMed from a file, one after another."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeVar

import msgspec

from graph.sources.pubmed.article import Article, Outline
from graph.sources.pubmed.outline import NoIdentifierError, outline
from graph.sources.pubmed.whole import article
from graph.sources.reading import Reason, Skip, Skipped
from graph.sources.xml import Element, elements, without_namespaces

_RECORDS = ("PubmedArticle", "PubmedBookArticle", "MedlineCitation", "DeleteCitation", "DeleteDocument")
Told = TypeVar("Told")


class Deleted(msgspec.Struct, frozen=True):
    """Records that PubMed takes back: what was read of them before no longer counts."""

    pmids: tuple[str, ...]


def outlines(path: str, *, skip: Skip) -> Iterator[Outline | Deleted]:
    """What decides on the kind of study and on its standing, of every record of a file (`-`: standard input)."""
    return _read(path, outline, skip)


def articles(path: str, *, skip: Skip) -> Iterator[Article | Deleted]:
    """Every record of a file (`-`: standard input) as a whole."""
    return _read(path, article, skip)


def _read(path: str, parse: Callable[[Element], Told], skip: Skip) -> Iterator[Told | Deleted]:
    for element in elements(path, *_RECORDS, skip=skip):
        if element.tag not in _RECORDS:
            without_namespaces(element)
        if element.tag in ("DeleteCitation", "DeleteDocument"):
            yield Deleted(tuple(one.text.strip() for one in element.iter("PMID") if one.text))
            continue
        try:
            yield parse(element)
        except NoIdentifierError as error:
            said = f"its PMID is “{error}”, which is no number" if str(error) else "it has no PMID"
            detail = f"A record is left out, since {said}."
            skip(Skipped(path, Reason.NO_IDENTIFIER, detail, line=element.sourceline or 0))
