"""The three questions that readers come with, and what all claims behind each of them rest on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from graph.facts.look import Footing
from graph.model.base import EvidenceBase
from graph.model.claim import Sense
from graph.model.scales import BodyDirection, Kind
from graph.model.scope import Population
from graph.views.summary import ClaimRow, Counts, Filters, choose, counts


class Question(StrEnum):
    """What a reader wants to know first."""

    HELPS = "helps"
    HOW = "how"
    SAFE = "safe"


BEHIND = {
    Question.HELPS: Filters(kind=Kind.EFFECT.value, whom=Population.HUMAN.value),
    Question.HOW: Filters(kind=Kind.MECHANISM.value),
    Question.SAFE: Filters(kind=Kind.HARM.value),
}
"""The claims behind each question, as the table of all claims chooses them: so both count the same."""


@dataclass(frozen=True, slots=True)
class Door:
    """One question with the claims that answer it.

    `surest` is the claim whose truth is most certain; `None` where none is rated, or where the evidence speaks against
    all of them. `says_safe` and `says_harm` count claims about harm by what they assert.
    """

    question: Question
    filters: Filters
    rows: tuple[ClaimRow, ...]
    counts: Counts
    surest: ClaimRow | None
    says_safe: int
    says_harm: int


def doors(base: EvidenceBase, article: Iterable[ClaimRow]) -> tuple[Door, ...]:
    """All three doors, the ones without a claim included: that nobody claims it is an answer too."""
    every = tuple(article)
    return tuple(_door(question, base, choose(every, BEHIND[question])) for question in Question)


_AGAINST = frozenset({BodyDirection.AGAINST, BodyDirection.LITTLE_OR_NONE})


def _door(question: Question, base: EvidenceBase, behind: tuple[ClaimRow, ...]) -> Door:
    asserted = [base.claims[row.id].asserts for row in behind]
    rated = [row for row in behind if row.certainty is not None and row.direction not in _AGAINST]
    return Door(
        question,
        BEHIND[question],
        behind,
        counts(behind),
        surest=max(rated, key=lambda row: row.certainty or 0, default=None),
        says_safe=asserted.count(Sense.SAFETY),
        says_harm=asserted.count(Sense.HARM),
    )


def example(article: Iterable[ClaimRow]) -> ClaimRow | None:
    """The claim with which a newcomer learns most: the nearest to people, and among those the most overstated.

    Only rated claims about people are asked, since only they have a stair to follow; ties go to the first.
    """
    footings = list(Footing)
    asked = [row for row in article if row.certainty is not None and row.population.is_human]
    return min(
        asked, key=lambda row: (footings.index(row.footing), row.kind is not Kind.EFFECT, -_gap(row)), default=None
    )


def _gap(row: ClaimRow) -> int:
    """How many steps too firm it is worded."""
    return row.marks.too_firm if row.marks else 0
