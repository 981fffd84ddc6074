"""A Chromium and a running viewer for the tests in this folder.

`browser`, `page` and `viewer_url` are what a test asks for. Where no browser is found the tests are skipped with the
reason; with EVIGRAPH_REQUIRE_BROWSER set (as .ci/run does) they fail instead.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from urllib.error import URLError

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
APP = ROOT / "app.py"
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
SECONDS_TO_START = 60


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what is here, so that `-m "not browser"` leaves it out."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def chromium() -> str:
    """Where the browser is; a skip, or a failure where one is required, tells what was looked for."""
    asked = os.environ.get("CHROMIUM")
    found = shutil.which(asked or "/usr/bin/chromium")
    if found:
        return found
    reason = (
        f"NO BROWSER, SO NOTHING IN tests/browser WAS TRIED: {asked or '/usr/bin/chromium'} is not there. "
        "Install Debian's chromium, or set CHROMIUM=/path/to/chromium."
    )
    if os.environ.get("EVIGRAPH_REQUIRE_BROWSER"):
        pytest.fail(reason)
    pytest.skip(reason)


# Of a module, not of the session: while Playwright is open its event loop runs in this thread,
# and the tests of other folders on the same worker must be able to run one of their own.
@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[Browser]:
    """A headless Chromium with an empty profile of its own, which Playwright makes and removes."""
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium, args=FLAGS, headless=True)
        yield opened
        opened.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A fresh window without cookies, at the size of a small laptop."""
    context = browser.new_context(viewport={"width": 1280, "height": 800}, locale="en-GB", reduced_motion="reduce")
    yield context.new_page()
    context.close()


@pytest.fixture(scope="session")
def viewer_url(tmp_path_factory: pytest.TempPathFactory, built: Path, untraced: dict[str, str]) -> Iterator[str]:
    """The address of a viewer of our own on the real data set, which ends with the tests."""
    port = free_port()
    log = tmp_path_factory.mktemp("viewer") / "log.txt"
    command = [sys.executable, "-m", "streamlit", "run", str(APP), f"--server.port={port}"]
    settings = ["--server.address=127.0.0.1", "--server.headless=true"]
    with log.open("wb") as sink:
        viewer = subprocess.Popen(
            [*command, *settings],
            cwd=ROOT,
            env=untraced | {"EVIGRAPH_BUILT": str(built)},
            stdin=subprocess.DEVNULL,
            stdout=sink,
            stderr=subprocess.STDOUT,
        )
    try:
        wait_until_healthy(f"http://127.0.0.1:{port}", viewer, log)
        yield f"http://127.0.0.1:{port}"
    finally:
        end(viewer)


def free_port() -> int:
    """A port of the loopback address that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def wait_until_healthy(url: str, viewer: subprocess.Popen[bytes], log: Path) -> None:
    """Come back when the viewer answers; fail with its own words when it ends or never does."""
    direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    deadline = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < deadline and viewer.poll() is None:
        try:
            with direct.open(f"{url}/_stcore/health", timeout=5) as answer:
                if answer.status == 200:
                    return
        except (URLError, OSError):
            time.sleep(0.05)
    pytest.fail(f"The viewer did not start at {url}. It said:\n{log.read_text(encoding='utf-8', errors='replace')}")


def end(viewer: subprocess.Popen[bytes]) -> None:
    """End exactly this process."""
    viewer.terminate()
    try:
        viewer.wait(timeout=10)
    except subprocess.TimeoutExpired:
        viewer.kill()
        viewer.wait()
