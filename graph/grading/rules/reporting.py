"""Reporting: is what can be read all that was found?"""

from __future__ import annotations

from graph.grading.body import Body, Weighed
from graph.grading.domains.outcome import Outcome, Part
from graph.grading.domains.reporting import Published, reporting
from graph.grading.rulebook import HUMAN_STREAMS, Asked, Chapter, Rule
from graph.grading.synthesis.asymmetry import egger
from graph.grading.synthesis.values import Estimate, Z
from graph.model.assessment import Limit
from graph.model.scales import Domain
from graph.model.values import Answer, Text

_FEW = frozenset({Part.ASYMMETRY})
_NO_FEW: frozenset[str] = frozenset()


def _ask(body: Body) -> Asked:
    second_hand = small = surely_small = 0
    bar = body.method.imprecision.very_few_people if body.stream.is_human else body.method.imprecision.very_few_animals
    for line, weight in zip(body.lines, body.weights, strict=True):
        conduct = line.conduct
        if conduct.is_second_hand:
            second_hand += weight
        if conduct.is_paid_by_maker:
            small += weight * (line.subjects is None or line.subjects < bar)
            surely_small += weight * (line.subjects is not None and line.subjects < bar)
    studies, asymmetry = _asymmetry(body)
    unpublished = 100 * body.unpublished // (body.unpublished + body.subjects) if body.unpublished else 0
    known = Published(studies, asymmetry, 100 * surely_small // body.weight, 2 * second_hand > body.weight, unpublished)
    found = reporting(body.method, known)
    if not found.fired and small:
        # A maker's study without a number counts as a small one; the step is marked.
        assumed = reporting(body.method, Published(small_and_paid_percent=100 * small // body.weight))
        found = _unseen(assumed) if assumed.fired else found
    values = (
        body.percent(second_hand),
        body.percent(small),
        studies,
        unpublished,
        "–" if asymmetry is None else f"{asymmetry:.2g}",
    )
    behind = _behind(body) if found.fired else None
    few = _FEW if asymmetry is None else _NO_FEW
    return Asked(found, values, behind, unjudged=few)


def _unseen(found: Outcome) -> Outcome:
    fired = tuple(type(one)(one.part, one.step, unseen=True) for one in found.fired)
    return Outcome(found.step, 0, fired)


def _behind(body: Body) -> dict[str, tuple[str, ...]]:
    return {
        Part.KNOWN_AT_SECOND_HAND: body.part(lambda line: line.conduct.is_second_hand).studies,
        Part.SMALL_AND_PAID: body.part(lambda line: line.conduct.is_paid_by_maker).studies,
    }


def _asymmetry(body: Body) -> tuple[int, float | None]:
    """From how many studies, and how likely by chance: of the body's own estimates, else as a review of it tells."""
    estimated = body.estimated
    least = body.method.reporting.asymmetry_from_studies
    if estimated is not None and estimated.pooled.k >= least:
        measure = estimated.pooled.measure
        shares = estimated.pooled.shares
        errors = [
            (measure.analysed(one.interval.high) - measure.analysed(one.interval.low)) / (2 * Z) for one in shares
        ]
        found = egger(
            [Estimate(measure.analysed(one.value), error**2) for one, error in zip(shares, errors, strict=True)]
        )
        return estimated.pooled.k, found.p if found else None
    for line in body.lines:
        told = _told_by_review(line)
        if told is not None:
            return told, 0.0
    return len(body.lines), None


def _told_by_review(line: Weighed) -> int | None:
    """How many studies stand behind a review that reports asymmetry."""
    pooled = line.study.pooled
    if pooled is None or pooled.asymmetry is not Answer.YES:
        return None
    return pooled.studies if pooled.studies is not None else _ENOUGH


_ENOUGH = 10  # A review that reports asymmetry without its number of studies had enough to look for it.
_CORE = "Core GRADE 4, doi:10.1136/bmj-2024-083864; ROB-ME 2023, doi:10.1136/bmj-2023-076754"
_WEIGHT = Text("% of the weight", "%的权重")

REPORTING = Chapter(
    Domain.REPORTING,
    _ask,
    (
        Rule(
            Part.ASYMMETRY,
            asks=Text(
                "From ten studies on: do small studies find more than large ones, or does a review say so?",
                "十项及以上研究时：小型研究的效应是否大于大型研究，或综述报告不对称？",
            ),
            step=lambda method: method.reporting.step,
            limit=lambda method: Limit(method.reporting.asymmetry_from_studies, Text("studies", "项研究")),
            source=_CORE,
            fired=Text("Of {2} studies small ones find more (p {4}).", "{2}项研究中小型研究效应更大（p={4}）。"),
            silent=Text(
                "Of {2} studies small ones do not find more (p {4}).", "{2}项研究中小型研究效应并不更大（p={4}）。"
            ),
            unjudged=Text(
                "Studies (number: {2}) are too few to see whether small ones find more; nothing is taken off for that.",
                "研究数（{2}项）不足以判断小型研究效应是否更大；不因此降级。",
            ),
            why="A funnel that lacks its small negative studies shows that some were never published.",
        ),
        Rule(
            Part.SMALL_AND_PAID,
            asks=Text(
                "Is most of the weight from small studies paid for by the maker?",
                "大部分权重是否来自生产方资助的小型研究？",
            ),
            step=lambda method: method.reporting.step,
            limit=lambda method: Limit(method.reporting.small_and_paid_above_percent, _WEIGHT),
            source=_CORE,
            fired=Text(
                "{1} % of the weight comes from small studies paid for by the maker.",
                "{1}%的权重来自生产方资助的小型研究。",
            ),
            silent=Text(
                "{1} % of the weight comes from small studies paid for by the maker.",
                "{1}%的权重来自生产方资助的小型研究。",
            ),
            why="A maker who runs several small studies need not publish the ones that failed.",
        ),
        Rule(
            Part.KNOWN_AT_SECOND_HAND,
            asks=Text(
                "Is most of it known only from conference abstracts, the press, the maker, or at second hand?",
                "是否大多仅见于会议摘要、新闻、生产方或他人转述？",
            ),
            step=lambda method: method.reporting.step,
            source=f"{_CORE}; Riveros 2013, doi:10.1371/journal.pmed.1001566",
            fired=Text(
                "{0} % of the weight is known only from abstracts, the press, the maker or at second hand.",
                "{0}%的权重仅见于会议摘要、新闻、生产方或他人转述。",
            ),
            silent=Text(
                "{0} % of the weight is known only from abstracts, the press, the maker or at second hand.",
                "{0}%的权重仅见于会议摘要、新闻、生产方或他人转述。",
            ),
            why="Results that never became a full report tend to be the better-looking part. How much of a paper the "
            "curator read is shown and never charged, and posted registry results are evidence.",
        ),
        Rule(
            Part.UNPUBLISHED,
            asks=Text(
                "Are many of the eligible people in trials that finished long ago without results?",
                "是否有相当比例的合格受试者来自早已结束却无结果的试验？",
            ),
            step=lambda method: method.reporting.step,
            limit=lambda method: Limit(method.reporting.unpublished_from_percent, Text("% of the people", "%的受试者")),
            source=f"{_CORE}; the numbers: evigraph, edition 2",
            ours=True,
            streams=HUMAN_STREAMS,
            fired=Text(
                "{3} % of the eligible people are in trials that finished long ago and told nothing.",
                "{3}%的合格受试者来自早已结束却未公布结果的试验。",
            ),
            silent=Text(
                "{3} % of the eligible people are in trials that finished long ago and told nothing.",
                "{3}%的合格受试者来自早已结束却未公布结果的试验。",
            ),
            why="What is not told is seldom what pleased.",
        ),
    ),
)
