"""The studies and findings of one claim's page as CSV that a spreadsheet cannot be attacked through."""

from __future__ import annotations

from collections.abc import Iterator

from graph.dataset.answers import csv_table
from graph.dataset.ask import Value
from graph.facts.results import measured, p_words, told
from graph.model.finding import Effect, Finding
from graph.model.values import Lang, Span
from graph.views.dossier import Dossier, StudyRow

COLUMNS = (
    *("claim", "study", "label", "year", "part", "counts", "direction", "rung", "design", "species", "study_n"),
    *("finding", "outcome", "measure", "reading", "n", "comparator", "time", "time_unit", "instrument", "primary"),
    *("treated_value", "comparator_value", "count", "total", "words", "result"),
    *("effect", "value", "unit", "interval_low", "interval_high", "interval_level", "p"),
    *("note", "addresses"),
)
"""Ids and numbers as they are recorded, the same in every language; `result` is words. An empty cell is not known."""


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
        row.rung.id,
        study.design.value,
        " ".join(species),
        row.weighed,
    )


def _finding(finding: Finding | None) -> tuple[Value, ...]:
    if finding is None:
        return (None,) * (COLUMNS.index("note") - COLUMNS.index("finding"))
    effect = finding.effect
    interval = effect.interval if effect else None
    time = finding.time if isinstance(finding.time, Span) else None
    return (
        finding.id,
        finding.outcome,
        finding.measure,
        finding.reading.value,
        measured(finding),
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
        told(finding, Lang.EN).line(Lang.EN),
        effect.measure.value if effect else None,
        effect.value if effect else None,
        effect.unit if effect else None,
        interval.low if interval else None,
        interval.high if interval else None,
        interval.level if interval else None,
        _p(effect) if effect else None,
    )


def _p(effect: Effect) -> str | None:
    """As printed, else the number with its operator."""
    return effect.p or (p_words(effect.p_value).removeprefix("p ") if effect.p_value else None)


def _addresses(row: StudyRow) -> str:
    return " ".join(link.address for link in row.links if link.address)
