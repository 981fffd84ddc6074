"""Registries are asked politely, again where they stumble, and not at all when offline."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import stamina

from graph.errors import SourceError
from graph.sources.client import Client, Pace, Settings, settings
from tests.sources.served import served


@pytest.fixture(autouse=True)
def _without_waiting() -> Iterator[None]:
    with stamina.set_testing(True, attempts=3):
        yield


def get(how: Settings, address: str) -> bytes | None:
    with Client(how, pace=Pace(sleep=lambda _: None)) as client:
        return client.get(address)


def test_the_asker_says_who_it_is() -> None:
    with served({"/a": [(200, b"yes")]}) as there:
        assert get(Settings(contact="me@example.org"), f"{there.address}/a") == b"yes"

    ((_, name),) = there.asked
    assert name.startswith("evigraph/")
    assert "mailto:me@example.org" in name


def test_a_busy_server_is_asked_again() -> None:
    with served({"/a": [(503, b""), (429, b""), (200, b"yes")]}) as there:
        assert get(Settings(), f"{there.address}/a") == b"yes"

    assert len(there.asked) == 3


@pytest.mark.parametrize(("status", "said"), [(500, "answers with 500"), (403, "answers with 403")])
def test_a_server_that_refuses_is_told_in_one_line(status: int, said: str) -> None:
    with served({"/a": [(status, b"")]}) as there, pytest.raises(SourceError, match=said) as raised:
        get(Settings(), f"{there.address}/a")

    assert "\n" not in str(raised.value)


def test_what_a_server_does_not_know_is_none() -> None:
    with served({}) as there:
        assert get(Settings(), f"{there.address}/a") is None


def test_a_server_that_is_not_there_is_told_in_one_line() -> None:
    with pytest.raises(SourceError, match="cannot be reached") as raised:
        get(Settings(), "http://127.0.0.1:9/a")

    assert "\n" not in str(raised.value)


def test_a_reply_is_kept_and_found_again_offline(tmp_path: Path) -> None:
    with served({"/a": [(200, b"yes")]}) as there:
        for offline in (False, False, True):
            assert get(Settings(offline=offline, cache=tmp_path / "kept"), f"{there.address}/a") == b"yes"

    assert len(there.asked) == 1


def test_offline_nothing_is_sent() -> None:
    with served({"/a": [(200, b"yes")]}) as there, pytest.raises(SourceError, match="EVIGRAPH_OFFLINE"):
        get(Settings(offline=True), f"{there.address}/a")

    assert not there.asked


def test_a_host_is_asked_no_faster_than_it_wants() -> None:
    now, slept = [0.0], list[float]()

    def sleep(seconds: float) -> None:
        slept.append(seconds)
        now[0] += seconds

    pace = Pace(now=lambda: now[0], sleep=sleep)
    for host in ("eutils.ncbi.nlm.nih.gov", "api.crossref.org", *["eutils.ncbi.nlm.nih.gov"] * 3):
        pace.wait(host)

    assert len(slept) == 3
    assert sum(slept) == pytest.approx(1)


def test_settings_come_from_the_environment() -> None:
    how = settings({"EVIGRAPH_OFFLINE": "1", "EVIGRAPH_PUBMED_URL": "http://x/", "EVIGRAPH_CACHE": "/c"})

    assert (how.offline, how.pubmed, how.cache) == (True, "http://x", Path("/c"))
    assert not settings({"EVIGRAPH_OFFLINE": "0"}).offline
