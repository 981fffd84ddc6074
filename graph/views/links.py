"""The only outside addresses a reader is given: canonical identifiers and a publisher's own page, over https."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from graph.model.study import Report, Study

_DOI = re.compile(r"10\.\d{4,9}/\S{1,200}", re.ASCII)
_CITED_DOI = re.compile(r"(doi:10\.\d{4,9}/[^\s;,]{1,200})", re.ASCII)
_PMID = re.compile(r"\d{1,9}", re.ASCII)
_PMCID = re.compile(r"PMC\d{1,9}", re.ASCII)
_NCT = re.compile(r"NCT\d{8}", re.ASCII)
_HOST = re.compile(r"[a-z0-9-]{1,63}(\.[a-z0-9-]{1,63})+", re.ASCII)


@dataclass(frozen=True, slots=True)
class Link:
    """Words and, where the identifier is well formed, the address behind them."""

    words: str
    address: str | None


def links(study: Study) -> tuple[Link, ...]:
    """Every identifier of a study once; those without a canonical address come as plain words."""
    found = [link for report in study.reports for link in _of_report(report)]
    found += [_registered(number) for number in study.registry_ids]
    return tuple(dict.fromkeys(found))


def citation(words: str) -> tuple[Link, ...]:
    """A reference in words, its DOIs as links."""
    return tuple(
        Link(piece, _doi(piece.removeprefix("doi:")) if piece.startswith("doi:") else None)
        for piece in _CITED_DOI.split(words)
        if piece
    )


def addressed(words: str) -> Link:
    """What a source gives as a reference: a DOI or a page; anything else comes as plain words."""
    if words.startswith("doi:"):
        return Link(words, _doi(words.removeprefix("doi:")))
    return _page(words)


def _of_report(report: Report) -> Iterator[Link]:
    if report.doi:
        yield Link(f"doi:{report.doi}", _doi(report.doi))
    if report.pmid:
        known = _PMID.fullmatch(report.pmid)
        yield Link(f"PMID {report.pmid}", f"https://pubmed.ncbi.nlm.nih.gov/{report.pmid}/" if known else None)
    if report.pmcid:
        known = _PMCID.fullmatch(report.pmcid)
        yield Link(report.pmcid, f"https://pmc.ncbi.nlm.nih.gov/articles/{report.pmcid}/" if known else None)
    if report.page:
        yield _page(report.page)


def _doi(doi: str) -> str | None:
    return f"https://doi.org/{quote(doi, safe='/:;()._-')}" if _DOI.fullmatch(doi) else None


def _registered(number: str) -> Link:
    return Link(number, f"https://clinicaltrials.gov/study/{number}" if _NCT.fullmatch(number) else None)


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
