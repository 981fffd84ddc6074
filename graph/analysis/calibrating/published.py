"""What others published: judged bodies of evidence, sums of steps, and meta-analyses with their studies."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from graph.grading.domains.bias import Risks
from graph.grading.synthesis.values import Interval, Measure, TwoByTwo, TwoMeans


@dataclass(frozen=True, slots=True)
class Place:
    """A line of a file."""

    file: str
    line: int

    def __str__(self) -> str:
        """`file:line`."""
        return f"{self.file}:{self.line}"


@dataclass(frozen=True, slots=True)
class PublishedEffect:
    """A pooled effect as printed."""

    measure: Measure
    value: float
    interval: Interval


@dataclass(frozen=True, slots=True)
class PublishedBody:
    """A body of randomised trials and the certainty that its review's authors gave it (1 very low to 4 high).

    `people` and `effect` are `None` where they are not told; `i2` is in percent.
    """

    id: str
    review: str
    place: Place
    studies: int
    people: int | None
    effect: PublishedEffect | None
    risks: Risks
    i2: float | None
    level: int


@dataclass(frozen=True, slots=True)
class PublishedSum:
    """A start, the steps that authors took, and the level at which they arrived."""

    id: str
    place: Place
    start: int
    steps: tuple[tuple[str, int], ...]
    level: int


@dataclass(frozen=True, slots=True)
class Given:
    """One study of a meta-analysis: its groups, or its effect and variance on the scale of analysis."""

    groups: TwoByTwo | TwoMeans | None = None
    value: float | None = None
    variance: float | None = None
    is_used: bool = True


@dataclass(frozen=True, slots=True)
class PublishedAnalysis:
    """A meta-analysis: its studies and the columns that were computed elsewhere.

    `measure` is `None` where effects are given as they are.
    """

    id: str
    place: Place
    measure: Measure | None
    studies: tuple[Given, ...]
    columns: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A row that cannot be judged, and why; `because` is a key of the words that say so."""

    place: Place
    because: str


@dataclass(frozen=True, slots=True)
class Material:
    """All that a folder holds."""

    bodies: tuple[PublishedBody, ...] = ()
    sums: tuple[PublishedSum, ...] = ()
    analyses: tuple[PublishedAnalysis, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
