"""Whether a claim about a named study repeats what the study found."""

from __future__ import annotations

from decimal import Decimal

from graph.model.assessment import FidelityCheck
from graph.model.base import EvidenceBase
from graph.model.claim import Claim, Relation, ReportedValue
from graph.model.finding import Finding
from graph.model.scales import Fidelity
from graph.model.study import Study
from graph.model.values import Text

_ORDER = (Fidelity.DIFFERS, Fidelity.CANNOT_BE_CHECKED, Fidelity.MATCHES)


def check(base: EvidenceBase, claim: Claim) -> tuple[FidelityCheck, ...]:
    """Every value that the claim reports, held against the recorded result."""
    return tuple(_check(base, claim, reported) for reported in claim.reported)


def overall(checks: tuple[FidelityCheck, ...]) -> Fidelity:
    """The worst of the checks; a claim that reports nothing checkable cannot be checked."""
    found = {check.fidelity for check in checks}
    return next((fidelity for fidelity in _ORDER if fidelity in found), Fidelity.CANNOT_BE_CHECKED)


def _check(base: EvidenceBase, claim: Claim, reported: ReportedValue) -> FidelityCheck:
    study = base.study_of_report.get(reported.study)
    finding = next((f for f in study.findings if f.id == reported.finding), None) if study else None
    fidelity, text = _compare(reported, finding, study, frozenset(one.source for one in claim.appearances))
    return FidelityCheck(fidelity, text, reported.study, reported.finding)


def _compare(
    reported: ReportedValue, finding: Finding | None, study: Study | None, makers: frozenset[str]
) -> tuple[Fidelity, Text]:
    label = reported.label or Text(*(2 * [finding.measure if finding else reported.study]))
    if finding is None or study is None:
        return Fidelity.CANNOT_BE_CHECKED, Text(
            f"{label.en}: no recorded result shows it.", f"{label.zh}：没有记录的结果可核对。"
        )
    if not _can_confirm(study, finding, makers):
        return Fidelity.CANNOT_BE_CHECKED, Text(
            f"{label.en}: the study was seen only through others who write about it.",
            f"{label.zh}：该研究仅见于他人转述。",
        )
    said, found = _said(reported), _found(reported, finding)
    if found is None:
        return Fidelity.CANNOT_BE_CHECKED, Text(
            f"{label.en}: the claim says {said}; the recorded result gives no such value.",
            f"{label.zh}：声明称{said}；记录的结果没有对应数值。",
        )
    fidelity = Fidelity.MATCHES if _agrees(reported, finding) else Fidelity.DIFFERS
    return fidelity, Text(
        f"{label.en}: the claim says {said}, the study {found}.", f"{label.zh}：声明称{said}，研究为{found}。"
    )


def _can_confirm(study: Study, finding: Finding, makers: frozenset[str]) -> bool:
    """Whether a report that shows the finding was itself seen, and not only through the source that makes the claim."""
    reports = [report for report in study.reports if finding.report in (None, report.id)]
    return any(report.seen.can_confirm and report.seen_in not in makers for report in reports)


def _said(reported: ReportedValue) -> str:
    if reported.value is not None:
        sign = "" if reported.relation is Relation.EQUALS else f"{reported.relation} "
        return f"{sign}{reported.value}"
    return f"{reported.count}/{reported.total}" if reported.count is not None else f"“{reported.reading}”"


def _found(reported: ReportedValue, finding: Finding) -> str | None:
    if reported.value is not None:
        return str(finding.effect.value) if finding.effect and finding.effect.value is not None else None
    if reported.count is not None:
        return f"{finding.count}/{finding.total}" if finding.count is not None else None
    return f"“{finding.words}”" if finding.words else None


def _agrees(reported: ReportedValue, finding: Finding) -> bool:
    if reported.value is not None and finding.effect is not None and finding.effect.value is not None:
        return _is_number_right(reported.value, reported.relation, finding.effect.value)
    if reported.count is not None:
        return reported.count == finding.count and reported.total in (None, finding.total)
    return reported.reading == finding.words


def _is_number_right(said: Decimal, relation: Relation, found: Decimal) -> bool:
    """Equal to the last digit that the claim gives; half a unit of it either way is rounding."""
    rounding = Decimal((0, (5,), int(said.as_tuple().exponent) - 1))
    if relation is Relation.MORE_THAN:
        return found >= said - rounding
    if relation is Relation.LESS_THAN:
        return found <= said + rounding
    if relation is Relation.ABOUT:
        # A tenth either way is what readers take “about” for.
        return abs(found - said) <= max(rounding, abs(said) / 10)
    return abs(found - said) <= rounding
