"""What holds for every test, and the data set as a whole for those that want it built."""

from __future__ import annotations

import fcntl
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).resolve().parents[1]

# How many examples Hypothesis draws: `make test-deep` says --hypothesis-profile=deep. A busy machine draws slowly,
# which is no fault of what is tested.
settings.register_profile("default", max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("deep", settings.get_profile("default"), max_examples=200)
settings.load_profile("default")


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
    """The folder of the real data set, built as `make run` builds it before it opens the viewer; nobody writes to it.

    Built once for all workers: a second one waits for the first, whose build is then the same.
    """
    temporary = tmp_path_factory.getbasetemp()
    shared = temporary.parent if "PYTEST_XDIST_WORKER" in os.environ else temporary
    home, done = shared / "built", shared / "built.done"
    with (shared / "built.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not done.exists():
            command = [sys.executable, "-m", "graph.cli", "build", "--out", str(home)]
            subprocess.run(command, cwd=ROOT, env=untraced, check=True)
            done.touch()
    return home
