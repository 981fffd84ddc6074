"""Results that bear on one claim, outcome by outcome: what was seen in people beside what was seen in animals."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from graph.facts.look import Footing
from graph.model.base import EvidenceBase
from graph.model.finding import Finding, Reading
from graph.model.values import Text
from graph.views.dossier import Dossier, Part, StudyRow
from graph.views.forest import Forest, forests


@dataclass(frozen=True, slots=True)
class Result:
    """One result as one study shows it for one claim."""

    row: StudyRow
    finding: Finding

    @property
    def counts(self) -> bool:
        """Whether its study counts for the claim; others are shown beside it and add nothing."""
        return self.row.counts


@dataclass(frozen=True, slots=True)
class Side:
    """The results of one outcome in people, in animals or in the laboratory; those that count stand first."""

    footing: Footing
    results: tuple[Result, ...]

    @property
    def readings(self) -> tuple[tuple[Reading, int], ...]:
        """How many of the results that count read which way, in the order of the list of readings."""
        found = Counter(result.finding.reading for result in self.results if result.counts)
        return tuple((reading, found[reading]) for reading in Reading if found[reading])

    @property
    def beside(self) -> int:
        """How many results do not count."""
        return sum(not result.counts for result in self.results)


@dataclass(frozen=True, slots=True)
class OutcomeSides:
    """One outcome with its sides, the empty ones included; `own` marks the outcome that the claim names."""

    outcome: str
    name: Text
    own: bool
    sides: tuple[Side, ...]
    forests: tuple[Forest, ...]

    @property
    def results(self) -> tuple[Result, ...]:
        """All results, side by side."""
        return tuple(result for side in self.sides for result in side.results)

    @property
    def counting(self) -> int:
        """How many results count."""
        return sum(result.counts for result in self.results)


_SIDES = (Footing.PEOPLE, Footing.ANIMALS, Footing.LAB)
_SHOWN = (Part.COUNTED, Part.OTHER_CELLS, Part.CONTEXT)


def side_by_side(base: EvidenceBase, file: Dossier) -> tuple[OutcomeSides, ...]:
    """Every outcome that a study of the claim's page reports: the claim's own first, then those that most results show.

    Statements test nothing, and studies that were set aside or await results have nothing to lay beside another.
    """
    found: dict[str, list[Result]] = {}
    for result in _results(file):
        found.setdefault(result.finding.outcome, []).append(result)
    rows = (_outcome(base, file, outcome, results) for outcome, results in found.items())
    return tuple(sorted(rows, key=lambda row: (not row.own, -row.counting, -len(row.results), row.outcome)))


def _results(file: Dossier) -> Iterator[Result]:
    for part in _SHOWN:
        for row in file.part(part):
            if row.column is not None:
                yield from (Result(row, finding) for finding in row.findings)


def _outcome(base: EvidenceBase, file: Dossier, outcome: str, results: Iterable[Result]) -> OutcomeSides:
    ordered = sorted(results, key=lambda result: not result.counts)
    name = base.outcomes[outcome].name if outcome in base.outcomes else Text(outcome, outcome)
    return OutcomeSides(
        outcome,
        name,
        own=outcome == file.claim.scope.outcome,
        sides=tuple(Side(footing, tuple(_on(footing, ordered))) for footing in _SIDES),
        forests=forests(base, ((result.row, result.finding) for result in ordered)),
    )


def _on(footing: Footing, results: Iterable[Result]) -> Iterator[Result]:
    return (result for result in results if result.row.column and result.row.column.footing is footing)
