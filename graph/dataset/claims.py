"""The topic, its sources and its claims as RDF."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import NamedNode

from graph.dataset.facts import Fact, Said, english, facts, more, printed
from graph.dataset.names import Names
from graph.dataset.reused import DCTERMS, RDFS
from graph.dataset.vocabulary import EV
from graph.model.assessment import Judgement
from graph.model.base import EvidenceBase, Topic
from graph.model.claim import Appearance, Claim, Reference, ReportedValue, Source


def cell(names: Names, base: EvidenceBase, id_: str) -> NamedNode:
    """A cell type or a product, which share one space of ids."""
    return names.cell_product(id_) if id_ in base.products else names.cell_type(id_)


def phase(names: Names, base: EvidenceBase, condition: str, id_: str) -> NamedNode:
    """A phase under the condition that defines it, which may be a wider one than the claim's."""
    owners = (above for above in sorted(base.conditions_above(condition)) if _defines(base, above, id_))
    return names.phase(next(owners, condition), id_)


def _defines(base: EvidenceBase, condition: str, phase_id: str) -> bool:
    return any(own.id == phase_id for own in base.conditions[condition].phases)


def study_cited(names: Names, base: EvidenceBase, id_: str) -> NamedNode | None:
    """The study that somebody names by its own id or by that of one of its reports; `None` where it is not there."""
    study = base.study_of_report.get(id_)
    return names.study(study.id) if study else None


def finding_cited(names: Names, base: EvidenceBase, id_: str, finding: str | None) -> NamedNode | None:
    """A result of the study that somebody names; `None` where the study or the result is not there."""
    study = base.study_of_report.get(id_)
    known = study is not None and any(one.id == finding for one in study.findings)
    return names.finding(study.id, finding) if study and finding and known else None


def topic(names: Names, topic: Topic) -> Iterator[Fact]:
    """What the data are about and who looks after them."""
    yield from facts(
        names.topic(topic.id),
        EV.Topic,
        {
            DCTERMS.identifier: topic.id,
            RDFS.label: topic.title,
            EV.question: topic.question,
            EV.curatedUntil: topic.curated_until,
            EV.curator: [names.curator(curator) for curator in topic.curators],
            DCTERMS.license: topic.licence,
        },
    )
    for curator in topic.curators:
        yield from facts(names.curator(curator), EV.Curator, {RDFS.label: curator})


def source(names: Names, base: EvidenceBase, source: Source) -> Iterator[Fact]:
    """An article with its sections and what it cites."""
    sections = [names.section(source.id, id_) for id_, _ in source.sections]
    references = [names.reference(source.id, order) for order in range(1, len(source.references) + 1)]
    yield from facts(
        names.source(source.id),
        EV.Source,
        {
            DCTERMS.identifier: source.id,
            RDFS.label: source.title,
            EV.sourceType: english(source.type),
            EV.publisher: source.publisher,
            EV.published: source.published,
            EV.language: source.language.value,
            EV.interest: source.interest,
            EV.normalisation: source.normalisation,
            EV.textDigest: source.text_sha256,
            EV.textLength: source.text_length,
            EV.note: source.note,
            EV.section: sections,
            EV.reference: references,
            EV.sourceError: [names.source_error(source.id, order) for order in range(1, len(source.errors) + 1)],
        },
    )
    for order, (node, (id_, title)) in enumerate(zip(sections, source.sections, strict=True), start=1):
        said: Said = {DCTERMS.identifier: id_, RDFS.label: title, EV.order: order}
        yield from facts(node, EV.Section, said)
    for node, reference in zip(references, source.references, strict=True):
        yield from _reference(names, base, node, reference)


def source_errors(names: Names, base: EvidenceBase, source: Source) -> Iterator[Fact]:
    """Where a source differs from what it rests on, or from itself."""
    known = {id_ for id_, _ in source.sections}
    for order, error in enumerate(source.errors, start=1):
        said: Said = {
            EV.text: error.text,
            EV.section: names.section(source.id, error.section) if error.section in known else None,
            EV.claim: [names.claim(id_) for id_ in error.claims],
            EV.study: study_cited(names, base, error.study) if error.study else None,
        }
        yield from facts(names.source_error(source.id, order), EV.SourceError, said)


def _reference(names: Names, base: EvidenceBase, node: NamedNode, reference: Reference) -> Iterator[Fact]:
    study = study_cited(names, base, reference.study) if reference.study else None
    yield from facts(node, EV.Reference, {EV.address: reference.address, EV.study: study})


