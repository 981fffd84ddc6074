"""From an evidence base to grades: the one place where all parts of the method meet."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from graph.grading import fidelity as fidelity_check
from graph.grading import wording
from graph.grading.body import Body, Gathering, Weighed, all_rodents, supporting_rungs
from graph.grading.ladder import is_rodent_only
from graph.grading.rating import rate
from graph.grading.rulebook import Rulebook, rulebook
from graph.model.assessment import Assessment, BodyAssessment, FidelityCheck, Grading, Judgement, RungCount
from graph.model.base import EvidenceBase
from graph.model.claim import Claim
from graph.model.scales import Basis, Certainty, Kind, Rung, Stream, Verdict


def grade(
    base: EvidenceBase,
    *,
    as_of: date | None = None,
    only: Iterable[str] | None = None,
    rules: Rulebook | None = None,
) -> Grading:
    """Grade every claim of a base, or `only` some, by what was public on a day.

    The day defaults to the one up to which the base was curated, so that grading never asks the clock.
    """
    day = as_of or base.topic.curated_until
    book = rules or rulebook()
    gathering = Gathering(base, day)
    judgements = _by_claim(base.judgements, day)
    graded = {
        claim.id: assess(
            base, claim, gathering=gathering, rules=book, judgements=judgements.get(claim.id, ()), as_of=day
        )
        for claim in (base.claims.values() if only is None else [base.claims[claim] for claim in only])
    }
    return Grading(graded, day, book.edition, book.fingerprint)


def assess(
    base: EvidenceBase,
    claim: Claim,
    *,
    gathering: Gathering,
    rules: Rulebook,
    judgements: Sequence[Judgement],
    as_of: date,
) -> Assessment:
    """Grade one claim."""
    evidence = gathering.evidence(claim, base.lines_of.get(claim.id, ()))
    bodies = tuple(sorted((_rated(b, rules, judgements) for b in evidence.bodies), key=_most_certain_first))
    behind = supporting_rungs(evidence.bodies)
    ladder = tuple(_count(rung, behind[rung]) for rung in sorted(behind, reverse=True))
    checks = fidelity_check.check(base, claim)
    held = _held(claim, basis_of(claim, behind), bodies, ladder, checks)
    return Assessment(
        claim=claim.id,
        kind=claim.kind,
        basis=held.basis,
        cited_basis=_cited_basis(base, claim, gathering),
        ladder=ladder,
        rated=claim.kind.is_rated,
        certainty=held.certainty,
        at_most=held.at_most,
        certainty_in_model=_certainty_in_model(bodies),
        refuting=held.refuting,
        verdict=held.verdict,
        verdict_in_animals=held.verdict_in_animals,
        bodies=bodies,
        gap=wording.gap(held),
        fidelity=held.fidelity,
        checks=checks,
        fair_sentence=wording.fair_sentence(held),
        context=evidence.context,
        awaiting=evidence.awaiting,
        set_aside=evidence.set_aside,
        as_of=as_of,
        edition=rules.edition,
    )


def _cited_basis(base: EvidenceBase, claim: Claim, gathering: Gathering) -> Basis:
    """What the claim would rest on if only what its source cites were known, by study or by one of its reports."""
    named = {base.study_of_report[name].id for name in claim.cites if name in base.study_of_report}
    cited = [line for line in base.lines_of.get(claim.id, ()) if line.study in named]
    return basis_of(claim, supporting_rungs(gathering.evidence(claim, cited).bodies) if cited else {})


def basis_of(claim: Claim, found: Mapping[Rung, Sequence[Weighed]]) -> Basis:
    """The class of the highest rung that a supporting on-product line reaches."""
    if claim.kind is Kind.FORECAST:
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
    Rung.IN_VITRO: Basis.IN_VITRO_ONLY,
    Rung.STATEMENT: Basis.STATEMENT_ONLY,
}


def _rated(body: Body, rules: Rulebook, judgements: Sequence[Judgement]) -> BodyAssessment:
    """A judgement is on the claim's own evidence, so bodies from other cells keep the rules' steps."""
    mine = [judgement for judgement in judgements if body.on_product and judgement.stream is body.stream]
    return rate(body, rules, mine)


_STREAMS = (
    Stream.HUMAN_RANDOMISED,
    Stream.HUMAN_CONTROLLED,
    Stream.HUMAN_UNCONTROLLED,
    Stream.ANIMAL,
    Stream.IN_VITRO,
    Stream.STATEMENT,
)


def _most_certain_first(body: BodyAssessment) -> tuple[bool, int, int]:
    """On-product first, then the most certain, ties to the higher rung."""
    return not body.on_product, -(body.certainty or 0), _STREAMS.index(body.stream)


def _count(rung: Rung, lines: Sequence[Weighed]) -> RungCount:
    """How many studies, people and animals stand on one rung."""
    known = [line.subjects for line in lines if line.subjects is not None]
    unnamed = [line for line in lines if rung is Rung.RODENT and not is_rodent_only(line.study, line.line.species)]
    return RungCount(rung, len(lines), sum(known), len(lines) - len(known), len(unnamed))


def _held(
    claim: Claim,
    basis: Basis,
    bodies: Sequence[BodyAssessment],
    ladder: Sequence[RungCount],
    checks: tuple[FidelityCheck, ...],
) -> wording.Grade:
    decisive = next((body for body in bodies if body.on_product), None)
    return wording.Grade(
        claim=claim,
        basis=basis,
        certainty=decisive.certainty if decisive else None,
        at_most=decisive.at_most if decisive else False,
        refuting=decisive is not None and decisive.verdict is Verdict.CONTRADICTED and claim.kind is not Kind.FORECAST,
        verdict=_verdict(claim, bodies),
        verdict_in_animals=_verdict_in_animals(bodies),
        fidelity=fidelity_check.overall(checks) if claim.kind is Kind.REPORT else None,
        ladder=ladder,
    )


def _verdict(claim: Claim, bodies: Sequence[BodyAssessment]) -> Verdict:
    if claim.kind is Kind.FORECAST:
        return Verdict.NOT_GRADABLE
    own = [body for body in bodies if body.on_product]
    if not own:
        return Verdict.NO_EVIDENCE
    if claim.scope.population.is_human and not any(body.stream.is_human for body in own):
        return Verdict.UNTESTED_IN_PEOPLE
    return own[0].verdict


def _certainty_in_model(bodies: Sequence[BodyAssessment]) -> Certainty | None:
    return next((body.in_model for body in bodies if body.on_product and body.stream is Stream.ANIMAL), None)


def _verdict_in_animals(bodies: Sequence[BodyAssessment]) -> Verdict | None:
    return next((body.verdict for body in bodies if body.on_product and body.stream is Stream.ANIMAL), None)


def _by_claim(judgements: Iterable[Judgement], day: date) -> dict[str, list[Judgement]]:
    found: defaultdict[str, list[Judgement]] = defaultdict(list)
    for judgement in judgements:
        if judgement.judged <= day:
            found[judgement.claim].append(judgement)
    return found
