"""A body of evidence in words: how its studies point, the estimate that they give together, and the absolute effect."""

from __future__ import annotations

from decimal import Decimal

from graph.facts.figures import decimal, number
from graph.facts.labels import label
from graph.model.assessment import Absolute, BodyAssessment, Pool, Votes
from graph.model.finding import EffectMeasure
from graph.model.values import Text

_VOTES = Text(
    "Of {all} independent studies, {for_} point the claim’s way, {against} the other way, {mixed} both ways, "
    "and {cannot} cannot tell",
    "{all}项独立研究中，{for_}项支持该论断，{against}项相反，{mixed}项两者兼有，{cannot}项无法判断方向",
)
_SHARE = Text(
    "; {share} % of those with a direction are on its side (95 % interval {low} to {high} %; descriptive)",
    "；有方向者中{share}%支持（95%区间{low}%至{high}%，仅供描述）",
)
_ONE_VOTE = Text("The one study {way}", "唯一一项研究{way}")
_WAYS = (
    Text("points the claim’s way", "支持该论断"),
    Text("points the other way", "与该论断相反"),
    Text("points both ways", "两者兼有"),
    Text("cannot tell", "无法判断方向"),
)
_ONE = Text(
    "{measure} {estimate} (95 % interval {low} to {high}), one study",
    "{measure}{estimate}（95%区间{low}至{high}），一项研究",
)
_SEVERAL = Text(
    "{measure} {estimate} (95 % interval {low} to {high}), {k} studies pooled",
    "{measure}{estimate}（95%区间{low}至{high}），合并{k}项研究",
)
_PEOPLE = Text(", n {people}", "，例数{people}")
_HETEROGENEITY = Text("; I² {i} %", "；I² {i}%")
_PREDICTION = Text("; a new study would lie between {low} and {high}", "；新研究的预测区间为{low}至{high}")
_COMMON = Text("; with one common effect {low} to {high}", "；按共同效应模型为{low}至{high}")
_MID = Text("; patients notice {mid}", "；患者能察觉的最小差别为{mid}")
_ABSOLUTE = Text(
    "{without} in 1,000 without, {with_} in 1,000 with the treatment ({low} to {high})",
    "每1000人中：不治疗{without}人，治疗{with_}人（{low}至{high}人）",
)
_RATIO_DIGITS = 2


def votes_words(votes: Votes) -> Text:
    """One vote a study, whatever its size or p value, with the share on the claim's side where any has a direction."""
    every = votes.for_ + votes.against + votes.mixed + votes.cannot_tell
    if every == 1:
        way = _WAYS[votes[:4].index(1)]
        return Text(_ONE_VOTE.en.format(way=way.en), _ONE_VOTE.zh.format(way=way.zh))
    counts = {
        "all": every,
        "for_": votes.for_,
        "against": votes.against,
        "mixed": votes.mixed,
        "cannot": votes.cannot_tell,
    }
    words = _filled(_VOTES, **counts)
    if votes.share is None:
        return words
    share, low, high = (f"{part:.0f}" for part in votes.share)
    return _joined(words, _filled(_SHARE, share=share, low=low, high=high))


def pool_words(pool: Pool) -> Text:
    """The estimate with its measure and interval, from how many, and what speaks of how far the studies agree."""
    k = len(pool.studies)
    values = {
        "estimate": figure(pool.estimate, pool),
        "low": figure(pool.low, pool),
        "high": figure(pool.high, pool),
    }
    measure = measure_words(pool)
    frame = _ONE if k == 1 else _SEVERAL
    words = Text(frame.en.format(measure=measure.en, k=k, **values), frame.zh.format(measure=measure.zh, k=k, **values))
    for frame, given in (
        (_PEOPLE, {"people": number(pool.people)} if pool.people is not None else None),
        (_HETEROGENEITY, {"i": f"{pool.i_squared:.0f}"} if pool.i_squared is not None and k > 1 else None),
        (_PREDICTION, _bounds(pool.prediction, pool)),
        (_COMMON, _bounds(pool.common, pool)),
        (_MID, {"mid": figure(pool.mid, pool)} if pool.mid is not None else None),
    ):
        if given:
            words = _joined(words, _filled(frame, **given))
    return words


def measure_words(pool: Pool) -> Text:
    """What the estimate is, with its unit where it has one."""
    known = {measure.value: measure for measure in EffectMeasure}.get(pool.measure)
    words = label(known) if known else Text(pool.measure, pool.measure)
    return Text(f"{words.en} ({pool.unit})", f"{words.zh}（{pool.unit}）") if pool.unit else words


def absolute_words(absolute: Absolute) -> Text:
    """Events in 1,000 people with and without."""
    return _filled(_ABSOLUTE, **absolute._asdict())


def found_words(body: BodyAssessment) -> Text:
    """What a body found, by whatever decided: its estimate, else how its studies point."""
    if body.decided_by == "estimates" and body.pooled is not None:
        return pool_words(body.pooled)
    return votes_words(body.votes)


def _bounds(interval: tuple[float, float] | None, pool: Pool) -> dict[str, str] | None:
    return {"low": figure(interval[0], pool), "high": figure(interval[1], pool)} if interval else None


def figure(value: float, pool: Pool) -> str:
    """Two decimals for ratios and small numbers, else one: as clinicians print them."""
    digits = _RATIO_DIGITS if pool.no_effect == 1 or abs(value) < 1 else 1
    return decimal(Decimal(f"{value:.{digits}f}"))


def _filled(frame: Text, **values: int | str) -> Text:
    return Text(frame.en.format(**values), frame.zh.format(**values))


def _joined(first: Text, second: Text) -> Text:
    return Text(first.en + second.en, first.zh + second.zh)
