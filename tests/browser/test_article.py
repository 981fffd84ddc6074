"""The page of an article in a real browser: the bars as they are drawn, and the way through the page."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.pages import article_claims
from tests.browser.test_viewer import Windows, expect_title


@pytest.fixture
def windows(browser: Browser) -> Iterator[Windows]:
    opened = Windows(browser)
    yield opened
    for context in opened.contexts:
        context.close()
    assert opened.faults == []


@pytest.mark.parametrize("width", [360, 1280])
def test_a_segment_is_drawn_as_wide_as_its_share(windows: Windows, viewer_url: str, width: int) -> None:
    page = windows.open(f"{viewer_url}?page=article&lang=en", width=width)

    drawn = page.locator(".ev-whole .ev-part").evaluate_all(
        "parts => parts.map(one => [Number(one.innerText), one.getBoundingClientRect().width])"
    )

    narrowest = min(wide for _, wide in drawn)
    free = [(many, wide) for many, wide in drawn if wide > narrowest + 1]
    assert sum(many for many, _ in drawn) == article_claims()
    assert len(free) >= 2
    ratios = [wide / many for many, wide in free]
    assert max(ratios) / min(ratios) < 1.1


def test_what_a_bar_shows_can_be_seen_without_its_colour(windows: Windows, viewer_url: str) -> None:
    page = windows.open(f"{viewer_url}?page=article&lang=en")

    bare = page.locator(".ev-part").evaluate_all(
        """parts => parts.filter(one => one.scrollWidth > one.clientWidth + 1
            || one.querySelector('.ev-mark').getBoundingClientRect().width < 8).map(one => one.innerText)"""
    )

    assert bare == []


def test_the_parts_of_the_page_are_reached_by_key_and_a_claim_opens(windows: Windows, viewer_url: str) -> None:
    page = windows.open(f"{viewer_url}?page=article&lang=en")

    page.get_by_role("link", name="What it cites").focus()
    page.keyboard.press("Enter")

    assert page.evaluate("document.activeElement.id") == "src-references"
    expect(page.locator("#src-references")).to_be_in_viewport()

    page.locator(".ev-outline a", has_text="C21").click()
    expect_title(page, "NR1")
    page.go_back()
    expect(page.locator(".ev-outline")).to_be_visible()
