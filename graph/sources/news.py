"""What changed outside since the studies of a base were written down."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from graph.analysis.change import Change, touched
from graph.analysis.moves import Move, moves
from graph.grading.assess import grade
from graph.identifiers import Scheme, key_of, parse
from graph.model.base import EvidenceBase
from graph.model.study import Progress, Report, Results, Standing, Study
from graph.sources.audit import Answers, notices_of
from graph.sources.notices import Nature, Notice, Notices, gravest
from graph.sources.references.matching import known
from graph.sources.references.reference import Reference, identifiers
from graph.sources.trials.registration import Registration


class Happened(StrEnum):
    """What sort of news it is."""

    RETRACTED = "retracted"
    CONCERN = "expression of concern"
    CORRECTED = "corrected"
    REINSTATED = "reinstated"
    RESULTS_POSTED = "results posted"
    STOPPED = "trial stopped"
    NEWER = "newer report"


@dataclass(frozen=True, slots=True)
class News:
    """One thing that changed: for which study and report, what a source says, and the notice where there is one."""

    study: str
    report: str | None
    what: Happened
    told: str
    notice: Notice | None = None

    @property
    def standing(self) -> Standing | None:
        """How the report stands after it; None for news that no grade can take up before somebody has read it."""
        lasting = (Happened.RETRACTED, Happened.CONCERN, Happened.CORRECTED)
        return self.notice.nature.standing if self.notice and self.what in lasting else None


_WHAT = {
    Nature.RETRACTED: Happened.RETRACTED,
    Nature.CONCERN: Happened.CONCERN,
    Nature.CORRECTED: Happened.CORRECTED,
}
_GRAVITY = {
    Standing.CORRECTED: Nature.CORRECTED,
    Standing.CONCERN: Nature.CONCERN,
    Standing.RETRACTED: Nature.RETRACTED,
}
_STOPPED = {"TERMINATED": Progress.TERMINATED, "WITHDRAWN": Progress.TERMINATED, "SUSPENDED": Progress.PAUSED}


def reported(base: EvidenceBase) -> Iterator[Reference]:
    """Every report of the base that has a number, as a reference."""
    for study in base.studies.values():
        for report in study.reports:
            if report.doi or report.pmid:
                yield _reference(report)


def registered(base: EvidenceBase) -> tuple[str, ...]:
    """The registrations at ClinicalTrials.gov of all studies, each once."""
    found = (parse(number) for study in base.studies.values() for number in study.registry_ids)
    return tuple(dict.fromkeys(one.number for one in found if one and one.scheme is Scheme.NCT))


def news(
    base: EvidenceBase,
    notices: Notices,
    answers: Answers | None = None,
    registrations: Mapping[str, Registration] | None = None,
) -> tuple[News, ...]:
    """All that changed, study by study; a notice that the records already have is no news."""
    found: list[News] = []
    names = known(base)
    for study in base.studies.values():
        for report in study.reports:
            found += _standing(study, report, notices, answers)
            found += _newer(study, report, answers, names)
        found += _of_trials(study, registrations or {})
    return tuple(found)


def after(base: EvidenceBase, found: Iterable[News]) -> EvidenceBase:
    """The base as the news that change a standing would have it."""
    changed = {(one.study, one.report): one for one in found if one.standing is not None}
    studies = dict(base.studies)
    for id_ in {study for study, _ in changed}:
        own = studies[id_]
        studies[id_] = replace(own, reports=tuple(_noted(r, changed.get((id_, r.id))) for r in own.reports))
    return replace(base, studies=studies)


def moved(base: EvidenceBase, found: Iterable[News]) -> tuple[Move, ...]:
    """The claims that would move if the news were written down, held against grades of the same day."""
    lasting = [one for one in found if one.standing is not None]
    days = [one.notice.when for one in lasting if one.notice and one.notice.when]
    day = max([base.topic.curated_until, *days])
    reached = touched(base, Change(without=frozenset(one.study for one in lasting)))
    only = [claim for claim in base.claims if claim in reached]
    return moves(grade(base, as_of=day, only=only), grade(after(base, lasting), as_of=day, only=only))


def _noted(report: Report, one: News | None) -> Report:
    if one is None or one.standing is None or one.notice is None:
        return report
    withdrawn = one.notice.when if one.standing is Standing.RETRACTED else None
    raised = one.notice.when if one.standing is Standing.CONCERN else None
    return replace(report, standing=one.standing, notice=one.told, withdrawn=withdrawn, concern_raised=raised)


def _reference(report: Report) -> Reference:
    numbers = identifiers((Scheme.DOI, report.doi), (Scheme.PMID, report.pmid))
    return Reference("the curated records", 0, numbers, report.title)


def _standing(study: Study, report: Report, notices: Notices, answers: Answers | None) -> Iterator[News]:
    numbers = _reference(report).identifiers
    told = list(notices.of(numbers))
    for one in numbers if answers else ():
        if answers and one.scheme is Scheme.DOI and one.key in answers.works:
            told += answers.works[one.key].notices
        if answers and one.scheme is Scheme.PMID and one.key in answers.articles:
            told += notices_of(answers.articles[one.key])
    notice = gravest(told)
    before = _GRAVITY.get(report.standing, Nature.REINSTATED)
    if notice is None:
        return
    if notice.nature > before:
        yield News(study.id, report.id, _WHAT[notice.nature], notice.told, notice)
    elif notice.nature is Nature.REINSTATED and before is Nature.RETRACTED:
        yield News(study.id, report.id, Happened.REINSTATED, notice.told, notice)


def _newer(
    study: Study, report: Report, answers: Answers | None, names: Mapping[tuple[str, str], str]
) -> Iterator[News]:
    work = answers.works.get(key_of(report.doi, Scheme.DOI)) if answers and report.doi else None
    for doi in work.newer if work else ():
        if (Scheme.DOI.value, key_of(doi, Scheme.DOI)) not in names:
            yield News(study.id, report.id, Happened.NEWER, f"doi:{doi}, seen in Crossref")


def _of_trials(study: Study, registrations: Mapping[str, Registration]) -> Iterator[News]:
    for number in study.registry_ids:
        one = registrations.get(number)
        if one is None:
            continue
        if study.results is Results.AWAITING and not one.awaiting:
            posted = f", first posted {one.results_first_posted}" if one.results_first_posted else ""
            yield News(study.id, None, Happened.RESULTS_POSTED, f"{one.id}{posted}")
        stopped = _STOPPED.get(one.status or "")
        if stopped and study.progress not in (Progress.TERMINATED, Progress.PAUSED):
            why = f": {one.why_stopped}" if one.why_stopped else ""
            yield News(study.id, None, Happened.STOPPED, f"{one.id} is {(one.status or '').lower()}{why}")


def due(base: EvidenceBase, registrations: Mapping[str, Registration]) -> Iterator[tuple[Study, str, date]]:
    """The studies whose results are awaited, with what is due and when, as far as a registry or the records tell."""
    for study in base.studies.values():
        if study.results is not Results.AWAITING:
            continue
        asked = (registrations[number] for number in study.registry_ids if number in registrations)
        ends = [one.primary_completion.when.latest for one in asked if one.awaiting and one.primary_completion]
        ends = ends or [day for name, day in study.dates if name.startswith("primary_completion")]
        ends = ends or [day for name, day in study.dates if name.startswith("completion")]
        for end in ends[:1]:
            yield study, "primary completion", end
            yield study, "results due a year after it (42 CFR 11)", _a_year_after(end)


def _a_year_after(day: date) -> date:
    return day.replace(year=day.year + 1, day=min(day.day, 28) if day.month == 2 else day.day)
