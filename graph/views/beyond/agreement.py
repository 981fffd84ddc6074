"""Independent graders, for a program and for a terminal: who judged what, what counts, and how far they agree."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text as Line

from graph.analysis.agreement import FEWEST_ITEMS, Agreement, Agreements, JudgedBy, NoKappa, Pairing
from graph.facts.labels import label
from graph.model.assessment import Judgement
from graph.model.values import Lang, Text
from graph.views.export import Json, Record

_WORDS = {
    "title": Text("Independent graders", "独立评级者"),
    "no_judgements": Text(
        "No curator has judged a step yet, so there is nobody to agree or to disagree: no second grader yet.",
        "尚无整理者作出判断，因而无从比较：尚无第二名评级者。",
    ),
    "domain": Text("domain", "领域"),
    "graders": Text("graders", "评级者"),
    "items": Text("steps judged by two or more", "两人以上判断的步骤"),
    "alike": Text("pairs alike", "一致的配对"),
    "kappa": Text("weighted kappa", "加权kappa"),
    "overall": Text("all domains", "所有领域"),
    "rulebook": Text("the rulebook", "规则手册"),
    "of": Text("{0} of {1}", "{0}/{1}"),
    "pairings": Text("Grader against grader", "评级者之间"),
    "with_rules": Text(
        "Each curator against the rulebook (no independent grader)", "整理者与规则手册对照（非独立评级者）"
    ),
    "steps": Text("Steps that were judged", "已判断的步骤"),
    "rules_give": Text("the rules give {0}", "规则给出{0}"),
    "rules_silent": Text("the rules have no such step", "规则没有此步骤"),
    "counts": Text("{0} counts: {1}", "计入{0}：{1}"),
    "not_heeded": Text(
        "counts in nothing, for the claim has no such body or is not asked this",
        "不计入：该声明没有这类证据或没有这一步骤",
    ),
    "rules_count": Text("the rules’ own steps count: {0}", "以规则的级数计：{0}"),
    "by": Text("{0}: {1}, {2}, {3}", "{0}：{1}，{2}，{3}"),
    "method": Text(
        "Weighted kappa with linear weights (Cohen 1968); for more than two graders the mean over their pairings "
        "(Light 1971). Too few: fewer than {0} steps judged by both. Adjudications enter no figure.",
        "线性加权kappa（Cohen 1968）；多于两名评级者时取各配对的均值（Light 1971）。"
        "过少：两人共同判断的步骤少于{0}个。裁定不计入。",
    ),
    "against": Text("{0} – {1}", "{0} – {1}"),
    "step": Text("{0}: {1}; {2}", "{0}：{1}；{2}"),
}


def _word(key: str, lang: Lang, *values: object) -> str:
    return _WORDS[key].in_(lang).format(*values)


# Records


def agreements(found: Agreements, lang: Lang) -> Record:
    """Agreement by domain and over all, each curator against the rulebook, and every step that was judged."""
    return {
        "fewest_steps_for_kappa": FEWEST_ITEMS,
        "overall": _agreement(found.overall, lang),
        "domains": [_agreement(one, lang) for one in found.domains],
        "with_rulebook": [_pairing(pairing, lang) for pairing in found.with_rules],
        "steps": [_step(one, lang) for one in found.steps],
    }


def _agreement(one: Agreement, lang: Lang) -> Record:
    return {
        "domain": one.domain,
        "graders": list(one.graders),
        "steps_judged_by_two_or_more": one.items,
        "pairs": one.pairs,
        "alike": one.alike,
        "weighted_kappa": _kappa(one.kappa),
        "why_none": one.because,
        "text": kappa_words(one.kappa, one.because, lang),
        "pairings": [_pairing(pairing, lang) for pairing in one.pairings],
    }


def _pairing(pairing: Pairing, lang: Lang) -> Record:
    return {
        "graders": [pairing.first, pairing.second],
        "steps": pairing.items,
        "alike": pairing.alike,
        "weighted_kappa": _kappa(pairing.kappa),
        "why_none": pairing.because,
        "text": kappa_words(pairing.kappa, pairing.because, lang),
    }


def _step(one: JudgedBy, lang: Lang) -> Record:
    settled = one.settled
    judgements: list[Json] = [_judgement(judgement, lang) for judgement in settled.judgements]
    return {
        "claim": one.step.claim,
        "body": one.step.stream,
        "domain": one.step.domain,
        "rules_give": one.by_rules,
        "settlement": settled.settlement,
        "counts": _counts(one),
        "judgements": judgements,
        "adjudication": _judgement(settled.adjudication, lang) if settled.adjudication else None,
    }


def _counts(one: JudgedBy) -> int | None:
    if not one.is_heeded:
        return None
    return one.by_rules if one.settled.change is None else one.settled.change


def _judgement(judgement: Judgement, lang: Lang) -> Record:
    return {
        "curator": judgement.curator,
        "judged": judgement.judged.isoformat(),
        "change": judgement.change,
        "why": judgement.why.in_(lang),
    }


# Words


def kappa_words(kappa: Fraction | None, because: NoKappa | None, lang: Lang) -> str:
    """A kappa with two decimals, or why there is none."""
    if because is not None:
        return label(because).in_(lang)
    return _kappa(kappa) or "–"


def _kappa(kappa: Fraction | None) -> str | None:
    """Two decimals, halves away from zero, the same on every machine."""
    if kappa is None:
        return None
    exact = Decimal(kappa.numerator) / Decimal(kappa.denominator)
    return str(exact.quantize(Decimal("0.01"), rounding=ROUND_HALF_UP))


def grader_words(grader: str | None, lang: Lang) -> str:
    """A grader's name; the rulebook is no curator."""
    return _word("rulebook", lang) if grader is None else grader


