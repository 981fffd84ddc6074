"""The real records, graded once, with one judgement and one retraction that they do not hold themselves."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from functools import cache

from graph import resources
from graph.grading.assess import grade
from graph.model.assessment import Assessment, Judgement
from graph.model.scales import Domain, Remarked
from graph.model.study import Standing, Study
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
        judgements=(*base.judgements, _judgement(before.assessments.values())),
    )
    return Graded(known, grade(known))


def _can_be_withdrawn(study: Study) -> bool:
    return Species.HUMAN in study.species and bool(study.lines) and len(study.reports) == 1


def _judgement(assessments: Iterable[Assessment]) -> Judgement:
    """On the first step down that a deciding body takes."""
    for assessment in assessments:
        for reason in assessment.reasons:
            is_asked = reason.outcome is Remarked.FIRED and reason.domain is Domain.RISK_OF_BIAS
            if assessment.decisive and is_asked and reason.change < 0:
                why = Text("because a curator says so", "因为整理者这样认为")
                stream = assessment.decisive.stream
                return Judgement(assessment.claim, stream, reason.domain, 0, why, "a curator", date(2026, 1, 1))
    raise AssertionError("No deciding body takes a step for risk of bias.")
