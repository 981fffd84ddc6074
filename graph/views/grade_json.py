"""Grades as plain values for other programs: one object a claim, under names that stay."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

from graph.model.assessment import Assessment, BodyAssessment, Grading, Pool, Reason
from graph.model.scales import Certainty, Extent, Wording
from graph.model.values import Text

Value: TypeAlias = str | int | float | bool | Sequence["Value"] | Mapping[str, "Value"] | None


def grades(grading: Grading) -> Iterator[Mapping[str, Value]]:
    """One object for each claim, in the order of the records."""
    for assessment in grading.assessments.values():
        yield grade_object(assessment)


def grade_object(grade: Assessment) -> Mapping[str, Value]:
    """What one claim rests on, what was found, how sure one can be, why, and whether its wording is fair to that."""
    marks = grade.marks
    return {
        "claim": grade.claim,
        "kind": grade.kind.value,
        "basis": grade.basis.value,
        "tested": grade.tested.id if grade.tested is not None else None,
        "cited_basis": grade.cited_basis.value,
        "depth": grade.depth.value if grade.depth else None,
        "direction": grade.direction.value if grade.direction else None,
        "size": grade.size.value,
        "certainty": _level(grade.certainty),
        "at_best": _level(grade.at_best),
        "conclusion": grade.conclusion.value,
        "sentence": _both(grade.sentence),
        "wording": _id(marks.wording if marks else None),
        "extent": _id(marks.extent if marks else None),
        "too_firm": marks.too_firm if marks else 0,
        "too_much": marks.too_much if marks else False,
        "names_no_model": marks.names_no_model if marks else False,
        "fidelity": grade.fidelity.value if grade.fidelity else None,
        "decided_by": grade.decided_by,
        "pooled": _pool(grade.pooled),
        "bodies": [_body(body) for body in grade.bodies],
        "reasons": [_reason(reason) for reason in grade.reasons],
    }


def _level(certainty: Certainty | None) -> str | None:
    return certainty.id if certainty is not None else None


def _id(scale: Wording | Extent | None) -> str | None:
    return scale.id if scale is not None else None


def _both(text: Text) -> Mapping[str, Value]:
    return {"en": text.en, "zh": text.zh}


def _reason(reason: Reason) -> Mapping[str, Value]:
    return {
        "rule": reason.rule,
        "domain": reason.domain.value,
        "step": reason.change,
        "outcome": reason.outcome.value,
        "not_seen": reason.not_seen,
        "text": _both(reason.text),
        "rests_on": reason.rests_on,
    }


def _body(body: BodyAssessment) -> Mapping[str, Value]:
    return {
        "stream": body.stream.value,
        "on_product": body.on_product,
        "direction": body.direction.value,
        "size": body.size.value,
        "certainty": _level(body.certainty),
        "at_best": _level(body.at_best),
        "decided_by": body.decided_by,
        "votes": {
            "for": body.votes.for_,
            "against": body.votes.against,
            "mixed": body.votes.mixed,
            "cannot_tell": body.votes.cannot_tell,
            "share": body.votes.share,
        },
        "pooled": _pool(body.pooled),
        "absolute": body.absolute._asdict() if body.absolute else None,
        "species": [species.value for species in body.species],
        "studies": body.studies,
        "folded": body.folded,
        "subjects": body.subjects,
        "unknown": body.unknown,
        "laboratories": dict(body.laboratories),
        "reasons": [_reason(reason) for reason in body.reasons],
    }


def _pool(pool: Pool | None) -> Mapping[str, Value] | None:
    return pool._asdict() if pool else None
