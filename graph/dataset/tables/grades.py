"""The tables of what grading gave: assessments, the bodies behind them, and every reason."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from graph.dataset.tables.column import Column, Table
from graph.facts.counts import known_subjects
from graph.model.assessment import Assessment, BodyAssessment, Grading, Pool, Reason, RungCount
from graph.model.base import EvidenceBase


class Graded(NamedTuple):
    """A body of evidence with its claim."""

    claim: str
    place: int
    body: BodyAssessment

    @property
    def pool(self) -> Pool | None:
        """Its estimate."""
        return self.body.pooled


class Step(NamedTuple):
    """A reason with its body."""

    claim: str
    place: int
    body: BodyAssessment
    order: int
    reason: Reason


def _assessments(_: EvidenceBase, grading: Grading) -> Iterable[Assessment]:
    return grading.assessments.values()


def _bodies(_: EvidenceBase, grading: Grading) -> Iterator[Graded]:
    for assessment in grading.assessments.values():
        for place, body in enumerate(assessment.bodies, start=1):
            yield Graded(assessment.claim, place, body)


def _reasons(base: EvidenceBase, grading: Grading) -> Iterator[Step]:
    for claim, place, body in _bodies(base, grading):
        for order, reason in enumerate(body.reasons, start=1):
            yield Step(claim, place, body, order, reason)


def _in_people(assessment: Assessment) -> list[RungCount]:
    return [count for count in assessment.ladder if count.rung.is_human]


def _in_animals(assessment: Assessment) -> list[RungCount]:
    return [count for count in assessment.ladder if count.rung.is_animal]


def _studies(counts: Iterable[RungCount]) -> int:
    return sum(count.studies for count in counts)


def _subjects(body: BodyAssessment) -> int | None:
    return None if body.unknown == len(body.studies) else body.subjects


ASSESSMENTS = Table(
    "assessments",
    "One row a claim with its grade.",
    _assessments,
    (
        Column[Assessment]("claim", "text", "The id of the claim.", lambda a: a.claim),
        Column("kind", "text", "What the claim is.", lambda a: a.kind),
        Column("basis", "text", "What supports it.", lambda a: a.basis),
        Column("cited_basis", "text", "What its source's own citations reach.", lambda a: a.cited_basis),
        Column(
            "highest_rung",
            "text",
            "The highest rung that supports it.",
            lambda a: a.ladder[0].rung if a.ladder else None,
        ),
        Column("tested", "text", "The highest rung that looked at all.", lambda a: a.tested),
        Column("depth", "text", "How much of its counted studies was seen at the deepest.", lambda a: a.depth),
        Column("conclusion", "text", "The one conclusion.", lambda a: a.conclusion),
        Column("sentence_en", "text", "The conclusion in words, in English.", lambda a: a.sentence.en),
        Column("sentence_zh", "text", "The conclusion in words, in Chinese.", lambda a: a.sentence.zh),
        Column("direction", "text", "Which way the deciding body points.", lambda a: a.direction),
        Column("size", "text", "How large the effect is for patients.", lambda a: a.size),
        Column("rated", "yes", "Whether a certainty stands behind it.", lambda a: a.rated),
        Column("certainty", "text", "How sure one can be.", lambda a: a.certainty),
        Column("at_best", "text", "The certainty without steps that rest on what was not seen.", lambda a: a.at_best),
        Column("wording", "text", "How firmly it is worded.", lambda a: a.marks.wording if a.marks else None),
        Column("extent", "text", "How much is said.", lambda a: a.marks.extent if a.marks else None),
        Column("ceiling", "text", "The firmest fair wording.", lambda a: a.marks.ceiling if a.marks else None),
        Column(
            "too_firm",
            "whole",
            "By how many steps it is worded too firmly.",
            lambda a: a.marks.too_firm if a.marks else None,
        ),
        Column(
            "too_much",
            "yes",
            "Whether it says more effect than was shown.",
            lambda a: a.marks.too_much if a.marks else None,
        ),
        Column(
            "names_no_model",
            "yes",
            "Whether it hides that only animals were studied.",
            lambda a: a.marks.names_no_model if a.marks else None,
        ),
        Column("fidelity", "text", "Whether a report repeats its study rightly.", lambda a: a.fidelity),
        Column("decided_by", "texts", "The ids of the studies that decide.", lambda a: a.decided_by),
        Column(
            "people_studies", "whole", "How many supporting studies are in people.", lambda a: _studies(_in_people(a))
        ),
        Column(
            "animal_studies", "whole", "How many supporting studies are in animals.", lambda a: _studies(_in_animals(a))
        ),
        Column(
            "people",
            "whole",
            "How many people they studied, as far as known; null where no number is.",
            lambda a: known_subjects(_in_people(a)),
        ),
        Column(
            "animals",
            "whole",
            "How many animals they studied, as far as known; null where no number is.",
            lambda a: known_subjects(_in_animals(a)),
        ),
        Column("context", "texts", "The ids of studies that are shown only.", lambda a: a.context),
        Column("awaiting", "texts", "The ids of studies without results yet.", lambda a: a.awaiting),
        Column(
            "circular",
            "texts",
            "The ids of studies seen only through the source that makes the claim.",
            lambda a: a.circular,
        ),
        Column("set_aside", "texts", "The ids of retracted and weak studies.", lambda a: a.set_aside),
        Column("as_of", "day", "As of which day.", lambda a: a.as_of),
        Column("edition", "text", "The edition of the method.", lambda a: a.edition),
    ),
)
BODIES = Table(
    "bodies",
    "One row a body of evidence of a claim, the deciding one first.",
    _bodies,
    (
        Column[Graded]("claim", "text", "The id of the claim.", lambda g: g.claim),
        Column("body", "whole", "Which of the claim's bodies it is.", lambda g: g.place),
        Column("stream", "text", "The stream of studies.", lambda g: g.body.stream),
        Column("on_product", "yes", "Whether the claim's own cells were studied.", lambda g: g.body.on_product),
        Column("direction", "text", "Which way it points.", lambda g: g.body.direction),
        Column("size", "text", "How large the effect is for patients.", lambda g: g.body.size),
        Column("certainty", "text", "How sure one can be, for those who were studied.", lambda g: g.body.certainty),
        Column(
            "at_best", "text", "The certainty without steps that rest on what was not seen.", lambda g: g.body.at_best
        ),
        Column("studies", "texts", "The ids of its studies.", lambda g: g.body.studies),
        Column(
            "folded", "texts", "The ids of studies whose participants another counts already.", lambda g: g.body.folded
        ),
        Column("subjects", "whole", "How many people or animals, as far as known.", lambda g: _subjects(g.body)),
        Column("votes_for", "whole", "How many studies are for the claim.", lambda g: g.body.votes.for_),
        Column("votes_against", "whole", "How many are against it.", lambda g: g.body.votes.against),
        Column("votes_mixed", "whole", "How many are mixed.", lambda g: g.body.votes.mixed),
        Column("votes_undecided", "whole", "How many cannot tell.", lambda g: g.body.votes.cannot_tell),
        Column("measure", "text", "What the pooled estimate is.", lambda g: g.pool.measure if g.pool else None),
        Column("estimate", "number", "The pooled estimate.", lambda g: g.pool.estimate if g.pool else None),
        Column("estimate_low", "number", "The lower end of its interval.", lambda g: g.pool.low if g.pool else None),
        Column("estimate_high", "number", "The upper end of its interval.", lambda g: g.pool.high if g.pool else None),
        Column(
            "i_squared",
            "number",
            "How much the estimates differ, in percent.",
            lambda g: g.pool.i_squared if g.pool else None,
        ),
    ),
)
REASONS = Table(
    "reasons",
    "One row a reason: what a rule remarked on a body.",
    _reasons,
    (
        Column[Step]("claim", "text", "The id of the claim.", lambda s: s.claim),
        Column("body", "whole", "Which of the claim's bodies it is of.", lambda s: s.place),
        Column("stream", "text", "The stream of the body.", lambda s: s.body.stream),
        Column("on_product", "yes", "Whether the body is of the claim's own cells.", lambda s: s.body.on_product),
        Column("order", "whole", "Which of the body's reasons it is.", lambda s: s.order),
        Column("rule", "text", "The id of the rule.", lambda s: str(s.reason.rule)),
        Column("domain", "text", "The part of the rating.", lambda s: s.reason.domain),
        Column("remark", "text", "What came of asking the rule.", lambda s: s.reason.outcome),
        Column("step", "whole", "By how much the rule asks to change the level.", lambda s: s.reason.step),
        Column("change", "whole", "By how much the level changed.", lambda s: s.reason.change),
        Column("replaced", "yes", "Whether a curator's judgement took its place.", lambda s: s.reason.replaced),
        Column("not_seen", "yes", "Whether it rests on something that was not seen.", lambda s: s.reason.not_seen),
        Column(
            "further_concern", "yes", "Whether no level was left for its step.", lambda s: s.reason.is_further_concern
        ),
        Column("text_en", "text", "The reason in English.", lambda s: s.reason.text.en),
        Column("text_zh", "text", "The reason in Chinese.", lambda s: s.reason.text.zh),
        Column("rests_on", "texts", "The ids of the studies that it rests on.", lambda s: s.reason.rests_on),
    ),
)
