"""What-ifs for readers: what an address supposes, what comes of it, and what is worth supposing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from graph.analysis.change import Change, Reworded, unknown_claim, unknown_study
from graph.analysis.moves import Aspect, Move
from graph.analysis.whatif import falls_without_each, what_if
from graph.model.assessment import Grading
from graph.model.base import EvidenceBase
from graph.model.claim import Source
from graph.model.scales import Wording
from graph.model.study import Funder, Study
from graph.views.same import Same
from graph.views.summary import Counts, counts, rows

WEIGHTY = frozenset({Aspect.CONCLUSION, Aspect.CERTAINTY, Aspect.BASIS, Aspect.MARKS, Aspect.FIDELITY})
"""The aspects in which a claim that moves is graded otherwise; the rest are bounds, citations and reasons."""

WORDINGS = {wording.id: wording for wording in Wording if wording}
"""The wordings that a claim can be given, by the names that addresses use."""

_SUGGESTED = 6
_MOST_PAID_FOR = 40  # A longer list makes no address that can be read.
_HELPED = 5  # An address can hold thousands of ids, and each search for near ones takes milliseconds.
_DAY = re.compile(r"\d{4}(-\d\d-\d\d)?", re.ASCII)


class Unread(NamedTuple):
    """A part of an address that supposes nothing: which parameter, what it says, and what may have been meant."""

    name: str
    value: str
    near: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Supposed:
    """What a reader supposes, each thing once and in the reader's order, and what of the address was left out."""

    without: tuple[str, ...] = ()
    as_of: date | None = None
    wordings: Mapping[str, Wording] | None = None
    unread: tuple[Unread, ...] = ()

    @property
    def change(self) -> Change:
        """The same as the analysis takes it."""
        wordings = tuple(Reworded(claim, wording) for claim, wording in (self.wordings or {}).items())
        return Change(without=frozenset(self.without), as_of=self.as_of, wordings=wordings)

    @property
    def asked(self) -> dict[str, str | None]:
        """The parameters of an address that supposes the same; `None` for those that it does without."""
        wordings = ",".join(f"{claim}:{wording.id}" for claim, wording in (self.wordings or {}).items())
        day = self.as_of.isoformat() if self.as_of else None
        return {"without": ",".join(self.without) or None, "as_of": day, "wording": wordings or None}

    @property
    def is_nothing(self) -> bool:
        """Whether nothing is supposed."""
        return self.change == Change()


@dataclass(frozen=True, slots=True)
class Answer:
    """What comes of it: the claims graded otherwise, those that move in less, and the counts of the article."""

    weighty: tuple[Move, ...]
    slight: tuple[Move, ...]
    claims: int
    before: Counts
    after: Counts


class Load(NamedTuple):
    """A study and the claims that would be graded otherwise without it."""

    study: Study
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Worth:
    """What is worth supposing: studies by the claims that hang on them, those of the makers, and the sources' days.

    `tops` are the studies on which most claims hang, all of them where several are equal.
    """

    loads: tuple[Load, ...]
    tops: tuple[Load, ...]
    paid_for: tuple[str, ...]
    sources: tuple[Source, ...]


def suppose(base: EvidenceBase, without: str = "", as_of: str = "", wording: str = "") -> Supposed:
    """Read the three parameters of an address; what means nothing here is told and left out."""
    unread: list[Unread] = []
    studies = tuple(_studies(base, without, unread))
    day = _day(base, as_of.strip(), unread)
    return Supposed(studies, day, dict(_wordings(base, wording, unread)) or None, tuple(unread))


def _named(values: str) -> Iterator[str]:
    """What stands between commas, each once."""
    return iter(dict.fromkeys(value.strip() for value in values.split(",") if value.strip()))


def _studies(base: EvidenceBase, values: str, unread: list[Unread]) -> Iterator[str]:
    for id_ in _named(values):
        if id_ in base.studies:
            yield id_
        else:
            near = unknown_study(base, id_).near if len(unread) < _HELPED else ()
            unread.append(Unread("without", id_, near))


