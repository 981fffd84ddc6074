"""A source as an outline in reading order: each claim where it stands, what the parts rest on, and what it cites."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import groupby

from graph.facts.look import Flag
from graph.grading.ladder import rung_of
from graph.model.assessment import Grading
from graph.model.base import EvidenceBase
from graph.model.claim import Anchor, Appearance, Reference, Source
from graph.model.scales import Direction
from graph.model.study import Study
from graph.model.values import Text
from graph.views.links import Link, addressed
from graph.views.summary import ClaimRow, Counts, counts, rows


@dataclass(frozen=True, slots=True)
class Passage:
    """A claim at its first place in a section, and at how many places of the section it stands."""

    row: ClaimRow
    start: int | None
    times: int


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with the claims that follow it, in reading order.

    `counts` are over the section and its parts, each claim once; `None` where a section goes on after its parts, for
    they have been given. `depth` is 0 for a section and 1 for a part of it.
    """

    id: str
    title: Text
    depth: int
    passages: tuple[Passage, ...]
    counts: Counts | None


class Bearing(StrEnum):
    """What a cited study says to the claim that it is cited for; `nothing` is that no line is recorded."""

    SUPPORTS = "supports"
    DISPUTES = "disputes"
    INCONCLUSIVE = "inconclusive"
    MIXED = "mixed"
    CONTEXT = "context"
    NOTHING = "nothing"
    SET_ASIDE = "set-aside"


