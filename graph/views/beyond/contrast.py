"""People against animals, for a program and for a terminal: claims, outcomes, mechanisms and their chains."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text as Line

from graph.analysis.chains import Arrow, Chain
from graph.analysis.contrast import ClaimContrast, Entry, Ladder, OutcomeRow, Result, Shelf
from graph.facts.certainty import claim_certainty
from graph.facts.figures import day, number
from graph.facts.labels import label
from graph.facts.look import COLUMN_OF_RUNG, TestedIn
from graph.facts.results import told
from graph.model.base import EvidenceBase
from graph.model.scales import Direction, Rung
from graph.model.values import Lang, Text
from graph.views.beyond.results import outcome_words, result_record, study_record, study_words
from graph.views.export import Json, Record

_WORDS = {
    "none": Text("none recorded up to {0}", "截至{0}没有记录"),
    "no_outcome": Text("The study as a whole", "研究整体"),
    "design_only": Text("no single result is read", "未引用单项结果"),
    "other_cells": Text("from other cells", "来自其他细胞"),
    "no_cells": Text("no cells given", "未给予细胞"),
    "counted_elsewhere": Text("counted already within another study", "已计入另一研究"),
    "awaiting": Text("Awaiting results: {0}", "等待结果：{0}"),
    "supports": Text("supports", "支持"),
    "against": Text("against", "反对"),
    "inconclusive": Text("inconclusive", "尚无定论"),
    "mixed": Text("mixed", "不一"),
    "rung": Text("rung", "阶梯"),
    "subjects": Text("people or animals", "人或动物"),
    "undirected": Text("shown only", "仅展示"),
    "unknown": Text("{0} (+{1} without n)", "{0}（另{1}项无n）"),
    "nothing": Text("none recorded", "没有记录"),
    "until": Text(
        "“None recorded” is as of {0}; no record says whether anybody searched in vain.",
        "“没有记录”截至{0}；记录并未说明是否有人检索而无所得。",
    ),
    "in_people": Text("Arrows with support in people: {0} of {1}", "有人体支持的箭头：{0}/{1}"),
    "readings": Text(
        "Supports: better with cells; without controls, better than before. Against: worse, or no difference shown. "
        "Studies of several products are counted "
        "together, those that gave no cells are shown only.",
        "支持：细胞治疗更好；无对照者为较前改善。反对：更差，或未显示差异。各种细胞产品的研究合并计数；未给予细胞的研究仅展示。",
    ),
    "directions": Text(
        "Supports and against: as the studies’ lines speak to the claims of this mechanism.",
        "支持与反对：按各研究对该机制声明的证据方向。",
    ),
    "searched": Text("searched until {0}", "检索至{0}"),
    "chain": Text("Chain of {0}", "{0}的链条"),
    "treatment": Text("treatment", "治疗"),
    "best": Text("best support: {0}", "最高支持：{0}"),
    "human": Text("in people: {0}", "人体：{0}"),
    "no_human": Text("no human support", "没有人体支持"),
    "no_support": Text("no support", "没有支持"),
    "weakest": Text("← weakest link in people", "← 人体证据最弱的一环"),
    "comma": Text(", ", "，"),
    "result": Text("{0}: {1}", "{0}：{1}"),
    "line": Text("{0}: {1} ({2})", "{0}：{1}（{2}）"),
}


def _word(key: str, lang: Lang, *values: object) -> str:
    return _WORDS[key].in_(lang).format(*values)


def none_recorded(until: date, lang: Lang) -> str:
    """What stands where a rung is empty: that nothing is recorded says nothing of a search."""
    return _word("none", lang, day(until, lang))


# One claim


def contrast(base: EvidenceBase, found: ClaimContrast, lang: Lang) -> Record:
    """One claim's results by outcome and column; a column without results is an empty list."""
    return {
        "claim": found.claim,
        "none_recorded_until": found.none_recorded_until.isoformat(),
        "awaiting": [study_record(study) for study in found.awaiting],
        "outcomes": [
            {
                "outcome": row.outcome,
                "columns": {
                    column.value: [_result(base, result, lang) for result in in_column(row, column)]
                    for column in TestedIn
                },
            }
            for row in found.rows
        ],
    }


def in_column(row: OutcomeRow, column: TestedIn) -> tuple[Result, ...]:
    """The results of one outcome that stand in one column, those of higher rungs first."""
    return row.on(*(rung for rung, its in COLUMN_OF_RUNG.items() if its is column))


