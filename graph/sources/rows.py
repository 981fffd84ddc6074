"""What `evigraph ingest` prints of a record: plain values that JSON and tables take as they are."""

from __future__ import annotations

from datetime import date

from graph.model.scales import Rung
from graph.sources.kinds import kind_of_article
from graph.sources.pubmed.article import Article, Person
from graph.sources.trials.registration import Milestone, Registration

Row = dict[str, object]


def article_row(article: Article) -> Row:
    """An article without its abstract, which is its publisher's."""
    known = article.outline
    kind = kind_of_article(article)
    return {
        "pmid": known.pmid,
        "title": known.title,
        "year": known.year,
        "publication_types": known.publication_types,
        "mesh": known.mesh,
        "species": kind.species,
        "design": kind.design,
        "rung": _id(kind.rung),
        "told_by": kind.told_by,
        "confidence": kind.confidence,
        "standing": known.standing,
        "links": [{"kind": one.kind, "pmid": one.pmid, "source": one.source} for one in known.links],
        "headings": [{"name": one.name, "qualifiers": one.qualifiers} for one in known.headings],
        "subjects": article.subjects,
        "kind": known.kind,
        "doi": article.doi,
        "pmcid": article.pmcid,
        "vernacular_title": article.vernacular_title,
        "languages": article.languages,
        "container": article.container,
        "published": _written(article.published),
        "published_text": article.published.text if article.published else None,
        "published_online": _written(article.published_online),
        "persons": [_without_addresses(one) for one in article.persons],
        "chemicals": article.chemicals,
        "supplementary_mesh": article.supplementary,
        "keywords": article.keywords,
        "registrations": article.registrations,
        "status": article.status,
    }


def _without_addresses(person: Person) -> Row:
    names = ("family", "given", "initials", "suffix", "group", "orcid")
    return {name: getattr(person, name) for name in names if getattr(person, name) is not None}


def registration_row(study: Registration, as_of: date | None) -> Row:
    """A registration with its posted results; `results` is None where none are posted."""
    return {
        "id": study.id,
        "study_type": study.study_type,
        "phases": study.phases,
        "allocation": study.allocation,
        "masking": study.masking,
        "rung": _id(study.rung),
        "awaiting": study.awaiting,
        "arms": study.arms,
        "results": study.results,
        "overdue": study.overdue(as_of) if as_of else None,
        "design": study.design,
        "title": study.title,
        "official_title": study.official_title,
        "acronym": study.acronym,
        "other_ids": study.other_ids,
        "intervention_model": study.intervention_model,
        "observational_model": study.observational_model,
        "time_perspective": study.time_perspective,
        "who_masked": study.who_masked,
        "primary_purpose": study.primary_purpose,
        "status": study.status,
        "why_stopped": study.why_stopped,
        "enrolment": study.enrolment,
        "start": _dated(study.start),
        "primary_completion": _dated(study.primary_completion),
        "completion": _dated(study.completion),
        "results_first_posted": _written(study.results_first_posted),
        "sponsors": study.sponsors,
        "conditions": study.conditions,
        "interventions": study.interventions,
        "outcomes": study.outcomes,
    }


def _id(rung: Rung | None) -> str | None:
    return None if rung is None else rung.id


def _written(when: object | None) -> str | None:
    return None if when is None else str(when)


def _dated(milestone: Milestone | None) -> Row | None:
    return {"date": str(milestone.when), "actual": milestone.actual} if milestone else None