def _day(base: EvidenceBase, value: str, unread: list[Unread]) -> date | None:
    """A day, or the end of a year; the running year ends on the last day that is known of it."""
    first, last = span_of(base)
    day = _read_day(value, last) if value else None
    if day is not None and first <= day <= last:
        return day
    if value:
        unread.append(Unread("as_of", value))
    return None


def _read_day(value: str, last: date) -> date | None:
    if not _DAY.fullmatch(value):
        return None
    try:
        day = date.fromisoformat(value if len(value) > len("2000") else f"{value}-12-31")
    except ValueError:
        return None
    return last if len(value) == len("2000") and day.year == last.year else day


def _wordings(base: EvidenceBase, values: str, unread: list[Unread]) -> Iterator[tuple[str, Wording]]:
    for value in _named(values):
        claim, _, wording = value.partition(":")
        if claim not in base.claims or not base.claims[claim].appearances:
            is_unknown = claim not in base.claims and len(unread) < _HELPED
            unread.append(Unread("wording", value, unknown_claim(base, claim).near if is_unknown else ()))
        elif wording not in WORDINGS:
            unread.append(Unread("wording", value, tuple(f"{claim}:{one}" for one in WORDINGS)))
        else:
            yield claim, WORDINGS[wording]


def span_of(base: EvidenceBase) -> tuple[date, date]:
    """From the start of the first year in which a study became known, to the day up to which the base was curated."""
    until = base.topic.curated_until
    return min((day for day in _years(base) if day <= until), default=until), until


def _years(base: EvidenceBase) -> Iterator[date]:
    for study in base.studies.values():
        years = (study.year, *(report.published.year if report.published else report.year for report in study.reports))
        yield from (date(year, 1, 1) for year in years if year)


def answer(base: EvidenceBase, grading: Grading, supposed: Supposed) -> Answer:
    """Grade again as supposed, and hold it against the grades."""
    found = what_if(base, supposed.change, grading=grading)
    return Answer(
        weighty=tuple(move for move in found.moves if is_weighty(move)),
        slight=tuple(move for move in found.moves if not is_weighty(move)),
        claims=len(grading.assessments),
        before=counts(rows(base, found.before)),
        after=counts(rows(base, found.after)),
    )


def is_weighty(move: Move) -> bool:
    """Whether a claim is graded otherwise, not only for other reasons."""
    return not WEIGHTY.isdisjoint(move.aspects)


def worth(base: EvidenceBase, grading: Grading) -> Worth:
    """What is worth supposing; worked out once for the same grades, for every study is left out in turn."""
    return _worth(Same(base, grading))


@lru_cache(maxsize=2)
def _worth(same: Same) -> Worth:
    base = same.base
    loads = tuple(_loads(base, same.grading))
    most = len(loads[0].claims) if loads else 0
    paid_for = tuple(study.id for study in base.studies.values() if study.funder is Funder.MAKER)
    return Worth(
        loads=loads[:_SUGGESTED],
        tops=tuple(load for load in loads if len(load.claims) == most),
        paid_for=paid_for if len(paid_for) <= _MOST_PAID_FOR else (),
        sources=tuple(_datable(base)),
    )


def _loads(base: EvidenceBase, grading: Grading) -> Iterable[Load]:
    """The studies on which claims hang, the most claims first."""
    falls = falls_without_each(base, grading=grading)
    found = (Load(base.studies[id_], tuple(m.claim for m in moved if is_weighty(m))) for id_, moved in falls.items())
    return sorted((load for load in found if load.claims), key=lambda load: (-len(load.claims), load.study.id))


def _datable(base: EvidenceBase) -> Iterator[Source]:
    """The sources whose day lies within what is known."""
    first, last = span_of(base)
    return (source for source in base.sources.values() if first <= source.published < last)
