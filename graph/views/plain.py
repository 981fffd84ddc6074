"""Grades for a terminal: the stair of one claim, the rulebook."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text as Line

from graph.facts.certainty import certainty_words, claim_certainty
from graph.facts.counts import n_words, subjects_words
from graph.facts.figures import species
from graph.facts.labels import label
from graph.facts.marks import marks_words
from graph.facts.results import told as tell
from graph.grading.rulebook import Rulebook
from graph.model.assessment import Card, Reason
from graph.model.scales import Remarked
from graph.model.values import Lang, Text
from graph.views.dossier import Dossier, Part, Stair, Step, StudyRow
from graph.views.summary import Tested

_HEADS = {
    "rests": Text("rests on", "依据"),
    "cited": Text("cites", "引用"),
    "certainty": Text("certainty", "确定性"),
    "conclusion": Text("conclusion", "结论"),
    "in_model": Text("In the model studied: {0}, {1}", "在所研究的模型中：{0}，{1}"),
    "stair": Text("Why this certainty", "为何是这一确定性"),
    "other_bodies": Text("Other bodies of evidence", "其他证据体"),
    "from_other_cells": Text("from other cells", "来自其他细胞"),
    "silent": Text("Asked, no concern", "已询问，无顾虑"),
    "unjudged": Text("Could not be judged", "无法判断"),
    "replaced": Text("replaced by a judgement", "已被判断取代"),
    "covered": Text("a more severe step of this domain counts", "同一领域中更严重的一级已计入"),
    "concern": Text("a further concern: no level was left to take", "另有顾虑：已无等级可降"),
    "not_seen": Text("taken because it was not seen", "因未能查看而降级"),
    "checks": Text("Held against the study", "与研究核对"),
    "studies": Text("Studies", "研究"),
    "awaiting": Text("Awaiting results", "等待结果"),
    "context": Text("Beside the claim", "旁证"),
    "set_aside": Text("Set aside", "不计入"),
    "source": Text("source", "来源"),
    "ours": Text("ours", "本项目自定"),
    "circular": Text("Seen only through the article itself", "仅见于该文章的转述"),
    "may_say": Text("The wording may be {0}; the article's is {1}.", "措辞至多为{0}；文章为{1}。"),
    "rule": Text("rule", "规则"),
    "asks": Text("asks", "问题"),
    "step": Text("step", "级"),
    "edition": Text("Rulebook edition {0}, fingerprint {1}", "规则手册第{0}版，指纹{1}"),
}


def _word(key: str, lang: Lang, *values: object) -> str:
    return _HEADS[key].in_(lang).format(*values)


def console() -> Console:
    """A console on standard output; colour and width follow the terminal, and text is never read as markup."""
    return Console(markup=False, emoji=False, highlight=False, soft_wrap=False)


def explanation(dossier: Dossier, lang: Lang) -> RenderableType:
    """The full stair of one claim: what it rests on, each step with its rule, number and source, and the studies."""
    claim, assessment = dossier.claim, dossier.assessment
    parts: list[RenderableType] = [
        Line(f"{claim.id}  {claim.statement.in_(lang)}", style="bold"),
        Line(f"{_word('conclusion', lang)}: {label(assessment.conclusion).in_(lang)}"),
        Line(assessment.sentence.in_(lang)),
        Line(" | ".join(_tested(column, lang) for column in dossier.tested)),
        Line(
            f"{_word('certainty', lang)}: {claim_certainty(assessment).in_(lang)}"
            f"  {_word('rests', lang)}: {label(assessment.basis).in_(lang)}"
            f"  {_word('cited', lang)}: {label(assessment.cited_basis).in_(lang)}"
        ),
    ]
    model = assessment.in_model
    if model is not None and model is not assessment.decisive:
        sure = certainty_words(model.certainty, model.at_best).in_(lang)
        parts.append(Line(_word("in_model", lang, label(model.direction).in_(lang), sure)))
    if assessment.marks is not None:
        ceiling, wording = assessment.marks.ceiling, assessment.marks.wording
        parts.append(Line(_word("may_say", lang, label(ceiling).in_(lang), label(wording).in_(lang))))
        parts.extend(Line(f"  {mark.in_(lang)}") for mark in marks_words(assessment.marks))
    parts.extend(_checks(dossier, lang))
    if dossier.stair is not None:
        parts.extend(_stair(_word("stair", lang), dossier.stair, lang))
    for other in dossier.others:
        parts.extend(_stair(_word("other_bodies", lang), other, lang))
    parts.extend(_studies(dossier, lang))
    return Group(*parts)


def _heading(words: str) -> RenderableType:
    return Padding(Line(words, style="bold"), (1, 0, 0, 0))


def _tested(column: Tested, lang: Lang) -> str:
    """How many studies stand in a column, and how many people or animals they had."""
    told = subjects_words(column.column, studies=column.studies, subjects=column.subjects, unknown=column.unknown)
    return f"{label(column.column).in_(lang)}: {column.studies}" + (f" ({told.in_(lang)})" if column.studies else "")


def _checks(dossier: Dossier, lang: Lang) -> Iterator[RenderableType]:
    if dossier.assessment.checks:
        yield _heading(_word("checks", lang))
    for check in dossier.assessment.checks:
        yield Line(f"  {label(check.fidelity).in_(lang)}: {check.text.in_(lang)}")


def _stair(heading: str, stair: Stair, lang: Lang) -> Iterator[RenderableType]:
    body = stair.body
    certainty = certainty_words(body.certainty, body.at_best).in_(lang)
    aside = "" if body.on_product else f", {_word('from_other_cells', lang)}"
    yield _heading(f"{heading}: {label(body.stream).in_(lang)}{aside} → {certainty}, {label(body.direction).in_(lang)}")
    for step in stair.steps:
        yield from _step(step, lang)
    for key, steps in (("silent", stair.silent), ("unjudged", stair.unjudged)):
        if steps:
            yield Line(f"  {_word(key, lang)}:")
        for step in steps:
            yield Line(f"       {step.reason.rule}: {step.reason.text.in_(lang)}", style="dim")


def _step(step: Step, lang: Lang) -> Iterator[RenderableType]:
    reason = step.reason
    note = _note(reason, lang)
    change = f"{reason.change:+d}" if reason.change else " 0"
    yield Line(f"  {change}  {label(reason.domain).in_(lang)}: {reason.text.in_(lang)}{note}")
    source = f"{_word('source', lang)}: {step.source}" if step.source else ""
    ours = f" ({_word('ours', lang)})" if step.is_ours else ""
    yield Line(f"       {reason.rule}  {source}{ours}  [{', '.join(reason.rests_on)}]", style="dim")


def _note(reason: Reason, lang: Lang) -> str:
    """Why a step counts less than its rule asks, or on what it rests."""
    if reason.replaced:
        return f" ({_word('replaced', lang)})"
    if reason.is_further_concern:
        return f" ({_word('concern', lang)})"
    if reason.step != reason.change:
        return f" ({_word('covered', lang)})"
    return f" ({_word('not_seen', lang)})" if reason.not_seen and reason.change else ""


_PARTS = {
    Part.COUNTED: "studies",
    Part.OTHER_CELLS: "from_other_cells",
    Part.AWAITING: "awaiting",
    Part.CONTEXT: "context",
    Part.CIRCULAR: "circular",
    Part.SET_ASIDE: "set_aside",
}


def _studies(dossier: Dossier, lang: Lang) -> Iterator[RenderableType]:
    for part, key in _PARTS.items():
        rows = dossier.part(part)
        if rows:
            yield _heading(_word(key, lang))
        for row in rows:
            yield Line(_study(row, lang))
            yield from (Line(f"       {tell(finding, lang).line(lang)}", style="dim") for finding in row.findings)


def _study(row: StudyRow, lang: Lang) -> str:
    study = row.study
    subjects = (row.line.species,) if row.line.species else study.species
    number = n_words(row.weighed).in_(lang)
    address = row.links[0].address if row.links else ""
    about = ", ".join((label(study.design).in_(lang), species(subjects, lang), number))
    return f"  {label(row.line.direction).in_(lang)}: {study.id} — {about}; {row.line.note} {address}".rstrip()


def rule_table(rulebook: Rulebook, lang: Lang) -> RenderableType:
    """The rules with their steps and sources."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    for key in ("rule", "step", "asks", "source"):
        table.add_column(_word(key, lang), overflow="fold")
    for card in rulebook.cards:
        ours = f" ({_word('ours', lang)})" if card.ours else ""
        table.add_row(card.id, f"{card.change:+d}", card.asks.in_(lang), f"{card.source}{ours}")
    return Group(Line(_word("edition", lang, rulebook.edition, rulebook.fingerprint)), table)


