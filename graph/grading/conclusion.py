"""From bodies to one conclusion: who decides, which way, how sure, and what that is called."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from graph.grading.body import Body
from graph.grading.domains.consistency import Counted, leaning
from graph.grading.harms import Verdict
from graph.grading.method import Method
from graph.model.assessment import BodyAssessment
from graph.model.claim import Claim, Sense
from graph.model.scales import BodyDirection, Certainty, Conclusion, Fidelity, Kind, Size, Stream
from graph.model.scope import Population


class Decision(NamedTuple):
    """What decides on a claim and what follows; `in_model` is what was seen in animals, tissue or dishes."""

    conclusion: Conclusion
    decisive: BodyAssessment | None = None
    in_model: BodyAssessment | None = None
    direction: BodyDirection | None = None
    size: Size = Size.UNKNOWN
    certainty: Certainty | None = None
    at_best: Certainty | None = None


_FOR = {
    Certainty.HIGH: Conclusion.SHOWN,
    Certainty.MODERATE: Conclusion.PROBABLE,
    Certainty.LOW: Conclusion.POSSIBLE,
    Certainty.VERY_LOW: Conclusion.VERY_UNCERTAIN,
}
_AGAINST = {
    Certainty.HIGH: Conclusion.SHOWN_NOT,
    Certainty.MODERATE: Conclusion.PROBABLY_NOT,
    Certainty.LOW: Conclusion.POSSIBLY_NOT,
    Certainty.VERY_LOW: Conclusion.VERY_UNCERTAIN,
}
_UNDECIDED = {
    BodyDirection.DISAGREE: Conclusion.STUDIES_DISAGREE,
    BodyDirection.INCONCLUSIVE: Conclusion.INCONCLUSIVE,
}
_BY_FIDELITY = {
    Fidelity.MATCHES: Conclusion.REPEATS_THE_STUDY,
    Fidelity.DIFFERS: Conclusion.MISREPORTS,
    Fidelity.CANNOT_BE_CHECKED: Conclusion.COULD_NOT_BE_CHECKED,
}
_NOT_GRADABLE = frozenset({Kind.FORECAST, Kind.AIM})


def concluded(direction: BodyDirection, certainty: Certainty) -> Conclusion:
    """The word for a direction at a certainty, never warmer than that."""
    if direction in _UNDECIDED:
        return _UNDECIDED[direction]
    if direction is BodyDirection.LITTLE_OR_NONE:
        return Conclusion.VERY_UNCERTAIN if certainty is Certainty.VERY_LOW else Conclusion.NO_IMPORTANT_EFFECT
    return (_FOR if direction is BodyDirection.FOR else _AGAINST)[certainty]


def decide(
    claim: Claim,
    pairs: Sequence[tuple[Body, BodyAssessment]],
    *,
    method: Method,
    fidelity: Fidelity | None,
    harms: Verdict,
    is_circular: bool,
) -> Decision:
    """The one conclusion on a claim from its bodies."""
    own = [rated for _, rated in pairs if rated.on_product or claim.kind.is_judged_for_truth]
    if claim.kind in _NOT_GRADABLE:
        return Decision(Conclusion.NOT_GRADABLE)
    settled = _by_harms(claim, own, harms)
    if settled is not None:
        return settled
    if is_circular and not (pairs if claim.kind is Kind.REPORT else own):
        return Decision(Conclusion.ONLY_CLAIMED)
    if claim.kind is Kind.REPORT:
        return _of_report(claim, [rated for _, rated in pairs], fidelity)
    if not own:
        return Decision(Conclusion.NOT_STUDIED)
    if claim.kind.is_judged_for_truth:
        return _of_field(method, [body for body, _ in pairs], own)
    return _of_rated(claim, own)


def _of_rated(claim: Claim, own: Sequence[BodyAssessment]) -> Decision:
    rated = [body for body in own if body.certainty is not None]
    if not rated:
        # Mere statements decide nothing; that they all speak against it is said.
        only_against = all(body.votes.against and not body.votes.for_ and not body.votes.mixed for body in own)
        return Decision(Conclusion.ONLY_AGAINST if only_against else Conclusion.NOT_STUDIED)
    in_model = next((body for body in _by_rank(rated) if not body.stream.is_human), None)
    if claim.scope.population.is_human:
        people = [body for body in rated if body.stream.is_human]
        if people:
            return _decided(_of_people(people), people, in_model)
        return Decision(
            Conclusion.NOT_TESTED_IN_PEOPLE,
            in_model=in_model,
            certainty=Certainty.VERY_LOW,
            at_best=Certainty.VERY_LOW,
        )
    if claim.scope.population is Population.ANY:
        ranked = _by_rank(rated)
        return _decided(ranked[0], ranked, in_model)
    return _of_animals(rated, in_model)


def _of_animals(rated: Sequence[BodyAssessment], in_model: BodyAssessment | None) -> Decision:
    """The species that a claim names first, then other animals; from anything else no certainty about it follows."""
    animals = [body for body in rated if body.stream is Stream.ANIMAL]
    if animals:
        mine = [body for body in animals if body.named] or animals
        return _decided(_by_rank(mine)[0], mine, in_model)
    first = _by_rank(rated)[0]
    return Decision(
        Conclusion.VERY_UNCERTAIN, first, in_model, first.direction, first.size, Certainty.VERY_LOW, Certainty.VERY_LOW
    )


_STREAMS = tuple(Stream)


def _by_rank(bodies: Sequence[BodyAssessment]) -> list[BodyAssessment]:
    """The most certain first, ties to the higher rung."""
    return sorted(bodies, key=lambda body: (-(body.certainty or 0), _STREAMS.index(body.stream), not body.named))


def _of_people(people: Sequence[BodyAssessment]) -> BodyAssessment:
    """Randomised trials decide if at least as certain as the others, else the most certain; ties to the higher rung."""
    return _by_rank(people)[0]


_OPPOSITES = {
    BodyDirection.FOR: frozenset({BodyDirection.AGAINST, BodyDirection.LITTLE_OR_NONE}),
    BodyDirection.AGAINST: frozenset({BodyDirection.FOR}),
    BodyDirection.LITTLE_OR_NONE: frozenset({BodyDirection.FOR}),
}


def _decided(decisive: BodyAssessment, peers: Sequence[BodyAssessment], in_model: BodyAssessment | None) -> Decision:
    """The deciding body's direction, unless another as certain body points the other way."""
    certainty, at_best = decisive.certainty or Certainty.VERY_LOW, decisive.at_best or Certainty.VERY_LOW
    direction = decisive.direction
    others = _OPPOSITES.get(direction, frozenset())
    if any(body.direction in others and (body.certainty or 0) >= certainty for body in peers):
        direction = BodyDirection.DISAGREE
    if direction in _UNDECIDED:
        certainty, at_best = min(certainty, Certainty.LOW), min(at_best, Certainty.LOW)
    size = decisive.size if direction is decisive.direction else Size.UNKNOWN
    return Decision(
        concluded(direction, certainty), decisive, in_model, direction, size, certainty, max(certainty, at_best)
    )


