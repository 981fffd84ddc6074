"""The studies and findings of one claim's page as CSV that a spreadsheet cannot be attacked through."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

from graph.dataset.answers import csv_table
from graph.dataset.ask import Value
from graph.grading.ladder import rung_of
from graph.model.finding import Finding
from graph.model.values import Absent, Span
from graph.views.dossier import Dossier, StudyRow

COLUMNS = (
    *("claim", "study", "label", "year", "part", "counts", "direction", "rung", "design", "species", "study_n"),
    *("finding", "outcome", "measure", "reading", "n", "comparator", "time", "time_unit", "instrument", "primary"),
    *("treated_value", "comparator_value", "count", "total", "words"),
    *("effect", "value", "unit", "interval_low", "interval_high", "interval_level", "p"),
    *("note", "addresses"),
)
"""Ids and numbers as they are recorded, the same in every language; an empty cell is not known."""


def spreadsheet(file: Dossier) -> str:
    """One row for each finding that the claim's lines read, and one for each study without any."""
    return csv_table(COLUMNS, _rows(file))


def _rows(file: Dossier) -> Iterator[tuple[Value, ...]]:
    for row in file.studies:
        for finding in row.findings or (None,):
            yield (file.claim.id, *_study(row), *_finding(finding), row.line.note, _addresses(row))


def _study(row: StudyRow) -> tuple[Value, ...]:
    study = row.study
    species = (row.line.species,) if row.line.species else study.species
    return (
        study.id,
        study.label,
        study.year,
        row.part.value,
        row.counts,
        row.line.direction.value,
        rung_of(study, row.line.species).id,
        study.design.value,
        " ".join(species),
        row.weighed,
    )


def _finding(finding: Finding | None) -> tuple[Value, ...]:
    if finding is None:
        return (None,) * (COLUMNS.index("note") - COLUMNS.index("finding"))
    effect = finding.effect
    interval = effect.interval if effect else None
    time = _known(finding.time)
    return (
        finding.id,
        finding.outcome,
        finding.measure,
        finding.reading.value,
        _known(finding.n),
        finding.comparator.value,
        time.value if time else None,
        time.unit.value if time else None,
        finding.instrument,
        finding.primary,
        finding.treated_value,
        finding.comparator_value,
        finding.count,
        finding.total,
        finding.words,
        effect.measure.value if effect else None,
        effect.value if effect else None,
        effect.unit if effect else None,
        interval.low if interval else None,
        interval.high if interval else None,
        interval.level if interval else None,
        effect.p if effect else None,
    )


_T = TypeVar("_T", int, Span)


def _known(value: _T | Absent) -> _T | None:
    return None if isinstance(value, Absent) else value


def _addresses(row: StudyRow) -> str:
    return " ".join(link.address for link in row.links if link.address)
