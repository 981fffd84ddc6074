"""What the pages of mechanisms, cells, sources and rules tell, and where each leads on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from graph.facts.figures import day, number, species
from graph.facts.labels import label
from graph.facts.look import FOOTING_OF_BASIS, Footing
from graph.grading.rulebook import rulebook
from graph.model.assessment import Card
from graph.model.base import EvidenceBase
from graph.model.biology import CellProduct, CellType, Mechanism, Term
from graph.model.claim import Claim, Source
from graph.model.study import Study
from graph.model.values import Lang
from graph.views.addresses import Thing, embedded, linked, viewed
from graph.views.graded import Graded
from graph.views.linked.claim_facts import cell_ref, claim_ref, listed, sourced, sureness
from graph.views.linked.facts import Badge, Block, Facts, Grid, Ref, Row, Rows, Run
from graph.views.linked.facts_words import said


def mechanism_facts(known: Graded, id_: str, lang: Lang) -> Facts:
    """The page of a mechanism."""
    one = known.base.mechanisms[id_]
    return Facts(
        Thing.MECHANISM,
        (id_,),
        lang,
        kind=said(Thing.MECHANISM, lang),
        title=one.name.in_(lang),
        lead=one.definition.in_(lang),
        badges=(),
        warnings=(),
        blocks=tuple(_of_mechanism(known, one, lang)),
        viewed=viewed("mechanisms", id_, lang=lang),
        embedded=embedded(Thing.MECHANISM, id_, lang=lang),
    )


def _of_mechanism(known: Graded, one: Mechanism, lang: Lang) -> Iterator[Block]:
    base = known.base
    if one.chain:
        yield _chain(known, one, lang)
    finer = [other for other in base.mechanisms.values() if one.id in other.broader]
    family = {one.id, *(other.id for other in finer)}
    yield from claims(known, (claim for claim in base.claims.values() if claim.mechanism in family), lang)
    yield from studies((study for study in base.studies.values() if one.id in study.mechanisms), lang)
    rows = [(said("broader", lang), listed((_mechanism(base, other, lang) for other in one.broader), lang))]
    rows.append((said("finer", lang), listed((_mechanism(base, other.id, lang) for other in finer), lang)))
    yield from _rows("about", "the_thing", [*rows, _terms(one.terms, lang)], lang)


def _mechanism(base: EvidenceBase, id_: str, lang: Lang) -> Ref:
    return Ref(base.mechanisms[id_].name.in_(lang), linked(Thing.MECHANISM, id_))


def _chain(known: Graded, one: Mechanism, lang: Lang) -> Grid:
    outcomes, rows = known.base.outcomes, []
    for link in one.chain:
        cause = outcomes[link.cause].name.in_(lang) if link.cause else said("treatment", lang)
        arrow = said("arrow", lang, cause=cause, effect=outcomes[link.leads_to].name.in_(lang))
        assessment = known.grading.assessments[link.claim]
        rest = label(assessment.basis).in_(lang), sureness(assessment, lang), label(assessment.conclusion).in_(lang)
        claim = claim_ref(known.base.claims[link.claim], lang)
        rows.append(Row(((arrow,), (claim,), *((words,) for words in rest))))
    heads = ("col_arrow", "col_claim", "col_rests", "col_certainty", "col_conclusion")
    return Grid("chain", said("chain", lang), tuple(said(key, lang) for key in heads), tuple(rows))


def cell_type_facts(known: Graded, id_: str, lang: Lang) -> Facts:
    """The page of a kind of cell."""
    one = known.base.cell_types[id_]
    return Facts(
        Thing.CELL_TYPE,
        (id_,),
        lang,
        kind=said(Thing.CELL_TYPE, lang),
        title=one.name.in_(lang),
        lead="",
        badges=_trial_badges(known, id_, lang),
        warnings=(),
        blocks=tuple(_of_cell_type(known, one, lang)),
        viewed=viewed("cells", id_, lang=lang),
        embedded=embedded(Thing.CELL_TYPE, id_, lang=lang),
    )


def _of_cell_type(known: Graded, one: CellType, lang: Lang) -> Iterator[Block]:
    base = known.base
    yield from _about_cells(known, one.id, lang)
    finer = [other.id for other in base.cell_types.values() if one.id in other.broader]
    products = [other.id for other in base.products.values() if one.id in other.cell_types]
    rows = [
        (said("broader", lang), listed((cell_ref(known, cell, lang) for cell in one.broader), lang)),
        (said("narrower", lang), listed((cell_ref(known, cell, lang) for cell in finer), lang)),
        (said("products", lang), listed((cell_ref(known, cell, lang) for cell in products), lang)),
        (said("note", lang), (one.note,) if one.note else ()),
        _terms(one.terms, lang),
    ]
    yield from _rows("about", "the_thing", rows, lang)


def cell_product_facts(known: Graded, id_: str, lang: Lang) -> Facts:
    """The page of a named preparation of cells."""
    one = known.base.products[id_]
    return Facts(
        Thing.CELL_PRODUCT,
        (id_,),
        lang,
        kind=said(Thing.CELL_PRODUCT, lang),
        title=one.name.in_(lang),
        lead=one.development or "",
        badges=_trial_badges(known, id_, lang),
        warnings=(),
        blocks=tuple(_of_product(known, one, lang)),
        viewed=viewed("cells", id_, lang=lang),
        embedded=embedded(Thing.CELL_PRODUCT, id_, lang=lang),
    )


def _of_product(known: Graded, one: CellProduct, lang: Lang) -> Iterator[Block]:
    yield from _about_cells(known, one.id, lang)
    rows = [
        (said("broader", lang), listed((cell_ref(known, cell, lang) for cell in one.cell_types), lang)),
        (said("maker", lang), (one.maker,) if one.maker else ()),
        (said("aliases", lang), listed(one.aliases, lang)),
        (said("tissue", lang), (one.source_tissue,) if one.source_tissue else ()),
        (said("note", lang), (one.note,) if one.note else ()),
    ]
    yield from _rows("about", "the_thing", rows, lang)


def _about_cells(known: Graded, id_: str, lang: Lang) -> Iterator[Block]:
    base = known.base
    yield from claims(known, (claim for claim in base.claims.values() if id_ in claim.scope.cells), lang)
    yield from studies(_given(known, id_), lang)


def _given(known: Graded, id_: str) -> list[Study]:
    """The studies that gave these cells, or cells that are one of them."""
    base = known.base
    return [
        study
        for study in base.studies.values()
        if any(id_ in base.ancestors(cell) for cell in study.treatment.cells if cell in _all_cells(base))
    ]


def _all_cells(base: EvidenceBase) -> set[str]:
    return {*base.products, *base.cell_types}


def _trial_badges(known: Graded, id_: str, lang: Lang) -> tuple[Badge, ...]:
    """How many studies gave these cells to people, and how many to animals."""
    given = _given(known, id_)
    people = sum(any(one.is_human for one in study.species) for study in given)
    animals = sum(any(not one.is_human for one in study.species) for study in given)
    found = ((Footing.PEOPLE, people), (Footing.ANIMALS, animals))
    words = {Footing.PEOPLE: "in_people", Footing.ANIMALS: "in_animals_studied"}
    return tuple(Badge(said(words[footing], lang), number(many), footing=footing) for footing, many in found)


def source_facts(known: Graded, id_: str, lang: Lang) -> Facts:
    """The page of an article that makes claims."""
    one = known.base.sources[id_]
    own = [claim for claim in known.base.claims.values() if any(a.source == id_ for a in claim.appearances)]
    per_footing = Counter(FOOTING_OF_BASIS[known.grading.assessments[claim.id].basis] for claim in own)
    told = (
        said("count", lang, n=many, footing=label(kind).in_(lang)) for kind in Footing if (many := per_footing[kind])
    )
    return Facts(
        Thing.SOURCE,
        (id_,),
        lang,
        kind=said(Thing.SOURCE, lang),
        title=one.title.in_(lang),
        lead=said("lead_source", lang, n=len(own), parts=said("comma", lang).join(told)) if own else "",
        badges=(),
        warnings=(),
        blocks=tuple(_of_source(known, one, own, lang)),
        viewed=viewed("article", id_, lang=lang),
        embedded=embedded(Thing.SOURCE, id_, lang=lang),
    )


def _of_source(known: Graded, one: Source, own: list[Claim], lang: Lang) -> Iterator[Block]:
    rows = [
        (said("publisher", lang), (one.publisher.in_(lang),)),
        (said("published", lang), (day(one.published, lang),)),
        (said("language", lang), (label(one.language).in_(lang),)),
        (said("interest", lang), (one.interest.in_(lang),)),
        (said("note", lang), (one.note.in_(lang),) if one.note else ()),
    ]
    yield from _rows("about", "the_source", rows, lang)
    for section, title in one.sections:
        here = [c for c in own if any(a.source == one.id and a.section == section for a in c.appearances)]
        heading = f"{section} {title.in_(lang)}"
        grid = next(claims(known, here, lang, title=heading, anchor=f"section-{section}"), None)
        if grid:
            yield grid


def rule_facts(known: Graded, id_: str, lang: Lang) -> Facts:
    """The page of a rule of the rulebook."""
    card = next(card for card in rulebook().cards if card.id == id_)
    return Facts(
        Thing.RULE,
        (id_,),
        lang,
        kind=said(Thing.RULE, lang),
        title=card.asks.in_(lang),
        lead=card.why if lang is Lang.EN else "",
        badges=(
            Badge(said("step", lang), f"{card.change:+d}".replace("-", "−")),  # a true minus sign
            Badge(said("domain", lang), label(card.domain).in_(lang)),
        ),
        warnings=(),
        blocks=tuple(_of_rule(known, card, lang)),
        viewed=viewed("method", lang=lang),
        embedded=None,
    )


def _of_rule(known: Graded, card: Card, lang: Lang) -> Iterator[Block]:
    limit = f"{card.limit.value} {card.limit.unit.in_(lang).strip()}" if card.limit else ""
    rows = [
        (said("limit", lang), (limit,) if limit else ()),
        (said("bodies", lang), listed((label(one).in_(lang) for one in sorted(card.streams)), lang)),
        (said("kinds", lang), listed((label(one).in_(lang) for one in sorted(card.kinds)), lang)),
        (said("rule_source", lang), sourced(card.source, ours=card.ours, lang=lang)),
        (said("says_fired", lang), _template(card.fired.in_(lang))),
        (said("says_silent", lang), _template(card.silent.in_(lang))),
        (said("says_unjudged", lang), _template(card.unjudged.in_(lang))),
    ]
    yield from _rows("about", "the_rule", rows, lang)
    found = tuple(_changed(known, card, lang))
    if found:
        heads = said("col_claim", lang), said("col_sentence", lang), said("col_certainty", lang)
        yield Grid("claims", said("fired_for", lang), heads, found)


def _template(words: str) -> Run:
    """The places of a sentence that a remark fills are shown as a gap."""
    for at in range(9):
        words = words.replace(f"{{{at}}}", "[…]")
    return (words,) if words else ()


def _changed(known: Graded, card: Card, lang: Lang) -> Iterator[Row]:
    for assessment in known.grading.assessments.values():
        for reason in assessment.reasons:
            if reason.rule == card.id and reason.change:
                claim = claim_ref(known.base.claims[assessment.claim], lang)
                yield Row(((claim,), (reason.text.in_(lang),), (sureness(assessment, lang),)))


# Shared ---------------------------------------------------------------------------------------------------------------


def claims(
    known: Graded, chosen: Iterable[Claim], lang: Lang, *, title: str | None = None, anchor: str = "claims"
) -> Iterator[Grid]:
    """Claims with what they rest on; no table where there are none."""
    rows = []
    for claim in chosen:
        assessment = known.grading.assessments[claim.id]
        rest = label(assessment.basis).in_(lang), sureness(assessment, lang), label(assessment.conclusion).in_(lang)
        rows.append(Row(((claim_ref(claim, lang),), *((words,) for words in rest))))
    if rows:
        heads = ("col_claim", "col_rests", "col_certainty", "col_conclusion")
        yield Grid(anchor, title or said("claims_on", lang), tuple(said(key, lang) for key in heads), tuple(rows))


def studies(chosen: Iterable[Study], lang: Lang) -> Iterator[Grid]:
    """Studies with n and comparator, people first; no table where there are none."""
    ordered = sorted(chosen, key=lambda study: (not any(one.is_human for one in study.species), study.id))
    rows = tuple(_study(study, lang) for study in ordered)
    if rows:
        heads = ("col_study", "col_design", "col_n", "col_comparator", "year")
        yield Grid("studies", said("studies_on", lang), tuple(said(key, lang) for key in heads), rows)


def _study(study: Study, lang: Lang) -> Row:
    design = said("who", lang, design=label(study.design).in_(lang), species=species(study.species, lang))
    n = number(study.counted) if study.counted is not None else said("unknown", lang)
    year = str(study.year) if study.year else said("unknown", lang)
    rest = design, n, label(study.comparator).in_(lang), year
    name = Ref(study.label, linked(Thing.STUDY, study.id))
    return Row(((name,), *((words,) for words in rest)), struck=study.is_retracted)


def _terms(terms: tuple[Term, ...], lang: Lang) -> tuple[str, Run]:
    return said("terms", lang), listed((f"{term.curie} {term.label}" for term in terms), lang)


def _rows(anchor: str, title: str, rows: Iterable[tuple[str, Run]], lang: Lang) -> Iterator[Rows]:
    told = tuple((name, run) for name, run in rows if run)
    if told:
        yield Rows(anchor, said(title, lang), told)
