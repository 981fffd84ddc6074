"""Risk of bias: could the way the studies were done have made the result?"""

from __future__ import annotations

from graph.grading.body import Body
from graph.grading.rulebook import fires, rule, silent
from graph.model.assessment import Limit, Remark
from graph.model.scales import Domain
from graph.model.values import Text

_PERCENT = Text("% of the weight", "%的权重")


@rule(
    asks=Text(
        "Are at least 75 % of the participants in studies at low risk for randomisation and for a blinded outcome?",
        "是否至少75%的受试者来自随机化与结局盲评均为低风险的研究？",
    ),
    domain=Domain.RISK_OF_BIAS,
    change=-1,
    limit=Limit(75, _PERCENT),
    source="Pollock 2016, doi:10.1016/j.jclinepi.2015.08.013",
    fired=Text(
        "Only {0} % of the weight is at low risk of bias for randomisation and blinded outcome; 75 % is asked.",
        "随机化与结局盲评均为低风险的研究只占权重的{0}%（要求75%）。",
    ),
    silent=Text(
        "{0} % of the weight is in studies at low risk of bias for randomisation and blinded outcome.",
        "随机化与结局盲评均为低风险的研究占权重的{0}%。",
    ),
)
def few_at_low_risk(body: Body, limit: int) -> Remark:
    """Groups that differ from the start, or raters who know who was treated, make effects look larger.

    Unclear counts as not low, as in Pollock's table: a paper that does not say so has not shown it.
    """
    low = body.part(lambda line: line.study.risk_of_bias.is_low)
    if 100 * low.weight >= limit * body.weight:
        return silent(body.percent(low), rests_on=low.studies)
    others = body.part(lambda line: not line.study.risk_of_bias.is_low)
    return fires(body.percent(low), rests_on=others.studies)


@rule(
    asks=Text(
        "Is most of the weight in studies at high risk of bias in two or more domains?",
        "大部分权重是否来自两个或更多领域为高偏倚风险的研究？",
    ),
    domain=Domain.RISK_OF_BIAS,
    change=-2,
    limit=Limit(2, Text("domains at high risk", "个高风险领域")),
    source="GRADE guidelines 4 (Guyatt 2011), doi:10.1016/j.jclinepi.2010.07.017",
    fired=Text(
        "{0} % of the weight is in studies at high risk of bias in at least {1} domains.",
        "{0}%的权重来自至少{1}个领域为高偏倚风险的研究。",
    ),
    silent=Text(
        "{0} % of the weight is in studies at high risk of bias in at least {1} domains; more than half would count.",
        "{0}%的权重来自至少{1}个领域为高偏倚风险的研究；超过一半才计入。",
    ),
)
def most_at_high_risk(body: Body, limit: int) -> Remark:
    """A body whose studies are at high risk in several ways at once is limited very seriously."""
    high = body.part(lambda line: line.study.risk_of_bias.high_domains >= limit)
    answer = fires if body.is_most(high) else silent
    return answer(body.percent(high), limit, rests_on=high.studies)