def _result(base: EvidenceBase, result: Result, lang: Lang) -> Record:
    return {
        "study": result.study.id,
        "label": result.study.label,
        "rung": result.rung.id,
        "direction": result.direction,
        "on_product": result.on_product,
        "counts": result.counts,
        "study_n": result.study.counted,
        "result": result_record(base, result.finding, lang) if result.finding else None,
    }


def contrast_view(base: EvidenceBase, found: ClaimContrast, lang: Lang) -> RenderableType:
    """One claim, outcome by outcome, the four columns one below the other."""
    parts: list[RenderableType] = [Line(f"{found.claim}  {base.claims[found.claim].statement.in_(lang)}", style="bold")]
    none = none_recorded(found.none_recorded_until, lang)
    for row in found.rows:
        name = outcome_words(base, row.outcome, lang) if row.outcome else _word("no_outcome", lang)
        parts.append(Padding(Line(name, style="bold"), (1, 0, 0, 0)))
        for column in TestedIn:
            parts.extend(_column(in_column(row, column), label(column).in_(lang), none, lang))
    if not found.rows:
        parts.append(Line(none))
    if found.awaiting:
        names = _word("comma", lang).join(study.id for study in found.awaiting)
        parts.append(Padding(Line(_word("awaiting", lang, names)), (1, 0, 0, 0)))
    return Group(*parts)


def _column(results: Sequence[Result], name: str, none: str, lang: Lang) -> Iterator[RenderableType]:
    if not results:
        yield Line("  " + _word("result", lang, name, none), style="dim")
        return
    yield Line(f"  {name}")
    for result in results:
        said = told(result.finding, lang).line(lang) if result.finding else _word("design_only", lang)
        aside = "" if result.counts else f" [{_word(_aside(result), lang)}]"
        yield Line(f"    {label(result.direction).in_(lang)}  {result.study.id}{aside}")
        yield Line(f"      {said}", style="dim")


def _aside(result: Result) -> str:
    return "counted_elsewhere" if result.on_product else "other_cells"


# One outcome or mechanism


def ladder(base: EvidenceBase, found: Ladder, lang: Lang) -> Record:
    """Every rung of one outcome or mechanism, from reviews of trials down to a dish."""
    return {
        "subject": found.subject,
        "none_recorded_until": found.none_recorded_until.isoformat(),
        "rungs": [_shelf(base, shelf, lang) for shelf in found.shelves],
    }


def _shelf(base: EvidenceBase, shelf: Shelf, lang: Lang) -> Record:
    return {
        "rung": shelf.rung.id,
        "none_recorded": not shelf.entries,
        "supporting": shelf.count(Direction.SUPPORTS),
        "against": shelf.count(Direction.DISPUTES),
        "inconclusive": shelf.count(Direction.INCONCLUSIVE),
        "mixed": shelf.count(Direction.MIXED),
        "subjects": shelf.subjects,
        "studies_without_number": shelf.unknown,
        "studies": [_entry(base, entry, lang) for entry in shelf.entries],
    }


def _entry(base: EvidenceBase, entry: Entry, lang: Lang) -> Record:
    results: list[Json] = [result_record(base, finding, lang) for finding in entry.findings]
    return {
        **study_record(entry.study),
        "direction": entry.direction,
        "counted_elsewhere": entry.folded,
        "without_cells": entry.without_cells,
        "searched_until": entry.study.pooled.search_until if entry.study.pooled else None,
        "findings": results,
    }


def outcome_view(base: EvidenceBase, found: Ladder, lang: Lang) -> RenderableType:
    """One outcome on every rung."""
    return _ladder_view(outcome_words(base, found.subject, lang), found, _word("readings", lang), lang)


def mechanism_view(base: EvidenceBase, found: Ladder, chain: Chain | None, lang: Lang) -> RenderableType:
    """One mechanism on every rung, and its chain where it has one."""
    view = _ladder_view(base.mechanisms[found.subject].name.in_(lang), found, _word("directions", lang), lang)
    return Group(view, Padding(chain_view(base, chain, lang), (1, 0, 0, 0))) if chain else view


def _ladder_view(name: str, found: Ladder, rule: str, lang: Lang) -> RenderableType:
    parts: list[RenderableType] = [Line(name, style="bold"), _counts(found, lang), Line(rule, style="dim")]
    if not all(shelf.entries for shelf in found.shelves):
        parts.append(Line(_word("until", lang, day(found.none_recorded_until, lang)), style="dim"))
    for shelf in found.shelves:
        if shelf.entries:
            parts.append(Padding(Line(label(shelf.rung).in_(lang), style="bold"), (1, 0, 0, 0)))
        for entry in shelf.entries:
            parts.extend(_entry_lines(entry, lang))
    return Group(*parts)


