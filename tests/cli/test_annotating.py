"""`evigraph annotate` as somebody with a lawful copy of an article uses it."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from graph import cli
from tests.records.test_anchors import ARTICLE
from tests.records.test_anchors import topic as anchored


@pytest.fixture
def topic(tmp_path: Path) -> Path:
    return anchored(tmp_path)


def annotate(
    topic: Path, copy: str | bytes, *more: str, source: str = "magazine", site: str = "https://evidence.example"
) -> Result:
    file = topic.parent / "copy.txt"
    file.write_bytes(copy if isinstance(copy, bytes) else copy.encode())
    return CliRunner().invoke(
        cli.evigraph, ["annotate", source, str(file), "--data", str(topic), "--site", site, *more]
    )


def test_a_copy_is_written_with_a_badge_at_its_claim(topic: Path, tmp_path: Path) -> None:
    out = tmp_path / "marked.html"

    done = annotate(topic, ARTICLE, "--out", str(out))

    assert done.exit_code == 0, done.output
    assert "1 passages found, 0 of them not where they were recorded." in done.output
    assert "<evi-claim id=" in out.read_text("utf-8")


@pytest.mark.parametrize(
    ("copy", "asked", "said"),
    [
        (ARTICLE, {"source": "nowhere"}, "There is no source 'nowhere'. There are: magazine."),
        (ARTICLE, {"site": "javascript:alert(1)"}, "is no address"),
        ("<!doctype html><p>x</p>", {}, "this is HTML"),
        (b"\xff\xfe\x00", {}, "this is not UTF-8"),
        ("Something else altogether.", {}, "no passage of magazine is in this text"),
    ],
)
def test_what_cannot_be_marked_is_told_in_one_line(
    topic: Path, copy: str | bytes, asked: dict[str, str], said: str
) -> None:
    done = annotate(topic, copy, **asked)

    assert done.exit_code == 1
    assert said in done.output
    assert done.output.strip().count("\n") == 0
