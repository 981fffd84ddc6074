"""Findings and evidence lines as RDF."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

from pyoxigraph import NamedNode

from graph.dataset.biology import span
from graph.dataset.facts import Fact, Said, english, facts, more, printed
from graph.dataset.names import Names
from graph.dataset.reused import (
    ANIMAL_STUDY_EVIDENCE,
    CITO,
    CLINICAL_STUDY_EVIDENCE,
    DCTERMS,
    IN_VITRO_EVIDENCE,
)
from graph.dataset.vocabulary import EV
from graph.grading.ladder import rung_of
from graph.model.finding import Effect, Finding
from graph.model.line import EvidenceLine
from graph.model.scales import Rung
from graph.model.study import Study
from graph.model.values import Absent

T = TypeVar("T")


def finding(names: Names, study: Study, finding: Finding) -> Iterator[Fact]:
    """One result; where its number or its time is not there, why."""
    time = _known(finding.time)
    yield from facts(
        names.finding(study.id, finding.id),
        EV.Finding,
        {
            DCTERMS.identifier: finding.id,
            EV.study: names.study(study.id),
            EV.outcome: names.outcome(finding.outcome),
            EV.instrument: names.instrument(finding.instrument) if finding.instrument else None,
            EV.measure: english(finding.measure),
            EV.reading: finding.reading,
            EV.n: _known(finding.n),
            EV.nStatus: finding.n if isinstance(finding.n, Absent) else None,
            EV.comparator: finding.comparator,
            EV.time: names.span(time) if time else None,
            EV.timeStatus: finding.time if isinstance(finding.time, Absent) else None,
            EV.treatedValue: finding.treated_value,
            EV.comparatorValue: finding.comparator_value,
            EV.count: finding.count,
            EV.total: finding.total,
            EV.effect: names.effect(study.id, finding.id) if finding.effect else None,
            EV.isPrimary: finding.primary,
            EV.species: finding.species,
            EV.report: names.report(finding.report) if finding.report else None,
            EV.words: english(finding.words),
            EV.evidenceType: _evidence_type(rung_of(study, finding.species)),
            EV.note: english(finding.note),
        },
    )
    if time:
        yield from span(names, time)
    if finding.effect:
        yield from _effect(names.effect(study.id, finding.id), finding.effect)


def _known(value: T | Absent) -> T | None:
    return None if isinstance(value, Absent) else value


def _evidence_type(rung: Rung) -> NamedNode | None:
    """The term of the Evidence and Conclusion Ontology; for mere statements it has none that fits a study."""
    if rung.is_human:
        return CLINICAL_STUDY_EVIDENCE
    if rung.is_animal:
        return ANIMAL_STUDY_EVIDENCE
    return IN_VITRO_EVIDENCE if rung is Rung.IN_VITRO else None


def _effect(node: NamedNode, effect: Effect) -> Iterator[Fact]:
    interval = effect.interval
    yield from facts(
        node,
        EV.Effect,
        {
            EV.effectMeasure: effect.measure,
            EV.value: effect.value,
            EV.printed: printed(effect.value),
            EV.unit: english(effect.unit),
            EV.intervalLow: interval.low if interval else None,
            EV.intervalHigh: interval.high if interval else None,
            EV.printedLow: printed(interval.low) if interval else None,
            EV.printedHigh: printed(interval.high) if interval else None,
            EV.intervalLevel: interval.level if interval else None,
            EV.pValue: effect.p,
        },
    )


def line(names: Names, study: Study, line: EvidenceLine) -> Iterator[Fact]:
    """What the study says to one claim."""
    node = names.line(line.claim, study.id)
    yield from facts(
        node,
        EV.EvidenceLine,
        {
            EV.study: names.study(study.id),
            EV.claim: names.claim(line.claim),
            EV.direction: line.direction,
            EV.finding: [names.finding(study.id, id_) for id_ in line.findings],
            EV.species: line.species,
            EV.rung: rung_of(study, line.species),
            EV.note: english(line.note),
            EV.recordedAs: line.recorded_as,
            EV.correctedBecause: english(line.corrected_because),
            CITO.citesAsEvidence: [names.report(report.id) for report in study.reports],
        },
    )


def line_provenance(names: Names, line: EvidenceLine) -> Iterator[Fact]:
    """Who judged a line, and when."""
    said: Said = {EV.curator: names.curator(line.curator), EV.judged: line.judged}
    yield from more(names.line(line.claim, line.study), said)
