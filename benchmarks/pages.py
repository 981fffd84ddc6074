"""Pages to embed: what a site costs to make, what a page weighs, and how soon a reader sees a picture.

`python benchmarks/pages.py` makes our own site and 10,000 pages of a synthetic topic. With `--browser` it also shows
one claim in Chromium three ways: our page, what pyvis writes by itself (`in_line`), and the viewer inside a frame.
"""

from __future__ import annotations

import contextlib
import gzip
import resource
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import NamedTuple

from pyvis.network import Network as Pyvis  # type: ignore[import-untyped]  # it ships no types
from synthetic import evidence

from graph.grading.assess import grade
from graph.model.base import EvidenceBase
from graph.model.claim import Source
from graph.model.values import Lang, Text
from graph.views.addresses import Thing
from graph.views.embed.interactive import script
from graph.views.embed.layout import WIDE
from graph.views.embed.page import Edition, edition_of, page
from graph.views.embed.static_site import publish
from graph.views.embed.subjects import drawn, things

PAGES = 10_000
ROOT = Path(__file__).resolve().parents[1]
CLAIM = "C03"
TIMES = 5


def main() -> None:
    """Everything that can be measured here, as tables."""
    our_own_site()
    many_pages()
    if "--browser" in sys.argv:
        side_by_side()


def our_own_site() -> None:
    """The site of the topic that comes with evigraph, with and without what needs an address."""
    print("| own topic | pages | files | seconds | heaviest page, gzip |")
    print("|---|---|---|---|---|")
    for home in (None, "https://example.org/pages"):
        with tempfile.TemporaryDirectory() as folder:
            start = time.perf_counter()
            written = publish(edition_of(site="", home=home), Path(folder) / "site")
            seconds = time.perf_counter() - start
            heaviest = max(len(packed(path.read_bytes())) for path in written.folder.glob("*/*/**/*.html"))
        name = "with sitemap, oEmbed and social pictures" if home else "pages alone"
        print(f"| {name} | {written.pages} | {written.files} | {seconds:.1f} | {heaviest:,} B |")
    print(f"\nThe shared script: {len(packed(script())):,} B gzip.\n")


