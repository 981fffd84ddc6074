"""What differs between two assessments of one claim."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from graph.model.assessment import Assessment, Grading, Reason
from graph.model.scales import BodyDirection, Certainty, Domain, Fidelity, Remarked, Stream


class Aspect(StrEnum):
    """A part of an assessment that can move."""

    CONCLUSION = "conclusion"
    DIRECTION = "direction"
    CERTAINTY = "certainty"
    AT_BEST = "at-best"
    BASIS = "basis"
    CITED_BASIS = "cited-basis"
    IN_MODEL = "in-model"
    MARKS = "marks"
    FIDELITY = "fidelity"
    REASONS = "reasons"


@dataclass(frozen=True, slots=True)
class BodyReason:
    """A reason with the body of evidence that it was given for."""

    stream: Stream
    on_product: bool
    reason: Reason

    @property
    def step(self) -> _Step:
        """What tells it from other reasons: body, rule, domain, outcome and change, not the numbers in its words."""
        reason = self.reason
        return self.stream, self.on_product, reason.rule, reason.domain, reason.outcome, reason.change, reason.replaced


_Step = tuple[Stream, bool, str, Domain, Remarked, int, bool]


@dataclass(frozen=True, slots=True)
class Move:
    """One claim whose assessment moves: how it was, how it would be, in which aspects, and by which reasons.

    A reason is gained or lost with its outcome or its change; other numbers in the same sentence are no move, and
    neither is a study more or less on a rung that stays occupied.
    """

    claim: str
    before: Assessment
    after: Assessment
    aspects: tuple[Aspect, ...]
    gained: tuple[BodyReason, ...]
    lost: tuple[BodyReason, ...]

    @property
    def stepped(self) -> tuple[tuple[BodyReason, BodyReason], ...]:
        """Lost and gained reasons that are one rule on one body and domain, which now comes to another step."""
        had = {_rule_of(reason): reason for reason in self.lost}
        pairs = ((had[_rule_of(one)], one) for one in self.gained if _rule_of(one) in had)
        return tuple((lost, gained) for lost, gained in pairs if lost.reason.change != gained.reason.change)


def _rule_of(found: BodyReason) -> tuple[Stream, bool, str, Domain]:
    return found.stream, found.on_product, found.reason.rule, found.reason.domain


def moves(before: Grading, after: Grading) -> tuple[Move, ...]:
    """Every claim of two gradings that moves from the one to the other, in the order of the second."""
    both = (id_ for id_ in after.assessments if id_ in before.assessments)
    found = (move(before.assessments[id_], after.assessments[id_]) for id_ in both)
    return tuple(one for one in found if one is not None)


def move(before: Assessment, after: Assessment) -> Move | None:
    """How a claim moves from one assessment to another; `None` where nothing that has an aspect differs."""
    aspects = moved(before, after)
    if not aspects:
        return None
    had, has = _reasons(before), _reasons(after)
    return Move(
        claim=before.claim,
        before=before,
        after=after,
        aspects=aspects,
        gained=tuple(reason for step, reason in has.items() if step not in had),
        lost=tuple(reason for step, reason in had.items() if step not in has),
    )


def moved(before: Assessment, after: Assessment) -> tuple[Aspect, ...]:
    """The aspects in which two assessments differ, in the order of `Aspect`."""
    return tuple(aspect for aspect, part in _PARTS.items() if part(before) != part(after))


def _reasons(assessment: Assessment) -> dict[_Step, BodyReason]:
    """Every reason of every body, by what tells it from the others."""
    told = (BodyReason(b.stream, b.on_product, reason) for b in assessment.bodies for reason in b.reasons)
    return {reason.step: reason for reason in told}


def _in_model(assessment: Assessment) -> tuple[Certainty | None, BodyDirection] | None:
    """How sure one can be, and which way it points, in the model that was studied beside or instead of people."""
    model = assessment.in_model
    return (model.certainty, model.direction) if model else None


def _fidelity(assessment: Assessment) -> tuple[Fidelity | None, ...]:
    return (assessment.fidelity, *(check.fidelity for check in assessment.checks))


_PARTS: Mapping[Aspect, Callable[[Assessment], object]] = {
    Aspect.CONCLUSION: lambda one: one.conclusion,
    Aspect.DIRECTION: lambda one: one.direction,
    Aspect.CERTAINTY: lambda one: one.certainty,
    Aspect.AT_BEST: lambda one: one.at_best,
    Aspect.BASIS: lambda one: one.basis,
    Aspect.CITED_BASIS: lambda one: one.cited_basis,
    Aspect.IN_MODEL: _in_model,
    Aspect.MARKS: lambda one: one.marks,
    Aspect.FIDELITY: _fidelity,
    Aspect.REASONS: lambda one: frozenset(_reasons(one)),
}
