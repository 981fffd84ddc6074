"""A claim on A4 paper: whole, readable years later, and nothing on it that only a screen can do."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page as Window
from playwright.sync_api import expect

from tests.browser.pages import leave_picture
from tests.browser.test_viewer import settled

CLAIMS = (("C21", "en"), ("C28", "zh"))
# A4 less the margins that Chromium leaves, in its pixels.
A4 = {"width": 718, "height": 1046}
PRESSED = (
    *("nav", ".ev-menu", ".ev-copy", "[data-testid=stHeader]", "[data-testid=stSelectbox]"),
    *("[data-testid=stTextInput]", "[data-testid=stDownloadButton]", "canvas"),
)


@pytest.fixture(params=CLAIMS, ids="-".join)
def paper(request: pytest.FixtureRequest, page: Window, viewer_url: str) -> Window:
    claim, lang = request.param
    page.set_viewport_size({"width": A4["width"], "height": A4["height"]})
    page.goto(f"{viewer_url}/?page=claim&id={claim}&lang={lang}")
    settled(page)
    page.emulate_media(media="print")
    return page


def test_a_claim_fits_on_two_to_six_sheets(paper: Window) -> None:
    sheets = len(re.findall(rb"/Type\s*/Page\b", paper.pdf(format="A4")))

    leave_picture(paper, f"print-{paper.url.split('id=')[1].split('&')[0]}")
    assert 2 <= sheets <= 6


def test_nothing_to_press_is_on_paper(paper: Window) -> None:
    assert [seen for seen in PRESSED if paper.locator(seen).locator("visible=true").count()] == []


def test_nothing_is_cut_off_at_the_edge_of_the_paper(paper: Window) -> None:
    cut = paper.evaluate(
        """width => [...document.querySelectorAll('[data-testid=stHtml] :is(p, li, td, th, dd, h1, h2, h3, svg)')]
            .filter(one => one.checkVisibility({contentVisibilityAuto: true}) && !one.closest('.ev-hidden'))
            .filter(one => one.getBoundingClientRect().right > width + 1)
            .map(one => one.textContent.slice(0, 60))""",
        A4["width"],
    )

    assert cut == []


def test_what_is_folded_on_screen_is_told_or_named_on_paper(paper: Window) -> None:
    unnamed = paper.evaluate(
        """() => [...document.querySelectorAll('details')]
            .filter(one => !one.closest('.ev-twin, .ev-results li, .ev-beside'))
            .filter(one => !one.parentElement.closest('details'))
            .filter(one => one.parentElement.checkVisibility() && !one.querySelector('summary').checkVisibility())
            .map(one => one.querySelector('summary').textContent.slice(0, 60))"""
    )
    silent = paper.locator(".ev-still").first

    assert unnamed == []
    assert silent.evaluate("list => list.checkVisibility({ contentVisibilityAuto: true })")


def test_the_foot_says_from_where_and_by_which_rules(paper: Window) -> None:
    foot = paper.locator("footer")

    expect(foot).to_contain_text(paper.url.split("?")[0])
    expect(foot).to_contain_text(re.compile("[0-9a-f]{16}"))
    expect(foot.locator(".ev-on-paper")).to_be_visible()
    paper.emulate_media(media="screen")
    expect(foot.locator(".ev-on-paper")).to_be_hidden()
