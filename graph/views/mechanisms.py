"""How a therapy is meant to work: arrows from step to step, each resting on a claim, and where the chain is weakest."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from graph.analysis.chains import Arrow, chains
from graph.facts.look import COLUMN_OF_RUNG, Footing
from graph.model.assessment import Grading
from graph.model.base import EvidenceBase
from graph.model.biology import Mechanism, Outcome
from graph.model.values import Answer, Text
from graph.views.evidence_map import tree, wider_mechanisms
from graph.views.summary import ClaimRow, rows


@dataclass(frozen=True, slots=True)
class Leg:
    """One arrow of the picture with the step that it leads to; `mechanism` holds it in the records."""

    arrow: Arrow
    mechanism: str
    mechanism_name: Text
    to: Step

    @property
    def footing(self) -> Footing:
        """Where the best study that supports the arrow was done."""
        column = COLUMN_OF_RUNG[self.arrow.best] if self.arrow.best is not None else None
        if column is not None:
            return column.footing
        return Footing.NOTHING if self.arrow.best is None else Footing.STATEMENTS


@dataclass(frozen=True, slots=True)
class Step:
    """An outcome from which arrows lead on, branching where there are several; without an outcome, the treatment.

    `told_above` marks a step whose own arrows are drawn where it first stands.
    """

    outcome: Outcome | None
    legs: tuple[Leg, ...] = ()
    told_above: bool = False

    @property
    def is_short_of_patients(self) -> bool:
        """Whether no claim leads on from it, although it is nothing that patients notice."""
        return (
            self.outcome is not None
            and not self.legs
            and not self.told_above
            and self.outcome.matters_to_patients is not Answer.YES
        )


@dataclass(frozen=True, slots=True)
class Flow:
    """Arrows as one picture: the steps where they begin, and all of them in order for a table."""

    starts: tuple[Step, ...]
    legs: tuple[Leg, ...]

    @property
    def in_people(self) -> int:
        """How many arrows a study in people supports."""
        return sum(leg.arrow.best_human is not None for leg in self.legs)

    @property
    def weakest(self) -> tuple[Leg, ...]:
        """The arrows with the lowest support in people, and among those the lowest of all; no support is the lowest."""
        support = [_support(leg) for leg in self.legs]
        return tuple(leg for leg, has in zip(self.legs, support, strict=True) if has == min(support))

    @property
    def short_of_patients(self) -> tuple[Outcome, ...]:
        """The ends from which no claim leads on to something that patients notice."""
        ends = (leg.to for leg in self.legs)
        return tuple(dict.fromkeys(step.outcome for step in ends if step.is_short_of_patients and step.outcome))


def _support(leg: Leg) -> tuple[int, int]:
    human, best = leg.arrow.best_human, leg.arrow.best
    return -1 if human is None else human, -1 if best is None else best


@dataclass(frozen=True, slots=True)
class MechanismFile:
    """The page of one mechanism; `flow` holds its own arrows and those that its claims draw elsewhere."""

    mechanism: Mechanism
    wider: tuple[Mechanism, ...]
    finer: tuple[Mechanism, ...]
    flow: Flow
    claims: tuple[ClaimRow, ...]


def everything(base: EvidenceBase, grading: Grading) -> Flow:
    """The arrows of all mechanisms as one picture."""
    return _flow(base, _arrows(base, grading))


def mechanism_file(base: EvidenceBase, grading: Grading, mechanism: str) -> MechanismFile:
    """The page of a mechanism that is in the base."""
    mine = base.mechanisms[mechanism]
    claims = claims_of(base, mechanism)
    arrows = [pair for pair in _arrows(base, grading) if pair[0] == mechanism or pair[1].claim in claims]
    return MechanismFile(
        mine,
        wider=tuple(base.mechanisms[id_] for id_ in mine.broader if id_ in base.mechanisms),
        finer=tuple(one for one in base.mechanisms.values() if mechanism in one.broader),
        flow=_flow(base, arrows),
        claims=tuple(row for row in rows(base, grading) if row.id in claims and not row.calibration),
    )


def claims_of(base: EvidenceBase, mechanism: str) -> frozenset[str]:
    """The claims that speak of a mechanism or of a finer one, and those that draw its arrows."""
    drawn = {link.claim for link in base.mechanisms[mechanism].chain}
    spoken = {
        claim.id
        for claim in base.claims.values()
        if claim.mechanism and mechanism in wider_mechanisms(base, claim.mechanism)
    }
    return frozenset(spoken | drawn)


def in_order(base: EvidenceBase) -> tuple[tuple[Mechanism, int], ...]:
    """All mechanisms, the finer ones below the wider, and how deep each stands."""
    known = tree({one.id: (one.name, one.broader) for one in base.mechanisms.values()})
    return tuple((base.mechanisms[id_], depth) for id_, (_, depth) in known.items())


def _arrows(base: EvidenceBase, grading: Grading) -> list[tuple[str, Arrow]]:
    return [(chain.mechanism, arrow) for chain in chains(base, grading) for arrow in chain.arrows]


def _flow(base: EvidenceBase, arrows: Sequence[tuple[str, Arrow]]) -> Flow:
    ends = {arrow.leads_to for _, arrow in arrows}
    causes = [arrow.cause for _, arrow in arrows]
    told: set[str | None] = set()
    # What leads round in a ring begins nowhere, so what was not reached from a beginning begins with its first arrow.
    begins = (*(one for one in causes if one is None or one not in ends), *causes)
    starts = [_step(base, cause, arrows, told) for cause in begins if cause not in told]
    return Flow(tuple(starts), tuple(_legs(starts)))


def _step(base: EvidenceBase, id_: str | None, arrows: Sequence[tuple[str, Arrow]], told: set[str | None]) -> Step:
    """A step with everything that follows from it; one that was told before is not unfolded again."""
    outcome = None if id_ is None else base.outcomes[id_]
    onward = [pair for pair in arrows if pair[1].cause == id_]
    if id_ in told:
        return Step(outcome, told_above=bool(onward))
    told.add(id_)
    legs = (
        Leg(arrow, mechanism, base.mechanisms[mechanism].name, _step(base, arrow.leads_to, arrows, told))
        for mechanism, arrow in onward
    )
    return Step(outcome, tuple(legs))


def _legs(steps: Iterable[Step]) -> Iterable[Leg]:
    for step in steps:
        for leg in step.legs:
            yield leg
            yield from _legs((leg.to,))
