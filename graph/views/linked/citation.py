"""How to cite a claim's grade, a study's reports and the data set: as text, BibTeX, RIS and CSL-JSON.

Only what is recorded is written, and what is not known is left out. Where a record leaves authors out, the formats that
have no sign for it get the list as it was recorded beside the names.
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

from graph.facts.certainty import claim_certainty
from graph.facts.figures import day
from graph.facts.labels import label
from graph.model.assessment import Assessment, Grading
from graph.model.base import EvidenceBase
from graph.model.study import Report, ReportKind, Standing, Study
from graph.model.values import Lang, Text
from graph.views.export import Json, Record
from graph.views.linked.bibliography import Byline, Person, Place, byline, place
from graph.views.linked.one_line import one_line

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
    "authors": Text("Authors as recorded: {0}.", "作者（按记录）：{0}。"),
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

    @property
    def place(self) -> Place:
        """Where in its journal it stands."""
        return place(self.container, self.reference)

    @property
    def byline(self) -> Byline:
        """Who wrote it."""
        return byline(self.authors) if self.authors else Byline(())


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
    sure = claim_certainty(assessment).in_(lang)
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
    return one_line(" ".join(_sentences(cited))).replace("。 ", "。")


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
    where = cited.place
    if cited.authors:
        yield "author", " and ".join(_bibtex_names(cited.byline))
    yield "title", f"{{{_tex(cited.title)}}}"
    plain = (
        ("journal", _container(where)),
        ("volume", where.volume),
        ("number", where.issue),
        ("pages", f"{where.first}--{where.last}" if where.last else where.pages),
        ("publisher", cited.publisher),
        ("year", str(cited.year) if cited.year else None),
        ("month", str(cited.published.month) if cited.published else None),
        ("version", cited.version),
        ("pmid", cited.pmid),
        ("pmcid", cited.pmcid),
        ("note", " ".join(_notes(cited, ends_with_others=True))),
    )
    yield from ((name, _tex(value)) for name, value in plain if value)
    # These two are read as they stand: a DOI in its own characters, an address in those that an address may have.
    if cited.doi:
        yield "doi", quote(one_line(cited.doi), safe=_OWN_TO_DOIS)
    if cited.url:
        yield "url", quote(one_line(cited.url), safe=":/?#[]@!$&()*+,;=._-%")


_OWN_TO_DOIS = ":/?#[]@!$&()*+,;=._-<>'|^~`"


def _bibtex_names(by: Byline) -> Iterator[str]:
    for name in by.names:
        if isinstance(name, Person):
            yield ", ".join(_tex(part) for part in (name.family, name.suffix, name.given) if part)
        else:
            yield f"{{{_tex(name)}}}"
    if not by.whole:
        yield "others"


def _container(where: Place) -> str | None:
    """The journal, with what could not be told apart."""
    return " ".join(part for part in (where.container, where.rest) if part) or None


def _notes(cited: Citation, *, ends_with_others: bool = False) -> tuple[str, ...]:
    """The notes, and the authors as recorded where the format cannot say who was left out, or where."""
    by = cited.byline
    if by.whole or (ends_with_others and by.gap == len(by.names)):
        return cited.notes
    return (*cited.notes, _WORDS["authors"].in_(cited.lang).format((cited.authors or "").rstrip(".")))


def _key(key: str) -> str:
    """A key that every reader of BibTeX takes."""
    return re.sub(r"[^A-Za-z0-9-]+", "-", key).strip("-") or "cited"


def _tex(words: str) -> str:
    return "".join(_TEX.get(mark, mark) for mark in one_line(words))


# RIS ------------------------------------------------------------------------------------------------------------------


def ris(cited: Citation) -> str:
    """One RIS record; every value is kept on its line, so that none can begin a field or a record of its own."""
    lines = [f"{tag}  - {one_line(value)}" for tag, value in _ris_fields(cited) if value]
    return "\r\n".join([f"TY  - {_TYPES[cited.sort].ris}", *lines, "ER  - ", ""])


def _ris_fields(cited: Citation) -> Iterator[tuple[str, str | None]]:
    where = cited.place
    yield "ID", _key(cited.key)
    for name in cited.byline.names:
        yield "AU", ", ".join(part for part in name if part) if isinstance(name, Person) else name
    yield "TI", cited.title
    yield "T2", _container(where)
    yield "VL", where.volume
    yield "IS", where.issue
    yield "SP", where.first or where.article
    yield "EP", where.last
    yield "PY", str(cited.year) if cited.year else None
    yield "DA", cited.published.strftime("%Y/%m/%d") if cited.published else None
    yield "PB", cited.publisher
    yield "ET", cited.version
    yield "DO", cited.doi
    yield "AN", cited.pmid
    yield "C2", cited.pmcid
    yield "UR", cited.url
    yield from (("N1", note) for note in _notes(cited))


# CSL-JSON -------------------------------------------------------------------------------------------------------------


def csl(cited: Citation) -> Record:
    """One item as CSL-JSON has it."""
    where = cited.place
    items: Mapping[str, Json] = {
        "id": _key(cited.key),
        "type": _TYPES[cited.sort].csl,
        "title": one_line(cited.title),
        "author": [_csl_name(name) for name in cited.byline.names] or None,
        "container-title": _container(where),
        "volume": where.volume,
        "issue": where.issue,
        "page": where.pages,
        "issued": {"date-parts": [_date_parts(cited)]} if cited.year else None,
        "publisher": cited.publisher,
        "version": cited.version,
        "DOI": cited.doi,
        "PMID": cited.pmid,
        "PMCID": cited.pmcid,
        "URL": cited.url,
        "language": "zh-Hans" if cited.lang is Lang.ZH else "en",
        "note": " ".join(_notes(cited)) or None,
    }
    return {name: one_line(value) if isinstance(value, str) else value for name, value in items.items() if value}


def csl_json(cited: Iterable[Citation]) -> str:
    """Items as reference managers import them."""
    return json.dumps([csl(one) for one in cited], ensure_ascii=False, indent=2) + "\n"


def _csl_name(name: Person | str) -> Json:
    if isinstance(name, str):
        return {"literal": one_line(name)}
    return {"family": name.family, "given": name.given} | ({"suffix": name.suffix} if name.suffix else {})


def _date_parts(cited: Citation) -> list[int]:
    if cited.published:
        return [cited.published.year, cited.published.month, cited.published.day]
    return [cited.year] if cited.year else []
