"""Named questions and their answers for a reader: tables for a terminal, and docs/questions.md."""

from __future__ import annotations

import io
import json
from collections.abc import Iterable, Iterator
from pathlib import Path

import click
from rich.cells import cell_len
from rich.console import Console, RenderableType
from rich.table import Table

from graph.dataset.answers import csv_of, json_of, parquet_of, words_of
from graph.dataset.ask import AnswerTable, accepted, answer, opened
from graph.dataset.hints import hints, vocabulary
from graph.dataset.questions import Question, QuestionError, User, question, questions, shown
from graph.model.values import Lang, Text
from graph.views.beyond import proposal_words
from graph.views.plain import console

_HEADS = {
    "question": Text("question", "问题"),
    "takes": Text("takes", "参数"),
    "asks": Text("asks", "内容"),
    "none": Text("No rows.", "没有结果。"),
}
_USERS = {
    User.CLINICIAN: Text("clinician", "临床医生"),
    User.ANALYST: Text("analyst", "分析人员"),
    User.CURATOR: Text("curator", "整理者"),
}


_READABLE = 16
"""How narrow a column of words may become before rows are told one below the other."""

_MARK = b"\xef\xbb\xbf"
_LONGEST_ID = 40
"""How long an id may be and still be kept in one piece."""


def answer_view(answer: AnswerTable, width: int, lang: Lang) -> RenderableType:
    """An answer as a table, or, where its columns do not fit side by side, row by row."""
    if not answer.rows:
        return _HEADS["none"].in_(lang)
    if _width(answer) <= width:
        return answer_table(answer)
    return answer_rows(answer)


def _width(answer: AnswerTable) -> int:
    """What the table needs at least."""
    return sum(_width_of(answer, at) for at in range(len(answer.columns))) + 2 * (len(answer.columns) - 1)


def _width_of(answer: AnswerTable, at: int) -> int:
    return max(cell_len(answer.columns[at]), *(_needs(words_of(row[at])) for row in answer.rows))


def _needs(words: str) -> int:
    """What one cell needs: an id stays in one piece."""
    if _is_id(words):
        return min(_LONGEST_ID + 1, len(words))
    return min(_READABLE, cell_len(words))


def _is_id(words: str) -> bool:
    return words.isascii() and " " not in words


def answer_rows(answer: AnswerTable) -> Table:
    """Each row as a block of lines, one for each column that has a value."""
    blocks = Table(box=None, pad_edge=False, show_header=False)
    blocks.add_column(style="bold", no_wrap=True)
    blocks.add_column(overflow="fold")
    for record in answer.records():
        for column, value in record.items():
            if value is not None:
                blocks.add_row(column, words_of(value))
        blocks.add_row()
    return blocks


def answer_table(answer: AnswerTable) -> Table:
    """The rows of an answer."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    for at, column in enumerate(answer.columns):
        is_short = all(_is_id(words_of(row[at])) for row in answer.rows) and _width_of(answer, at) <= _LONGEST_ID
        table.add_column(column, overflow="fold", no_wrap=is_short)
    for row in answer.rows:
        table.add_row(*map(words_of, row))
    return table


def question_table(questions: Iterable[Question], lang: Lang) -> Table:
    """What can be asked."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    for key in ("question", "takes", "asks"):
        table.add_column(_HEADS[key].in_(lang), overflow="fold", no_wrap=key == "question")
    for one in questions:
        taken = " ".join(f"{name}={value}" for name, value in one.example.items())
        table.add_row(one.name, taken, one.title.in_(lang))
    return table


def questions_markdown(questions: Iterable[Question]) -> str:
    """docs/questions.md, made from the cards."""
    told = tuple(questions)
    parts = [
        "# Named questions",
        "",
        "Made from the header cards of `ontology/queries/*.rq` by `evigraph ask --markdown`; never edited by hand.",
        "",
        "Ask on the command line with `evigraph ask NAME key=value`, from Python with",
        '`graph.ask("NAME", key="value")`, or paste a file into any SPARQL client, where a parameter that is',
        "left open stands for all.",
        "",
        "| question | for | what it asks |",
        "|---|---|---|",
        *(f"| [`{one.name}`](#{one.name}) | {', '.join(one.users)} | {one.title.en} |" for one in told),
    ]
    for one in told:
        parts += _markdown(one)
    return "\n".join(parts) + "\n"