@dataclass(frozen=True, slots=True)
class Cited:
    """One reference, the study behind it, and the claims that cite it by what the study says to each."""

    reference: Reference
    study: Study | None
    link: Link
    claims: tuple[tuple[Bearing, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Beside:
    """Studies in people that count on the source's claims and could be read before it came out.

    `known` of them there were, `cited` of these it cites, `against` of these do not support a claim that they bear on.
    """

    known: int
    cited: int
    against: int


@dataclass(frozen=True, slots=True)
class Outline:
    """The page of one source.

    `judged` of its claims were held against evidence.
    `covered` of its `source.text_length` characters, where they were counted, are passages with a claim.
    `silent` are sections that make none.
    `uncited` are claims that name no reference, `unsupported` those that name some which do not support them.
    """

    source: Source
    sections: tuple[Section, ...]
    counts: Counts
    judged: int
    covered: int
    silent: tuple[Text, ...]
    uncited: tuple[str, ...]
    unsupported: tuple[str, ...]
    references: tuple[Cited, ...]
    beside: Beside


def outline(base: EvidenceBase, grading: Grading, source: str) -> Outline:
    """Everything that the page of one source tells."""
    article = base.sources[source]
    graded = {row.id: row for row in rows(base, grading)}
    here = [
        (place, graded[claim.id])
        for claim in base.claims.values()
        if claim.id in graded
        for place in claim.appearances
        if place.source == source
    ]
    made = {row.id: row for _, row in here}
    sections = tuple(_sections(article, here))
    references = tuple(_cited(reference, base, grading, made) for reference in article.references)
    return Outline(
        article,
        sections,
        counts(made.values()),
        judged=sum(row.flag is not Flag.NOT_JUDGED for row in made.values()),
        covered=_covered(place.anchor for place, _ in here if place.anchor),
        silent=tuple(one.title for one in sections if one.counts is not None and not one.counts.claims),
        uncited=tuple(claim for claim in made if not base.claims[claim].cites),
        unsupported=tuple(claim for claim in made if base.claims[claim].cites and not _is_backed(claim, references)),
        references=references,
        beside=_beside(article, base, grading, made),
    )


# Sections -------------------------------------------------------------------------------------------------------------


def _sections(article: Source, here: list[tuple[Appearance, ClaimRow]]) -> Iterator[Section]:
    """Every section in the order of the source; one that goes on after its parts comes once more."""
    titles, claims = dict(article.sections), _claims_by_section(here)
    waiting = list(titles)
    for number, places in groupby(_in_order(here, waiting), key=lambda one: one[0].section):
        goes_on = number not in waiting
        while number in waiting:
            head = waiting.pop(0)
            if head != number:
                yield _section(head, titles[head], (), claims)
        yield _section(number, titles[number], _passages(list(places), here, number), claims, goes_on=goes_on)
    for head in waiting:
        yield _section(head, titles[head], (), claims)


def _in_order(here: list[tuple[Appearance, ClaimRow]], sections: Iterable[str]) -> list[tuple[Appearance, ClaimRow]]:
    """By where the passages begin; those that begin alike by their section, so that it stays together."""
    order = {number: at for at, number in enumerate(sections)}
    return sorted(here, key=lambda one: _place(one[0], order[one[0].section]))


def _place(appearance: Appearance, section: int) -> tuple[int, int, int]:
    """Where a passage stands; without offsets the order of sections is all that is known."""
    anchor = appearance.anchor
    return (anchor.start, section, anchor.end) if anchor else (0, section, 0)


def _section(
    number: str,
    title: Text,
    passages: tuple[Passage, ...],
    claims: dict[str, list[ClaimRow]],
    *,
    goes_on: bool = False,
) -> Section:
    inside = {row.id: row for part, rows_ in claims.items() if _is_in(part, number) for row in rows_}
    return Section(
        number,
        Text(f"{number} {title.en}", f"{number} {title.zh}"),
        depth=number.count("."),
        passages=passages,
        counts=None if goes_on else counts(inside.values()),
    )


def _is_in(part: str, section: str) -> bool:
    return part == section or part.startswith(f"{section}.")


def _claims_by_section(here: list[tuple[Appearance, ClaimRow]]) -> dict[str, list[ClaimRow]]:
    found: defaultdict[str, list[ClaimRow]] = defaultdict(list)
    for place, row in here:
        found[place.section].append(row)
    return dict(found)


def _passages(
    run: list[tuple[Appearance, ClaimRow]], here: list[tuple[Appearance, ClaimRow]], section: str
) -> tuple[Passage, ...]:
    """The claims of a run at the first place where their section makes them."""
    found = []
    for place, row in run:
        every = [other for other, same in here if same.id == row.id and other.section == section]
        if place is min(every, key=lambda other: _place(other, 0)):
            found.append(Passage(row, place.anchor.start if place.anchor else None, len(every)))
    return tuple(found)


def _covered(anchors: Iterable[Anchor]) -> int:
    """Characters that lie in at least one passage; passages may overlap."""
    total = reached = 0
    for anchor in sorted(anchors, key=lambda one: one.start):
        total += max(0, anchor.end - max(anchor.start, reached))
        reached = max(reached, anchor.end)
    return total


# References -----------------------------------------------------------------------------------------------------------


def _cited(reference: Reference, base: EvidenceBase, grading: Grading, made: Iterable[str]) -> Cited:
    study = base.study_of_report.get(reference.study or "")
    claims: defaultdict[Bearing, list[str]] = defaultdict(list)
    for claim in made if study else ():
        if study and study.id in _cites(claim, base):
            claims[_bearing(study, claim, base, grading)].append(claim)
    by_bearing = tuple((bearing, tuple(claims[bearing])) for bearing in Bearing if claims[bearing])
    return Cited(reference, study, addressed(reference.address), by_bearing)


def _cites(claim: str, base: EvidenceBase) -> frozenset[str]:
    """The studies that a claim cites, by their own id or by one of a report."""
    known = base.study_of_report
    return frozenset(known[name].id for name in base.claims[claim].cites if name in known)


def _bearing(study: Study, claim: str, base: EvidenceBase, grading: Grading) -> Bearing:
    if study.id in grading.assessments[claim].set_aside:
        return Bearing.SET_ASIDE
    said = [Bearing(line.direction.value) for line in base.lines_of.get(claim, ()) if line.study == study.id]
    return min(said, key=list(Bearing).index, default=Bearing.NOTHING)


def _is_backed(claim: str, references: Iterable[Cited]) -> bool:
    return any(bearing is Bearing.SUPPORTS and claim in claims for one in references for bearing, claims in one.claims)


# What there was beside it ---------------------------------------------------------------------------------------------


def _beside(article: Source, base: EvidenceBase, grading: Grading, made: Iterable[str]) -> Beside:
    """Only studies that some claim of the source counts; one whose date is not known is not said to have been there."""
    against: dict[str, bool] = {}
    cited: set[str] = set()
    for claim in made:
        bodies = grading.assessments[claim].bodies
        counted = {study for body in bodies if body.on_product for study in body.studies + body.folded}
        cited |= _cites(claim, base)
        for line in base.lines_of.get(claim, ()):
            study = base.studies[line.study]
            in_people = line.study in counted and rung_of(study, line.species).is_human
            if in_people and _was_out(study, article.published):
                speaks_against = line.direction is not Direction.SUPPORTS
                against[line.study] = against.get(line.study, False) or speaks_against
    return Beside(len(against), sum(study in cited for study in against), sum(against.values()))


def _was_out(study: Study, day: date) -> bool:
    """Whether one of its reports is known to have come out by a day; a year alone must be an earlier one."""
    return any(
        report.published <= day if report.published else (report.year or day.year) < day.year
        for report in study.reports
    )
