"""A claim through time: what it rested on and how sure one could be, from each day on which something changed.

Time is taken as grading takes it. A study is known from the day of its first dated report; one with a year alone from
1 January of that year; one without any date only from the day up to which the base was curated. A retraction takes a
study out on its day, and without a day from the start. A judgement counts from the day it was made.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from graph.analysis.change import unknown_claim
from graph.analysis.excerpt import excerpt
from graph.analysis.moves import Aspect, moved
from graph.grading.assess import grade
from graph.grading.rulebook import Rulebook
from graph.model.assessment import Assessment, Judgement
from graph.model.base import EvidenceBase
from graph.model.study import Study


class Dating(StrEnum):
    """How exactly it is known when a study became public."""

    DAY = "day"
    YEAR = "year"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Arrival:
    """A study that became known.

    `counts` tells one in a body of evidence from one that is only shown. Bodies from `other_cells` are rated and shown,
    and lift neither certainty, basis nor conclusion.
    """

    study: str
    dating: Dating
    counts: bool
    other_cells: bool


@dataclass(frozen=True, slots=True)
class Epoch:
    """A time in which nothing about a claim changed, both days included.

    The first has no `start`: it is the time before anything was known. The last has no `end`: it lasts on the day up to
    which the base was curated. `came` and `left` are the studies that became known and that were retracted on its first
    day, `judged` the judgements that began to count. `aspects` are what moved since the epoch before.
    """

    start: date | None
    end: date | None
    assessment: Assessment
    came: tuple[Arrival, ...]
    left: tuple[str, ...]
    judged: tuple[Judgement, ...]
    aspects: tuple[Aspect, ...]


@dataclass(frozen=True, slots=True)
class YearEnd:
    """How a claim stood at the end of a year, or on the last day that is known of it."""

    day: date
    epoch: Epoch


@dataclass(frozen=True, slots=True)
class History:
    """A claim's epochs in order, without gaps, until the day up to which the base was curated."""

    claim: str
    epochs: tuple[Epoch, ...]
    until: date

    def at(self, day: date) -> Epoch:
        """The epoch that a day lies in; days after `until` are taken for that day."""
        return next(epoch for epoch in reversed(self.epochs) if epoch.start is None or epoch.start <= day)

    @property
    def years(self) -> tuple[YearEnd, ...]:
        """The end of each year since something was known, and `until` for its own year; none where nothing ever was."""
        first = next((epoch.start.year for epoch in self.epochs if epoch.start), None)
        if first is None:
            return ()
        ends = [date(year, 12, 31) for year in range(first, self.until.year)]
        return tuple(YearEnd(day, self.at(day)) for day in (*ends, self.until))


def history(base: EvidenceBase, claim: str, *, rules: Rulebook | None = None) -> History:
    """A claim through time, by what was public on each day.

    The assessment of an epoch is that of its first day; of the first epoch, that of the day before anything was known.
    Raises `UnknownIdError` where there is no such claim.
    """
    if claim not in base.claims:
        raise unknown_claim(base, claim)
    part = excerpt(base, [claim])
    until = base.topic.curated_until
    days = _days(part, claim, until)
    eve = date.fromordinal(max(1, days[0].toordinal() - 1)) if days else until
    states = [(None, _graded(part, claim, eve, rules)), *((day, _graded(part, claim, day, rules)) for day in days)]
    return History(claim, tuple(_epochs(part, _steps(states))), until)


def _days(base: EvidenceBase, claim: str, until: date) -> list[date]:
    """Every day on which the claim's assessment can change."""
    found = {judgement.judged for judgement in base.judgements if judgement.claim == claim}
    for line in base.lines_of.get(claim, ()):
        study = base.studies[line.study]
        found.update(report.published for report in study.reports if report.published)
        found.update(report.withdrawn for report in study.reports if report.withdrawn)
        found.update(report.concern_raised for report in study.reports if report.concern_raised)
        against = (base.laboratories[name].found for name in study.laboratories if name in base.laboratories)
        found.update(day for day in against if day)
        found.update(date(year, 1, 1) for year in study.years_shown if date.min.year <= year <= until.year)
        found.add(until)  # From this day on, a study without any date is known.
    return sorted(day for day in found if day <= until)


def _graded(base: EvidenceBase, claim: str, day: date, rules: Rulebook | None) -> Assessment:
    return grade(base, as_of=day, only=[claim], rules=rules).assessments[claim]


_State = tuple[date | None, Assessment]


def _steps(states: Iterable[_State]) -> Iterator[_State]:
    """The first of each run of states that differ in nothing but their day."""
    before: Assessment | None = None
    for start, assessment in states:
        if before is None or replace(assessment, as_of=before.as_of) != before:
            before = assessment
            yield start, assessment


def _epochs(base: EvidenceBase, steps: Iterable[_State]) -> Iterator[Epoch]:
    known = list(steps)
    follows: list[_State | None] = [*known[1:], None]
    before: Assessment | None = None
    for (start, assessment), after in zip(known, follows, strict=True):
        yield Epoch(
            start=start,
            end=after[0] - timedelta(days=1) if after and after[0] else None,
            assessment=assessment,
            came=tuple(_came(base, before, assessment)),
            left=_in_order(set(assessment.set_aside) - set(before.set_aside)) if before else (),
            judged=tuple(j for j in base.judgements if j.claim == assessment.claim and j.judged == start),
            aspects=moved(before, assessment) if before else (),
        )
        before = assessment


def _came(base: EvidenceBase, before: Assessment | None, after: Assessment) -> Iterator[Arrival]:
    """Every line is set aside until its study is known."""
    own = {study: body.on_product for body in after.bodies for study in (*body.studies, *body.folded)}
    for study in _in_order(set(before.set_aside) - set(after.set_aside)) if before else ():
        yield Arrival(study, _dating(base.studies[study]), study in own, other_cells=not own.get(study, True))


def _dating(study: Study) -> Dating:
    if study.first_published:
        return Dating.DAY
    return Dating.YEAR if study.years_shown else Dating.UNKNOWN


def _in_order(studies: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(studies))
