"""The records and their grades as tables for data frames: one Parquet file a noun, one row a thing."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TypeAlias

import pyarrow as pa
from pyarrow import parquet

from graph.facts.counts import known_subjects
from graph.model.assessment import Assessment, Grading
from graph.model.base import EvidenceBase
from graph.model.finding import Finding
from graph.model.study import Study
from graph.model.values import Absent

Cell: TypeAlias = object
Row: TypeAlias = Mapping[str, Cell]
Rows: TypeAlias = Callable[[EvidenceBase, Grading], Iterator[Row]]

_KINDS = MappingProxyType(
    {
        "text": pa.string(),
        "texts": pa.list_(pa.string()),
        "whole": pa.int64(),
        "number": pa.float64(),
        "yes": pa.bool_(),
        "day": pa.date32(),
    }
)
_COLUMNS = MappingProxyType(
    {
        "claims": {
            "text": "claim kind statement_en statement_zh population condition phase mechanism outcome part_of wording",
            "texts": "cells cites sources",
            "yes": "calibration",
        },
        "studies": {
            "text": "study label design condition progress results randomised blinded_outcome comparator funder route",
            "texts": "species cells registry_ids reports dois pmids",
            "whole": "year planned enrolled treated controls analysed counted",
            "yes": "retracted",
        },
        "findings": {
            "text": "study finding outcome instrument measure reading n_status comparator time time_status "
            "effect_measure unit p_value treated_value comparator_value species report",
            "whole": "n count total",
            "number": "days value interval_low interval_high",
            "yes": "primary",
        },
        "lines": {"text": "claim study direction species note curator", "texts": "findings", "day": "judged"},
        "assessments": {
            "text": "claim kind basis cited_basis highest_rung tested depth conclusion sentence_en sentence_zh "
            "direction size certainty at_best wording extent ceiling fidelity edition",
            "texts": "decided_by context awaiting circular set_aside",
            "whole": "too_firm people_studies animal_studies people animals",
            "yes": "rated too_much names_no_model",
            "day": "as_of",
        },
        "reasons": {
            "text": "claim stream rule domain remark text_en text_zh",
            "texts": "rests_on",
            "whole": "body order step change",
            "yes": "on_product replaced not_seen further_concern",
        },
    }
)


def write_tables(base: EvidenceBase, grading: Grading, folder: Path) -> None:
    """Write `claims.parquet` and its sisters, byte by byte the same for the same records."""
    folder.mkdir()
    for name, rows in _ROWS.items():
        schema = pa.schema(
            [(column, _KINDS[kind]) for kind, named in _COLUMNS[name].items() for column in named.split()]
        )
        table = pa.Table.from_pylist([_whole(row, schema.names) for row in rows(base, grading)], schema=schema)
        parquet.write_table(table, folder / f"{name}.parquet", compression="zstd")


def _whole(row: Row, columns: list[str]) -> Row:
    """The row, once it has every column and no other: a table drops and fills without a word."""
    if set(row) != set(columns):
        raise ValueError(f"A row and its table differ in {sorted(set(row) ^ set(columns))}.")
    return row


def _claims(base: EvidenceBase, _: Grading) -> Iterator[Row]:
    for claim in base.claims.values():
        scope = claim.scope
        yield {
            "claim": claim.id,
            "kind": claim.kind.value,
            "statement_en": claim.statement.en,
            "statement_zh": claim.statement.zh,
            "population": scope.population.value,
            "condition": scope.condition,
            "phase": scope.phase,
            "cells": list(scope.cells),
            "mechanism": claim.mechanism,
            "outcome": scope.outcome,
            "cites": list(claim.cites),
            "part_of": claim.part_of,
            "wording": claim.wording.id if claim.wording else None,
            "sources": sorted({appearance.source for appearance in claim.appearances}),
            "calibration": claim.calibration,
        }


def _studies(base: EvidenceBase, _: Grading) -> Iterator[Row]:
    for study in _in_order(base):
        numbers = study.numbers
        yield {
            "study": study.id,
            "label": study.label,
            "design": study.design.value,
            "species": [species.value for species in study.species],
            "condition": study.condition,
            "year": study.year,
            "progress": study.progress.value,
            "results": study.results.value,
            "randomised": study.randomised.value,
            "blinded_outcome": study.blinded_outcome.value,
            "comparator": study.comparator.value,
            "planned": numbers.planned,
            "enrolled": numbers.enrolled,
            "treated": numbers.treated,
            "controls": numbers.control,
            "analysed": numbers.analysed,
            "counted": study.counted,
            "cells": list(study.treatment.cells),
            "route": study.treatment.route.value,
            "funder": study.funder.value,
            "registry_ids": list(study.registry_ids),
            "reports": [report.id for report in study.reports],
            "dois": [report.doi for report in study.reports if report.doi],
            "pmids": [report.pmid for report in study.reports if report.pmid],
            "retracted": study.is_retracted,
        }


def _findings(base: EvidenceBase, _: Grading) -> Iterator[Row]:
    for study in _in_order(base):
        for finding in study.findings:
            yield _finding(study, finding)


def _finding(study: Study, finding: Finding) -> Row:
    effect = finding.effect
    interval = effect.interval if effect else None
    n, time = finding.n, finding.time
    return {
        "study": study.id,
        "finding": finding.id,
        "outcome": finding.outcome,
        "instrument": finding.instrument,
        "measure": finding.measure,
        "reading": finding.reading.value,
        "n": None if isinstance(n, Absent) else n,
        "n_status": n.value if isinstance(n, Absent) else None,
        "comparator": finding.comparator.value,
        "time": None if isinstance(time, Absent) else f"{time.value:f} {time.unit}",
        "days": None if isinstance(time, Absent) else float(time.days),
        "time_status": time.value if isinstance(time, Absent) else None,
        "treated_value": finding.treated_value,
        "comparator_value": finding.comparator_value,
        "count": finding.count,
        "total": finding.total,
        "effect_measure": effect.measure.value if effect else None,
        "value": float(effect.value) if effect and effect.value is not None else None,
        "unit": effect.unit if effect else None,
        "interval_low": float(interval.low) if interval else None,
        "interval_high": float(interval.high) if interval else None,
        "p_value": effect.p if effect else None,
        "species": finding.species.value if finding.species else None,
        "report": finding.report,
        "primary": finding.primary,
    }


def _lines(base: EvidenceBase, _: Grading) -> Iterator[Row]:
    for study in _in_order(base):
        for line in study.lines:
            yield {
                "claim": line.claim,
                "study": study.id,
                "direction": line.direction.value,
                "findings": list(line.findings),
                "species": line.species.value if line.species else None,
                "note": line.note,
                "curator": line.curator,
                "judged": line.judged,
            }


def _assessments(_: EvidenceBase, grading: Grading) -> Iterator[Row]:
    for assessment in grading.assessments.values():
        yield _assessment(assessment)


def _assessment(assessment: Assessment) -> Row:
    marks, ladder = assessment.marks, assessment.ladder
    in_people = [count for count in ladder if count.rung.is_human]
    in_animals = [count for count in ladder if count.rung.is_animal]
    return {
        "claim": assessment.claim,
        "kind": assessment.kind.value,
        "basis": assessment.basis.value,
        "cited_basis": assessment.cited_basis.value,
        "highest_rung": ladder[0].rung.id if ladder else None,
        "tested": assessment.tested.id if assessment.tested is not None else None,
        "depth": assessment.depth.value if assessment.depth else None,
        "conclusion": assessment.conclusion.value,
        "sentence_en": assessment.sentence.en,
        "sentence_zh": assessment.sentence.zh,
        "direction": assessment.direction.value if assessment.direction else None,
        "size": assessment.size.value,
        "rated": assessment.rated,
        "certainty": assessment.certainty.id if assessment.certainty else None,
        "at_best": assessment.at_best.id if assessment.at_best else None,
        "wording": marks.wording.id if marks else None,
        "extent": marks.extent.id if marks else None,
        "ceiling": marks.ceiling.id if marks else None,
        "too_firm": marks.too_firm if marks else None,
        "too_much": marks.too_much if marks else None,
        "names_no_model": marks.names_no_model if marks else None,
        "fidelity": assessment.fidelity.value if assessment.fidelity else None,
        "decided_by": list(assessment.decided_by),
        "people_studies": sum(count.studies for count in in_people),
        "animal_studies": sum(count.studies for count in in_animals),
        "people": known_subjects(in_people),
        "animals": known_subjects(in_animals),
        "context": list(assessment.context),
        "awaiting": list(assessment.awaiting),
        "circular": list(assessment.circular),
        "set_aside": list(assessment.set_aside),
        "as_of": assessment.as_of,
        "edition": assessment.edition,
    }


def _reasons(_: EvidenceBase, grading: Grading) -> Iterator[Row]:
    for assessment in grading.assessments.values():
        for place, body in enumerate(assessment.bodies, start=1):
            for order, reason in enumerate(body.reasons, start=1):
                yield {
                    "claim": assessment.claim,
                    "body": place,
                    "stream": body.stream.value,
                    "on_product": body.on_product,
                    "order": order,
                    "rule": reason.rule,
                    "domain": reason.domain.value,
                    "remark": reason.outcome.value,
                    "step": reason.step,
                    "change": reason.change,
                    "replaced": reason.replaced,
                    "not_seen": reason.not_seen,
                    "further_concern": reason.is_further_concern,
                    "text_en": reason.text.en,
                    "text_zh": reason.text.zh,
                    "rests_on": list(reason.rests_on),
                }


def _in_order(base: EvidenceBase) -> list[Study]:
    return sorted(base.studies.values(), key=lambda study: study.id)


_ROWS: Mapping[str, Rows] = MappingProxyType(
    {
        "claims": _claims,
        "studies": _studies,
        "findings": _findings,
        "lines": _lines,
        "assessments": _assessments,
        "reasons": _reasons,
    }
)
