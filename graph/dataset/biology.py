"""Cells, mechanisms, outcomes and conditions as RDF, with their matches in public vocabularies."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from types import MappingProxyType

from pyoxigraph import NamedNode

from graph.dataset.facts import Fact, Said, english, facts
from graph.dataset.names import Names
from graph.dataset.reused import DCTERMS, MESH, OBO, RDFS, SKOS
from graph.dataset.vocabulary import EV
from graph.model.base import EvidenceBase
from graph.model.biology import (
    CellProduct,
    CellType,
    Condition,
    ImportantDifference,
    Instrument,
    Mechanism,
    Outcome,
    Phase,
    Term,
)
from graph.model.values import Span, Text

_MATCH = MappingProxyType(
    {
        "exact": SKOS.exactMatch,
        "close": SKOS.closeMatch,
        "broad": SKOS.broadMatch,
        "narrow": SKOS.narrowMatch,
        "related": SKOS.relatedMatch,
    }
)


def biology(names: Names, base: EvidenceBase) -> Iterator[Fact]:
    """Everything that the records say of cells, mechanisms, outcomes and conditions."""
    for kind in base.cell_types.values():
        yield from _cell_type(names, kind)
    for product in base.products.values():
        yield from _product(names, product)
    for mechanism in base.mechanisms.values():
        yield from _mechanism(names, base, mechanism)
    for outcome in base.outcomes.values():
        yield from _outcome(names, outcome)
    for instrument in base.instruments.values():
        yield from _instrument(names, instrument)
    for condition in base.conditions.values():
        yield from _condition(names, condition)


def public(curie: str) -> NamedNode:
    """The address of a term of a public vocabulary: MeSH has its own, the OBO family shares one."""
    prefix, name = curie.split(":", 1)
    return NamedNode(f"{MESH}{name}" if prefix == "MESH" else f"{OBO}{prefix}_{name}")


def _matches(terms: tuple[Term, ...]) -> Said:
    relations = dict.fromkeys(term.relation for term in terms)
    return {_MATCH[how]: [public(term.curie) for term in terms if term.relation == how] for how in relations}


def _labels(terms: Iterable[Term]) -> Iterator[Fact]:
    """The name that the public vocabulary itself gives, so that a reader need not look it up."""
    for term in terms:
        for _, predicate, label in facts(public(term.curie), SKOS.Concept, {RDFS.label: term.label}):
            yield public(term.curie), predicate, label


def _cell_type(names: Names, kind: CellType) -> Iterator[Fact]:
    family = names.cell_family(kind.family) if kind.family else None
    said: Said = {
        DCTERMS.identifier: kind.id,
        RDFS.label: kind.name,
        SKOS.broader: [names.cell_type(above) for above in kind.broader],
        EV.family: family,
        EV.note: english(kind.note),
    }
    yield from facts(names.cell_type(kind.id), EV.CellType, said | _matches(kind.terms))
    yield from _labels(kind.terms)
    if kind.family and family:
        yield from facts(family, EV.CellFamily, {DCTERMS.identifier: kind.family})


def _product(names: Names, product: CellProduct) -> Iterator[Fact]:
    yield from facts(
        names.cell_product(product.id),
        EV.CellProduct,
        {
            DCTERMS.identifier: product.id,
            RDFS.label: product.name,
            SKOS.altLabel: product.aliases,
            EV.cellType: [names.cell_type(kind) for kind in product.cell_types],
            EV.maker: product.maker,
            EV.sourceTissue: english(product.source_tissue),
            EV.development: english(product.development),
            EV.note: english(product.note),
        },
    )


def _mechanism(names: Names, base: EvidenceBase, mechanism: Mechanism) -> Iterator[Fact]:
    node = names.mechanism(mechanism.id)
    links = [names.link(mechanism.id, order) for order in range(1, len(mechanism.chain) + 1)]
    steps = dict.fromkeys(step for link in mechanism.chain for step in (link.cause, link.leads_to) if step)
    said: Said = {
        DCTERMS.identifier: mechanism.id,
        RDFS.label: mechanism.name,
        SKOS.definition: mechanism.definition,
        SKOS.broader: [names.mechanism(above) for above in mechanism.broader],
        EV.hasStep: [names.step(step) for step in steps],
        EV.link: links,
    }
    yield from facts(node, EV.Mechanism, said | _matches(mechanism.terms))
    yield from _labels(mechanism.terms)
    for step in steps:
        told: Said = {RDFS.label: base.outcomes[step].name, EV.outcome: names.outcome(step)}
        yield from facts(names.step(step), EV.MechanismStep, told)
    for order, (arrow, link) in enumerate(zip(links, mechanism.chain, strict=True), start=1):
        ends: Said = {
            EV.mechanism: node,
            EV.order: order,
            EV.cause: names.step(link.cause) if link.cause else None,
            EV.leadsTo: names.step(link.leads_to),
            EV.claim: names.claim(link.claim),
        }
        yield from facts(arrow, EV.MechanismLink, ends)


def _outcome(names: Names, outcome: Outcome) -> Iterator[Fact]:
    said: Said = {
        DCTERMS.identifier: outcome.id,
        RDFS.label: outcome.name,
        EV.mattersToPatients: outcome.matters_to_patients,
        EV.note: english(outcome.note),
    }
    yield from facts(names.outcome(outcome.id), EV.Outcome, said | _matches(outcome.terms))
    yield from _labels(outcome.terms)


def _important_difference(node: NamedNode, mid: ImportantDifference) -> Iterator[Fact]:
    said: Said = {
        EV.value: mid.value,
        EV.valueHigh: mid.high,
        EV.phaseName: mid.phase,
        EV.anchor: english(mid.anchor),
        EV.isBetweenGroups: mid.between_groups,
        EV.ruleSource: mid.source,
    }
    yield from facts(node, EV.ImportantDifference, said)


def _instrument(names: Names, instrument: Instrument) -> Iterator[Fact]:
    yield from facts(
        names.instrument(instrument.id),
        EV.Instrument,
        {
            DCTERMS.identifier: instrument.id,
            RDFS.label: instrument.name,
            EV.outcome: names.outcome(instrument.outcome),
            EV.scaleLow: instrument.low,
            EV.scaleHigh: instrument.high,
            EV.higherIsBetter: instrument.higher_is_better,
            EV.importantDifference: [
                names.important_difference(instrument.id, order)
                for order in range(1, len(instrument.important_differences) + 1)
            ],
        },
    )
    for order, mid in enumerate(instrument.important_differences, start=1):
        yield from _important_difference(names.important_difference(instrument.id, order), mid)


def _condition(names: Names, condition: Condition) -> Iterator[Fact]:
    said: Said = {
        DCTERMS.identifier: condition.id,
        RDFS.label: condition.name,
        SKOS.broader: [names.condition(above) for above in condition.broader],
        EV.hasPhase: [names.phase(condition.id, phase.id) for phase in condition.phases],
        EV.phasesSource: english(condition.phases_source),
    }
    yield from facts(names.condition(condition.id), EV.Condition, said | _matches(condition.terms))
    yield from _labels(condition.terms)
    for order, phase in enumerate(condition.phases, start=1):
        yield from _phase(names, condition, phase, order)


def _phase(names: Names, condition: Condition, phase: Phase, order: int) -> Iterator[Fact]:
    said: Said = {
        DCTERMS.identifier: phase.id,
        RDFS.label: phase.name,
        EV.order: order,
        EV.start: names.span(phase.start),
        EV.end: names.span(phase.end) if phase.end else None,
    }
    yield from facts(names.phase(condition.id, phase.id), EV.Phase, said)
    yield from span(names, phase.start)
    if phase.end:
        yield from span(names, phase.end)


_UNITS = MappingProxyType({"days": "天", "weeks": "周", "months": "个月", "years": "年"})


def span(names: Names, span: Span) -> Iterator[Fact]:
    """A span of time, told again wherever it is used."""
    label = Text(f"{span.value:f} {span.unit}", f"{span.value:f}{_UNITS[span.unit]}")
    said: Said = {RDFS.label: label, EV.value: span.value, EV.timeUnit: span.unit, EV.days: span.days}
    yield from facts(names.span(span), EV.Span, said)
