"""Every fact by keyboard alone: what can be reached, that one sees where one is, and where a link leads."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page as Window
from playwright.sync_api import expect

from graph import resources
from graph.viewer.permalink import Page
from graph.views.graded import graded
from graph.views.placement import places
from graph.views.summary import rows
from tests.browser.pages import ADDRESSES
from tests.browser.test_viewer import settled

# What the keyboard cannot reach although a mouse could do something with it. Streamlit's choices of several are taken
# back with the backspace key, and its lists have a button that only repeats the arrow key.
_OUT_OF_REACH = """() => [...document.querySelectorAll('[data-testid=stMain] :is(a, button, summary, input, textarea)')]
    .filter(one => one.checkVisibility() && !one.disabled)
    .filter(one => one.tabIndex < 0 || (one.tagName === 'A' && !one.hasAttribute('href')))
    .filter(one => one.tagName !== 'BUTTON' || !one.closest('[data-testid=stSelectbox], [data-testid=stMultiSelect]'))
    .map(one => one.outerHTML.slice(0, 120))"""
# Boxes that scroll sideways, which only a key can scroll when they can be reached by key.
_STUCK = """() => [...document.querySelectorAll('[data-testid=stMain] *')]
    .filter(one => one.scrollWidth > one.clientWidth + 1)
    .filter(one => ['auto', 'scroll'].includes(getComputedStyle(one).overflowX))
    .filter(one => one.tabIndex < 0 && !one.querySelector('a, button, input, [tabindex]'))
    .map(one => one.outerHTML.slice(0, 120))"""
# A ring around what has the focus, or, for Streamlit's fields, around the frame that they stand in.
_FOCUS = """() => {
    const one = document.activeElement, box = one.getBoundingClientRect();
    const accent = 'rgb(31, 111, 100)';
    let ringed = false;
    for (let at = one, up = 0; at && up < 4; at = at.parentElement, up += 1) {
        const style = getComputedStyle(at);
        ringed ||= style.outlineStyle !== 'none' && style.outlineWidth !== '0px';
        ringed ||= style.boxShadow !== 'none' || style.borderBottomColor === accent;
    }
    return {
        what: one.outerHTML.slice(0, 100),
        left: one === document.body,
        ringed,
        in_view: box.bottom > 0 && box.top < innerHeight,
    };
}"""
_STOPS = 40


@pytest.mark.parametrize("page_of_viewer", list(ADDRESSES), ids=str)
def test_whatever_can_be_pressed_is_reached_by_key(page: Window, viewer_url: str, page_of_viewer: Page) -> None:
    page.goto(f"{viewer_url}/{ADDRESSES[page_of_viewer]}&lang=en")
    settled(page)

    assert page.evaluate(_OUT_OF_REACH) == []
    page.set_viewport_size({"width": 360, "height": 800})
    assert page.evaluate(_STUCK) == []


@pytest.mark.parametrize("page_of_viewer", [Page.OVERVIEW, Page.CLAIM, Page.CLAIMS], ids=str)
def test_one_sees_where_one_is_while_tabbing(page: Window, viewer_url: str, page_of_viewer: Page) -> None:
    page.goto(f"{viewer_url}/{ADDRESSES[page_of_viewer]}&lang=en")
    settled(page)

    stops = 0
    for _ in range(_STOPS):
        page.keyboard.press("Tab")
        here = page.evaluate(_FOCUS)
        if here["left"]:
            break
        stops += 1
        assert here["ringed"], here["what"]
        assert here["in_view"], here["what"]
    assert stops > 20


def test_the_first_key_offers_to_skip_the_menu(page: Window, viewer_url: str) -> None:
    page.goto(f"{viewer_url}/?page=claims&lang=en")
    settled(page)
    skip = page.locator(".ev-skip")

    for _ in range(4):
        page.keyboard.press("Tab")
        if skip.evaluate("one => one === document.activeElement"):
            break
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")

    assert page.evaluate("document.activeElement.id") == "ev-main"
    page.keyboard.press("Tab")
    assert page.evaluate("!document.activeElement.closest('header')")


def test_after_a_link_the_reader_stands_at_the_new_title(page: Window, viewer_url: str) -> None:
    page.goto(f"{viewer_url}/?page=overview&lang=en")
    settled(page)

    page.locator("#ev-pages").get_by_role("link", name="Method").focus()
    page.keyboard.press("Enter")

    expect(page.locator("h1")).to_be_focused()
    expect(page).to_have_title("Method · evigraph")
    page.keyboard.press("Tab")
    assert page.evaluate("!!document.activeElement.closest('[data-testid=stMain]')")
    assert page.evaluate("!document.activeElement.closest('header')")


def test_what_is_folded_opens_with_enter_and_holds_the_picture_as_a_table(page: Window, viewer_url: str) -> None:
    page.goto(f"{viewer_url}/?page=overview&lang=en")
    settled(page)
    summary = page.locator("summary", has_text="The same picture as a table")

    summary.focus()
    page.keyboard.press("Enter")

    table = page.locator("details[open] table.ev-fields")
    base, grading = graded(resources.topic())
    placed = len(places(row for row in rows(base, grading) if not row.calibration))
    expect(table).to_be_visible()
    assert table.get_by_role("link").count() == placed
    summary.focus()
    page.keyboard.press("Enter")
    expect(table).to_be_hidden()
