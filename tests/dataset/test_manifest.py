"""Of what a version says that it was made."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from graph.dataset.manifest import MANIFEST, digest_of, is_made_of, write_manifest
from graph.grading.assess import grade
from tests.records.topics import write_topic
from tests.sample import sample

BASE = sample()
GRADING = grade(BASE)


@pytest.fixture
def version(tmp_path: Path) -> Path:
    write_manifest(tmp_path, BASE, GRADING, data="records", counted={}, graphs={}, worded=True)
    return tmp_path


def test_a_version_knows_what_it_was_made_of(version: Path) -> None:
    assert is_made_of(version, records="records", grading=GRADING)


def test_other_records_rules_days_or_code_are_another_version(version: Path) -> None:
    assert not is_made_of(version, records="others", grading=GRADING)
    assert not is_made_of(version, records="records", grading=replace(GRADING, fingerprint="0" * 16))
    assert not is_made_of(version, records="records", grading=replace(GRADING, as_of=date(2020, 1, 1)))

    told = json.loads((version / MANIFEST).read_text("utf-8"))
    (version / MANIFEST).write_text(json.dumps(told | {"maker": {"sha256": "other code"}}), "utf-8")
    assert not is_made_of(version, records="records", grading=GRADING)


@pytest.mark.parametrize("content", ["", "[]", "no json", "{}"])
def test_a_manifest_that_cannot_be_read_is_none_of_ours(version: Path, content: str) -> None:
    (version / MANIFEST).write_text(content, "utf-8")

    assert not is_made_of(version, records="records", grading=GRADING)
    assert not is_made_of(version / "nowhere", records="records", grading=GRADING)


def test_the_digest_of_records_changes_with_a_byte_and_with_a_name(tmp_path: Path) -> None:
    folder = write_topic(tmp_path / "topic", {})
    before = digest_of(folder)

    (folder / "studies" / "more.yaml").write_text("# nothing\n", "utf-8")
    assert digest_of(folder) != before
