"""What a search has found, with the marks that it is shown with: what it rests on, and how much there is of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from graph.facts.look import COLUMN_OF_RUNG, Footing
from graph.grading.ladder import rung_of
from graph.model.assessment import Grading
from graph.model.base import EvidenceBase
from graph.model.claim import Claim
from graph.model.study import Study
from graph.views.search import Entry, Found, Noun
from graph.views.summary import ClaimRow, rows


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing that was found.

    `claims` speak of it (a claim speaks of itself), `studies` are how many gave it, measured it or looked into it.
    `footing` is what a claim rests on, where a study was done, or the best that any claim on a mechanism rests on.
    """

    entry: Entry
    claims: tuple[ClaimRow, ...]
    studies: int
    footing: Footing | None = None
    study: Study | None = None


def hits(base: EvidenceBase, grading: Grading, found: Found, *, most: int | None = None) -> tuple[Hit, ...]:
    """The first hits of one noun, or all."""
    graded = {row.id: row for row in rows(base, grading)}
    shown = found.entries if most is None else found.entries[:most]
    return tuple(_hit(entry, base, graded) for entry in shown)


def _hit(entry: Entry, base: EvidenceBase, graded: Mapping[str, ClaimRow]) -> Hit:
    if entry.noun is Noun.CLAIM:
        own = graded.get(entry.id)
        return Hit(entry, (own,) if own else (), len(base.lines_of.get(entry.id, ())), own.footing if own else None)
    if entry.noun is Noun.STUDY:
        study = base.studies[entry.id]
        claims = _rows((line.claim for line in study.lines), graded)
        return Hit(entry, claims, 1, _footing(study), study)
    speaking = _rows((claim.id for claim in base.claims.values() if _speaks_of(claim, entry, base)), graded)
    studies = sum(_looks_into(study, entry, base) for study in base.studies.values())
    best = _best(speaking) if entry.noun is Noun.MECHANISM else None
    return Hit(entry, speaking, studies, best)


def _rows(claims: Iterable[str], graded: Mapping[str, ClaimRow]) -> tuple[ClaimRow, ...]:
    return tuple(graded[claim] for claim in dict.fromkeys(claims) if claim in graded)


def _footing(study: Study) -> Footing:
    column = COLUMN_OF_RUNG[rung_of(study)]
    return column.footing if column else Footing.STATEMENTS


def _best(claims: Iterable[ClaimRow]) -> Footing | None:
    order = list(Footing)
    return min((row.footing for row in claims), key=order.index, default=None)


def _speaks_of(claim: Claim, entry: Entry, base: EvidenceBase) -> bool:
    """Whether a claim is about a thing or about a narrower one."""
    if entry.noun is Noun.CELL:
        return _gives(claim.scope.cells, entry.id, base)
    if entry.noun is Noun.MECHANISM:
        return claim.mechanism is not None and entry.id in set(_and_wider(claim.mechanism, base))
    return claim.scope.outcome == entry.id


def _looks_into(study: Study, entry: Entry, base: EvidenceBase) -> bool:
    if entry.noun is Noun.CELL:
        return _gives(study.treatment.cells, entry.id, base)
    if entry.noun is Noun.MECHANISM:
        return any(entry.id in set(_and_wider(one, base)) for one in study.mechanisms)
    return any(finding.outcome == entry.id for finding in study.findings)


def _gives(cells: Iterable[str], wanted: str, base: EvidenceBase) -> bool:
    known = base.cell_types.keys() | base.products.keys()
    return any(cell in known and wanted in base.ancestors(cell) for cell in cells)


def _and_wider(mechanism: str, base: EvidenceBase) -> Iterator[str]:
    """A mechanism and all that it is one of, each once even where the records hold a cycle."""
    waiting, seen = [mechanism], set[str]()
    while waiting:
        one = waiting.pop()
        if one not in seen:
            seen.add(one)
            yield one
            waiting.extend(base.mechanisms[one].broader if one in base.mechanisms else ())
