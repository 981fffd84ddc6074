"""Reasons to rate up: effects that bias is unlikely to have made alone."""

from __future__ import annotations

from decimal import Decimal

from graph.grading.body import Body, Weighed
from graph.grading.rulebook import CONTROLLED_STREAM, fires, rule, silent
from graph.model.assessment import Limit, Remark
from graph.model.finding import EffectMeasure
from graph.model.scales import Direction, Domain
from graph.model.values import Answer, Text

_GRADE = "GRADE guidelines 9 (Guyatt 2011), doi:10.1016/j.jclinepi.2011.06.004"
_FOLD = Text("-fold", "倍")
_LARGE = Text(
    "{0} % of the weight shows a risk ratio above {1} or below 1/{1}.",
    "{0}%的权重显示相对危险度高于{1}或低于1/{1}。",
)
_NOT_LARGE = Text(
    "{0} % of the weight shows a risk ratio above {1} or below 1/{1}； more than half would count.",
    "{0}%的权重显示相对危险度高于{1}或低于1/{1}；超过一半才计入。",
)


@rule(
    asks=Text("Is the effect large: a risk more than doubled or halved?", "效应是否大：风险是否超过加倍或减半？"),
    domain=Domain.LARGE_EFFECT,
    change=1,
    limit=Limit(2, _FOLD),
    source=_GRADE,
    streams=CONTROLLED_STREAM,
    fired=_LARGE,
    silent=_NOT_LARGE,
)
def large_effect(body: Body, limit: int) -> Remark | None:
    """Confounding alone seldom doubles or halves a risk; asked only of bodies without a downgrade."""
    return _larger_than(body, limit)


@rule(
    asks=Text("Is the effect very large: a risk changed more than fivefold?", "效应是否极大：风险变化是否超过五倍？"),
    domain=Domain.LARGE_EFFECT,
    change=2,
    limit=Limit(5, _FOLD),
    source=_GRADE,
    streams=CONTROLLED_STREAM,
    fired=_LARGE,
    silent=_NOT_LARGE,
)
def very_large_effect(body: Body, limit: int) -> Remark | None:
    """Confounding alone almost never changes a risk fivefold."""
    return _larger_than(body, limit)


def _larger_than(body: Body, limit: int) -> Remark:
    large = body.part(lambda line: _exceeds(line, Decimal(limit)))
    answer = fires if body.is_most(large) else silent
    return answer(body.percent(large), limit, rests_on=large.studies)


def _exceeds(line: Weighed, fold: Decimal) -> bool:
    """Whether a supporting line reads a risk ratio beyond `fold` in either direction."""
    if line.line.direction is not Direction.SUPPORTS:
        return False
    ratios = [
        finding.effect.value
        for finding in line.findings
        if finding.effect is not None
        and finding.effect.measure is EffectMeasure.RISK_RATIO
        and finding.effect.value is not None
    ]
    return any(ratio > fold or ratio * fold < 1 for ratio in ratios)


@rule(
    asks=Text("Does the effect grow with the dose?", "效应是否随剂量增加？"),
    domain=Domain.DOSE_RESPONSE,
    change=1,
    source=_GRADE,
    streams=CONTROLLED_STREAM,
    fired=Text("{0} % of the weight shows a dose-response gradient.", "{0}%的权重显示剂量反应梯度。"),
    silent=Text(
        "{0} % of the weight shows a dose-response gradient; more than half would count.",
        "{0}%的权重显示剂量反应梯度；超过一半才计入。",
    ),
)
def dose_response(body: Body, limit: int) -> Remark | None:
    """A gradient is hard to explain by confounding."""
    graded = body.part(lambda line: line.study.dose_response is Answer.YES)
    answer = fires if body.is_most(graded) else silent
    return answer(body.percent(graded), rests_on=graded.studies)


@rule(
    asks=Text(
        "Would all plausible confounding have made the effect smaller?",
        "所有可能的混杂是否只会使效应变小？",
    ),
    domain=Domain.OPPOSING_CONFOUNDING,
    change=1,
    source=_GRADE,
    streams=CONTROLLED_STREAM,
    fired=Text(
        "For {0} % of the weight, confounding would have made the effect smaller, not larger.",
        "对{0}%的权重而言，混杂只会使效应变小而非变大。",
    ),
    silent=Text(
        "For {0} % of the weight, confounding would have made the effect smaller; more than half would count.",
        "对{0}%的权重而言，混杂会使效应变小；超过一半才计入。",
    ),
)
def opposing_confounding(body: Body, limit: int) -> Remark | None:
    """An effect that shows in spite of what works against it is more credible."""
    opposed = body.part(lambda line: line.study.opposing_confounding is Answer.YES)
    answer = fires if body.is_most(opposed) else silent
    return answer(body.percent(opposed), rests_on=opposed.studies)
