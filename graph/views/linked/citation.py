"""How to cite a claim's grade, a study's reports and the data set: as text, BibTeX, RIS and CSL-JSON.

Only what is recorded is written. Names stay as they were recorded where they are not a complete list of persons,
and what is not known is left out.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple
from urllib.parse import quote

from graph.facts.certainty import certainty_words
from graph.facts.figures import day
from graph.facts.labels import label
from graph.model.assessment import Assessment, Grading
from graph.model.base import EvidenceBase
from graph.model.study import Report, ReportKind, Standing, Study
from graph.model.values import Lang, Text
from graph.views.export import Json, Record

PUBLISHER = "evigraph"


class Sort(StrEnum):
    """What is cited, as reference managers tell documents apart."""

    ARTICLE = "article"
    PREPRINT = "preprint"
    ABSTRACT = "abstract"
    NEWS = "news"
    PAGE = "page"
    DATASET = "dataset"


class _Types(NamedTuple):
    bibtex: str
    ris: str
    csl: str


_TYPES = MappingProxyType(
    {
        Sort.ARTICLE: _Types("article", "JOUR", "article-journal"),
        Sort.PREPRINT: _Types("misc", "UNPB", "article"),
        Sort.ABSTRACT: _Types("misc", "ABST", "paper-conference"),
        Sort.NEWS: _Types("misc", "NEWS", "article-newspaper"),
        Sort.PAGE: _Types("misc", "ELEC", "webpage"),
        Sort.DATASET: _Types("misc", "DATA", "dataset"),
    }
)
SORTS = MappingProxyType(
    {
        ReportKind.JOURNAL_ARTICLE: Sort.ARTICLE,
        ReportKind.PREPRINT: Sort.PREPRINT,
        ReportKind.CONFERENCE_ABSTRACT: Sort.ABSTRACT,
        ReportKind.REGISTRY_RECORD: Sort.PAGE,
        ReportKind.PRESS_RELEASE: Sort.PAGE,
        ReportKind.NEWS: Sort.NEWS,
        ReportKind.REGULATOR_PAGE: Sort.PAGE,
        ReportKind.WEB_PAGE: Sort.PAGE,
    }
)
"""How each kind of report is cited."""

_WORDS = {
    "claim": Text("How sure one can be that: {0}", "对以下声明的证据评级：{0}"),
    "graded": Text(
        "Graded by rulebook edition {0} (fingerprint {1}) on what was known on {2}.",
        "按评级规则第{0}版（指纹 {1}）评级，依据截至{2}的已知证据。",
    ),
    "version": Text("Data set version {0}.", "数据集版本 {0}。"),
    "grade": Text("Certainty: {0}; conclusion: {1}.", "确定性：{0}；结论：{1}。"),
}


@dataclass(frozen=True, slots=True)
class Citation:
    """What is to be cited; `None` is not known and is left out. `authors` are written as they were recorded."""

    key: str
    sort: Sort
    title: str
    lang: Lang
    authors: str | None = None
    container: str | None = None
    reference: str | None = None
    year: int | None = None
    published: date | None = None
    publisher: str | None = None
    version: str | None = None
    doi: str | None = None
    pmid: str | None = None
    pmcid: str | None = None
    url: str | None = None
    notes: tuple[str, ...] = ()


# What can be cited ----------------------------------------------------------------------------------------------------


def of_claim(
    base: EvidenceBase, grading: Grading, claim: str, *, lang: Lang, address: str, version: str | None = None
) -> Citation:
    """The grade of a claim that was graded; `address` is its page in full, `version` the data set's, if known."""
    statement = base.claims[claim].statement.in_(lang).rstrip(".。")
    return _of_ours(
        grading,
        key=f"evigraph-{claim}-{grading.as_of.isoformat()}",
        title=_WORDS["claim"].in_(lang).format(statement),
        sort=Sort.PAGE,
        lang=lang,
        address=address,
        version=version,
        notes=(_grade(grading.assessments[claim], lang),),
    )


def _grade(assessment: Assessment, lang: Lang) -> str:
    """The grade goes with the citation, so that a reference list does not lend the claim a weight it lacks."""
    sure = certainty_words(assessment.certainty, assessment.at_best).in_(lang)
    return _WORDS["grade"].in_(lang).format(sure, label(assessment.conclusion).in_(lang))


def of_dataset(
    base: EvidenceBase, grading: Grading, *, lang: Lang, address: str, version: str | None = None
) -> Citation:
    """The whole data set with its grades; `address` is where it can be had."""
    return _of_ours(
        grading,
        key=f"evigraph-{base.topic.id}-{grading.as_of.isoformat()}",
        title=base.topic.title.in_(lang),
        sort=Sort.DATASET,
        lang=lang,
        address=address,
        version=version,
    )


