"""Imprecision: is there enough of it to know?"""

from __future__ import annotations

from decimal import Decimal

from graph.grading.body import Body, Weighed
from graph.grading.rulebook import ANIMAL_STREAM, HUMAN_STREAMS, could_not_judge, fires, rule, silent
from graph.model.assessment import Limit, Remark
from graph.model.claim import HarmSense
from graph.model.finding import Effect
from graph.model.scales import Domain, Kind
from graph.model.values import Text

_POLLOCK = "Pollock 2016, doi:10.1016/j.jclinepi.2015.08.013"
_PEOPLE = Text("people", "人")
_ANIMALS = Text("animals", "只动物")
_FEW_PEOPLE = Text("{0} participants in all, fewer than {1}.", "受试者共{0}人，少于{1}人。")
_ENOUGH_PEOPLE = Text("{0} participants in all, at least {1}.", "受试者共{0}人，不少于{1}人。")
_UNKNOWN_PEOPLE = Text(
    "{0} participants are known of; studies that do not show their number: {2}. {1} would be enough.",
    "已知受试者{0}人，另有{2}项研究未显示人数；达到{1}人即足够。",
)
_FEW_ANIMALS = Text("{0} animals in all, fewer than {1}.", "动物共{0}只，少于{1}只。")
_ENOUGH_ANIMALS = Text("{0} animals in all, at least {1}.", "动物共{0}只，不少于{1}只。")
_UNKNOWN_ANIMALS = Text(
    "{0} animals are known of; studies that do not show their number: {2}. {1} would be enough.",
    "已知动物{0}只，另有{2}项研究未显示数量；达到{1}只即足够。",
)


@rule(
    asks=Text("Are there fewer than 200 participants in all?", "受试者总数是否少于200人？"),
    domain=Domain.IMPRECISION,
    change=-1,
    limit=Limit(200, _PEOPLE),
    source=_POLLOCK,
    streams=HUMAN_STREAMS,
    fired=_FEW_PEOPLE,
    silent=_ENOUGH_PEOPLE,
    unjudged=_UNKNOWN_PEOPLE,
)
def few_participants(body: Body, limit: int) -> Remark:
    """Small numbers leave room for chance; Pollock's first threshold is 200."""
    return _fewer_than(body, limit)


@rule(
    asks=Text("Are there fewer than 100 participants in all?", "受试者总数是否少于100人？"),
    domain=Domain.IMPRECISION,
    change=-2,
    limit=Limit(100, _PEOPLE),
    source=_POLLOCK,
    streams=HUMAN_STREAMS,
    fired=_FEW_PEOPLE,
    silent=_ENOUGH_PEOPLE,
    unjudged=_UNKNOWN_PEOPLE,
)
def very_few_participants(body: Body, limit: int) -> Remark:
    """Below Pollock's second threshold, 100, chance alone can make a large effect."""
    return _fewer_than(body, limit)


@rule(
    asks=Text("Are there fewer than 100 animals in all?", "动物总数是否少于100只？"),
    domain=Domain.IMPRECISION,
    change=-1,
    limit=Limit(100, _ANIMALS),
    source="evigraph, edition 1",
    ours=True,
    streams=ANIMAL_STREAM,
    fired=_FEW_ANIMALS,
    silent=_ENOUGH_ANIMALS,
    unjudged=_UNKNOWN_ANIMALS,
)
def few_animals(body: Body, limit: int) -> Remark:
    """Animal groups are small and alike; our first threshold is 100 animals in the body."""
    return _fewer_than(body, limit)


@rule(
    asks=Text("Are there fewer than 40 animals in all?", "动物总数是否少于40只？"),
    domain=Domain.IMPRECISION,
    change=-2,
    limit=Limit(40, _ANIMALS),
    source="evigraph, edition 1",
    ours=True,
    streams=ANIMAL_STREAM,
    fired=_FEW_ANIMALS,
    silent=_ENOUGH_ANIMALS,
    unjudged=_UNKNOWN_ANIMALS,
)
def very_few_animals(body: Body, limit: int) -> Remark:
    """Below 40 animals, which is two groups of twenty, chance can make a large effect."""
    return _fewer_than(body, limit)


def _fewer_than(body: Body, limit: int) -> Remark:
    known, unknown = body.known_subjects, body.unknown_studies
    if known >= limit:
        return silent(known, limit, rests_on=body.studies)
    if unknown:
        return could_not_judge(known, limit, len(unknown), rests_on=unknown)
    return fires(known, limit, rests_on=body.studies)


