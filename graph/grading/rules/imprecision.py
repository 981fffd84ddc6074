"""Imprecision: is there enough of it to know?"""

from __future__ import annotations

from graph.grading.body import Body, known_subjects
from graph.grading.domains.imprecision import Numbers, imprecision
from graph.grading.domains.outcome import Part
from graph.grading.method import Heads
from graph.grading.rulebook import Asked, Chapter, Rule
from graph.model.assessment import Limit
from graph.model.scales import Domain, Stream
from graph.model.values import Text

_INTERVAL = frozenset({Part.INTERVAL_CROSSES, Part.INTERVAL_CROSSES_BOTH, Part.TOO_WIDE_FOR_ITS_SIZE})
_NUMBERS = frozenset({Part.FEW, Part.VERY_FEW})
_NOTHING_LEFT_OUT: frozenset[str] = frozenset()
_TOO_WIDE = frozenset({Part.TOO_WIDE_FOR_ITS_SIZE})


def _ask(body: Body) -> Asked:
    """Numbers are counted of living bodies; of tissue and dishes they say little, so only an interval does."""
    effect = body.effect
    is_animal = body.stream is Stream.ANIMAL
    counts = is_animal or body.stream.is_human
    people, unknown = (body.subjects, body.unknown) if effect is None else _behind_the_estimate(body)
    numbers = Numbers(people if counts else _PLENTY, counts and unknown > 0, is_animal)
    found = imprecision(body.method, numbers, effect)
    left_out: frozenset[str] = _INTERVAL
    if effect is not None:
        left_out = _NOTHING_LEFT_OUT if body.method.imprecision.heads is Heads.LARGE_EFFECTS else _TOO_WIDE
    if not counts:
        left_out |= _NUMBERS
    values: tuple[int | str, ...] = (people, unknown)
    if effect is None:
        return Asked(found, values, left_out=left_out)
    limits = " / ".join(f"{limit:g}" for limit in effect.thresholds)
    low, high = effect.interval.low, effect.interval.high
    said: tuple[int | str, ...] = (f"{effect.value:.3g}", f"{low:.3g}", f"{high:.3g}", limits)
    return Asked(found, values + said, left_out=left_out)


def _behind_the_estimate(body: Body) -> tuple[int, int]:
    """How many the estimate rests on; those of studies without numbers say nothing of how precise it is."""
    used = [line for line, weight in zip(body.lines, body.weights, strict=True) if weight]
    return known_subjects(used), sum(line.subjects is None for line in used)


_PLENTY = 10**9

_SOURCE = "GRADE guidelines 6 (Guyatt 2011), doi:10.1016/j.jclinepi.2011.01.012; Core GRADE 2"
_FOUND = Text(
    "The estimate is {2}, with a 95 % interval from {3} to {4}; the threshold is {5}.",
    "估计值为{2}，95%区间为{3}至{4}；阈值为{5}。",
)
_COUNTED = Text(
    "{0} people or animals are known of; studies that do not show their number: {1}.",
    "已知{0}名受试者或动物；未给出数量的研究：{1}项。",
)
_HEADS = Text("people", "人")

IMPRECISION = Chapter(
    Domain.IMPRECISION,
    _ask,
    (
        Rule(
            Part.INTERVAL_CROSSES_BOTH,
            asks=Text(
                "Does the interval hold both an important gain and an important loss?",
                "区间是否同时包含重要获益与重要损失？",
            ),
            step=lambda method: method.imprecision.both_sides_step,
            source=_SOURCE,
            fired=_FOUND,
            silent=_FOUND,
            why="Where a gain and a loss that patients would notice are both possible, little is known.",
        ),
        Rule(
            Part.INTERVAL_CROSSES,
            asks=Text(
                "Does the interval cross the smallest difference that patients notice, or else no effect?",
                "区间是否越过患者可察觉的最小差异，或在未知该差异时越过无效应？",
            ),
            step=lambda method: method.imprecision.interval_step,
            source=_SOURCE,
            fired=_FOUND,
            silent=_FOUND,
            why="A decision would differ at the two ends of such an interval. One that lies wholly inside what nobody "
            "would notice is precise about little or no effect.",
        ),
        Rule(
            Part.TOO_WIDE_FOR_ITS_SIZE,
            asks=Text("Is a large effect told with far too wide an interval?", "大效应的区间是否过宽？"),
            step=lambda method: method.imprecision.both_sides_step,
            limit=lambda method: Limit(
                round(method.imprecision.widest_ratio), Text("upper to lower limit", "上下限之比")
            ),
            source="Core GRADE 2, doi:10.1136/bmj-2024-081904",
            fired=_FOUND,
            silent=_FOUND,
            why="Asked only by methods that look at numbers of people for implausibly large effects alone.",
        ),
        Rule(
            Part.FEW,
            asks=Text("Were few people, or few animals, studied?", "受试者或动物数量是否较少？"),
            step=lambda method: method.imprecision.few_step,
            limit=lambda method: Limit(method.imprecision.few_people, _HEADS),
            source=f"{_SOURCE}; animals (100): evigraph, edition 2",
            ours=True,
            fired=_COUNTED,
            silent=_COUNTED,
            why="Few people seldom balance by chance, and early small studies tend to look better than later ones.",
        ),
        Rule(
            Part.VERY_FEW,
            asks=Text(
                "Were very few studied, and the interval crosses the threshold or is not known?",
                "受试者极少，且区间越过阈值或未知？",
            ),
            step=lambda method: method.imprecision.very_few_step,
            limit=lambda method: Limit(method.imprecision.very_few_people, _HEADS),
            source=f"{_SOURCE}; animals (40): evigraph, edition 2",
            ours=True,
            fired=_COUNTED,
            silent=_COUNTED,
            why="One more level where so few were studied that the next study could turn it round. A number that "
            "nobody saw counts as too few, and the step is marked.",
        ),
    ),
)