def _of_ours(
    grading: Grading,
    *,
    key: str,
    title: str,
    sort: Sort,
    lang: Lang,
    address: str,
    version: str | None,
    notes: tuple[str, ...] = (),
) -> Citation:
    graded = _WORDS["graded"].in_(lang).format(grading.edition, grading.fingerprint, day(grading.as_of, lang))
    return Citation(
        key,
        sort,
        title,
        lang,
        authors=PUBLISHER,
        year=grading.as_of.year,
        published=grading.as_of,
        publisher=PUBLISHER,
        version=version,
        url=address,
        notes=(*notes, graded),
    )


def of_study(study: Study, *, lang: Lang) -> tuple[Citation, ...]:
    """Each report of a study, in the order of the records."""
    return tuple(_of_report(study, report, lang) for report in study.reports)


def _of_report(study: Study, report: Report, lang: Lang) -> Citation:
    warned = report.standing not in (Standing.STANDS, Standing.UNKNOWN)
    kind = report.kind is not ReportKind.JOURNAL_ARTICLE
    notes = [label(report.standing).in_(lang) if warned else None, label(report.kind).in_(lang) if kind else None]
    return Citation(
        report.id,
        SORTS[report.kind],
        report.title or study.title or study.label,
        lang,
        authors=report.authors,
        container=report.journal,
        reference=report.reference,
        year=report.published.year if report.published else report.year,
        published=report.published,
        doi=report.doi,
        pmid=report.pmid,
        pmcid=report.pmcid,
        url=report.page,
        notes=tuple(note for note in notes if note),
    )


# Text -----------------------------------------------------------------------------------------------------------------


def text(cited: Citation) -> str:
    """One line for a reference list."""
    return _line(" ".join(_sentences(cited))).replace("。 ", "。")


def _sentences(cited: Citation) -> Iterator[str]:
    where = " ".join(part for part in (cited.container, cited.reference) if part)
    when = day(cited.published, cited.lang) if cited.published else str(cited.year) if cited.year else ""
    named = None if cited.publisher in (None, cited.authors) else cited.publisher
    for part in (cited.authors, cited.title, named, where, when):
        if part:
            yield _ended(part)
    yield from map(_ended, cited.notes)
    if cited.version:
        yield _WORDS["version"].in_(cited.lang).format(cited.version)
    numbers = (("doi:", cited.doi), ("PMID ", cited.pmid), ("", cited.pmcid))
    known = [f"{name}{number}" for name, number in numbers if number]
    yield " ".join([*known, *([cited.url] if cited.url else [])])


def _ended(part: str) -> str:
    """With a full stop of the script that it ends in, unless it has one."""
    if part.endswith((".", "。", "?", "？", "!", "！")):
        return part
    return part + ("。" if unicodedata.east_asian_width(part[-1]) == "W" else ".")


# BibTeX ---------------------------------------------------------------------------------------------------------------

# BibTeX counts braces even after a backslash, so that one alone would end or swallow what follows: none is written.
_TEX = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "^": r"\textasciicircum{}",
    "~": r"\textasciitilde{}",
    **{mark: f"\\{mark}" for mark in "$&%#_"},
}


def bibtex(cited: Citation) -> str:
    """One BibTeX entry; what a reader of BibTeX may not change stands in braces of its own."""
    fields = "".join(f"  {name} = {{{value}}},\n" for name, value in _bibtex_fields(cited))
    return f"@{_TYPES[cited.sort].bibtex}{{{_key(cited.key)},\n{fields}}}\n"


def _bibtex_fields(cited: Citation) -> Iterator[tuple[str, str]]:
    if cited.authors:
        names = persons(cited.authors)
        joined = " and ".join(f"{_tex(one.family)}, {_tex(one.given)}" for one in names)
        yield "author", joined or f"{{{_tex(cited.authors)}}}"
    yield "title", f"{{{_tex(cited.title)}}}"
    plain = (
        ("journal", " ".join(part for part in (cited.container, cited.reference) if part)),
        ("publisher", cited.publisher),
        ("year", str(cited.year) if cited.year else None),
        ("month", str(cited.published.month) if cited.published else None),
        ("version", cited.version),
        ("pmid", cited.pmid),
        ("pmcid", cited.pmcid),
        ("note", " ".join(cited.notes)),
    )
    yield from ((name, _tex(value)) for name, value in plain if value)
    # These two are read as they stand, so they are written in characters that no reader of BibTeX minds.
    yield from ((name, quote(_line(value), safe=":/?#[]@!$&()*+,;=._-%")) for name, value in _addresses(cited) if value)


