"""Publication bias: is what can be read all that was found?"""

from __future__ import annotations

from graph.grading.body import Body, Weighed
from graph.grading.rulebook import could_not_judge, fires, rule, silent
from graph.model.assessment import Limit, Remark
from graph.model.scales import Direction, Domain
from graph.model.study import Funder, ReportKind, Standing
from graph.model.values import Answer, Text

_GRADE = "GRADE guidelines 5 (Guyatt 2011), doi:10.1016/j.jclinepi.2011.01.011"


@rule(
    asks=Text(
        "Does a review report asymmetry, or studies that seem to be missing?",
        "是否有综述报告了不对称性或疑似缺失的研究？",
    ),
    domain=Domain.PUBLICATION_BIAS,
    change=-1,
    source=_GRADE,
    fired=Text(
        "Reviews that report asymmetry or missing studies: {0}.",
        "{0}篇综述报告了不对称性或缺失研究。",
    ),
    silent=Text("No review reports asymmetry or missing studies.", "没有综述报告不对称性或缺失研究。"),
)
def reported_asymmetry(body: Body, limit: int) -> Remark | None:
    """A funnel that lacks its small negative studies shows that some were never published."""
    asymmetric = body.part(lambda line: line.study.pooled is not None and line.study.pooled.asymmetry is Answer.YES)
    if asymmetric.studies:
        return fires(len(asymmetric.studies), rests_on=asymmetric.studies)
    return silent(rests_on=body.studies)


@rule(
    asks=Text(
        "Is most of the weight known only from abstracts, press or company reports, or at second hand?",
        "大部分权重是否仅见于会议摘要、新闻、公司报告或他人转述？",
    ),
    domain=Domain.PUBLICATION_BIAS,
    change=-1,
    source=_GRADE,
    fired=Text(
        "{0} % of the weight is known only from an abstract, a press or company report, or at second hand.",
        "{0}%的权重仅见于会议摘要、新闻、公司报告或他人转述。",
    ),
    silent=Text(
        "{0} % of the weight is known only from abstracts, press or at second hand; more than half would count.",
        "{0}%的权重仅见于会议摘要、新闻、公司报告或他人转述；超过一半才计入。",
    ),
)
def mostly_unreviewed(body: Body, limit: int) -> Remark | None:
    """Results that never became a full, reviewed report tend to be the better-looking part.

    A paper that was seen only through others who write about it is known no better than a press report.
    """
    unreviewed = body.part(_is_unreviewed)
    answer = fires if body.is_most(unreviewed) else silent
    return answer(body.percent(unreviewed), rests_on=unreviewed.studies)


_UNREVIEWED = frozenset(
    {
        ReportKind.CONFERENCE_ABSTRACT,
        ReportKind.PRESS_RELEASE,
        ReportKind.NEWS,
        ReportKind.WEB_PAGE,
        ReportKind.PREPRINT,
    }
)


def _is_unreviewed(line: Weighed) -> bool:
    """Whether no reviewed report was itself seen, and something else tells of results."""
    standing = [report for report in line.study.reports if report.standing is not Standing.RETRACTED]
    if any(report.kind.is_reviewed and report.seen.can_confirm for report in standing):
        return False
    return any(report.kind in _UNREVIEWED or not report.seen.can_confirm for report in standing)


@rule(
    asks=Text(
        "Are there three or more small studies, all positive and all paid for by the maker?",
        "是否有三项或以上小型研究，全部阳性且全部由生产方资助？",
    ),
    domain=Domain.PUBLICATION_BIAS,
    change=-1,
    limit=Limit(3, Text("studies", "项研究")),
    source="evigraph, edition 1",
    ours=True,
    fired=Text(
        "All {0} studies are small, positive and paid for by the maker.",
        "全部{0}项研究均为小型、阳性且由生产方资助。",
    ),
    silent=Text(
        "Not three or more studies that are all small, positive and paid for by the maker (studies: {0}).",
        "并非三项或以上且全部小型、阳性、由生产方资助的研究（共{0}项）。",
    ),
    unjudged=Text(
        "All {0} studies are small and positive, and for {1} of them it is not known who paid.",
        "全部{0}项研究均为小型且阳性，其中{1}项资助方未知。",
    ),
)
def small_positive_maker_funded(body: Body, limit: int) -> Remark | None:
    """A maker who runs several small studies need not publish the ones that failed."""
    count = len(body.lines)
    if count < limit or not all(_is_small_and_positive(line) for line in body.lines):
        return silent(count, rests_on=body.studies)
    unknown = body.part(lambda line: line.study.funder is Funder.UNKNOWN)
    others = body.part(lambda line: line.study.funder not in (Funder.MAKER, Funder.UNKNOWN))
    if others.studies:
        return silent(count, rests_on=others.studies)
    if unknown.studies:
        return could_not_judge(count, len(unknown.studies), rests_on=unknown.studies)
    return fires(count, rests_on=body.studies)


# The lower limits of the imprecision rules.
_SMALL_IN_PEOPLE = 100
_SMALL_IN_ANIMALS = 40


def _is_small_and_positive(line: Weighed) -> bool:
    """Small as in the imprecision rules, and on the claim's side; a study of unknown size is not known to be small."""
    if line.line.direction is not Direction.SUPPORTS or line.subjects is None:
        return False
    return line.subjects < (_SMALL_IN_PEOPLE if line.rung.is_human else _SMALL_IN_ANIMALS)
