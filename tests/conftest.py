"""What holds for every test, and the data set as a whole for those that want it built."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session", autouse=True)
def _no_data_set_of_ours(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """No built data set is found but the one a test builds: a fresh clone has none either."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("EVIGRAPH_BUILT", str(tmp_path_factory.mktemp("none-built")))
        yield


@pytest.fixture(scope="session")
def untraced() -> dict[str, str]:
    """The environment for a program whose coverage is not asked for: tracing more than doubles what it takes."""
    return {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE_")}


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory, untraced: dict[str, str]) -> Path:
    """The folder of the real data set, built as `make run` builds it before it opens the viewer."""
    home = tmp_path_factory.mktemp("built")
    command = [sys.executable, "-m", "graph.cli", "build", "--out", str(home)]
    subprocess.run(command, cwd=ROOT, env=untraced, check=True)
    return home
