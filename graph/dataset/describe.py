"""An evidence base and its grades as quads: who says what of which noun, and in which named graph it stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, RdfFormat, Triple, parse

from graph import resources
from graph.dataset import assessments, claims, edges, findings, studies
from graph.dataset.beyond import Beyond, told
from graph.dataset.biology import biology
from graph.dataset.facts import Fact
from graph.dataset.names import Names
from graph.model.assessment import Grading
from graph.model.base import EvidenceBase

ONTOLOGY = ("evidence.ttl", "schemes.ttl", "rulebook.ttl")


def describe(
    base: EvidenceBase,
    grading: Grading,
    *,
    found: Beyond | None = None,
    names: Names | None = None,
    vocabulary: Path | None = None,
) -> Iterator[Quad]:
    """Everything that the records and the grades say, in an order that depends on nothing else.

    `found` is what goes beyond a grade, which is left out where nobody asked for it: it takes seconds. `names` makes
    the addresses of things; `vocabulary` is the folder of the ontology.
    """
    makers = names or Names()
    graded = (
        assessments.grading(makers, base, grading),
        edges.edges(makers, base, grading),
        told(makers, base, grading, found) if found else (),
    )
    known: set[Fact] = set()
    for part, facts in (
        (makers.claims, _claims(makers, base)),
        (makers.studies, _studies(makers, base)),
        (makers.biology, biology(makers, base)),
        (makers.assessments(grading.edition), chain.from_iterable(graded)),
        (makers.provenance, _provenance(makers, base)),
    ):
        yield from _in(part, facts, known)
    yield from ontology(makers, vocabulary or resources.folder("ontology"))


def _in(part: NamedNode, facts: Iterable[Fact], known: set[Fact]) -> Iterator[Quad]:
    """Facts as quads of one named graph, each once.

    A span of time is told wherever it is used. Over the union of all graphs the store counts a triple as often as it
    stands in one of them, so none may stand in two.
    """
    for fact in facts:
        if fact not in known:
            known.add(fact)
            yield Quad(*fact, part)


def _claims(names: Names, base: EvidenceBase) -> Iterator[Fact]:
    for source in base.sources.values():
        yield from claims.source(names, base, source)
        yield from claims.source_errors(names, base, source)
    for claim in base.claims.values():
        yield from claims.claim(names, base, claim)
    for judgement in base.judgements:
        yield from claims.judgement(names, judgement)


def _studies(names: Names, base: EvidenceBase) -> Iterator[Fact]:
    for laboratory in base.laboratories.values():
        yield from studies.laboratory(names, laboratory)
    for study in sorted(base.studies.values(), key=lambda study: study.id):
        yield from studies.study(names, base, study)
        for finding in study.findings:
            yield from findings.finding(names, study, finding)
        for line in study.lines:
            yield from findings.line(names, study, line)


def _provenance(names: Names, base: EvidenceBase) -> Iterator[Fact]:
    yield from claims.topic(names, base.topic)
    for judgement in base.judgements:
        yield from claims.judgement_provenance(names, judgement)
    for study in sorted(base.studies.values(), key=lambda study: study.id):
        yield from studies.report_provenance(names, study)
        for line in study.lines:
            yield from findings.line_provenance(names, line)


def ontology(names: Names, folder: Path) -> Iterator[Quad]:
    """The ontology, the concept schemes and the rule cards as they stand in their files."""
    for name in ONTOLOGY:
        yield from _file(folder / name, names.vocabulary)


def _file(path: Path, part: NamedNode) -> Iterator[Quad]:
    """The triples of a file; its blank nodes are counted, because a parser gives them a new name every time."""
    known: dict[BlankNode, BlankNode] = {}
    for quad in parse(path=path, format=RdfFormat.TURTLE):
        subject, object_ = (_counted(node, known, path.stem) for node in (quad.subject, quad.object))
        if isinstance(subject, NamedNode | BlankNode):
            yield Quad(subject, quad.predicate, object_, part)


def _counted(
    node: NamedNode | BlankNode | Literal | Triple, known: dict[BlankNode, BlankNode], stem: str
) -> NamedNode | BlankNode | Literal | Triple:
    if not isinstance(node, BlankNode):
        return node
    return known.setdefault(node, BlankNode(f"{stem}{len(known) + 1}"))