def claim(names: Names, base: EvidenceBase, claim: Claim) -> Iterator[Fact]:
    """A claim with its scope, where it appears and what it repeats."""
    appearances = [names.appearance(claim.id, order) for order in range(1, len(claim.appearances) + 1)]
    reported = [names.reported_value(claim.id, order) for order in range(1, len(claim.reported) + 1)]
    yield from facts(
        names.claim(claim.id),
        EV.Claim,
        {
            DCTERMS.identifier: claim.id,
            RDFS.label: claim.statement,
            EV.statement: claim.statement,
            EV.claimKind: claim.kind,
            EV.scope: names.scope(claim.id),
            EV.mechanism: names.mechanism(claim.mechanism) if claim.mechanism else None,
            EV.cites: [study for id_ in claim.cites if (study := study_cited(names, base, id_))],
            EV.partOf: names.claim(claim.part_of) if claim.part_of else None,
            EV.asserts: claim.asserts,
            EV.wording: claim.wording,
            EV.appearance: appearances,
            EV.reportedValue: reported,
            EV.isCalibration: claim.calibration,
            EV.contradicts: [names.claim(id_) for id_ in claim.contradicts],
            EV.coding: [names.of_claim("coding", claim.id, order) for order in range(1, len(claim.codings) + 1)],
            EV.publishedCertainty: [
                names.of_claim("published-certainty", claim.id, order) for order in range(1, len(claim.published) + 1)
            ],
            EV.note: english(claim.note),
        },
    )
    yield from _scope(names, base, claim)
    for node, appearance in zip(appearances, claim.appearances, strict=True):
        yield from _appearance(names, node, appearance)
    for node, value in zip(reported, claim.reported, strict=True):
        yield from _reported(names, base, node, value)
    yield from _judged_by_others(names, claim)


def _judged_by_others(names: Names, claim: Claim) -> Iterator[Fact]:
    """How curators coded a claim each on their own, and what authorities say of it."""
    for order, coding in enumerate(claim.codings, start=1):
        coded: Said = {
            EV.curator: names.curator(coding.curator),
            EV.claimKind: coding.kind,
            EV.wording: coding.wording,
            EV.extent: coding.extent,
        }
        yield from facts(names.of_claim("coding", claim.id, order), EV.Coding, coded)
        yield from facts(names.curator(coding.curator), EV.Curator, {RDFS.label: coding.curator})
    for order, published in enumerate(claim.published, start=1):
        said: Said = {
            EV.authority: published.authority,
            EV.certainty: published.level,
            EV.authoritySource: published.source,
            EV.words: english(published.words),
        }
        yield from facts(names.of_claim("published-certainty", claim.id, order), EV.PublishedCertainty, said)


def _scope(names: Names, base: EvidenceBase, claim: Claim) -> Iterator[Fact]:
    scope = claim.scope
    known_phase = scope.phase is not None and scope.condition is not None
    yield from facts(
        names.scope(claim.id),
        EV.Scope,
        {
            EV.population: scope.population,
            EV.condition: names.condition(scope.condition) if scope.condition else None,
            EV.phase: phase(names, base, scope.condition or "", scope.phase or "") if known_phase else None,
            EV.cell: [cell(names, base, id_) for id_ in scope.cells],
            EV.route: names.route(scope.route),
            EV.timing: english(scope.timing),
            EV.comparator: scope.comparator,
            EV.outcome: names.outcome(scope.outcome) if scope.outcome else None,
        },
    )


def _appearance(names: Names, node: NamedNode, appearance: Appearance) -> Iterator[Fact]:
    anchor = appearance.anchor
    yield from facts(
        node,
        EV.Appearance,
        {
            EV.source: names.source(appearance.source),
            EV.section: names.section(appearance.source, appearance.section),
            EV.wording: appearance.wording,
            EV.extent: appearance.extent,
            EV.attributedTo: appearance.attributed,
            EV.proviso: appearance.condition,
            EV.form: appearance.form,
            EV.isPresupposed: appearance.presupposed,
            EV.isFigurative: appearance.figurative,
            EV.note: english(appearance.note),
            EV.anchorStart: anchor.start if anchor else None,
            EV.anchorEnd: anchor.end if anchor else None,
            EV.anchorDigest: anchor.sha256 if anchor else None,
        },
    )


def _reported(names: Names, base: EvidenceBase, node: NamedNode, value: ReportedValue) -> Iterator[Fact]:
    is_number = value.value is not None
    yield from facts(
        node,
        EV.ReportedValue,
        {
            EV.study: study_cited(names, base, value.study),
            EV.finding: finding_cited(names, base, value.study, value.finding),
            EV.value: value.value,
            EV.printed: printed(value.value),
            EV.relation: value.relation if is_number else None,
            EV.count: value.count,
            EV.total: value.total,
            EV.statedAs: english(value.reading),
            RDFS.label: value.label,
        },
    )


def judgement(names: Names, judgement: Judgement) -> Iterator[Fact]:
    """A curator's step in place of the rules' step."""
    yield from facts(
        names.judgement(judgement),
        EV.Judgement,
        {
            EV.claim: names.claim(judgement.claim),
            EV.stream: judgement.stream,
            EV.domain: judgement.domain,
            EV.change: judgement.change,
            EV.isAdjudication: judgement.adjudicates,
            EV.why: judgement.why,
        },
    )


def judgement_provenance(names: Names, judgement: Judgement) -> Iterator[Fact]:
    """Who judged, and when."""
    node = names.judgement(judgement)
    yield from more(node, {EV.curator: names.curator(judgement.curator), EV.judged: judgement.judged})
