"""The whole network in a browser: drawn at once, filtered, read by tap and by keyboard, and whole without script."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

HIDDEN = "evigraphDrawn.nodes.get({filter: one => one.hidden}).length"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    faults: list[str] = []
    context.on("weberror", lambda error: faults.append(str(error.error)))
    context.on("request", lambda asked: None if "//127.0.0.1:" in asked.url else faults.append(asked.url))
    yield context.new_page()
    context.close()
    assert faults == []


def draw(page: Page, address: str) -> None:
    page.goto(address)
    page.wait_for_selector("html[data-drawn]")


def inked(page: Page) -> int:
    """How many pixels of the canvas are not empty."""
    found: int = page.evaluate(
        "(() => { const c = document.querySelector('#stage canvas');"
        "const d = c.getContext('2d').getImageData(0, 0, c.width, c.height).data;"
        "let n = 0; for (let i = 3; i < d.length; i += 4) { n += d[i] > 0; } return n; })()"
    )
    return found


@pytest.mark.parametrize("width", [1280, 360])
def test_the_network_is_drawn_on_a_desk_and_on_a_phone_and_open_to_all(page: Page, viewer_url: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    draw(page, f"{viewer_url}/graph?lang=en")

    assert inked(page) > 5_000
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    found = Axe().run(page).response["violations"]
    assert [one["id"] for one in found if one["impact"] in ("serious", "critical")] == []


def test_a_box_hides_what_it_names_and_shows_it_again(page: Page, viewer_url: str) -> None:
    draw(page, f"{viewer_url}/graph?lang=en")
    assert page.evaluate(HIDDEN) == 0

    page.get_by_label("Studies", exact=True).uncheck()
    studies = page.evaluate(HIDDEN)
    page.get_by_label("rodents", exact=True).uncheck()

    assert 0 < studies < page.evaluate(HIDDEN)
    page.get_by_label("Studies", exact=True).check()
    page.get_by_label("rodents", exact=True).check()
    assert page.evaluate(HIDDEN) == 0


def test_a_tap_tells_a_mark_and_opens_its_page(page: Page, viewer_url: str) -> None:
    draw(page, f"{viewer_url}/graph?lang=en&focus=C21")
    id_ = page.evaluate("JSON.parse(document.getElementById('graph').textContent).focus")
    at = page.evaluate(f"evigraphDrawn.network.canvasToDOM(evigraphDrawn.network.getPosition({id_}))")

    page.locator("#stage canvas").click(position={"x": at["x"], "y": at["y"]})

    expect(page.locator("#told b")).to_contain_text("NR1")
    page.locator("#told a").first.click()
    page.wait_for_url("**/?page=claim&id=C21&lang=en")


def test_the_keyboard_goes_from_a_claim_to_its_study(page: Page, viewer_url: str) -> None:
    page.goto(f"{viewer_url}/graph?lang=en&focus=C21")
    link = page.locator("details a", has_text="NR1 phase 1/2a").first

    link.focus()
    page.keyboard.press("Enter")

    page.wait_for_url("**focus=study%3Anr1-isc2025-abstract**")
    expect(page.locator("h1")).to_contain_text("NR1 phase 1/2a")


def test_without_script_all_of_it_is_lists(browser: Browser, viewer_url: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{viewer_url}/graph?lang=zh")

    assert page.locator("details li a").count() > 400
    assert not page.locator("#filters").is_visible()
    assert not page.locator("#stage").is_visible()
    context.close()


def test_the_viewer_shows_it_in_a_frame(page: Page, viewer_url: str) -> None:
    page.goto(f"{viewer_url}/?page=graph&id=claim:C21&lang=en")

    frame = page.frame_locator("iframe[src*='/graph?']")

    expect(frame.locator("h1")).to_contain_text("NR1")
    expect(frame.locator("#stage canvas")).to_be_visible()
