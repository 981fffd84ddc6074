"""What-ifs, keystones and histories for a terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import fields
from enum import Enum

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text as Line

from graph.analysis.change import Change, JudgedStep, Rescoped, step_of, touched
from graph.analysis.history import Arrival, Dating, Epoch, History
from graph.analysis.keystones import LARGEST, LOAD, Hold, Keystone, Keystones, Position
from graph.analysis.moves import Aspect, BodyReason, Move
from graph.analysis.whatif import WhatIf
from graph.facts.certainty import certainty_words, claim_certainty
from graph.facts.labels import label
from graph.facts.marks import marks_words
from graph.facts.phrases import COMMA
from graph.grading.judging import JUDGEMENT_RULE
from graph.model.assessment import Assessment, Marks
from graph.model.base import EvidenceBase
from graph.model.claim import Claim
from graph.model.scales import Remarked, Stream
from graph.model.scope import Scope
from graph.model.values import Lang, Text

_WORDS = {
    "left_out": Text("Left out: {0}", "剔除：{0}"),
    "as_of": Text("What was public on {0}", "截至{0}已公开的内容"),
    "reworded": Text("{0} worded {1}", "{0}的措辞改为{1}"),
    "no_later": Text(
        "The records go no further than {0}, so later days show the same.", "记录截至{0}，更晚的日期结果相同。"
    ),
    "rescoped": Text("{0} speaks of something else: {1}", "{0}改换适用范围：{1}"),
    "same_scope": Text("{0} speaks of what it speaks of already", "{0}的适用范围未变"),
    "judged": Text("{0} judged in {1}, {2}: {3}", "{0}的判断（{1}，{2}）：{3}"),
    "unjudged": Text("{0} no longer judged in {1}, {2}", "撤回{0}的判断（{1}，{2}）"),
    "not_heeded": Text(
        "This judgement counts in nothing: no such step is asked of {0}.", "此判断不计入：{0}没有这一步骤。"
    ),
    "looked_at": Text("Looked at again, because this may bear on them: {0}", "可能受影响而重新评级的声明：{0}"),
    "unchanged": Text("Nothing is changed.", "未作任何改变。"),
    "count": Text("Claims that move: {0} of {1}", "有变化的声明：{0}/{1}"),
    "gained": Text("gained", "新增"),
    "lost": Text("lost", "失去"),
    "quiet": Text("reasons gained or lost that change no level: {0}", "不改变等级的理由增减：{0}条"),
    "body_lost": Text("no longer any: {0}", "不再有：{0}"),
    "body_gained": Text("newly there: {0}", "新出现：{0}"),
    "pair": Text("{0}: {1}", "{0}：{1}"),
    "shift": Text("{0}: {1} → {2}", "{0}：{1} → {2}"),
    "other_cells": Text("{0}, from other cells", "{0}（来自其他细胞）"),
    "none": Text("–", "–"),
    "comma": COMMA,
    "may_be": Text("{0}, may be {1}", "{0}，至多{1}"),
    "no_wording": Text("{0}, no wording is fair", "{0}，任何措辞都不恰当"),
    "claim": Text("claim", "声明"),
    "hold": Text("hangs on few?", "是否依赖少数研究"),
    "fewest": Text("fewest", "最少"),
    "sets": Text("smallest sets", "最小组合"),
    "more": Text("and {0} more", "另有{0}组"),
    "of": Text("{0} of {1}", "{0}/{1}"),
    "more_than": Text("more than {0} of {1}", "多于{0}/{1}"),
    "bearing": Text("Studies that count: {0}", "计入的研究：{0}"),
    "then": Text("; ", "；"),
    "stands": Text("Now: {0}; certainty: {1}; rests on: {2}", "现状：{0}；确定性：{1}；依据：{2}"),
    "without": Text("Without {0}: {1}", "去掉{0}后：{1}"),
    "throughout": Text("throughout", "始终"),
    "until": Text("until {0}", "至{0}"),
    "since": Text("since {0}", "{0}起"),
    "from_to": Text("{0} to {1}", "{0}至{1}"),
    "state": Text(
        "certainty: {0}; rests on: {1}; conclusion: {2}; worded: {3}",
        "确定性：{0}；依据：{1}；结论：{2}；措辞：{3}",
    ),
    "left": Text("{0} (retracted)", "{0}（已撤稿）"),
    "shown": Text("{0} (only shown)", "{0}（仅展示）"),
    "from_others": Text("{0} (from other cells)", "{0}（来自其他细胞）"),
    "a_judgement": Text("a judgement on {0}", "对{0}的判断"),
    "undated": Text(
        "A study with a year alone counts from 1 January of that year; one without any date, from {0}.",
        "仅知年份的研究自该年1月1日起计入；没有日期的研究自{0}起计入。",
    ),
}
_SHOWN = 3  # sets of a claim in the table of all claims


def _word(key: str, lang: Lang, *values: object) -> str:
    return _WORDS[key].in_(lang).format(*values)


def what_if(base: EvidenceBase, answer: WhatIf, lang: Lang) -> RenderableType:
    """What was supposed, and each claim that moves, before and after."""
    supposed = list(_supposed(base, answer, lang)) or [_word("unchanged", lang)]
    count = _word("count", lang, len(answer.moves), len(answer.before.assessments))
    return Group(*map(Line, [*supposed, *_reach(base, answer.change, lang), count]), moves(base, answer.moves, lang))


def _reach(base: EvidenceBase, change: Change, lang: Lang) -> Iterator[str]:
    """The claims looked at again; a day bears on all of them."""
    if change != Change() and change.as_of is None:
        reached = touched(base, change)
        yield _word("looked_at", lang, ", ".join(id_ for id_ in base.claims if id_ in reached) or _word("none", lang))


def _supposed(base: EvidenceBase, answer: WhatIf, lang: Lang) -> Iterator[str]:
    change = answer.change
    if change.without:
        yield _word("left_out", lang, ", ".join(sorted(change.without)))
    if change.as_of:
        yield _word("as_of", lang, change.as_of)
        if change.as_of > base.topic.curated_until:
            yield _word("no_later", lang, base.topic.curated_until)
    for reworded in change.wordings:
        yield _word("reworded", lang, reworded.claim, label(reworded.wording).in_(lang))
    for rescoped in change.scopes:
        yield _rescoped(base.claims[rescoped.claim].scope, rescoped, lang)
    for judgement in change.judgements:
        step = step_of(judgement)
        yield _word("judged", lang, *_place(step, lang), f"{judgement.change:+d}" if judgement.change else "0")
        if not _is_heeded(step, answer.after.assessments[step.claim]):
            yield "  " + _word("not_heeded", lang, step.claim)
    for step in change.unjudged:
        yield _word("unjudged", lang, *_place(step, lang))


def _place(step: JudgedStep, lang: Lang) -> tuple[str, str, str]:
    return step.claim, label(step.stream).in_(lang), label(step.domain).in_(lang)


def _is_heeded(step: JudgedStep, after: Assessment) -> bool:
    """Whether the claim has such a body, and its domain is asked of it."""
    body = next((one for one in after.bodies if one.on_product and one.stream is step.stream), None)
    return body is not None and any(one.rule == JUDGEMENT_RULE and one.domain is step.domain for one in body.reasons)


def _rescoped(own: Scope, rescoped: Rescoped, lang: Lang) -> str:
    """The fields that differ, by their names in the records and as they stand there."""
    shifts = [
        _word("shift", lang, field.name, _plain(before, lang), _plain(after, lang))
        for field in fields(Scope)
        if (before := getattr(own, field.name)) != (after := getattr(rescoped.scope, field.name))
    ]
    if not shifts:
        return _word("same_scope", lang, rescoped.claim)
    return _word("rescoped", lang, rescoped.claim, _word("then", lang).join(shifts))


def _plain(value: str | tuple[str, ...] | None, lang: Lang) -> str:
    words = value if value is None or isinstance(value, str) else ", ".join(value)
    return words or _word("none", lang)


def moves(base: EvidenceBase, found: Iterable[Move], lang: Lang) -> RenderableType:
    """Each claim that moves, one aspect a line."""
    parts: list[RenderableType] = []
    for one in found:
        parts.append(_heading(base.claims[one.claim], lang))
        parts.extend(_aspects(one, lang))
        parts.extend(_reasons(one, lang))
    return Group(*parts)


def told(one: Move, lang: Lang) -> tuple[str, ...]:
    """What moves of one claim and by which reasons, one fact a line, for a page that has its own layout."""
    return tuple(line.plain.strip() for line in (*_aspects(one, lang), *_reasons(one, lang)))


def _heading(claim: Claim, lang: Lang) -> RenderableType:
    return Padding(Line(f"{claim.id}  {claim.statement.in_(lang)}", style="bold"), (1, 0, 0, 0))


def _aspects(one: Move, lang: Lang) -> Iterator[Line]:
    for aspect in one.aspects:
        if aspect is Aspect.REASONS:
            continue
        before, after = _TOLD[aspect](one.before, lang), _TOLD[aspect](one.after, lang)
        yield Line(f"  {_word('shift', lang, label(aspect).in_(lang), before, after)}")
        if aspect is Aspect.FIDELITY:
            yield from _checks(one, lang)


def _checks(one: Move, lang: Lang) -> Iterator[Line]:
    """The checks that come out otherwise, and those of results that were not repeated before."""
    had = Counter((check.text, check.fidelity) for check in one.before.checks)
    for after in one.after.checks:
        same = (after.text, after.fidelity)
        if had[same]:
            had[same] -= 1
        else:
            yield Line(f"    {after.text.in_(lang)}", style="dim")


def _reasons(one: Move, lang: Lang) -> Iterator[Line]:
    """The bodies that come or go, and of those that stay the reasons that matter to their level."""
    had, has = ({(body.stream, body.on_product) for body in side.bodies} for side in (one.before, one.after))
    for word, bodies in (("body_lost", had - has), ("body_gained", has - had)):
        for stream, on_product in sorted(bodies):
            yield Line(f"  {_word(word, lang, _body(stream, on_product, lang))}", style="dim")
    sides = (("lost", one.lost), ("gained", one.gained))
    stay = had & has
    told = [(word, it) for word, reasons in sides for it in reasons if (it.stream, it.on_product) in stay]
    loud = [(word, reason) for word, reason in told if _is_loud(reason)]
    for word, reason in loud:
        yield Line(f"  {_word('pair', lang, _word(word, lang), _reason(reason, lang))}", style="dim")
    if len(told) > len(loud):
        yield Line(f"  {_word('quiet', lang, len(told) - len(loud))}", style="dim")


def _is_loud(found: BodyReason) -> bool:
    """Whether it changes a level, leaves open whether it should, or is a judgement, even one that changes none."""
    reason = found.reason
    leaves_open = reason.outcome is Remarked.COULD_NOT_JUDGE and not reason.replaced
    return bool(reason.change) or leaves_open or reason.rule == JUDGEMENT_RULE


def _reason(found: BodyReason, lang: Lang) -> str:
    reason = found.reason
    change = f"{reason.change:+d}" if reason.change else " 0"
    where = _body(found.stream, found.on_product, lang)
    return f"{change} {label(reason.domain).in_(lang)} [{where}] {reason.text.in_(lang)}"


def _body(stream: Stream, on_product: bool, lang: Lang) -> str:  # noqa: FBT001  # the two parts of a body's name
    words = label(stream).in_(lang)
    return words if on_product else _word("other_cells", lang, words)


def _certainty(one: Assessment | Position, lang: Lang) -> str:
    return claim_certainty(one).in_(lang)


def _label(member: Enum | None, lang: Lang) -> str:
    return label(member).in_(lang) if member is not None else _word("none", lang)


def _marks(marks: Marks | None, lang: Lang) -> str:
    """The wording against its ceiling, then each mark that is set."""
    if marks is None:
        return _word("none", lang)
    wording, ceiling = label(marks.wording).in_(lang), label(marks.ceiling).in_(lang)
    against = _word("may_be", lang, wording, ceiling) if marks.ceiling else _word("no_wording", lang, wording)
    return _word("comma", lang).join((against, *(mark.in_(lang) for mark in marks_words(marks))))


def _in_model(one: Assessment, lang: Lang) -> str:
    model = one.in_model
    if model is None:
        return _word("none", lang)
    return f"{certainty_words(model.certainty, model.at_best).in_(lang)}, {_label(model.direction, lang)}"


_Tell = Callable[[Assessment, Lang], str]
_TOLD: Mapping[Aspect, _Tell] = {
    Aspect.CONCLUSION: lambda one, lang: _label(one.conclusion, lang),
    Aspect.DIRECTION: lambda one, lang: _label(one.direction, lang),
    Aspect.CERTAINTY: _certainty,
    Aspect.AT_BEST: lambda one, lang: _label(one.at_best, lang),
    Aspect.BASIS: lambda one, lang: _label(one.basis, lang),
    Aspect.CITED_BASIS: lambda one, lang: _label(one.cited_basis, lang),
    Aspect.IN_MODEL: _in_model,
    Aspect.MARKS: lambda one, lang: _marks(one.marks, lang),
    Aspect.FIDELITY: lambda one, lang: _label(one.fidelity, lang),
}


def keystone_table(found: Iterable[Keystones], lang: Lang) -> RenderableType:
    """What holds each claim up, one line a claim."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    for key in ("claim", "hold", "fewest"):
        table.add_column(_word(key, lang), no_wrap=True)
    table.add_column(_word("sets", lang), overflow="fold", ratio=1)
    for one in found:
        shown = [_names(keystone.studies) for keystone in one.sets[:_SHOWN]]
        if len(one.sets) > _SHOWN:
            shown.append(_word("more", lang, len(one.sets) - _SHOWN))
        table.add_row(one.claim, label(one.fragility.hold).in_(lang), _fewest(one, lang), "; ".join(shown))
    return table


