"""What an embedded page is about: its title, its sentence, its chips, its pictures and its tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from graph.errors import UnknownIdError
from graph.facts import figures
from graph.facts.counts import subjects_words
from graph.facts.labels import label
from graph.facts.look import COLUMN_OF_RUNG, Footing, TestedIn
from graph.grading.ladder import rung_of
from graph.model.assessment import Grading
from graph.model.base import EvidenceBase
from graph.model.scales import Certainty
from graph.model.study import Results, Standing, Study
from graph.model.values import Lang
from graph.views.addresses import Thing
from graph.views.dossier import dossier
from graph.views.embed import network, page_facts
from graph.views.embed.layout import Frame, Network
from graph.views.embed.page_facts import Table
from graph.views.embed.page_words import say
from graph.views.summary import ClaimRow, rows, section_id, sections, tested

Ids = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Chip:
    """A fact that stands at once beside the title."""

    name: str
    words: str
    footing: Footing | None = None
    level: Certainty | None = None


@dataclass(frozen=True, slots=True)
class Subject:
    """One page in one language, before it is HTML; `strip` are studies and claims by where they were tested."""

    title: str
    sentence: str
    chips: tuple[Chip, ...]
    notices: tuple[str, ...]
    tables: tuple[Table, ...]
    strip: tuple[tuple[Footing, int], ...]


def things(base: EvidenceBase, grading: Grading) -> Iterator[tuple[Thing, Ids]]:
    """Everything that has a page, the whole articles first."""
    for source in base.sources.values():
        yield Thing.SOURCE, (source.id,)
        yield from ((Thing.SECTION, (source.id, number)) for number, _ in source.sections)
    yield from ((Thing.CLAIM, (claim,)) for claim in base.claims if claim in grading.assessments)
    yield from ((Thing.MECHANISM, (mechanism,)) for mechanism in base.mechanisms)
    yield from ((Thing.CELL_TYPE, (cell,)) for cell in base.cell_types)
    yield from ((Thing.CELL_PRODUCT, (product,)) for product in base.products)
    yield from ((Thing.STUDY, (study,)) for study in base.studies)


def drawn(base: EvidenceBase, grading: Grading, thing: Thing, ids: Ids, frame: Frame) -> Network:
    """The picture of a thing that has a page."""
    match thing:
        case Thing.CLAIM:
            return network.of_claim(base, grading, ids[0], frame)
        case Thing.STUDY:
            return network.of_study(base, grading, ids[0], frame)
        case Thing.MECHANISM:
            return network.of_mechanism(base, grading, ids[0], frame)
        case Thing.SECTION:
            return network.of_section(base, grading, ids[0], ids[1], frame)
        case Thing.SOURCE:
            return network.of_source(base, grading, ids[0], frame)
        case Thing.CELL_TYPE | Thing.CELL_PRODUCT:
            return network.of_cell(base, ids[0], frame)
        case Thing.RULE:
            raise UnknownIdError("page", ids[0])


def subject(base: EvidenceBase, grading: Grading, thing: Thing, ids: Ids, lang: Lang) -> Subject:
    """What the page of a thing tells."""
    match thing:
        case Thing.CLAIM:
            return _claim(base, grading, ids[0], lang)
        case Thing.STUDY:
            return _study(base, grading, ids[0], lang)
        case Thing.CELL_TYPE | Thing.CELL_PRODUCT:
            return _cell(base, ids[0], lang)
        case Thing.MECHANISM:
            return _mechanism(base, grading, ids[0], lang)
        case Thing.SECTION:
            return _section(base, grading, ids[0], ids[1], lang)
        case Thing.SOURCE:
            return _source(base, grading, ids[0], lang)
        case Thing.RULE:
            raise UnknownIdError("page", ids[0])


def _claim(base: EvidenceBase, grading: Grading, id_: str, lang: Lang) -> Subject:
    file = dossier(base, grading, id_)
    (row,) = network.rows_of(base, grading, [id_])
    return Subject(
        title=row.statement.in_(lang),
        sentence=file.assessment.sentence.in_(lang),
        chips=tuple(_chips(row, lang)),
        notices=(say("calibration", lang),) if row.calibration else (),
        tables=(page_facts.studies_of_claim(file, lang),),
        strip=_strip({one.column: one.studies for one in tested(file.assessment.ladder)}),
    )


def _chips(row: ClaimRow, lang: Lang) -> Iterator[Chip]:
    yield Chip(say("rests", lang), label(row.basis).in_(lang), row.footing)
    yield Chip(say("certainty", lang), page_facts.certainty(row, lang), level=row.certainty)
    yield Chip(say("conclusion", lang), label(row.conclusion).in_(lang))
    if row.marks is not None:
        yield Chip(say("wording", lang), page_facts.wording(row, lang))


def _study(base: EvidenceBase, grading: Grading, id_: str, lang: Lang) -> Subject:
    study = base.studies[id_]
    claimed = network.rows_of(base, grading, (line.claim for line in study.lines))
    says = {line.claim: label(line.direction).in_(lang) for line in study.lines}
    tables = [page_facts.study_facts(base, study, lang), page_facts.findings(study, lang)]
    if claimed:
        tables.append(page_facts.claims(claimed, lang, says))
    column = COLUMN_OF_RUNG[rung_of(study)]
    return Subject(
        title=study.label,
        sentence=_done_in(study, lang),
        chips=(),
        notices=tuple(_notices(study, lang)),
        tables=tuple(table for table in tables if table),
        strip=_strip({column: 1} if column else {}),
    )


def _done_in(study: Study, lang: Lang) -> str:
    """In whom a study was done, in one sentence."""
    column, design = COLUMN_OF_RUNG[rung_of(study)], label(study.design).in_(lang)
    if column is None:
        return say("study-words", lang, design=design)
    if column is TestedIn.LAB:
        return say("study-dish", lang)
    unknown = int(study.counted is None)
    number = subjects_words(column, studies=1, subjects=study.counted or 0, unknown=unknown).in_(lang)
    return say("study-in", lang, species=figures.species(study.species, lang), design=design, n=number)


def _notices(study: Study, lang: Lang) -> Iterator[str]:
    if study.is_retracted:
        yield say("retracted", lang)
    for standing in (Standing.CONCERN, Standing.RETRACTED):
        if not study.is_retracted and any(report.standing is standing for report in study.reports):
            yield say("concern", lang, word=label(standing).in_(lang))
    if study.weak:
        yield say("weak", lang, why=study.weak)
    if study.results is Results.AWAITING:
        yield say("awaiting", lang)


def _cell(base: EvidenceBase, id_: str, lang: Lang) -> Subject:
    kind, product = base.cell_types.get(id_), base.products.get(id_)
    known = kind or product
    if known is None:
        raise UnknownIdError("cell", id_)
    broader = kind.broader if kind else product.cell_types if product else ()
    above = [base.cell_types[one].name.in_(lang) for one in broader if one in base.cell_types]
    facts = [("kind-of", "; ".join(above))]
    if product:
        facts += [("maker", product.maker or ""), ("tissue", product.source_tissue or "")]
    given = network.studies_given(base, id_)
    columns = Counter(COLUMN_OF_RUNG[rung_of(study)] for study in given)
    tables = [page_facts.facts(facts, lang)] if any(words for _, words in facts) else []
    if given:
        tables.append(page_facts.studies_given(given, lang))
    return Subject(
        known.name.in_(lang),
        _given_in(columns, lang),
        (),
        (),
        tuple(tables),
        _strip({c: n for c, n in columns.items() if c}),
    )


def _given_in(columns: Counter[TestedIn | None], lang: Lang) -> str:
    if not columns:
        return say("cells-none", lang)
    parts = [
        say("given-in", lang, where=label(column).in_(lang) if column else say("given-words", lang), n=columns[column])
        for column in (*TestedIn, None)
        if columns[column]
    ]
    return say("cells-given", lang, n=columns.total(), parts=_listed(parts, lang))


def _listed(parts: Iterable[str], lang: Lang) -> str:
    return (", " if lang is Lang.EN else "、").join(parts)


def _mechanism(base: EvidenceBase, grading: Grading, id_: str, lang: Lang) -> Subject:
    found = base.mechanisms[id_]
    here = network.claims_of_mechanism(base, grading, id_)
    facts = page_facts.facts([("definition", found.definition.in_(lang))], lang)
    return _of_claims(found.name.in_(lang), here, [facts], lang)


def _section(base: EvidenceBase, grading: Grading, source: str, number: str, lang: Lang) -> Subject:
    key = f"{source}:{number}"
    made = (claim.id for claim in base.claims.values() if key in map(section_id, claim.appearances))
    here = network.rows_of(base, grading, made)
    return _of_claims(sections(base)[key].in_(lang), here, [], lang)


def _source(base: EvidenceBase, grading: Grading, source: str, lang: Lang) -> Subject:
    known = base.sources[source]
    here = [row for row in rows(base, grading) if any(key.startswith(f"{source}:") for key in row.sections)]
    facts = [
        ("publisher", known.publisher.in_(lang)),
        ("published", figures.day(known.published, lang)),
        ("interest", known.interest.in_(lang)),
    ]
    return _of_claims(known.title.in_(lang), here, [page_facts.facts(facts, lang)], lang)


def _of_claims(title: str, here: Iterable[ClaimRow], before: list[Table], lang: Lang) -> Subject:
    here = tuple(here)
    footings = Counter(row.footing for row in here)
    tables = [*([page_facts.claims(here, lang)] if here else []), *before]
    strip = tuple((footing, footings[footing]) for footing in (Footing.PEOPLE, Footing.ANIMALS, Footing.LAB))
    return Subject(title, _rest_on(footings, lang), (), (), tuple(tables), strip)


def _rest_on(footings: Counter[Footing], lang: Lang) -> str:
    """How many claims rest on what; people are told even where there are none."""
    if not footings:
        return say("claims-none", lang)
    parts = [
        say(f"rest-{footing}", lang, n=footings[footing])
        for footing in Footing
        if footings[footing] or footing is Footing.PEOPLE
    ]
    return say("claims-rest", lang, n=footings.total(), parts=_listed(parts, lang))


def _strip(columns: dict[TestedIn, int]) -> tuple[tuple[Footing, int], ...]:
    footings = Counter[Footing]()
    for column, number in columns.items():
        footings[column.footing] += number
    return tuple((footing, footings[footing]) for footing in (Footing.PEOPLE, Footing.ANIMALS, Footing.LAB))
