"""`evigraph refresh` and `evigraph audit` as people run them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from graph.cli import evigraph
from graph.model.study import Standing
from graph.records.read import read
from tests.records.topics import write_topic

WATCHED = (
    "Record ID,RetractionDate,RetractionDOI,OriginalPaperDOI,OriginalPaperPubMedID,RetractionNature,Reason\n"
    "1,1/15/2026 0:00,10.1000/r,10.1000/ABC,0,Retraction,+Fake;\n"
)


@pytest.fixture
def topic(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("EVIGRAPH_OFFLINE", "1")
    monkeypatch.setenv("EVIGRAPH_CACHE", str(tmp_path / "cache"))
    (tmp_path / "rw.csv").write_text(WATCHED, encoding="utf-8")
    return write_topic(tmp_path / "topic", {})


def run(topic: Path, *words: str) -> Result:
    return CliRunner().invoke(evigraph, [*words, "--data", str(topic)])


def test_a_retraction_is_listed_with_what_moves_and_written_when_asked(topic: Path) -> None:
    watched = str(topic.parent / "rw.csv")

    listed = run(topic, "refresh", "--retractions", watched, "--json")
    told = json.loads(listed.stdout)
    assert read(topic).studies["trial-2020"].reports[0].standing is Standing.STANDS

    applied = run(topic, "refresh", "--retractions", watched, "--apply")
    again = run(topic, "refresh", "--retractions", watched, "--json")

    assert [one["what"] for one in told["news"]] == ["retracted"]
    assert [one["claim"] for one in told["moves"]] == ["N1"]
    assert applied.exit_code == 0, applied.output
    assert read(topic).studies["trial-2020"].reports[0].standing is Standing.RETRACTED
    assert json.loads(again.stdout) == {"news": [], "moves": []}


def test_an_audit_ends_with_1_where_a_reference_is_retracted(topic: Path) -> None:
    listed = topic.parent / "list.txt"
    watched = str(topic.parent / "rw.csv")
    for text, code, mark in (("10.1000/abc\n", 1, "retracted"), ("10.1000/other\n", 0, "no notice seen")):
        listed.write_text(text, encoding="utf-8")

        done = run(topic, "audit", str(listed), "--retractions", watched, "--json")

        assert done.exit_code == code, done.output
        assert json.loads(done.stdout)["mark"] == mark


def test_offline_is_said_in_one_line(topic: Path) -> None:
    done = run(topic, "refresh")

    assert done.exit_code == 1
    assert "EVIGRAPH_OFFLINE" in str(done.exception)


def test_references_are_matched_to_known_studies(topic: Path) -> None:
    listed = topic.parent / "list.ris"
    listed.write_text("TY  - JOUR\nDO  - 10.1000/ABC\nER  -\nTY  - JOUR\nTI  - Unheard of\nER  -\n", encoding="utf-8")

    done = run(topic, "references", str(listed), "--json")

    assert [json.loads(row)["study"] for row in done.stdout.splitlines()] == ["trial-2020", None]


def test_the_calendar_is_written_in_the_form_of_its_name(topic: Path) -> None:
    watched = str(topic.parent / "rw.csv")
    for name, begins in (("due.ics", b"BEGIN:VCALENDAR"), ("due.atom", b"<?xml")):
        done = run(topic, "refresh", "--retractions", watched, "--calendar", str(topic.parent / name))

        assert done.exit_code == 0, done.output
        assert (topic.parent / name).read_bytes().startswith(begins), name
    assert run(topic, "refresh", "--calendar", "due.txt").exit_code == 2
