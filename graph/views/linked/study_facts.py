"""What the page of a study tells: how it was done, what was found, how far it can be trusted, and what it speaks to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from graph.facts.figures import number, span, species
from graph.facts.labels import label
from graph.facts.look import COLUMN_OF_RUNG
from graph.facts.results import told as result
from graph.grading.ladder import rung_of
from graph.model.study import Report, Results, RiskDomain, Route, Study
from graph.model.values import Lang
from graph.views.addresses import Thing, embedded, linked, viewed
from graph.views.graded import Graded
from graph.views.linked.claim_facts import cell_ref, claim_ref, listed, sureness
from graph.views.linked.facts import Badge, Block, Facts, Grid, Ref, Row, Rows, Run
from graph.views.linked.facts_words import said
from graph.views.links import links
from graph.views.studies import told_of_comparator

_STATIONS = ("planned", "enrolled", "treated", "control", "analysed")


def study_facts(known: Graded, id_: str, lang: Lang) -> Facts:
    """The page of a study."""
    study = known.base.studies[id_]
    column = COLUMN_OF_RUNG[rung_of(study)]
    design = said("who", lang, design=label(study.design).in_(lang), species=species(study.species, lang))
    badges = [Badge(said("design", lang), design, footing=column.footing if column else None)]
    if study.counted is not None:
        badges.append(Badge(said("n", lang), number(study.counted)))
    badges.append(Badge(said("comparator", lang), label(study.comparator).in_(lang)))
    return Facts(
        Thing.STUDY,
        (id_,),
        lang,
        kind=label(study.design).in_(lang),
        title=study.label,
        lead=study.title if study.title and study.title != study.label else "",
        badges=tuple(badges),
        warnings=tuple(_warnings(study, lang)),
        blocks=tuple(_blocks(known, study, lang)),
        viewed=viewed("study", id_, lang=lang),
        embedded=embedded(Thing.STUDY, id_, lang=lang),
    )


def _warnings(study: Study, lang: Lang) -> Iterator[str]:
    if study.is_retracted:
        notices = (report.notice for report in study.reports if report.notice)
        yield " ".join([said("is_retracted", lang), *notices])
    if study.weak:
        yield said("is_weak", lang, why=study.weak)
    if study.results is Results.AWAITING:
        yield said("is_awaiting", lang)


def _blocks(known: Graded, study: Study, lang: Lang) -> Iterator[Block]:
    if study.lines:
        yield _claims(known, study, lang)
    if study.findings:
        yield _findings(known, study, lang)
    yield Rows("study", said("the_study", lang), tuple(_about(known, study, lang)))
    yield _risk(study, lang)
    yield _reports(study, lang)


def _claims(known: Graded, study: Study, lang: Lang) -> Grid:
    rows = []
    for line in study.lines:
        assessment = known.grading.assessments[line.claim]
        direction = label(line.direction).in_(lang)
        rest = label(assessment.basis).in_(lang), sureness(assessment, lang), label(assessment.conclusion).in_(lang)
        claim = claim_ref(known.base.claims[line.claim], lang)
        rows.append(Row(((claim,), (direction,), (line.note,), *((words,) for words in rest))))
    heads = ("col_claim", "col_says", "col_why", "col_rests", "col_certainty", "col_conclusion")
    return Grid("claims", said("says_to", lang), tuple(said(key, lang) for key in heads), tuple(rows))


def _findings(known: Graded, study: Study, lang: Lang) -> Grid:
    rows = []
    for one in study.findings:
        told = result(one, lang)
        measure = " · ".join([told.measure.words, *told.marks])
        outcome = known.base.outcomes[one.outcome].name.in_(lang)
        values = told.values or "–"
        cells = measure, outcome, told.reading, values, told.people, told.against, told.time
        rows.append(Row(tuple((words,) for words in cells), anchor=f"finding-{one.id}"))
    heads = ("col_measure", "col_outcome", "col_reading", "col_value", "col_n", "col_comparator", "col_time")
    return Grid("findings", said("findings", lang), tuple(said(key, lang) for key in heads), tuple(rows))


def _about(known: Graded, study: Study, lang: Lang) -> Iterator[tuple[str, Run]]:
    for name, run in _all_about(known, study, lang):
        if run and run != ("",):
            yield said(name, lang), run


def _all_about(known: Graded, study: Study, lang: Lang) -> Iterator[tuple[str, Run]]:
    base, given = known.base, study.treatment
    yield "design", (label(study.design).in_(lang),)
    yield "phase", _words(study.phase)
    yield "species", _words(species(study.species, lang), study.strain, study.population, study.model)
    yield "rung", (label(rung_of(study)).in_(lang),)
    yield "year", (str(study.year),) if study.year else ()
    yield "n", (_stations(study, lang),)
    yield "comparator", _words(label(study.comparator).in_(lang), told_of_comparator(study))
    yield "randomised", (label(study.randomised).in_(lang),)
    yield "blinded", (label(study.blinded_outcome).in_(lang),)
    yield "masking", _words(study.masking)
    yield "cells", listed((cell_ref(known, cell, lang) for cell in given.cells), lang) or _words(given.description)
    yield "dose", _words(given.dose)
    yield "route", () if given.route is Route.UNKNOWN else _words(label(given.route).in_(lang), given.route_text)
    yield "timing", _words(given.timing.text if given.timing else None)
    yield "follow_up", (span(study.follow_up, lang),) if study.follow_up else ()
    mechanisms = (Ref(base.mechanisms[one].name.in_(lang), linked(Thing.MECHANISM, one)) for one in study.mechanisms)
    yield "mechanism_of", listed(mechanisms, lang)
    yield "harms", _words(study.adverse_events)
    yield "progress", _words(study.progress_text)
    yield "stop", _words(study.stop_reason)
    yield "funding", _words(study.funding)
    yield "conflicts", _words(study.conflicts)
    yield "registry", _words(*study.registry_ids)
    yield "later", _studies(known, study.tested_later_in, lang)
    yield "included", _studies(known, study.included_in, lang)


def _words(*words: str | None) -> Run:
    return (" · ".join(word for word in words if word),)


def _stations(study: Study, lang: Lang) -> str:
    found = ((name, getattr(study.numbers, name)) for name in _STATIONS)
    told = [f"{said(name, lang)} {number(value)}" for name, value in found if value is not None]
    return said("comma", lang).join(told) or said("unknown", lang)


def _studies(known: Graded, ids: tuple[str, ...], lang: Lang) -> Run:
    return listed((study_ref(known, id_) for id_ in ids), lang)


def study_ref(known: Graded, id_: str) -> Ref:
    """A study by its label, whichever of its ids is named."""
    study = known.base.study_of_report.get(id_)
    return Ref(study.label, linked(Thing.STUDY, study.id)) if study else Ref(id_)


def _risk(study: Study, lang: Lang) -> Grid:
    pairs = zip(RiskDomain, study.risk_of_bias.ratings, strict=True)
    rows = tuple(Row(((label(domain).in_(lang),), (label(risk).in_(lang),))) for domain, risk in pairs)
    basis = study.risk_of_bias.basis
    heads = said("risk_domain", lang), said("risk_rating", lang)
    about = said("risk_basis", lang, basis=basis) if basis else None
    return Grid("risk", said("risk", lang), heads, rows, about=about)


def _reports(study: Study, lang: Lang) -> Grid:
    rows = tuple(_report(study, report, lang) for report in study.reports)
    heads = ("col_report", "col_kind", "col_standing", "col_seen", "col_links")
    return Grid("reports", said("reports", lang), tuple(said(key, lang) for key in heads), rows)


def _report(study: Study, report: Report, lang: Lang) -> Row:
    where = " ".join(part for part in (report.journal, report.reference) if part)
    year = str(report.year) if report.year else None
    title = ". ".join(part for part in (report.authors, report.title or study.label, where, year) if part)
    alone = replace(study, reports=(report,), registry_ids=())
    refs = (Ref(link.words, link.address) for link in links(alone))
    words = label(report.kind), label(report.standing), label(report.seen)
    return Row(
        ((title,), *((word.in_(lang),) for word in words), listed(refs, lang) or ("–",)),
        anchor=f"report-{report.id}",
        struck=report.is_withdrawn(),
    )
