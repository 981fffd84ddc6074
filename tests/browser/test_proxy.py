"""The whole site below a path behind Debian's nginx, by the recipes of docs/deploying.md: nothing leads out of it."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import ROOT, end, free_port, wait_until_healthy
from tests.browser.pages import pictures

KEPT, TAKEN = re.findall(r"```nginx\n(.*?)```", (ROOT / "docs" / "deploying.md").read_text("utf-8"), re.DOTALL)
CONFIGURATION = """
daemon off; pid {folder}/nginx.pid; error_log {folder}/error.log;
events {{}}
http {{
    access_log off;
    {temporary}
    server {{ listen 127.0.0.1:{kept}; {keeping} }}
    server {{ listen 127.0.0.1:{taken}; {taking} }}
}}
"""
WHERE = "found => found.map(link => new URL(link.getAttribute('href'), location).href)"
TEMPORARY = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")


@pytest.fixture(scope="module")
def nginx() -> str:
    """Where it is; without it, what is behind a proxy is not tried."""
    found = shutil.which("nginx") or shutil.which("/usr/sbin/nginx")
    if not found:
        pytest.skip("NO NGINX, SO THE SITE BEHIND A PROXY WAS NOT TRIED. Install Debian's nginx-light.")
    return found


@pytest.fixture(scope="module")
def behind(
    nginx: str, built: Path, untraced: dict[str, str], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[str, str]]:
    """The public address where the proxy keeps the path, and the one where it takes it away."""
    folder = tmp_path_factory.mktemp("nginx")
    port, kept, taken = free_port(), free_port(), free_port()
    configuration = CONFIGURATION.format(
        folder=folder,
        temporary=" ".join(f"{name}_temp_path {folder}/{name};" for name in TEMPORARY),
        kept=kept,
        keeping=KEPT.replace("8501", str(port)),
        taken=taken,
        taking=TAKEN.replace("8501", str(port)),
    )
    (folder / "nginx.conf").write_text(configuration, encoding="utf-8")
    command = [sys.executable, "-m", "graph.cli", "serve", "--port", str(port), "--base", "/ev"]
    log = folder / "log.txt"
    with log.open("wb") as sink:
        site = subprocess.Popen(
            command, cwd=ROOT, env=untraced | {"EVIGRAPH_BUILT": str(built)}, stdout=sink, stderr=subprocess.STDOUT
        )
        proxy = subprocess.Popen([nginx, "-c", str(folder / "nginx.conf"), "-p", str(folder)], stderr=sink)
    try:
        for public in (kept, taken):
            wait_until_healthy(f"http://127.0.0.1:{public}/ev", site, log)
        yield f"http://127.0.0.1:{kept}/ev", f"http://127.0.0.1:{taken}/ev"
    finally:
        end(proxy)
        end(site)


def test_a_page_is_styled_and_no_link_of_it_leads_out_of_the_site(page: Page, behind: tuple[str, str]) -> None:
    for site in behind:
        failed: list[str] = []
        page.on("response", lambda reply, failed=failed: failed.append(reply.url) if reply.status >= 400 else None)
        for path in ("/claim/C21", "/id/claim/C21", "/claim", "/download", "/embed/en/claim/C21.html", "/claim/NONE"):
            page.goto(f"{site}{path}")

            links = page.eval_on_selector_all(
                "a[href]", "found => found.map(link => new URL(link.getAttribute('href'), location).href)"
            )
            host = urlsplit(site).netloc
            assert not [link for link in links if urlsplit(link).netloc == host and not link.startswith(site)], path
        assert failed == [f"{site}/claim/NONE"]
        page.goto(f"{site}/claim/C21")
        assert page.evaluate("document.styleSheets[0].cssRules.length") > 10


def test_the_viewer_opens_and_its_ways_out_stay_on_the_site(page: Page, behind: tuple[str, str]) -> None:
    for site in behind:
        page.goto(f"{site}/?page=claim&id=C21")

        expect(page.locator("h1").first).to_be_visible(timeout=30_000)
        expect(page.locator('a[href$=".ttl"]').first).to_be_attached(timeout=30_000)
        rooted = page.eval_on_selector_all("a[href^='/']", "found => found.map(link => link.getAttribute('href'))")
        assert rooted
        assert not [link for link in rooted if not link.startswith("/ev/")]
        page.screenshot(path=pictures() / "below-a-path.png")


def test_the_editor_asks_the_endpoint_of_the_site(page: Page, behind: tuple[str, str]) -> None:
    for site in behind:
        page.goto(f"{site}/query")
        page.wait_for_selector("html[data-ready=yes]")

        with page.expect_response(f"{site}/sparql") as asked:
            page.locator(".examples button").first.click()

        assert asked.value.status == 200


def test_the_editor_shows_why_an_answer_is_empty(page: Page, behind: tuple[str, str]) -> None:
    page.goto(f"{behind[0]}/query?lang=zh")
    page.wait_for_selector("html[data-ready=yes]")
    query = "PREFIX ev: <https://w3id.org/evigraph/ns#> SELECT * { ?study ev:enroled ?n }"
    page.evaluate("query => document.querySelector('.CodeMirror').CodeMirror.setValue(query)", query)

    page.locator(".yasqe_queryButton").first.click()

    expect(page.locator("#hint")).to_have_text(re.compile("提示：no property ev:enroled; did you mean ev:enrolled"))
    page.screenshot(path=pictures() / "hint.png")


def test_machines_are_told_the_public_address(page: Page, behind: tuple[str, str]) -> None:
    for site in behind:
        for path, said in (
            ("/.well-known/void", f"<{site}/sparql>"),
            ("/sparql", f"<{site}/sparql>"),
            ("/sitemap.xml", f"<loc>{site}/claim/C21?lang=en</loc>"),
            ("/robots.txt", f"Sitemap: {site}/sitemap.xml"),
            (f"/oembed?url={site}/claim/C21", f"{site}/embed/en/claim/C21.html"),
        ):
            reply = page.request.get(f"{site}{path}", headers={"Accept": "text/turtle, */*;q=0.5"})

            assert said in reply.text(), path
