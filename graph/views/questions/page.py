"""The page of a question and the list of all, as blocks in one language; both surfaces draw exactly this."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from graph.analysis.questions import Questions, question_of, questions, treatment_name
from graph.facts.certainty import claim_certainty
from graph.facts.labels import label
from graph.model.claim import Claim
from graph.model.question import Question
from graph.model.values import Lang
from graph.views.addresses import Thing, linked
from graph.views.graded import Graded
from graph.views.linked.facts import Block, Grid, Items, Ref, Row
from graph.views.questions.pictures import changes, forest, icons
from graph.views.questions.summary import ADDRESS, others, people_body, summary
from graph.views.questions.trials import animals, arms, coming
from graph.views.questions.words import say
from graph.views.same import Same


@dataclass(frozen=True, slots=True)
class QuestionPage:
    """A title, whom it is about, the answer in one sentence, and the blocks below."""

    title: str
    kind: str
    lead: str
    blocks: tuple[Block, ...]


def asked(known: Graded) -> Questions:
    """The questions of the records, answered once in a process as of the day of the grades."""
    return _asked(Same(known.base, known.grading))


@lru_cache(maxsize=1)
def _asked(same: Same) -> Questions:
    return questions(same.base, as_of=same.grading.as_of)


def question_ref(known: Graded, claim: Claim, lang: Lang) -> Ref | None:
    """The question that a claim asks, for a link from its page; `None` where it asks none."""
    found = asked(known).questions.get(question_of(claim) or "")
    return Ref(name_of(asked(known), found, lang), f"{ADDRESS}{found.id}?lang={lang}") if found else None


def name_of(known: Questions, question: Question, lang: Lang) -> str:
    """Treatment and outcome."""
    base = known.asked
    cells, outcome = treatment_name(base, question.cells).in_(lang), base.outcomes[question.outcome].name.in_(lang)
    return say("of", lang, cells=cells, outcome=outcome)


def question_page(known: Questions, question: Question, lang: Lang) -> QuestionPage:
    """The page of one question."""
    condition = known.asked.conditions[question.condition].name.in_(lang)
    return QuestionPage(
        title=name_of(known, question, lang),
        kind=say("in-people", lang, condition=condition),
        lead=known.answer(question.id).sentence.in_(lang),
        blocks=tuple(_blocks(known, question, lang)),
    )


def _blocks(known: Questions, question: Question, lang: Lang) -> Iterator[Block]:
    answer = known.answer(question.id)
    yield from summary(known, question, lang)
    body = people_body(answer)
    if body:
        yield from forest(known, body, lang)
    yield from changes(known, question, lang)
    yield from icons(known, question, lang)
    for make in (arms, coming, animals):
        grid = make(known, question, lang)
        if grid:
            yield grid
    from_others = others(answer, lang)
    if from_others:
        yield from_others
    if known.claims[question.id]:
        links = tuple((_claim(claim, lang),) for claim in known.claims[question.id])
        yield Items("claims", say("claims", lang), links)


def _claim(claim: Claim, lang: Lang) -> Ref:
    return Ref(f"{claim.id} – {claim.statement.in_(lang)}", linked(Thing.CLAIM, claim.id))


def question_list(known: Questions, lang: Lang) -> QuestionPage:
    """All questions with their answers: what patients notice first, then by treatment."""
    heads = tuple(say(name, lang) for name in ("question", "condition", "answer", "certainty", "who"))
    rows = tuple(_listed(known, one, lang) for one in in_order(known))
    table = Grid("questions", say("questions", lang), heads, rows)
    return QuestionPage(say("questions", lang), "", say("all-lead", lang), (table,))


def in_order(known: Questions) -> list[Question]:
    """Questions that claims ask first, then by treatment and outcome."""
    return sorted(known.questions.values(), key=lambda one: (not known.claims[one.id], one.id))


def _listed(known: Questions, question: Question, lang: Lang) -> Row:
    answer = known.answer(question.id)
    condition = known.asked.conditions[question.condition].name.in_(lang)
    link = Ref(name_of(known, question, lang), f"{ADDRESS}{question.id}?lang={lang}")
    sure = claim_certainty(answer).in_(lang)
    body = people_body(answer)
    people = say("people", lang, n=body.subjects) if body else "–"
    conclusion = label(answer.conclusion).in_(lang)
    return Row(((link,), (condition,), (conclusion,), (sure,), (people,)), anchor=question.id)
