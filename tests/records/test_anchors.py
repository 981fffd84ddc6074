"""Anchors against a lawful copy of the text: by digest, so that no passage is kept or shown."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.records.anchors import check_anchors, digest, normalised
from graph.records.read import examine
from tests.records.topics import CLAIM, SHA, SOURCES, changed, write_topic

ARTICLE = "Ｎaps  are\ngood for you, says a maker of pillows."
TEXT = normalised(ARTICLE)
ANCHOR = "anchor: {start: 5, end: 9, sha256: "


def topic(folder: Path, *, start: int = 0, end: int = 4, passage: str = "Naps") -> Path:
    """The small topic with a claim anchored in the article."""
    anchor = f"anchor: {{start: {start}, end: {end}, sha256: {digest(passage)}"
    claims = changed(CLAIM, (f"{ANCHOR}{SHA}", anchor))
    sources = changed(SOURCES, (SHA, digest(TEXT)), ("text_length: 100", f"text_length: {len(TEXT)}"))
    return write_topic(folder / "topic", {"claims.yaml": claims, "sources.yaml": sources})


def copy(folder: Path, content: str | bytes) -> Path:
    """A copy of the article."""
    path = folder / "copy.txt"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def test_offsets_count_in_the_text_without_white_space_and_full_width_letters() -> None:
    assert TEXT.startswith("Napsaregood")


@pytest.mark.parametrize("around", ["{}", "A page\n{}\nShare this", "\ufeff{}", "{}\r\n"])
def test_anchors_agree_with_a_copy_whatever_stands_around_it(tmp_path: Path, around: str) -> None:
    checked = check_anchors(copy(tmp_path, around.format(ARTICLE)), examine(topic(tmp_path)).collection)

    assert (checked.agreeing, checked.problems) == (1, ())


def test_an_anchor_on_another_passage_is_told_at_its_line_without_the_passage(tmp_path: Path) -> None:
    folder = topic(tmp_path, start=4, end=8)

    (problem,) = check_anchors(copy(tmp_path, ARTICLE), examine(folder).collection).problems

    assert problem.file.endswith("claims.yaml")
    assert problem.line == 7
    assert problem.message == "the anchor of N1 is not the passage at 4 to 8."
    assert "areg" not in str(problem)


def test_another_text_is_told_once_and_not_for_every_anchor(tmp_path: Path) -> None:
    (problem,) = check_anchors(copy(tmp_path, "Something else."), examine(topic(tmp_path)).collection).problems

    assert "this is not the text of any source" in problem.message
    assert f"magazine has {len(TEXT)}" in problem.help


@pytest.mark.parametrize(
    ("content", "message"),
    [(b"\xff\xfe", "this is not UTF-8."), (b"a" * (10 * 1024 * 1024 + 1), "the file is larger than 10 MiB.")],
)
def test_a_file_that_is_no_text_is_refused(tmp_path: Path, content: bytes, message: str) -> None:
    (problem,) = check_anchors(copy(tmp_path, content), examine(topic(tmp_path)).collection).problems

    assert problem.message == message


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    (problem,) = check_anchors(tmp_path / "nowhere.txt", examine(topic(tmp_path)).collection).problems

    assert problem.message.startswith("the file cannot be read:")