def rulebook_markdown(rulebook: Rulebook) -> str:
    """docs/rulebook.md, made from the cards."""
    parts = [
        "# Rulebook",
        "",
        "Made from the rule cards by `make rulebook`; never edited by hand.",
        "The method is in [grading-method.md](grading-method.md).",
        "",
        f"Edition {rulebook.edition}.",
    ]
    domains = dict.fromkeys(card.domain for card in rulebook.cards)
    for domain in domains:
        words = label(domain)
        parts += ["", f"## {words.en} / {words.zh}"]
        for card in rulebook.cards:
            if card.domain is domain:
                parts += _card_markdown(card)
    return "\n".join(parts) + "\n"


def _card_markdown(card: Card) -> list[str]:
    ours = " *(ours)*" if card.ours else ""
    limit = f"{card.limit.value} {card.limit.unit.en.strip()}" if card.limit else "–"
    sentences = (card.fired, Remarked.FIRED), (card.silent, Remarked.SILENT), (card.unjudged, Remarked.COULD_NOT_JUDGE)
    says = [f"- *{label(outcome).en}*: {words.en} / {words.zh}" for words, outcome in sentences if words.en]
    return [
        "",
        f"### `{card.id}` ({card.change:+d})",
        "",
        f"{card.asks.en} / {card.asks.zh}",
        "",
        card.why,
        "",
        f"- Limit: {limit}",
        f"- Asked of: {', '.join(sorted(card.streams))}; claims of kind {', '.join(sorted(card.kinds))}",
        f"- Source: {card.source}{ours}",
        *says,
    ]
