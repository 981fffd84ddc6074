"""People against animals: what is known of a claim, an outcome or a mechanism on each rung, side by side."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches

from graph.analysis.change import unknown_claim
from graph.errors import UnknownIdError
from graph.grading.gathering import Gathering
from graph.grading.ladder import rung_of
from graph.grading.method_table import shipped
from graph.model.assessment import Assessment, Grading
from graph.model.base import EvidenceBase
from graph.model.claim import Claim
from graph.model.finding import Finding, Reading
from graph.model.line import EvidenceLine
from graph.model.scales import Direction, Rung
from graph.model.study import Results, Study
from graph.model.values import Species

RUNGS = tuple(rung for rung in reversed(Rung) if rung is not Rung.STATEMENT)
"""Where something can have been tested, from reviews of trials down to a dish; a statement tests nothing."""


@dataclass(frozen=True, slots=True)
class Result:
    """One finding that a study shows for a claim, or, without a finding, what its design or statement shows.

    `direction` is that of the study's line on the claim. `counts` is false for studies that another one of the body
    counts already, and for those from other cells (`on_product` is false): they are shown and add nothing.
    """

    study: Study
    rung: Rung
    direction: Direction
    on_product: bool
    counts: bool
    finding: Finding | None


@dataclass(frozen=True, slots=True)
class OutcomeRow:
    """What is known of one outcome, or of none in particular, results in order of their rungs from the top."""

    outcome: str | None
    results: tuple[Result, ...]

    def on(self, *rungs: Rung) -> tuple[Result, ...]:
        """The results on some rungs."""
        return tuple(result for result in self.results if result.rung in rungs)


@dataclass(frozen=True, slots=True)
class ClaimContrast:
    """One claim's results by outcome, the claim's own outcome first; `awaiting` are studies without results yet."""

    claim: str
    rows: tuple[OutcomeRow, ...]
    awaiting: tuple[Study, ...]
    none_recorded_until: date


@dataclass(frozen=True, slots=True)
class Entry:
    """One study on one rung.

    `direction` is, for a mechanism, that of the study's lines on its claims; for an outcome it is read from the
    findings: better supports, worse disputes, no difference is inconclusive, both is mixed, anything else is context.
    `folded` studies are counted already by another entry of the rung. Studies `without_cells` tell how people or
    animals fare otherwise: they are context.
    """

    study: Study
    direction: Direction
    findings: tuple[Finding, ...]
    folded: bool

    @property
    def without_cells(self) -> bool:
        """Whether the study gave no cells."""
        return not self.study.treatment.cells

    @property
    def subjects(self) -> int | None:
        """The most people or animals that one of the findings shows, else those of the study."""
        known = [finding.n for finding in self.findings if isinstance(finding.n, int)]
        return max(known, default=0) or self.study.counted or None


@dataclass(frozen=True, slots=True)
class Shelf:
    """What stands on one rung; without entries nothing is recorded, which is not to say that nothing was found."""

    rung: Rung
    entries: tuple[Entry, ...]

    @property
    def counted(self) -> tuple[Entry, ...]:
        """The entries that count: told once, and pointing somewhere."""
        return tuple(e for e in self.entries if not e.folded and e.direction is not Direction.CONTEXT)

    def count(self, direction: Direction) -> int:
        """How many studies point one way."""
        return sum(entry.direction is direction for entry in self.counted)

    @property
    def subjects(self) -> int:
        """The people or animals of the counted studies that show their number."""
        return sum(entry.subjects or 0 for entry in self.counted)

    @property
    def unknown(self) -> int:
        """How many counted studies do not show their number."""
        return sum(entry.subjects is None for entry in self.counted)


@dataclass(frozen=True, slots=True)
class Ladder:
    """What is known of one outcome or mechanism: every rung, the empty ones included.

    `none_recorded_until` is the day up to which the topic was curated: no record says that a rung was searched in vain.
    """

    subject: str
    shelves: tuple[Shelf, ...]
    none_recorded_until: date

    def shelf(self, rung: Rung) -> Shelf:
        """What stands on one rung."""
        return next(shelf for shelf in self.shelves if shelf.rung is rung)


# One claim


def contrast(base: EvidenceBase, claim_id: str, *, grading: Grading) -> ClaimContrast:
    """The findings that bear on a claim, by outcome and rung; studies set aside and mere context are left out.

    Raises `UnknownIdError` for an unknown claim.
    """
    if claim_id not in base.claims:
        raise unknown_claim(base, claim_id)
    claim, assessment = base.claims[claim_id], grading.assessments[claim_id]
    lines = base.lines_of.get(claim.id, ())
    results = [result for line in lines for result in _results(base, line, assessment)]
    named = dict.fromkeys(result.finding.outcome if result.finding else None for result in results)
    order = sorted(named, key=lambda outcome: (outcome is None, outcome != claim.scope.outcome, outcome or ""))
    return ClaimContrast(
        claim.id,
        rows=tuple(OutcomeRow(outcome, _of_outcome(results, outcome)) for outcome in order),
        awaiting=tuple(base.studies[study] for study in assessment.awaiting),
        none_recorded_until=base.topic.curated_until,
    )


def _results(base: EvidenceBase, line: EvidenceLine, assessment: Assessment) -> Iterator[Result]:
    bodies = [body for body in assessment.bodies if line.study in body.studies + body.folded]
    study = base.studies[line.study]
    rung = rung_of(study, line.species)
    if not bodies or rung is Rung.STATEMENT:
        return
    counts = bodies[0].on_product and line.study in bodies[0].studies
    read: list[Finding | None] = [finding for finding in study.findings if finding.id in line.findings]
    for finding in read or [None]:
        yield Result(study, rung, line.direction, bodies[0].on_product, counts, finding)


def _of_outcome(results: Sequence[Result], outcome: str | None) -> tuple[Result, ...]:
    here = [result for result in results if (result.finding.outcome if result.finding else None) == outcome]
    return tuple(sorted(here, key=lambda result: (-result.rung, not result.counts, result.study.id)))


# One outcome or mechanism over all claims


def of_outcome(base: EvidenceBase, outcome: str, *, family: str | None = None) -> Ladder:
    """What all studies that stand found on one outcome, or those that gave cells of one family.

    A study that gave no cells says nothing of them, for or against, so it is context.
    Raises `UnknownIdError` for an unknown outcome or family.
    """
    _refuse_stranger("outcome", outcome, base.outcomes)
    if family is not None:
        _refuse_stranger("family of cells", family, {kind.family for kind in base.cell_types.values() if kind.family})
    found = [
        (study, species, tuple(findings))
        for study in _standing(base)
        if family is None or family in {base.family(cell) for cell in study.treatment.cells}
        for species, findings in _by_species(study, outcome)
    ]
    return _ladder(base, outcome, [(s, rung_of(s, kind), _by_readings(s, read), read) for s, kind, read in found])


def of_mechanism(base: EvidenceBase, mechanism: str) -> Ladder:
    """What the studies of claims on one mechanism, or on a finer one, say to them.

    Studies of other cells than a claim speaks of are left out, as grading leaves them out.
    Raises `UnknownIdError` for an unknown mechanism.
    """
    _refuse_stranger("mechanism", mechanism, base.mechanisms)
    finer = _with_finer(base, mechanism)
    claims = {claim.id: _of_other_cells(base, claim) for claim in base.claims.values() if claim.mechanism in finer}
    found = []
    for study in _standing(base):
        lines = [line for line in study.lines if line.claim in claims and study.id not in claims[line.claim]]
        for species in dict.fromkeys(line.species for line in lines):
            mine = [line for line in lines if line.species is species]
            named = {name for line in mine for name in line.findings}
            read = tuple(finding for finding in study.findings if finding.id in named)
            found.append((study, rung_of(study, species), _together(line.direction for line in mine), read))
    return _ladder(base, mechanism, found)


def _of_other_cells(base: EvidenceBase, claim: Claim) -> frozenset[str]:
    """The studies that speak to a claim and gave other cells than it speaks of."""
    evidence = Gathering(base, base.topic.curated_until, shipped()).evidence(claim, base.lines_of.get(claim.id, ()))
    return frozenset(study for body in evidence.bodies if not body.key.on_product for study in body.studies)


def _refuse_stranger(kind: str, id_: str, known: Collection[str]) -> None:
    if id_ not in known:
        raise UnknownIdError(kind, id_, get_close_matches(id_, known))


def _standing(base: EvidenceBase) -> Iterator[Study]:
    """Studies with results that count in something: not weak, not retracted, not awaiting."""
    day = base.topic.curated_until
    for study in sorted(base.studies.values(), key=lambda study: study.id):
        if not (study.weak or study.is_retracted_on(day) or study.results is Results.AWAITING):
            yield study


def _by_species(study: Study, outcome: str) -> Iterator[tuple[Species | None, list[Finding]]]:
    """The study's results on an outcome, one part for each arm of another species."""
    here = [finding for finding in study.findings if finding.outcome == outcome]
    for species in dict.fromkeys(finding.species for finding in here):
        yield species, [finding for finding in here if finding.species is species]


