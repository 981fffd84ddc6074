"""A claim's certainty and basis through time as a step chart: rows, and the stretches of time that stand in them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import NamedTuple

from graph.analysis.history import Epoch, History
from graph.model.assessment import Assessment
from graph.model.scales import Basis, Certainty
from graph.views.timeline import Years


class Sure(NamedTuple):
    """A level of certainty, `None` where nothing could be rated."""

    certainty: Certainty | None


Level = Sure | Basis
"""What a row of a chart stands for."""


class Stretch(NamedTuple):
    """A time on one level: its ends from 0 to 1, and its row, 0 at the top."""

    start: float
    end: float
    row: int


@dataclass(frozen=True, slots=True)
class Steps:
    """One chart: its rows from the highest, and its stretches in order of time, without gaps."""

    rows: tuple[Level, ...]
    stretches: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class Course:
    """The charts of one claim over one axis; `certainty` is `None` for kinds that have none.

    `ticks` are years to name, each with the place of its first day.
    """

    ticks: tuple[tuple[int, float], ...]
    certainty: Steps | None
    basis: Steps


def course(found: History) -> Course | None:
    """The charts of a history, from the year before something was known; `None` where nothing ever was."""
    first = next((epoch.start for epoch in found.epochs if epoch.start), None)
    if first is None:
        return None
    axis = _Axis(date(max(1, first.year - 1), 1, 1), found.until)
    levels = sorted({_sure(epoch.assessment) for epoch in found.epochs} | set(_SCALE), key=_height)
    bases = [basis for basis in Basis if any(epoch.assessment.basis is basis for epoch in found.epochs)]
    is_rated = any(epoch.assessment.rated for epoch in found.epochs)
    return Course(
        ticks=tuple(axis.ticks),
        certainty=_steps(found.epochs, levels, _sure, axis) if is_rated else None,
        basis=_steps(found.epochs, bases, lambda one: one.basis, axis),
    )


_SCALE = [Sure(level) for level in Certainty]


def _height(level: Sure) -> int:
    """The surest first, nothing rated last."""
    return -int(level.certainty or 0)


def _sure(one: Assessment) -> Sure:
    return Sure(one.certainty)


class _Axis(NamedTuple):
    first: date
    until: date

    def at(self, day: date) -> float:
        """Where a day stands, 0 on the first and 1 on the last."""
        return round((day - self.first).days / ((self.until - self.first).days or 1), 4)

    @property
    def ticks(self) -> Iterator[tuple[int, float]]:
        """Years to write at the axis, each with its place from 0 to 1."""
        years = Years(self.first.year, self.until.year).ticks
        return ((year, self.at(date(year, 1, 1))) for year in years)


def _steps(epochs: Sequence[Epoch], rows: Sequence[Level], of: Callable[[Assessment], Level], axis: _Axis) -> Steps:
    return Steps(tuple(rows), tuple(_stretches(epochs, rows, of, axis)))


def _stretches(
    epochs: Sequence[Epoch], rows: Sequence[Level], of: Callable[[Assessment], Level], axis: _Axis
) -> Iterator[Stretch]:
    """Epochs that follow each other on the same level are one stretch."""
    runs = [(level, next(same).start) for level, same in groupby(epochs, key=lambda epoch: of(epoch.assessment))]
    ends = [*(start for _, start in runs[1:]), axis.until]
    for (level, start), end in zip(runs, ends, strict=True):
        yield Stretch(axis.at(start or axis.first), axis.at(end or axis.until), rows.index(level))
