"""The What if page, and the parts of a claim's page that lead to it, in a real browser."""

from __future__ import annotations

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.pages import unfold
from tests.browser.test_viewer import expect_title, settled

ASKED = "page=whatif&without=nr1-isc2025-abstract&as_of=2025-12-31&wording=C21:hedged"


@pytest.fixture
def whatif(page: Page, viewer_url: str) -> Page:
    page.goto(f"{viewer_url}/?page=whatif&lang=en")
    settled(page)
    return page


def test_a_study_is_searched_and_left_out_by_key_and_the_claims_that_move_appear(whatif: Page) -> None:
    search = whatif.get_by_role("combobox", name=re.compile("Leave out studies"))
    search.focus()
    whatif.keyboard.type("NR1 phase")
    whatif.keyboard.press("Enter")
    expect(whatif).to_have_url(re.compile("without=nr1-isc2025-abstract&"))
    whatif.keyboard.press("Escape")

    expect(whatif.get_by_role("heading", name="Claims graded otherwise")).to_be_visible()
    expect(whatif.locator("[role=status]").filter(has_text="claims would be graded otherwise")).to_be_visible()


def test_the_year_is_moved_by_key(whatif: Page) -> None:
    whatif.get_by_role("slider").focus()
    whatif.keyboard.press("ArrowLeft")

    expect(whatif).to_have_url(re.compile(r"as_of=\d{4}-12-31"))
    expect(whatif.get_by_role("heading", name="Supposed")).to_be_visible()


def test_the_address_to_copy_opens_the_same_answer(whatif: Page, viewer_url: str) -> None:
    whatif.goto(f"{viewer_url}/?{ASKED}&lang=en")
    settled(whatif)
    shared = whatif.get_by_label("Address of this answer").input_value()
    counts = whatif.locator(".ev-counts").inner_text()

    whatif.goto("about:blank")
    whatif.goto(shared)
    settled(whatif)

    assert shared.startswith(viewer_url)
    expect(whatif.locator(".ev-counts")).to_have_text(re.compile(r"\d"))
    assert whatif.locator(".ev-counts").inner_text() == counts


def test_back_takes_back_what_was_supposed_last(whatif: Page) -> None:
    whatif.locator(".ev-presets a").first.click()
    expect(whatif.get_by_role("heading", name="Supposed")).to_be_visible()

    whatif.go_back()

    expect(whatif.get_by_role("heading", name="Supposed")).to_have_count(0)
    expect(whatif.get_by_text("Nothing is supposed yet")).to_be_visible()


def test_a_keystone_of_a_claim_opens_its_what_if(page: Page, viewer_url: str) -> None:
    page.goto(f"{viewer_url}/?page=claim&id=C21&lang=en")
    settled(page)

    page.locator("#ev-held summary").first.click()
    page.locator("#ev-held").get_by_role("link", name=re.compile("see all that falls")).first.click()

    expect_title(page, "What if")
    expect(page).to_have_url(re.compile("without=nr1-isc2025-abstract"))


def test_no_bar_of_the_step_chart_leaves_it(page: Page, viewer_url: str) -> None:
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto(f"{viewer_url}/?page=claim&id=C57&lang=zh")
    settled(page)
    unfold(page)

    outside = page.evaluate(
        """() => [...document.querySelectorAll(".ev-steps")].flatMap((chart) => {
             const room = chart.getBoundingClientRect();
             return [...chart.querySelectorAll(".ev-run, .ev-riser, .ev-level > span")].filter((mark) => {
               const box = mark.getBoundingClientRect();
               return box.left < room.left - 1 || box.right > room.right + 6 || box.bottom > room.bottom + 1;
             }).map((mark) => mark.outerHTML);
           })"""
    )

    assert page.locator(".ev-run").count() > 1
    assert outside == []


@pytest.mark.parametrize("address", [ASKED, "page=claim&id=C21"])
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_narrow_screen_does_not_scroll_sideways(page: Page, viewer_url: str, lang: str, address: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(f"{viewer_url}/?{address}&lang={lang}")
    settled(page)

    main = page.locator("[data-testid=stMain]")
    assert main.evaluate("box => box.scrollWidth - box.clientWidth") <= 0


# Both languages and both grounds; each on each is for `make test-deep`.
LOOKS = (
    *(("en", "light"), ("zh", "dark")),
    *(pytest.param(*look, marks=pytest.mark.deep) for look in (("en", "dark"), ("zh", "light"))),
)


@pytest.mark.parametrize("address", [ASKED, "page=claim&id=C21", "page=method"])
@pytest.mark.parametrize(("lang", "scheme"), LOOKS)
def test_axe_finds_nothing_serious(page: Page, viewer_url: str, lang: str, scheme: str, address: str) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.goto(f"{viewer_url}/?{address}&lang={lang}")
    settled(page)

    found = Axe().run(page).response["violations"]

    assert [(one["id"], one["impact"]) for one in found if one["impact"] in ("serious", "critical")] == []


def test_on_paper_the_answer_stands_without_what_is_to_be_pressed(page: Page, viewer_url: str) -> None:
    page.goto(f"{viewer_url}/?{ASKED}&lang=en")
    settled(page)

    page.emulate_media(media="print")

    for pressed in ("[data-testid=stMultiSelect]", ".ev-presets", ".ev-take-back"):
        expect(page.locator(pressed).first).to_be_hidden()
    expect(page.locator(".ev-counts")).to_be_visible()
    expect(page.get_by_label("Address of this answer")).to_be_visible()
