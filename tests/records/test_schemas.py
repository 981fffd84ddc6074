"""The schemas for editors: what the reader takes is valid, and what a curator mistypes is not."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner
from jsonschema import Draft202012Validator

from graph import cli, resources
from graph.records.schemas import schema_name, schemas
from graph.records.writing import SCHEMAS, Draft, write_new
from tests.records.topics import CLAIM, FILES, STUDY, changed, problems_of, write_topic


class Core(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
    """YAML with the types of its core schema 1.2, as editors read it: `no` is a word and a day is a text."""

    yaml_implicit_resolvers = {}  # noqa: RUF012  # PyYAML reads it from the class


for tag, pattern, first in (
    ("bool", r"true|True|TRUE|false|False|FALSE", "tTfF"),
    ("null", r"~|null|Null|NULL|", ("~", "n", "N", "")),
    ("int", r"[-+]?[0-9]+", "-+0123456789"),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", "-+.0123456789"),
):
    Core.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(f"^(?:{pattern})$"), list(first))


def faults(file: str, text: str) -> list[str]:
    """Where a file is not valid, as an editor would mark it."""
    validator = Draft202012Validator(schemas()[schema_name(file)])
    content = yaml.load(text, Core)  # noqa: S506  # a safe loader
    return [".".join(map(str, error.absolute_path)) for error in validator.iter_errors(content)]


@pytest.mark.parametrize("topic", sorted(resources.topics()))
def test_every_record_of_a_topic_is_valid(topic: str) -> None:
    folder = resources.topics()[topic]
    files = [path.relative_to(folder).as_posix() for path in sorted(folder.rglob("*.yaml"))]

    found = {file: told for file in files if (told := faults(file, (folder / file).read_text(encoding="utf-8")))}

    assert len(files) > 9
    assert found == {}


def test_every_schema_is_one_and_every_file_of_the_small_topic_has_one() -> None:
    for schema in schemas().values():
        Draft202012Validator.check_schema(schema)

    assert {file: faults(file, text) for file, text in FILES.items()} == {file: [] for file in FILES}


@pytest.mark.parametrize(
    ("file", "text", "at"),
    [
        ("claims.yaml", changed(CLAIM, ("kind: effect", "kind: efect")), "0.kind"),
        ("claims.yaml", changed(CLAIM, ("wording: asserted, ", "")), "0.appearances.0"),
        ("claims.yaml", changed(CLAIM, ("mechanism: rest", "mechanisms: rest")), "0"),
        ("claims.yaml", "id: N1\n", ""),
        ("studies/a.yaml", changed(STUDY, ("time: 12 months", "time: 12")), "findings.0.time"),
        ("studies/a.yaml", changed(STUDY, ("n: 18", "n: eighteen")), "findings.0.n"),
        ("studies/a.yaml", changed(STUDY, ("value: +12.1", "value: large")), "findings.0.effect.value"),
        ("studies/a.yaml", changed(STUDY, ("2026-01-02", "2 January")), "lines.0.judged"),
    ],
)
def test_a_slip_is_marked_where_it_is(file: str, text: str, at: str) -> None:
    assert faults(file, text) == [at]


def test_an_answer_to_a_remark_and_an_unknown_value_are_valid() -> None:
    answered = changed(STUDY, ("label:", "because: {early: it is so}\nyear: unknown\nlabel:"))

    assert faults("studies/a.yaml", answered) == []


def test_a_hover_tells_what_a_record_is_and_what_a_value_looks_like() -> None:
    claims = json.dumps(schemas()["claims.schema.json"])

    assert "One place where a source makes a claim." in claims
    assert "64 hexadecimal digits in lower case." in claims


def test_a_new_study_names_its_schema_where_the_topic_has_it(tmp_path: Path) -> None:
    folder = write_topic(tmp_path / "sleep", {})
    draft = Draft(id="nap-2022", read_from="nothing")

    without = write_new(draft, folder).read_text(encoding="utf-8")
    written = CliRunner().invoke(cli.evigraph, ("schema", "--out", str(folder / SCHEMAS)), catch_exceptions=False)
    path = write_new(Draft(id="nap-2023", read_from="nothing"), folder)
    first = path.read_text(encoding="utf-8").splitlines()[0]

    assert "$schema" not in without
    assert (written.exit_code, first.startswith("# yaml-language-server: $schema=")) == (0, True)
    assert (path.parent / first.partition("=")[2]).resolve().is_file()
    assert not [problem for problem in problems_of(folder) if SCHEMAS in problem]


def test_a_folder_that_cannot_be_written_is_told_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")

    result = CliRunner().invoke(cli.evigraph, ("schema", "--out", str(tmp_path / "file" / "x")))

    assert "cannot be written" in str(result.exception)
