"""Grades as RDF: assessments, bodies and every reason as a node, and the grade again on the claim itself."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from pyoxigraph import NamedNode

from graph.dataset.claims import finding_cited, study_cited
from graph.dataset.facts import Fact, Said, facts, more
from graph.dataset.names import Names, rule, rulebook
from graph.dataset.vocabulary import EV
from graph.facts.counts import known_subjects
from graph.grading.gathering import Evidence, Gathering
from graph.grading.method_table import shipped
from graph.model.assessment import (
    Assessment,
    BodyAssessment,
    FidelityCheck,
    Grading,
    HarmSeen,
    Pool,
    Reason,
    RungCount,
)
from graph.model.base import EvidenceBase
from graph.model.claim import Claim
from graph.model.finding import EffectMeasure
from graph.model.scales import Direction


class Graded(NamedTuple):
    """One claim with its assessment, and the makers of addresses for what belongs to it."""

    names: Names
    base: EvidenceBase
    claim: Claim
    assessment: Assessment

    def part(self, kind: str, *parts: str) -> NamedNode:
        """The address of a part of this assessment."""
        graded = self.assessment
        return self.names.graded(kind, graded.edition, graded.as_of, graded.claim, *parts)

    def body(self, body: BodyAssessment, kind: str = "body", *parts: str) -> NamedNode:
        """The address of a body of evidence, or of a part of it."""
        return self.part(kind, body.stream if body.on_product else f"{body.stream}-other-cells", *parts)

    @property
    def node(self) -> NamedNode:
        """The address of the assessment."""
        return self.part("assessment")

    def studies(self, ids: tuple[str, ...]) -> list[NamedNode]:
        """The addresses of some studies."""
        return [self.names.study(id_) for id_ in ids]


def grading(names: Names, base: EvidenceBase, grading: Grading) -> Iterator[Fact]:
    """All assessments of one run, the lines that count in them, and the mechanisms' arrows as graded."""
    made = [Graded(names, base, base.claims[id_], graded) for id_, graded in grading.assessments.items()]
    yield from _run(names, grading, made)
    gathering = Gathering(base, grading.as_of, shipped())
    for graded in made:
        evidence = gathering.evidence(graded.claim, base.lines_of.get(graded.claim.id, ()))
        yield from _assessment(graded, evidence)
        yield from _lines(graded, evidence)
    yield from _arrows(names, base, grading)


def _run(names: Names, grading: Grading, made: list[Graded]) -> Iterator[Fact]:
    book = rulebook(grading.edition)
    said: Said = {
        EV.edition: grading.edition,
        EV.fingerprint: grading.fingerprint,
        EV.asOf: grading.as_of,
        EV.rulebook: book,
        EV.assessment: [graded.node for graded in made],
    }
    yield from facts(names.grading(grading.edition, grading.as_of), EV.Grading, said)
    yield from more(book, {EV.fingerprint: grading.fingerprint})


def _assessment(graded: Graded, evidence: Evidence) -> Iterator[Fact]:
    node, assessment, names = graded.node, graded.assessment, graded.names
    plain = _plain(graded, evidence)
    claim = names.claim(assessment.claim)
    yield from more(claim, plain | {EV.currentAssessment: node})
    yield from facts(node, EV.Assessment, _parts(graded) | plain)
    for count in assessment.ladder:
        yield from _rung_count(graded, count)
    for order, body in enumerate(assessment.bodies, start=1):
        yield from _body(graded, body, order)
    for order, check in enumerate(assessment.checks, start=1):
        yield from _check(graded, check, order)
    for order, harm in enumerate(assessment.harms, start=1):
        yield from _harm(graded, harm, order)


def _plain(graded: Graded, evidence: Evidence) -> Said:
    """The grade as plain values, which stand on the assessment and on the claim alike."""
    assessment = graded.assessment
    marks, ladder = assessment.marks, assessment.ladder
    in_people = [count for count in ladder if count.rung.is_human]
    in_animals = [count for count in ladder if count.rung.is_animal]
    return {
        EV.basis: assessment.basis,
        EV.citedBasis: assessment.cited_basis,
        EV.restsOnPeople: assessment.basis.is_human,
        EV.highestRung: ladder[0].rung if ladder else None,
        EV.testedRung: assessment.tested,
        EV.depth: assessment.depth,
        EV.isRated: assessment.rated,
        EV.certainty: assessment.certainty,
        EV.certaintyAtBest: assessment.at_best,
        EV.conclusion: assessment.conclusion,
        EV.sentence: assessment.sentence,
        EV.bodyDirection: assessment.direction,
        EV.effectSize: assessment.size if assessment.decisive else None,
        EV.wording: marks.wording if marks else None,
        EV.extent: marks.extent if marks else None,
        EV.ceiling: marks.ceiling if marks else None,
        EV.tooFirm: marks.too_firm if marks else None,
        EV.tooMuch: marks.too_much if marks else None,
        EV.namesNoModel: marks.names_no_model if marks else None,
        EV.isOverstated: marks.is_overstated if marks else None,
        EV.fidelity: assessment.fidelity,
        EV.supportingStudy: graded.studies(_supporting(evidence)),
        EV.supportingHumanStudies: sum(count.studies for count in in_people),
        EV.supportingAnimalStudies: sum(count.studies for count in in_animals),
        EV.supportingPeople: known_subjects(in_people),
        EV.supportingAnimals: known_subjects(in_animals),
        EV.supportingStudiesWithoutNumber: sum(count.unknown for count in (*in_people, *in_animals)),
    }


