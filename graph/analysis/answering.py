"""What the recorded results of one study say to a question: lines that no curator drew, by one rule."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graph.model.base import EvidenceBase
from graph.model.finding import Finding, Reading
from graph.model.line import EvidenceLine
from graph.model.question import Question
from graph.model.scales import Direction
from graph.model.study import ComparatorKind, Results, Study

_IMPROVES = {
    Reading.BENEFIT: Direction.SUPPORTS,
    Reading.UNCONTROLLED_IMPROVEMENT: Direction.SUPPORTS,
    Reading.HARM: Direction.DISPUTES,
    Reading.NO_DIFFERENCE: Direction.INCONCLUSIVE,
}
_HARMS = {
    Reading.HARM: Direction.SUPPORTS,
    Reading.BENEFIT: Direction.DISPUTES,
    Reading.UNCONTROLLED_IMPROVEMENT: Direction.DISPUTES,
    Reading.NO_DIFFERENCE: Direction.INCONCLUSIVE,
    # Events that were counted and held against nobody: the study looked, and cannot tell.
    Reading.NOT_APPLICABLE: Direction.INCONCLUSIVE,
}
_ANOTHER_QUESTION = frozenset(
    {
        ComparatorKind.OTHER_TIMING,
        ComparatorKind.OTHER_DOSE,
        ComparatorKind.OTHER_CELLS,
        ComparatorKind.UNINJURED,
    }
)
"""Held against these, a result says which dose, time or cells are better, and not whether treatment helps."""


def has_answer(finding: Finding, *, counts_harm: bool) -> bool:
    """Whether a result says anything on whether the treatment changes its outcome."""
    readings = _HARMS if counts_harm else _IMPROVES
    return finding.reading in readings and finding.comparator not in _ANOTHER_QUESTION


def is_about(base: EvidenceBase, study: Study, condition: str) -> bool:
    """Whether those studied have the condition, a kind of it, or a wider one that includes it."""
    mine = study.condition
    if mine is None or mine not in base.conditions:
        return False
    return condition in base.conditions_above(mine) or mine in base.conditions_above(condition)


def lines(base: EvidenceBase, study: Study, question: Question) -> Iterator[EvidenceLine]:
    """At most two lines: results against a control, and changes from the patients' own baseline, never mixed."""
    if not study.treatment.cells or not is_about(base, study, question.condition):
        return
    if study.results is Results.AWAITING:
        if any(species.is_human for species in study.species):
            yield _line(base, study, question, (), Direction.INCONCLUSIVE)
        return
    told = [
        finding
        for finding in study.findings
        if finding.outcome == question.outcome and has_answer(finding, counts_harm=question.counts_harm)
    ]
    for part in (
        [one for one in told if not _has_no_control(one)],
        [one for one in told if _has_no_control(one)],
    ):
        if part:
            yield _line(base, study, question, part, direction_of(part, counts_harm=question.counts_harm))


def _has_no_control(finding: Finding) -> bool:
    return finding.comparator is ComparatorKind.OWN_BASELINE or finding.reading is Reading.UNCONTROLLED_IMPROVEMENT


def direction_of(read: Sequence[Finding], *, counts_harm: bool) -> Direction:
    """Where its primary results point, else all of them; results that differ are mixed, as lines of one study are.

    Where one of them holds an interval between groups, grading goes by that instead.
    """
    readings = _HARMS if counts_harm else _IMPROVES
    first = [finding for finding in read if finding.primary] or read
    found = {readings[finding.reading] for finding in first}
    if len(found) > 1 and counts_harm:
        found.discard(Direction.INCONCLUSIVE)  # What was not counted against anybody says nothing against what was.
    return found.pop() if len(found) == 1 else Direction.MIXED


def _line(
    base: EvidenceBase, study: Study, question: Question, read: Sequence[Finding], direction: Direction
) -> EvidenceLine:
    return EvidenceLine(
        study=study.id,
        claim=question.id,
        direction=direction,
        note="",
        curator="",  # Nobody judged it: it follows from the readings of the results.
        judged=base.topic.curated_until,
        findings=tuple(finding.id for finding in read),
    )
