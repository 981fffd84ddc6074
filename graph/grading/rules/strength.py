"""Reasons to rate up: effects that bias is unlikely to have made alone."""

from __future__ import annotations

from graph.grading.body import Body
from graph.grading.domains.outcome import NOTHING, Part
from graph.grading.domains.upgrade import dose_response, large_effect
from graph.grading.rulebook import CONTROLLED_STREAM, Asked, Chapter, Rule
from graph.model.assessment import Limit
from graph.model.scales import BodyDirection, Domain
from graph.model.values import Answer, Text

_GRADE = "GRADE guidelines 9 (Guyatt 2011), doi:10.1016/j.jclinepi.2011.06.004"
_FOLD = Text("-fold", "倍")
_POINTING = (BodyDirection.FOR, BodyDirection.AGAINST)


def _ask_size(body: Body) -> Asked:
    ratio = body.estimated.risk_ratio if body.estimated and body.effect and body.direction in _POINTING else None
    return Asked(large_effect(body.method, ratio), ("–" if ratio is None else f"{ratio:.2g}",))


def _ask_dose(body: Body) -> Asked:
    if Answer.YES not in [line.study.dose_response for line in body.lines]:
        return _NO_DOSE
    graded = body.part(lambda line: line.study.dose_response is Answer.YES)
    found = dose_response(body.method, is_seen=2 * graded.weight > body.weight)
    return Asked(found, (body.percent(graded.weight),), {Part.DOSE_RESPONSE: graded.studies})


_NO_DOSE = Asked(NOTHING, (0,), {Part.DOSE_RESPONSE: ()})

_RATIO = Text("The risk ratio is {0}.", "相对危险度为{0}。")

LARGE_EFFECT = Chapter(
    Domain.LARGE_EFFECT,
    _ask_size,
    (
        Rule(
            Part.VERY_LARGE_EFFECT,
            asks=Text("Is the risk changed more than fivefold?", "风险变化是否超过五倍？"),
            step=lambda method: method.upgrade.very_large_step,
            limit=lambda method: Limit(round(method.upgrade.very_large_ratio), _FOLD),
            source=_GRADE,
            streams=CONTROLLED_STREAM,
            fired=_RATIO,
            silent=_RATIO,
            why="Confounding alone almost never changes a risk fivefold.",
        ),
        Rule(
            Part.LARGE_EFFECT,
            asks=Text("Is the risk more than doubled or halved?", "风险是否超过加倍或减半？"),
            step=lambda method: method.upgrade.large_step,
            limit=lambda method: Limit(round(method.upgrade.large_ratio), _FOLD),
            source=_GRADE,
            streams=CONTROLLED_STREAM,
            fired=_RATIO,
            silent=_RATIO,
            why="Confounding alone seldom doubles or halves a risk; asked only of bodies without a step down, alike "
            "for gain and for harm. Odds and hazard ratios count through the risk of the controls.",
        ),
    ),
)
DOSE_RESPONSE = Chapter(
    Domain.DOSE_RESPONSE,
    _ask_dose,
    (
        Rule(
            Part.DOSE_RESPONSE,
            asks=Text("Does the effect grow with the dose?", "效应是否随剂量增加？"),
            step=lambda method: method.upgrade.dose_response_step,
            source=_GRADE,
            streams=CONTROLLED_STREAM,
            fired=Text("{0} % of the weight shows a dose-response gradient.", "{0}%的权重显示剂量反应梯度。"),
            silent=Text("{0} % of the weight shows a dose-response gradient.", "{0}%的权重显示剂量反应梯度。"),
            why="A gradient is hard to explain by confounding.",
        ),
    ),
)
