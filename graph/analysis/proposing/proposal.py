"""The nouns of a proposal: what is asked for, what it would bring, and what each of its parts is for."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from graph.analysis.proposing.records import RecordProposal
from graph.analysis.proposing.sketch import Part, Sketch
from graph.analysis.proposing.standing import Aim, Goal, Standing
from graph.model.scales import Certainty, Domain, Rung
from graph.model.study import ComparatorKind, Design
from graph.model.values import Species


class WhyNone(StrEnum):
    """Why nothing is proposed for an aim."""

    FORECAST = "forecast"
    NOT_RATED = "not-rated"
    HIGHEST = "highest"
    LOWEST = "lowest"
    TOP_BASIS = "top-basis"
    NOT_WORDED = "not-worded"
    FAIR = "fair"
    SUPERLATIVE = "superlative"
    REPEATS_A_STUDY = "repeats-a-study"
    ABOUT_THE_FIELD = "about-the-field"
    OUT_OF_REACH = "out-of-reach"


@dataclass(frozen=True, slots=True)
class Dropped:
    """One part of a proposal, what is left without it, in whom, and where the claim would then stand."""

    part: Part
    left: Sketch
    species: Species
    without: Standing


@dataclass(frozen=True, slots=True)
class Proposal:
    """The cheapest study of one design, or two alike, that would reach a goal.

    The fields tell what is asked for; what is `None` is not asked for, so that it works however that turns out, but for
    `outcome`, which every study on the claim has where the claim names one. `subjects` is the least number of people or
    animals in each study, `None` where any number will do; `up_to` is the largest number that still reaches the goal,
    `None` where more never hurts as far as was tried. `after` is where the claim would stand at
    least, however the rest is done. `twice` is where the claim would stand after two such studies.
    `parts` hold what each part is for.
    """

    claim: str
    goal: Goal
    sketch: Sketch
    design: Design
    species: Species
    studies: int
    subjects: int | None
    up_to: int | None
    cells: tuple[str, ...] | None
    condition: str | None
    phase: str | None
    outcome: str | None
    comparator: ComparatorKind | None
    now: Standing
    after: Standing
    twice: Standing | None
    parts: tuple[Dropped, ...]


@dataclass(frozen=True, slots=True)
class Cap:
    """A design of which neither one study nor two would raise the claim, and what holds its body down.

    `best` is where the claim would stand after two studies of `subjects` people or animals each, with all that can be
    asked for, and `body` how certain their body would be. `held_by` are the domains that still take levels off.
    """

    rung: Rung
    subjects: int
    best: Standing
    body: Certainty | None
    held_by: tuple[Domain, ...]

    @property
    def starts_too_low(self) -> bool:
        """Whether the design itself starts below the level that would be a rise."""
        return self.held_by == (Domain.START,)


@dataclass(frozen=True, slots=True)
class Proposals:
    """All that would change one claim's grade, the cheapest design first; `none_because` says why an aim has none."""

    claim: str
    now: Standing
    raise_: tuple[Proposal, ...]
    lower: tuple[Proposal, ...]
    basis: tuple[Proposal, ...]
    direction: tuple[Proposal, ...]
    wording: tuple[Proposal, ...]
    records: tuple[RecordProposal, ...]
    caps: tuple[Cap, ...]
    none_because: tuple[tuple[Aim, WhyNone], ...]

    def of(self, aim: Aim) -> tuple[Proposal, ...]:
        """The proposals for one aim."""
        return {
            Aim.RAISE: self.raise_,
            Aim.LOWER: self.lower,
            Aim.BASIS: self.basis,
            Aim.DIRECTION: self.direction,
            Aim.WORDING: self.wording,
        }[aim]

    def why_none(self, aim: Aim) -> WhyNone | None:
        """Why an aim has no proposal; `None` where it has one."""
        return dict(self.none_because).get(aim)
