"""The numbers of a grading method: every threshold, start and cut-off has a name here and a value in a table."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from graph.grading.synthesis.results import Policy

DOMAINS = (
    "risk-of-bias",
    "inconsistency",
    "indirectness",
    "imprecision",
    "reporting",
    "data-concern",
    "large-effect",
    "dose-response",
)
"""The domains that a method may ask; one that it does not ask never moves a level."""


class Heads(StrEnum):
    """When numbers of people are asked beside an interval."""

    ALWAYS = "always"
    LARGE_EFFECTS = "large-effects"


@dataclass(frozen=True, slots=True)
class Start:
    """The level at which a body begins, by its stream."""

    human_randomised: int
    human_controlled: int
    human_controlled_by_robins_i: int
    human_uncontrolled: int
    animal: int
    human_tissue: int
    in_vitro: int


@dataclass(frozen=True, slots=True)
class RiskOfBias:
    """When conduct takes a level."""

    high_above_percent: int
    low_below_percent: int
    step: int
    twice_high_above_percent: int
    twice_high_step: int
    low_only_from_percent: int
    low_only_p_below: float


@dataclass(frozen=True, slots=True)
class Inconsistency:
    """When studies differ too much."""

    i2_above_percent: int
    prediction: bool
    other_side_from_percent: int
    step: int
    unreported_step: int


@dataclass(frozen=True, slots=True)
class Indirectness:
    """When studies are about something else."""

    differs_from_percent: int
    step: int
    most: int


@dataclass(frozen=True, slots=True)
class Imprecision:
    """When there is not enough to know."""

    interval: bool
    interval_step: int
    both_sides_step: int
    default_ratio_low: float
    default_ratio_high: float
    default_smd: float
    heads: Heads
    few_people: int
    few_people_in_means: int
    few_step: int
    very_few_people: int
    very_few_people_in_means: int
    very_few_step: int
    few_animals: int
    very_few_animals: int
    most: int
    large_reduction_percent: int
    large_smd: float
    widest_ratio: float
    widest_odds_ratio: float


@dataclass(frozen=True, slots=True)
class Reporting:
    """When results are likely to be missing."""

    asymmetry_from_studies: int
    asymmetry_p_below: float
    small_and_paid_above_percent: int
    unpublished_from_percent: int
    unpublished_after_months: int
    step: int


@dataclass(frozen=True, slots=True)
class DataConcern:
    """What doubts about data take."""

    step: int


@dataclass(frozen=True, slots=True)
class Upgrade:
    """What raises controlled bodies that nothing lowers."""

    large_ratio: float
    large_step: int
    very_large_ratio: float
    very_large_step: int
    dose_response_step: int


@dataclass(frozen=True, slots=True)
class Votes:
    """How directions are counted where there are no estimates."""

    for_above_percent: int
    side_from_percent: int
    estimates_from_percent: int


@dataclass(frozen=True, slots=True)
class Harms:
    """How many people without an event say something."""

    safe_from_people: int
    exact_below_people: int


@dataclass(frozen=True, slots=True)
class Method:
    """One edition of the numbers that the rules read."""

    edition: str
    name: str
    source: str
    domains: tuple[str, ...]
    start: Start
    risk_of_bias: RiskOfBias
    inconsistency: Inconsistency
    indirectness: Indirectness
    imprecision: Imprecision
    reporting: Reporting
    data_concern: DataConcern
    upgrade: Upgrade
    votes: Votes
    harms: Harms
    pooling: Policy

    def __hash__(self) -> int:
        """By name alone: sums are remembered by method and counts, and all its numbers would take longer to add up."""
        return hash(self.name)

    def asks(self, domain: str) -> bool:
        """Whether this domain can move a level."""
        return domain in self.domains