def _markdown(one: Question) -> Iterator[str]:
    example = " ".join(f"{name}={value}" for name, value in one.example.items())
    yield from (
        "",
        f"## {one.name}",
        "",
        f"{one.title.en} / {one.title.zh}",
        "",
        one.answers.en,
        "",
        one.answers.zh,
        "",
    )
    people = ", ".join(one.users), "、".join(_USERS[user].zh for user in one.users)
    yield f"- For: {people[0]} / {people[1]}"
    for taken in one.parameters:
        default = f", default `{taken.default}`" if taken.default else ""
        yield f"- `{taken.name}` ({taken.kind}{default}): {taken.words.en} / {taken.words.zh}"
    yield f"- Example: `evigraph ask {one.name}{' ' + example if example else ''}`"


def markdown() -> str:
    """docs/questions.md as it should be now."""
    return questions_markdown(questions())


def print_questions(form: str, lang: str | None) -> None:
    """List what can be asked: for a person, or as JSON for a program."""
    if form in ("csv", "parquet"):
        raise QuestionError(f"The list of questions is written as a table or as JSON, not as {form}. Name a question.")
    if form == "table":
        console().print(question_table(questions(), Lang(lang or Lang.EN)))
        return
    click.echo(json.dumps([_listed(one) for one in questions()], ensure_ascii=False, indent=2))


def _listed(one: Question) -> dict[str, object]:
    return {
        "name": one.name,
        "title": {"en": one.title.en, "zh": one.title.zh},
        "answers": {"en": one.answers.en, "zh": one.answers.zh},
        "users": one.users,
        "parameters": [
            {
                "name": taken.name,
                "kind": taken.kind,
                "default": taken.default,
                "words": {"en": taken.words.en, "zh": taken.words.zh},
            }
            for taken in one.parameters
        ],
        "example": dict(one.example),
    }


def print_answer(
    name: str,
    pairs: Iterable[str],
    form: str,
    *,
    lang: str | None,
    data: Path | None,
    out: Path | None,
    marked: bool = True,
) -> None:
    """Ask, and write the answer to a file or to standard output; a CSV file is `marked` as UTF-8 for spreadsheets."""
    asked = question(name)
    store = opened(data, whole=asked.goes_beyond, words=proposal_words)
    found = answer(asked, store, _given(asked, pairs, lang))
    if not found.rows:
        for hint in hints(asked.query, vocabulary(store)):
            click.echo(f"evigraph: the data hold {hint}", err=True)
    if form == "table" and out is None:
        screen = console()
        screen.print(answer_view(found, screen.width, Lang(lang or Lang.EN)))
        return
    content = _written(found, form)
    if out is None:
        click.echo(content, nl=False)
        return
    try:
        out.write_bytes(_MARK + content if form == "csv" and marked else content)
    except OSError as error:
        raise QuestionError(f"{out} cannot be written: {error.strerror}.") from None


def _written(found: AnswerTable, form: str) -> bytes:
    if form == "parquet":
        return parquet_of(found)
    if form == "table":
        page = Console(file=io.StringIO(), width=200, markup=False, emoji=False, highlight=False)
        with page.capture() as captured:
            page.print(answer_view(found, page.width, Lang.EN))
        return captured.get().encode()
    return (csv_of(found) if form == "csv" else json_of(found)).encode()


def _given(asked: Question, pairs: Iterable[str], lang: str | None) -> dict[str, str]:
    """`key=value` words as parameters; `--lang` is one of them where the question speaks."""
    given: dict[str, str] = {}
    for pair in pairs:
        key, equals, value = pair.partition("=")
        if not equals:
            raise QuestionError(f"“{shown(pair)}” is no parameter. Write key=value. {accepted(asked)}")
        if key in given:
            raise QuestionError(f"{shown(key)} is given twice.")
        given[key] = value
    if lang and asked.parameter("language"):
        given.setdefault("language", lang)
    return given
