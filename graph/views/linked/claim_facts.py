"""What the page of a claim tells: its conclusion, the strip, the stair, the studies and their numbers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from graph.facts.certainty import certain_for, certainty_words, claim_certainty
from graph.facts.counts import subjects_words
from graph.facts.figures import number, span, species
from graph.facts.labels import label
from graph.facts.look import FOOTING_OF_BASIS, TestedIn
from graph.facts.marks import marks_words
from graph.facts.results import told as result
from graph.model.assessment import Assessment, BodyAssessment
from graph.model.claim import Claim
from graph.model.scales import Domain, Remarked
from graph.model.values import Lang
from graph.views.addresses import Thing, embedded, linked, viewed
from graph.views.dossier import Dossier, Part, Stair, Step, StudyRow, dossier
from graph.views.graded import Graded
from graph.views.linked.facts import (
    BREAK,
    Badge,
    Block,
    Column,
    Facts,
    Grid,
    Items,
    Ref,
    Row,
    Rows,
    Run,
    Stage,
    Steps,
    Strip,
)
from graph.views.linked.facts_words import said
from graph.views.links import citation
from graph.views.summary import Tested

_PARTS = (Part.COUNTED, Part.OTHER_CELLS, Part.AWAITING, Part.CONTEXT, Part.CIRCULAR, Part.SET_ASIDE)


def claim_facts(known: Graded, id_: str, lang: Lang) -> Facts:
    """The page of a claim that was graded."""
    told = dossier(known.base, known.grading, id_)
    claim = told.claim
    return Facts(
        Thing.CLAIM,
        (id_,),
        lang,
        kind=label(claim.kind).in_(lang),
        title=claim.statement.in_(lang),
        lead=told.assessment.sentence.in_(lang),
        badges=badges(told.assessment, lang),
        warnings=(said("calibration", lang),) if claim.calibration else (),
        blocks=tuple(_blocks(known, told, lang)),
        viewed=viewed("claim", id_, lang=lang),
        embedded=embedded(Thing.CLAIM, id_, lang=lang),
    )


def _blocks(known: Graded, told: Dossier, lang: Lang) -> Iterator[Block]:
    yield _strip(told, lang)
    yield Rows("answer", said("answer", lang), tuple(_answer(told.assessment, lang)))
    if told.stair and told.assessment.rated:
        yield _stair(told, told.stair, said("stair", lang), "why", lang)
    if told.assessment.checks:
        yield _checks(told, lang)
    for part in _PARTS:
        if told.part(part):
            yield _studies(told, part, lang)
    for at, other in enumerate(told.others if told.assessment.rated else (), start=1):
        words = said("stair_other", lang, body=_stream(other.body, lang))
        yield _stair(told, other, words, f"why-{at + 1}", lang)
    yield Rows("about", said("about", lang), tuple(_about(known, told, lang)))
    parts = [one for one in known.base.claims.values() if one.part_of == told.claim.id]
    if parts:
        yield Items("parts", said("parts", lang), tuple((claim_ref(one, lang),) for one in parts))


# At a glance ----------------------------------------------------------------------------------------------------------


def badges(assessment: Assessment, lang: Lang) -> tuple[Badge, ...]:
    """What it rests on, how sure one can be, which way it points, and its wording."""
    footing = FOOTING_OF_BASIS[assessment.basis]
    found = [
        Badge(said("conclusion", lang), label(assessment.conclusion).in_(lang)),
        Badge(said("rests", lang), label(assessment.basis).in_(lang), footing=footing),
        Badge(
            said("certainty", lang),
            sureness(assessment, lang),
            certainty=assessment.certainty,
            of_model=certain_for(assessment.decisive) is not None,
        ),
    ]
    found += [Badge(said("wording", lang), mark.in_(lang)) for mark in marks_words(assessment.marks)]
    return tuple(found)


def sureness(assessment: Assessment, lang: Lang) -> str:
    """How sure one can be of a claim, in words."""
    return claim_certainty(assessment).in_(lang)


def _strip(told: Dossier, lang: Lang) -> Strip:
    columns = tuple(_column(tested, told.not_supporting(tested.column), lang) for tested in told.tested)
    unnamed = sum(count.unnamed for count in told.assessment.ladder)
    about = [said("strip_about", lang), *([said("unnamed", lang, n=unnamed)] if unnamed else [])]
    return Strip("tested", said("strip", lang), " ".join(about), columns)


def _column(tested: Tested, against: int, lang: Lang) -> Column:
    empty = said("empty_people" if tested.column is TestedIn.PEOPLE else "empty", lang)
    return Column(
        tested.column,
        title=label(tested.column).in_(lang),
        studies=said("studies", lang, n=tested.studies) if tested.studies else empty,
        subjects=subjects_words(
            tested.column, studies=tested.studies, subjects=tested.subjects, unknown=tested.unknown
        ).in_(lang)
        if tested.studies
        else None,
        against=said("against_here", lang, n=against) if against else None,
        is_empty=not tested.studies,
    )


def _answer(assessment: Assessment, lang: Lang) -> Iterator[tuple[str, Run]]:
    yield said("known_basis", lang), (label(assessment.basis).in_(lang),)
    yield said("cited_basis", lang), (label(assessment.cited_basis).in_(lang),)
    if assessment.fidelity:
        yield said("fidelity", lang), (label(assessment.fidelity).in_(lang),)
    if assessment.depth:
        yield said("depth", lang), (label(assessment.depth).in_(lang),)
    model = assessment.in_model
    if model is not None and model is not assessment.decisive:
        yield said("in_model", lang), (certainty_words(model.certainty, model.at_best).in_(lang),)
        yield said("model_says", lang), (label(model.direction).in_(lang),)
    marks = assessment.marks
    if marks is None:
        yield said("wording", lang), (said("not_judged", lang),)
        return
    yield said("worded", lang), (label(marks.wording).in_(lang),)
    yield said("allows", lang), (label(marks.ceiling).in_(lang),)
    if marks.ceiling_in_model != marks.ceiling:
        yield said("allows_model", lang), (label(marks.ceiling_in_model).in_(lang),)
    told = marks_words(marks)
    if told:
        yield said("too_firm", lang), (said("comma", lang).join(mark.in_(lang) for mark in told),)


# The stair ------------------------------------------------------------------------------------------------------------


def _stream(body: BodyAssessment, lang: Lang) -> str:
    words = label(body.stream).in_(lang)
    return words if body.on_product else said("from_other", lang, body=words)


def _stair(told: Dossier, stair: Stair, title: str, anchor: str, lang: Lang) -> Steps:
    body = stair.body
    still = (*stair.silent, *stair.unjudged)
    return Steps(
        anchor,
        title,
        lead=said("stair_lead", lang, body=_stream(body, lang)),
        stages=tuple(_stage(told, stair, step, lang) for step in stair.steps),
        end=certainty_words(body.certainty, body.at_best).in_(lang) if body.certainty else None,
        level=body.certainty,
        still_title=said("still", lang, n=len(still)) if still else None,
        still=tuple(_stage(told, stair, step, lang) for step in still),
        of_model=not body.stream.is_human,
    )


def _stage(told: Dossier, stair: Stair, step: Step, lang: Lang) -> Stage:
    reason = step.reason
    words = reason.text.in_(lang)
    note = _note(step, lang)
    return Stage(
        change=reason.change,
        sign=_sign(step),
        domain=label(reason.domain).in_(lang),
        left=_left(step, lang),
        words=_beside(words, note, lang),
        rule=Ref(reason.rule, linked(Thing.RULE, reason.rule)) if step.source else None,
        source=sourced(step.source, ours=step.is_ours, lang=lang),
        studies=_rests_on(told, stair, step, lang),
    )


def _beside(words: str, note: str, lang: Lang) -> str:
    return words + (note if lang is Lang.ZH else f" {note}" if note else "")


def sourced(source: str, *, ours: bool, lang: Lang) -> Run:
    """Where a rule comes from, its DOIs as links."""
    links = tuple(Ref(link.words, link.address) for link in citation(source))
    return (*links, f" ({said('ours', lang)})" if lang is Lang.EN else f"（{said('ours', lang)}）") if ours else links


def _sign(step: Step) -> str:
    change = step.reason.change
    if step.reason.domain is Domain.START:
        return str(change)
    return f"−{-change}" if change < 0 else f"+{change}" if change else "0"  # a true minus sign


def _left(step: Step, lang: Lang) -> str:
    if step.reason.outcome is Remarked.COULD_NOT_JUDGE:
        return label(step.reason.outcome).in_(lang)
    if not step.reason.change:
        return "" if step.reason.step else step.asks.in_(lang)
    word = label(step.level).in_(lang)
    return said("start_at" if step.reason.domain is Domain.START else "now", lang, word=word)


def _note(step: Step, lang: Lang) -> str:
    if step.reason.replaced:
        return said("replaced", lang)
    if step.reason.is_further_concern:
        return said("concern", lang)
    if step.reason.step and not step.reason.change:
        return said("overtaken", lang)
    return said("not_seen", lang) if step.reason.not_seen and step.reason.change else ""


def _rests_on(told: Dossier, stair: Stair, step: Step, lang: Lang) -> Run:
    """The studies of a step; a long list of all of them is not repeated."""
    every = stair.body.studies
    if len(every) > 3 and set(step.reason.rests_on) == set(every):
        return (Ref(said("all_studies", lang, n=len(every)), "#counted"),) if stair is told.stair else ()
    return listed(
        (Ref(told.names.get(study, study), linked(Thing.STUDY, study)) for study in step.reason.rests_on), lang
    )


def listed(refs: Iterable[Ref | str], lang: Lang) -> Run:
    """Words and links with commas between them."""
    found: list[Ref | str] = []
    for ref in refs:
        found += [said("comma", lang), ref] if found else [ref]
    return tuple(found)


def _checks(told: Dossier, lang: Lang) -> Grid:
    rows = tuple(
        Row(
            (
                (label(check.fidelity).in_(lang),),
                (check.text.in_(lang),),
                (Ref(told.names.get(check.study, check.study), linked(Thing.STUDY, check.study)),),
            )
        )
        for check in told.assessment.checks
    )
    heads = tuple(said(key, lang) for key in ("check", "what", "col_study"))
    return Grid("checks", said("checks", lang), heads, rows)


# The studies ----------------------------------------------------------------------------------------------------------

_HEADS = ("col_study", "col_says", "col_design", "col_n", "col_comparator", "col_time", "col_findings")


def _studies(told: Dossier, part: Part, lang: Lang) -> Grid:
    rows = tuple(_study(row, lang) for row in told.part(part))
    heads = tuple(said(key, lang) for key in _HEADS)
    return Grid(part.value, said(part.value, lang), heads, rows, folded=part is not Part.COUNTED)


def _study(row: StudyRow, lang: Lang) -> Row:
    study = row.study
    who = species((row.line.species,) if row.line.species else study.species, lang)
    design = said("who", lang, design=label(study.design).in_(lang), species=who)
    findings = row.findings
    notes = [said("folded_in", lang)] if row.folded else []
    notes += [said("retracted", lang)] if study.is_retracted else []
    return Row(
        (
            (Ref(study.label, linked(Thing.STUDY, study.id)),),
            (label(row.line.direction).in_(lang),),
            (design,),
            (number(row.weighed) if row.weighed is not None else said("unknown", lang),),
            _each((label(one.comparator).in_(lang) for one in findings), lang) or (label(study.comparator).in_(lang),),
            _each((span(one.time, lang) for one in findings), lang) or ("–",),
            lines(
                [*(result(one, lang).line(lang) for one in findings), *([] if findings else [row.line.note]), *notes]
            ),
        ),
        anchor=f"study-{study.id}",
        struck=study.is_retracted,
    )


def lines(words: Iterable[str]) -> Run:
    """Each on a line of its own."""
    found: list[str] = []
    for one in words:
        found += [BREAK, one] if found else [one]
    return tuple(found)


def _each(words: Iterable[str], lang: Lang) -> Run:
    """Each once, in their order."""
    found = said("comma", lang).join(dict.fromkeys(words))
    return (found,) if found else ()


# What it speaks of ----------------------------------------------------------------------------------------------------


def _about(known: Graded, told: Dossier, lang: Lang) -> Iterator[tuple[str, Run]]:
    base, claim = known.base, told.claim
    scope = claim.scope
    yield said("kind", lang), (label(claim.kind).in_(lang),)
    yield said("speaks_of", lang), (label(scope.population).in_(lang),)
    if scope.condition:
        yield said("condition", lang), (base.conditions[scope.condition].name.in_(lang),)
    if scope.cells:
        yield said("cells", lang), listed((cell_ref(known, cell, lang) for cell in scope.cells), lang)
    if scope.outcome:
        yield said("outcome", lang), (base.outcomes[scope.outcome].name.in_(lang),)
    if claim.mechanism:
        name = base.mechanisms[claim.mechanism].name.in_(lang)
        yield said("mechanism_of", lang), (Ref(name, linked(Thing.MECHANISM, claim.mechanism)),)
    if claim.part_of:
        yield said("part_of", lang), (claim_ref(base.claims[claim.part_of], lang),)
    places = (
        Ref(
            said("section_of", lang, source=place.source.in_(lang), section=place.section.in_(lang)),
            f"{linked(Thing.SOURCE, place.appearance.source)}#section-{place.appearance.section}",
        )
        for place in told.places
    )
    if told.places:
        yield said("said_in", lang), listed(dict.fromkeys(places), lang)
    cited = [base.study_of_report[one] for one in claim.cites if one in base.study_of_report]
    if not claim.calibration:
        studies = listed((Ref(one.label, linked(Thing.STUDY, one.id)) for one in cited), lang)
        yield said("cites", lang), studies or (said("none", lang),)


def claim_ref(claim: Claim, lang: Lang) -> Ref:
    """A claim by its id and its words."""
    return Ref(f"{claim.id} {claim.statement.in_(lang)}", linked(Thing.CLAIM, claim.id))


def cell_ref(known: Graded, id_: str, lang: Lang) -> Ref:
    """A cell type or product by its name; the two share one space of ids."""
    if id_ in known.base.products:
        return Ref(known.base.products[id_].name.in_(lang), linked(Thing.CELL_PRODUCT, id_))
    return Ref(known.base.cell_types[id_].name.in_(lang), linked(Thing.CELL_TYPE, id_))
