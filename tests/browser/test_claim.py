"""The page of one claim in a real browser: what only a browser shows."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.test_viewer import CURSOR, expect_title, settled


@pytest.fixture
def claim(page: Page, viewer_url: str) -> Page:
    page.goto(f"{viewer_url}/?page=claim&id=C21&lang=en")
    settled(page)
    return page


def test_the_first_screen_tells_the_claim_its_conclusion_who_was_studied_and_the_grade(claim: Page) -> None:
    for selector in ("h1", ".ev-conclusion-first", ".ev-labels", ".ev-glance"):
        box = claim.locator(selector).first.bounding_box()
        assert box is not None, selector
        assert box["y"] + box["height"] <= 800, selector


def test_the_way_to_all_steps_opens_the_stair(claim: Page) -> None:
    claim.get_by_role("link", name="All steps").click()

    expect(claim.locator("#ev-why")).to_be_focused()
    expect(claim.locator("#ev-why .ev-stair").first).to_be_visible()


def test_a_mark_of_the_picture_opens_its_study(claim: Page) -> None:
    claim.locator("#ev-around summary").first.click()
    picture = claim.locator(".st-key-around canvas").first
    picture.scroll_into_view_if_needed()
    box = picture.bounding_box()
    assert box is not None

    for y in range(20, round(box["height"]), 6):
        for x in range(300, 560, 6):
            claim.mouse.move(box["x"] + x, box["y"] + y)
            if claim.evaluate(CURSOR) == "pointer":
                claim.mouse.click(box["x"] + x, box["y"] + y)
                expect(claim).to_have_url(re.compile("page=study"))
                return
    pytest.fail("No mark was found in the picture.")


@pytest.mark.parametrize("way", ["click", "focus"])
def test_what_there_is_to_copy_is_marked_as_a_whole(claim: Page, way: str) -> None:
    claim.locator("#ev-share summary").first.click()
    field = claim.get_by_label("BibTeX")
    getattr(field, way)()

    start, end, length = field.evaluate("field => [field.selectionStart, field.selectionEnd, field.value.length]")
    assert (start, end) == (0, length)
    assert length > 100


def test_the_address_to_copy_opens_the_same_page(claim: Page) -> None:
    address = claim.get_by_label("Address of this page").input_value()
    title = claim.locator("h1").inner_text()

    claim.goto(address)

    expect_title(claim, title)


def test_the_snippet_to_copy_is_there_as_text(claim: Page) -> None:
    snippet = claim.get_by_label("To embed it on another site").input_value()

    assert snippet.startswith("<iframe ")
    assert claim.locator("[data-testid=stHtml] iframe").count() == 0


def test_the_files_hold_the_studies_and_the_grade(claim: Page) -> None:
    claim.locator("#ev-share summary").first.click()
    with claim.expect_download() as table:
        claim.get_by_role("button", name="Studies and findings (CSV)").click()
    with claim.expect_download() as record:
        claim.get_by_role("button", name="Grade and reasons (JSON)").click()

    lines = Path(table.value.path()).read_text(encoding="utf-8-sig").splitlines()
    graded = json.loads(Path(record.value.path()).read_text(encoding="utf-8"))
    assert lines[0].startswith("claim,study,label,")
    assert {line.split(",")[0] for line in lines[1:]} == {"C21"}
    assert graded["claim"] == "C21"
    assert graded["certainty"] == "very-low"


def test_on_paper_folded_reasons_are_open_and_nothing_is_to_be_pressed(claim: Page) -> None:
    folded = claim.locator(".ev-still").first
    assert not folded.evaluate("list => list.checkVisibility({ contentVisibilityAuto: true })")

    claim.emulate_media(media="print")

    assert folded.evaluate("list => list.checkVisibility({ contentVisibilityAuto: true })")
    for pressed in ("[data-testid=stDownloadButton]", ".ev-copy", "[data-testid=stSelectbox]"):
        expect(claim.locator(pressed).first).to_be_hidden()


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious(page: Page, viewer_url: str, lang: str, scheme: str) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.goto(f"{viewer_url}/?page=claim&id=C33&lang={lang}")
    settled(page)

    found = Axe().run(page).response["violations"]

    assert [(one["id"], one["impact"]) for one in found if one["impact"] in ("serious", "critical")] == []