def _of_report(claim: Claim, bodies: Sequence[BodyAssessment], fidelity: Fidelity | None) -> Decision:
    """Whether it repeats the study, and how sure one can be of what that study shows."""
    word = _BY_FIDELITY[fidelity or Fidelity.CANNOT_BE_CHECKED]
    named = {value.study for value in claim.reported} | set(claim.cites)
    rated = _by_rank([body for body in bodies if body.certainty is not None])
    decisive = next((body for body in rated if not named.isdisjoint(body.studies)), None)
    if decisive is None:
        return Decision(word)
    return Decision(
        word,
        decisive,
        next((body for body in rated if not body.stream.is_human), None),
        decisive.direction,
        decisive.size,
        decisive.certainty,
        decisive.at_best,
    )


def _of_field(method: Method, bodies: Sequence[Body], own: Sequence[BodyAssessment]) -> Decision:
    """Judged for truth by all records together, each study one vote."""
    votes = [body.votes for body in bodies]
    total = Counted(
        sum(one.for_ for one in votes),
        sum(one.against for one in votes),
        sum(one.mixed for one in votes),
        sum(one.unclear for one in votes),
    )
    direction = BodyDirection(leaning(method, total).value)
    word = {BodyDirection.FOR: Conclusion.BORNE_OUT, BodyDirection.AGAINST: Conclusion.NOT_BORNE_OUT} | _UNDECIDED
    return Decision(word[direction], own[0], direction=direction)


def _by_harms(claim: Claim, own: Sequence[BodyAssessment], harms: Verdict) -> Decision | None:
    """One definitive case shows that it can happen; one serious event contradicts safety, however many had none."""
    if claim.kind is not Kind.HARM:
        return None
    people = [body for body in own if body.stream.is_human and body.certainty is not None]
    decisive = _by_rank(people)[0] if people else None
    if claim.asserts is Sense.HARM and harms.definitive:
        return Decision(
            Conclusion.SHOWN,
            decisive,
            direction=BodyDirection.FOR,
            certainty=Certainty.HIGH,
            at_best=Certainty.HIGH,
        )
    if claim.asserts is Sense.SAFETY and harms.counter_examples:
        certainty = min(decisive.certainty or Certainty.VERY_LOW, Certainty.LOW) if decisive else None
        best = min(decisive.at_best or Certainty.VERY_LOW, Certainty.LOW) if decisive else None
        return Decision(
            Conclusion.CONTRADICTED_IN_PART,
            decisive,
            direction=decisive.direction if decisive else None,
            certainty=certainty,
            at_best=best,
        )
    return None
