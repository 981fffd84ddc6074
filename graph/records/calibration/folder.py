"""A folder of published judgements: each file is known by its header."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from graph.analysis.calibrating.published import Given, LeftOut, Material, Place, PublishedBody, PublishedSum
from graph.errors import DataError, EvidenceGraphError, Problem
from graph.grading.synthesis.values import Measure
from graph.records.calibration.analyses import (
    STUDY_COLUMNS,
    groups_of,
    holds_summaries,
    joined,
    studies_of,
    summaries_of,
)
from graph.records.calibration.judgements import BODY_COLUMNS, SUM_COLUMNS, bodies, sums
from graph.records.calibration.tables import Problems, Row, table_of, text_of


@dataclass(slots=True)
class _Found:
    """What was read so far."""

    judged: list[PublishedBody | LeftOut] = field(default_factory=list)
    added: list[PublishedSum | LeftOut] = field(default_factory=list)
    groups: dict[str, tuple[Measure | None, list[Given]]] = field(default_factory=dict)
    effects: dict[str, list[Given]] = field(default_factory=dict)
    summaries: dict[str, tuple[Place, dict[str, float]]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def read_published(folder: Path) -> Material:
    """All that the tables and lists of a folder hold; every problem is told at once."""
    files = sorted(path for path in folder.iterdir() if path.suffix in {".csv", ".json"} and path.is_file())
    if not files:
        raise EvidenceGraphError(f"{folder} holds no .csv and no .json file. docs/calibration.md tells the forms.")
    found = _Found()
    for path in files:
        problems = Problems(str(path))
        text = text_of(path, problems)
        if text is not None:
            _read(path, text, problems, found)
        found.problems += problems.found
    if found.problems:
        raise DataError(found.problems)
    return _material(found, folder)


def _material(found: _Found, folder: Path) -> Material:
    material = Material(
        tuple(one for one in found.judged if isinstance(one, PublishedBody)),
        tuple(one for one in found.added if isinstance(one, PublishedSum)),
        tuple(joined(found.groups, found.effects, found.summaries)),
        tuple(one for one in (*found.judged, *found.added) if isinstance(one, LeftOut)),
    )
    if not (material.bodies or material.sums or material.analyses):
        raise EvidenceGraphError(f"Nothing in {folder} can be compared: no row tells a level or a result.")
    return material


def _read(path: Path, text: str, problems: Problems, found: _Found) -> None:
    if path.suffix == ".json":
        found.groups |= groups_of(text, problems)
        return
    names, rows = table_of(text, problems)
    if len(set(names)) == len(names) and not _take(names, rows, found):
        problems.add(1, "No form has these columns.", "docs/calibration.md tells the forms.")


def _take(names: Sequence[str], rows: list[Row], found: _Found) -> bool:
    """Hand the rows to the form that their columns tell; false where none does."""
    known = set(names)
    if known >= BODY_COLUMNS:
        found.judged += bodies(rows)
    elif known >= SUM_COLUMNS:
        found.added += sums(rows)
    elif known >= STUDY_COLUMNS:
        found.effects |= studies_of(rows)
    elif holds_summaries(known):
        found.summaries |= summaries_of(rows, names)
    else:
        return False
    return True
