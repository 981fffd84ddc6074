"""The commands that look beyond a grade, as their users see them."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from graph import cli
from tests.records.topics import write_topic


@pytest.fixture
def topic(tmp_path: Path) -> str:
    return str(write_topic(tmp_path / "sleep", {}))


def run(*words: str) -> Result:
    return CliRunner().invoke(cli.evigraph, words, catch_exceptions=True)


def started(*words: str) -> subprocess.CompletedProcess[str]:
    """The command in a process of its own, through its front door."""
    return subprocess.run(
        [sys.executable, "-m", "graph.cli", *words], capture_output=True, text=True, encoding="utf-8", check=False
    )


# What if, keystones and history


def test_whatif_prints_the_claims_that_move_before_and_after(topic: str) -> None:
    result = run("whatif", "--without", "trial-2020", "--data", topic)

    assert result.exit_code == 0
    assert "Claims that move: 1 of 1" in result.output
    assert "what it rests on: people, without controls → nothing" in result.output


def test_whatif_as_json_tells_the_same(topic: str) -> None:
    told = json.loads(run("whatif", "--without", "trial-2020", "--data", topic, "--json").stdout)

    (move,) = told["moves"]
    assert (move["claim"], move["before"]["basis"], move["after"]["basis"]) == ("N1", "human-uncontrolled", "nothing")
    assert told["change"]["without"] == ["trial-2020"]


def test_whatif_supposes_a_day_and_a_wording(topic: str) -> None:
    early = json.loads(run("whatif", "--as-of", "2001-01-01", "--data", topic, "--json").stdout)
    softer = json.loads(run("whatif", "--wording", "N1=hedged", "--data", topic, "--json").stdout)

    assert early["moves"][0]["after"]["conclusion"] == "not-studied"
    assert [one["moved"] for one in softer["moves"]] == [["marks"]]
    assert softer["moves"][0]["after"]["too_firm"] == 0


def test_whatif_supposes_a_scope_and_a_judgement(topic: str) -> None:
    step = "N1/human-uncontrolled/imprecision"
    animals = json.loads(run("whatif", "--scope", "N1.population=animal", "--data", topic, "--json").stdout)
    judged = json.loads(run("whatif", "--judge", f"{step}=0", "--data", topic, "--json").stdout)

    assert animals["change"]["scopes"]["N1"]["population"] == "animal"
    assert [one["change"] for one in judged["change"]["judgements"]] == [0]
    assert "judgement" in {reason["rule"] for reason in judged["moves"][0]["gained"]}


def test_whatif_takes_a_judgement_back(tmp_path: Path) -> None:
    judged = (
        "- {claim: N1, stream: human-uncontrolled, domain: imprecision, change: 0, why: {en: w, zh: 因}, "
        "curator: c, judged: 2026-01-02}\n"
    )
    topic = str(write_topic(tmp_path / "judged", {"judgements.yaml": judged}))
    step = "N1/human-uncontrolled/imprecision"

    told = json.loads(run("whatif", "--unjudge", step, "--data", topic, "--json").stdout)

    assert "judgement" in {reason["rule"] for reason in told["moves"][0]["lost"]}


def test_several_fields_of_one_scope_come_together_and_can_be_left_open(topic: str) -> None:
    fields = ("--scope", "N1.population=any", "--scope", "N1.cells=", "--scope", "N1.timing=early")

    told = json.loads(run("whatif", *fields, "--data", topic, "--json").stdout)

    scope = told["change"]["scopes"]["N1"]
    assert (scope["population"], scope["cells"], scope["timing"]) == ("any", [], "early")


def test_whatif_tells_all_that_it_cannot_read_at_once(topic: str) -> None:
    wrong = {
        "--wording": ["N1", "=hedged", "N1=loud"],
        "--scope": ["N1", "N1.people=human", "N1.population=cow", "N1.comparator=luck"],
        "--judge": ["N1=0", "N1/animal=0", "N1/crowd/imprecision=0", "N1/animal/scale=0", "N1/animal/imprecision=9"],
        "--unjudge": ["N1"],
    }

    result = run(
        "whatif", "--data", topic, *(word for option, all_ in wrong.items() for one in all_ for word in (option, one))
    )

    assert result.exit_code == 2
    for option, all_ in wrong.items():
        for one in all_:
            assert f"{option} “{one}”: " in result.stderr


def test_what_is_unknown_in_a_scope_is_told_with_all_else(topic: str) -> None:
    result = started(
        "whatif", "--without", "xyz", "--scope", "N11.cells=abc", "--unjudge", "N1/animal/imprecision", "--data", topic
    )

    assert (result.returncode, result.stdout) == (1, "")
    for words in ("no study “xyz”", "no claim “N11”", "no cell type or product “abc”", "no judgement “N1/animal/impr"):
        assert words in result.stderr


def test_whatif_speaks_chinese(topic: str) -> None:
    assert "剔除：trial-2020" in run("whatif", "--without", "trial-2020", "--data", topic, "--lang", "zh").output


def test_whatif_tells_all_unknown_ids_in_one_message(topic: str) -> None:
    result = started("whatif", "--without", "trial", "--without", "xyz", "--wording", "N11=hedged", "--data", topic)

    assert (result.returncode, result.stdout) == (1, "")
    assert result.stderr.splitlines() == [
        "evigraph: There is no study “trial”. Did you mean trial-2020?",
        "There is no study “xyz”.",
        "There is no claim with a wording “N11”. Did you mean N1?",
    ]


def test_keystones_lists_every_claim_or_tells_one(topic: str) -> None:
    assert "1 of 1" in run("keystones", "--data", topic).output
    one = run("keystones", "N1", "--data", topic).output
    assert "Without trial-2020: conclusion: very uncertain → not studied" in one


def test_keystones_as_json_is_an_array_or_one_record(topic: str) -> None:
    every = json.loads(run("keystones", "--data", topic, "--json").stdout)
    one = json.loads(run("keystones", "N1", "--data", topic, "--json").stdout)

    assert every == [one]
    assert one["sets"][0]["studies"] == ["trial-2020"]


def test_keystones_of_a_study_are_what_falls_without_it(topic: str) -> None:
    falls = run("keystones", "--study", "trial-2020", "--data", topic, "--json").stdout

    assert json.loads(falls) == json.loads(run("whatif", "--without", "trial-2020", "--data", topic, "--json").stdout)
    assert "Left out: trial-2020" in run("keystones", "--study", "trial-2020", "--data", topic).output


def test_keystones_are_those_of_the_day(topic: str) -> None:
    early = json.loads(run("keystones", "N1", "--as-of", "2001-01-01", "--data", topic, "--json").stdout)

    assert (early["hold"], early["sets"]) == ("nothing-counts", [])


def test_history_tells_a_claim_through_time(topic: str) -> None:
    told = json.loads(run("history", "N1", "--data", topic, "--json").stdout)

    assert [(epoch["start"], epoch["basis"]) for epoch in told["epochs"]] == [
        (None, "nothing"),
        ("2026-01-31", "human-uncontrolled"),
    ]
    assert told["epochs"][1]["came"] == [
        {"study": "trial-2020", "dating": "unknown", "counts": True, "other_cells": False}
    ]
    assert (
        "since 2026-01-31\n  certainty: very low; rests on: people, without controls"
        in run("history", "N1", "--data", topic).output
    )


@pytest.mark.parametrize("words", [["keystones", "N11"], ["history", "N11"]], ids=lambda words: words[0])
def test_an_unknown_claim_is_one_clear_line(topic: str, words: list[str]) -> None:
    result = started(*words, "--data", topic)

    assert (result.returncode, result.stdout) == (1, "")
    assert result.stderr.strip() == "evigraph: There is no claim “N11”. Did you mean N1?"


@pytest.mark.parametrize(
    "words",
    [
        ["whatif", "--wording", "N1"],
        ["whatif", "--wording", "N1=loud"],
        ["whatif", "--wording", "N1=none"],
        ["whatif", "--as-of", "then"],
        ["keystones", "N1", "--study", "trial-2020"],
        ["history"],
    ],
    ids=" ".join,
)
def test_wrong_words_about_what_if_are_a_usage_error(topic: str, words: list[str]) -> None:
    assert run(*words, "--data", topic).exit_code == 2