_NO_DIFFERENCE = Decimal(0)
_NO_RATIO = Decimal(1)
# GRADE guidelines 6 suggests a relative change of 25 % as the default for an appreciable benefit or harm.
_APPRECIABLE_RATIOS = (Decimal("0.75"), Decimal("1.25"))


@rule(
    asks=Text(
        "Does the 95 % interval hold both no effect and an appreciable benefit or harm?",
        "95%区间是否既包含无效应，又包含可观的获益或危害？",
    ),
    domain=Domain.IMPRECISION,
    change=-1,
    source="GRADE guidelines 6 (Guyatt 2011), doi:10.1016/j.jclinepi.2011.01.012",
    fired=Text(
        "Of the weight with a recorded interval, {0} % has one that holds both no effect and an appreciable one.",
        "在有记录区间的权重中，{0}%的区间既包含无效应又包含可观效应。",
    ),
    silent=Text(
        "Of the weight with a recorded interval, {0} % has one that holds both no effect and an appreciable one; "
        "more than half would count.",
        "在有记录区间的权重中，{0}%的区间既包含无效应又包含可观效应；超过一半才计入。",
    ),
    unjudged=Text(
        "No 95 % interval of a comparison is recorded whose meaning is known.",
        "没有记录含义明确的组间比较95%区间。",
    ),
)
def interval_holds_no_effect(body: Body, limit: int) -> Remark:
    """An interval from harm to benefit answers nothing, however many people it rests on."""
    judged = [(line, verdict) for line in body.lines if (verdict := _crosses(line, body)) is not None]
    if not judged:
        return could_not_judge(rests_on=body.studies)
    known = body.share([line for line, _ in judged])
    crossing = body.share([line for line, verdict in judged if verdict])
    percent = 100 * crossing.weight // known.weight
    if 2 * crossing.weight > known.weight:
        return fires(percent, rests_on=crossing.studies)
    return silent(percent, rests_on=known.studies)


def _crosses(line: Weighed, body: Body) -> bool | None:
    """Whether the intervals that a line reads answer nothing; `None` where none can be judged."""
    verdicts = [
        _answers_nothing(finding.effect, _important_difference(body, finding.instrument))
        for finding in line.findings
        if finding.effect is not None
    ]
    known = [verdict for verdict in verdicts if verdict is not None]
    return all(known) if known else None


def _important_difference(body: Body, instrument: str | None) -> Decimal | None:
    return body.base.instruments[instrument].important_difference if instrument else None


def _answers_nothing(effect: Effect, important: Decimal | None) -> bool | None:
    """Whether an interval holds no effect and an appreciable one; `None` where the scale's meaning is not known."""
    interval = effect.interval
    if interval is None or not effect.measure.is_contrast:
        return None
    if not interval.holds(_NO_RATIO if effect.measure.is_ratio else _NO_DIFFERENCE):
        return False
    if effect.measure.is_ratio:
        low, high = _APPRECIABLE_RATIOS
        return interval.low <= low or interval.high >= high
    if important is None:
        return None
    return interval.low <= -important or interval.high >= important


@rule(
    asks=Text(
        "Does a claim of safety rest on fewer than 300 people?",
        "安全性声明是否基于少于300人？",
    ),
    domain=Domain.IMPRECISION,
    change=-1,
    limit=Limit(300, _PEOPLE),
    source="Hanley & Lippman-Hand 1983 (rule of three), doi:10.1001/jama.1983.03330370053031; threshold: evigraph",
    ours=True,
    kinds=frozenset({Kind.HARM}),
    streams=HUMAN_STREAMS,
    fired=Text(
        "Even if none of {0} people had the event, up to {1} in 100 could (rule of three).",
        "即使{0}人中无一发生该事件，真实发生率仍可能高达每100人{1}人（三倍法则）。",
    ),
    silent=Text(
        "With {0} people, an event that nobody had could still happen to up to {1} in 100 (rule of three).",
        "{0}人均未发生的事件，真实发生率仍可能高达每100人{1}人（三倍法则）。",
    ),
    unjudged=Text("The number of people is not known.", "人数未知。"),
)
def absence_of_events(body: Body, limit: int) -> Remark | None:
    """Not having seen a harm in n people leaves room for it to happen to 3 in n."""
    if body.claim.asserts is not HarmSense.SAFETY:
        return None
    people = body.known_subjects
    if not people:
        return could_not_judge(rests_on=body.studies)
    bound = _per_hundred(3, people)
    return (fires if people < limit else silent)(people, bound, rests_on=body.studies)


def _per_hundred(part: int, whole: int) -> str:
    """A share per hundred with one decimal, at most 100."""
    tenths = min(1000, -(-1000 * part // whole))
    return f"{tenths // 10}.{tenths % 10}"
