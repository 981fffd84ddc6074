"""The tables of what came out: results, the groups behind them, and harms."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple, TypeVar

from graph.dataset.tables.column import Column, Table
from graph.dataset.tables.studies import in_order
from graph.model.assessment import Grading
from graph.model.base import EvidenceBase
from graph.model.finding import ArmResult, Effect, EffectMeasure, Finding
from graph.model.study import Study
from graph.model.values import Absent, Interval, PValue

T = TypeVar("T")


class Result(NamedTuple):
    """A result with its study."""

    study: Study
    finding: Finding

    @property
    def effect(self) -> Effect:
        """Its number; one without a value where there is none."""
        return self.finding.effect or _NO_NUMBER

    @property
    def interval(self) -> Interval | None:
        """The interval of its number."""
        return self.effect.interval

    @property
    def p(self) -> PValue | None:
        """The p value of its number."""
        return self.effect.p_value


class Group(NamedTuple):
    """What one group showed in a result."""

    study: Study
    finding: Finding
    order: int
    arm: ArmResult


_NO_NUMBER = Effect(EffectMeasure.OTHER)


def _results(base: EvidenceBase, _: Grading) -> Iterator[Result]:
    return (Result(study, finding) for study in in_order(base) for finding in study.findings)


def _harms(base: EvidenceBase, grading: Grading) -> Iterator[Result]:
    return (result for result in _results(base, grading) if result.finding.harm is not None)


def _groups(base: EvidenceBase, grading: Grading) -> Iterator[Group]:
    for study, finding in _results(base, grading):
        for order, arm in enumerate(finding.arms, start=1):
            yield Group(study, finding, order, arm)


def _known(value: T | Absent) -> T | None:
    return None if isinstance(value, Absent) else value


def _why_absent(value: object) -> Absent | None:
    return value if isinstance(value, Absent) else None


def _time(row: Result) -> str | None:
    time = _known(row.finding.time)
    return f"{time.value:f} {time.unit}" if time else None


def _days(row: Result) -> float | None:
    time = _known(row.finding.time)
    return float(time.days) if time else None


FINDINGS = Table(
    "findings",
    "One row a measured result.",
    _results,
    (
        Column[Result]("study", "text", "The id of the study.", lambda r: r.study.id),
        Column("finding", "text", "The id of the result within its study.", lambda r: r.finding.id),
        Column("outcome", "text", "The id of the outcome.", lambda r: r.finding.outcome),
        Column("instrument", "text", "The id of the scale or assay.", lambda r: r.finding.instrument),
        Column("measure", "text", "What was measured, in words.", lambda r: r.finding.measure),
        Column("reading", "text", "Which way it points for the treated.", lambda r: r.finding.reading),
        Column("n", "whole", "How many people or animals.", lambda r: _known(r.finding.n)),
        Column("n_status", "text", "Why their number is not there.", lambda r: _why_absent(r.finding.n)),
        Column("comparator", "text", "Against what.", lambda r: r.finding.comparator),
        Column("time", "text", "When it was measured, as printed.", _time),
        Column("days", "number", "When it was measured, in days.", _days),
        Column("time_status", "text", "Why the time is not there.", lambda r: _why_absent(r.finding.time)),
        Column("analysis", "text", "Who was counted.", lambda r: r.finding.analysis),
        Column(
            "level", "text", "How it reached the record: read, told by others, computed.", lambda r: r.finding.level
        ),
        Column("computed_by", "text", "How a derived result was computed.", lambda r: r.finding.computed_by),
        Column("treated_value", "text", "The value of the treated, as printed.", lambda r: r.finding.treated_value),
        Column(
            "comparator_value", "text", "The value of the others, as printed.", lambda r: r.finding.comparator_value
        ),
        Column("count", "whole", "How many of the total.", lambda r: r.finding.count),
        Column("total", "whole", "The total.", lambda r: r.finding.total),
        Column(
            "effect_measure",
            "text",
            "What the effect number is.",
            lambda r: r.effect.measure if r.finding.effect else None,
        ),
        Column("value", "number", "The effect number.", lambda r: r.effect.value),
        Column("unit", "text", "Its unit.", lambda r: r.effect.unit),
        Column(
            "interval_low", "number", "The lower end of its interval.", lambda r: r.interval.low if r.interval else None
        ),
        Column(
            "interval_high",
            "number",
            "The upper end of its interval.",
            lambda r: r.interval.high if r.interval else None,
        ),
        Column(
            "interval_level",
            "whole",
            "The coverage of the interval in percent.",
            lambda r: r.interval.level if r.interval else None,
        ),
        Column("p_value", "text", "The p value, as printed.", lambda r: r.effect.p),
        Column(
            "p_operator",
            "text",
            "Whether p equals its number or is bounded by it.",
            lambda r: r.p.operator if r.p else None,
        ),
        Column("p_number", "number", "The p value or its bound as a number.", lambda r: r.p.value if r.p else None),
        Column("adjusted", "text", "For what the difference was adjusted.", lambda r: r.effect.adjusted),
        Column("species", "text", "Of which species, where the study has several.", lambda r: r.finding.species),
        Column("report", "text", "The id of the report that shows it.", lambda r: r.finding.report),
        Column("primary", "yes", "Whether it is a primary outcome.", lambda r: r.finding.primary),
        Column("harm", "text", "What sort of harm it counts.", lambda r: r.finding.harm),
    ),
)
HARMS = Table(
    "harms",
    "One row a result that counts a harm.",
    _harms,
    (
        Column[Result]("study", "text", "The id of the study.", lambda r: r.study.id),
        Column("finding", "text", "The id of the result within its study.", lambda r: r.finding.id),
        Column("kind", "text", "What sort of harm it is.", lambda r: r.finding.harm),
        Column(
            "species",
            "texts",
            "Who or what was studied.",
            lambda r: (r.finding.species,) if r.finding.species else r.study.species,
        ),
        Column("cells", "texts", "The ids of the cells that were given.", lambda r: r.study.treatment.cells),
        Column("count", "whole", "How many had it.", lambda r: r.finding.count),
        Column("total", "whole", "Out of how many.", lambda r: r.finding.total),
        Column(
            "related",
            "text",
            "Whether it was held to come from the treatment: yes, no, not-stated, not-seen.",
            lambda r: r.finding.related,
        ),
        Column(
            "definitive",
            "yes",
            "Whether the case settles by itself that the treatment can do it.",
            lambda r: r.finding.definitive,
        ),
        Column("days", "number", "After how many days.", _days),
    ),
)
ARMS = Table(
    "arms",
    "One row for what one group of a study showed in one result.",
    _groups,
    (
        Column[Group]("study", "text", "The id of the study.", lambda g: g.study.id),
        Column("finding", "text", "The id of the result within its study.", lambda g: g.finding.id),
        Column("order", "whole", "Which of the result's groups it is.", lambda g: g.order),
        Column("name", "text", "The name of the group.", lambda g: g.arm.name),
        Column("role", "text", "On which side of the comparison it stands.", lambda g: g.arm.role),
        Column("n", "whole", "How many people or animals.", lambda g: g.arm.n),
        Column("events", "whole", "How many had the event.", lambda g: g.arm.events),
        Column("mean", "number", "The mean.", lambda g: g.arm.mean),
        Column("median", "number", "The median.", lambda g: g.arm.median),
        Column("spread", "text", "What the printed spread is.", lambda g: g.arm.spread.kind if g.arm.spread else None),
        Column(
            "spread_value",
            "number",
            "The spread as one number.",
            lambda g: g.arm.spread.value if g.arm.spread else None,
        ),
        Column(
            "spread_low", "number", "The lower end of the spread.", lambda g: g.arm.spread.low if g.arm.spread else None
        ),
        Column(
            "spread_high",
            "number",
            "The upper end of the spread.",
            lambda g: g.arm.spread.high if g.arm.spread else None,
        ),
        Column(
            "told", "text", "Whether it is the value at the time or the change since baseline.", lambda g: g.arm.told
        ),
    ),
)