def settled_words(one: JudgedBy, lang: Lang) -> str:
    """What counts on a step, and why."""
    if not one.is_heeded:
        return _word("not_heeded", lang)
    how = label(one.settled.settlement).in_(lang)
    if one.settled.change is None:
        return _word("rules_count", lang, how)
    return _word("counts", lang, _change(one.settled.change), how)


def _change(change: int) -> str:
    return f"{change:+d}" if change else "0"


# A terminal


def agreements_view(found: Agreements, lang: Lang) -> RenderableType:
    """The figures, then every step with all that was judged on it."""
    if not found.steps:
        return Line(_word("no_judgements", lang))
    parts: list[RenderableType] = [Line(_word("title", lang), style="bold"), _figures(found, lang)]
    for key, pairings in (("pairings", found.overall.pairings), ("with_rules", found.with_rules)):
        if pairings:
            parts.append(_heading(_word(key, lang)))
            parts.append(_pairings(pairings, lang))
    parts.append(_heading(_word("steps", lang)))
    for one in found.steps:
        parts.extend(_step_lines(one, lang))
    parts.append(Padding(Line(_word("method", lang, FEWEST_ITEMS), style="dim"), (1, 0, 0, 0)))
    return Group(*parts)


def _heading(words: str) -> RenderableType:
    return Padding(Line(words, style="bold"), (1, 0, 0, 0))


def _figures(found: Agreements, lang: Lang) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold")
    for key in ("domain", "graders", "items", "alike", "kappa"):
        table.add_column(_word(key, lang), overflow="fold")
    for one in (*found.domains, found.overall):
        name = label(one.domain).in_(lang) if one.domain else _word("overall", lang)
        table.add_row(name, str(len(one.graders)), str(one.items), *_agreed(one, lang))
    return table


def _pairings(pairings: tuple[Pairing, ...], lang: Lang) -> Table:
    table = Table(box=None, pad_edge=False, show_header=False)
    for pairing in pairings:
        names = _word("against", lang, grader_words(pairing.first, lang), grader_words(pairing.second, lang))
        alike = _word("of", lang, pairing.alike, pairing.items)
        table.add_row(names, alike, kappa_words(pairing.kappa, pairing.because, lang))
    return table


def _agreed(one: Agreement, lang: Lang) -> tuple[str, str]:
    return _word("of", lang, one.alike, one.pairs), kappa_words(one.kappa, one.because, lang)


def _step_lines(one: JudgedBy, lang: Lang) -> Iterator[RenderableType]:
    place = f"{one.step.claim}  {label(one.step.stream).in_(lang)}  {label(one.step.domain).in_(lang)}"
    rules = _word("rules_silent", lang) if one.by_rules is None else _word("rules_give", lang, _change(one.by_rules))
    yield Line("  " + _word("step", lang, place, settled_words(one, lang), rules))
    judgements = (*one.settled.judgements, *([one.settled.adjudication] if one.settled.adjudication else []))
    for judgement in judgements:
        words = _change(judgement.change), judgement.curator, judgement.judged, judgement.why.in_(lang)
        yield Line("      " + _word("by", lang, *words), style="dim")
