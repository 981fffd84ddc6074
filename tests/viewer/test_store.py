"""What the pages show is read and graded once."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.grading.assess import grade
from graph.viewer import store
from tests.records.topics import write_topic
from tests.sample import sample


@pytest.fixture(autouse=True)
def _thawed() -> Iterator[None]:
    yield
    gc.unfreeze()


def test_a_named_folder_is_shown_and_read_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EVIGRAPH_DATA", str(write_topic(tmp_path, {})))

    first = store.shown()

    assert set(first.grading.assessments) == set(first.base.claims) == {"N1"}
    assert store.shown() is first


def test_what_is_shown_is_described_once_and_anew_when_it_is_graded_anew() -> None:
    base = sample()
    first, second = store.Shown(base, grade(base)), store.Shown(base, grade(base))

    described = store.dataset(first)

    assert len(described) > 0
    assert store.dataset(first) is described
    assert store.dataset(second) is not described
