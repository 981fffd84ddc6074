"""Everything that one claim's page tells, in its order: the claim, the stair, the other bodies, the studies."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from graph.facts.look import COLUMN_OF_RUNG, TestedIn
from graph.grading.gathering import rung_of_line, subjects_of
from graph.model.assessment import Assessment, BodyAssessment, Grading, Reason
from graph.model.base import EvidenceBase
from graph.model.claim import Appearance, Claim
from graph.model.finding import Finding
from graph.model.line import EvidenceLine
from graph.model.scales import Certainty, Direction, Domain, Remarked, Rung
from graph.model.study import Study
from graph.model.values import Text
from graph.views.links import Link, links
from graph.views.summary import Tested, sections, tested


class Part(StrEnum):
    """Where a study is shown on a claim's page."""

    COUNTED = "counted"
    OTHER_CELLS = "other-cells"
    CONTEXT = "context"
    AWAITING = "awaiting"
    CIRCULAR = "circular"
    SET_ASIDE = "set-aside"


@dataclass(frozen=True, slots=True)
class Step:
    """One reason on the stair, with the level that is left after it and where its rule comes from."""

    reason: Reason
    left: int

    @property
    def asks(self) -> Text:
        """The question of its rule."""
        return self.reason.card.asks

    @property
    def source(self) -> str:
        """Where its rule comes from; nothing for a step that no rule takes."""
        return self.reason.card.source

    @property
    def level(self) -> Certainty:
        """The certainty that is left after it."""
        return Certainty(self.left)

    @property
    def is_ours(self) -> bool:
        """Whether its threshold is this project's own."""
        return self.reason.card.ours


@dataclass(frozen=True, slots=True)
class Stair:
    """A body's reasons: those that change the level, and those that did not or could not be judged."""

    body: BodyAssessment
    steps: tuple[Step, ...]
    silent: tuple[Step, ...]
    unjudged: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class StudyRow:
    """One study as it bears on one claim; `findings` are the results that its line reads.

    `rung` and `weighed` are those that grading weighs the line with: where it stands, and how many people or animals.
    """

    study: Study
    line: EvidenceLine
    part: Part
    folded: bool
    findings: tuple[Finding, ...]
    links: tuple[Link, ...]
    rung: Rung
    weighed: int | None

    @property
    def counts(self) -> bool:
        """Whether it counts for the claim, and not as a part of another study of the same body."""
        return self.part is Part.COUNTED and not self.folded

    @property
    def column(self) -> TestedIn | None:
        """Where the line's arm of the study is counted."""
        return COLUMN_OF_RUNG[self.rung]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a source makes the claim."""

    appearance: Appearance
    source: Text
    section: Text


@dataclass(frozen=True, slots=True)
class Dossier:
    """The page of one claim."""

    claim: Claim
    assessment: Assessment
    places: tuple[Place, ...]
    tested: tuple[Tested, ...]
    stair: Stair | None
    others: tuple[Stair, ...]
    studies: tuple[StudyRow, ...]
    names: dict[str, str]

    def part(self, part: Part) -> tuple[StudyRow, ...]:
        """The studies shown in one part of the page."""
        return tuple(row for row in self.studies if row.part is part)

    def not_supporting(self, column: TestedIn) -> int:
        """How many studies count in a column and do not support the claim: they point the other way or both ways."""
        return sum(
            row.counts and row.column is column and row.line.direction is not Direction.SUPPORTS for row in self.studies
        )


def dossier(base: EvidenceBase, grading: Grading, claim_id: str) -> Dossier:
    """The page of a claim that is in the base and was graded."""
    claim, assessment = base.claims[claim_id], grading.assessments[claim_id]
    decisive = assessment.decisive
    return Dossier(
        claim=claim,
        assessment=assessment,
        places=tuple(_place(base, appearance) for appearance in claim.appearances),
        tested=tested(assessment.ladder),
        stair=_stair(decisive) if decisive else None,
        others=tuple(_stair(body) for body in assessment.bodies if body is not decisive),
        studies=tuple(_study_rows(base, assessment)),
        names={study: base.studies[study].label for study in _mentioned(assessment) if study in base.studies},
    )


def _place(base: EvidenceBase, appearance: Appearance) -> Place:
    plain = Text(appearance.section, appearance.section)
    titles = sections(base)
    title = titles.get(f"{appearance.source}:{appearance.section}", plain)
    return Place(appearance, base.sources[appearance.source].title, title)


def _stair(body: BodyAssessment) -> Stair:
    steps = tuple(_steps(body.reasons))
    return Stair(
        body,
        steps=tuple(step for step in steps if _moves(step.reason)),
        silent=tuple(s for s in steps if not _moves(s.reason) and s.reason.outcome is not Remarked.COULD_NOT_JUDGE),
        unjudged=tuple(s for s in steps if not _moves(s.reason) and s.reason.outcome is Remarked.COULD_NOT_JUDGE),
    )


def _moves(reason: Reason) -> bool:
    """The start, every rule that fired, and everything that changed the level, a curator's judgement included."""
    return reason.outcome is Remarked.FIRED or bool(reason.change) or reason.domain is Domain.START


