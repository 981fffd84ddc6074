"""Which topic is meant: the one that is named, else that of a setting, else the default; never the alphabet's first."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from graph import cli, resources
from graph.errors import EvidenceGraphError
from tests.records.topics import TOPIC, changed, write_topic


def run(*words: str) -> Result:
    return CliRunner().invoke(cli.evigraph, words)


@pytest.fixture
def two(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A checkout with two topics, of which the second of the alphabet is the default."""
    data = tmp_path / "data"
    write_topic(data / "dreams", {"topic.yaml": changed(TOPIC, ("id: sleep", "id: dreams"))})
    write_topic(data / "sleep", {})
    (data / "default-topic").write_text("sleep\n", encoding="utf-8")
    monkeypatch.setattr(resources, "_PACKAGE", tmp_path / "graph")
    for setting in ("EVIGRAPH_DATA", "EVIGRAPH_TOPIC"):
        monkeypatch.delenv(setting, raising=False)
    return data


def test_the_default_is_named_in_a_file_and_not_by_the_alphabet(two: Path) -> None:
    assert list(resources.topics()) == ["dreams", "sleep"]
    assert resources.topic() == two / "sleep"


def test_a_name_beats_a_setting_and_a_setting_beats_the_default(two: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EVIGRAPH_TOPIC", "dreams")

    assert resources.topic() == two / "dreams"
    assert resources.topic("sleep") == two / "sleep"


def test_two_settings_at_once_are_refused(two: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EVIGRAPH_TOPIC", "dreams")
    monkeypatch.setenv("EVIGRAPH_DATA", str(two / "sleep"))

    with pytest.raises(EvidenceGraphError, match="both set"):
        resources.topic()


def test_a_topic_that_is_not_there_is_one_line_with_those_that_are(two: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (two / "default-topic").write_text("../\x1b[31mnaps\n", encoding="utf-8")
    with pytest.raises(EvidenceGraphError, match=r"default-topic names\. Known: dreams, sleep;") as refused:
        resources.topic()
    assert str(refused.value).isprintable()

    monkeypatch.setenv("EVIGRAPH_TOPIC", "../sleep")
    with pytest.raises(EvidenceGraphError, match="EVIGRAPH_TOPIC names"):
        resources.topic()


def test_a_checkout_without_a_default_says_what_to_write(two: Path) -> None:
    (two / "default-topic").unlink()

    with pytest.raises(EvidenceGraphError, match="Write the name of a topic into it: dreams, sleep"):
        resources.topic()


@pytest.mark.usefixtures("two")
def test_a_command_takes_a_topic_by_its_name_or_its_folder_but_not_both(tmp_path: Path) -> None:
    by_name, by_folder = run("grade", "--topic", "dreams"), run("grade", "--data", str(tmp_path / "data" / "dreams"))
    both = run("grade", "--topic", "dreams", "--data", str(tmp_path))

    assert by_name.exit_code == 0
    assert by_name.output == by_folder.output
    assert both.exit_code == 2


def test_check_without_a_name_checks_every_topic_and_tells_them_apart(two: Path) -> None:
    whole = json.loads(run("check", "--json").stdout)["topics"]
    one = json.loads(run("check", "--topic", "sleep", "--json").stdout)["topics"]
    (two / "dreams" / "claims.yaml").write_text("[]]\n", encoding="utf-8")

    assert [told["topic"] for told in whole] == ["dreams", "sleep"]
    assert [told["topic"] for told in one] == ["sleep"]
    assert run("check").exit_code == 1
    assert run("check", "--topic", "sleep").exit_code == 0
