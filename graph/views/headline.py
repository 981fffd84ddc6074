"""What all claims that a treatment helps or harms people rest on together: studies, people, controls, and depth."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from graph.model.assessment import Assessment, Grading
from graph.model.base import EvidenceBase
from graph.model.scales import Kind, Stream
from graph.model.study import Seen

_SAYS = (Kind.EFFECT, Kind.HARM)
_WITHOUT_CONTROLS = Stream.HUMAN_UNCONTROLLED


@dataclass(frozen=True, slots=True)
class Headline:
    """Counts over the claims of a source that it helps or harms people; calibration claims stand apart.

    `studies` are the independent ones that decide them, each once; `people` those of the studies whose number is
    known, `unknown` counts the others, `controlled` those with a control group. `read_in_full` of `recorded` studies
    of the whole topic were seen as a full text.
    """

    claims: int
    studies: int
    people: int
    unknown: int
    controlled: int
    read_in_full: int
    recorded: int


def headline(base: EvidenceBase, grading: Grading) -> Headline:
    """The honest first sentence of a topic."""
    claims = [
        claim.id
        for claim in base.claims.values()
        if claim.kind in _SAYS and claim.scope.population.is_human and not claim.calibration
    ]
    streams = _deciding(grading.assessments[claim] for claim in claims if claim in grading.assessments)
    known = [base.studies[study].counted for study in streams]
    return Headline(
        claims=len(claims),
        studies=len(streams),
        people=sum(n for n in known if n is not None),
        unknown=known.count(None),
        controlled=sum(stream is not _WITHOUT_CONTROLS for stream in streams.values()),
        read_in_full=sum(study.seen is Seen.FULL_TEXT for study in base.studies.values()),
        recorded=len(base.studies),
    )


def _deciding(assessments: Iterable[Assessment]) -> dict[str, Stream]:
    """The studies of deciding bodies in people, without those whose participants another one counts."""
    bodies = [one.decisive for one in assessments if one.decisive is not None and one.decisive.stream.is_human]
    folded = {study for body in bodies for study in body.folded}
    return {study: body.stream for body in bodies for study in body.studies if study not in folded}