def _names(studies: Iterable[str]) -> str:
    return " + ".join(studies)


def _fewest(one: Keystones, lang: Lang) -> str:
    fragility = one.fragility
    if fragility.hold is Hold.NOTHING_COUNTS:
        return _word("none", lang)
    if fragility.fewest is None:
        return _word("more_than", lang, LARGEST, fragility.bearing)
    return _word("of", lang, fragility.fewest, fragility.bearing)


def keystones(base: EvidenceBase, found: Keystones, lang: Lang) -> RenderableType:
    """What holds one claim up: where it stands, and where it would stand without each smallest set."""
    claim = base.claims[found.claim]
    return Group(
        Line(f"{claim.id}  {claim.statement.in_(lang)}", style="bold"),
        Line(_stands(found.now, lang)),
        Line(_word("bearing", lang, ", ".join(found.bearing) or _word("none", lang))),
        Line(_word("pair", lang, label(found.fragility.hold).in_(lang), _fewest(found, lang))),
        *(Line(_without(found.now, one, lang)) for one in found.sets),
    )


def _stands(position: Position, lang: Lang) -> str:
    return _word("stands", lang, *(_borne(aspect, position, lang) for aspect in LOAD))


def _without(now: Position, one: Keystone, lang: Lang) -> str:
    shifts = (
        _word("shift", lang, label(aspect).in_(lang), *(_borne(aspect, at, lang) for at in (now, one.after)))
        for aspect in one.aspects
    )
    return "  " + _word("without", lang, _names(one.studies), _word("then", lang).join(shifts))


