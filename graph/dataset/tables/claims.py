"""The tables of what is claimed: claims and the places where they stand."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from graph.dataset.tables.column import Column, Table
from graph.model.assessment import Grading
from graph.model.base import EvidenceBase
from graph.model.claim import Appearance, Claim


class Place(NamedTuple):
    """One clause of a source that makes a claim."""

    claim: Claim
    order: int
    appearance: Appearance


def _claims(base: EvidenceBase, _: Grading) -> Iterator[Claim]:
    return iter(base.claims.values())


def _places(base: EvidenceBase, _: Grading) -> Iterator[Place]:
    for claim in base.claims.values():
        for order, appearance in enumerate(claim.appearances, start=1):
            yield Place(claim, order, appearance)


CLAIMS = Table(
    "claims",
    "One row a claim.",
    _claims,
    (
        Column[Claim]("claim", "text", "The id of the claim.", lambda c: c.id),
        Column("kind", "text", "What it is, which decides what can be asked of it.", lambda c: c.kind),
        Column("asserts", "text", "Harm, safety or no effect, where it is not simply an effect.", lambda c: c.asserts),
        Column("statement_en", "text", "The claim in our own words, in English.", lambda c: c.statement.en),
        Column("statement_zh", "text", "The claim in our own words, in Chinese.", lambda c: c.statement.zh),
        Column("population", "text", "Of whom it speaks.", lambda c: c.scope.population),
        Column("condition", "text", "The id of the condition that it speaks of.", lambda c: c.scope.condition),
        Column("phase", "text", "The id of the phase of the condition.", lambda c: c.scope.phase),
        Column("cells", "texts", "The ids of the cells that it speaks of.", lambda c: c.scope.cells),
        Column("comparator", "text", "What it holds the treatment against.", lambda c: c.scope.comparator),
        Column("mechanism", "text", "The id of the mechanism that it is about.", lambda c: c.mechanism),
        Column("outcome", "text", "The id of the outcome that it speaks of.", lambda c: c.scope.outcome),
        Column("part_of", "text", "The id of the claim that it is a part of.", lambda c: c.part_of),
        Column("contradicts", "texts", "The ids of claims of its source that say otherwise.", lambda c: c.contradicts),
        Column("cites", "texts", "The ids of the studies and reports that its source cites.", lambda c: c.cites),
        Column(
            "sources",
            "texts",
            "The ids of the sources that make it.",
            lambda c: sorted({a.source for a in c.appearances}),
        ),
        Column("wording", "text", "Its strongest wording.", lambda c: c.wording),
        Column("extent", "text", "The greatest extent that is said.", lambda c: c.extent),
        Column("calibration", "yes", "Whether it tests the method rather than a source.", lambda c: c.calibration),
    ),
)
PLACES = Table(
    "appearances",
    "One row a clause in which a source makes a claim.",
    _places,
    (
        Column[Place]("claim", "text", "The id of the claim.", lambda p: p.claim.id),
        Column("order", "whole", "Which of the claim's clauses it is.", lambda p: p.order),
        Column("source", "text", "The id of the source.", lambda p: p.appearance.source),
        Column("section", "text", "The id of the section.", lambda p: p.appearance.section),
        Column("wording", "text", "How firmly it is worded.", lambda p: p.appearance.wording),
        Column("extent", "text", "How much is said.", lambda p: p.appearance.extent),
        Column("form", "text", "In what part of a page it stands.", lambda p: p.appearance.form),
        Column("presupposed", "yes", "Whether the clause takes it for granted.", lambda p: p.appearance.presupposed),
        Column("figurative", "yes", "Whether it is a figure of speech.", lambda p: p.appearance.figurative),
        Column(
            "start",
            "whole",
            "Where it begins in the normalised text, in characters.",
            lambda p: p.appearance.anchor.start if p.appearance.anchor else None,
        ),
        Column(
            "end",
            "whole",
            "Where it ends in the normalised text, in characters.",
            lambda p: p.appearance.anchor.end if p.appearance.anchor else None,
        ),
    ),
)
