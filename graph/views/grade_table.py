"""The table of all grades: a line a claim for a terminal, whole cells for a pipe, a spreadsheet or a wide screen."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from rich.cells import cell_len, chop_cells
from rich.table import Table

from graph.dataset.answers import csv_table, words_of
from graph.facts.certainty import claim_certainty
from graph.facts.labels import label
from graph.facts.marks import marks_words
from graph.facts.phrases import COMMA
from graph.model.values import Lang, Text
from graph.views.summary import ClaimRow


class Column(NamedTuple):
    """What stands at its head, and what it tells of a claim."""

    head: Text
    cell: Callable[[ClaimRow, Lang], str]


def _certainty(row: ClaimRow, lang: Lang) -> str:
    return claim_certainty(row).in_(lang)


def _wording(row: ClaimRow, lang: Lang) -> str:
    if row.wording is None:
        return "–"
    words = label(row.wording).in_(lang)
    marks = COMMA.in_(lang).join(mark.in_(lang) for mark in marks_words(row.marks))
    return f"{words} ({marks})" if marks else words


COLUMNS = (
    Column(Text("claim", "声明"), lambda row, _: row.id),
    Column(Text("statement", "陈述"), lambda row, lang: row.statement.in_(lang)),
    Column(Text("conclusion", "结论"), lambda row, lang: label(row.conclusion).in_(lang)),
    Column(Text("certainty", "确定性"), _certainty),
    Column(Text("rests on", "依据"), lambda row, lang: label(row.basis).in_(lang)),
    Column(Text("worded", "措辞"), _wording),
    Column(Text("cites", "引用"), lambda row, lang: label(row.cited_basis).in_(lang)),
)
"""In the order in which they are shown; where a screen is too narrow for all, the last are left out."""

_STATEMENT = 1
_SHORT = 28
_SHORTEST = 10
_FOLDED = 16
_GAP = "  "
_LEFT_OUT = Text("Too narrow for: {0}. --wide shows all.", "宽度不足，未显示：{0}。用 --wide 显示全部。")


def comma_separated(rows: Iterable[ClaimRow], lang: Lang) -> str:
    """For a spreadsheet: whole cells, none of them a formula."""
    heads, *lines = _cells(rows, lang)
    return csv_table(heads, lines)


def tab_separated(rows: Iterable[ClaimRow], lang: Lang) -> str:
    """For the next program of a pipe: whole cells."""
    return "".join("\t".join(line) + "\n" for line in _cells(rows, lang))


def wide(rows: Iterable[ClaimRow], lang: Lang) -> str:
    """Every cell as long as it is, whatever the screen."""
    table = _cells(rows, lang)
    return _aligned(table, _widths(table))


def narrow(rows: Iterable[ClaimRow], lang: Lang, *, width: int) -> Table:
    """No wider than the screen: the id, the statement made short, and the columns that find room, folded."""
    heads, *lines = _cells(rows, lang)
    ids, *_ = _widths([heads, *lines])
    shown = _STATEMENT + 1 + max(0, min(len(COLUMNS) - 2, (width - ids - _SHORT - len(_GAP)) // (_FOLDED + len(_GAP))))
    statement = max(_SHORTEST, width - ids - len(_GAP) - (shown - 2) * (_FOLDED + len(_GAP)))
    left_out = _LEFT_OUT.in_(lang).format(COMMA.in_(lang).join(heads[shown:])) if shown < len(COLUMNS) else None
    table = Table(box=None, pad_edge=False, padding=(0, len(_GAP), 0, 0), header_style="bold", caption=left_out)
    table.caption_justify = "left"
    table.add_column(heads[0], no_wrap=True, min_width=ids)
    table.add_column(heads[_STATEMENT], no_wrap=True, min_width=_SHORTEST)
    for head in heads[_STATEMENT + 1 : shown]:
        table.add_column(head, max_width=_FOLDED, overflow="fold")
    for line in lines:
        line[_STATEMENT] = shortened(line[_STATEMENT], statement)
        table.add_row(*line[:shown])
    return table


def shortened(words: str, width: int) -> str:
    """As many whole words as fit, with a mark where some are missing."""
    if cell_len(words) <= width:
        return words
    start = chop_cells(words, width - 1)[0]
    is_word_whole = words[len(start)] == " "
    kept = start if is_word_whole else start.rpartition(" ")[0] or start
    return f"{kept.rstrip()}…"


def _cells(rows: Iterable[ClaimRow], lang: Lang) -> list[list[str]]:
    """The heads, then a line a claim; no letter that a terminal would obey, nor a tab."""
    lines = ([words_of(column.cell(row, lang)) for column in COLUMNS] for row in rows)
    return [[column.head.in_(lang) for column in COLUMNS], *lines]


def _widths(table: Sequence[Sequence[str]]) -> list[int]:
    return [max(map(cell_len, column)) for column in zip(*table, strict=True)]


def _aligned(table: Iterable[Sequence[str]], widths: Sequence[int]) -> str:
    # A column of Chinese is twice as wide as it has letters.
    padded = (
        _GAP.join(cell + " " * (width - cell_len(cell)) for cell, width in zip(line, widths, strict=False))
        for line in table
    )
    return "".join(line.rstrip() + "\n" for line in padded)
