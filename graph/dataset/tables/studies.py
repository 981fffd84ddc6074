"""The tables of what was done: studies, their reports, and what they say to claims."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from graph.dataset.tables.column import Column, Table
from graph.grading.ladder import rung_of
from graph.model.assessment import Grading
from graph.model.base import EvidenceBase
from graph.model.line import EvidenceLine
from graph.model.study import Report, Study


class Told(NamedTuple):
    """A report with its study."""

    study: Study
    report: Report


class Said(NamedTuple):
    """A line with its study."""

    study: Study
    line: EvidenceLine


def in_order(base: EvidenceBase) -> list[Study]:
    """The studies by id."""
    return sorted(base.studies.values(), key=lambda study: study.id)


def _studies(base: EvidenceBase, _: Grading) -> Iterator[Study]:
    return iter(in_order(base))


def _reports(base: EvidenceBase, _: Grading) -> Iterator[Told]:
    return (Told(study, report) for study in in_order(base) for report in study.reports)


def _lines(base: EvidenceBase, _: Grading) -> Iterator[Said]:
    return (Said(study, line) for study in in_order(base) for line in study.lines)


STUDIES = Table(
    "studies",
    "One row a study, however many reports it has.",
    _studies,
    (
        Column[Study]("study", "text", "The id of the study.", lambda s: s.id),
        Column("label", "text", "Its short name.", lambda s: s.label),
        Column("design", "text", "How it was built.", lambda s: s.design),
        Column("rung", "text", "On which rung of the ladder it stands.", rung_of),
        Column("species", "texts", "Who or what was studied.", lambda s: s.species),
        Column("condition", "text", "The id of the condition.", lambda s: s.condition),
        Column("year", "whole", "The year of its results.", lambda s: s.year),
        Column("progress", "text", "How far it has come.", lambda s: s.progress),
        Column("results", "text", "Whether it has told its results.", lambda s: s.results),
        Column(
            "randomised",
            "text",
            "Whether chance allotted the groups: yes, no, not-stated, not-seen.",
            lambda s: s.randomised,
        ),
        Column(
            "concealed",
            "text",
            "Whether the allocation was concealed: yes, no, not-stated, not-seen.",
            lambda s: s.concealed,
        ),
        Column(
            "blinded_outcome",
            "text",
            "Whether those who measured knew nothing: yes, no, not-stated, not-seen.",
            lambda s: s.blinded_outcome,
        ),
        Column(
            "natural_experiment",
            "text",
            "What allotted the treatment in place of chance.",
            lambda s: s.natural_experiment,
        ),
        Column("comparator", "text", "What the treated were held against.", lambda s: s.comparator),
        Column("planned", "whole", "How many people or animals were planned.", lambda s: s.numbers.planned),
        Column("enrolled", "whole", "How many were enrolled.", lambda s: s.numbers.enrolled),
        Column("treated", "whole", "How many were treated.", lambda s: s.numbers.treated),
        Column("controls", "whole", "How many were controls.", lambda s: s.numbers.control),
        Column("analysed", "whole", "How many were analysed.", lambda s: s.numbers.analysed),
        Column(
            "counted",
            "whole",
            "How many give it weight: analysed, else treated with controls, else enrolled.",
            lambda s: s.counted,
        ),
        Column("cells", "texts", "The ids of the cells that were given.", lambda s: s.treatment.cells),
        Column("dose", "text", "The dose, in the words of the source.", lambda s: s.treatment.dose),
        Column("route", "text", "How it was given.", lambda s: s.treatment.route),
        Column("graft", "text", "How giver and receiver are related.", lambda s: s.treatment.graft),
        Column("funder", "text", "Who paid.", lambda s: s.funder),
        Column(
            "risk_randomisation",
            "text",
            "Risk of bias: randomisation, or selection and confounding.",
            lambda s: s.risk_of_bias.randomisation,
        ),
        Column(
            "risk_deviations",
            "text",
            "Risk of bias: deviations from what was planned.",
            lambda s: s.risk_of_bias.deviations,
        ),
        Column("risk_missing", "text", "Risk of bias: missing data.", lambda s: s.risk_of_bias.missing),
        Column("risk_measurement", "text", "Risk of bias: measurement.", lambda s: s.risk_of_bias.measurement),
        Column("risk_reporting", "text", "Risk of bias: selective reporting.", lambda s: s.risk_of_bias.reporting),
        Column("mechanisms", "texts", "The ids of the mechanisms that it bears on.", lambda s: s.mechanisms),
        Column("laboratories", "texts", "The ids of the laboratories that did it.", lambda s: s.laboratories),
        Column("included_in", "texts", "The ids of the reviews that pool it.", lambda s: s.included_in),
        Column(
            "shares_participants_with",
            "texts",
            "The ids of records that tell of some of the same people.",
            lambda s: s.shares_participants_with,
        ),
        Column("tested_later_in", "texts", "The ids of the studies that tested it again.", lambda s: s.tested_later_in),
        Column("registry_ids", "texts", "Its registry numbers.", lambda s: s.registry_ids),
        Column("reports", "texts", "The ids of its reports.", lambda s: [report.id for report in s.reports]),
        Column(
            "dois", "texts", "The DOIs of its reports.", lambda s: [report.doi for report in s.reports if report.doi]
        ),
        Column(
            "pmids",
            "texts",
            "The PubMed numbers of its reports.",
            lambda s: [report.pmid for report in s.reports if report.pmid],
        ),
        Column("seen", "text", "How much of it was seen at the deepest.", lambda s: s.seen),
        Column("retracted", "yes", "Whether none of its scientific reports still stands.", lambda s: s.is_retracted),
    ),
)
REPORTS = Table(
    "reports",
    "One row a document on a study.",
    _reports,
    (
        Column[Told]("report", "text", "The id of the report.", lambda t: t.report.id),
        Column("study", "text", "The id of the study.", lambda t: t.study.id),
        Column("kind", "text", "What sort of document it is.", lambda t: t.report.kind),
        Column("standing", "text", "Whether it still stands.", lambda t: t.report.standing),
        Column("seen", "text", "How much of it was seen.", lambda t: t.report.seen),
        Column("seen_in", "text", "The id of the source through which alone it was seen.", lambda t: t.report.seen_in),
        Column("concern", "text", "What an expression of concern is about.", lambda t: t.report.concern),
        Column("concern_raised", "day", "The day of the expression of concern.", lambda t: t.report.concern_raised),
        Column("title", "text", "Its title.", lambda t: t.report.title),
        Column("authors", "text", "Its authors.", lambda t: t.report.authors),
        Column("journal", "text", "The journal.", lambda t: t.report.journal),
        Column("year", "whole", "The year.", lambda t: t.report.year),
        Column("published", "day", "The day of publication.", lambda t: t.report.published),
        Column("withdrawn", "day", "The day of retraction.", lambda t: t.report.withdrawn),
        Column("doi", "text", "The DOI.", lambda t: t.report.doi),
        Column("pmid", "text", "The PubMed number.", lambda t: t.report.pmid),
        Column("pmcid", "text", "The PubMed Central number.", lambda t: t.report.pmcid),
    ),
)
LINES = Table(
    "lines",
    "One row for what one study says to one claim, as the curator recorded it.",
    _lines,
    (
        Column[Said]("claim", "text", "The id of the claim.", lambda s: s.line.claim),
        Column("study", "text", "The id of the study.", lambda s: s.study.id),
        Column("direction", "text", "Which way it points, as recorded.", lambda s: s.line.direction),
        Column(
            "because",
            "text",
            "Why the curator takes another direction than the interval gives.",
            lambda s: s.line.direction_because,
        ),
        Column("findings", "texts", "The ids of the results that were read.", lambda s: s.line.findings),
        Column("species", "text", "Of which species, where the study has several.", lambda s: s.line.species),
        Column("note", "text", "Why it says so.", lambda s: s.line.note),
        Column("curator", "text", "Who judged.", lambda s: s.line.curator),
        Column("judged", "day", "When it was judged.", lambda s: s.line.judged),
    ),
)
