"""Wording against evidence: three marks, counted apart, where a claim says more than its evidence allows."""

from __future__ import annotations

from graph.grading.conclusion import Decision, concluded
from graph.model.assessment import BodyAssessment, Marks
from graph.model.claim import Claim
from graph.model.scales import BodyDirection, Certainty, Conclusion, Extent, Kind, Size, Stream, Wording
from graph.model.scope import Population

CEILINGS = {
    Conclusion.PROBABLE: Wording.PROBABLE,
    Conclusion.POSSIBLE: Wording.HEDGED,
    Conclusion.VERY_UNCERTAIN: Wording.HEDGED,
    Conclusion.STUDIES_DISAGREE: Wording.HEDGED,
    Conclusion.INCONCLUSIVE: Wording.HEDGED,
    Conclusion.NOT_TESTED_IN_PEOPLE: Wording.HEDGED,
    Conclusion.REPEATS_THE_STUDY: Wording.ASSERTED,
}
"""The firmest fair wording by conclusion; what is shown may be asserted, or called proven by two studies or more."""


def marks(claim: Claim, decision: Decision, *, people_were_studied: bool) -> Marks | None:
    """The marks of a claim's strongest wording and greatest extent; `None` where nobody words it or it is not judged.

    Field statements and aims are judged for truth, not for firmness; a report that could not be checked is not judged,
    and one that differs is told as that.
    """
    wording, extent = claim.wording, claim.extent
    if wording is None or extent is None or claim.kind is Kind.AIM:
        return None
    if claim.kind.is_judged_for_truth:
        return None
    if claim.kind is Kind.REPORT and decision.conclusion is not Conclusion.REPEATS_THE_STUDY:
        return None
    ceiling = _ceiling(claim, decision)
    in_model = max(ceiling, _in_model(decision.in_model))
    says = wording > Wording.NONE
    return Marks(
        wording=wording,
        extent=extent,
        ceiling=ceiling,
        ceiling_in_model=in_model,
        too_firm=max(0, wording - ceiling),
        too_much=says and claim.kind is not Kind.REPORT and not _bears(extent, decision),
        names_no_model=says and not people_were_studied and _names_no_model(claim, decision),
    )


def _ceiling(claim: Claim, decision: Decision) -> Wording:
    """The firmest wording that the conclusion bears; what speaks against a claim bears none in its favour."""
    if claim.kind is Kind.FORECAST:
        return Wording.PROBABLE
    if decision.conclusion is Conclusion.SHOWN:
        if claim.kind is Kind.COMPARISON:
            return Wording.SUPERLATIVE
        return _when_shown(decision.decisive)
    return CEILINGS.get(decision.conclusion, Wording.NONE)


def _when_shown(body: BodyAssessment | None) -> Wording:
    """Established by two independent studies or more."""
    return Wording.ESTABLISHED if body is not None and len(body.studies) > 1 else Wording.ASSERTED


def _in_model(body: BodyAssessment | None) -> Wording:
    """The firmest wording of a sentence that names the animals, tissue or dishes that were studied."""
    if body is None or body.certainty is None:
        return Wording.NONE
    word = concluded(body.direction, body.certainty)
    return _when_shown(body) if word is Conclusion.SHOWN else CEILINGS.get(word, Wording.NONE)


def _bears(extent: Extent, decision: Decision) -> bool:
    """Whether a large effect was shown to be important, or an absolute one in every study."""
    if extent is Extent.PLAIN:
        return True
    body = decision.decisive
    if body is None or decision.direction is not BodyDirection.FOR:
        return False
    if extent is Extent.LARGE:
        is_important = decision.size in (Size.IMPORTANT, Size.PROBABLY_IMPORTANT)
        return is_important and (decision.certainty or 0) >= Certainty.LOW
    votes = body.votes
    return decision.conclusion is Conclusion.SHOWN and not (votes.against or votes.mixed or votes.cannot_tell)


def _names_no_model(claim: Claim, decision: Decision) -> bool:
    """Whether it speaks of people, or of nobody, where only animals were studied."""
    if claim.scope.population not in (Population.HUMAN, Population.ANY) or claim.kind is Kind.REPORT:
        return False
    deciding = decision.decisive or decision.in_model
    return deciding is not None and deciding.stream is Stream.ANIMAL
