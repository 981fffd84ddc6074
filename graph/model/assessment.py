"""What grading gives back: reasons, bodies, and one assessment a claim."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from graph.model.finding import HarmKind
from graph.model.scales import (
    Basis,
    BodyDirection,
    Certainty,
    Conclusion,
    Domain,
    Extent,
    Fidelity,
    Kind,
    Remarked,
    Rung,
    Size,
    Stream,
    Wording,
)
from graph.model.study import Seen
from graph.model.values import Species, Text


@dataclass(frozen=True, slots=True)
class Judgement:
    """A curator's step in place of the rules' step, for one domain of one body.

    Several curators may judge one step, each without the others. Where they differ, one more judgement that
    `adjudicates` decides between theirs.
    """

    claim: str
    stream: Stream
    domain: Domain
    change: int
    why: Text
    curator: str
    judged: date
    adjudicates: bool = False


@dataclass(frozen=True, slots=True)
class Limit:
    """A threshold with its unit."""

    value: int
    unit: Text


@dataclass(frozen=True, slots=True)
class Card:
    """One rule as it is published: its question, its step, its limit, its source and its sentences.

    `fired`, `silent` and `unjudged` are templates whose `{0}` and so on are filled with the numbers of a remark.
    `ours` marks a threshold that is this project's own.
    """

    id: str
    domain: Domain
    asks: Text
    change: int
    limit: Limit | None
    source: str
    ours: bool
    streams: frozenset[Stream]
    kinds: frozenset[Kind]
    fired: Text
    silent: Text
    unjudged: Text
    why: str


class Remark(NamedTuple):
    """What a rule has to say on one body.

    `outcome` is whether it fired, `values` the numbers of its sentence, `rests_on` the studies. `not_seen` marks a step
    that is taken because something was not seen, as the rule assumes: `at_best` is the level without such steps.
    """

    outcome: Remarked
    values: tuple[int | str, ...]
    rests_on: tuple[str, ...]
    not_seen: bool = False


class Reason(NamedTuple):
    """One step of the stair: what a rule remarked on a body, and by how much the level changed.

    `change` is what counted. It differs from `step`, what the rule asks for, where the domain had taken all that it may
    take (`covered`), where a curator's judgement took its place (`replaced`), or where no level was left to take: then
    it is a further concern. The changes of a body's reasons add up to its certainty.
    """

    card: Card
    remark: Remark
    change: int
    replaced: bool = False
    covered: bool = False

    @property
    def rule(self) -> str:
        """The id of the rule."""
        return self.card.id

    @property
    def domain(self) -> Domain:
        """The part of the rating that the rule belongs to."""
        return self.card.domain

    @property
    def outcome(self) -> Remarked:
        """Whether the rule fired."""
        return self.remark.outcome

    @property
    def not_seen(self) -> bool:
        """Whether the step rests on something that was not seen."""
        return self.remark.not_seen

    @property
    def step(self) -> int:
        """By how much the rule asks to change the level."""
        return self.card.change if self.remark.outcome is Remarked.FIRED else 0

    @property
    def is_further_concern(self) -> bool:
        """Whether it asks for a step that no level was left for."""
        return self.step < self.change and self.step < 0 and not self.replaced and not self.covered

    @property
    def rests_on(self) -> tuple[str, ...]:
        """The ids of the studies that the remark rests on."""
        return self.remark.rests_on

    @property
    def text(self) -> Text:
        """The remark in words."""
        outcome, card = self.remark.outcome, self.card
        words = card.fired if outcome is Remarked.FIRED else card.silent
        if outcome is Remarked.COULD_NOT_JUDGE:
            words = card.unjudged
        return Text(words.en.format(*self.remark.values), words.zh.format(*self.remark.values))


@dataclass(frozen=True, slots=True)
class RungCount:
    """What stands on one rung for one claim: studies, and people or animals where their number is known.

    `unknown` counts the studies without a number; `unnamed` those of animals that stand with rodents, for order only,
    because their species is not known.
    """

    rung: Rung
    studies: int
    subjects: int
    unknown: int
    unnamed: int


class Votes(NamedTuple):
    """Which way independent studies point, one vote each whatever their size or p value; descriptive.

    `share` is the part of those with a direction that is on the claim's side (mixed counts half), with its 95 % Wilson
    interval in percent; `None` where no study has a direction.
    """

    for_: int
    against: int
    mixed: int
    cannot_tell: int
    share: tuple[float, float, float] | None


class Pool(NamedTuple):
    """The estimate of a body: of one study as it stands, or of several pooled.

    `estimate`, `low` and `high` are on the scale that readers know (ratios as ratios). `no_effect` is 1 for ratios and
    0 for the others; `mid` the smallest difference that patients notice on this scale, where one is recorded.
    `weights` are percent by study. `common` is the common-effect interval, shown beside where only two are pooled.
    """

    measure: str
    unit: str | None
    estimate: float
    low: float
    high: float
    no_effect: float
    mid: float | None
    studies: tuple[str, ...]
    each: tuple[tuple[float, float, float], ...]
    weights: tuple[float, ...]
    people: int | None
    i_squared: float | None
    tau_squared: float | None
    prediction: tuple[float, float] | None
    common: tuple[float, float] | None
    method: str


class Absolute(NamedTuple):
    """Events in 1,000 people without and with the treatment, at the risk seen in the control groups."""

    without: int
    with_: int
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class BodyAssessment:
    """One body of evidence with its direction, its size and how sure one can be of it.

    `certainty` counts every step, also those that rest on something not seen; `at_best` leaves the latter out. Both are
    for those who were studied: of a body of animals or dishes they say nothing about patients. They are `None` where a
    body is not rated: of kinds of claim that are not, and of mere statements. `subjects` are the people or animals of
    the studies whose number is known, `unknown` counts the other studies, `folded` are studies whose participants
    another study counts already. `decided_by` is `estimates` or `votes`. `species` are those studied, `named` is
    whether they are the animals that the claim speaks of, `laboratories` the share of each in percent of the studies:
    where one has them all, nobody else has repeated it.
    """

    stream: Stream
    on_product: bool
    direction: BodyDirection
    size: Size
    certainty: Certainty | None
    at_best: Certainty | None
    decided_by: str
    votes: Votes
    pooled: Pool | None
    absolute: Absolute | None
    studies: tuple[str, ...]
    folded: tuple[str, ...]
    subjects: int
    unknown: int
    reasons: tuple[Reason, ...]
    species: tuple[Species, ...] = ()
    named: bool = True
    laboratories: tuple[tuple[str, int], ...] = ()

    @property
    def lacks_independent_replication(self) -> bool:
        """Whether several studies all come from one laboratory."""
        return len(self.studies) > 1 and any(share == _ALL for _, share in self.laboratories)

    @property
    def further_concerns(self) -> tuple[Reason, ...]:
        """What would have lowered the certainty had there been a level left to take."""
        return tuple(reason for reason in self.reasons if reason.is_further_concern)


_ALL = 100


@dataclass(frozen=True, slots=True)
class Marks:
    """Where a claim's wording goes beyond what its evidence allows, in three marks that are counted apart.

    `too_firm` is by how many steps it is worded above its ceiling; `too_much` that it says a large or absolute effect
    that was not shown; `names_no_model` that it speaks of people, or of nobody, where only animals were studied
    (Sumner 2014, doi:10.1136/bmj.g7015).
    """

    wording: Wording
    extent: Extent
    ceiling: Wording
    ceiling_in_model: Wording
    too_firm: int
    too_much: bool
    names_no_model: bool

    @property
    def is_overstated(self) -> bool:
        """Whether any mark is set."""
        return self.too_firm > 0 or self.too_much or self.names_no_model


@dataclass(frozen=True, slots=True)
class FidelityCheck:
    """One reported value held against the recorded result."""

    fidelity: Fidelity
    text: Text
    study: str
    finding: str | None


@dataclass(frozen=True, slots=True)
class HarmSeen:
    """One recorded harm that bears on a claim of harm or of safety, or on the product that a claim speaks of.

    `count` of `total` people had it, where both are known; `control_count` and `control_total` those of the control
    group. `definitive` is a case that settles by itself that the treatment can do it, `related` one that was held to
    come from the treatment.
    """

    study: str
    finding: str
    kind: HarmKind
    count: int | None
    total: int | None
    control_count: int | None
    control_total: int | None
    definitive: bool
    on_product: bool
    related: bool = False


@dataclass(frozen=True, slots=True)
class Assessment:
    """What one claim rests on, what was found, how sure one can be, why, and whether its wording is fair to that.

    `basis` is what supports it, `tested` the highest rung that looked at all, `depth` how much of its counted studies
    was seen at the deepest. `direction`, `size`, `certainty` and `at_best` are those of the deciding body; for a claim
    about people only bodies of people decide. `sentence` is the conclusion in words, the same on every surface.
    `bodies` stand in order: deciding first, then on-product, then from other cells. `context`, `awaiting`, `circular`
    (seen only through the source that makes the claim) and `set_aside` (retracted, weak, or later than `as_of`) name
    studies that are shown and counted in nothing.
    """

    claim: str
    kind: Kind
    basis: Basis
    tested: Rung | None
    cited_basis: Basis
    depth: Seen | None
    ladder: tuple[RungCount, ...]
    direction: BodyDirection | None
    size: Size
    certainty: Certainty | None
    at_best: Certainty | None
    conclusion: Conclusion
    sentence: Text
    decisive: BodyAssessment | None
    in_model: BodyAssessment | None
    bodies: tuple[BodyAssessment, ...]
    marks: Marks | None
    fidelity: Fidelity | None
    checks: tuple[FidelityCheck, ...]
    harms: tuple[HarmSeen, ...]
    context: tuple[str, ...]
    awaiting: tuple[str, ...]
    circular: tuple[str, ...]
    set_aside: tuple[str, ...]
    as_of: date
    edition: str
    method: str

    @property
    def rated(self) -> bool:
        """Whether a certainty stands behind it."""
        return self.certainty is not None

    @property
    def supported_on(self) -> tuple[Rung, ...]:
        """The rungs with a supporting on-product study."""
        return tuple(count.rung for count in self.ladder if count.studies)

    @property
    def pooled(self) -> Pool | None:
        """The estimate of the deciding body."""
        return self.decisive.pooled if self.decisive else None

    @property
    def decided_by(self) -> tuple[str, ...]:
        """The studies that decide; of what is judged for truth all that bear on it."""
        if self.kind.is_judged_for_truth:
            return tuple(sorted({study for body in self.bodies for study in body.studies}))
        return self.decisive.studies if self.decisive else ()

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """The stair of the deciding body."""
        return self.decisive.reasons if self.decisive else ()


@dataclass(frozen=True, slots=True)
class Grading:
    """All assessments of one run, with the rulebook they were made by."""

    assessments: Mapping[str, Assessment]
    as_of: date
    edition: str
    fingerprint: str
