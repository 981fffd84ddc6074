"""Every page in every state, as Streamlit runs it, without a browser."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import pytest
from streamlit.components.v2 import manifest_scanner
from streamlit.testing.v1 import AppTest

from graph.grading.assess import grade
from graph.model.base import EvidenceBase
from graph.viewer import store
from tests.sample import sample
from tests.viewer.visits import SCRIPT, Open, Show

_GRADED: dict[int, store.Shown] = {}


@pytest.fixture(scope="session", autouse=True)
def _components_are_looked_for_once() -> Iterator[None]:
    """AppTest asks all installed packages for components before each run: nine tenths of what a page takes."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(manifest_scanner, "scan_component_manifests", cache(manifest_scanner.scan_component_manifests))
        yield


def graded_once(base: EvidenceBase) -> store.Shown:
    """A base with its grades, the same each time: pages work out once what goes beyond the grades of the same base."""
    if id(base) not in _GRADED:
        _GRADED[id(base)] = store.Shown(base, grade(base))
    return _GRADED[id(base)]


@pytest.fixture
def show(monkeypatch: pytest.MonkeyPatch) -> Show:
    def shown(base: EvidenceBase) -> None:
        found = graded_once(base)
        monkeypatch.setattr(store, "shown", lambda: found)

    return shown


@pytest.fixture
def visit(show: Show) -> Open:
    def opened(**address: str) -> AppTest:
        test = AppTest.from_file(SCRIPT, default_timeout=20)
        for key, value in address.items():
            test.query_params[key] = value
        return test.run()

    show(sample())
    return opened
