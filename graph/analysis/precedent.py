"""Precedents: how early gains fared when the same product, or one like it, was tested later by a stronger design."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from graph.analysis.change import unknown_claim
from graph.analysis.pairs import Fate, Nearness, Pair, pairs
from graph.model.assessment import Grading
from graph.model.base import EvidenceBase
from graph.model.claim import Claim
from graph.model.scales import Basis, Direction, Rung

FEWEST_PAIRS = 10
"""Below so many pairs whose fate is known no share is given.

Of nine pairs of which none held, as many as one in three might hold in truth (the upper bound 3/n of Hanley and
Lippman-Hand 1983, doi:10.1001/jama.1983.03330370053031): nothing that is worth a percentage.
"""

RESTING_ON_LITTLE = frozenset({Basis.HUMAN_UNCONTROLLED, Basis.ANIMALS_ONLY, Basis.RODENTS_ONLY})
"""What a claim rests on that has not been tested against controls in people: for these precedents are asked."""


class Group(StrEnum):
    """The pairs that a tally is made over; each of the first three holds the one before it."""

    SAME_PRODUCT = "same-product"
    SAME_FAMILY = "same-family"
    ALL = "all"
    EARLY_UNCONTROLLED = "early-uncontrolled"
    EARLY_IN_ANIMALS = "early-in-animals"


OVER_ALL = (Group.ALL, Group.EARLY_UNCONTROLLED, Group.EARLY_IN_ANIMALS)
"""The groups that need no claim to be near to."""


@dataclass(frozen=True, slots=True)
class Tally:
    """How many early gains held, out of the counted pairs whose fate is known.

    `later_studies` are the different later studies behind `decided`, because one trial can answer several early
    ones. `percent` is the share that held, rounded down, and `None` below `FEWEST_PAIRS`.
    """

    group: Group
    held: int
    shrank: int
    vanished: int
    reversed: int
    decided: int
    untold: int
    later_studies: int
    percent: int | None

    @property
    def is_too_few(self) -> bool:
        """Whether there are too few pairs to speak of a share."""
        return self.percent is None


@dataclass(frozen=True, slots=True)
class Precedents:
    """The pairs that bear on one claim, nearest first.

    `asked` is false for claims that do not rest on uncontrolled human or animal evidence; they have no pairs here.
    """

    claim: str
    rests_on: Basis
    asked: bool
    pairs: tuple[Pair, ...]
    tallies: tuple[Tally, ...]

    @property
    def is_of_people_only(self) -> bool:
        """Whether the claim rests on animals while each early result is one in people: no precedent of its own kind."""
        on_animals = self.rests_on in (Basis.ANIMALS_ONLY, Basis.RODENTS_ONLY)
        return on_animals and not any(pair.early_rung.is_animal for pair in self.pairs)


def precedents(base: EvidenceBase, claim_id: str, *, grading: Grading) -> Precedents:
    """What became of early gains like the one that a claim rests on; raises `UnknownIdError` for an unknown claim."""
    if claim_id not in base.claims:
        raise unknown_claim(base, claim_id)
    claim, assessment = base.claims[claim_id], grading.assessments[claim_id]
    if assessment.basis not in RESTING_ON_LITTLE:
        return Precedents(claim.id, assessment.basis, asked=False, pairs=(), tallies=())
    near = [replace(pair, nearness=_nearness(base, claim, pair)) for pair in pairs(base)]
    ordered = tuple(sorted(near, key=lambda pair: _nearest_first(pair, claim.scope.outcome)))
    return Precedents(claim.id, assessment.basis, asked=True, pairs=ordered, tallies=tallies(ordered))


def tallies(told: Iterable[Pair], *, groups: Iterable[Group] = tuple(Group)) -> tuple[Tally, ...]:
    """One tally for each group; pairs told apart are left out."""
    counted = [pair for pair in told if pair.is_counted]
    return tuple(_tally(group, [pair for pair in counted if _is_in(pair, group)]) for group in groups)


def _is_in(pair: Pair, group: Group) -> bool:
    if group is Group.EARLY_UNCONTROLLED:
        return pair.early_rung is Rung.HUMAN_UNCONTROLLED
    if group is Group.EARLY_IN_ANIMALS:
        return pair.early_rung.is_animal
    return group is Group.ALL or (pair.nearness is not None and pair.nearness <= _FARTHEST[group])


_FARTHEST = {
    Group.SAME_PRODUCT: Nearness.SAME_PRODUCT,
    Group.SAME_FAMILY: Nearness.SAME_FAMILY,
}


def _tally(group: Group, among: Sequence[Pair]) -> Tally:
    decided = [pair for pair in among if pair.is_decided]
    count = {fate: sum(pair.fate is fate for pair in decided) for fate in Fate}
    return Tally(
        group=group,
        held=count[Fate.HELD],
        shrank=count[Fate.SHRANK],
        vanished=count[Fate.VANISHED],
        reversed=count[Fate.REVERSED],
        decided=len(decided),
        untold=len(among) - len(decided),
        later_studies=len({pair.later.id for pair in decided}),
        percent=100 * count[Fate.HELD] // len(decided) if len(decided) >= FEWEST_PAIRS else None,
    )


def _nearest_first(pair: Pair, outcome: str | None) -> tuple[Nearness, bool, bool, str, str]:
    """By nearness; then pairs that count, then those on the claim's own outcome."""
    on_outcome = outcome is not None and any(match.outcome == outcome for match in pair.matches)
    return pair.nearness or Nearness.SAME_PRODUCT, bool(pair.apart), not on_outcome, pair.early.id, pair.later.id


def _nearness(base: EvidenceBase, claim: Claim, pair: Pair) -> Nearness:
    """Held against the cells that the claim speaks of and, where it names no product, those of its evidence."""
    own = _cells(base, claim)
    given = {cell for study in (pair.early, pair.later) for cell in study.treatment.cells}
    if any(cell in base.products for cell in own & given):
        return Nearness.SAME_PRODUCT
    families = {base.family(cell) for cell in own} - {None}
    return Nearness.SAME_FAMILY if any(base.family(cell) in families for cell in given) else Nearness.OTHER


def _cells(base: EvidenceBase, claim: Claim) -> frozenset[str]:
    """A claim that names products is about those; another one is about what its supporting studies gave as well."""
    named = frozenset(claim.scope.cells)
    if not named or any(cell in base.products for cell in named):
        return named
    own = {kind for cell in named for kind in (cell, base.family(cell))}
    supporting = (base.studies[ln.study] for ln in base.lines_of.get(claim.id, ()) if ln.direction in _FOR)
    given = {cell for study in supporting for cell in study.treatment.cells}
    return named | {cell for cell in given if base.ancestors(cell) & named or base.family(cell) in own}


_FOR = frozenset({Direction.SUPPORTS, Direction.MIXED})
