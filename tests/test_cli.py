"""The command line as its users see it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from graph import cli
from graph.errors import EvidenceGraphError
from graph.grading.rulebook import rulebook
from graph.views.plain import rulebook_markdown
from tests.records.test_anchors import ARTICLE
from tests.records.test_anchors import topic as anchored_topic
from tests.records.topics import CLAIM, STUDY, TRIAL, changed, write_topic

FAULTY = {
    "claims.yaml": changed(CLAIM, ("kind: effect", "kind: effects")),
    TRIAL: "id: trial-2020\nlabel: x\nlabel: y\n",
}


@pytest.fixture
def topic(tmp_path: Path) -> str:
    return str(write_topic(tmp_path / "sleep", {}))


@pytest.fixture
def faulty(tmp_path: Path) -> str:
    return str(write_topic(tmp_path / "sleep", FAULTY))


def run(*words: str) -> Result:
    return CliRunner().invoke(cli.evigraph, words, catch_exceptions=True)


def started(*words: str) -> subprocess.CompletedProcess[str]:
    """The command in a process of its own, through its front door."""
    return subprocess.run(
        [sys.executable, "-m", "graph.cli", *words], capture_output=True, text=True, encoding="utf-8", check=False
    )


def test_check_counts_what_is_there(topic: str) -> None:
    result = run("check", "--data", topic)

    assert result.exit_code == 0
    assert "1 claims" in result.output
    assert "1 studies" in result.output


def test_check_tells_every_problem_of_every_file_and_fails(faulty: str) -> None:
    result = run("check", "--data", faulty)

    assert result.exit_code == 1
    assert 'claims.yaml:2: unknown kind "effects". Did you mean "effect"?' in result.output
    assert f"{TRIAL}:3:" in result.output


def test_check_gives_the_same_as_json(faulty: str) -> None:
    result = run("check", "--data", faulty, "--json")
    (said,) = json.loads(result.stdout)["topics"]

    assert result.exit_code == 1
    assert set(said) == {"topic", "counts", "problems", "remarks"}
    assert {"claims", "studies", "findings", "lines"} <= set(said["counts"])
    assert all(set(problem) == {"file", "line", "column", "message", "help"} for problem in said["problems"])
    assert {problem["line"] for problem in said["problems"]} >= {2, 3}


def test_a_remark_is_printed_and_fails_only_where_it_is_asked_to(tmp_path: Path) -> None:
    odd = changed(STUDY, ("value: +12.1", "value: +5.1"))
    folder = str(write_topic(tmp_path, {TRIAL: odd}))

    lenient, strict = run("check", "--data", folder), run("check", "--data", folder, "--strict")

    assert f"{TRIAL}:25: remark: the value 5.1 is far from the middle of its interval." in lenient.output
    assert "`because: {interval-is-centred: why}`" in lenient.output
    assert (lenient.exit_code, strict.exit_code) == (0, 1)


def test_check_lists_its_rules_of_sense() -> None:
    printed, known = run("check", "--rules"), json.loads(run("check", "--rules", "--json").stdout)

    assert printed.exit_code == 0
    assert ("ratios-above-zero", "error") in [(rule["id"], rule["weight"]) for rule in known]
    assert [line.split()[1] for line in printed.output.splitlines()] == [rule["id"] for rule in known]


def test_check_holds_the_anchors_against_a_copy_of_the_article(tmp_path: Path) -> None:
    folder = str(anchored_topic(tmp_path))
    good, bad = tmp_path / "good.txt", tmp_path / "bad.txt"
    good.write_text(ARTICLE, "utf-8")
    bad.write_text("another text", "utf-8")

    assert "1 anchors" in run("check", "--data", folder, "--source", str(good)).output
    assert run("check", "--data", folder, "--source", str(bad)).exit_code == 1


def test_grade_prints_a_line_a_claim(topic: str) -> None:
    result = run("grade", "--data", topic)

    assert result.exit_code == 0
    assert "N1" in result.output
    assert "very low" in result.output


def test_a_pipe_gets_whole_cells_and_only_one_form_can_be_asked_for(topic: str) -> None:
    head, line = run("grade", "--data", topic).output.splitlines()

    assert head.split("\t")[:2] == ["claim", "statement"]
    assert line.split("\t")[:2] == ["N1", "Naps help."]
    assert run("grade", "--data", topic, "--csv").output.startswith("claim,statement,")
    assert run("grade", "--data", topic, "--wide").output.startswith("claim  statement")
    assert run("grade", "--data", topic, "--csv", "--wide").exit_code == 2


def test_grade_speaks_chinese(topic: str) -> None:
    assert "极低" in run("grade", "--data", topic, "--lang", "zh").output


def test_grade_as_json_is_an_array_of_claims(topic: str) -> None:
    (claim,) = json.loads(run("grade", "--data", topic, "--json").stdout)

    assert (claim["claim"], claim["basis"], claim["certainty"]) == ("N1", "human-uncontrolled", "very-low")


def test_grade_counts_only_what_was_public_on_the_day(topic: str) -> None:
    (claim,) = json.loads(run("grade", "--data", topic, "--json", "--as-of", "2001-01-01").stdout)

    assert claim["basis"] == "nothing"


def test_explain_gives_the_whole_stair(topic: str) -> None:
    result = run("explain", "N1", "--data", topic)

    assert result.exit_code == 0
    for words in ("Why this certainty", "start-uncontrolled", "GRADE", "trial-2020", "The wording may be"):
        assert words in result.output


def test_explain_as_json_is_one_record(topic: str) -> None:
    said = json.loads(run("explain", "N1", "--data", topic, "--json", "--lang", "zh").stdout)

    assert said["claim"] == "N1"
    assert said["reasons"][0]["rule"] == "start-uncontrolled"
    assert "无对照" in said["reasons"][0]["text"]["zh"]


def test_rules_are_listed_with_their_sources() -> None:
    said = json.loads(run("rules", "--json").stdout)

    assert {one["id"] for one in said["rules"]} == {card.id for card in rulebook().cards}
    assert "few-at-low-risk" in run("rules").output
    assert run("rules", "--markdown").output == rulebook_markdown(rulebook())


@pytest.mark.parametrize("command", [["grade"], ["explain", "N1"]])
def test_records_with_problems_are_told_one_a_line_and_nothing_is_graded(faulty: str, command: list[str]) -> None:
    result = started(*command, "--data", faulty)

    assert result.returncode == 1
    assert result.stdout == ""
    assert 'claims.yaml:2: unknown kind "effects".' in result.stderr
    assert f"{TRIAL}:3:" in result.stderr
    assert "Traceback" not in result.stderr


def test_an_unknown_claim_is_one_clear_line(topic: str) -> None:
    result = started("explain", "N11", "--data", topic)

    assert result.returncode == 1
    assert result.stderr.strip() == "evigraph: There is no claim “N11”. Did you mean N1?"


@pytest.mark.parametrize(
    "words",
    [["grade", "--as-of", "yesterday"], ["grade", "--lang", "fr"], ["explain"], ["nothing"], ["check", "--nonsense"]],
)
def test_wrong_words_are_a_usage_error(words: list[str]) -> None:
    assert run(*words).exit_code == 2


def test_a_folder_that_is_not_there_is_one_clear_line(tmp_path: Path) -> None:
    result = started("grade", "--data", str(tmp_path / "nowhere"))

    assert result.returncode == 1
    assert "nowhere: this is not a folder." in result.stderr
    assert "Traceback" not in result.stderr


def test_a_reader_that_stops_early_is_no_error() -> None:
    script = f"{sys.executable} -m graph.cli rules --json | head -n 1"

    result = subprocess.run(["/bin/sh", "-c", script], capture_output=True, text=True, check=False)

    assert result.stdout == "{\n"
    assert result.stderr == ""


def test_the_topic_can_be_named_in_the_environment(topic: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EVIGRAPH_DATA", topic)

    assert len(json.loads(run("grade", "--json").stdout)) == 1


def test_the_version_is_told() -> None:
    assert run("--version").output.startswith("evigraph ")


def test_help_loads_nothing_heavy() -> None:
    script = (
        "import sys\nfrom graph import cli\n"
        "try: cli.evigraph(['--help'])\nexcept SystemExit: pass\n"
        "sys.exit(bool({'pydantic', 'yaml', 'streamlit', 'rich', 'rdflib'} & set(sys.modules)))"
    )

    assert subprocess.run([sys.executable, "-c", script], capture_output=True, check=False).returncode == 0


def test_what_evigraph_has_to_say_is_one_sentence_not_a_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fails() -> None:
        raise EvidenceGraphError("no such thing.")

    monkeypatch.setattr(cli, "evigraph", fails)

    with pytest.raises(SystemExit) as stopped:
        cli.main()

    assert stopped.value.code == 1
    assert capsys.readouterr().err == "evigraph: no such thing.\n"
