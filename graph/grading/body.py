"""Lines of evidence, weighed and grouped into the bodies that are rated together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from graph.grading.ladder import is_rodent_only, rung_of
from graph.model.base import EvidenceBase
from graph.model.claim import Claim
from graph.model.finding import Finding
from graph.model.line import EvidenceLine
from graph.model.scales import STREAM_OF_RUNG, Direction, Kind, Rung, Stream
from graph.model.study import Results, Study
from graph.model.values import Absent


class Relation(StrEnum):
    """How the cells of a study stand to the cells that a claim speaks of."""

    SAME = "same"
    SAME_FAMILY = "same-family"
    OTHER = "other"


class Weighed(NamedTuple):
    """A counted line with its study and its weight.

    `findings` are those of the study that the line reads. `weight` is twice the number of people or animals, so that
    a median of two numbers stays whole; `subjects` is that number where it is known.
    """

    line: EvidenceLine
    study: Study
    rung: Rung
    relation: Relation
    findings: tuple[Finding, ...]
    subjects: int | None
    weight: int


class Share(NamedTuple):
    """A part of a body: its weight and its studies."""

    weight: int
    studies: tuple[str, ...]


_NO_SHARE = Share(0, ())


class Body(NamedTuple):
    """Lines of one stream on one claim, on-product or from other cells, that are rated together.

    `known_subjects` are the people or animals of the studies whose number is known, `unknown_studies` the others.
    `quarters_for` is twice the weight on the claim's side, out of `2 * weight`, because a mixed line counts half for
    each side.
    """

    claim: Claim
    base: EvidenceBase
    stream: Stream
    on_product: bool
    lines: tuple[Weighed, ...]
    folded: tuple[str, ...]
    weight: int
    studies: tuple[str, ...]
    known_subjects: int
    unknown_studies: tuple[str, ...]
    quarters_for: int

    def part(self, test: Callable[[Weighed], bool]) -> Share:
        """The lines that pass a test."""
        return self.share([line for line in self.lines if test(line)])

    def share(self, lines: Sequence[Weighed]) -> Share:
        """Some of its lines, which are mostly none or all of them."""
        if not lines:
            return _NO_SHARE
        if len(lines) == len(self.lines):
            return Share(self.weight, self.studies)
        return Share(sum([line.weight for line in lines]), tuple([line.study.id for line in lines]))

    def is_most(self, share: Share) -> bool:
        """Whether a part holds more than half of the weight."""
        return 2 * share.weight > self.weight

    def percent(self, share: Share) -> int:
        """A part's share of the weight in percent, rounded down."""
        return 100 * share.weight // self.weight

    @property
    def supporting_percent(self) -> int:
        """The claim's share of the weight in percent, rounded down."""
        return 100 * self.quarters_for // (2 * self.weight)


class Evidence(NamedTuple):
    """All that bears on one claim, sorted into what counts and what is only shown."""

    bodies: tuple[Body, ...]
    context: tuple[str, ...]
    awaiting: tuple[str, ...]
    set_aside: tuple[str, ...]


class Gathering:
    """Gathers the evidence of claims from one base as of one day.

    It remembers how cells relate, because many claims and studies speak of the same cells.
    """

    def __init__(self, base: EvidenceBase, as_of: date) -> None:
        self._base = base
        self._as_of = as_of
        self._today = as_of >= base.topic.curated_until
        self._relations: dict[tuple[tuple[str, ...], tuple[str, ...]], Relation] = {}
        self._stands: dict[str, bool] = {}
        self._rungs: dict[str, Rung] = {}

    def evidence(self, claim: Claim, lines: Iterable[EvidenceLine]) -> Evidence:
        """The bodies of a claim from some of its lines, strongest rung first."""
        groups: dict[tuple[Stream, bool], list[_Found]] = {}
        aside: dict[str, list[str]] = {"context": [], "awaiting": [], "set-aside": []}
        studies = self._base.studies
        for line in lines:
            study = studies[line.study]
            reason = self._uncounted(claim, line, study)
            if reason is not None:
                aside[reason].append(study.id)
                continue
            rung = self._rung(line, study)
            relation = self._relation(claim.scope.cells, study.treatment.cells)
            key = STREAM_OF_RUNG[rung], relation is not Relation.OTHER
            groups.setdefault(key, []).append((line, study, rung, relation, _read(line, study)))
        order = sorted(groups, key=lambda key: (not key[1], _STREAM_ORDER[key[0]]))
        bodies = tuple(_body(claim, self._base, key, groups[key]) for key in order)
        return Evidence(bodies, tuple(aside["context"]), tuple(aside["awaiting"]), tuple(aside["set-aside"]))

    def _uncounted(self, claim: Claim, line: EvidenceLine, study: Study) -> str | None:
        """Why a line counts in nothing, or `None` if it counts."""
        if not self._is_standing(study) or _reads_withdrawn(line, study, self._as_of):
            return "set-aside"
        if line.direction is Direction.CONTEXT:
            return "context"
        if study.results is Results.AWAITING and claim.kind is not Kind.STATE_OF_FIELD:
            return "awaiting"
        return None

    def _is_standing(self, study: Study) -> bool:
        stands = self._stands.get(study.id)
        if stands is None:
            stands = not study.weak and self._is_known(study) and not study.is_retracted_on(self._as_of)
            self._stands[study.id] = stands
        return stands

    def _is_known(self, study: Study) -> bool:
        """Whether the study was public on the day; one without a year is known only today."""
        if study.first_published:
            return study.first_published <= self._as_of
        return min(study.years_shown) <= self._as_of.year if study.years_shown else self._today

    def _rung(self, line: EvidenceLine, study: Study) -> Rung:
        if line.species is not None:
            return rung_of(study, line.species)
        rung = self._rungs.get(study.id)
        if rung is None:
            rung = self._rungs[study.id] = rung_of(study)
        return rung

    def _relation(self, spoken_of: tuple[str, ...], given: tuple[str, ...]) -> Relation:
        key = spoken_of, given
        relation = self._relations.get(key)
        if relation is None:
            relation = self._relations[key] = _relate(self._base, spoken_of, given)
        return relation


