"""What a curator would have to read or record before a repeated value can be checked."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from graph.grading import fidelity
from graph.model.assessment import FidelityCheck
from graph.model.base import EvidenceBase
from graph.model.claim import Claim, ReportedValue
from graph.model.scales import Fidelity, Kind
from graph.model.study import Seen, Study


class Need(StrEnum):
    """What is missing before a value can be checked, the cheapest first."""

    REPORT_SEEN = "report-seen"
    RESULT_RECORDED = "result-recorded"


@dataclass(frozen=True, slots=True)
class RecordProposal:
    """One repeated value that cannot be checked, the study it is of, and the least that would let it be checked.

    `study` is `None` where no record of the study is there at all. Whether the value then matches is left open.
    """

    claim: str
    study: str | None
    check: FidelityCheck
    needs: Need


def record_proposals(base: EvidenceBase, claim: str) -> tuple[RecordProposal, ...]:
    """One proposal for each value of a `report` claim that cannot be checked; none for other kinds of claim."""
    spoken = base.claims[claim]
    if spoken.kind is not Kind.REPORT:
        return ()
    checks = zip(spoken.reported, fidelity.check(base, spoken), strict=True)
    return tuple(
        _proposal(base, spoken, reported, check)
        for reported, check in checks
        if check.fidelity is Fidelity.CANNOT_BE_CHECKED
    )


def _proposal(base: EvidenceBase, claim: Claim, reported: ReportedValue, check: FidelityCheck) -> RecordProposal:
    study = base.study_of_report.get(reported.study)
    seen_is_enough = study is not None and _can_be_checked(base, claim, reported, _seen(study))
    needs = Need.REPORT_SEEN if seen_is_enough else Need.RESULT_RECORDED
    return RecordProposal(claim.id, study.id if study else None, check, needs)


def _can_be_checked(base: EvidenceBase, claim: Claim, reported: ReportedValue, study: Study) -> bool:
    changed = replace(base, studies={**base.studies, study.id: study})
    (check,) = fidelity.check(changed, replace(claim, reported=(reported,)))
    return check.fidelity is not Fidelity.CANNOT_BE_CHECKED


def _seen(study: Study) -> Study:
    return replace(study, reports=tuple(replace(report, seen=Seen.FULL_TEXT) for report in study.reports))
