"""The studies behind a question: both arms of every trial, what is awaited or was stopped, and animals beside."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from graph.analysis.answering import has_answer, is_about
from graph.analysis.questions import Questions
from graph.facts.figures import day, number, span, species
from graph.facts.labels import label
from graph.facts.results import Piece, arm_words, as_printed, people, told
from graph.model.finding import ArmRole, Finding
from graph.model.question import Question
from graph.model.study import Progress, Results, Study
from graph.model.values import Lang, Species
from graph.views.addresses import Thing, linked
from graph.views.linked.facts import Grid, Ref, Row
from graph.views.questions.words import say


def own_studies(known: Questions, question: Question) -> Iterator[Study]:
    """The studies in people of the treatment itself, in these people."""
    base = known.asked
    for study in base.studies.values():
        mine = any(question.cells in base.ancestors(given) for given in study.treatment.cells)
        if mine and is_about(base, study, question.condition) and _is_in_people(study):
            yield study


def _is_in_people(study: Study) -> bool:
    return any(one.is_human for one in study.species)


def results(known: Questions, question: Question) -> Iterator[tuple[Study, Finding]]:
    """Every result in people on the outcome, also those that tell nothing."""
    for study in own_studies(known, question):
        for finding in study.findings:
            if finding.outcome == question.outcome and (finding.species is None or finding.species.is_human):
                yield study, finding


def study_ref(study: Study) -> Ref:
    """A study by its label, its page behind it."""
    return Ref(study.label, linked(Thing.STUDY, study.id))


def arms(known: Questions, question: Question, lang: Lang) -> Grid | None:
    """Both arms of every trial, or that there was only one."""
    rows = tuple(_arms_row(study, finding, lang) for study, finding in results(known, question))
    if not rows:
        return None
    names = ("study", "measured", "treated", "untreated", "difference", "reading", "when")
    return Grid("arms", say("arms", lang), tuple(say(name, lang) for name in names), rows)


def _arms_row(study: Study, finding: Finding, lang: Lang) -> Row:
    result = told(finding, lang)
    measured = " · ".join((result.measure.words, *result.marks))
    return Row(
        (
            (study_ref(study),),
            (measured,),
            (_side(finding, ArmRole.TREATED, lang),),
            (_side(finding, ArmRole.CONTROL, lang),),
            (_difference(finding, result.numbers),),
            (result.reading,),
            (span(finding.time, lang),),
        ),
        struck=study.is_retracted,
    )


def _side(finding: Finding, role: ArmRole, lang: Lang) -> str:
    """What one side showed: its groups as numbers, else as printed; what is missing is said to be."""
    groups = [arm for arm in finding.arms if arm.role is role and arm_words(arm, lang)]
    if groups:
        return "; ".join(f"{arm.name}: {arm_words(arm, lang)}" for arm in groups)
    is_treated = role is ArmRole.TREATED
    if not is_treated and not finding.comparator.is_control:
        return say("no-control", lang)
    printed = finding.treated_value if is_treated else finding.comparator_value
    if printed:
        return as_printed(printed)
    if is_treated and finding.count is not None and finding.total is not None:
        return f"{finding.count}/{finding.total}"
    return f"{say('not-told', lang)} (n {people(finding, lang)})" if is_treated else say("not-told", lang)


def _difference(finding: Finding, numbers: tuple[Piece, ...]) -> str:
    """The effect as it was printed; a change from baseline is no difference between groups."""
    effect = finding.effect
    if effect is None or not effect.measure.is_contrast:
        return "–"
    first = label(effect.measure)
    at = next((place for place, piece in enumerate(numbers) if piece.words.startswith((first.en, first.zh))), 0)
    return "; ".join(piece.words for piece in numbers[at:])


# Stopped, missed or awaited -------------------------------------------------------------------------------------------

_UNFINISHED = frozenset({Progress.PLANNED, Progress.RECRUITING, Progress.ACTIVE, Progress.TERMINATED, Progress.PAUSED})


def coming(known: Questions, question: Question, lang: Lang) -> Grid | None:
    """Trials of the treatment in these people that have ended early, are not finished, or have told nothing."""
    found = [
        study
        for study in own_studies(known, question)
        if study.results is Results.AWAITING or study.stop_reason or study.progress in _UNFINISHED
    ]
    if not found:
        return None
    rows = tuple(_coming_row(study, lang) for study in found)
    heads = tuple(say(name, lang) for name in ("study", "state", "dates", "reason"))
    return Grid("coming", say("coming", lang), heads, rows)


def _coming_row(study: Study, lang: Lang) -> Row:
    state = [label(study.progress).in_(lang)]
    state += [say("awaiting", lang)] if study.results is Results.AWAITING else []
    dates = [f"{label_of(name, lang)} {day(when, lang)}" for name, when in study.dates]
    reason = study.stop_reason or study.progress_text or "–"
    return Row(((study_ref(study),), (say("comma", lang).join(state),), ("; ".join(dates) or "–",), (reason,)))


def label_of(name: str, lang: Lang) -> str:
    """What happened on a day, as registries name it; their words are English, and Chinese only where we have them."""
    return _DAYS.get(name, name) if lang is Lang.ZH else name.replace("_", " ")


_DAYS = {
    "first_posted": "首次登记",
    "registered": "登记",
    "start": "开始",
    "primary_completion": "主要终点完成",
    "primary_completion_estimated": "主要终点完成（预计）",
    "completion": "完成",
    "completion_estimated": "完成（预计）",
    "results_posted": "结果公布",
    "terminated": "终止",
    "ended": "结束",
    "approval": "批准",
    "last_update": "最后更新",
}


# Animals --------------------------------------------------------------------------------------------------------------


def animals(known: Questions, question: Question, lang: Lang) -> Grid | None:
    """Animals that got the treatment or one of its family, one row a species."""
    base = known.asked
    behind = {id_ for body in known.answer(question.id).bodies if body.on_product for id_ in body.studies}
    rows: defaultdict[tuple[Species, ...], list[Study]] = defaultdict(list)
    for id_ in sorted(behind):
        if not _is_in_people(base.studies[id_]):
            rows[base.studies[id_].species].append(base.studies[id_])
    if not rows:
        return None
    told_rows = tuple(_animal_row(known, question, studied, group, lang) for studied, group in rows.items())
    heads = tuple(say(name, lang) for name in ("species", "study", "number", "way"))
    return Grid("animals", say("animals", lang), heads, told_rows, about=say("animals-about", lang))


def _animal_row(
    known: Questions, question: Question, studied: tuple[Species, ...], group: list[Study], lang: Lang
) -> Row:
    lines = known.asked.lines_of.get(question.id, ())
    here = {study.id for study in group}
    ways = Counter(line.direction for line in lines if line.study in here)
    counted = [study.counted for study in group if study.counted]
    many = number(sum(counted)) if counted else "–"
    many += say("unknown", lang, n=len(group) - len(counted)) if len(counted) < len(group) and counted else ""
    refs: list[Ref | str] = []
    for study in group:
        refs += [", ", study_ref(study)] if refs else [study_ref(study)]
    way = say("comma", lang).join(f"{label(direction).in_(lang)} {n}" for direction, n in ways.items())
    return Row(((species(studied, lang),), tuple(refs), (many,), (way,)))


def answers(question: Question, finding: Finding) -> bool:
    """Whether a result counts in the answer."""
    return finding.outcome == question.outcome and has_answer(finding, counts_harm=question.counts_harm)