def _borne(aspect: Aspect, position: Position, lang: Lang) -> str:
    """What stands in one of the aspects that studies bear."""
    if aspect is Aspect.CERTAINTY:
        return _certainty(position, lang)
    return _label(position.basis if aspect is Aspect.BASIS else position.conclusion, lang)


def history(base: EvidenceBase, found: History, lang: Lang) -> RenderableType:
    """One claim through time: its state at each step that moved it, and what came or left."""
    claim = base.claims[found.claim]
    parts: list[RenderableType] = [Line(f"{claim.id}  {claim.statement.in_(lang)}", style="bold")]
    for epoch in found.epochs:
        parts.append(Line(_period(epoch, lang), style="bold" if epoch.aspects else ""))
        if epoch.aspects or epoch.start is None:
            parts.append(Line(f"  {_state(epoch.assessment, lang)}"))
        parts.extend(Line(f"  {event}", style="dim") for event in _events(epoch, lang))
    return Group(*parts, Line(_word("undated", lang, found.until), style="dim"))


def _period(epoch: Epoch, lang: Lang) -> str:
    if epoch.start is None:
        return _word("throughout" if epoch.end is None else "until", lang, epoch.end)
    return _word("since" if epoch.end is None else "from_to", lang, epoch.start, epoch.end)


def _state(one: Assessment, lang: Lang) -> str:
    told = _certainty(one, lang), _label(one.basis, lang), _label(one.conclusion, lang), _marks(one.marks, lang)
    return _word("state", lang, *told)


def _events(epoch: Epoch, lang: Lang) -> Iterator[str]:
    for arrival in epoch.came:
        yield _arrival(arrival, lang)
    for study in epoch.left:
        yield _word("left", lang, study)
    for judgement in epoch.judged:
        yield _word("a_judgement", lang, label(judgement.domain).in_(lang))


def _arrival(arrival: Arrival, lang: Lang) -> str:
    dating = "" if arrival.dating is Dating.DAY else f" [{label(arrival.dating).in_(lang)}]"
    if not arrival.counts:
        return _word("shown", lang, arrival.study) + dating
    return (_word("from_others", lang, arrival.study) if arrival.other_cells else arrival.study) + dating
