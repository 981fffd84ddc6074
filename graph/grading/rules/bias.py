"""Risk of bias: could the way the studies were done have made the result?"""

from __future__ import annotations

from graph.grading.body import Body
from graph.grading.conduct import Bias
from graph.grading.domains.bias import Risks, risk_of_bias
from graph.grading.domains.outcome import Part
from graph.grading.rulebook import RATED_STREAMS, Asked, Chapter, Rule
from graph.model.assessment import Limit
from graph.model.scales import Domain, Stream
from graph.model.values import Text

_CORE = "Core GRADE 4, doi:10.1136/bmj-2024-083864 (the idea); the numbers: evigraph, edition 2"
_GRADE = "GRADE guidelines 4 (Guyatt 2011), doi:10.1016/j.jclinepi.2010.07.017"
_CONTROLLED = RATED_STREAMS - {Stream.HUMAN_UNCONTROLLED}
LOW_ONLY = "low-risk-only"


def _ask(body: Body) -> Asked:
    """Uncontrolled bodies are not asked: their missing control group is the start already."""
    studies = _studies(body)
    weight = studies if body.effect is None else _weights(body)
    found = risk_of_bias(body.method, studies, weight)
    left = body.estimated.low_only if body.estimated else ()
    values = (studies.low, studies.high, studies.unknown, studies.total, 100 * weight.twice // weight.total, len(left))
    if not left:
        return Asked(found, values, _behind(body) if found.fired else None, left_out=_LOW_ONLY)
    return Asked(found, values, {**_behind(body), LOW_ONLY: left})


_LOW_ONLY = frozenset({LOW_ONLY})


def _studies(body: Body) -> Risks:
    found = [line.conduct.bias for line in body.lines]
    twice = sum([line.conduct.is_twice_high for line in body.lines]) if Bias.HIGH in found else 0
    count = found.count
    return Risks(count(Bias.LOW), count(Bias.SOME), count(Bias.HIGH), count(Bias.UNKNOWN), twice)


def _weights(body: Body) -> Risks:
    count = dict.fromkeys(Bias, 0)
    twice = 0
    for line, weight in zip(body.lines, body.weights, strict=True):
        count[line.conduct.bias] += weight
        twice += weight * line.conduct.is_twice_high
    return Risks(count[Bias.LOW], count[Bias.SOME], count[Bias.HIGH], count[Bias.UNKNOWN], twice)


def _behind(body: Body) -> dict[str, tuple[str, ...]]:
    return {
        Part.MANY_AT_HIGH_RISK: body.part(lambda line: line.conduct.bias is Bias.HIGH).studies,
        Part.FEW_AT_LOW_RISK: body.part(lambda line: line.conduct.bias is not Bias.LOW).studies,
        Part.WEIGHT_TWICE_AT_HIGH_RISK: body.part(lambda line: line.conduct.is_twice_high).studies,
    }


_STUDIES = Text("% of the studies", "%的研究")

BIAS = Chapter(
    Domain.RISK_OF_BIAS,
    _ask,
    (
        Rule(
            LOW_ONLY,
            asks=Text(
                "Do the studies at low risk of bias hold enough of the weight, and find something else than others?",
                "低偏倚风险研究是否占足够权重，且结果与其他研究不同？",
            ),
            step=lambda method: 0,  # noqa: ARG005 - nothing is taken off: the others are left out
            limit=lambda method: Limit(method.risk_of_bias.low_only_from_percent, Text("% of the weight", "%的权重")),
            source=_CORE,
            ours=True,
            streams=_CONTROLLED,
            fired=Text(
                "The studies at low risk of bias find something else than the others, so only they are used; left out: "
                "{5}.",
                "低偏倚风险研究的结果与其他研究不同，故仅采用前者；未采用的研究：{5}项。",
            ),
            silent=Text("", ""),
            why="Where better studies disagree with worse ones, the better ones are believed and nothing is taken off.",
        ),
        Rule(
            Part.WEIGHT_TWICE_AT_HIGH_RISK,
            asks=Text(
                "Is most of the weight in studies at high risk of bias in two or more of randomisation, missing data "
                "and measurement?",
                "大部分权重是否来自在随机化、缺失数据与测量中有两项或以上为高偏倚风险的研究？",
            ),
            step=lambda method: method.risk_of_bias.twice_high_step,
            limit=lambda method: Limit(
                method.risk_of_bias.twice_high_above_percent, Text("% of the weight", "%的权重")
            ),
            source=f"{_GRADE}; the number: evigraph, edition 2",
            ours=True,
            streams=_CONTROLLED,
            fired=Text(
                "{4} % of the weight is at high risk of bias in two domains or more.",
                "{4}%的权重在两个或以上领域为高偏倚风险。",
            ),
            silent=Text(
                "{4} % of the weight is at high risk of bias in two domains or more.",
                "{4}%的权重在两个或以上领域为高偏倚风险。",
            ),
            why="A body whose studies are at high risk in several ways at once is limited very seriously.",
        ),
        Rule(
            Part.MANY_AT_HIGH_RISK,
            asks=Text(
                "Are many of the studies at high risk of bias for randomisation, missing data or measurement?",
                "是否有较多研究在随机化、缺失数据或测量方面为高偏倚风险？",
            ),
            step=lambda method: method.risk_of_bias.step,
            limit=lambda method: Limit(method.risk_of_bias.high_above_percent, _STUDIES),
            source=_CORE,
            ours=True,
            streams=_CONTROLLED,
            fired=Text("Of {3} studies {1} are at high risk of bias.", "{3}项研究中{1}项为高偏倚风险。"),
            silent=Text("Of {3} studies {1} are at high risk of bias.", "{3}项研究中{1}项为高偏倚风险。"),
            why="Groups that differ from the start, people lost on the way, and raters who know who was treated make "
            "effects look larger.",
        ),
        Rule(
            Part.FEW_AT_LOW_RISK,
            asks=Text(
                "Are few of the studies at low risk of bias for randomisation, missing data and measurement?",
                "是否仅有少数研究在随机化、缺失数据与测量方面均为低偏倚风险？",
            ),
            step=lambda method: method.risk_of_bias.step,
            limit=lambda method: Limit(method.risk_of_bias.low_below_percent, _STUDIES),
            source=_CORE,
            ours=True,
            streams=_CONTROLLED,
            fired=Text(
                "Of {3} studies {0} are at low risk of bias; for {2} it was not seen.",
                "{3}项研究中{0}项为低偏倚风险，{2}项未见相关信息。",
            ),
            silent=Text(
                "Of {3} studies {0} are at low risk of bias; for {2} it was not seen.",
                "{3}项研究中{0}项为低偏倚风险，{2}项未见相关信息。",
            ),
            why="What nobody saw to be done well is not taken to be; the step is marked where it rests on that alone.",
        ),
    ),
)