def _with_finer(base: EvidenceBase, mechanism: str) -> frozenset[str]:
    """A mechanism and all that are kinds of it."""
    found = {mechanism}
    while True:
        finer = {one.id for one in base.mechanisms.values() if found.intersection(one.broader)} - found
        if not finer:
            return frozenset(found)
        found |= finer


_READ_AS = {
    Reading.BENEFIT: Direction.SUPPORTS,
    Reading.UNCONTROLLED_IMPROVEMENT: Direction.SUPPORTS,
    Reading.NO_DIFFERENCE: Direction.INCONCLUSIVE,
    Reading.HARM: Direction.DISPUTES,
    Reading.NOT_REPORTED: Direction.CONTEXT,
    Reading.NOT_APPLICABLE: Direction.CONTEXT,
}


def _by_readings(study: Study, findings: Iterable[Finding]) -> Direction:
    if not study.treatment.cells:
        return Direction.CONTEXT
    return _together(_READ_AS[finding.reading] for finding in findings)


def _together(directions: Iterable[Direction]) -> Direction:
    """The way that several results point together; context adds nothing."""
    pointing = set(directions) - {Direction.CONTEXT}
    if not pointing:
        return Direction.CONTEXT
    return pointing.pop() if len(pointing) == 1 else Direction.MIXED


_Found = tuple[Study, Rung, Direction, tuple[Finding, ...]]


def _ladder(base: EvidenceBase, subject: str, found: Sequence[_Found]) -> Ladder:
    shelves = tuple(Shelf(rung, _entries([one for one in found if one[1] is rung])) for rung in RUNGS)
    return Ladder(subject, shelves, base.topic.curated_until)


def _entries(found: Sequence[_Found]) -> tuple[Entry, ...]:
    ids = {study.id for study, *_ in found}
    return tuple(
        Entry(study, direction, read, folded=not ids.isdisjoint(study.included_in))
        for study, _, direction, read in found
    )
