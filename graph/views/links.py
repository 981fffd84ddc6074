"""The only outside addresses a reader is given: canonical identifiers and a publisher's own page, over https."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from graph.identifiers import Scheme, find_in, parse
from graph.model.study import Report, Study

_HOST = re.compile(r"[a-z0-9-]{1,63}(\.[a-z0-9-]{1,63})+", re.ASCII)


@dataclass(frozen=True, slots=True)
class Link:
    """Words and, where the identifier is well formed, the address behind them."""

    words: str
    address: str | None


def links(study: Study) -> tuple[Link, ...]:
    """Every identifier of a study once; those without a canonical address come as plain words."""
    found = [link for report in study.reports for link in _of_report(report)]
    found += [registered(number) for number in study.registry_ids]
    return tuple(dict.fromkeys(found))


def citation(words: str) -> tuple[Link, ...]:
    """A reference in words, the identifiers in it as links."""
    pieces: list[Link] = []
    done = 0
    for found in find_in(words):
        pieces += [
            Link(words[done : found.start], None),
            Link(words[found.start : found.end], found.identifier.address),
        ]
        done = found.end
    return tuple(piece for piece in (*pieces, Link(words[done:], None)) if piece.words)


def addressed(words: str) -> Link:
    """What a source gives as a reference: an identifier or a page; anything else comes as plain words."""
    if words.startswith("https:"):
        return _page(words)
    return Link(words, _address(words))


def _of_report(report: Report) -> Iterator[Link]:
    if report.doi:
        yield Link(f"doi:{report.doi}", _address(report.doi, Scheme.DOI))
    if report.pmid:
        yield Link(f"PMID {report.pmid}", _address(report.pmid, Scheme.PMID))
    if report.pmcid:
        yield Link(report.pmcid, _address(report.pmcid, Scheme.PMCID))
    if report.page:
        yield _page(report.page)


def registered(number: str) -> Link:
    """A registration as it is printed, with its registry's page of it where that is known."""
    return Link(number, _address(number))


def _address(words: str, scheme: Scheme | None = None) -> str | None:
    found = parse(words, scheme)
    return found.address if found else None


def _page(address: str) -> Link:
    """A page by its host's name; an address that is not plain https is shown and not linked."""
    try:
        parts = urlsplit(address)
        host = parts.netloc.lower()
    except ValueError:
        return Link(address, None)
    if parts.scheme != "https" or not _HOST.fullmatch(host):
        return Link(address, None)
    return Link(host.removeprefix("www."), quote(address, safe=":/?#[]@!$&()*+,;=%._~-"))
