"""What holds for every test: nothing that lies about in a developer's own folder changes what a test sees."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest


@pytest.fixture(scope="session", autouse=True)
def _no_data_set_of_ours(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """No built data set is found but the one a test builds: a fresh clone has none either."""
    before = os.environ.get("EVIGRAPH_BUILT")
    os.environ["EVIGRAPH_BUILT"] = str(tmp_path_factory.mktemp("none-built"))
    yield
    if before is None:
        del os.environ["EVIGRAPH_BUILT"]
    else:
        os.environ["EVIGRAPH_BUILT"] = before
