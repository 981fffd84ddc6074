"""The public ways to build and to ask, with proposals in the words of readers; the floors below have no words."""

from __future__ import annotations

from pathlib import Path

from pyoxigraph import Store
from rdflib import Dataset

from graph.dataset import open as opening
from graph.dataset.ask import AnswerTable, Given, answer, opened
from graph.dataset.questions import question
from graph.views.beyond import proposal_words


def build(topic: Path | None = None, *, out: Path | None = None) -> Dataset:
    """Build and publish the data set of a topic, and open it."""
    return opening.build(topic, out=out, words=proposal_words)


def ask(name: str, /, *, dataset: Store | Dataset | None = None, **parameters: Given) -> AnswerTable:
    """Ask a named question of a dataset, or of the one that was built last.

    Where nothing was built, the records are read and graded in memory, and analysed if the question asks for it.
    """
    asked = question(name)
    if dataset is None:
        return answer(asked, opened(whole=asked.goes_beyond, words=proposal_words), parameters)
    return answer(asked, dataset, parameters)
