"""From an evidence base to grades: the one place where all parts of the method meet."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from graph.grading import fidelity as fidelity_check
from graph.grading import harms as recorded_harms
from graph.grading.body import Body, Relation, Weighed, all_rodents, supporting_rungs
from graph.grading.conclusion import Decision, decide
from graph.grading.gathering import Evidence, Gathering
from graph.grading.ladder import is_rodent_only
from graph.grading.method import Method
from graph.grading.rating import rate
from graph.grading.rulebook import Rulebook, rulebook
from graph.grading.sentence import sentence
from graph.grading.wording import marks
from graph.model.assessment import Assessment, BodyAssessment, Grading, Judgement, RungCount
from graph.model.base import EvidenceBase
from graph.model.claim import Claim
from graph.model.scales import Basis, Direction, Kind, Rung


def grade(
    base: EvidenceBase,
    *,
    as_of: date | None = None,
    only: Iterable[str] | None = None,
    rules: Rulebook | None = None,
    method: Method | None = None,
) -> Grading:
    """Grade every claim of a base, or `only` some, by what was public on a day, under a method.

    The day defaults to the one up to which the base was curated, so that grading never asks the clock; the method to
    this edition's.
    """
    day = as_of or base.topic.curated_until
    book = rules or rulebook(method)
    judging = Judging(base, day, book)
    claims = base.claims.values() if only is None else [base.claims[claim] for claim in only]
    return Grading({claim.id: judging.assess(claim) for claim in claims}, day, book.edition, book.fingerprint)


class Judging:
    """Grades the claims of one base as of one day under one rulebook, and remembers what they have in common."""

    def __init__(self, base: EvidenceBase, day: date, rules: Rulebook) -> None:
        self._base, self._day, self._rules = base, day, rules
        self._gathering = Gathering(base, day, rules.method)
        self._harms = recorded_harms.Register(base, self._gathering)
        self._judgements = _by_claim(base.judgements, day)

    def assess(self, claim: Claim) -> Assessment:
        """Grade one claim."""
        base, rules = self._base, self._rules
        lines = base.lines_of.get(claim.id, ())
        evidence = self._gathering.evidence(claim, lines)
        judgements = self._judgements.get(claim.id, ())
        pairs = [(body, _rated(body, rules, judgements)) for body in evidence.bodies]
        checks = fidelity_check.check(base, claim)
        fidelity = fidelity_check.overall(checks) if claim.kind is Kind.REPORT else None
        counted = [study for _, rated in pairs if rated.on_product for study in rated.studies]
        harms = self._harms.of(claim, counted)
        settled = recorded_harms.settled(claim, harms, base, counted)
        decision = decide(
            claim,
            pairs,
            method=rules.method,
            fidelity=fidelity,
            harms=settled,
            is_circular=bool(evidence.circular),
        )
        behind = supporting_rungs(evidence.bodies)
        bodies = _in_order([rated for _, rated in pairs], decision)
        own = [body for body in bodies if body.on_product or claim.kind.is_judged_for_truth]
        by_identity = {id(rated): body for body, rated in pairs}
        return Assessment(
            claim=claim.id,
            kind=claim.kind,
            basis=basis_of(claim, behind),
            tested=_tested(evidence),
            cited_basis=self._cited_basis(claim, evidence),
            depth=evidence.depth,
            ladder=tuple(_count(rung, behind[rung]) for rung in sorted(behind, reverse=True)),
            direction=decision.direction,
            size=decision.size,
            certainty=decision.certainty,
            at_best=decision.at_best,
            conclusion=decision.conclusion,
            sentence=sentence(claim, decision, by_identity, own, harms=settled, base=base),
            decisive=decision.decisive,
            in_model=decision.in_model,
            bodies=bodies,
            marks=marks(claim, decision, people_were_studied=any(body.stream.is_human for body in own)),
            fidelity=fidelity,
            checks=checks,
            harms=harms,
            context=evidence.context,
            awaiting=evidence.awaiting,
            circular=evidence.circular,
            set_aside=evidence.set_aside,
            as_of=self._day,
            edition=rules.edition,
            method=rules.method.name,
        )

    def _cited_basis(self, claim: Claim, evidence: Evidence) -> Basis:
        """What the claim would rest on if only what its source cites were known, by study or by one of its reports."""
        base = self._base
        named = {base.study_of_report[name].id for name in claim.cites if name in base.study_of_report}
        found: dict[Rung, list[Weighed]] = {}
        for line in evidence.counted if named else ():
            bears = line.relation is not Relation.OTHER or claim.kind.is_judged_for_truth
            if bears and line.study.id in named and line.direction is Direction.SUPPORTS:
                found.setdefault(line.rung, []).append(line)
        return basis_of(claim, found)


_UNGRADABLE = frozenset({Kind.FORECAST, Kind.AIM})


def basis_of(claim: Claim, found: Mapping[Rung, Sequence[Weighed]]) -> Basis:
    """The class of the highest rung that a supporting on-product line reaches."""
    if claim.kind in _UNGRADABLE:
        return Basis.NOT_GRADABLE
    if not found:
        return Basis.NOTHING
    top = max(found)
    if top.is_animal:
        animals = [line for rung, lines in found.items() if rung.is_animal for line in lines]
        return Basis.RODENTS_ONLY if all_rodents(animals) else Basis.ANIMALS_ONLY
    return _BASIS_OF_RUNG[top]


_BASIS_OF_RUNG = {
    Rung.HUMAN_SYNTHESIS: Basis.HUMAN_RANDOMISED,
    Rung.HUMAN_RANDOMISED: Basis.HUMAN_RANDOMISED,
    Rung.HUMAN_CONTROLLED: Basis.HUMAN_CONTROLLED,
    Rung.HUMAN_UNCONTROLLED: Basis.HUMAN_UNCONTROLLED,
    Rung.HUMAN_TISSUE: Basis.HUMAN_TISSUE_ONLY,
    Rung.IN_VITRO: Basis.IN_VITRO_ONLY,
    Rung.STATEMENT: Basis.STATEMENT_ONLY,
}


def _tested(evidence: Evidence) -> Rung | None:
    """The highest rung that looked at all, whatever it found."""
    return max((line.rung for body in evidence.bodies if body.bears for line in body.lines), default=None)


def _rated(body: Body, rules: Rulebook, judgements: Sequence[Judgement]) -> BodyAssessment:
    """A judgement is on the claim's own evidence, so bodies from other cells keep the rules' steps."""
    mine = [one for one in judgements if body.key.on_product and one.stream is body.stream] if judgements else ()
    return rate(body, rules, mine)


def _in_order(bodies: Sequence[BodyAssessment], decision: Decision) -> tuple[BodyAssessment, ...]:
    """The deciding body first, then on-product, then from other cells; within each the strongest stream first."""
    return tuple(sorted(bodies, key=lambda body: (body is not decision.decisive, not body.on_product)))


def _count(rung: Rung, lines: Sequence[Weighed]) -> RungCount:
    """How many studies, people and animals stand on one rung."""
    known = [line.subjects for line in lines if line.subjects is not None]
    unnamed = [line for line in lines if rung is Rung.RODENT and not is_rodent_only(line.study, line.line.species)]
    return RungCount(rung, len(lines), sum(known), len(lines) - len(known), len(unnamed))


def _by_claim(judgements: Iterable[Judgement], day: date) -> dict[str, list[Judgement]]:
    found: defaultdict[str, list[Judgement]] = defaultdict(list)
    for judgement in judgements:
        if judgement.judged <= day:
            found[judgement.claim].append(judgement)
    return found
