"""What is wrong between records that are each right by themselves; one small function a question."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath

from graph.model.assessment import Judgement
from graph.model.biology import Condition
from graph.model.claim import Claim, Sense, Source
from graph.model.finding import Finding, Reading
from graph.model.line import EvidenceLine
from graph.model.scales import Direction, Kind
from graph.model.study import Design, Results, Study
from graph.records import judgements, references
from graph.records.collection import STUDIES, Collection, StudyRecord
from graph.records.document import Complaint, Document, shown
from graph.records.fields import nearest
from graph.records.validation import Placed

# Texts about studies, and counts of opinions: they say what is thought, not what was seen.
OPINIONS = frozenset(
    {
        Design.NARRATIVE_REVIEW,
        Design.GUIDELINE,
        Design.REGULATORY_DOCUMENT,
        Design.STATEMENT,
        Design.SURVEY,
    }
)
# Claims about what is known, thought or planned, and about what a named document says, can rest on such texts.
OPEN_TO_OPINIONS = frozenset({Kind.BACKGROUND, Kind.STATE_OF_FIELD, Kind.MECHANISM, Kind.FORECAST, Kind.REPORT})


def check(collection: Collection) -> Iterator[Complaint]:
    """Everything that only shows between records."""
    yield from references.check(collection)
    for question in QUESTIONS:
        yield from question(collection)


def study_is_its_file(collection: Collection) -> Iterator[Complaint]:
    """Whether each study stands in the file that bears its id."""
    for document in collection.of(STUDIES):
        for keys, id_ in document.texts("id"):
            if id_ != PurePosixPath(document.name).stem:
                stem = PurePosixPath(document.name).stem
                message = f"the id {shown(id_)} is not the name of the file."
                help_ = f"Name the file {shown(id_).strip(chr(34))}.yaml, or write `id: {shown(stem).strip(chr(34))}`."
                yield document.complaint(keys, message, help_)


def study_has_reports(collection: Collection) -> Iterator[Complaint]:
    """Whether each study was reported at least once, if only in a registry."""
    for document in collection.of(STUDIES):
        for keys, reports in document.at("reports"):
            if not reports:
                yield document.complaint(keys, "a study without any report.", "Write the document that tells of it.")


def report_has_its_own_id(collection: Collection) -> Iterator[Complaint]:
    """Whether no report bears the id of another study: a citation of it would be ambiguous."""
    studies = {named.id: named.document for named in references.ids(collection, "study")}
    for report in references.ids(collection, "report"):
        other = studies.get(report.id)
        if other is not None and other is not report.document:
            message = f"the report {shown(report.id)} bears the id of another study."
            yield report.complaint(message, f"That study is {other.file}; give the report another id.")


def claim_has_what_its_kind_needs(collection: Collection) -> Iterator[Complaint]:
    """Whether harms say what they assert, reports what they report, and nothing else does."""
    for claim in collection.claims:
        noun = claim.noun
        if noun.kind is Kind.HARM and not claim.written("asserts"):
            message = "a claim about harm without `asserts`."
            yield claim.complaint("asserts", message=message, help_="Write `asserts: harm` or `asserts: safety`.")
        if noun.asserts is not None and noun.asserts not in _SENSES.get(noun.kind, ()):
            message = f"`asserts: {noun.asserts}` in a claim of kind {noun.kind}."
            help_ = "A claim about harm asserts harm or safety, one about an effect no-effect; else leave it out."
            yield claim.complaint("asserts", message=message, help_=help_)
        if noun.kind is Kind.REPORT and not claim.written("reported"):
            help_ = "Write each result that the claim repeats, with its study and finding."
            yield claim.complaint("reported", message="a report claim without `reported`.", help_=help_)
        if noun.kind is not Kind.REPORT and noun.reported:
            message = f"`reported` in a claim of kind {noun.kind}."
            yield claim.complaint("reported", message=message, help_="Only report claims have it; leave it out.")


def claim_appears_somewhere(collection: Collection) -> Iterator[Complaint]:
    """Whether each claim stands in a source, except those that only test the method."""
    for claim in collection.claims:
        noun = claim.noun
        if noun.calibration and noun.appearances:
            help_ = "Leave `appearances` or `calibration` out."
            yield claim.complaint("appearances", message="a calibration claim appears in a source.", help_=help_)
        if not noun.calibration and not claim.written("appearances"):
            help_ = "Write where it stands, or `calibration: 'yes'` where it only tests the method."
            yield claim.complaint("appearances", message="a claim without `appearances`.", help_=help_)


def appearance_is_in_its_source(collection: Collection) -> Iterator[Complaint]:
    """Whether the sections and offsets of appearances lie inside their source."""
    sources = {source.noun.id: source.noun for source in collection.sources}
    for claim in collection.claims:
        for index, appearance in enumerate(claim.noun.appearances):
            source = sources.get(appearance.source)
            if source is None:
                continue
            sections = dict(source.sections)
            if appearance.section not in sections:
                message = f"unknown section {shown(appearance.section)} of {source.id}."
                help_ = nearest(appearance.section, sections) or f"Known: {', '.join(sections)}."
                yield claim.complaint("appearances", index, "section", message=message, help_=help_)
            yield from _anchor_is_in_its_text(claim, index, source)


def _anchor_is_in_its_text(claim: Placed[Claim], index: int, source: Source) -> Iterator[Complaint]:
    """A passage has offsets exactly where its text was held, and they lie inside it."""
    anchor, length = claim.noun.appearances[index].anchor, source.text_length
    keys = ("appearances", index, "anchor")
    if anchor is None and length is not None:
        message = f"an appearance in {source.id} without `anchor`."
        yield claim.complaint(
            "appearances", index, message=message, help_="Write start, end and sha256 of the passage."
        )
    elif anchor is not None and length is None:
        message = f"an anchor in {source.id}, of whose text no digest is recorded."
        help_ = "Write the length and digest of the text with the source, or leave `anchor` out."
        yield claim.complaint(*keys, message=message, help_=help_)
    elif anchor is not None and length is not None and anchor.end > length:
        message = f"the anchor ends at {anchor.end}, but the text has {length} characters."
        yield claim.complaint(*keys, "end", message=message, help_="Count in the normalised text.")


def claim_contradicts_another(collection: Collection) -> Iterator[Complaint]:
    """Whether a claim is said to contradict another one, and both say so."""
    claims = {claim.noun.id: claim.noun for claim in collection.claims}
    for claim in collection.claims:
        for index, id_ in enumerate(claim.noun.contradicts):
            other = claims.get(id_)
            if other is not None and (other is claim.noun or claim.noun.id not in other.contradicts):
                message = f"{claim.noun.id} contradicts {id_}, which does not contradict it."
                help_ = "Write `contradicts` in both claims, or take it out."
                yield claim.complaint("contradicts", index, message=message, help_=help_)


def error_is_in_a_section(collection: Collection) -> Iterator[Complaint]:
    """Whether each error of a source stands in one of its sections."""
    for source in collection.sources:
        sections = dict(source.noun.sections)
        for index, error in enumerate(source.noun.errors):
            if error.section not in sections:
                message = f"unknown section {shown(error.section)} of {source.noun.id}."
                help_ = nearest(error.section, sections) or f"Known: {', '.join(sections)}."
                yield source.complaint("errors", index, "section", message=message, help_=help_)


def phase_is_of_the_condition(collection: Collection) -> Iterator[Complaint]:
    """Whether the phase of a scope is one of the condition, or of a condition above it."""
    conditions = {condition.noun.id: condition.noun for condition in collection.conditions}
    for claim in collection.claims:
        scope = claim.noun.scope
        if scope.phase is None or scope.condition not in conditions:
            continue
        phases = _phases(scope.condition, conditions)
        if scope.phase not in phases:
            message = f"unknown phase {shown(scope.phase)} of {scope.condition}."
            help_ = nearest(scope.phase, phases) or f"Known: {', '.join(phases) or 'none'}."
            yield claim.complaint("scope", "phase", message=message, help_=help_)


def _phases(condition: str, conditions: Mapping[str, Condition]) -> list[str]:
    waiting, seen = [condition], set[str]()
    while waiting:
        id_ = waiting.pop()
        if id_ in conditions and id_ not in seen:
            seen.add(id_)
            waiting += conditions[id_].broader
    return [phase.id for id_ in sorted(seen) for phase in conditions[id_].phases]


def reported_finding_is_recorded(collection: Collection) -> Iterator[Complaint]:
    """Whether each finding that a claim repeats is one of the study that it names."""
    findings = {owner: known for document in collection.of(STUDIES) for owner, known in _findings(document)}
    for claim in collection.claims:
        for index, value in enumerate(claim.noun.reported):
            known = findings.get(value.study)
            if known is not None and value.finding is not None and value.finding not in known:
                message = f"unknown finding {shown(value.finding)} of {value.study}."
                help_ = nearest(value.finding, known) or "Write `unknown` where no recorded result shows it."
                yield claim.complaint("reported", index, "finding", message=message, help_=help_)


def _findings(document: Document) -> Iterator[tuple[str, list[str]]]:
    """The findings of a study, under its own id and those of its reports."""
    known = [text for _, text in document.texts("findings.*.id")]
    for pattern in ("id", "reports.*.id"):
        yield from ((owner, known) for _, owner in document.texts(pattern))


def study_has_the_species(collection: Collection) -> Iterator[Complaint]:
    """Whether findings and lines speak of species that the study has."""
    for record in collection.studies:
        species = record.head.noun.species
        parts: tuple[Placed[Finding] | Placed[EvidenceLine], ...] = (*record.findings, *record.lines)
        for part in parts:
            if part.noun.species is not None and part.noun.species not in species:
                message = f"the study has no {part.noun.species}."
                help_ = f"It has {', '.join(species)}; correct one of the two."
                yield part.complaint("species", message=message, help_=help_)


def awaiting_study_has_no_results(collection: Collection) -> Iterator[Complaint]:
    """Whether a study that awaits its results records none."""
    for record in collection.studies:
        if record.head.noun.results is not Results.AWAITING:
            continue
        for finding in record.findings:
            if finding.noun.reading not in (Reading.NOT_REPORTED, Reading.NOT_APPLICABLE):
                message = "a result of a study that awaits its results."
                help_ = "Write `results: reported`, or the reading `not-reported`."
                yield finding.complaint("reading", message=message, help_=help_)


def line_can_speak_to_its_claim(collection: Collection) -> Iterator[Complaint]:
    """Whether each supporting study is one that could have shown what the claim says.

    Weak studies are counted in nothing, so their lines are left alone.
    """
    claims = {claim.noun.id: claim.noun for claim in collection.claims}
    for record in collection.studies:
        study = record.head.noun
        for line in record.lines:
            claim = claims.get(line.noun.claim)
            if claim is None or study.weak or line.noun.direction not in (Direction.SUPPORTS, Direction.MIXED):
                continue
            why = _cannot_speak(study, claim) or _not_the_cited(record, claim)
            if why:
                message = f"{study.id} cannot support {claim.id}: {why}"
                yield line.complaint("direction", message=message, help_="Write `direction: context`.")


def _cannot_speak(study: Study, claim: Claim) -> str:
    if study.results is Results.AWAITING and claim.kind is not Kind.STATE_OF_FIELD:
        return "it awaits its results, which only a claim about the state of the field can rest on."
    if study.design in OPINIONS and claim.kind not in OPEN_TO_OPINIONS:
        return f"a {study.design} shows no result, and the claim is about {_ABOUT[claim.kind]}."
    return ""


def _not_the_cited(record: StudyRecord, claim: Claim) -> str:
    if claim.kind is not Kind.REPORT:
        return ""
    own = {record.head.noun.id, *(report.noun.id for report in record.reports)}
    named = {*claim.cites, *(value.study for value in claim.reported)}
    return "" if own & named else "what a named study found can rest on that study only."


def chain_is_made_of_claims_about_mechanisms(collection: Collection) -> Iterator[Complaint]:
    """Whether each arrow of a mechanism is asserted by a claim of that kind."""
    kinds = {claim.noun.id: claim.noun.kind for claim in collection.claims}
    for mechanism in collection.mechanisms:
        for index, link in enumerate(mechanism.noun.chain):
            kind = kinds.get(link.claim, Kind.MECHANISM)
            if kind is not Kind.MECHANISM:
                message = f"the arrow to {link.leads_to} rests on {link.claim}, a claim of kind {kind}."
                help_ = "Name a claim of kind mechanism, or take the arrow out."
                yield mechanism.complaint("chain", index, "claim", message=message, help_=help_)


def judged_before_the_end(collection: Collection) -> Iterator[Complaint]:
    """Whether nobody judged after the day up to which the topic was curated."""
    if collection.topic is None:
        return
    end = collection.topic.noun.curated_until
    parts: list[Placed[EvidenceLine] | Placed[Judgement]] = [*collection.judgements]
    for record in collection.studies:
        parts += record.lines
    for part in parts:
        if part.noun.judged > end:
            message = f"judged on {part.noun.judged}, after {end}, up to which the topic was curated."
            yield part.complaint("judged", message=message, help_="Correct it, or `curated_until` in topic.yaml.")


_SENSES = {Kind.HARM: (Sense.HARM, Sense.SAFETY), **dict.fromkeys((Kind.EFFECT, Kind.COMPARISON), (Sense.NO_EFFECT,))}
_ABOUT = {Kind.EFFECT: "an effect", Kind.HARM: "harm", Kind.COMPARISON: "a comparison"}

QUESTIONS = (
    study_is_its_file,
    study_has_reports,
    report_has_its_own_id,
    claim_has_what_its_kind_needs,
    claim_appears_somewhere,
    appearance_is_in_its_source,
    claim_contradicts_another,
    error_is_in_a_section,
    phase_is_of_the_condition,
    reported_finding_is_recorded,
    study_has_the_species,
    awaiting_study_has_no_results,
    line_can_speak_to_its_claim,
    chain_is_made_of_claims_about_mechanisms,
    judged_before_the_end,
    judgements.claim_is_rated,
    judgements.curator_judged_once,
    judgements.adjudication_decides_a_difference,
)
