"""Notices that speak of papers: retractions, concerns and corrections, from Crossref and from Retraction Watch."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import IntEnum

from graph.identifiers import Identifier, Scheme, key_of, parse
from graph.model.study import Standing
from graph.sources.reading import BrokenFileError, Reason, Skip, Skipped, opened
from graph.sources.references.read import decoded


class Nature(IntEnum):
    """What a notice does, the gravest last; a reinstatement takes a retraction back."""

    REINSTATED = 0
    CORRECTED = 1
    CONCERN = 2
    RETRACTED = 3

    @property
    def standing(self) -> Standing:
        """How a paper stands after such a notice."""
        return _STANDINGS[self]


_STANDINGS = {
    Nature.REINSTATED: Standing.STANDS,
    Nature.CORRECTED: Standing.CORRECTED,
    Nature.CONCERN: Standing.CONCERN,
    Nature.RETRACTED: Standing.RETRACTED,
}
# Crossref's kinds of update and Retraction Watch's natures, without case, blanks and dashes.
_NATURES: Mapping[str, Nature] = {
    "retraction": Nature.RETRACTED,
    "withdrawal": Nature.RETRACTED,
    "removal": Nature.RETRACTED,
    "partialretraction": Nature.CONCERN,
    "expressionofconcern": Nature.CONCERN,
    "correction": Nature.CORRECTED,
    "corrigendum": Nature.CORRECTED,
    "erratum": Nature.CORRECTED,
    "addendum": Nature.CORRECTED,
    "clarification": Nature.CORRECTED,
    "reinstatement": Nature.REINSTATED,
}


def nature_of(word: str) -> Nature | None:
    """What a kind of update means for the paper; None for one that does not touch its standing."""
    return _NATURES.get(re.sub(r"[\W_]", "", word).casefold())


@dataclass(frozen=True, slots=True)
class Notice:
    """One notice: of which paper, what it does, where and when it was published, and why."""

    nature: Nature
    doi: str | None = None
    pmid: str | None = None
    notice_doi: str | None = None
    notice_pmid: str | None = None
    when: date | None = None
    reasons: tuple[str, ...] = ()
    source: str = ""

    @property
    def told(self) -> str:
        """Where it was published and why, in one line."""
        number = f"doi:{self.notice_doi}" if self.notice_doi else f"PMID {self.notice_pmid}" if self.notice_pmid else ""
        parts = [number, f"{self.when}" if self.when else "", "; ".join(self.reasons), f"seen in {self.source}"]
        return ", ".join(part for part in parts if part)


class Notices:
    """Notices by the paper that they speak of."""

    def __init__(self, found: Iterable[Notice]) -> None:
        self._by: dict[tuple[Scheme, str], list[Notice]] = {}
        for one in found:
            for scheme, number in ((Scheme.DOI, one.doi), (Scheme.PMID, one.pmid)):
                if number:
                    self._by.setdefault((scheme, key_of(number, scheme)), []).append(one)

    def of(self, identifiers: Iterable[Identifier]) -> tuple[Notice, ...]:
        """The notices that speak of a paper with one of these identifiers, each once."""
        hits = (notice for one in identifiers for notice in self._by.get((one.scheme, one.key), ()))
        return tuple(dict.fromkeys(hits))


def gravest(notices: Iterable[Notice]) -> Notice | None:
    """The notice that decides how a paper stands: the gravest that no later reinstatement takes back."""
    found = list(notices)
    back = max((one.when or date.min for one in found if one.nature is Nature.REINSTATED), default=None)
    # A reinstatement without its date takes nothing back: it cannot be told to be the later one.
    left = [one for one in found if back is None or one.nature is Nature.REINSTATED or (one.when or date.max) > back]
    return max(left, key=lambda one: (one.nature, one.when or date.min), default=None)


_COLUMNS = ("OriginalPaperDOI", "OriginalPaperPubMedID", "RetractionNature")
_CELL = 10_000_000


def retraction_watch(path: str, *, skip: Skip) -> Iterator[Notice]:
    """Every notice of a Retraction Watch file (CSV; `-`: standard input); a row that cannot be used is told."""
    text = _text(path, skip)
    if text is None:
        return
    csv.field_size_limit(_CELL)
    rows = csv.DictReader(io.StringIO(text, newline=""))
    missing = [name for name in _COLUMNS if name not in (rows.fieldnames or ())]
    if missing:
        detail = f"It has no column {', '.join(missing)}; the file of Retraction Watch is expected."
        skip(Skipped(path, Reason.NOT_SUCH_RECORDS, detail, line=1))
        return
    try:
        for row in rows:
            if notice := _notice(path, rows.line_num, row, skip):
                yield notice
    except csv.Error as error:
        skip(Skipped(path, Reason.BROKEN, f"It is not CSV from here on: {error}.", line=rows.line_num))


def _text(path: str, skip: Skip) -> str | None:
    try:
        with opened(path) as file:
            text = decoded(file.read())
    except OSError as error:
        skip(Skipped(path, Reason.CANNOT_BE_OPENED, f"It cannot be opened: {error.strerror or error}."))
        return None
    except BrokenFileError as error:
        skip(Skipped(path, Reason.BROKEN, str(error)))
        return None
    if text is None:
        skip(Skipped(path, Reason.NOT_SUCH_RECORDS, "It is no text, so it is no CSV."))
    return text


def _notice(path: str, line: int, row: Mapping[str, str | None], skip: Skip) -> Notice | None:
    doi = _number(row, "OriginalPaperDOI", Scheme.DOI)
    pmid = _number(row, "OriginalPaperPubMedID", Scheme.PMID)
    if doi is None and pmid is None:
        return None  # Retraction Watch lists old papers that have neither; they cannot be matched.
    word = row.get("RetractionNature") or ""
    nature = nature_of(word)
    if nature is None:
        detail = f"“{word[:40]}” is no nature of a notice that is known here."
        skip(Skipped(path, Reason.BAD_RECORD, detail, f"record {row.get('Record ID') or '?'}", line))
        return None
    return Notice(
        nature,
        doi=doi,
        pmid=pmid,
        notice_doi=_number(row, "RetractionDOI", Scheme.DOI),
        notice_pmid=_number(row, "RetractionPubMedID", Scheme.PMID),
        when=_day(row.get("RetractionDate")),
        reasons=tuple(one.strip("+ ") for one in (row.get("Reason") or "").split(";") if one.strip("+ ")),
        source="Retraction Watch",
    )


def _number(row: Mapping[str, str | None], column: str, scheme: Scheme) -> str | None:
    """Retraction Watch writes 0, `unavailable` or nothing where it knows no number."""
    found = parse(row.get(column) or "", scheme)
    return found.number if found else None


def _day(text: str | None) -> date | None:
    """Dates stand as month/day/year, with a time of day; newer files have ISO dates."""
    bare = (text or "").split()[0] if (text or "").split() else ""
    for form in ("%m/%d/%Y", "%Y-%m-%d"):
        try:
            return datetime.strptime(bare, form).date()  # noqa: DTZ007  # A calendar day has no zone.
        except ValueError:
            continue
    return None
