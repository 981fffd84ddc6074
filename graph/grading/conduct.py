"""What the record of a study says of how far it can be believed, worked out once a study."""

from __future__ import annotations

from datetime import date
from enum import Enum, auto
from typing import NamedTuple

from graph.grading.independence import Kinship
from graph.model.base import EvidenceBase
from graph.model.study import Concern, Funder, ReportKind, Risk, RiskOfBias, Standing, Study


class Bias(Enum):
    """The risk of bias of a study in the three domains that the method asks for."""

    LOW = auto()
    SOME = auto()
    HIGH = auto()
    UNKNOWN = auto()


class Conduct(NamedTuple):
    """How a study was done, told and paid for.

    `is_twice_high` is high risk in two of the three domains or more. `is_second_hand` is known only from conference
    abstracts, the press, the maker, or from others who write about it. `doubted` are the studies whose data are
    doubted: itself, or retracted ones that a review pooled; `under_finding` an institution's finding against its
    laboratory.
    """

    bias: Bias
    is_twice_high: bool
    is_second_hand: bool
    is_paid_by_maker: bool
    is_judged_by_robins_i: bool
    is_doubted: bool


def conduct(study: Study, base: EvidenceBase, kinship: Kinship, day: date) -> Conduct:
    """All of it, as known on a day."""
    risk = study.risk_of_bias
    asked = (risk.randomisation, risk.missing, risk.measurement)
    return Conduct(
        bias=_bias(asked),
        is_twice_high=asked.count(Risk.HIGH) > 1,
        is_second_hand=_is_second_hand(study),
        is_paid_by_maker=study.funder is Funder.MAKER,
        is_judged_by_robins_i=_is_robins_i(risk),
        is_doubted=_is_doubted(study, base, kinship, day),
    )


def _bias(asked: tuple[Risk, Risk, Risk]) -> Bias:
    """High where one domain is, low where all are; unknown where only what nobody judged stands in the way of low."""
    if Risk.HIGH in asked:
        return Bias.HIGH
    if Risk.SOME in asked:
        return Bias.SOME
    return Bias.UNKNOWN if Risk.UNCLEAR in asked else Bias.LOW


def _is_robins_i(risk: RiskOfBias) -> bool:
    if not risk.tool:
        return False
    tool = risk.tool.casefold().replace("-", " ")
    return "robins i" in tool and Risk.UNCLEAR not in (risk.randomisation, risk.missing, risk.measurement)


_EVIDENCE = frozenset(
    {ReportKind.JOURNAL_ARTICLE, ReportKind.PREPRINT, ReportKind.REGISTRY_RECORD, ReportKind.REGULATOR_PAGE}
)


def _is_second_hand(study: Study) -> bool:
    """Posted registry results are evidence (Riveros 2013, doi:10.1371/journal.pmed.1001566)."""
    return not [
        report
        for report in study.reports
        if report.kind in _EVIDENCE and report.standing is not Standing.RETRACTED and report.seen.can_confirm
    ]


def _is_doubted(study: Study, base: EvidenceBase, kinship: Kinship, day: date) -> bool:
    for report in study.reports:
        raised = report.concern_raised is None or report.concern_raised <= day
        if raised and report.concern is Concern.DATA:
            return True
    for name in study.laboratories:
        laboratory = base.laboratories.get(name)
        if laboratory and laboratory.finding and (laboratory.found is None or laboratory.found <= day):
            return True
    return study.design.pools and bool(kinship.withdrawn_in(study.id))
