"""What a worker does with its task; that it can reach nothing is tried in tests/hostile."""

from __future__ import annotations

import io
from dataclasses import replace

import pyoxigraph as ox
import pytest

from graph.web import worker
from graph.web.worker import Outcome, Task, read_task, run

TASK = Task("SELECT ?o { ?s ?p ?o }", "CSV", seconds=1, memory=10**9, result=1_000)


@pytest.fixture
def store() -> ox.Store:
    filled = ox.Store()
    filled.load(b'<http://e/a> <http://e/p> "1" . <http://e/g> { <http://e/a> <http://e/p> "2" }', ox.RdfFormat.TRIG)
    return filled


@pytest.fixture(autouse=True)
def mighty(monkeypatch: pytest.MonkeyPatch) -> None:
    """This process keeps its powers."""
    monkeypatch.setattr(worker, "give_up", lambda _: None)


def done(store: ox.Store, task: Task) -> tuple[Outcome, str]:
    file = io.BytesIO(task.written())
    return run(store, file), file.getvalue().decode()


def test_a_task_arrives_as_it_was_sent() -> None:
    task = replace(TASK, default_graphs=["http://e/g"], base="http://e/")

    assert read_task(task.written()).written() == task.written()


@pytest.mark.parametrize(
    ("changes", "answer"),
    [
        ({}, "o\r\n1\r\n"),
        ({"default_graphs": ["http://e/g"]}, "o\r\n2\r\n"),
        ({"named_graphs": ["http://e/g"]}, "o\r\n"),
        ({"query": "CONSTRUCT WHERE { ?s ?p ?o }", "format": "N_TRIPLES"}, '<http://e/a> <http://e/p> "1" .\n'),
        ({"query": "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }", "union": True}, "n\r\n2\r\n"),
    ],
)
def test_the_answer_takes_the_place_of_the_task(store: ox.Store, changes: dict[str, object], answer: str) -> None:
    assert done(store, replace(TASK, **changes)) == (Outcome.ANSWERED, answer)  # type: ignore[arg-type]  # as in the card


def test_what_the_engine_refuses_is_told_in_its_words(store: ox.Store) -> None:
    outcome, said = done(store, replace(TASK, query="ASK {"))

    assert outcome is Outcome.REFUSED
    assert said.startswith("error at 1:")


def test_an_answer_above_the_limit_is_no_answer(store: ox.Store) -> None:
    assert done(store, replace(TASK, result=3))[0] is Outcome.TOO_LARGE
