"""The viewer under a crowd, and how long a reader waits: for the first page, and after a click."""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import http.client
import math
import os
import shutil
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path
from urllib.parse import urlencode

import websockets
from playwright.sync_api import Browser, Page, sync_playwright
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection

from graph import grade, read, topic

ROOT = Path(__file__).resolve().parents[1]
PAGES = ("overview", "claims", "article", "map", "mechanisms", "cells", "studies", "whatif", "method", "query")
STARTED = 30
ANSWERED = 60
FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run")


@dataclass(slots=True)
class Crowd:
    """What happened to a crowd: how long each page took to its foot, and whatever was not as it should be."""

    seconds: list[float] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Ask:
    """One page of the viewer, and words that must stand on it."""

    query: str
    holds: str


def asks(claims: Sequence[tuple[str, str]]) -> list[Ask]:
    """The pages that a crowd opens: those of the menu, and every claim with its own words."""
    menu = [Ask(urlencode({"page": page, "lang": "en"}), "<footer") for page in PAGES]
    own = [Ask(urlencode({"page": "claim", "id": id_, "lang": "en"}), words) for id_, words in claims]
    return [one for pair in zip(own, menu * len(own), strict=False) for one in pair]


async def crowd(
    url: str, sessions: int, pages: Sequence[Ask], *, each: int, hold: asyncio.Event | None = None
) -> Crowd:
    """So many sessions at once, each opening so many pages, one after the other, each as soon as the last has come."""
    found = Crowd()
    turns = [[pages[(at * each + step) % len(pages)] for step in range(each)] for at in range(sessions)]
    await asyncio.gather(*(_session(url, turn, found, hold) for turn in turns))
    return found


async def _session(url: str, turn: Sequence[Ask], found: Crowd, hold: asyncio.Event | None) -> None:
    address = url.replace("http", "ws", 1) + "/_stcore/stream"
    try:
        async with websockets.connect(address, subprotocols=[_PROTOCOL], max_size=None, proxy=None) as line:
            for ask in turn:
                await _open(line, ask, found)
            if hold is not None:
                await hold.wait()
    except (OSError, TimeoutError, websockets.WebSocketException) as error:
        found.wrong.append(repr(error))


_PROTOCOL = websockets.Subprotocol("streamlit")


async def _open(line: ClientConnection, ask: Ask, found: Crowd) -> None:
    """Ask for a page as Streamlit's own script does, and read until it has been drawn."""
    started = time.perf_counter()
    asked = BackMsg()
    asked.rerun_script.query_string = ask.query
    await line.send(asked.SerializeToString())
    drawn: list[str] = []
    while True:
        told = ForwardMsg()
        told.ParseFromString(await asyncio.wait_for(line.recv(), ANSWERED))
        kind = told.WhichOneof("type")
        if kind == "delta":
            element = told.delta.new_element
            if element.WhichOneof("type") == "exception":
                found.wrong.append(f"{ask.query}: {element.exception.message}")
            drawn.append(element.html.body)
        elif kind == "script_finished":
            break
    found.seconds.append(time.perf_counter() - started)
    if told.script_finished != ForwardMsg.FINISHED_SUCCESSFULLY or not any(
        ask.holds in unescape(body) for body in drawn
    ):
        found.wrong.append(f"{ask.query}: the page is not the one that was asked for")


