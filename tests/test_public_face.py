"""What `import graph` offers."""

from __future__ import annotations

import subprocess
import sys

import pytest

import graph


def test_everything_promised_is_there_and_nothing_else_is_promised() -> None:
    assert sorted(graph.__all__) == sorted(graph._HOME_OF)
    for name in graph.__all__:
        assert getattr(graph, name).__name__ == name
        assert name in dir(graph)


def test_a_name_that_is_not_there_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'grad'"):
        _ = graph.grad


def test_importing_the_face_loads_nothing_heavy() -> None:
    heavy = "{'pydantic', 'yaml', 'streamlit', 'rdflib', 'networkx', 'pyvis', 'graph.model'}"
    script = f"import sys, graph; sys.exit(bool({heavy} & set(sys.modules)))"

    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0


def test_grading_the_shipped_topic_takes_two_calls() -> None:
    grading = graph.grade(graph.read(graph.topic()))

    assert "C21" in grading.assessments