def _supporting(evidence: Evidence) -> tuple[str, ...]:
    own = [line for body in evidence.bodies if body.bears for line in body.lines]
    return tuple(line.study.id for line in own if line.direction is Direction.SUPPORTS)


def _parts(graded: Graded) -> Said:
    assessment = graded.assessment
    decisive = assessment.decisive
    return {
        EV.claim: graded.names.claim(assessment.claim),
        EV.claimKind: assessment.kind,
        EV.asOf: assessment.as_of,
        EV.edition: assessment.edition,
        EV.grading: graded.names.grading(assessment.edition, assessment.as_of),
        EV.rungCount: [graded.part("rung-count", count.rung.id) for count in assessment.ladder],
        EV.body: [graded.body(body) for body in assessment.bodies],
        EV.decisiveBody: graded.body(decisive) if decisive else None,
        EV.inModelBody: graded.body(assessment.in_model) if assessment.in_model else None,
        EV.pooledEstimate: graded.body(decisive, "pooled-estimate") if decisive and decisive.pooled else None,
        EV.ceilingInModel: assessment.marks.ceiling_in_model if assessment.marks else None,
        EV.method: assessment.method,
        EV.harmSeen: [graded.part("harm-seen", str(order)) for order in range(1, len(assessment.harms) + 1)],
        EV.check: [graded.part("check", str(order)) for order in range(1, len(assessment.checks) + 1)],
        EV.contextStudy: graded.studies(assessment.context),
        EV.awaitingStudy: graded.studies(assessment.awaiting),
        EV.circularStudy: graded.studies(assessment.circular),
        EV.setAsideStudy: graded.studies(assessment.set_aside),
    }


def _rung_count(graded: Graded, count: RungCount) -> Iterator[Fact]:
    said: Said = {
        EV.claim: graded.names.claim(graded.claim.id),
        EV.rung: count.rung,
        EV.studyCount: count.studies,
        EV.subjects: known_subjects([count]),
        EV.studiesWithoutNumber: count.unknown,
    }
    yield from facts(graded.part("rung-count", count.rung.id), EV.RungCount, said)


def _body(graded: Graded, body: BodyAssessment, order: int) -> Iterator[Fact]:
    reasons = [graded.body(body, "reason", str(step)) for step in range(1, len(body.reasons) + 1)]
    said: Said = {
        EV.assessment: graded.node,
        EV.claim: graded.names.claim(graded.claim.id),
        EV.order: order,
        EV.stream: body.stream,
        EV.isOnProduct: body.on_product,
        EV.certainty: body.certainty,
        EV.certaintyAtBest: body.at_best,
        EV.bodyDirection: body.direction,
        EV.effectSize: body.size,
        EV.decidedBy: body.decided_by,
        EV.votesFor: body.votes.for_,
        EV.votesAgainst: body.votes.against,
        EV.votesMixed: body.votes.mixed,
        EV.votesUndecided: body.votes.cannot_tell,
        EV.pooledEstimate: graded.body(body, "pooled-estimate") if body.pooled else None,
        EV.eventsWithout: body.absolute.without if body.absolute else None,
        EV.eventsWith: body.absolute.with_ if body.absolute else None,
        EV.eventsWithLow: body.absolute.low if body.absolute else None,
        EV.eventsWithHigh: body.absolute.high if body.absolute else None,
        EV.study: graded.studies(body.studies),
        EV.foldedStudy: graded.studies(body.folded),
        EV.subjects: None if body.unknown == len(body.studies) else body.subjects,
        EV.studiesWithoutNumber: body.unknown,
        EV.reason: reasons,
    }
    yield from facts(graded.body(body), EV.BodyAssessment, said)
    if body.pooled:
        yield from _pool(graded.body(body, "pooled-estimate"), body.pooled)
    for step, (node, reason) in enumerate(zip(reasons, body.reasons, strict=True), start=1):
        yield from _reason(graded, body, node, reason, step)


