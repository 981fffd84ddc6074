"""The records of this process: one reading, however many ask at once."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from threading import Barrier

import pytest

from graph.dataset.build import build
from graph.dataset.store import open_store
from graph.grading.assess import grade
from graph.model.base import EvidenceBase
from graph.views import graded as shelf
from graph.views.beyond import proposal_words
from tests.makers import base
from tests.records.topics import write_topic


@pytest.fixture(autouse=True)
def _thawed() -> Iterator[None]:
    yield
    gc.unfreeze()


def test_many_who_ask_at_once_wait_for_one_reading(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    readings: list[Path] = []
    together = Barrier(8)

    def read(folder: Path) -> EvidenceBase:
        readings.append(folder)
        return base()

    def ask(_: int) -> shelf.Graded:
        together.wait()
        return shelf.graded(tmp_path)

    monkeypatch.setattr(shelf, "read", read)
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(ask, range(8)))

    assert readings == [tmp_path]
    assert all(one is found[0] for one in found)


def test_another_topic_is_read_anew(tmp_path: Path) -> None:
    first, second = (write_topic(tmp_path / name, {}) for name in ("a", "b"))

    assert shelf.graded(first) is not shelf.graded(second)


def test_what_was_built_of_exactly_this_is_read_and_not_made_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    topic, home = write_topic(tmp_path / "topic", {}), tmp_path / "built"
    monkeypatch.setenv("EVIGRAPH_DATA", str(topic))
    monkeypatch.setenv("EVIGRAPH_BUILT", str(home))
    build(topic, out=home, words=proposal_words)
    monkeypatch.setattr(shelf, "describe", lambda *_, **__: pytest.fail("It was made again."))

    known = shelf.graded()

    assert len(shelf.described(*known)) == len(open_store(home).store) > 0


def test_grades_of_another_day_are_described_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    topic, home = write_topic(tmp_path / "topic", {}), tmp_path / "built"
    monkeypatch.setenv("EVIGRAPH_DATA", str(topic))
    monkeypatch.setenv("EVIGRAPH_BUILT", str(home))
    build(topic, out=home, words=proposal_words)
    known = shelf.graded()

    earlier = grade(known.base, as_of=date(2021, 1, 1))

    assert set(shelf.described(known.base, earlier)) != set(open_store(home).store)
