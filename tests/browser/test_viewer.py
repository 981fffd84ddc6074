"""The viewer in a real browser: what a reader does, and what must never happen."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.conftest import APP, ROOT, end, free_port, wait_until_healthy
from tests.records.topics import CLAIM, STUDY, TOPIC, changed, write_topic

PAGES = ("", "?id=C21", "?id=C04", "?rests=animals", "?id=nowhere")
MODES = [(lang, scheme, width) for lang in ("en", "zh") for scheme in ("light", "dark") for width in (360, 1280)]
HOSTILE = (
    "<img src=https://evil.example/a.png onerror=window.hit=1><script>window.hit=1</script>"
    "![x](https://evil.example/b.png) [y](javascript:window.hit=1) {{7*7}} $$x$$"
)
TITLE = "h1"
CURSOR = "getComputedStyle(document.querySelector('[data-testid=stEChartsChart] canvas').parentElement).cursor"


class Windows:
    """Opens windows and notes every complaint of a page and every request that leaves the machine."""

    def __init__(self, browser: Browser) -> None:
        self.faults: list[str] = []
        self.contexts: list[BrowserContext] = []
        self._browser = browser

    def open(self, address: str, *, scheme: str = "light", width: int = 1280, locale: str = "en-GB") -> Page:
        context = self._browser.new_context(
            viewport={"width": width, "height": 800},
            color_scheme="dark" if scheme == "dark" else "light",
            locale=locale,
            reduced_motion="reduce",
        )
        self.contexts.append(context)
        context.on("console", lambda m: self.faults.append(m.text) if m.type == "error" else None)
        context.on("weberror", lambda error: self.faults.append(str(error.error)))
        context.on("request", lambda r: None if is_own(r.url) else self.faults.append(r.url))
        page = context.new_page()
        page.goto(address)
        settled(page)
        return page


@pytest.fixture
def windows(browser: Browser) -> Iterator[Windows]:
    opened = Windows(browser)
    yield opened
    for context in opened.contexts:
        context.close()
    assert opened.faults == []


def is_own(url: str) -> bool:
    return url.startswith(("http://127.0.0.1:", "ws://127.0.0.1:", "data:", "blob:"))


def settled(page: Page) -> None:
    """The foot is the last thing that a page draws."""
    expect(page.locator("footer")).to_be_visible(timeout=20_000)


def expect_title(page: Page, words: str) -> None:
    """The title of a page; while one view follows another, both may stand there for a moment."""
    expect(page.locator(TITLE, has_text=words)).to_be_visible()
    expect(page.locator(TITLE)).to_have_count(1)


def scrolls_sideways(page: Page) -> bool:
    """Whether the page as a whole is wider than its window; tables may scroll inside their own boxes."""
    return bool(
        page.evaluate(
            """() => [document.documentElement, document.querySelector('[data-testid="stMain"]')]
                .some(element => element.scrollWidth > element.clientWidth)"""
        )
    )


def test_a_reader_opens_a_claim_reads_why_and_comes_back(windows: Windows, viewer_url: str) -> None:
    page = windows.open(viewer_url)
    first = page.locator(TITLE).inner_text()

    page.get_by_role("link", name=re.compile("^C21 ")).click()

    expect_title(page, "NR1")
    expect(page.get_by_role("heading", name="Why: step by step")).to_be_visible()
    assert page.locator(".ev-stair > li").count() >= 3
    assert "id=C21" in page.url

    page.go_back()

    expect_title(page, first)
    assert "id=" not in page.url


def test_a_claim_is_opened_without_loading_everything_again(windows: Windows, viewer_url: str) -> None:
    page = windows.open(viewer_url)
    page.evaluate("window.here = true")

    page.get_by_role("link", name=re.compile("^C21 ")).click()

    expect_title(page, "NR1")
    assert page.evaluate("window.here") is True
    assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollTop") == 0


def test_the_address_alone_opens_the_same_view_for_another_reader(windows: Windows, viewer_url: str) -> None:
    one = windows.open(viewer_url)
    one.get_by_label("Search the claims").fill("blood")
    one.keyboard.press("Enter")
    expect(one.locator("[role=status]", has_text="of 49 claims")).not_to_contain_text("49 of 49")

    other = windows.open(one.url, locale="zh-CN")

    assert other.locator(".ev-claims").first.inner_text() == one.locator(".ev-claims").first.inner_text()


def test_a_count_takes_the_reader_to_its_claims(windows: Windows, viewer_url: str) -> None:
    page = windows.open(f"{viewer_url}?lang=en")
    count = page.locator(".ev-tiles a", has_text="animals only")
    number = count.locator("b").inner_text()

    count.click()

    expect(page.locator("[role=status]", has_text="of 49 claims")).to_contain_text(f"{number} of 49 claims")
    expect(page.locator("#ev-table")).to_be_in_viewport()
    assert page.locator(".ev-claims").first.locator("tbody tr").count() == int(number)


def test_another_language_keeps_the_claim(windows: Windows, viewer_url: str) -> None:
    page = windows.open(f"{viewer_url}?id=C21&rests=people")

    page.get_by_role("link", name="中文").click()

    expect(page.get_by_role("heading", name="理由")).to_be_visible()
    assert {"id=C21", "lang=zh", "rests=people"} <= set(page.url.split("?")[1].split("&"))
    assert page.evaluate("document.documentElement.lang") == "zh-Hans"


def test_the_browser_chooses_the_language_of_the_first_visit(windows: Windows, viewer_url: str) -> None:
    page = windows.open(viewer_url, locale="zh-CN")

    assert page.evaluate("document.documentElement.lang") == "zh-Hans"
    expect(page.get_by_role("link", name="中文")).to_have_attribute("aria-current", "page")


def test_the_keyboard_reaches_a_claim_and_its_studies(windows: Windows, viewer_url: str) -> None:
    page = windows.open(viewer_url)
    page.get_by_role("link", name=re.compile("^C21 ")).focus()
    page.keyboard.press("Enter")
    expect_title(page, "NR1")

    study = page.locator(".ev-stair a.ev-study").first
    target = str(study.get_attribute("href")).removeprefix("#")
    study.focus()
    page.keyboard.press("Enter")

    assert page.evaluate("document.activeElement.id") == target


def test_a_mark_in_the_picture_opens_its_claim(windows: Windows, viewer_url: str) -> None:
    page = windows.open(f"{viewer_url}?lang=en")
    picture = page.locator("[data-testid=stEChartsChart] canvas").first
    picture.scroll_into_view_if_needed()
    box = picture.bounding_box()
    assert box is not None

    for x in range(round(box["width"]) - 60, 100, -8):
        for y in range(30, 250, 8):
            page.mouse.move(box["x"] + x, box["y"] + y)
            if page.evaluate(CURSOR) == "pointer":
                page.mouse.click(box["x"] + x, box["y"] + y)
                expect(page.locator(".ev-fair")).to_be_visible()
                assert "id=" in page.url
                return
    pytest.fail("No mark was found in the picture.")


@pytest.mark.parametrize(("lang", "scheme", "width"), MODES)
def test_every_page_stands_in_both_languages_grounds_and_widths(
    windows: Windows, viewer_url: str, lang: str, scheme: str, width: int
) -> None:
    for address in PAGES:
        joint = "&" if address else "?"
        page = windows.open(f"{viewer_url}/{address}{joint}lang={lang}", scheme=scheme, width=width)

        assert page.evaluate("document.documentElement.lang") == ("zh-Hans" if lang == "zh" else "en")
        assert not scrolls_sideways(page), address
        page.context.close()
        windows.contexts.clear()


def test_what_the_address_gets_wrong_is_said_and_the_page_still_stands(windows: Windows, viewer_url: str) -> None:
    page = windows.open(f"{viewer_url}?page=claim&id=C2l&rests=magic&lang=en")

    expect_title(page, "There is no claim “C2l”.")
    expect(page.get_by_text("rests = “magic”")).to_be_visible()


@pytest.fixture
def hostile_url(tmp_path: Path) -> Iterator[str]:
    """A viewer on a topic whose every text is turned against its reader."""
    words = json.dumps(HOSTILE)
    topic = changed(TOPIC, ("en: Sleep and naps", f"en: {words}"), ("en: Do naps help?", f"en: {words}"))
    claim = changed(CLAIM, ("en: Naps help.", f"en: {words}"))
    study = changed(
        STUDY,
        ("label: Trial 2020", f"label: {words}"),
        ("measure: alertness, change", f"measure: {words}"),
        ("note: they woke up", f"note: {words}"),
    )
    files: dict[str, str | bytes] = {"topic.yaml": topic, "claims.yaml": claim, "studies/trial-2020.yaml": study}
    folder, log, port = write_topic(tmp_path / "topic", files), tmp_path / "log.txt", free_port()
    command = [sys.executable, "-m", "streamlit", "run", str(APP), f"--server.port={port}"]
    with log.open("wb") as sink:
        viewer = subprocess.Popen(
            command, cwd=ROOT, env=os.environ | {"EVIGRAPH_DATA": str(folder)}, stdout=sink, stderr=subprocess.STDOUT
        )
    try:
        wait_until_healthy(f"http://127.0.0.1:{port}", viewer, log)
        yield f"http://127.0.0.1:{port}"
    finally:
        end(viewer)


def test_no_word_of_the_data_is_executed_or_fetched(hostile_url: str, windows: Windows) -> None:
    for address in ("", "?id=N1", "?id=N1&lang=zh", f"?q={HOSTILE}", f"?id={HOSTILE}"):
        page = windows.open(f"{hostile_url}/{address}")
        page.wait_for_timeout(300)

        assert page.evaluate("window.hit") is None
        assert page.locator("[data-testid=stHtml] img").count() == 0
    page = windows.open(f"{hostile_url}/?id=N1")
    assert HOSTILE in page.locator(TITLE).inner_text()
