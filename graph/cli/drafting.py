"""From what a source knows to the draft of a record; nothing that only a reader can know is guessed here."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from graph.identifiers import Identifier, Scheme
from graph.model.base import EvidenceBase
from graph.model.study import Standing
from graph.records.writing import Draft, Suggestion, slug
from graph.sources.bearing import bearing
from graph.sources.crossref import Work
from graph.sources.kinds import ToldBy, kind_of_article
from graph.sources.notices import gravest
from graph.sources.pubmed.article import Article, Person
from graph.sources.references.reference import Reference
from graph.sources.trials.registration import Registration

_SHOWN_PERSONS = 3


def of_article(article: Article, base: EvidenceBase, day: date) -> Draft:
    """A draft from a record of PubMed."""
    known, kind = article.outline, kind_of_article(article)
    words = " ".join([known.title or "", *known.mesh, *(one.text for one in article.sections)])
    names = [_name(one) for one in article.persons]
    first = article.persons[0].family if article.persons else None
    told = kind.told_by is ToldBy.FIELDS and kind.design is not None
    guess = f"{kind.design} (confidence {kind.confidence})" if kind.design and not told else None
    return Draft(
        id=slug(first, known.year, _word(known.title)),
        read_from=f"PubMed, PMID {known.pmid}, on {day}",
        label=_label(first, known.year),
        title=known.title,
        year=known.year,
        design=str(kind.design) if told else None,
        judged_design=guess,
        species=tuple(map(str, kind.species)) if told else (),
        registry_ids=tuple(one.number for one in article.registrations if one.registry == "ClinicalTrials.gov"),
        report_kind="journal-article",
        # A retraction needs its notice, which the reader has to see.
        standing=_standing(known.standing),
        authors=_authors(names),
        journal=article.container.title,
        reference=_place(article.container.volume, article.container.issue, article.container.pages, known.year),
        doi=article.doi,
        pmid=known.pmid,
        pmcid=article.pmcid,
        page=f"https://pubmed.ncbi.nlm.nih.gov/{known.pmid}/",
        suggestions=_suggestions(base, words),
    )


def of_work(work: Work, base: EvidenceBase, day: date) -> Draft:
    """A draft from what Crossref knows."""
    title = work.titles[0] if work.titles else None
    year = work.issued.partial.year if work.issued.partial else None
    first = work.persons[0].partition(",")[0] if work.persons else None
    notice = gravest(work.notices)
    return Draft(
        id=slug(first, year, _word(title)),
        read_from=f"Crossref, {work.doi}, on {day}",
        label=_label(first, year),
        title=title,
        year=year,
        report_kind={"journal-article": "journal-article", "posted-content": "preprint"}.get(work.type or ""),
        standing=_standing(notice.nature.standing) if notice else "unknown",
        authors=_authors(list(work.persons)),
        journal=work.containers[0] if work.containers else None,
        reference=_place(work.volume, work.issue, work.page, year),
        doi=work.doi,
        page=f"https://doi.org/{work.doi}",
        suggestions=_suggestions(base, title or ""),
    )


def of_registration(study: Registration, base: EvidenceBase, day: date) -> Draft:
    """A draft from a registration."""
    named = [study.title, study.official_title, *study.conditions, *(one.name for one in study.interventions)]
    planned = [one.measure for one in study.outcomes]
    enrolment = study.enrolment
    return Draft(
        id=slug(study.acronym or study.id, study.id if study.acronym else None),
        read_from=f"ClinicalTrials.gov, {study.id}, on {day}",
        label=study.acronym or study.title,
        title=study.official_title or study.title,
        design=str(study.design) if study.design else None,
        species=("human",),
        awaiting=study.awaiting,
        phase="/".join(one.removeprefix("PHASE").lower() for one in study.phases if one.startswith("PHASE")) or None,
        progress_text=study.status,
        stop_reason=study.why_stopped,
        registry_ids=(study.id,),
        planned=enrolment.count if enrolment and enrolment.actual is False else None,
        enrolled=enrolment.count if enrolment and enrolment.actual else None,
        report_kind="registry-record",
        page=f"https://clinicaltrials.gov/study/{study.id}",
        suggestions=_suggestions(base, " ".join(one for one in (*named, *planned) if one)),
    )


def of_reference(one: Reference, base: EvidenceBase, day: date) -> Draft:
    """A draft from a reference list."""
    first = one.persons[0].partition(",")[0] if one.persons else None
    return Draft(
        id=slug(first, one.year, _word(one.title)),
        read_from=f"a reference list, on {day}",
        label=_label(first, one.year),
        title=one.title,
        year=one.year,
        authors=_authors(list(one.persons)),
        journal=one.container,
        reference=_place(one.volume, one.issue, one.pages, one.year),
        doi=one.number(Scheme.DOI),
        pmid=one.number(Scheme.PMID),
        pmcid=one.number(Scheme.PMCID),
        registry_ids=tuple(known.number for known in one.identifiers if not known.scheme.is_of_a_paper),
        suggestions=_suggestions(base, one.title or ""),
    )


def of_identifier(one: Identifier) -> Draft:
    """An empty draft that knows only its own number."""
    return Draft(
        id=slug(one.scheme.name, one.number),
        read_from=f"nothing but its number, {one.scheme} {one}",
        registry_ids=() if one.scheme.is_of_a_paper else (one.number,),
        doi=one.number if one.scheme is Scheme.DOI else None,
        pmid=one.number if one.scheme is Scheme.PMID else None,
        pmcid=one.number if one.scheme is Scheme.PMCID else None,
        page=one.address,
    )


def _suggestions(base: EvidenceBase, words: str) -> tuple[Suggestion, ...]:
    return tuple(Suggestion(one.claim, one.statement, f"names {', '.join(one.named)}") for one in bearing(base, words))


def _standing(standing: Standing) -> str:
    """PubMed not naming a notice is how most papers stand; that one is retracted is for the reader to write down."""
    return "TODO" if standing in (Standing.RETRACTED, Standing.CONCERN) else str(standing)


def _name(person: Person) -> str:
    return person.group or " ".join(part for part in (person.family, person.initials) if part)


def _authors(names: list[str]) -> str | None:
    shown = [name for name in names if name]
    if len(shown) <= _SHOWN_PERSONS + 1:
        return ", ".join(shown) or None
    return f"{', '.join(shown[:_SHOWN_PERSONS])}, ... {shown[-1]}"


def _label(first: str | None, year: int | None) -> str | None:
    return f"{first} {year or ''}".strip() if first else None


def _word(title: str | None) -> str | None:
    """The first telling word of a title, for the id."""
    words: Iterable[str] = (title or "").split()
    return next((word for word in words if len(word) > 4 and word.isascii()), None)


def _place(volume: str | None, issue: str | None, pages: str | None, year: int | None) -> str | None:
    if not volume and not pages:
        return None
    return f"{year or ''};{volume or ''}{f'({issue})' if issue else ''}{f':{pages}' if pages else ''}".strip(";")
