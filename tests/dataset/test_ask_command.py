"""`evigraph ask` as its users see it, and answers as other programs take them."""

from __future__ import annotations

import csv
import io
import json
import re
from collections import Counter
from datetime import date
from decimal import Decimal
from pathlib import Path

import pyarrow as pa
import pytest
from click.testing import CliRunner, Result
from pyarrow import parquet
from pyoxigraph import Store
from rich.console import Console

from graph import cli
from graph.dataset.answers import csv_of, json_of, parquet_of, words_of
from graph.dataset.ask import AnswerTable, Value, answer, opened
from graph.dataset.questions import Question, QuestionError, question, questions
from graph.errors import EvidenceGraphError
from graph.model.values import Lang
from graph.resources import topic
from graph.views.answers import answer_view

DATA = ("--data", str(topic()))


@pytest.fixture(scope="module")
def store() -> Store:
    return opened(topic())


def run(*words: str) -> Result:
    return CliRunner().invoke(cli.evigraph, ["ask", *words])


def table(*rows: tuple[Value, ...]) -> AnswerTable:
    columns = tuple("abcdefgh"[: len(rows[0])])
    return AnswerTable(question("keystone-studies"), columns, rows)


def cells(answer: AnswerTable) -> list[list[str]]:
    return list(csv.reader(io.StringIO(csv_of(answer), newline="")))[1:]


def read_back(answer: AnswerTable) -> pa.Table:
    return parquet.read_table(pa.BufferReader(parquet_of(answer)))


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_without_a_name_the_questions_are_listed(lang: str) -> None:
    result = run("--lang", lang)

    assert result.exit_code == 0
    assert all(one.name in result.output for one in questions())


def test_the_list_is_json_for_programs() -> None:
    listed = json.loads(run("--format", "json").output)

    assert [one["name"] for one in listed] == [one.name for one in questions()]
    trail = next(one for one in listed if one["name"] == "evidence-trail")
    assert trail["parameters"][0]["kind"] == "claim"
    assert trail["example"] == {"claim": "C21"}


def test_a_question_is_answered_in_the_language_that_was_asked_for() -> None:
    english = run("why-this-certainty", "claim=C21", *DATA)
    chinese = run("why-this-certainty", "claim=C21", "--lang", "zh", *DATA)

    assert english.exit_code == chinese.exit_code == 0
    assert "Imprecision" in english.output
    assert "不精确" in chinese.output


def test_json_has_the_rows_as_objects() -> None:
    told = json.loads(run("few-people", "most=20", "--format", "json", *DATA).output)

    assert told["question"] == "few-people"
    assert all(set(row) == set(told["columns"]) and row["people"] <= 20 for row in told["rows"])


def test_csv_in_a_file_is_marked_for_spreadsheets_unless_a_program_asks(tmp_path: Path) -> None:
    marked, plain = tmp_path / "marked.csv", tmp_path / "plain.csv"

    run("keystone-studies", "--format", "csv", "--out", str(marked), *DATA)
    run("keystone-studies", "--format", "csv", "--no-bom", "--out", str(plain), *DATA)

    assert marked.read_bytes() == b"\xef\xbb\xbf" + plain.read_bytes()


def test_csv_goes_to_standard_output_with_its_heads() -> None:
    rows = list(csv.DictReader(io.StringIO(run("keystone-studies", "--format", "csv", *DATA).output)))

    assert rows
    assert int(rows[0]["carries"]) >= 1


def test_parquet_is_the_same_on_standard_output_and_in_a_file(tmp_path: Path) -> None:
    out = tmp_path / "answer.parquet"

    printed = run("keystone-studies", "--format", "parquet", *DATA)
    written = run("keystone-studies", "--format", "parquet", "--out", str(out), *DATA)

    assert written.exit_code == 0
    assert printed.stdout_bytes == out.read_bytes()
    assert parquet.read_table(out).column_names[:5] == ["study", "label", "carries", "id", "statement"]


