"""What the Method page counts."""

from __future__ import annotations

from graph.grading.assess import grade
from graph.grading.rulebook import rulebook
from graph.model.scales import Conclusion, Kind, Remarked, Wording
from graph.views.method import method
from tests.sample import sample

BASE = sample()
GRADING = grade(BASE)
TOLD = method(BASE, GRADING, rulebook())


def test_every_remark_of_every_deciding_body_is_counted_once() -> None:
    uses = [use for _, group in TOLD.rules for use in group]
    reasons = [reason for one in GRADING.assessments.values() for reason in one.reasons if reason.rule in rulebook()]

    assert sum(len(use.fired) for use in uses) == sum(reason.outcome is Remarked.FIRED for reason in reasons)
    assert sum(len(use.silent) for use in uses) == sum(reason.outcome is Remarked.SILENT for reason in reasons)
    assert sum(len(use.unjudged) for use in uses) == sum(
        reason.outcome is Remarked.COULD_NOT_JUDGE for reason in reasons
    )


def test_a_rule_moves_only_where_it_fires() -> None:
    for _, group in TOLD.rules:
        for use in group:
            assert set(use.moved) <= set(use.fired)


def test_every_rule_is_there_in_the_order_of_the_stair() -> None:
    assert [use.card for _, group in TOLD.rules for use in group] == list(rulebook().cards)


def test_the_ladder_counts_the_supporting_lines_of_all_claims() -> None:
    counted = sum(count.studies for one in GRADING.assessments.values() for count in one.ladder)

    assert sum(level.studies for level in TOLD.ladder) == counted > 0


def test_ceilings_are_those_of_the_grading() -> None:
    allowed = {one.conclusion: one.wording for one in TOLD.ceilings}

    assert len(allowed) == len(TOLD.ceilings)
    assert allowed[Conclusion.SHOWN] is Wording.ESTABLISHED
    assert allowed[Conclusion.PROBABLE] is Wording.PROBABLE
    assert allowed[Conclusion.POSSIBLE] is allowed[Conclusion.NOT_TESTED_IN_PEOPLE] is Wording.HEDGED
    for assessment in GRADING.assessments.values():
        if assessment.marks and assessment.kind is not Kind.FORECAST and assessment.conclusion in allowed:
            assert assessment.marks.ceiling <= allowed[assessment.conclusion], assessment.claim
