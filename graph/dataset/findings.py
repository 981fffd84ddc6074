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
    RDFS,
)
from graph.dataset.vocabulary import EV
from graph.grading.ladder import rung_of
from graph.model.finding import ArmResult, Effect, Finding
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
            EV.armResult: [arm for arm, _ in _arms(names, study, finding)],
            EV.analysisSet: finding.analysis,
            EV.resultLevel: finding.level,
            EV.readIn: finding.read_in,
            EV.computedBy: english(finding.computed_by),
            EV.harmKind: finding.harm,
            EV.related: finding.related if finding.harm else None,
            EV.isDefinitive: finding.definitive if finding.harm else None,
            EV.evidenceType: _evidence_type(rung_of(study, finding.species)),
            EV.note: english(finding.note),
        },
    )
    if time:
        yield from span(names, time)
    for node, arm in _arms(names, study, finding):
        yield from _arm(node, arm)
    if finding.effect:
        yield from _effect(names.effect(study.id, finding.id), finding.effect)


def _arms(names: Names, study: Study, finding: Finding) -> list[tuple[NamedNode, ArmResult]]:
    return [
        (names.of_study("arm-result", study.id, finding.id, str(order)), arm)
        for order, arm in enumerate(finding.arms, start=1)
    ]


def _arm(node: NamedNode, arm: ArmResult) -> Iterator[Fact]:
    spread = arm.spread
    yield from facts(
        node,
        EV.ArmResult,
        {
            RDFS.label: english(arm.name),
            EV.armRole: arm.role,
            EV.n: arm.n,
            EV.events: arm.events,
            EV.mean: arm.mean,
            EV.median: arm.median,
            EV.spreadKind: spread.kind if spread else None,
            EV.spreadValue: spread.value if spread else None,
            EV.spreadLow: spread.low if spread else None,
            EV.spreadHigh: spread.high if spread else None,
            EV.valueTold: arm.told,
            EV.note: english(arm.note),
        },
    )


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
            EV.pOperator: effect.p_value.operator if effect.p_value else None,
            EV.pNumber: effect.p_value.value if effect.p_value else None,
            EV.adjustedFor: english(effect.adjusted),
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
            EV.directionBecause: english(line.direction_because),
            CITO.citesAsEvidence: [names.report(report.id) for report in study.reports],
        },
    )


def line_provenance(names: Names, line: EvidenceLine) -> Iterator[Fact]:
    """Who judged a line, and when."""
    said: Said = {EV.curator: names.curator(line.curator), EV.judged: line.judged}
    yield from more(names.line(line.claim, line.study), said)