def _reason(graded: Graded, body: BodyAssessment, node: NamedNode, reason: Reason, order: int) -> Iterator[Fact]:
    said: Said = {
        EV.ofBody: graded.body(body),
        EV.claim: graded.names.claim(graded.claim.id),
        EV.order: order,
        EV.rule: rule(reason.rule),
        EV.domain: reason.domain,
        EV.remark: reason.outcome,
        EV.step: reason.step,
        EV.change: reason.change,
        EV.isReplaced: reason.replaced,
        EV.isNotSeen: reason.not_seen,
        EV.isFurtherConcern: reason.is_further_concern,
        EV.text: reason.text,
        EV.restsOn: graded.studies(reason.rests_on),
    }
    yield from facts(node, EV.Reason, said)


def _check(graded: Graded, check: FidelityCheck, order: int) -> Iterator[Fact]:
    """A check names the study as the claim does, which may be by the id of a report."""
    names, base = graded.names, graded.base
    said: Said = {
        EV.claim: names.claim(graded.claim.id),
        EV.fidelity: check.fidelity,
        EV.text: check.text,
        EV.study: study_cited(names, base, check.study),
        EV.finding: finding_cited(names, base, check.study, check.finding),
    }
    yield from facts(graded.part("check", str(order)), EV.FidelityCheck, said)


def _pool(node: NamedNode, pool: Pool) -> Iterator[Fact]:
    """An estimate with six digits, which is more than any source prints."""
    prediction = pool.prediction
    known = {measure.value: measure for measure in EffectMeasure}
    said: Said = {
        EV.effectMeasure: known.get(pool.measure),
        EV.unit: pool.unit,
        EV.estimate: _decimal(pool.estimate),
        EV.estimateLow: _decimal(pool.low),
        EV.estimateHigh: _decimal(pool.high),
        EV.predictionLow: _decimal(prediction[0]) if prediction else None,
        EV.predictionHigh: _decimal(prediction[1]) if prediction else None,
        EV.iSquared: round(pool.i_squared) if pool.i_squared is not None else None,
        EV.tauSquared: _decimal(pool.tau_squared) if pool.tau_squared is not None else None,
        EV.studyCount: len(pool.studies),
        EV.subjects: pool.people,
    }
    yield from facts(node, EV.PooledEstimate, said)


def _decimal(value: float) -> Decimal:
    return Decimal(f"{value:.6g}")


def _harm(graded: Graded, harm: HarmSeen, order: int) -> Iterator[Fact]:
    names = graded.names
    said: Said = {
        EV.claim: names.claim(graded.claim.id),
        EV.study: names.study(harm.study),
        EV.finding: finding_cited(names, graded.base, harm.study, harm.finding),
        EV.harmKind: harm.kind,
        EV.count: harm.count,
        EV.total: harm.total,
        EV.controlCount: harm.control_count,
        EV.controlTotal: harm.control_total,
        EV.isDefinitive: harm.definitive,
        EV.isRelated: harm.related,
        EV.isOnProduct: harm.on_product,
    }
    yield from facts(graded.part("harm-seen", str(order)), EV.HarmSeen, said)


def _lines(graded: Graded, evidence: Evidence) -> Iterator[Fact]:
    """Which lines count, and the direction, rung and number that each is weighed by, so that a body can be added up.

    The cells of a line that is only shown are not compared with the claim's.
    """
    on_product = {study: body.key.on_product for body in evidence.bodies for study in (*body.studies, *body.folded)}
    counted = {line.study.id: line for body in evidence.bodies for line in body.lines}
    for line in graded.base.lines_of.get(graded.claim.id, ()):
        weighed = counted.get(line.study)
        said: Said = {
            EV.isCounted: weighed is not None,
            EV.isOnProduct: on_product.get(line.study),
            EV.countedDirection: weighed.direction if weighed else None,
            EV.countedRung: weighed.rung if weighed else None,
            EV.countedSubjects: weighed.subjects if weighed else None,
        }
        yield from more(graded.names.line(line.claim, line.study), said)


def _arrows(names: Names, base: EvidenceBase, grading: Grading) -> Iterator[Fact]:
    """What each arrow of a mechanism rests on, which is what its claim rests on."""
    for mechanism in base.mechanisms.values():
        for order, link in enumerate(mechanism.chain, start=1):
            assessment = grading.assessments.get(link.claim)
            if assessment is None:
                continue
            said: Said = {
                EV.basis: assessment.basis,
                EV.highestRung: assessment.ladder[0].rung if assessment.ladder else None,
                EV.seenInPeople: assessment.basis.is_human,
            }
            yield from more(names.link(mechanism.id, order), said)
