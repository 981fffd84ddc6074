"""The pictures of a question, each with the words and the table that say the same."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from graph.analysis.questions import Questions
from graph.facts.bodies import figure, measure_words
from graph.facts.figures import decimal, number
from graph.facts.results import as_printed, spread_words
from graph.model.assessment import BodyAssessment, Pool
from graph.model.biology import Instrument
from graph.model.finding import ArmResult, ArmRole, Finding, SpreadKind, Told
from graph.model.question import Question
from graph.model.study import Study
from graph.model.values import Lang
from graph.views.linked.facts import Block, Drawing, Grid, Row
from graph.views.questions.drawing import Bar, bars, people
from graph.views.questions.trials import answers, results, study_ref
from graph.views.questions.words import say

_MOST_ICONS = 200
"""More people than these are no picture but a pattern."""


def forest(known: Questions, body: BodyAssessment, lang: Lang) -> tuple[Block, ...]:
    """The results of one body against a control, with what they say together; nothing where none has an interval."""
    pool = body.pooled
    if pool is None:
        return ()
    lines = _lines(known, pool, lang)
    measure = measure_words(pool).in_(lang)
    about = say("forest-one", lang)
    if len(pool.studies) > 1:
        about = say("forest-about", lang, prediction=say("prediction", lang) if pool.prediction else "")
    told = "; ".join(
        say("row-alt", lang, study=one.name, value=_of(one.value, pool), low=low, high=high)
        for one, (low, high) in ((one, _ends(one, pool)) for one in lines)
    )
    words = say("forest-alt", lang, measure=measure, rows=told)
    svg = bars(lines, none=pool.no_effect, none_words=say("no-effect", lang), words=words)
    title = f"{say('forest', lang)} · {measure}"
    return Drawing("forest", title, svg, words, about), _forest_table(lines, pool, title, lang)


def _lines(known: Questions, pool: Pool, lang: Lang) -> list[Bar]:
    lines = [
        Bar(known.asked.studies[study].label, value, (low, high))
        for study, (value, low, high) in zip(pool.studies, pool.each, strict=True)
    ]
    if len(pool.studies) > 1:
        lines.append(Bar(say("pooled", lang), pool.estimate, (pool.low, pool.high), is_pooled=True))
        if pool.prediction:
            lines.append(Bar(say("predicted", lang), None, pool.prediction))
    return lines


def _of(value: float | None, pool: Pool) -> str:
    return "–" if value is None else figure(value, pool)


def _ends(one: Bar, pool: Pool) -> tuple[str, str]:
    low, high = one.interval or (None, None)
    return _of(low, pool), _of(high, pool)


def _forest_table(lines: list[Bar], pool: Pool, title: str, lang: Lang) -> Grid:
    weights = [f"{weight:.0f} %" for weight in pool.weights]
    rows = []
    for place, one in enumerate(lines):
        low, high = _ends(one, pool)
        weight = weights[place] if place < len(weights) else "–"
        rows.append(Row(((one.name,), (_of(one.value, pool),), (f"{low} – {high}",), (weight,))))
    heads = tuple(say(name, lang) for name in ("study", "value", "interval", "weight"))
    return Grid("forest-table", title, heads, tuple(rows), folded=True)


# Changes of groups, each by itself ------------------------------------------------------------------------------------


class Changed(NamedTuple):
    """One group of one study with its change since baseline."""

    study: Study
    arm: ArmResult
    finding: Finding


def changes(known: Questions, question: Question, lang: Lang) -> tuple[Block, ...]:
    """Changes of treated groups beside those of untreated ones on the same instrument; never pooled.

    Only instruments on which the treatment itself was measured are shown; beside it stands whatever got cells, or sham.
    """
    mine = {finding.instrument for _, finding in results(known, question) if any(map(_changed, finding.arms))}
    blocks: list[Block] = []
    for instrument in known.asked.instruments.values():
        if instrument.id in mine:
            blocks += _on_instrument(known, question, instrument, lang)
    return tuple(blocks)


def _changed(arm: ArmResult) -> bool:
    return arm.told is Told.CHANGE and arm.mean is not None


def _on_instrument(known: Questions, question: Question, instrument: Instrument, lang: Lang) -> tuple[Block, ...]:
    found = list(_groups(known, question, instrument.id))
    name = instrument.name.in_(lang)
    lines = [
        Bar(_named(one), float(one.arm.mean or 0), _interval(one.arm), is_control=one.arm.role is ArmRole.CONTROL)
        for one in found
    ]
    told = "; ".join(f"{_named(one)} {_signed(one)}" for one in found)
    words = say("changes-alt", lang, instrument=name, rows=told)
    title, about = f"{say('changes', lang)} · {name}", say("changes-about", lang, instrument=name)
    svg = bars(lines, none=0, none_words="0", words=words)
    heads = tuple(say(head, lang) for head in ("study", "condition", "group", "change", "spread"))
    rows = tuple(_change_row(known, one, lang) for one in found)
    id_ = f"changes-{instrument.id}"
    return Drawing(id_, title, svg, words, about), Grid(f"{id_}-table", title, heads, rows, folded=True)


def _groups(known: Questions, question: Question, instrument: str) -> Iterator[Changed]:
    """One change a group of every study of cells in people: its primary one, else the first that is recorded."""
    for study in known.asked.studies.values():
        if not study.treatment.cells:
            continue
        told = [one for one in study.findings if one.outcome == question.outcome and one.instrument == instrument]
        told = [one for one in told if one.species is None or one.species.is_human]
        told = [one for one in told if any(map(_changed, one.arms))] if _has_people(study) else []
        if told:
            finding = next((one for one in told if one.primary), told[0])
            yield from (Changed(study, arm, finding) for arm in finding.arms if _changed(arm))


def _has_people(study: Study) -> bool:
    return any(species.is_human for species in study.species)


def _named(one: Changed) -> str:
    return f"{one.arm.name} · {one.study.label}"


def _signed(one: Changed) -> str:
    value = one.arm.mean
    if value is None:
        return "–"
    return f"+{decimal(value)}" if value > 0 else decimal(value)


def _interval(arm: ArmResult) -> tuple[float, float] | None:
    spread = arm.spread
    if spread is None or spread.kind is not SpreadKind.INTERVAL or spread.low is None or spread.high is None:
        return None
    return float(spread.low), float(spread.high)


def _change_row(known: Questions, one: Changed, lang: Lang) -> Row:
    condition = known.asked.conditions.get(one.study.condition or "")
    whom = condition.name.in_(lang) if condition else "–"
    n = f" (n {number(one.arm.n)})" if one.arm.n is not None else ""
    spread = spread_words(one.arm.spread, lang) if one.arm.spread else "–"
    return Row(((study_ref(one.study),), (whom,), (one.arm.name + n,), (_signed(one),), (spread,)))


# People one by one ----------------------------------------------------------------------------------------------------


def icons(known: Questions, question: Question, lang: Lang) -> Iterator[Block]:
    """Small counts, one mark a person, with what is missing beside them: people who were left untreated."""
    for study, finding in results(known, question):
        groups = _counts(finding, lang) if answers(question, finding) else []
        if not groups or sum(of for _, _, of in groups) > _MOST_ICONS:
            continue
        named = [(say("counted", lang, group=name, n=n, total=of), n, of) for name, n, of in groups]
        alone = "" if finding.comparator.is_control else say("counts-alone", lang)
        title = f"{study.label} · {as_printed(finding.measure)}"
        words = "; ".join((title, *(name for name, _, _ in named), *([alone] if alone else [])))
        yield Drawing(f"count-{study.id}-{finding.id}", title, people(named, words), words, alone or None)


def _counts(finding: Finding, lang: Lang) -> list[tuple[str, int, int]]:
    """Each group with how many had it, of how many."""
    groups = [(arm.name, arm.events, arm.n) for arm in finding.arms if arm.events is not None and arm.n]
    if not groups and finding.count is not None and finding.total:
        groups = [(say("everyone", lang), finding.count, finding.total)]
    return [(name, having, of) for name, having, of in groups if having <= of]
