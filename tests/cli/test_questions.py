"""`evigraph question`: the list, one answer, and help for an id that names nothing."""

from __future__ import annotations

import json

from click.testing import CliRunner

from graph.cli import evigraph
from graph.errors import UnknownIdError

SB623 = "sb623--motor-function--ischaemic-stroke"


def run(*words: str) -> str:
    result = CliRunner().invoke(evigraph, ["question", *words], catch_exceptions=False)
    assert result.exit_code == 0
    return result.output


def test_every_question_is_listed_with_its_answer() -> None:
    lines = [line.split("\t") for line in run().splitlines()]

    assert [SB623, "inconclusive", "low"] in lines
    assert len(json.loads(run("--json"))) == len(lines)


def test_one_question_is_answered_in_the_language_asked_for() -> None:
    assert "相对危险度1.07（95%区间0.47至2.44）" in run(SB623, "--lang", "zh")


def test_what_was_not_yet_public_on_a_day_is_not_in_the_answer() -> None:
    assert "risk ratio" not in run(SB623, "--as-of", "2015-01-01").partition("Why not surer")[0]


def test_an_id_that_names_nothing_is_told_with_what_is_near_it() -> None:
    result = CliRunner().invoke(evigraph, ["question", "sb623--motor-function--stroke"])

    assert isinstance(result.exception, UnknownIdError)
    assert SB623 in str(result.exception)