@contextlib.contextmanager
def viewer() -> Iterator[tuple[str, int]]:
    """The address and the process of a viewer of our own."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    settings = (f"--server.port={port}", "--server.address=127.0.0.1", "--server.headless=true")
    command = [sys.executable, "-m", "streamlit", "run", str(ROOT / "app.py"), *settings]
    server = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # noqa: S603  # ours
    try:
        _wait(port)
        yield f"http://127.0.0.1:{port}", server.pid
    finally:
        server.terminate()
        server.wait()


def _wait(port: int) -> None:
    """Until the viewer says that it is well."""
    deadline = time.monotonic() + STARTED
    while time.monotonic() < deadline:
        with contextlib.suppress(OSError, http.client.HTTPException):
            line = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
            line.request("GET", "/_stcore/health")
            if line.getresponse().status == http.client.OK:
                return
        time.sleep(0.05)
    raise SystemExit("The viewer did not start.")


def resident(pid: int) -> int:
    """Bytes of memory that a process holds."""
    lines = Path(f"/proc/{pid}/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) * 1024 for line in lines if line.startswith("VmRSS:"))


async def measured(url: str, pid: int, pages: Sequence[Ask], sessions: int, each: int) -> tuple[Crowd, float]:
    """A crowd, and the memory that one session adds: the growth from a fifth of the crowd to all of it, held open."""
    few = max(1, sessions // 5)
    memory: list[int] = []
    last = Crowd()
    for size in (few, sessions):
        hold = asyncio.Event()
        running = asyncio.create_task(crowd(url, size, pages, each=each, hold=hold))
        memory.append(await settled(pid))
        hold.set()
        last = await running
    return last, (memory[1] - memory[0]) / (sessions - few)


async def settled(pid: int) -> int:
    """What a process holds when it grows no more: all sessions stand open with their last page."""
    before = -1
    while before != (now := resident(pid)):
        before = now
        await asyncio.sleep(3)
    return now


def cold(browser: Browser, url: str) -> float:
    """Seconds from an empty browser to the foot of the first page."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    started = time.perf_counter()
    page.goto(url)
    page.locator("footer").wait_for()
    seconds = time.perf_counter() - started
    context.close()
    return seconds


def clicked(page: Page, name: str) -> float:
    """Seconds from a click in the menu to the new page with its foot, as the page itself counts them."""
    milliseconds: float = page.evaluate(_CLICK, name)
    return milliseconds / 1000


# The foot is drawn last, and tells the address of the page that it belongs to.
_CLICK = """name => new Promise(done => {
    const link = [...document.querySelectorAll("#ev-pages a")].find(one => one.textContent === name);
    const page = new URLSearchParams(link.search).get("page");
    const whole = () => document.querySelector("footer")?.textContent.includes(`page=${page}&`);
    const started = performance.now();
    const watch = new MutationObserver(() => {
        if (!whole()) return;
        watch.disconnect();
        requestAnimationFrame(() => done(performance.now() - started));
    });
    watch.observe(document.body, {subtree: true, childList: true, attributes: true, characterData: true});
    link.click();
})"""


def in_browser(times: int) -> None:
    """Print how long a reader waits."""
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        first = []
        for _ in range(3):
            with viewer() as (url, _pid):
                first.append(cold(browser, f"{url}/?lang=en"))
        with viewer() as (url, _pid):
            cold(browser, f"{url}/?lang=en")
            empty = [cold(browser, f"{url}/?lang=en") for _ in range(times)]
            page = browser.new_page(viewport={"width": 1280, "height": 800})
            page.goto(f"{url}/?lang=en")
            page.locator("footer").wait_for()
            names = page.locator("#ev-pages a").all_inner_texts()
            waits: dict[str, list[float]] = {name: [] for name in names}
            for _ in range(times):
                for name in [*names[1:], names[0]]:
                    waits[name].append(clicked(page, name))
                    page.wait_for_timeout(200)
        browser.close()
    every = [seconds for each in waits.values() for seconds in each]
    print(f"first page, fresh server and empty browser: {_told(first)}")
    print(f"first page, running server and empty browser: {_told(empty)}")
    print(f"a click in the menu: {_told(every)}")
    print("  " + ", ".join(f"{name} {statistics.median(each):.2f} s" for name, each in waits.items()))


def _told(seconds: Sequence[float]) -> str:
    slow = sorted(seconds)[math.ceil(0.9 * len(seconds)) - 1]
    return f"median {statistics.median(seconds):.2f} s, 90th percentile {slow:.2f} s, of {len(seconds)}"


def main() -> None:
    """Print all of it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sessions", type=int, default=30)
    parser.add_argument("--pages", type=int, default=6, help="pages that each session opens")
    parser.add_argument("--times", type=int, default=7, help="runs of each measurement in the browser")
    asked = parser.parse_args()
    base = read(topic())
    grade(base)
    pages = asks([(claim.id, claim.statement.en) for claim in base.claims.values()])
    with viewer() as (url, pid):
        found, grown = asyncio.run(measured(url, pid, pages, asked.sessions, asked.pages))
    print(f"{asked.sessions} sessions at once, {asked.pages} pages each: {len(found.wrong)} errors")
    print(f"time to the foot: {_told(found.seconds)}; memory of one more session: {grown / 2**20:.1f} MiB")
    for wrong in found.wrong[:10]:
        print(f"  {wrong}")
    in_browser(asked.times)


if __name__ == "__main__":
    main()