def _addresses(cited: Citation) -> tuple[tuple[str, str | None], ...]:
    return ("doi", cited.doi), ("url", cited.url)


def _key(key: str) -> str:
    """A key that every reader of BibTeX takes."""
    return re.sub(r"[^A-Za-z0-9-]+", "-", key).strip("-") or "cited"


def _tex(words: str) -> str:
    return "".join(_TEX.get(mark, mark) for mark in _line(words))


# RIS ------------------------------------------------------------------------------------------------------------------


def ris(cited: Citation) -> str:
    """One RIS record; every value is kept on its line, so that none can begin a field or a record of its own."""
    lines = [f"{tag}  - {_line(value)}" for tag, value in _ris_fields(cited) if value]
    return "\r\n".join([f"TY  - {_TYPES[cited.sort].ris}", *lines, "ER  - ", ""])


def _ris_fields(cited: Citation) -> Iterator[tuple[str, str | None]]:
    yield "ID", _key(cited.key)
    if cited.authors:
        names = persons(cited.authors)
        yield from (("AU", f"{one.family}, {one.given}") for one in names)
        yield "AU", None if names else cited.authors
    yield "TI", cited.title
    yield "T2", " ".join(part for part in (cited.container, cited.reference) if part)
    yield "PY", str(cited.year) if cited.year else None
    yield "DA", cited.published.strftime("%Y/%m/%d") if cited.published else None
    yield "PB", cited.publisher
    yield "ET", cited.version
    yield "DO", cited.doi
    yield "AN", cited.pmid
    yield "C2", cited.pmcid
    yield "UR", cited.url
    yield from (("N1", note) for note in cited.notes)


# CSL-JSON -------------------------------------------------------------------------------------------------------------


def csl(cited: Citation) -> Record:
    """One item as CSL-JSON has it."""
    items: Mapping[str, Json] = {
        "id": _key(cited.key),
        "type": _TYPES[cited.sort].csl,
        "title": _line(cited.title),
        "author": _csl_names(cited.authors) if cited.authors else None,
        "container-title": " ".join(part for part in (cited.container, cited.reference) if part) or None,
        "issued": {"date-parts": [_date_parts(cited)]} if cited.year else None,
        "publisher": cited.publisher,
        "version": cited.version,
        "DOI": cited.doi,
        "PMID": cited.pmid,
        "PMCID": cited.pmcid,
        "URL": cited.url,
        "language": "zh-Hans" if cited.lang is Lang.ZH else "en",
        "note": " ".join(cited.notes) or None,
    }
    return {name: _line(value) if isinstance(value, str) else value for name, value in items.items() if value}


def csl_json(cited: Iterable[Citation]) -> str:
    """Items as reference managers import them."""
    return json.dumps([csl(one) for one in cited], ensure_ascii=False, indent=2) + "\n"


def _csl_names(authors: str) -> Json:
    names = persons(authors)
    if not names:
        return [{"literal": _line(authors)}]
    return [{"family": one.family, "given": one.given} for one in names]


def _date_parts(cited: Citation) -> list[int]:
    if cited.published:
        return [cited.published.year, cited.published.month, cited.published.day]
    return [cited.year] if cited.year else []


# Names ----------------------------------------------------------------------------------------------------------------


class Person(NamedTuple):
    """A name as bibliographies of medicine write it, taken apart."""

    family: str
    given: str


_PERSON = re.compile(r"(?!.* and )(?P<family>[^\W\d_](?:[^\W\d_]|['’ -]){1,60}) (?P<given>[A-Z]{1,4})")


def persons(authors: str) -> tuple[Person, ...]:
    """The persons of a complete list such as “Smith AB, de Jong C”; none where it is anything else.

    “et al.”, a gap or an institution stays in words: whoever was left out must not look as if he had not been there.
    """
    found = [_PERSON.fullmatch(name.strip()) for name in _line(authors).split(",")]
    if not all(found):
        return ()
    return tuple(Person(one["family"], one["given"]) for one in found if one)


def _line(words: str) -> str:
    """Words on one line, without characters that steer a terminal or turn the direction of writing."""
    return " ".join("".join(mark for mark in " ".join(words.split()) if not _steers(mark)).split())


def _steers(mark: str) -> bool:
    return unicodedata.category(mark) in ("Cc", "Cs") or unicodedata.bidirectional(mark) in _TURNS


_TURNS = frozenset({"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"})
