"""What if: a base graded again as if studies were missing, the day earlier, a judgement or a wording another."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from graph.analysis.change import Change, applied, refuse_unknown, touched
from graph.analysis.excerpt import excerpt
from graph.analysis.moves import Move, moves
from graph.grading.assess import grade
from graph.grading.rulebook import Rulebook
from graph.model.assessment import Grading
from graph.model.base import EvidenceBase


@dataclass(frozen=True, slots=True)
class WhatIf:
    """The answer to a what-if: all grades before and after, and the claims that move, in the order of the records.

    `after` is what `grade` gives for the changed base; what the change cannot reach is taken over from `before`.
    """

    change: Change
    before: Grading
    after: Grading
    moves: tuple[Move, ...]


def what_if(
    base: EvidenceBase, change: Change, *, grading: Grading | None = None, rules: Rulebook | None = None
) -> WhatIf:
    """Grade a base as a change would have it, and tell which claims move.

    `grading` are the grades of this base by the same rules, where they are at hand: the answer is held against them,
    keeps their day unless the change has its own, and looks at no claim that they leave out.
    Raises `UnknownIdError` for what the change names and the base does not hold, all of it at once.
    """
    refuse_unknown(base, change)
    before = grading or grade(base, rules=rules)
    day = change.as_of or before.as_of
    again = list(before.assessments)
    if day == before.as_of:
        reached = touched(base, change)
        again = [claim for claim in again if claim in reached]
    part = excerpt(base, again)
    found = grade(applied(part, change), as_of=day, only=again, rules=rules)
    after = Grading({**before.assessments, **found.assessments}, day, found.edition, found.fingerprint)
    return WhatIf(change, before, after, moves(before, found))


def falls_without(
    base: EvidenceBase, study: str, *, grading: Grading | None = None, rules: Rulebook | None = None
) -> tuple[Move, ...]:
    """The claims that move when one study is left out; nothing where no claim needs it."""
    return what_if(base, Change(without=frozenset({study})), grading=grading, rules=rules).moves


def falls_without_each(
    base: EvidenceBase,
    *,
    only: Iterable[str] | None = None,
    grading: Grading | None = None,
    rules: Rulebook | None = None,
) -> dict[str, tuple[Move, ...]]:
    """For every study, or `only` some, what moves when it alone is left out."""
    before = grading or grade(base, rules=rules)
    asked = base.studies if only is None else only
    return {study: falls_without(base, study, grading=before, rules=rules) for study in asked}