def _counts(found: Ladder, lang: Lang) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold")
    for key in ("rung", "supports", "against", "inconclusive", "mixed", "undirected", "subjects"):
        table.add_column(_word(key, lang), overflow="fold", no_wrap=key != "subjects")
    for shelf in found.shelves:
        table.add_row(label(shelf.rung).in_(lang), *_cells(shelf, lang))
    return table


def _cells(shelf: Shelf, lang: Lang) -> Iterable[str]:
    if not shelf.entries:
        return (*5 * ["–"], _word("nothing", lang))
    directions = (Direction.SUPPORTS, Direction.DISPUTES, Direction.INCONCLUSIVE, Direction.MIXED)
    subjects = number(shelf.subjects)
    if shelf.unknown:
        subjects = _word("unknown", lang, subjects, shelf.unknown)
    shown = len(shelf.entries) - len(shelf.counted)
    return (*(str(shelf.count(direction)) for direction in directions), str(shown), subjects)


def _entry_lines(entry: Entry, lang: Lang) -> Iterator[RenderableType]:
    aside = f" [{_word('no_cells', lang)}]" if entry.without_cells else ""
    aside += f" [{_word('counted_elsewhere', lang)}]" if entry.folded else ""
    words = _word("line", lang, label(entry.direction).in_(lang), entry.study.id, study_words(entry.study, lang))
    yield Line(f"  {words}{aside}{_searched(entry, lang)}")
    for finding in entry.findings:
        yield Line(f"      {told(finding, lang).line(lang)}", style="dim")


def _searched(entry: Entry, lang: Lang) -> str:
    until = entry.study.pooled.search_until if entry.study.pooled else None
    return f" [{_word('searched', lang, until)}]" if until else ""


# Chains


def chain(found: Chain) -> Record:
    """The arrows of one mechanism and the claim that draws the one with the weakest support in people."""
    return {
        "mechanism": found.mechanism,
        "weakest_in_people": found.weakest_in_people.claim,
        "arrows": [_arrow(arrow) for arrow in found.arrows],
    }


def _arrow(arrow: Arrow) -> Record:
    return {
        "cause": arrow.cause,
        "leads_to": arrow.leads_to,
        "claim": arrow.claim,
        "best_rung": _rung(arrow.best),
        "best_human_rung": _rung(arrow.best_human),
        "basis": arrow.basis,
        "certainty": arrow.certainty.id if arrow.certainty else None,
        "at_best": arrow.at_best.id if arrow.at_best else None,
        "conclusion": arrow.conclusion,
    }


def _rung(rung: Rung | None) -> str | None:
    return rung.id if rung is not None else None


def chain_view(base: EvidenceBase, found: Chain, lang: Lang) -> RenderableType:
    """One line an arrow, the weakest in people marked."""
    name = base.mechanisms[found.mechanism].name.in_(lang)
    parts: list[RenderableType] = [Line(_word("chain", lang, name), style="bold")]
    for arrow in found.arrows:
        mark = f"  {_word('weakest', lang)}" if arrow is found.weakest_in_people else ""
        cause = outcome_words(base, arrow.cause, lang) if arrow.cause else _word("treatment", lang)
        parts.append(Line(f"  {cause} → {outcome_words(base, arrow.leads_to, lang)}  ({arrow.claim}){mark}"))
        parts.append(Line(f"      {support_words(arrow, lang)}", style="dim"))
    seen = sum(arrow.best_human is not None for arrow in found.arrows)
    parts.append(Line(f"  {_word('in_people', lang, seen, len(found.arrows))}"))
    return Group(*parts)


def support_words(arrow: Arrow, lang: Lang) -> str:
    """What one arrow rests on: the best rung, the best in people, certainty and conclusion."""
    best = _word("no_support", lang) if arrow.best is None else _word("best", lang, label(arrow.best).in_(lang))
    human = _word("no_human", lang)
    if arrow.best_human is not None:
        human = _word("human", lang, label(arrow.best_human).in_(lang))
    certainty = claim_certainty(arrow).in_(lang)
    return _word("comma", lang).join((best, human, certainty, label(arrow.conclusion).in_(lang)))


def chains_view(base: EvidenceBase, found: Iterable[Chain], lang: Lang) -> RenderableType:
    """All chains, one below the other."""
    return Group(*(Padding(chain_view(base, one, lang), (0, 0, 1, 0)) for one in found))
