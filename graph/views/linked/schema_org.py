"""What search engines read: schema.org JSON-LD for claims with their review, studies, and the data set.

A grade is a rating of a claim review in words. The levels `EvidenceLevelA` to `EvidenceLevelC` of schema.org belong to
recommendations of guidelines, which this project does not make, and are never used.
"""

from __future__ import annotations

import json

from graph.dataset.names import LICENCES
from graph.facts.labels import label
from graph.model.assessment import Assessment
from graph.model.claim import Claim
from graph.model.scales import BodyDirection, Certainty
from graph.model.study import Report, ReportKind, Study
from graph.model.values import Lang
from graph.views.addresses import Thing, linked
from graph.views.export import Json, Record
from graph.views.graded import Graded
from graph.views.linked.bibliography import Byline, byline
from graph.views.linked.claim_facts import sureness
from graph.views.linked.facts import Facts
from graph.views.links import links, registered

_TAGS = {Lang.EN: "en", Lang.ZH: "zh-Hans"}
_PUBLISHER: Record = {"@type": "Organization", "name": "evigraph"}
_ARTICLES = frozenset({ReportKind.JOURNAL_ARTICLE, ReportKind.PREPRINT, ReportKind.CONFERENCE_ABSTRACT})


def schema_org(known: Graded, told: Facts, site: str, version: str | None = None) -> Record:
    """The thing of a page; `site` is the address that the paths of pages stand below, without a slash at its end.

    `version` names the data set that was built of the same records, where there is one to fetch.
    """
    whole = dataset(known, site, told.lang, version)
    if told.thing is Thing.CLAIM:
        return _told([*_claim_page(known, told, site), whole])
    if told.thing is Thing.STUDY:
        return _told(_study(known.base.studies[told.ids[0]], told, site))
    about: Record = {"@type": "DefinedTerm" if told.thing is not Thing.SOURCE else "Article", "name": told.title}
    about |= _common(told, site) | {"description": told.lead or None}
    return _told([about, *([whole] if told.thing is Thing.SOURCE else [])])


def _told(things: list[Record]) -> Record:
    """Without what is not known."""
    known: list[Json] = [{name: value for name, value in one.items() if value} for one in things]
    return {"@context": "https://schema.org", "@graph": known}


def _common(told: Facts, site: str) -> Record:
    address = site + linked(told.thing, *told.ids)
    return {"@id": f"{address}#it", "url": address, "inLanguage": _TAGS[told.lang], "identifier": told.name}


def _claim_page(known: Graded, told: Facts, site: str) -> list[Record]:
    base, id_ = known.base, told.ids[0]
    claim, assessment = base.claims[id_], known.grading.assessments[id_]
    common = _common(told, site)
    appearances: list[Json] = [
        {
            "@type": "Article",
            "@id": f"{site}{linked(Thing.SOURCE, one)}#it",
            "name": base.sources[one].title.in_(told.lang),
        }
        for one in dict.fromkeys(place.source for place in claim.appearances)
    ]
    described = {"@type": "Claim", "name": told.title, "text": told.title, "appearance": appearances}
    return [common | described, _review(known, claim, assessment, told, site)]


def _review(known: Graded, claim: Claim, assessment: Assessment, told: Facts, site: str) -> Record:
    """The grade as a rating of the claim: its conclusion, and a number only where the evidence is for the claim.

    Certainty that a claim is wrong, or that nothing is known, says nothing good of it.
    """
    address = site + linked(Thing.CLAIM, claim.id)
    rating: Record = {
        "@type": "Rating",
        "name": sureness(assessment, told.lang),
        "ratingExplanation": told.lead,
        "alternateName": label(assessment.conclusion).in_(told.lang),
    }
    favours = assessment.direction is BodyDirection.FOR
    if assessment.certainty and favours:
        scale = {"worstRating": Certainty.VERY_LOW.value, "bestRating": Certainty.HIGH.value}
        rating |= {"ratingValue": assessment.certainty.value} | scale
    return {
        "@type": "ClaimReview",
        "@id": f"{address}#review",
        "url": address,
        "claimReviewed": told.title,
        "itemReviewed": {"@id": f"{address}#it"},
        "reviewBody": told.lead,
        "reviewRating": rating,
        "author": _PUBLISHER,
        "isPartOf": {"@id": f"{site}/download#dataset"},
        "datePublished": known.grading.as_of.isoformat(),
        "inLanguage": _TAGS[told.lang],
        "license": LICENCES.get(known.base.topic.licence),
    }


def _study(study: Study, told: Facts, site: str) -> list[Record]:
    """The study with its scientific reports; registry entries and news are no scholarly articles."""
    articles = [_article(study, one, told) for one in study.reports if one.kind in _ARTICLES]
    parts: list[Json] = list(articles)
    common = _common(told, site)
    registrations: list[Json] = [link.address for link in map(registered, study.registry_ids) if link.address]
    whole: Record = {"@type": "CreativeWork", "name": told.title, "headline": told.lead or None, "hasPart": parts}
    return [common | whole | ({"sameAs": registrations} if registrations else {})]


def _article(study: Study, report: Report, told: Facts) -> Record:
    by = byline(report.authors) if report.authors else Byline(())
    people: list[Json] = [{"@type": "Person", "familyName": one.family, "givenName": one.given} for one in by.persons]
    addresses: list[Json] = [one.address for one in links(study) if one.address and _names(report, one.words)]
    article: Record = {
        "@type": "ScholarlyArticle",
        "headline": report.title or study.title or study.label,
        "author": people or None,
        "creditText": None if by.whole and len(by.persons) == len(by.names) else report.authors,
        "isPartOf": {"@type": "Periodical", "name": report.journal} if report.journal else None,
        "datePublished": report.published.isoformat() if report.published else str(report.year or "") or None,
        "creativeWorkStatus": label(report.standing).in_(told.lang),
        "sameAs": addresses or None,
    }
    return {name: value for name, value in article.items() if value}


def _names(report: Report, words: str) -> bool:
    return words in (f"doi:{report.doi}", f"PMID {report.pmid}", report.pmcid)


def dataset(known: Graded, site: str, lang: Lang, version: str | None) -> Record:
    """The data set that a page is a part of, and where it can be fetched."""
    topic = known.base.topic
    file: Record = {
        "@type": "DataDownload",
        "contentUrl": f"{site}/download/dataset.nq",
        "encodingFormat": "application/n-quads",
    }
    return {
        "@type": "Dataset",
        "@id": f"{site}/download#dataset",
        "name": f"evigraph: {topic.title.in_(lang)}",
        "description": topic.question.in_(lang),
        "url": f"{site}/download",
        "license": LICENCES.get(topic.licence),
        "creator": _PUBLISHER,
        "dateModified": known.grading.as_of.isoformat(),
        "version": version,
        "distribution": [file] if version else None,
        "isAccessibleForFree": True,
    }


def script(record: Record) -> str:
    """JSON that may stand inside a script element: no character of it can end the element or begin another."""
    written = json.dumps(record, ensure_ascii=False, separators=(",", ":"))
    for mark in "<>&\u2028\u2029":
        written = written.replace(mark, f"\\u{ord(mark):04x}")
    return written
