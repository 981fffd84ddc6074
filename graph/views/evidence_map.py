"""The evidence map: per mechanism, outcome, kind of cell or product, what was tested where and what came out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from graph.analysis.contrast import RUNGS
from graph.grading.body import Relation, Weighed
from graph.grading.gathering import Gathering, rung_of_line, subjects_of
from graph.grading.ladder import rung_of
from graph.grading.method_table import shipped
from graph.model.assessment import Grading
from graph.model.base import EvidenceBase
from graph.model.claim import Claim
from graph.model.finding import Finding, Reading
from graph.model.line import EvidenceLine
from graph.model.scales import STREAM_OF_RUNG, Direction, Kind, Rung
from graph.model.study import Results, Study
from graph.model.values import Species, Text


class By(StrEnum):
    """What the rows of the map are."""

    MECHANISMS = "mechanisms"
    OUTCOMES = "outcomes"
    CELLS = "cells"
    PRODUCTS = "products"

    @property
    def is_what_was_given(self) -> bool:
        """Whether a row holds the studies that gave something, rather than those that speak to its claims."""
        return self in (By.CELLS, By.PRODUCTS)


COUNTED_KINDS = frozenset({*(kind for kind in Kind if kind.is_rated), Kind.REPORT})
"""Claims that say what a therapy does; one on the field or on other biology would make a row look tested."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One study in one field of the map, however many claims it speaks to.

    `direction` is, in a row of claims, that of its `lines` on them. In a row of what was given it is read from its
    primary results, or from all where no primary one points: better supports, worse or no difference speaks against.
    Mixed is both, context is neither. `subjects` are the people or animals, `None` where their number is not known.
    """

    study: Study
    rung: Rung
    direction: Direction
    subjects: int | None
    lines: tuple[EvidenceLine, ...]
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Field:
    """What stands in one row on one rung.

    `folded` are studies that a review of the row pools and counts, `awaiting` those that have told no results.
    """

    rung: Rung
    entries: tuple[Entry, ...] = ()
    folded: tuple[Entry, ...] = ()
    awaiting: tuple[Study, ...] = ()

    @property
    def direction(self) -> Direction | None:
        """Which way its studies point together; `None` for a gap."""
        return together(entry.direction for entry in self.entries) if self.entries else None

    @property
    def subjects(self) -> int:
        """The people or animals of the studies whose number is known."""
        return sum(entry.subjects or 0 for entry in self.entries)

    @property
    def unknown(self) -> int:
        """How many studies do not show their number."""
        return sum(entry.subjects is None for entry in self.entries)

    def count(self, direction: Direction) -> int:
        """How many studies point one way."""
        return sum(entry.direction is direction for entry in self.entries)


@dataclass(frozen=True, slots=True)
class Row:
    """One thing with its fields, one a rung from reviews of trials down to a dish; `depth` is how far it is indented.

    `claims` are those of a row of claims. What a finer mechanism or kind of cell shows counts in the wider one as well.
    """

    id: str
    name: Text
    depth: int
    claims: tuple[str, ...]
    fields: tuple[Field, ...]

    def on(self, rung: Rung) -> Field:
        """What stands on one rung."""
        return next(field for field in self.fields if field.rung is rung)

    @property
    def in_people(self) -> bool:
        """Whether a study in people counts in it."""
        return any(field.entries for field in self.fields if field.rung.is_human)

    @property
    def randomised(self) -> bool:
        """Whether a randomised trial in people, or a review of such trials, counts in it."""
        return any(field.entries for field in self.fields if field.rung >= Rung.HUMAN_RANDOMISED)

    @property
    def is_empty(self) -> bool:
        """Whether no study counts in it at all."""
        return not any(field.entries for field in self.fields)


@dataclass(frozen=True, slots=True)
class EvidenceMap:
    """The rows, how many studies count in them, and what has no row because no counted claim or study is on it."""

    by: By
    rows: tuple[Row, ...]
    studies: int
    left_out: tuple[Text, ...]

    def row(self, id_: str | None) -> Row | None:
        """The row of one thing."""
        return next((row for row in self.rows if row.id == id_), None)

    @property
    def without_people(self) -> tuple[Row, ...]:
        """The rows in which no study in people counts."""
        return tuple(row for row in self.rows if not row.in_people)

    @property
    def without_randomised(self) -> tuple[Row, ...]:
        """The rows with studies in people, none of them randomised."""
        return tuple(row for row in self.rows if row.in_people and not row.randomised)

    @property
    def empty(self) -> tuple[Row, ...]:
        """The rows in which nothing counts."""
        return tuple(row for row in self.rows if row.is_empty)


def together(directions: Iterable[Direction]) -> Direction:
    """The way that several lines, results or studies point: mixed where they differ, context where none says anything.

    What is inconclusive takes nothing from those that point, and stands where none does.
    """
    told = set(directions) - {Direction.CONTEXT}
    pointing = told - {Direction.INCONCLUSIVE}
    if not pointing:
        return Direction.INCONCLUSIVE if told else Direction.CONTEXT
    return pointing.pop() if len(pointing) == 1 else Direction.MIXED


def evidence_map(base: EvidenceBase, grading: Grading, by: By) -> EvidenceMap:
    """The map of a graded base."""
    things = _things(base, by)
    told, waiting = (_given, _given_awaiting) if by.is_what_was_given else (_spoken, _spoken_awaiting)
    entries, awaiting = _by_row(told(base, grading, by)), _by_row(waiting(base, grading, by))
    claims = _claims_of_rows(base, grading, by)
    shown = {*entries, *awaiting, *claims}
    rows = tuple(
        Row(id_, name, depth, claims.get(id_, ()), tuple(_fields(entries.get(id_, ()), awaiting.get(id_, ()))))
        for id_, (name, depth) in things.items()
        if id_ in shown
    )
    return EvidenceMap(
        by,
        rows,
        studies=len({entry.study.id for row in rows for field in row.fields for entry in field.entries}),
        left_out=tuple(name for id_, (name, _) in things.items() if id_ not in shown),
    )


# Rows


def _things(base: EvidenceBase, by: By) -> dict[str, tuple[Text, int]]:
    """Everything that may have a row, in the order of rows, with its name and depth."""
    if by is By.MECHANISMS:
        return tree({m.id: (m.name, m.broader) for m in base.mechanisms.values()})
    if by is By.OUTCOMES:
        return {outcome.id: (outcome.name, 0) for outcome in base.outcomes.values()}
    if by is By.CELLS:
        return tree({kind.id: (kind.name, kind.broader) for kind in base.cell_types.values()})
    return {product.id: (product.name, 0) for product in base.products.values()}


def tree(things: Mapping[str, tuple[Text, tuple[str, ...]]]) -> dict[str, tuple[Text, int]]:
    """Each thing once, below the first known thing that it is one of, and how deep it stands."""
    below: defaultdict[str | None, list[str]] = defaultdict(list)
    for id_, (_, broader) in things.items():
        below[next((wider for wider in broader if wider in things), None)].append(id_)
    found: dict[str, tuple[Text, int]] = {}

    def climb(id_: str, depth: int) -> None:
        if id_ in found:
            return
        found[id_] = things[id_][0], depth
        for finer in below[id_]:
            climb(finer, depth + 1)

    # What stands in a ring has no top, so it is reached only by going through all.
    for id_ in (*below[None], *things):
        climb(id_, 0)
    return found


def _claims_of_rows(base: EvidenceBase, grading: Grading, by: By) -> dict[str, tuple[str, ...]]:
    """The counted claims that speak of each thing or of a finer one; what was given has rows by its studies alone."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for claim in () if by.is_what_was_given else counted_claims(base, grading):
        for id_ in _rows_of_claim(base, by, claim):
            found[id_].append(claim.id)
    return {id_: tuple(claims) for id_, claims in found.items()}


