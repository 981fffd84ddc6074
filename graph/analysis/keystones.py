"""What holds a claim up: the smallest sets of studies whose loss changes its certainty, its basis or its conclusion."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from itertools import combinations

from graph.analysis.change import unknown_claim
from graph.analysis.excerpt import excerpt
from graph.analysis.moves import Aspect, moved
from graph.grading.assess import Judging, grade
from graph.grading.rulebook import Rulebook, rulebook
from graph.model.assessment import Assessment, BodyAssessment, Grading
from graph.model.base import EvidenceBase
from graph.model.scales import Basis, Certainty, Conclusion, Kind

LARGEST = 3
"""Up to how many studies a set is looked for; with more, sets are many and say little."""

LOAD = (Aspect.CONCLUSION, Aspect.CERTAINTY, Aspect.BASIS)
"""The aspects that studies are said to bear."""


@dataclass(frozen=True, slots=True)
class Position:
    """Where a claim stands, in the three aspects that studies bear; `at_best` had all been seen that was not."""

    certainty: Certainty | None
    at_best: Certainty | None
    basis: Basis
    conclusion: Conclusion
    decisive: BodyAssessment | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Keystone:
    """A set of studies that bears load: losing all of them moves these aspects, losing a part of them does not.

    `after` is where the claim would stand without them. Aspects that a smaller part moves already are not listed.
    """

    studies: tuple[str, ...]
    aspects: tuple[Aspect, ...]
    after: Position


class Hold(StrEnum):
    """Whether a claim's grade hangs on few studies."""

    ON_FEW = "on-few"
    ON_MANY = "on-many"
    NOTHING_COUNTS = "nothing-counts"


@dataclass(frozen=True, slots=True)
class Fragility:
    """How few studies a claim's grade hangs on.

    `fewest` is the size of the smallest set of studies whose loss changes its certainty, its basis or its conclusion,
    and `bearing` how many could bear load at all: those that count on-product for the claim, other cells left out.
    `fewest` is `None` where it takes more than `LARGEST`, and where nothing counts; `hold` tells the two apart.
    """

    fewest: int | None
    bearing: int

    @property
    def hold(self) -> Hold:
        """Hangs on few studies, stands without any few, or has nothing that could be lost."""
        if not self.bearing:
            return Hold.NOTHING_COUNTS
        return Hold.ON_MANY if self.fewest is None else Hold.ON_FEW

    @property
    def percent(self) -> int | None:
        """The smallest set's share of the studies that count, rounded down; `None` where there is no such set."""
        return 100 * self.fewest // self.bearing if self.fewest is not None else None


@dataclass(frozen=True, slots=True)
class Keystones:
    """What holds one claim up: where it stands, the studies that count, and every smallest set among them.

    `sets` stand in order of size and then of ids, and are all there are up to `LARGEST` studies.
    """

    claim: str
    now: Position
    bearing: tuple[str, ...]
    sets: tuple[Keystone, ...]

    @property
    def fragility(self) -> Fragility:
        """How few studies its grade hangs on."""
        return Fragility(min((len(one.studies) for one in self.sets), default=None), len(self.bearing))

    @property
    def alone(self) -> tuple[str, ...]:
        """The studies that each bear load alone."""
        return tuple(one.studies[0] for one in self.sets if len(one.studies) == 1)


def keystones(
    base: EvidenceBase, claim: str, *, grading: Grading | None = None, rules: Rulebook | None = None
) -> Keystones:
    """What holds a claim up, on the day of `grading` or else on the day up to which the base was curated.

    Raises `UnknownIdError` where there is no such claim.
    """
    if claim not in base.claims:
        raise unknown_claim(base, claim)
    before = grading or grade(base, only=[claim], rules=rules)
    now = before.assessments[claim]
    bearing = _bearing(base, now)
    losing = _losing(base, before, claim, rules or rulebook())
    return Keystones(claim, _position(now), bearing, tuple(_smallest_sets(now, bearing, losing)))


