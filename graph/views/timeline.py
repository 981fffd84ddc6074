"""When the studies of a claim were reported, on one axis of years: in people, in animals, in a dish, or as words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from graph.facts.look import Footing
from graph.model.base import EvidenceBase
from graph.model.study import Report, Standing, Study
from graph.model.values import Text
from graph.views.dossier import Dossier, Part, StudyRow

_LANES = (Footing.PEOPLE, Footing.ANIMALS, Footing.LAB, Footing.STATEMENTS)


@dataclass(frozen=True, slots=True)
class Mark:
    """A study at the year from which it is known; `years` are those of all its reports, `level` its height in the lane.

    `withdrawn` is the year of a retraction, `None` where there is none or its day is not recorded.
    """

    row: StudyRow
    year: int
    years: tuple[int, ...]
    level: int
    is_retracted: bool
    withdrawn: int | None

    @property
    def counts(self) -> bool:
        """Whether the study counts for the claim."""
        return self.row.counts


@dataclass(frozen=True, slots=True)
class Lane:
    """What was tested in one sort of subject."""

    footing: Footing
    marks: tuple[Mark, ...]

    @property
    def depth(self) -> int:
        """How many marks stand above each other at most."""
        return 1 + max((mark.level for mark in self.marks), default=0)


@dataclass(frozen=True, slots=True)
class Years:
    """An axis from `first` to `last` year."""

    first: int
    last: int

    @property
    def ticks(self) -> tuple[int, ...]:
        """Years to name on the axis, at most seven."""
        span = self.last - self.first
        step = next((step for step in (1, 2, 5, 10, 20, 50) if span / step <= 6), 100)
        return tuple(year for year in range(self.first, self.last + 1) if year % step == 0)

    def at(self, year: float) -> float:
        """Where a year begins, from 0 at the first to 1 at the last; a single year stands in the middle."""
        if self.last == self.first:
            return 0.5
        return round(min(1.0, max(0.0, (year - self.first) / (self.last - self.first))), 4)


@dataclass(frozen=True, slots=True)
class Timeline(Years):
    """The lanes that have marks; `undated` are studies of which no year is recorded.

    `said` are the sources that make the claim, each with its year.
    """

    lanes: tuple[Lane, ...]
    undated: tuple[StudyRow, ...]
    said: tuple[tuple[int, Text], ...]


def timeline(base: EvidenceBase, file: Dossier) -> Timeline | None:
    """The years of the studies on a claim's page and of the sources that make the claim; `None` without any year."""
    dated = [(row, years_of(row.study)) for row in file.studies]
    lanes = tuple(_lanes([(row, years) for row, years in dated if years]))
    said = tuple(dict.fromkeys(_said(base, file)))
    marks = [mark for lane in lanes for mark in lane.marks]
    years = [year for mark in marks for year in (mark.year, *mark.years, mark.withdrawn or mark.year)]
    if not years:
        return None
    years += [year for year, _ in said]
    return Timeline(min(years), max(years), lanes, tuple(row for row, found in dated if not found), said)


def years_of(study: Study) -> tuple[int, ...]:
    """The years of its reports in order, each once; without any, the year of the study itself."""
    told = sorted({year for report in study.reports if (year := _year(report)) is not None})
    return tuple(told) or ((study.year,) if study.year is not None else ())


def known_from(study: Study) -> int | None:
    """The year from which grading knows the study: that of its first report with a day, else its first year at all.

    A registry record of which only the year is noted tells that a trial was planned, not what it found.
    """
    if study.first_published:
        return study.first_published.year
    return min(study.years_shown, default=None)


def _year(report: Report) -> int | None:
    return report.published.year if report.published else report.year


def _said(base: EvidenceBase, file: Dossier) -> Iterator[tuple[int, Text]]:
    for place in file.places:
        yield base.sources[place.appearance.source].published.year, place.source


def _lanes(dated: Iterable[tuple[StudyRow, tuple[int, ...]]]) -> Iterator[Lane]:
    ordered = sorted(dated, key=lambda one: (one[1], one[0].part is not Part.COUNTED, one[0].study.id))
    for footing in _LANES:
        ends: list[int] = []
        marks = []
        for row, years in ordered:
            if footing_of(row) is footing:
                known = known_from(row.study) or years[0]
                level = _free(ends, min(known, years[0]))
                ends[level : level + 1] = [max(known, years[-1])]
                marks.append(_mark(row, known, years, level))
        if marks:
            yield Lane(footing, tuple(marks))


def _free(ends: list[int], start: int) -> int:
    """The lowest level on which no study reaches into the year."""
    return next((level for level, end in enumerate(ends) if end < start), len(ends))


def footing_of(row: StudyRow) -> Footing:
    """Whose lane a study stands in."""
    return row.column.footing if row.column else Footing.STATEMENTS


def _mark(row: StudyRow, known: int, years: tuple[int, ...], level: int) -> Mark:
    gone = [report for report in row.study.reports if report.standing is Standing.RETRACTED]
    days = [report.withdrawn.year for report in gone if report.withdrawn]
    return Mark(row, known, years, level, bool(gone), min(days, default=None))
