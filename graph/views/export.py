"""Grades and rules as plain records for JSON: stable names, ids instead of words, sentences in one language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeAlias

from graph.grading.rulebook import Rulebook
from graph.model.assessment import Assessment, BodyAssessment, Card, FidelityCheck, Grading, Reason, RungCount
from graph.model.base import EvidenceBase
from graph.model.claim import Claim
from graph.model.scales import Certainty
from graph.model.values import Lang

Json: TypeAlias = str | int | float | bool | Sequence["Json"] | Mapping[str, "Json"] | None
Record: TypeAlias = dict[str, Json]


def grades(base: EvidenceBase, grading: Grading, lang: Lang) -> list[Json]:
    """One record for every claim, in the order of the data."""
    return [grade(base.claims[claim], assessment, lang) for claim, assessment in grading.assessments.items()]


def grade(claim: Claim, assessment: Assessment, lang: Lang) -> Record:
    """One claim's assessment.

    `certainty` is `not-rated` for kinds of claim whose certainty is not asked for, and null where nothing counts.
    The changes of `reasons` add up to the certainty, from 1 (very low) to 4 (high).
    """
    gap = assessment.gap
    return {
        "claim": assessment.claim,
        "kind": assessment.kind,
        "statement": claim.statement.in_(lang),
        "basis": assessment.basis,
        "cited_basis": assessment.cited_basis,
        "ladder": [_rung(count) for count in assessment.ladder],
        "certainty": _certainty(assessment.certainty) if assessment.rated else "not-rated",
        "at_most": assessment.at_most,
        "certainty_in_model": _certainty(assessment.certainty_in_model),
        "refuting": assessment.refuting,
        "verdict": assessment.verdict,
        "verdict_in_animals": assessment.verdict_in_animals,
        "wording": gap.wording.id if gap else None,
        "ceiling": gap.ceiling.id if gap else None,
        "overstated_by": gap.steps if gap else 0,
        "overstated_in": list(gap.kinds) if gap else [],
        "fair_sentence": assessment.fair_sentence.in_(lang),
        "fidelity": assessment.fidelity,
        "checks": [_check(check, lang) for check in assessment.checks],
        "reasons": [reason_record(reason, lang) for reason in assessment.reasons],
        "bodies": [_body(body, lang) for body in assessment.bodies],
        "context": list(assessment.context),
        "awaiting": list(assessment.awaiting),
        "set_aside": list(assessment.set_aside),
        "as_of": assessment.as_of.isoformat(),
        "edition": assessment.edition,
    }


def _certainty(certainty: Certainty | None) -> str | None:
    return certainty.id if certainty else None


def _rung(count: RungCount) -> Record:
    return {
        "rung": count.rung.id,
        "studies": count.studies,
        "subjects": count.subjects,
        "studies_without_number": count.unknown,
        "studies_of_unnamed_animals": count.unnamed,
    }


def _check(check: FidelityCheck, lang: Lang) -> Record:
    return {
        "fidelity": check.fidelity,
        "study": check.study,
        "finding": check.finding,
        "text": check.text.in_(lang),
    }


def reason_record(reason: Reason, lang: Lang) -> Record:
    """One step of a stair."""
    return {
        "rule": reason.rule,
        "domain": reason.domain,
        "change": reason.change,
        "step": reason.step,
        "outcome": reason.outcome,
        "replaced": reason.replaced,
        "text": reason.text.in_(lang),
        "rests_on": list(reason.rests_on),
    }


def _body(body: BodyAssessment, lang: Lang) -> Record:
    return {
        "stream": body.stream,
        "on_product": body.on_product,
        "certainty": _certainty(body.certainty),
        "at_most": body.at_most,
        "certainty_in_model": _certainty(body.in_model),
        "verdict": body.verdict,
        "supporting_percent": body.supporting_percent,
        "studies": list(body.studies),
        "folded": list(body.folded),
        "subjects": body.subjects,
        "studies_without_number": body.unknown,
        "reasons": [reason_record(reason, lang) for reason in body.reasons],
    }


def rules(rulebook: Rulebook, lang: Lang) -> Record:
    """The whole rulebook."""
    return {
        "edition": rulebook.edition,
        "fingerprint": rulebook.fingerprint,
        "rules": [_card(card, lang) for card in rulebook.cards],
    }


def _card(card: Card, lang: Lang) -> Record:
    limit = card.limit
    return {
        "id": card.id,
        "domain": card.domain,
        "asks": card.asks.in_(lang),
        "change": card.change,
        "limit": limit.value if limit else None,
        "unit": limit.unit.in_(lang).strip() if limit else None,
        "source": card.source,
        "ours": card.ours,
        "bodies": sorted(card.streams),
        "kinds": sorted(card.kinds),
        "why": card.why,
    }