def counted_claims(base: EvidenceBase, grading: Grading) -> Iterator[Claim]:
    """The claims that the map counts: of the counted kinds, graded, and made by a source."""
    for claim in base.claims.values():
        if claim.kind in COUNTED_KINDS and not claim.calibration and claim.id in grading.assessments:
            yield claim


def _rows_of_claim(base: EvidenceBase, by: By, claim: Claim) -> tuple[str, ...]:
    if by is By.OUTCOMES:
        outcome = claim.scope.outcome
        return (outcome,) if outcome in base.outcomes and outcome is not None else ()
    return wider_mechanisms(base, claim.mechanism) if claim.mechanism else ()


def wider_mechanisms(base: EvidenceBase, mechanism: str) -> tuple[str, ...]:
    """A mechanism and everything that it is a kind of, each once."""
    found: dict[str, None] = {}
    waiting = [mechanism]
    while waiting:
        one = waiting.pop()
        if one in base.mechanisms and one not in found:
            found[one] = None
            waiting.extend(base.mechanisms[one].broader)
    return tuple(found)


def rows_of_study(base: EvidenceBase, by: By, study: Study) -> tuple[str, ...]:
    """The kinds of cells, or the products, that a study gave; a product is one of its kinds as well."""
    kinds = base.cell_types if by is By.CELLS else base.products
    known = [cell for cell in study.treatment.cells if cell in base.cell_types or cell in base.products]
    return tuple(dict.fromkeys(id_ for cell in known for id_ in sorted(base.ancestors(cell)) if id_ in kinds))


# Fields


class _InRow(NamedTuple):
    row: str
    entry: Entry


def _by_row(found: Iterable[_InRow]) -> dict[str, list[Entry]]:
    rows: defaultdict[str, list[Entry]] = defaultdict(list)
    for row, entry in found:
        rows[row].append(entry)
    return dict(rows)


def _fields(told: Sequence[Entry], awaiting: Sequence[Entry]) -> Iterator[Field]:
    """One field a rung; a study is told once in it, and not at all where a review of the same stream pools it."""
    for rung in RUNGS:
        here = _merged(entry for entry in told if entry.rung is rung)
        stream = STREAM_OF_RUNG[rung]
        together_with = {entry.study.id for entry in told if STREAM_OF_RUNG[entry.rung] is stream}
        folded = tuple(entry for entry in here if not together_with.isdisjoint(entry.study.included_in))
        counted = tuple(entry for entry in here if entry not in folded)
        late = _merged(entry for entry in awaiting if entry.rung is rung)
        yield Field(rung, counted, folded, tuple(entry.study for entry in late))


