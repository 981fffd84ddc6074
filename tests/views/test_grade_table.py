"""The table of all grades: what is never cut, and what is left out where there is no room."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest
from rich.cells import cell_len
from rich.console import Console

from graph.grading.assess import grade
from graph.model.claim import Claim
from graph.model.scales import Conclusion
from graph.model.values import Lang, Text
from graph.views import grade_table
from graph.views.grade_table import COLUMNS, shortened
from graph.views.summary import ClaimRow, rows
from tests.makers import base, claim
from tests.sample import sample

LONG = claim("CLAIM-0001", statement=Text("Cells improve function " * 9 + "at last.", "细胞改善功能" * 20 + "。"))


def table(*claims: Claim) -> tuple[ClaimRow, ...]:
    known = base(claims) if claims else sample()
    return rows(known, grade(known))


def on_screen(found: tuple[ClaimRow, ...], lang: Lang, width: int) -> str:
    out = io.StringIO()
    Console(file=out, width=width, markup=False, emoji=False, highlight=False).print(
        grade_table.narrow(found, lang, width=width)
    )
    return out.getvalue()


@pytest.mark.parametrize("lang", Lang)
@pytest.mark.parametrize("width", [40, 80, 100, 120, 200])
def test_every_line_fits_and_opens_with_the_id_and_the_start_of_the_statement(lang: Lang, width: int) -> None:
    found = table(LONG, claim("C2", statement=Text("Naps help.", "小睡有益。")))

    lines = on_screen(found, lang, width).splitlines()

    assert max(map(cell_len, lines)) <= width
    for row in found:
        (line,) = [line for line in lines if line.startswith(row.id)]
        assert line.removeprefix(row.id).lstrip().startswith(row.statement.in_(lang)[:5])


@pytest.mark.parametrize("width", [80, 100, 120])
def test_a_cell_that_is_too_wide_goes_on_in_the_next_line(width: int) -> None:
    (row,) = found = table(claim("C1", statement=Text("Naps help.", "小睡有益。")))
    named = replace(row, conclusion=Conclusion.ONLY_AGAINST)

    head, *lines = on_screen((named, *found), Lang.EN, width).splitlines()

    start = head.index("conclusion")
    assert " ".join(line[start : start + 16].strip() for line in lines[:2]) == "only evidence against"


@pytest.mark.parametrize("lang", Lang)
def test_a_column_without_room_is_named_below(lang: Lang) -> None:
    heads = [column.head.in_(lang) for column in COLUMNS]

    narrow, wide = (on_screen(table(LONG), lang, width) for width in (70, 200))

    assert "--wide" not in wide
    assert "--wide" in "".join(narrow.splitlines()[2:])
    assert all(head in wide.splitlines()[0] for head in heads)
    for head in heads:
        assert (head in narrow.splitlines()[0]) is not (head in "".join(narrow.splitlines()[2:])), head


@pytest.mark.parametrize("lang", Lang)
def test_every_other_form_has_whole_cells(lang: Lang) -> None:
    found = table(LONG)
    expected = [column.cell(found[0], lang) for column in COLUMNS]

    assert grade_table.tab_separated(found, lang).splitlines()[1].split("\t") == expected
    assert next(csv.reader(io.StringIO(grade_table.comma_separated(found, lang).split("\n", 1)[1]))) == expected
    for cell in expected:
        assert cell in grade_table.wide(found, lang).splitlines()[1]


def test_columns_stand_under_their_heads_in_chinese_too() -> None:
    head, *lines = grade_table.wide(table(), Lang.ZH).splitlines()
    start = cell_len(head.partition(COLUMNS[2].head.zh)[0])

    for row, line in zip(table(), lines, strict=True):
        basis = COLUMNS[2].cell(row, Lang.ZH)
        assert cell_len(line[: line.index(basis, len(row.id) + len(row.statement.zh))]) == start


def test_no_cell_moves_the_cursor_adds_a_column_or_is_a_formula() -> None:
    found = table(claim("C1", statement=Text("=1+1\t\x1b[2Jx", "=1+1\t\x1b[2Jx")))

    assert grade_table.tab_separated(found, Lang.EN).splitlines()[1].count("\t") == len(COLUMNS) - 1
    assert "\x1b" not in grade_table.tab_separated(found, Lang.EN) + grade_table.wide(found, Lang.EN)
    assert ",'=1+1" in grade_table.comma_separated(found, Lang.EN)


def test_words_are_shortened_between_words() -> None:
    assert shortened("Naps help people", 16) == "Naps help people"
    assert shortened("Naps help people", 15) == "Naps help…"
    assert shortened("Naps help people", 10) == "Naps help…"
    assert shortened("小睡有益健康", 7) == "小睡有…"
