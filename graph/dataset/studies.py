"""Studies and their reports as RDF."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from types import MappingProxyType

from pyoxigraph import NamedNode

from graph.dataset.biology import span
from graph.dataset.claims import cell
from graph.dataset.facts import Fact, Said, Typed, english, facts, more
from graph.dataset.names import Names, notation
from graph.dataset.reused import DCTERMS, FABIO, RDF, RDFS, XSD
from graph.dataset.vocabulary import EV
from graph.grading.ladder import rung_of
from graph.identifiers import Identifier, Scheme, parse
from graph.model.base import EvidenceBase
from graph.model.biology import Laboratory
from graph.model.study import Numbers, Pooled, Report, ReportKind, RiskDomain, Study, Treatment

_DOCUMENTS = MappingProxyType(
    {
        ReportKind.JOURNAL_ARTICLE: FABIO.JournalArticle,
        ReportKind.PREPRINT: FABIO.Preprint,
        ReportKind.CONFERENCE_ABSTRACT: FABIO.Abstract,
        ReportKind.REGISTRY_RECORD: None,
        ReportKind.PRESS_RELEASE: FABIO.PressRelease,
        ReportKind.NEWS: FABIO.NewsItem,
        ReportKind.REGULATOR_PAGE: FABIO.WebPage,
        ReportKind.WEB_PAGE: FABIO.WebPage,
    }
)


def study(names: Names, base: EvidenceBase, study: Study) -> Iterator[Fact]:
    """A study with its reports, numbers, treatment and risk of bias; findings and lines are told apart."""
    node = names.study(study.id)
    yield from facts(node, EV.Study, _head(names, study) | _conduct(study) | _links(names, study))
    yield from more(node, _numbers(study.numbers) | {EV.subjects: study.counted})
    yield from _arms(names, study)
    yield from _treatment(names, base, study, study.treatment)
    if study.pooled:
        yield from _pooling(names, study, study.pooled)
    yield from _risk_of_bias(names, study)
    yield from _events_and_notes(names, study)
    if study.follow_up:
        yield from span(names, study.follow_up)
    for report in study.reports:
        yield from _report(names, study, report)


def _head(names: Names, study: Study) -> Said:
    return {
        DCTERMS.identifier: study.id,
        RDFS.label: english(study.label),
        DCTERMS.title: study.title,
        EV.design: study.design,
        EV.species: study.species,
        EV.rung: rung_of(study),
        EV.isInPeople: any(species.is_human for species in study.species),
        EV.isRetracted: study.is_retracted,
        EV.year: study.year,
        EV.tier: study.tier,
        EV.weak: english(study.weak),
        EV.trialPhase: study.phase,
        EV.results: study.results,
        EV.registryId: study.registry_ids,
        RDFS.seeAlso: list(_pages(map(parse, study.registry_ids))),
        EV.progress: study.progress,
        EV.progressText: english(study.progress_text),
        EV.stopReason: english(study.stop_reason),
        EV.condition: names.condition(study.condition) if study.condition else None,
        EV.participants: english(study.population),
        EV.strain: english(study.strain),
        EV.sex: english(study.sex),
        EV.age: english(study.age),
        EV.animalModel: english(study.model),
    }


def _conduct(study: Study) -> Said:
    return {
        EV.randomised: study.randomised,
        EV.allocationRatio: study.allocation_ratio,
        EV.masking: english(study.masking),
        EV.blindedOutcome: study.blinded_outcome,
        EV.sampleSizeCalculated: study.sample_size_calculated,
        EV.comparator: study.comparator,
        EV.comparatorText: english(study.comparator_text),
        EV.adverseEvents: english(study.adverse_events),
        EV.riskBasis: english(study.risk_of_bias.basis),
        EV.funder: study.funder,
        EV.funding: english(study.funding),
        EV.conflicts: english(study.conflicts),
        EV.doseResponse: study.dose_response,
        EV.concealed: study.concealed,
        EV.naturalExperiment: english(study.natural_experiment),
    }


def _links(names: Names, study: Study) -> Said:
    return {
        EV.followUp: names.span(study.follow_up) if study.follow_up else None,
        EV.mechanism: [names.mechanism(id_) for id_ in study.mechanisms],
        EV.includedIn: [names.study(id_) for id_ in study.included_in],
        EV.testedLaterIn: [names.study(id_) for id_ in study.tested_later_in],
        EV.sharesParticipantsWith: [names.study(id_) for id_ in study.shares_participants_with],
        EV.laboratory: [names.laboratory(id_) for id_ in study.laboratories],
        EV.report: [names.report(report.id) for report in study.reports],
        EV.finding: [names.finding(study.id, finding.id) for finding in study.findings],
        EV.line: [names.line(line.claim, study.id) for line in study.lines],
        EV.treatment: names.of_study("treatment", study.id) if _was_given(study.treatment) else None,
        EV.pooled: names.of_study("pooling", study.id) if study.pooled else None,
    }


def _numbers(numbers: Numbers) -> Said:
    return {
        EV.planned: numbers.planned,
        EV.screened: numbers.screened,
        EV.enrolled: numbers.enrolled,
        EV.treated: numbers.treated,
        EV.controls: numbers.control,
        EV.analysed: numbers.analysed,
        EV.perGroup: numbers.per_group,
        EV.numbersNote: english(numbers.note),
    }


def _arms(names: Names, study: Study) -> Iterator[Fact]:
    numbers, completed = dict(study.numbers.arms), dict(study.numbers.completed)
    for name in dict.fromkeys([*numbers, *completed]):
        arm = names.of_study("arm", study.id, name)
        yield names.study(study.id), EV.arm, arm
        said: Said = {RDFS.label: english(name), EV.n: numbers.get(name), EV.completed: completed.get(name)}
        yield from facts(arm, EV.Arm, said)


def _was_given(treatment: Treatment) -> bool:
    """Whether anything is recorded of what was given."""
    return treatment != Treatment()


def _treatment(names: Names, base: EvidenceBase, study: Study, treatment: Treatment) -> Iterator[Fact]:
    if not _was_given(treatment):
        return
    timing = treatment.timing
    spans = [given for given in (timing.earliest, timing.latest) if given] if timing else []
    yield from facts(
        names.of_study("treatment", study.id),
        EV.Treatment,
        {
            EV.cell: [cell(names, base, id_) for id_ in treatment.cells],
            EV.description: english(treatment.description),
            EV.donor: english(treatment.donor),
            EV.sourceTissue: english(treatment.source_tissue),
            EV.graft: treatment.graft,
            EV.dose: english(treatment.dose),
            EV.route: treatment.route,
            EV.routeText: english(treatment.route_text),
            EV.timingText: english(timing.text) if timing else None,
            EV.earliest: names.span(timing.earliest) if timing and timing.earliest else None,
            EV.latest: names.span(timing.latest) if timing and timing.latest else None,
            EV.concomitant: english(treatment.concomitant),
        },
    )
    yield from chain.from_iterable(span(names, given) for given in spans)


def _pooling(names: Names, study: Study, pooled: Pooled) -> Iterator[Fact]:
    yield from facts(
        names.of_study("pooling", study.id),
        EV.Pooling,
        {
            EV.pooledDesign: pooled.design,
            EV.pooledStudies: pooled.studies,
            EV.pooledComparisons: pooled.comparisons,
            EV.searchUntil: pooled.search_until,
            EV.iSquared: pooled.i_squared,
            EV.asymmetry: pooled.asymmetry,
            EV.asymmetryNote: english(pooled.asymmetry_note),
        },
    )


def _risk_of_bias(names: Names, study: Study) -> Iterator[Fact]:
    for domain, rating in zip(RiskDomain, study.risk_of_bias.ratings, strict=True):
        node = names.of_study("risk-of-bias", study.id, notation(domain))
        yield names.study(study.id), EV.riskOfBias, node
        yield from facts(node, EV.RiskOfBiasRating, {EV.riskDomain: domain, EV.risk: rating})


def _events_and_notes(names: Names, study: Study) -> Iterator[Fact]:
    node = names.study(study.id)
    for name, day in study.dates:
        event = names.of_study("event", study.id, name)
        yield node, EV.event, event
        yield from facts(event, EV.DatedEvent, {RDFS.label: english(name.replace("_", " ")), EV.date: day})
    for field, words in study.notes:
        note = names.of_study("note", study.id, field)
        yield node, EV.hasNote, note
        yield from facts(note, EV.StudyNote, {EV.aboutField: field, EV.text: english(words)})


def _report(names: Names, study: Study, report: Report) -> Iterator[Fact]:
    node = names.report(report.id)
    yield from facts(
        node,
        EV.Report,
        {
            RDF.type: _DOCUMENTS[report.kind],
            DCTERMS.identifier: report.id,
            EV.study: names.study(study.id),
            EV.reportKind: report.kind,
            EV.standing: report.standing,
            EV.seen: report.seen,
            EV.title: report.title,
            EV.authors: report.authors,
            EV.journal: report.journal,
            EV.citation: report.reference,
            EV.year: report.year,
            EV.published: report.published,
            EV.doi: report.doi,
            EV.pmid: report.pmid,
            EV.pmcid: report.pmcid,
            EV.page: Typed(report.page, XSD.anyURI) if report.page else None,
            EV.notice: report.notice,
            EV.withdrawn: report.withdrawn,
            EV.alias: report.aliases,
            EV.seenIn: names.source(report.seen_in) if report.seen_in else None,
            EV.concern: report.concern,
            EV.concernRaised: report.concern_raised,
            RDFS.seeAlso: list(_addresses(report)),
        },
    )


def laboratory(names: Names, laboratory: Laboratory) -> Iterator[Fact]:
    """A laboratory, and what an institution found against its data."""
    said: Said = {
        DCTERMS.identifier: laboratory.id,
        RDFS.label: laboratory.name,
        EV.dataFinding: laboratory.finding,
        EV.found: laboratory.found,
        EV.findingSource: laboratory.source,
    }
    yield from facts(names.laboratory(laboratory.id), EV.Laboratory, said)


def _addresses(report: Report) -> Iterator[NamedNode]:
    """The addresses behind well-formed identifiers; nothing else of a report becomes a link."""
    told = ((report.doi, Scheme.DOI), (report.pmid, Scheme.PMID), (report.pmcid, Scheme.PMCID))
    yield from _pages(parse(number, scheme) for number, scheme in told if number)


def _pages(identifiers: Iterable[Identifier | None]) -> Iterator[NamedNode]:
    return (NamedNode(one.address) for one in identifiers if one and one.address)


def report_provenance(names: Names, study: Study) -> Iterator[Fact]:
    """What exactly was read of each report, and where."""
    for report in study.reports:
        said: Said = {EV.seenNote: english(report.seen_note), EV.provenance: report.provenance}
        yield from more(names.report(report.id), said)
