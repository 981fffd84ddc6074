"""What the pages show is read and graded once."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.viewer import store
from tests.records.topics import write_topic


@pytest.fixture(autouse=True)
def _fresh() -> Iterator[None]:
    store.shown.clear()
    yield
    store.shown.clear()
    gc.unfreeze()


def test_a_named_folder_is_shown_and_read_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EVIGRAPH_DATA", str(write_topic(tmp_path, {})))

    first = store.shown()

    assert set(first.grading.assessments) == set(first.base.claims) == {"N1"}
    assert store.shown() is first
