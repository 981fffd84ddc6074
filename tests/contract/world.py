"""The real records, graded once, with one judgement and one retraction that they do not hold themselves."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache

from graph import resources
from graph.grading.assess import grade
from graph.model.assessment import Judgement
from graph.model.scales import Domain, Remarked
from graph.model.study import Standing
from graph.model.values import Species, Text
from graph.records.read import read
from graph.views.graded import Graded


@cache
def world() -> Graded:
    """The topic with its grades; a fact that no record has could not be missed on any page."""
    base = read(resources.topic())
    before = grade(base)
    retracted = next(
        study
        for study in base.studies.values()
        if Species.HUMAN in study.species and study.lines and len(study.reports) == 1
    )
    gone = replace(retracted.reports[0], standing=Standing.RETRACTED, withdrawn=date(2024, 1, 31))
    known = replace(
        base,
        studies={**base.studies, retracted.id: replace(retracted, reports=(gone,))},
        judgements=(*base.judgements, _judgement(before.assessments)),
    )
    return Graded(known, grade(known))


def _judgement(assessments: dict[str, object] | object) -> Judgement:
    """On the first step down that a deciding body takes."""
    for assessment in assessments.values():  # type: ignore[attr-defined]  # a mapping of assessments
        for reason in assessment.reasons:
            if reason.outcome is Remarked.FIRED and reason.change < 0 and reason.domain is Domain.RISK_OF_BIAS:
                why = Text("because a curator says so", "因为整理者这样认为")
                stream = assessment.decisive.stream
                return Judgement(assessment.claim, stream, reason.domain, 0, why, "a curator", date(2026, 1, 1))
    raise AssertionError("No deciding body takes a step for risk of bias.")