def load_bearing(
    base: EvidenceBase,
    *,
    only: Iterable[str] | None = None,
    grading: Grading | None = None,
    rules: Rulebook | None = None,
) -> dict[str, Keystones]:
    """What holds up every claim, or `only` some."""
    before = grading or grade(base, rules=rules)
    asked = before.assessments if only is None else only
    return {claim: keystones(base, claim, grading=before, rules=rules) for claim in asked}


def _position(assessment: Assessment) -> Position:
    return Position(
        certainty=assessment.certainty,
        at_best=assessment.at_best,
        basis=assessment.basis,
        conclusion=assessment.conclusion,
        decisive=assessment.decisive,
    )


def _bearing(base: EvidenceBase, assessment: Assessment) -> tuple[str, ...]:
    """The studies that can bear load.

    What is only shown counts in nothing, and a forecast or an aim is not graded whatever is known. Other cells lift
    neither certainty, basis nor conclusion, but of a claim that all records are asked for, or that repeats a study.
    A folded study can bear: without the review that pools it, it counts itself. So can one that recorded a harm of the
    product, and one that a report repeats.
    """
    kind = assessment.kind
    if kind in (Kind.FORECAST, Kind.AIM):
        return ()
    shown = {*assessment.context, *assessment.awaiting, *assessment.circular, *assessment.set_aside}
    counted = {line.study for line in base.lines_of.get(assessment.claim, ())} - shown
    if not kind.is_judged_for_truth and kind is not Kind.REPORT:
        counted -= _of_other_cells(assessment)
    harmed = {harm.study for harm in assessment.harms}
    named = {check.study for check in assessment.checks} if kind is Kind.REPORT else set()
    repeated = {base.study_of_report[name].id for name in named if name in base.study_of_report}
    return tuple(sorted(counted | harmed | repeated))


def _of_other_cells(assessment: Assessment) -> set[str]:
    found = [{*body.studies, *body.folded} for body in assessment.bodies if not body.on_product]
    own = [{*body.studies, *body.folded} for body in assessment.bodies if body.on_product]
    return set[str]().union(*found) - set[str]().union(*own)


_Losing = Callable[[tuple[str, ...]], Assessment]


def _losing(base: EvidenceBase, grading: Grading, claim_id: str, rules: Rulebook) -> _Losing:
    """A way to the claim's assessment without some studies, as far as certainty, basis and conclusion go.

    What the source cites bears on none of the three, but for a report, which is about what it cites.
    """
    part = excerpt(base, [claim_id])
    spoken = part.claims[claim_id]
    bare = spoken if spoken.kind is Kind.REPORT else replace(spoken, cites=())

    def assessed(lost: tuple[str, ...]) -> Assessment:
        return Judging(part.without(lost), grading.as_of, rules).assess(bare)

    return assessed


def _smallest_sets(now: Assessment, bearing: tuple[str, ...], losing: _Losing) -> Iterator[Keystone]:
    """Every set, the smaller first; one whose every aspect a part of it has moved needs no grading.

    Nothing else may be skipped: a body that loses a study can become more certain, so a larger loss can undo a smaller.
    """
    found: dict[frozenset[str], tuple[Aspect, ...]] = {}
    for size in range(1, LARGEST + 1):
        for lost in combinations(bearing, size):
            open_ = [aspect for aspect in LOAD if aspect not in _moved_by_a_part(lost, found)]
            if not open_:
                continue
            after = losing(lost)
            aspects = tuple(aspect for aspect in moved(now, after) if aspect in open_)
            if aspects:
                found[frozenset(lost)] = aspects
                yield Keystone(lost, aspects, _position(after))


def _moved_by_a_part(lost: tuple[str, ...], found: Mapping[frozenset[str], tuple[Aspect, ...]]) -> set[Aspect]:
    """The aspects that some smaller part of a loss moves."""
    parts = (frozenset(part) for size in range(1, len(lost)) for part in combinations(lost, size))
    return {aspect for part in parts for aspect in found.get(part, ())}
