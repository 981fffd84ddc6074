"""How a study was built, as far as its type and its own words tell."""

from __future__ import annotations

import re

from graph.model.study import Design
from graph.sources.studytype.described import Label, Subject, Synthesis
from graph.sources.studytype.rails import Article

_BY_LABEL = {
    Label.OTHER_REVIEW: Design.NARRATIVE_REVIEW,
    Label.RCT_DRUG: Design.RANDOMISED_CONTROLLED_TRIAL,
    Label.RCT_NON_DRUG: Design.RANDOMISED_CONTROLLED_TRIAL,
    Label.CASE_REPORT: Design.CASE_REPORT,
    Label.ANIMAL_DRUG: Design.ANIMAL_EXPERIMENT,
    Label.ANIMAL_NON_DRUG: Design.ANIMAL_EXPERIMENT,
    Label.ANIMAL_OTHER: Design.ANIMAL_EXPERIMENT,
    Label.IN_VITRO: Design.IN_VITRO_EXPERIMENT,
}
_RANDOMISED = re.compile(
    r"\brandomi[sz]ed,? (?:[\w-]+,? ){0,4}(?:trial|study)\b|\brandomly (?:assigned|allocated|divided)\b"
    r"|\b(?:were|was) randomi[sz]ed\b",
    re.IGNORECASE,
)
# The first that is said decides: from the most particular to the most general.
_BY_WORDS = (
    (Design.CASE_CONTROL, r"\bcase[- ]control(?:led)?\b"),
    (
        Design.SINGLE_ARM_TRIAL,
        r"\bsingle[- ]arm\b|\bopen[- ]label\b|\bopen (?:clinical )?(?:trial|study)\b|\buncontrolled\b",
    ),
    (Design.NON_RANDOMISED_CONTROLLED_TRIAL, r"\bnon-?randomi[sz]ed\b|\bquasi-experiment"),
    (Design.CASE_SERIES, r"\bcase series\b|\bconsecutive (?:\w+ )?(?:patients|cases)\b"),
    (Design.SURVEY, r"\bcross[- ]sectional\b|\bsurvey\b"),
    (Design.COHORT, r"\bcohort\b|\bretrospective|\blongitudinal\b|\bprospective(?:ly)?\b"),
)
_PATTERNS = tuple((design, re.compile(pattern, re.IGNORECASE)) for design, pattern in _BY_WORDS)
_GUIDELINES = frozenset({"guideline", "practice guideline"})


def design(article: Article, label: Label, who: Subject, synthesis: Synthesis) -> Design | None:
    """The design; None where nothing tells it, and for a plan, which has not been carried out."""
    if label is Label.SYSTEMATIC_REVIEW:
        return Design.META_ANALYSIS if synthesis is Synthesis.META_ANALYSIS else Design.SYSTEMATIC_REVIEW
    if label is Label.OTHER_REVIEW and article.types & _GUIDELINES:
        return Design.GUIDELINE
    if label in _BY_LABEL:
        return _BY_LABEL[label]
    if label is Label.RCT_NO_INTERVENTION and article.says(_RANDOMISED):
        return Design.RANDOMISED_CONTROLLED_TRIAL
    if label is Label.PROTOCOL or who is not Subject.HUMAN:
        return None
    return next((found for found, pattern in _PATTERNS if article.says(pattern)), None)
