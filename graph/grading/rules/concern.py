"""Doubts about data: can what the studies report be believed?"""

from __future__ import annotations

from collections.abc import Collection

from graph.grading.body import Body, body_of
from graph.grading.domains.outcome import NOTHING, Part
from graph.grading.domains.reporting import data_concern
from graph.grading.rulebook import Asked, Chapter, Rule
from graph.model.scales import BodyDirection, Domain
from graph.model.values import Text

_CALM = Asked(NOTHING, (0, "", "", ""))


def _ask(body: Body) -> Asked:
    """A doubted study carries a body from half of the weight on; a review that pooled a retracted one always does."""
    doubted = [line for line in body.lines if line.conduct.is_doubted]
    if not doubted:
        return _CALM
    names = {line.study.id for line in doubted}
    share = body.part(lambda line: line.study.id in names)
    pooled = any(line.study.design.pools for line in doubted)
    found = data_concern(body.method, is_raised=pooled or 2 * share.weight >= body.weight)
    without = _without(body, names)
    values = (body.percent(share.weight), ", ".join(line.study.label for line in doubted), without.en, without.zh)
    return Asked(found, values, {Part.DATA_CONCERN: share.studies})


def _without(body: Body, doubted: Collection[str]) -> Text:
    """Which way the other studies point by themselves."""
    rest = tuple([line for line in body.lines if line.study.id not in doubted])
    if not rest:
        return Text("nothing is left", "别无其他研究")
    return _POINTS[body_of(body.claim, body.base, body.method, body.key, rest).direction]


_POINTS = {
    BodyDirection.FOR: Text("the others support it", "其余研究支持"),
    BodyDirection.AGAINST: Text("the others speak against it", "其余研究相悖"),
    BodyDirection.LITTLE_OR_NONE: Text("the others show little or no effect", "其余研究几乎未见效应"),
    BodyDirection.DISAGREE: Text("the others disagree", "其余研究不一致"),
    BodyDirection.INCONCLUSIVE: Text("the others cannot tell", "其余研究无法判断"),
}

CONCERN = Chapter(
    Domain.DATA_CONCERN,
    _ask,
    (
        Rule(
            Part.DATA_CONCERN,
            asks=Text(
                "Are the data of studies that carry the body doubted: by an expression of concern, by a finding "
                "against their laboratory, or because a review pooled a study that was retracted since?",
                "支撑证据体的研究数据是否受到质疑：关注声明、针对其实验室的认定，或综述纳入了后被撤稿的研究？",
            ),
            step=lambda method: method.data_concern.step,
            source="Cochrane policy on problematic studies; INSPECT-SR, doi:10.1101/2025.09.03.25334905; laboratories "
            "and half of the weight: evigraph, edition 2",
            ours=True,
            fired=Text(
                "The data of {0} % of the weight are doubted: {1}. Without them: {2}.",
                "{0}%权重的数据受到质疑：{1}。若除去：{3}。",
            ),
            silent=Text(
                "Data that carry the body are not doubted ({0} % of the weight).",
                "支撑证据体的数据未受质疑（{0}%权重）。",
            ),
            why="Numbers that may not be true cannot carry a grade by themselves; without them is shown beside.",
        ),
    ),
)
