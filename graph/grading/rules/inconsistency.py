"""Inconsistency: do the studies agree?"""

from __future__ import annotations

from graph.grading.body import Body
from graph.grading.rulebook import could_not_judge, fires, rule, silent
from graph.model.assessment import Limit, Remark
from graph.model.scales import Direction, Domain
from graph.model.values import Text


@rule(
    asks=Text("Is the pooled heterogeneity I² above 75 %?", "合并异质性I²是否高于75%?"),
    domain=Domain.INCONSISTENCY,
    change=-1,
    limit=Limit(75, Text("% I²", "% I²")),
    source="Pollock 2016, doi:10.1016/j.jclinepi.2015.08.013",
    fired=Text("Pooled heterogeneity is high: I² {0} % (above {1} %).", "合并异质性高：I²为{0}%（高于{1}%）。"),
    silent=Text(
        "No pooled heterogeneity above {0} % is recorded (highest I²: {1}).",
        "未记录到高于{0}%的合并异质性（最高I²：{1}）。",
    ),
)
def high_heterogeneity(body: Body, limit: int) -> Remark:
    """A pooled estimate hides disagreement; I² says how much of the spread is more than chance.

    Where no review gives an I², the next rule looks at the directions instead.
    """
    figures = {
        line.study.id: line.study.pooled.i_squared
        for line in body.lines
        if line.study.pooled and line.study.pooled.i_squared is not None
    }
    high = tuple(study for study, value in figures.items() if value > limit)
    if high:
        return fires(max(figures.values()), limit, rests_on=high)
    return silent(limit, f"{max(figures.values())} %" if figures else "–", rests_on=tuple(figures))


@rule(
    asks=Text(
        "Does at least a quarter of the weight point the other way?",
        "是否至少四分之一的权重指向相反方向？",
    ),
    domain=Domain.INCONSISTENCY,
    change=-1,
    limit=Limit(25, Text("% of the weight", "%的权重")),
    source="evigraph, edition 1; single study: AHRQ methods guide (NBK66083), Pollock 2016",
    ours=True,
    fired=Text(
        "{0} % of the weight points one way and {1} % the other; a quarter against is a disagreement.",
        "{0}%的权重指向一方，{1}%指向另一方；四分之一相反即为不一致。",
    ),
    silent=Text(
        "The studies agree: {0} % of the weight points one way, {1} % the other.",
        "各研究一致：{0}%的权重指向一方，{1}%指向另一方。",
    ),
    unjudged=Text(
        "There is one study only, so whether others would agree is unknown; nothing is taken off for that.",
        "仅有一项研究，其他研究是否一致尚不可知；不因此降级。",
    ),
)
def opposing_weight(body: Body, limit: int) -> Remark:
    """Where nothing is pooled, the weight on either side shows whether studies agree.

    One study can neither agree nor disagree: its consistency is unknown, not good.
    """
    whole = 2 * body.weight
    minor = min(body.quarters_for, whole - body.quarters_for)
    percent = 100 * minor // whole
    if 100 * minor >= limit * whole:
        against = Direction.REFUTES if 2 * body.quarters_for >= whole else Direction.SUPPORTS
        share = body.part(lambda line: line.line.direction in (against, Direction.MIXED))
        return fires(100 - percent, percent, rests_on=share.studies)
    if len(body.lines) == 1 and not body.lines[0].study.design.pools:
        return could_not_judge(rests_on=body.studies)
    return silent(100 - percent, percent, rests_on=body.studies)
