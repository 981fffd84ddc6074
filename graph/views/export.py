"""Grades and rules as plain records for JSON: stable names, ids instead of words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeAlias

from graph.facts.certainty import certain_for
from graph.facts.results import measured, told
from graph.grading.rulebook import Rulebook
from graph.model.assessment import (
    Absolute,
    Assessment,
    BodyAssessment,
    Card,
    FidelityCheck,
    Grading,
    HarmSeen,
    Pool,
    Reason,
    RungCount,
)
from graph.model.base import EvidenceBase
from graph.model.claim import Claim
from graph.model.finding import Finding
from graph.model.scales import Certainty
from graph.model.values import Lang, Text
from graph.views.dossier import Dossier, StudyRow

Json: TypeAlias = str | int | float | bool | Sequence["Json"] | Mapping[str, "Json"] | None
Record: TypeAlias = dict[str, Json]


def grades(base: EvidenceBase, grading: Grading) -> list[Json]:
    """One record for every claim, in the order of the data."""
    return [grade(base.claims[claim], assessment) for claim, assessment in grading.assessments.items()]


def grade(claim: Claim, assessment: Assessment) -> Record:
    """One claim's assessment, its sentences in both languages.

    `certainty` and `at_best` are null where nothing is rated. The steps of `reasons` add up to the certainty, from 1
    (very low) to 4 (high); `in_model` is the body of animals or dishes that stands beside or instead of people.
    """
    marks = assessment.marks
    return {
        "claim": assessment.claim,
        "kind": assessment.kind,
        "statement": _both(claim.statement),
        "conclusion": assessment.conclusion,
        "sentence": _both(assessment.sentence),
        "basis": assessment.basis,
        "tested": assessment.tested.id if assessment.tested is not None else None,
        "cited_basis": assessment.cited_basis,
        "depth": assessment.depth,
        "direction": assessment.direction,
        "size": assessment.size,
        "certainty": _certainty(assessment.certainty),
        "at_best": _certainty(assessment.at_best),
        "certain_for": _both(model) if (model := certain_for(assessment.decisive)) else None,
        "wording": marks.wording.id if marks else None,
        "extent": marks.extent.id if marks else None,
        "ceiling": marks.ceiling.id if marks else None,
        "ceiling_in_model": marks.ceiling_in_model.id if marks else None,
        "too_firm": marks.too_firm if marks else 0,
        "too_much": marks.too_much if marks else False,
        "names_no_model": marks.names_no_model if marks else False,
        "fidelity": assessment.fidelity,
        "checks": [_check(check) for check in assessment.checks],
        "decided_by": list(assessment.decided_by),
        "pooled": pool(assessment.pooled),
        "ladder": [_rung(count) for count in assessment.ladder],
        "bodies": [_body(body) for body in assessment.bodies],
        "in_model": _body(assessment.in_model) if assessment.in_model else None,
        "reasons": [reason_record(reason) for reason in assessment.reasons],
        "harms": [_harm(harm) for harm in assessment.harms],
        "context": list(assessment.context),
        "awaiting": list(assessment.awaiting),
        "circular": list(assessment.circular),
        "set_aside": list(assessment.set_aside),
        "as_of": assessment.as_of.isoformat(),
        "edition": assessment.edition,
        "method": assessment.method,
    }


def explanation(dossier: Dossier) -> Record:
    """One claim's assessment with every study that bears on it: what `evigraph explain` tells."""
    studies: list[Json] = [_study(row) for row in dossier.studies]
    return grade(dossier.claim, dossier.assessment) | {"studies": studies}


def _study(row: StudyRow) -> Record:
    """One study as it bears on the claim; `n` is what its line weighs, null where it is not known."""
    study = row.study
    subjects = (row.line.species,) if row.line.species else study.species
    results: list[Json] = [_result(finding) for finding in row.findings]
    return {
        "study": study.id,
        "label": study.label,
        "part": row.part,
        "counts": row.counts,
        "direction": row.line.direction,
        "rung": row.rung.id,
        "design": study.design,
        "species": list(subjects),
        "n": row.weighed,
        "note": row.line.note,
        "addresses": [link.address for link in row.links if link.address],
        "results": results,
    }


def _result(finding: Finding) -> Record:
    """One result in words; its numbers stand in the records of the study."""
    english, chinese = (told(finding, lang) for lang in (Lang.EN, Lang.ZH))
    return {
        "finding": finding.id,
        "outcome": finding.outcome,
        "reading": finding.reading,
        "n": measured(finding),
        "text": {"en": english.line(Lang.EN), "zh": chinese.line(Lang.ZH)},
    }


def _both(text: Text) -> Record:
    return {"en": text.en, "zh": text.zh}


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


def _check(check: FidelityCheck) -> Record:
    return {
        "fidelity": check.fidelity,
        "study": check.study,
        "finding": check.finding,
        "text": _both(check.text),
    }


def reason_record(reason: Reason) -> Record:
    """One step of a stair: `step` is what counted, `asked` what the rule asks for."""
    return {
        "rule": reason.rule,
        "domain": reason.domain,
        "step": reason.change,
        "asked": reason.step,
        "outcome": reason.outcome,
        "not_seen": reason.not_seen,
        "further_concern": reason.is_further_concern,
        "replaced": reason.replaced,
        "text": _both(reason.text),
        "rests_on": list(reason.rests_on),
    }


def _body(body: BodyAssessment) -> Record:
    votes = body.votes
    return {
        "stream": body.stream,
        "on_product": body.on_product,
        "direction": body.direction,
        "size": body.size,
        "certainty": _certainty(body.certainty),
        "at_best": _certainty(body.at_best),
        "decided_by": body.decided_by,
        "votes": {
            "for": votes.for_,
            "against": votes.against,
            "mixed": votes.mixed,
            "cannot_tell": votes.cannot_tell,
            "share_percent": list(votes.share) if votes.share else None,
        },
        "pooled": pool(body.pooled),
        "absolute_per_1000": _absolute(body.absolute) if body.absolute else None,
        "species": list(body.species),
        "laboratories_percent": dict(body.laboratories),
        "studies": list(body.studies),
        "folded": list(body.folded),
        "subjects": body.subjects,
        "studies_without_number": body.unknown,
        "reasons": [reason_record(reason) for reason in body.reasons],
    }


def pool(found: Pool | None) -> Record | None:
    """An estimate with its interval, on the scale that readers know; null where there is none."""
    if found is None:
        return None
    each = zip(found.studies, found.each, found.weights, strict=True)
    return {
        "measure": found.measure,
        "unit": found.unit,
        "estimate": found.estimate,
        "interval": [found.low, found.high],
        "no_effect": found.no_effect,
        "mid": found.mid,
        "people": found.people,
        "studies": [
            {"study": study, "estimate": estimate, "interval": [low, high], "weight_percent": weight}
            for study, (estimate, low, high), weight in each
        ],
        "i_squared": found.i_squared,
        "tau_squared": found.tau_squared,
        "prediction_interval": list(found.prediction) if found.prediction else None,
        "common_effect_interval": list(found.common) if found.common else None,
        "method": found.method,
    }


def _absolute(absolute: Absolute) -> Record:
    return {"without": absolute.without, "with": absolute.with_, "interval": [absolute.low, absolute.high]}


def _harm(harm: HarmSeen) -> Record:
    return {
        "study": harm.study,
        "finding": harm.finding,
        "harm": harm.kind,
        "count": harm.count,
        "total": harm.total,
        "control_count": harm.control_count,
        "control_total": harm.control_total,
        "definitive": harm.definitive,
        "on_product": harm.on_product,
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
