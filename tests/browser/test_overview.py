"""The first page in a real browser: the doors, the search, the menu on a phone."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.pages import article_claims
from tests.browser.test_viewer import Windows, expect_title, scrolls_sideways


@pytest.fixture
def windows(browser: Browser) -> Iterator[Windows]:
    opened = Windows(browser)
    yield opened
    for context in opened.contexts:
        context.close()
    assert opened.faults == []


def test_each_door_opens_as_many_claims_as_it_says(windows: Windows, viewer_url: str) -> None:
    page = windows.open(f"{viewer_url}?lang=en")
    doors = page.locator(".ev-doors > li")
    expect(doors).to_have_count(3)
    said = [re.search(r"\d+", doors.nth(at).locator("h3 + p").inner_text()) for at in range(3)]

    for at, number in enumerate(said):
        assert number is not None
        doors.nth(at).locator("h3 a").click()
        expect_title(page, "Claims")
        expect(page.locator("[role=status]")).to_contain_text(f"{number[0]} of {article_claims()} claims")
        page.go_back()
        expect(doors).to_have_count(3)


def test_a_search_is_in_the_address_and_back_leads_out_of_it(windows: Windows, viewer_url: str) -> None:
    page = windows.open(f"{viewer_url}?lang=zh")
    title = page.locator("h1").inner_text()
    page.get_by_role("textbox").fill("脑卒中")
    page.keyboard.press("Enter")
    expect_title(page, "搜索：“脑卒中”")

    other = windows.open(page.url, locale="en-GB")
    assert other.locator(".ev-hits").first.inner_text() == page.locator(".ev-hits").first.inner_text()
    page.get_by_role("link", name="返回总览").click()

    expect_title(page, title)
    expect(page.get_by_role("textbox")).to_have_value("")


def test_the_menu_of_a_phone_opens_and_closes_by_key(windows: Windows, viewer_url: str) -> None:
    page = windows.open(f"{viewer_url}?lang=en", width=360)
    menu, method = page.locator("button.ev-menu"), page.locator("#ev-pages").get_by_role("link", name="Method")
    expect(method).to_be_hidden()

    menu.focus()
    page.keyboard.press("Enter")
    expect(method).to_be_visible()
    expect(menu).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("Escape")
    expect(method).to_be_hidden()
    expect(menu).to_be_focused()

    page.keyboard.press("Enter")
    method.click()
    expect(page.locator('#ev-pages a[aria-current="page"]')).to_have_text("Method")
    expect(page.locator("#ev-pages")).to_be_hidden()


def test_a_wide_window_shows_all_pages_in_one_line(windows: Windows, viewer_url: str) -> None:
    for lang in ("en", "zh"):
        page = windows.open(f"{viewer_url}?lang={lang}")

        tops = page.locator("#ev-pages a").evaluate_all("links => links.map(one => one.getBoundingClientRect().top)")
        assert len(tops) >= 5
        assert len(set(tops)) == 1
        expect(page.locator("button.ev-menu")).to_be_hidden()


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_nothing_stands_beside_the_window(windows: Windows, viewer_url: str, lang: str, width: int) -> None:
    for address in ("?page=overview", "?page=overview&q=卒中", "?page=overview&q=nowhere", "?page=article"):
        page = windows.open(f"{viewer_url}/{address}&lang={lang}", width=width)

        assert not scrolls_sideways(page), address
        assert not cut_off(page), address
        page.context.close()
        windows.contexts.clear()


def cut_off(page: Page) -> list[str]:
    """Words that stand outside the window and outside every box that scrolls."""
    found: list[str] = page.evaluate(
        """() => [...document.querySelectorAll('[data-testid="stHtml"] :is(p, li, dd, a, h1, h2, h3)')]
            .filter(one => !one.closest('.ev-box, .ev-skip, details:not([open])') && one.getClientRects().length)
            .filter(one => one.getBoundingClientRect().right > innerWidth + 1)
            .map(one => one.innerText.slice(0, 60))"""
    )
    return found
