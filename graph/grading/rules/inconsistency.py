"""Inconsistency: do the studies agree?"""

from __future__ import annotations

from graph.grading.body import Body
from graph.grading.domains.consistency import disagreement, inconsistency
from graph.grading.domains.outcome import NOTHING, Part
from graph.grading.rulebook import Asked, Chapter, Rule
from graph.grading.synthesis.values import Interval
from graph.model.assessment import Limit
from graph.model.scales import Direction, Domain
from graph.model.values import Text

_BY_ESTIMATE = frozenset({Part.HETEROGENEITY, Part.PREDICTION_CROSSES, Part.HETEROGENEITY_UNREPORTED})
_BY_VOTES = frozenset({Part.VOTES_ON_THE_OTHER_SIDE})


def _ask(body: Body) -> Asked:
    if body.effect is not None and body.estimated is not None:
        return _of_estimates(body)
    figures = [line.study.pooled.i_squared for line in body.lines if line.study.pooled]
    known = [figure for figure in figures if figure is not None]
    votes = body.votes
    sides = votes.halves_for, votes.halves_against
    share = 100 * min(sides) // (sum(sides) or 1)
    found = disagreement(body.method, max(sides), min(sides))
    if known and not found.fired:
        return _of_review(body, max(known))
    if len(body.lines) == 1:
        return Asked(NOTHING, (share,), unjudged=_BY_VOTES, left_out=_BY_ESTIMATE)
    if not found.fired and body.method.inconsistency.unreported_step:
        return _of_review(body, None)
    behind: dict[str, tuple[str, ...]] | None = {Part.VOTES_ON_THE_OTHER_SIDE: _minority(body)} if found.fired else None
    return Asked(found, (share,), behind, left_out=_BY_ESTIMATE)


def _of_estimates(body: Body) -> Asked:
    effect, estimated = body.effect, body.estimated
    if effect is None or estimated is None:
        return Asked(NOTHING, left_out=_BY_ESTIMATE)
    pooled = estimated.pooled
    if pooled.k == 1:
        review = body.lines[0].study.pooled if len(body.lines) == 1 else None
        if review is not None and review.i_squared is not None:
            return _of_review(body, review.i_squared)
        return Asked(NOTHING, (0,), unjudged=_BY_VOTES, left_out=_BY_ESTIMATE)
    found = inconsistency(
        body.method,
        studies=pooled.k,
        i2=pooled.i2,
        interval=effect.interval,
        prediction=pooled.prediction,
        thresholds=effect.thresholds,
    )
    return Asked(found, (_percent(pooled.i2),), left_out=_BY_VOTES | _without_step(body))


def _of_review(body: Body, i_squared: int | None) -> Asked:
    """A review says itself how much its studies differ; what nobody reports only some methods charge."""
    i2 = None if i_squared is None else float(i_squared)
    found = inconsistency(body.method, studies=2, i2=i2, interval=_NO_INTERVAL, thresholds=())
    return Asked(found, (_percent(i2),), left_out=_BY_VOTES | _without_step(body) | {Part.PREDICTION_CROSSES})


_NO_INTERVAL = Interval(0, 0)  # Only asked for where a prediction interval stands beside it.


def _without_step(body: Body) -> frozenset[str]:
    """An unreported figure is asked for only where the method takes a step for it."""
    return frozenset() if body.method.inconsistency.unreported_step else _UNREPORTED


_UNREPORTED = frozenset({Part.HETEROGENEITY_UNREPORTED})


def _percent(i_squared: float | None) -> int | str:
    return "–" if i_squared is None else round(i_squared)


def _minority(body: Body) -> tuple[str, ...]:
    votes = body.votes
    other = Direction.DISPUTES if votes.halves_for >= votes.halves_against else Direction.SUPPORTS
    return body.part(lambda line: line.direction in (other, Direction.MIXED)).studies


_CORE = "GRADE guidelines 7 (Guyatt 2011), doi:10.1016/j.jclinepi.2011.03.017; Core GRADE 3 (the idea)"
_DIFFER = Text("I² of the estimates: {0} %.", "估计值的I²为{0}%。")

INCONSISTENCY = Chapter(
    Domain.INCONSISTENCY,
    _ask,
    (
        Rule(
            Part.HETEROGENEITY,
            asks=Text("Do the estimates differ by much more than chance (I²)?", "各估计值的差异是否远超偶然（I²）？"),
            step=lambda method: method.inconsistency.step,
            limit=lambda method: Limit(method.inconsistency.i2_above_percent, Text("% I²", "% I²")),
            source=f"{_CORE}; the number: evigraph, edition 2",
            ours=True,
            fired=_DIFFER,
            silent=_DIFFER,
            why="A pooled estimate hides disagreement; I² says how much of the spread is more than chance.",
        ),
        Rule(
            Part.HETEROGENEITY_UNREPORTED,
            asks=Text("Is it not reported how much the estimates differ?", "是否未报告各估计值的差异程度？"),
            step=lambda method: method.inconsistency.unreported_step,
            source="Pollock 2016, doi:10.1016/j.jclinepi.2015.08.013",
            fired=Text("How much the estimates differ is not reported.", "未报告各估计值的差异程度。"),
            silent=_DIFFER,
            why="Only a method that holds an unreported figure against the studies takes a step for it.",
        ),
        Rule(
            Part.PREDICTION_CROSSES,
            asks=Text(
                "May a new study lie beyond the threshold that the pooled interval keeps clear of?",
                "新研究是否可能越过合并区间未触及的阈值？",
            ),
            step=lambda method: method.inconsistency.step,
            source=_CORE,
            fired=Text(
                "The prediction interval crosses the threshold and the interval does not (I² {0} %).",
                "预测区间越过阈值而置信区间未越过（I²为{0}%）。",
            ),
            silent=Text(
                "No prediction interval crosses a threshold that the interval keeps clear of.",
                "没有预测区间越过置信区间未触及的阈值。",
            ),
            why="The mean may be clear while single settings are not; told from five studies on.",
        ),
        Rule(
            Part.VOTES_ON_THE_OTHER_SIDE,
            asks=Text(
                "Without estimates: is a good part of the studies with a direction on the other side?",
                "无估计值时：是否有相当部分有方向的研究指向相反方向？",
            ),
            step=lambda method: method.inconsistency.step,
            limit=lambda method: Limit(method.inconsistency.other_side_from_percent, Text("% of the votes", "%的票数")),
            source="evigraph, edition 2; single study: Pollock 2016, doi:10.1016/j.jclinepi.2015.08.013",
            ours=True,
            fired=Text(
                "Of the studies with a direction {0} % point the other way.", "有方向的研究中{0}%指向相反方向。"
            ),
            silent=Text(
                "Of the studies with a direction {0} % point the other way.", "有方向的研究中{0}%指向相反方向。"
            ),
            unjudged=Text(
                "There is one study only, so whether others would agree is unknown; nothing is taken off for that.",
                "仅有一项研究，其他研究是否一致尚不可知；不因此降级。",
            ),
            why="One study can neither agree nor disagree: its consistency is unknown, not good.",
        ),
    ),
)