def _reads_withdrawn(line: EvidenceLine, study: Study, as_of: date) -> bool:
    """Whether all that a line reads was told only by reports that had been retracted by a day."""
    withdrawn = {report.id for report in study.reports if report.is_withdrawn(as_of)}
    if not withdrawn:
        return False
    read = _read(line, study)
    return bool(read) and all(finding.report in withdrawn for finding in read)


def _relate(base: EvidenceBase, spoken_of: tuple[str, ...], given: tuple[str, ...]) -> Relation:
    """A claim about a product is on-product for that product only; one about a cell type, for its whole family."""
    if not spoken_of:
        return Relation.SAME
    kinds = [base.ancestors(cell) for cell in given]
    if any(cell in kind for cell in spoken_of for kind in kinds):
        return Relation.SAME
    families = {base.family(cell) for cell in spoken_of if cell in base.cell_types} - {None}
    if any(base.family(cell) in families for cell in given):
        return Relation.SAME_FAMILY
    return Relation.OTHER


_STREAM_ORDER = {
    Stream.HUMAN_RANDOMISED: 0,
    Stream.HUMAN_CONTROLLED: 1,
    Stream.HUMAN_UNCONTROLLED: 2,
    Stream.ANIMAL: 3,
    Stream.IN_VITRO: 4,
    Stream.STATEMENT: 5,
}

_EQUAL_WEIGHT = frozenset({Kind.STATE_OF_FIELD, Kind.BACKGROUND})


_Found = tuple[EvidenceLine, Study, Rung, Relation, tuple[Finding, ...]]


def _body(claim: Claim, base: EvidenceBase, key: tuple[Stream, bool], found: list[_Found]) -> Body:
    ids = {study.id for _, study, *_ in found}
    folded = tuple([study.id for _, study, *_ in found if not ids.isdisjoint(study.included_in)])
    counted = [entry for entry in found if entry[1].id not in folded]
    numbers = [_subjects(study, findings) for _, study, _, _, findings in counted]
    weights = [2] * len(numbers) if claim.kind in _EQUAL_WEIGHT else _weights(numbers)
    lines = tuple(
        [Weighed(*entry, number, weight) for entry, number, weight in zip(counted, numbers, weights, strict=True)]
    )
    return Body(
        claim=claim,
        base=base,
        stream=key[0],
        on_product=key[1],
        lines=lines,
        folded=folded,
        weight=sum(weights),
        studies=tuple([line.study.id for line in lines]),
        known_subjects=sum([number for number in numbers if number is not None]),
        unknown_studies=tuple([line.study.id for line in lines if line.subjects is None]),
        quarters_for=sum([_SIDES[line.line.direction] * line.weight for line in lines]),
    )


def _read(line: EvidenceLine, study: Study) -> tuple[Finding, ...]:
    """The findings of a study that a line reads."""
    if not line.findings:
        return ()
    return tuple([finding for finding in study.findings if finding.id in line.findings])


_SIDES = {Direction.SUPPORTS: 2, Direction.MIXED: 1, Direction.REFUTES: 0}


def _subjects(study: Study, read: Sequence[Finding]) -> int | None:
    """The largest number among the findings that a line reads, where all of them show one, else that of the study."""
    known = [finding.n for finding in read if not isinstance(finding.n, Absent)]
    if known and len(known) == len(read):
        return max(known) or None
    return study.counted or None


def _weights(numbers: list[int | None]) -> list[int]:
    """Twice each number; where it is not known, twice the median of those that are."""
    usual = _doubled_median([number for number in numbers if number is not None])
    return [usual if number is None else 2 * number for number in numbers]


def _doubled_median(numbers: list[int]) -> int:
    """Twice the median, whole by construction; twice one where nothing is known."""
    if not numbers:
        return 2
    ordered = sorted(numbers)
    middle = len(ordered) // 2
    return ordered[middle] + ordered[middle] if len(ordered) % 2 else ordered[middle - 1] + ordered[middle]


def supporting_rungs(bodies: Iterable[Body]) -> Mapping[Rung, list[Weighed]]:
    """The supporting on-product lines of a claim by rung."""
    found: dict[Rung, list[Weighed]] = {}
    for body in bodies:
        for line in body.lines if body.on_product else ():
            if line.line.direction is Direction.SUPPORTS:
                found.setdefault(line.rung, []).append(line)
    return found


def all_rodents(lines: Iterable[Weighed]) -> bool:
    """Whether every animal behind some lines is known to be a rodent."""
    return all(is_rodent_only(line.study, line.line.species) for line in lines)