def many_pages() -> None:
    """Pages of a synthetic topic, one after the other and none kept."""
    known = with_source(evidence(PAGES * 3 // 26, 10))
    made = Edition(known, grade(known), "benchmark", "", None)
    wanted = [(*thing, lang) for thing in things(known, made.grading) for lang in Lang][:PAGES]
    page(made, *wanted[0])
    before, start = memory(), time.perf_counter()
    weights = [len(packed(page(made, thing, ids, lang), 6)) for thing, ids, lang in wanted]
    seconds = time.perf_counter() - start
    grown = memory() - before
    print("| synthetic topic | claims | studies | ms a page | pages a second | memory grown | heaviest, gzip |")
    print("|---|---|---|---|---|---|---|")
    room = f"{grown:.0f} MB ({1000 * grown / len(wanted):.1f} kB a page)"
    speed = f"{1000 * seconds / len(wanted):.2f} | {len(wanted) / seconds:.0f}"
    made_of = f"{len(wanted):,} pages | {len(known.claims):,} | {len(known.studies):,}"
    print(f"| {made_of} | {speed} | {room} | {max(weights):,} B |\n")


def with_source(known: EvidenceBase) -> EvidenceBase:
    """The synthetic claims stand in an article that has no record of its own."""
    places = [place for claim in known.claims.values() for place in claim.appearances]
    words = Text("A synthetic article", "\u5408\u6210\u6587\u7ae0")
    sources = {
        id_: Source(id_, "article", words, words, made_on, Lang.EN, words, (), "", "", 0, sections)
        for id_ in {place.source for place in places}
        for made_on in [known.topic.curated_until]
        for sections in [tuple((number, words) for number in sorted({place.section for place in places}))]
    }
    return replace(known, sources=sources)


def packed(content: bytes, level: int = 9) -> bytes:
    """As a server sends it."""
    return gzip.compress(content, level, mtime=0)


def memory() -> float:
    """The most memory that this process has held, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


# In a browser ---------------------------------------------------------------------------------------------------------


class Shown(NamedTuple):
    """What one way of showing a claim costs its reader."""

    name: str
    picture: float
    requests: int
    elsewhere: int
    sent: int


def side_by_side() -> None:
    """One claim three ways, each in a frame of another origin, in a browser that has seen nothing before."""
    from playwright.sync_api import Browser, sync_playwright  # noqa: PLC0415 - only this part needs a browser

    with tempfile.TemporaryDirectory() as place, sync_playwright() as playwright:
        folder = Path(place)
        publish(edition_of(site=""), folder / "site")
        (folder / "pyvis.html").write_text(by_pyvis(), encoding="utf-8")
        browser: Browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-gpu"]
        )
        with files(folder) as pages, files(folder) as host, viewer() as app:
            ways = (
                ("our page, drawn", f"{pages}/site/en/claim/{CLAIM}.html", "svg.wide", None),
                ("our page, interactive", f"{pages}/site/en/claim/{CLAIM}.html", ".stage[data-ready]", "#open"),
                ("pyvis `in_line`, with its physics", f"{pages}/pyvis.html", "body[data-drawn]", None),
                ("the viewer in a frame", f"{app}/?page=claim&id={CLAIM}&lang=en&embed=true", "h1", None),
            )
            print("| one claim, in a frame of another origin | to the picture | requests | to other hosts | sent |")
            print("|---|---|---|---|---|")
            for name, address, sign, press in ways:
                seen = sorted(look(browser, host, folder, name, address, sign, press) for _ in range(TIMES))
                found = sorted(seen, key=lambda one: one.picture)[TIMES // 2]
                print(
                    f"| {found.name} | {found.picture * 1000:.0f} ms | {found.requests} | {found.elsewhere} "
                    f"| {found.sent / 1000:,.0f} kB |"
                )
        browser.close()


def look(  # noqa: PLR0917 - what, where, and by which sign
    browser: object, host: str, folder: Path, name: str, address: str, sign: str, press: str | None
) -> Shown:
    """From opening the host's page until the picture in its frame is there."""
    (folder / "host.html").write_text(f'<!doctype html><iframe src="{address}" width=900 height=900></iframe>', "utf-8")
    context = browser.new_context(viewport={"width": 1000, "height": 1000})  # type: ignore[attr-defined]
    opened = context.new_page()
    asked: list[str] = []
    session = context.new_cdp_session(opened)
    sent = [0]
    session.send("Network.enable")
    session.on("Network.dataReceived", lambda told: sent.__setitem__(0, sent[0] + told["dataLength"]))
    opened.on("request", lambda request: asked.append(request.url))
    start = time.perf_counter()
    opened.goto(f"{host}/host.html", wait_until="commit")
    inside = opened.frame_locator("iframe")
    if press:
        inside.locator(press).click()
    inside.locator(sign).first.wait_for(timeout=120_000)
    seconds = time.perf_counter() - start
    opened.wait_for_timeout(1000)
    context.close()
    own = [one for one in asked if not one.startswith(f"{host}/")]
    elsewhere = sum(not one.startswith(("http://127.0.0.1", "data:", "blob:")) for one in own)
    return Shown(name, seconds, len(own), elsewhere, sent[0])


def by_pyvis() -> str:
    """The same marks and lines as pyvis shows them by itself; a sign is added for when they have come to rest."""
    made = edition_of(site="")
    network = drawn(made.base, made.grading, Thing.CLAIM, (CLAIM,), WIDE)
    held = Pyvis(directed=True, cdn_resources="in_line")
    for node in network.nodes:
        held.add_node(node.id, label=node.words.en)
    for edge in network.edges:
        held.add_edge(edge.start, edge.end)
    html: str = held.generate_html(notebook=False)
    sign = 'network.once("stabilized", () => { document.body.dataset.drawn = "yes"; });'
    return html.replace("return network;", f"{sign} return network;", 1)


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextlib.contextmanager
def files(folder: Path) -> Iterator[str]:
    """A plain web host of its own."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()


@contextlib.contextmanager
def viewer() -> Iterator[str]:
    """The viewer, warmed by one visit of nobody."""
    from urllib.request import urlopen  # noqa: PLC0415 - as above

    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port=8765", "--server.headless=true"]
    running = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # noqa: S603
    try:
        for _ in range(300):
            with contextlib.suppress(OSError), urlopen("http://127.0.0.1:8765/_stcore/health"):
                break
            time.sleep(0.2)
        yield "http://127.0.0.1:8765"
    finally:
        running.terminate()
        running.wait()


if __name__ == "__main__":
    main()