def _merged(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """One entry a study: all its lines, the largest number that one of them is weighed with."""
    found: defaultdict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        found[entry.study.id].append(entry)
    return tuple(_one(same) for _, same in sorted(found.items()))


def _one(same: Sequence[Entry]) -> Entry:
    return replace(
        same[0],
        direction=together(entry.direction for entry in same),
        subjects=max((entry.subjects for entry in same if entry.subjects is not None), default=None),
        lines=tuple(dict.fromkeys(line for entry in same for line in entry.lines)),
        findings=tuple({finding.id: finding for entry in same for finding in entry.findings}.values()),
    )


# What speaks to claims: the very lines that grading counts


def _spoken(base: EvidenceBase, grading: Grading, by: By) -> Iterator[_InRow]:
    """Every line that grading counts for a counted claim, those from other cells than it speaks of left out."""
    gathering = Gathering(base, grading.as_of, shipped())
    for claim in counted_claims(base, grading):
        rows = _rows_of_claim(base, by, claim)
        for body in gathering.evidence(claim, base.lines_of.get(claim.id, ())).bodies if rows else ():
            for one in body.lines:
                for entry in _arms(one, base, grading.as_of) if one.relation is not Relation.OTHER else ():
                    yield from (_InRow(row, entry) for row in rows if entry.rung in RUNGS)


def _arms(one: Weighed, base: EvidenceBase, day: date) -> Iterator[Entry]:
    """A line that counts; of a study with several lines in one body, which are one vote, each arm on its own rung."""
    study, stream = one.study, STREAM_OF_RUNG[one.rung]
    lines = [line for line in base.lines_of[one.line.claim] if line.study == study.id]
    own = [line for line in lines if line.direction is not Direction.CONTEXT]
    if len(own) == 1:
        yield Entry(study, one.rung, one.direction, one.subjects, (one.line,), one.findings)
        return
    for line in own:
        rung = rung_of_line(line, study, day)
        if STREAM_OF_RUNG[rung] is stream:
            read = tuple(finding for finding in study.findings if finding.id in line.findings)
            yield Entry(study, rung, line.direction, subjects_of(line, study, day), (line,), read)


def _spoken_awaiting(base: EvidenceBase, grading: Grading, by: By) -> Iterator[_InRow]:
    """The lines of studies without results, where they will count once there are some."""
    late = {key: study for key, study in base.studies.items() if study.results is Results.AWAITING}
    told = replace(base, studies={key: replace(study, results=Results.REPORTED) for key, study in late.items()})
    for row, entry in _spoken(told, grading, by):
        yield _InRow(row, replace(entry, study=late[entry.study.id]))


# What was given: every study of it that stands


def _given(base: EvidenceBase, grading: Grading, by: By) -> Iterator[_InRow]:
    for row, entry in _of_studies(base, grading, by):
        if entry.study.results is Results.REPORTED:
            yield _InRow(row, entry)


def _given_awaiting(base: EvidenceBase, grading: Grading, by: By) -> Iterator[_InRow]:
    for row, entry in _of_studies(base, grading, by):
        if entry.study.results is Results.AWAITING:
            yield _InRow(row, entry)


def _of_studies(base: EvidenceBase, grading: Grading, by: By) -> Iterator[_InRow]:
    """Each study that was neither retracted nor left out as weak, on the rung of each species that it was done in."""
    for study in base.studies.values():
        if study.weak or study.is_retracted_on(grading.as_of):
            continue
        rows = rows_of_study(base, by, study)
        for species in study.species if rows else ():
            if (rung := rung_of(study, species)) in RUNGS:
                entry = _of_study(study, rung, species)
                yield from (_InRow(row, entry) for row in rows)


def _of_study(study: Study, rung: Rung, species: Species) -> Entry:
    mine = tuple(finding for finding in study.findings if finding.species in (None, species))
    primary = together(READ_AS[finding.reading] for finding in mine if finding.primary)
    direction = together(READ_AS[f.reading] for f in mine) if primary is Direction.CONTEXT else primary
    lines = tuple(line for line in study.lines if line.direction is not Direction.CONTEXT)
    return Entry(study, rung, direction, study.counted, lines, mine)


READ_AS = {
    Reading.BENEFIT: Direction.SUPPORTS,
    Reading.UNCONTROLLED_IMPROVEMENT: Direction.SUPPORTS,
    Reading.NO_DIFFERENCE: Direction.INCONCLUSIVE,
    Reading.HARM: Direction.DISPUTES,
    Reading.NOT_REPORTED: Direction.CONTEXT,
    Reading.NOT_APPLICABLE: Direction.CONTEXT,
}
"""Which way a result points for a therapy: no difference shown speaks neither for it nor against it."""