def test_a_table_can_be_written_to_a_file(tmp_path: Path) -> None:
    out = tmp_path / "answer.txt"

    assert run("keystone-studies", "--out", str(out), *DATA).exit_code == 0
    assert "nr1-isc2025-abstract" in out.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("nonsense",), "There is no question “nonsense”"),
        (("keystone-study",), "Did you mean keystone-studies"),
        (("evidence-trail",), "needs claim"),
        (("evidence-trail", "C21"), "“C21” is no parameter. Write key=value."),
        (("evidence-trail", "claim=C21", "claim=C22"), "claim is given twice"),
        (("evidence-trail", "claim=C999"), "There is no claim “C999”"),
        (("evidence-trail", "claim=C21", "dataset=x"), "no parameter “dataset”"),
        (("evidence-trail", "claim=C21", "self=x"), "no parameter “self”"),
        (("evidence-trail", "claim=C21", "language=fr"), "language must be en or zh"),
        (("keystone-studies", "--format", "csv", "--out", "no/such/folder/x.csv"), "cannot be written"),
        (("--format", "csv"), "not as csv"),
    ],
)
def test_what_cannot_be_asked_is_told_in_one_line(words: tuple[str, ...], says: str) -> None:
    result = run(*words, *DATA)

    assert isinstance(result.exception, EvidenceGraphError)
    assert says in str(result.exception)
    assert "\n" not in str(result.exception)


def test_markdown_is_the_page_of_questions() -> None:
    assert run("--markdown").output.startswith("# Named questions\n")


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"])
def test_no_cell_of_csv_is_a_formula(start: str) -> None:
    attack = f'{start}HYPERLINK("http://evil.example","x"),y\n=1+1'

    assert cells(table((attack,))) == [["'" + attack]]


def test_numbers_stay_numbers_in_csv() -> None:
    row = (-5, Decimal("-0.50"), "-1.5", "+12", "-1e-3", "+12.1 (±1.8)", True, None)

    assert cells(table(row)) == [["-5", "-0.50", "-1.5", "+12", "-1e-3", "'+12.1 (±1.8)", "true", ""]]


def test_json_keeps_what_is_not_known_apart_from_nothing() -> None:
    told = json.loads(json_of(table((None, "", 0, False, Decimal("1.5"), date(2026, 1, 2)))))

    assert list(told["rows"][0].values()) == [None, "", 0, False, 1.5, "2026-01-02"]


def test_parquet_columns_have_the_type_of_their_values() -> None:
    found = read_back(table((1, Decimal("1.5"), True, date(2026, 1, 2), "x", None), (None, 2, None, None, "=1", None)))

    assert [str(kind) for kind in found.schema.types] == ["int64", "double", "bool", "date32[day]", "string", "string"]
    assert found.to_pylist()[1] == {"a": None, "b": 2.0, "c": None, "d": None, "e": "=1", "f": None}


def test_values_of_several_types_are_text_in_parquet() -> None:
    found = read_back(table((1, 2**70), ("x", 1)))

    assert found.to_pylist() == [{"a": "1", "b": str(2**70)}, {"a": "x", "b": "1"}]


def test_an_empty_answer_keeps_its_columns() -> None:
    empty = AnswerTable(question("keystone-studies"), ("a", "b"), ())

    assert csv_of(empty) == "a,b\n"
    assert read_back(empty).column_names == ["a", "b"]


def test_a_table_obeys_no_control_characters() -> None:
    assert words_of("a\x1b[31mb\x07") == "a [31mb "


def test_rows_that_do_not_fit_side_by_side_stand_below_each_other() -> None:
    narrow = run("precedent-pairs", *DATA).output
    wide = CliRunner().invoke(cli.evigraph, ["ask", "precedent-pairs", *DATA], env={"COLUMNS": "250"}).output

    assert re.search(r"^laterSubjects +54 *$", narrow, re.MULTILINE)
    assert re.search(r"^earlier .* laterResult", wide)


@pytest.mark.parametrize("one", questions(), ids=[one.name for one in questions()])
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_no_word_of_an_answer_is_cut_off_on_a_narrow_screen(store: Store, one: Question, lang: str) -> None:
    found = answer(one, store, dict(one.example) | {"language": lang})
    screen = Console(file=io.StringIO(), width=80, markup=False, emoji=False, highlight=False)

    with screen.capture() as captured:
        screen.print(answer_view(found, screen.width, Lang(lang)))

    written = Counter(captured.get())
    wanted = Counter("".join(words_of(value) for row in found.rows for value in row))
    assert all(written[letter] >= number for letter, number in wanted.items() if letter.strip())


def test_an_answer_without_rows_says_so() -> None:
    assert run("find-claims", "words=zzzz", *DATA).output == "No rows.\n"
    assert run("find-claims", "words=zzzz", "--lang", "zh", *DATA).output == "没有结果。\n"


def test_the_list_refuses_what_it_is_not() -> None:
    result = run("--format", "parquet")

    assert isinstance(result.exception, QuestionError)
