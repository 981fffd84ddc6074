"""`evigraph anchor` and `evigraph schema` as a curator uses them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result

from graph import cli
from graph.errors import DataError
from graph.records.anchors import check_anchors, digest, normalised
from graph.records.read import examine
from tests.records.topics import CLAIM, SHA, SOURCES, changed, write_topic

ARTICLE = "Naps are\ngood for you, and naps\nare cheap, says a maker of pillows."
TEXT = normalised(ARTICLE)


@pytest.fixture
def topic(tmp_path: Path) -> Path:
    """The small topic, whose claim is anchored in the first four characters of the article."""
    claims = changed(CLAIM, (f"start: 5, end: 9, sha256: {SHA}", f"start: 0, end: 4, sha256: {digest('Naps')}"))
    sources = changed(SOURCES, (SHA, digest(TEXT)), ("text_length: 100", f"text_length: {len(TEXT)}"))
    return write_topic(tmp_path / "sleep", {"claims.yaml": claims, "sources.yaml": sources})


def anchor(topic: Path, passages: str, *, article: str = ARTICLE) -> Result:
    (topic.parent / "article.txt").write_text(article, encoding="utf-8")
    words = ("anchor", str(topic.parent / "article.txt"), "--data", str(topic))
    return CliRunner().invoke(cli.evigraph, words, input=passages)


def test_an_anchor_pasted_into_a_claim_agrees_with_the_text(topic: Path) -> None:
    result = anchor(topic, "good  for you\n", article=f"Home | Shop\n{ARTICLE}\nShare this")
    pasted = yaml.safe_load(result.stdout)["anchor"]

    claims = (topic / "claims.yaml").read_text(encoding="utf-8")
    flow = f"start: {pasted['start']}, end: {pasted['end']}, sha256: {pasted['sha256']}"
    (topic / "claims.yaml").write_text(changed(claims, (f"start: 0, end: 4, sha256: {digest('Naps')}", flow)), "utf-8")
    checked = check_anchors(topic.parent / "article.txt", examine(topic).collection)

    assert result.exit_code == 0
    assert (pasted["start"], pasted["end"]) == (TEXT.index("goodforyou"), TEXT.index("goodforyou") + 10)
    assert (checked.agreeing, checked.problems) == (1, ())


def test_a_passage_not_found_or_found_twice_is_told_at_its_line_and_not_repeated(topic: Path) -> None:
    result = anchor(topic, "cheap\n\nare\nexpensive\n")

    assert result.exit_code == 1
    assert len(result.stdout.splitlines()) == 1
    assert "standard input:3: this passage is in the text 2 times, at 4 to 7, 25 to 28." in result.stderr
    assert "standard input:4: this passage is not in the text." in result.stderr
    assert not any(word in result.output for word in ("cheap", "expensive"))


def test_the_coverage_counts_what_anchors_share_once(topic: Path) -> None:
    claims = (topic / "claims.yaml").read_text(encoding="utf-8")
    second = (
        "\n    - {source: magazine, section: '1', wording: hedged, anchor: {start: 2, end: 6, sha256: " + SHA + "}}\n"
    )
    (topic / "claims.yaml").write_text(claims.rstrip() + second, encoding="utf-8")

    covered = anchor(topic, "cheap").stderr

    assert f"{600 // len(TEXT)} % (6 of {len(TEXT)} characters" in covered


def test_a_text_of_no_source_gives_what_a_new_source_writes(topic: Path) -> None:
    result = anchor(topic, "else", article="Something else.")

    assert f"text_sha256: {digest('Somethingelse.')}, text_length: 14" in result.stderr
    assert "anchor: {start: 9, end: 13" in result.stdout


@pytest.mark.parametrize("passages", ["missing.txt", "latin.txt"])
def test_passages_that_cannot_be_read_are_one_clear_message(topic: Path, passages: str) -> None:
    (topic.parent / "latin.txt").write_bytes(b"\xe9t\xe9")
    words = ("anchor", str(topic.parent / "none.txt"), str(topic.parent / passages), "--data", str(topic))

    result = CliRunner().invoke(cli.evigraph, words)

    assert isinstance(result.exception, DataError)
    assert len(result.exception.problems) == 2  # the text and the list


def test_a_topic_that_is_not_there_is_told(topic: Path) -> None:
    result = anchor(topic.parent / "elsewhere", "cheap")

    assert "this is not a folder" in str(result.exception)


def test_the_schemas_are_printed_by_name() -> None:
    printed = json.loads(CliRunner().invoke(cli.evigraph, ("schema",)).stdout)

    assert len(printed) == 10
    assert printed["claims.schema.json"]["type"] == "array"