def _steps(reasons: Iterable[Reason]) -> Iterator[Step]:
    level = 0
    for reason in reasons:
        level += reason.change
        yield Step(reason, level)


def _study_rows(base: EvidenceBase, assessment: Assessment) -> Iterator[StudyRow]:
    parts = _parts(assessment)
    folded = {study for body in assessment.bodies for study in body.folded}
    for line in base.lines_of.get(assessment.claim, ()):
        study = base.studies[line.study]
        read = frozenset(line.findings)
        yield StudyRow(
            study,
            line,
            part=parts.get(study.id, Part.CONTEXT),
            folded=study.id in folded,
            findings=tuple(finding for finding in study.findings if finding.id in read),
            links=links(study),
            rung=rung_of_line(line, study, assessment.as_of),
            weighed=subjects_of(line, study, assessment.as_of),
        )


def _parts(assessment: Assessment) -> dict[str, Part]:
    """The part of each study; a study that counts somewhere is shown where it counts."""
    shown = (
        (Part.SET_ASIDE, assessment.set_aside),
        (Part.CIRCULAR, assessment.circular),
        (Part.CONTEXT, assessment.context),
        (Part.AWAITING, assessment.awaiting),
        (Part.OTHER_CELLS, [study for body in assessment.bodies if not body.on_product for study in _all_of(body)]),
        (Part.COUNTED, [study for body in assessment.bodies if body.on_product for study in _all_of(body)]),
    )
    return {study: part for part, studies in shown for study in studies}


def _all_of(body: BodyAssessment) -> tuple[str, ...]:
    return body.studies + body.folded


def _mentioned(assessment: Assessment) -> Iterator[str]:
    """Every study that a reason or a check names."""
    for body in assessment.bodies:
        for reason in body.reasons:
            yield from reason.rests_on
    for check in assessment.checks:
        yield check.study


def neighbours(claims: Iterable[str], claim: str) -> tuple[str | None, str | None]:
    """The claims before and after one, in a given order."""
    order = list(claims)
    if claim not in order:
        return None, None
    at = order.index(claim)
    return order[at - 1] if at else None, order[at + 1] if at + 1 < len(order) else None


@dataclass(frozen=True, slots=True)
class Related:
    """The claims near one: the wider one that it is a part of, its own parts, and others on its mechanism."""

    whole: str | None
    parts: tuple[str, ...]
    mechanism: str | None
    same_mechanism: tuple[str, ...]


def related(base: EvidenceBase, claim: Claim) -> Related:
    """The claims near one, in the order of the records."""
    others = [other for other in base.claims.values() if other.id != claim.id]
    mechanism = claim.mechanism if claim.mechanism in base.mechanisms else None
    return Related(
        whole=claim.part_of if claim.part_of in base.claims else None,
        parts=tuple(other.id for other in others if other.part_of == claim.id),
        mechanism=mechanism,
        same_mechanism=tuple(other.id for other in others if mechanism and other.mechanism == mechanism),
    )
