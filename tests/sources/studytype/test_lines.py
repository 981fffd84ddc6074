"""`evigraph classify`: a line in, a line out, and every line that holds no article named by its place."""

from __future__ import annotations

import json
from io import BytesIO
from pathlib import Path

from click.testing import CliRunner, Result

from graph.cli import evigraph
from graph.errors import Problem
from graph.sources.studytype.lines import LONGEST, articles

GOOD = {
    "pmid": "1",
    "title": "Drug X reduces infarct volume in rats",
    "abstract": "Wistar rats were injected with drug X, 10 mg/kg, or vehicle. Drug X reduced infarcts.",
    "journal": None,
}


def run(file: Path) -> Result:
    return CliRunner().invoke(evigraph, ["classify", str(file)])


def test_an_article_gets_an_object_with_all_that_was_judged(tmp_path: Path) -> None:
    file = tmp_path / "articles.jsonl"
    file.write_text(json.dumps(GOOD) + "\n\n" + json.dumps({}) + "\n", encoding="utf-8")

    result = run(file)

    rows = [json.loads(line) for line in result.stdout.splitlines()]
    assert result.exit_code == 0
    assert [row["pmid"] for row in rows] == ["1", None]
    assert list(rows[0]) == ["pmid", "design", "subject", "species", "synthesis", "label", "confidence", "reasons"]
    assert (rows[0]["subject"], rows[0]["species"], rows[0]["design"]) == ("animal", ["rat"], "animal-experiment")
    assert (rows[1]["label"], rows[1]["subject"]) == (None, "unknown")


def test_lines_without_an_article_are_named_and_the_others_are_told(tmp_path: Path) -> None:
    hostile = (
        b"not json",
        b"[1, 2]",
        b'{"title": 7, "abstract": {}}',
        b'{"keywords": [1]}',
        b'{"pmid": true}',
        b"\xff\xfe\x00",
        b"[" * 100_000,
        b'{"pmid": ' + b"9" * 5_000 + b"}",
        b'{"title": "' + b"x" * LONGEST + b'"}',
        b"\x1b[2J\x07",
    )
    file = tmp_path / "hostile.jsonl"
    file.write_bytes(b"\n".join((json.dumps(GOOD).encode(), *hostile, json.dumps(GOOD).encode())))

    result = run(file)

    told = result.stderr.splitlines()
    assert result.exit_code == 1
    assert len(result.stdout.splitlines()) == 2
    assert [line.startswith(f"{file}:{number}: ") for number, line in enumerate(told[:-1], 2)] == [True] * len(hostile)
    assert told[-1] == f"Lines without an article: {len(hostile)}."


def test_all_that_is_wrong_with_a_line_is_told_at_once() -> None:
    (problem,) = articles(BytesIO(b'{"title": 7, "mesh": {}, "pmid": []}'), "f.jsonl")

    assert isinstance(problem, Problem)
    assert all(field in problem.message for field in ("`title`", "`mesh`", "`pmid`"))


def test_half_a_character_in_an_identifier_is_printed_as_it_was_given(tmp_path: Path) -> None:
    file = tmp_path / "half.jsonl"
    file.write_bytes(b'{"pmid": "\\ud800", "title": "\\udfff stroke"}\n')

    result = run(file)

    assert result.exit_code == 0
    assert json.loads(result.stdout)["pmid"] == "\ud800"


def test_a_missing_file_is_one_line(tmp_path: Path) -> None:
    result = run(tmp_path / "nowhere.jsonl")

    assert result.exit_code == 2
    assert "No such file" in result.stderr
