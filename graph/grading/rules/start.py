"""Where the stair starts: the design of the body."""

from __future__ import annotations

from graph.grading.body import Body
from graph.grading.domains.outcome import NOTHING
from graph.grading.rulebook import CONTROLLED_STREAM, NEVER, Asked, Chapter, Rule
from graph.model.scales import Domain, Stream
from graph.model.values import Text

_GRADE = "Core GRADE 1 and 4, doi:10.1136/bmj-2024-081903; Balshem 2011, doi:10.1016/j.jclinepi.2010.07.015"
START_OF = {
    Stream.HUMAN_RANDOMISED: "start-randomised",
    Stream.HUMAN_CONTROLLED: "start-controlled",
    Stream.HUMAN_UNCONTROLLED: "start-uncontrolled",
    Stream.ANIMAL: "start-animal",
    Stream.HUMAN_TISSUE: "start-human-tissue",
    Stream.IN_VITRO: "start-in-vitro",
}
_ROBINS_I = "start-robins-i"
_ALL_STARTS = frozenset({*START_OF.values(), _ROBINS_I})


def start_of(body: Body) -> str:
    """The rule by which a body starts: its stream, unless every study was judged against a target trial."""
    if body.stream is Stream.HUMAN_CONTROLLED and all(line.conduct.is_judged_by_robins_i for line in body.lines):
        return _ROBINS_I
    return START_OF[body.stream]


def _ask(body: Body) -> Asked:
    return Asked(NOTHING, (len(body.lines),), left_out=_OTHERS[start_of(body)])


_OTHERS = {start: _ALL_STARTS - {start} for start in _ALL_STARTS}

START = Chapter(
    Domain.START,
    _ask,
    (
        Rule(
            "start-randomised",
            asks=Text("Is it a body of randomised human trials?", "是否为随机化人体试验？"),
            step=lambda method: method.start.human_randomised,
            source=_GRADE,
            streams=frozenset({Stream.HUMAN_RANDOMISED}),
            fired=Text("Randomised human trials (number: {0}) start at high.", "随机化人体试验（{0}项）从“高”开始。"),
            silent=NEVER,
            why="Chance decides who is treated, so groups differ in nothing else to begin with.",
        ),
        Rule(
            "start-controlled",
            asks=Text(
                "Is it a body of human studies with a control group, not randomised?",
                "是否为有对照、非随机的人体研究？",
            ),
            step=lambda method: method.start.human_controlled,
            source=_GRADE,
            streams=CONTROLLED_STREAM,
            fired=Text(
                "Human studies with a control group, not randomised (number: {0}), start at low.",
                "有对照的非随机人体研究（{0}项）从“低”开始。",
            ),
            silent=NEVER,
            why="The treated may have differed from the others before treatment.",
        ),
        Rule(
            _ROBINS_I,
            asks=Text(
                "Was every study of this controlled body judged by ROBINS-I?",
                "此对照研究体中是否每项均经ROBINS-I评价？",
            ),
            step=lambda method: method.start.human_controlled_by_robins_i,
            source="GRADE guidelines 18, doi:10.1016/j.jclinepi.2018.01.012",
            streams=CONTROLLED_STREAM,
            fired=Text(
                "Controlled human studies (number: {0}), all judged by ROBINS-I, start at high.",
                "有对照的人体研究（{0}项）均经ROBINS-I评价，从“高”开始。",
            ),
            silent=NEVER,
            why="ROBINS-I holds each study against a randomised trial, so confounding is charged under risk of bias.",
        ),
        Rule(
            "start-uncontrolled",
            asks=Text("Is it a body of human studies without a control group?", "是否为无对照的人体研究？"),
            step=lambda method: method.start.human_uncontrolled,
            source=_GRADE,
            streams=frozenset({Stream.HUMAN_UNCONTROLLED}),
            fired=Text(
                "Human studies without a control group (number: {0}) start at very low.",
                "无对照组的人体研究（{0}项）从“极低”开始。",
            ),
            silent=NEVER,
            why="A change from one's own baseline cannot be told from recovery, practice or expectation.",
        ),
        Rule(
            "start-animal",
            asks=Text("Is it a body of animal experiments?", "是否为动物实验？"),
            step=lambda method: method.start.animal,
            source="Hooijmans 2018, doi:10.1371/journal.pone.0187271",
            streams=frozenset({Stream.ANIMAL}),
            fired=Text(
                "Animal experiments (number: {0}) start at high, for the animals studied.",
                "动物实验（{0}项）就所研究的动物而言从“高”开始。",
            ),
            silent=NEVER,
            why="An experiment starts as high in animals as in people, for the animals; how they were allocated is "
            "charged under risk of bias.",
        ),
        Rule(
            "start-human-tissue",
            asks=Text("Is it a body of studies of tissue taken from people?", "是否为人体组织研究？"),
            step=lambda method: method.start.human_tissue,
            source="evigraph, edition 2",
            ours=True,
            streams=frozenset({Stream.HUMAN_TISSUE}),
            fired=Text("Studies of tissue of people (number: {0}) start at low.", "人体组织研究（{0}项）从“低”开始。"),
            silent=NEVER,
            why="It is human, but nobody living was treated, and what was looked at was not chosen by chance.",
        ),
        Rule(
            "start-in-vitro",
            asks=Text("Is it a body of laboratory studies?", "是否为实验室研究？"),
            step=lambda method: method.start.in_vitro,
            source="evigraph, edition 2",
            ours=True,
            streams=frozenset({Stream.IN_VITRO}),
            fired=Text(
                "Studies of cells, organoids and explanted tissue (number: {0}) start at low.",
                "细胞、类器官与离体组织研究（{0}项）从“低”开始。",
            ),
            silent=NEVER,
            why="What happens in a dish shows what can happen, not what does.",
        ),
    ),
)
