"""Where the stair starts: the design of the body."""

from __future__ import annotations

from graph.grading.body import Body, Share
from graph.grading.rulebook import ANIMAL_STREAM, NEVER, fires, rule
from graph.model.assessment import Remark
from graph.model.scales import Domain, Stream
from graph.model.values import Answer, Text

_GRADE = "GRADE guidelines 3 (Balshem 2011), doi:10.1016/j.jclinepi.2010.07.015"


@rule(
    asks=Text("Is it a body of randomised human trials?", "是否为随机化人体试验？"),
    domain=Domain.START,
    change=4,
    source=_GRADE,
    streams=frozenset({Stream.HUMAN_RANDOMISED}),
    fired=Text("Randomised human trials (number: {0}) start at high.", "随机化人体试验（{0}项研究）从“高”开始。"),
    silent=NEVER,
)
def start_randomised(body: Body, limit: int) -> Remark | None:
    """Chance decides who is treated, so groups differ in nothing else to begin with."""
    return fires(len(body.lines), rests_on=body.studies)


@rule(
    asks=Text(
        "Is it a body of human studies with a control group, not randomised?", "是否为有对照、非随机的人体研究？"
    ),
    domain=Domain.START,
    change=2,
    source=_GRADE,
    streams=frozenset({Stream.HUMAN_CONTROLLED}),
    fired=Text(
        "Human studies with a control group, not randomised (number: {0}), start at low.",
        "有对照的非随机人体研究（{0}项研究）从“低”开始。",
    ),
    silent=NEVER,
)
def start_controlled(body: Body, limit: int) -> Remark | None:
    """The treated may have differed from the others before treatment."""
    return fires(len(body.lines), rests_on=body.studies)


@rule(
    asks=Text("Is it a body of human studies without a control group?", "是否为无对照的人体研究？"),
    domain=Domain.START,
    change=1,
    source=_GRADE,
    streams=frozenset({Stream.HUMAN_UNCONTROLLED}),
    fired=Text(
        "Human studies without a control group (number: {0}) start at very low.",
        "无对照组的人体研究（{0}项研究）从“极低”开始。",
    ),
    silent=NEVER,
)
def start_uncontrolled(body: Body, limit: int) -> Remark | None:
    """A change from one's own baseline cannot be told from recovery, practice or expectation."""
    return fires(len(body.lines), rests_on=body.studies)


_ANIMAL_SOURCE = "Hooijmans 2018, doi:10.1371/journal.pone.0187271; unclear allocation: evigraph, edition 1"


@rule(
    asks=Text("Were the animals of most of the weight allocated at random?", "大部分权重的动物是否随机分组？"),
    domain=Domain.START,
    change=4,
    source=_ANIMAL_SOURCE,
    streams=ANIMAL_STREAM,
    fired=Text(
        "Animal experiments with random allocation in {0} % of the weight start at high.",
        "{0}%的权重为随机分组的动物实验，从“高”开始。",
    ),
    silent=NEVER,
)
def start_animal_random(body: Body, limit: int) -> Remark | None:
    """An experiment with random allocation starts as high in animals as in people, for the animals."""
    random = _allocated(body, Answer.YES)
    return fires(body.percent(random), rests_on=body.studies) if body.is_most(random) else None


@rule(
    asks=Text("Is it not clear how most of the animals were allocated?", "大部分动物的分组方式是否不清楚？"),
    domain=Domain.START,
    change=3,
    source=_ANIMAL_SOURCE,
    ours=True,
    streams=ANIMAL_STREAM,
    fired=Text(
        "Animal experiments with random allocation shown for only {0} % of the weight start at moderate.",
        "仅{0}%的权重显示随机分组的动物实验，从“中”开始。",
    ),
    silent=NEVER,
)
def start_animal_unclear(body: Body, limit: int) -> Remark | None:
    """Papers on animals often leave out how they were allocated; what is not shown is not assumed."""
    random, not_random = _allocated(body, Answer.YES), _allocated(body, Answer.NO)
    if body.is_most(random) or body.is_most(not_random):
        return None
    return fires(body.percent(random), rests_on=body.studies)


@rule(
    asks=Text("Were most of the animals not allocated at random?", "大部分动物是否未随机分组？"),
    domain=Domain.START,
    change=2,
    source=_ANIMAL_SOURCE,
    ours=True,
    streams=ANIMAL_STREAM,
    fired=Text(
        "Animal experiments without random allocation in {0} % of the weight start at low, as in people.",
        "{0}%的权重为未随机分组的动物实验，与人体研究一样从“低”开始。",
    ),
    silent=NEVER,
)
def start_animal_not_random(body: Body, limit: int) -> Remark | None:
    """Where allocation is known not to be random, animals start where people would."""
    not_random = _allocated(body, Answer.NO)
    return fires(body.percent(not_random), rests_on=body.studies) if body.is_most(not_random) else None


def _allocated(body: Body, answer: Answer) -> Share:
    return body.part(lambda line: line.study.randomised is answer)


@rule(
    asks=Text("Is it a body of laboratory studies?", "是否为实验室研究？"),
    domain=Domain.START,
    change=1,
    source="evigraph, edition 1",
    ours=True,
    streams=frozenset({Stream.IN_VITRO}),
    fired=Text(
        "Studies of cells, organoids and explanted tissue (number: {0}) start at very low.",
        "细胞、类器官与离体组织（{0}项研究）从“极低”开始。",
    ),
    silent=NEVER,
)
def start_in_vitro(body: Body, limit: int) -> Remark | None:
    """What happens in a dish shows what can happen, not what does."""
    return fires(len(body.lines), rests_on=body.studies)
