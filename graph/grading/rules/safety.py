"""How many people without an event say something on safety."""

from __future__ import annotations

from graph.grading.body import Body
from graph.grading.domains.outcome import NOTHING, Fired, Outcome, Part
from graph.grading.rulebook import HUMAN_STREAMS, Asked, Chapter, Rule
from graph.grading.synthesis.proportions import upper_bound_of_none
from graph.model.assessment import Limit
from graph.model.claim import Sense
from graph.model.scales import Certainty, Domain, Kind
from graph.model.values import Text

_STEP = Certainty.LOW - Certainty.HIGH
_RULE = frozenset({Part.FEW_FOR_SAFETY})
_NOT_ASKED = Asked(NOTHING, left_out=_RULE)


def _ask(body: Body) -> Asked:
    """Only claims of safety are asked."""
    if body.claim.asserts is not Sense.SAFETY:
        return _NOT_ASKED
    people = body.subjects
    bound = upper_bound_of_none(people)
    values = (people, body.unknown, "–" if bound is None else f"{100 * bound:.2g}")
    if people >= body.method.harms.safe_from_people:
        return Asked(NOTHING, values)
    unseen = body.unknown > 0
    return Asked(Outcome(_STEP, 0 if unseen else _STEP, (Fired(Part.FEW_FOR_SAFETY, _STEP, unseen),)), values)


_SAID = Text(
    "{0} people are known of (studies without a number: {1}); where none of so many has an event, up to {2} % "
    "still may.",
    "已知{0}人（未给出数量的研究：{1}项）；即使其中无人发生事件，真实风险仍可能高达{2}%。",
)

SAFETY = Chapter(
    Domain.IMPRECISION,
    _ask,
    (
        Rule(
            Part.FEW_FOR_SAFETY,
            asks=Text(
                "Were too few people followed to call a treatment safe with more than low certainty?",
                "随访人数是否过少，不足以以高于“低”的确定性称其安全？",
            ),
            step=lambda method: _STEP,  # noqa: ARG005 - down to low, whatever the method
            limit=lambda method: Limit(method.harms.safe_from_people, Text("people", "人")),
            source="Hanley 1983, doi:10.1001/jama.1983.03330370053031; the number: evigraph, edition 2",
            ours=True,
            streams=HUMAN_STREAMS,
            kinds=frozenset({Kind.HARM}),
            fired=_SAID,
            silent=_SAID,
            why="Nothing seen in few people leaves room for much; the level goes down to low and no further for that.",
        ),
    ),
    lowest=Certainty.LOW,
)
