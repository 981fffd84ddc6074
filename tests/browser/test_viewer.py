"""The viewer in a real browser: what a reader does, and what must never happen."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.pages import article_claims

# Beside the pages that tests/browser/pages.py names: another claim, a choice among claims, and none.
STATES = ("?id=C04", "?rests=animals", "?id=nowhere")
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
    expect(page.locator("footer")).to_be_visible(timeout=60_000)


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
    page = windows.open(f"{viewer_url}?page=claims")
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
    page = windows.open(f"{viewer_url}?page=claims")
    page.evaluate("window.here = true")

    page.get_by_role("link", name=re.compile("^C21 ")).click()

    expect_title(page, "NR1")
    assert page.evaluate("window.here") is True
    page.wait_for_function("document.querySelector('[data-testid=stMain]').scrollTop === 0")


def test_the_address_alone_opens_the_same_view_for_another_reader(windows: Windows, viewer_url: str) -> None:
    one = windows.open(f"{viewer_url}?page=claims")
    one.get_by_label("Search the claims").fill("blood")
    one.keyboard.press("Enter")
    many = article_claims()
    expect(one.locator("[role=status]", has_text=f"of {many} claims")).not_to_contain_text(f"{many} of {many}")

    other = windows.open(one.url, locale="zh-CN")

    assert other.locator(".ev-claims").first.inner_text() == one.locator(".ev-claims").first.inner_text()


def test_a_count_takes_the_reader_to_its_claims(windows: Windows, viewer_url: str) -> None:
    page = windows.open(f"{viewer_url}?lang=en")
    count = page.locator(".ev-tiles a", has_text="animals only")
    number = count.locator("b").inner_text()

    count.click()

    expect(page.locator("[role=status]")).to_contain_text(f"{number} of {article_claims()} claims")
    expect_title(page, "Claims")
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
    page = windows.open(f"{viewer_url}?page=claims")
    page.get_by_role("link", name=re.compile("^C21 ")).focus()
    page.keyboard.press("Enter")
    expect_title(page, "NR1")

    page.get_by_role("link", name="All steps").focus()
    page.keyboard.press("Enter")
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
                expect(page.locator(".ev-conclusion-first")).to_be_visible()
                assert "id=" in page.url
                return
    pytest.fail("No mark was found in the picture.")


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_no_state_of_a_page_is_wider_than_a_phone(windows: Windows, viewer_url: str, lang: str) -> None:
    page = windows.open(f"{viewer_url}/?lang={lang}", width=360)
    for state in STATES:
        page.goto(f"{viewer_url}/{state}&lang={lang}")
        settled(page)

        assert page.evaluate("document.documentElement.lang") == ("zh-Hans" if lang == "zh" else "en")
        assert not scrolls_sideways(page), state


def test_what_the_address_gets_wrong_is_said_and_the_page_still_stands(windows: Windows, viewer_url: str) -> None:
    page = windows.open(f"{viewer_url}?page=claim&id=C2l&rests=magic&lang=en")

    expect_title(page, "There is no claim “C2l”.")
    expect(page.get_by_text("rests = “magic”")).to_be_visible()
