"""Whether the papers of a reference list still stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from graph.identifiers import Scheme, key_of
from graph.model.base import EvidenceBase
from graph.model.study import Standing
from graph.sources.asking import crossref, pubmed
from graph.sources.client import Client
from graph.sources.crossref import Work
from graph.sources.notices import Nature, Notice, Notices, gravest
from graph.sources.pubmed.article import Article
from graph.sources.reading import Skip
from graph.sources.references.matching import known, study_of
from graph.sources.references.reference import Reference


class Mark(StrEnum):
    """What is known of a reference; that no notice was seen is no proof that there is none."""

    RETRACTED = "retracted"
    CONCERN = "concern"
    CORRECTED = "corrected"
    NONE_SEEN = "no notice seen"
    NOT_FOUND = "not found"


_MARKS = {Nature.RETRACTED: Mark.RETRACTED, Nature.CONCERN: Mark.CONCERN, Nature.CORRECTED: Mark.CORRECTED}
_NATURES = {
    Standing.RETRACTED: Nature.RETRACTED,
    Standing.CONCERN: Nature.CONCERN,
    Standing.CORRECTED: Nature.CORRECTED,
}


@dataclass(frozen=True, slots=True)
class Audited:
    """A reference with its mark, the notice that decides and what it says, and the study of the records that it is."""

    reference: Reference
    mark: Mark
    notice: Notice | None
    why: str
    study: str | None


@dataclass(frozen=True, slots=True)
class Answers:
    """What the registries know of the papers of a list, by the key of their identifier; empty where none was asked."""

    articles: dict[str, Article]
    works: dict[str, Work]


def asked(client: Client, references: Iterable[Reference], *, skip: Skip) -> Answers:
    """Ask PubMed for all that have a PMID, and Crossref for all that have a DOI."""
    listed = list(references)
    pmids = list(dict.fromkeys(number for one in listed if (number := one.number(Scheme.PMID))))
    dois = list(dict.fromkeys(number for one in listed if (number := one.number(Scheme.DOI))))
    articles = {article.outline.pmid: article for article in pubmed(client, pmids, skip=skip)}
    works = {key_of(doi, Scheme.DOI): work for doi in dois if (work := crossref(client, doi))}
    return Answers(articles, works)


def audit(
    references: Sequence[Reference], notices: Notices, answers: Answers | None, base: EvidenceBase | None = None
) -> Iterator[Audited]:
    """The mark of each reference; `answers` is None where no registry was asked."""
    names = known(base) if base else {}
    for reference in references:
        found = [*notices.of(reference.identifiers)]
        study = study_of(reference, names)
        if base is not None and study is not None:
            found += _of_records(base, study, reference)
        if answers is not None:
            found += _of_answers(reference, answers)
        yield _audited(reference, gravest(found), study, found=_is_found(reference, answers, study))


def _audited(reference: Reference, notice: Notice | None, study: str | None, *, found: bool) -> Audited:
    if notice is not None and notice.nature in _MARKS:
        return Audited(reference, _MARKS[notice.nature], notice, notice.told, study)
    if notice is not None:
        return Audited(reference, Mark.NONE_SEEN, notice, f"reinstated: {notice.told}", study)
    if found:
        return Audited(reference, Mark.NONE_SEEN, None, "", study)
    why = "nobody who was asked knows its number" if _can_be_asked(reference) else "it has no DOI or PMID to look up"
    return Audited(reference, Mark.NOT_FOUND, None, why, study)


def _can_be_asked(reference: Reference) -> bool:
    return any(one.scheme in (Scheme.DOI, Scheme.PMID) for one in reference.identifiers)


def _is_found(reference: Reference, answers: Answers | None, study: str | None) -> bool:
    """Whether anything could speak of it; without asking, every number is believed."""
    if study is not None:
        return True
    if answers is None:
        return _can_be_asked(reference)
    by_doi = any(one.key in answers.works for one in reference.identifiers if one.scheme is Scheme.DOI)
    return by_doi or any(one.key in answers.articles for one in reference.identifiers if one.scheme is Scheme.PMID)


def _of_answers(reference: Reference, answers: Answers) -> Iterator[Notice]:
    for one in reference.identifiers:
        if one.scheme is Scheme.DOI and one.key in answers.works:
            yield from answers.works[one.key].notices
        if one.scheme is Scheme.PMID and one.key in answers.articles:
            yield from notices_of(answers.articles[one.key])


def notices_of(article: Article) -> Iterator[Notice]:
    """What PubMed's record of a paper says of its standing."""
    nature = _NATURES.get(article.outline.standing)
    if nature is not None:
        ties = [one.pmid for one in article.outline.links if one.kind in _KINDS[nature]]
        pmid = next((one for one in ties if one), None)
        yield Notice(nature, article.doi, article.outline.pmid, notice_pmid=pmid, source="PubMed")


_KINDS = {
    Nature.RETRACTED: ("RetractionIn", "RetractedandRepublishedIn"),
    Nature.CONCERN: ("ExpressionOfConcernIn", "PartialRetractionIn"),
    Nature.CORRECTED: ("ErratumIn", "CorrectedandRepublishedIn", "RepublishedIn"),
}


def _of_records(base: EvidenceBase, study: str, reference: Reference) -> Iterator[Notice]:
    """What the curators wrote down of this very report."""
    keys = {one.key for one in reference.identifiers}
    for report in base.studies[study].reports:
        nature = _NATURES.get(report.standing)
        own = {key_of(number) for number in (report.doi, report.pmid) if number}
        if nature is not None and (own & keys or not keys):
            yield Notice(nature, report.doi, report.pmid, when=report.withdrawn, source="the curated records")
