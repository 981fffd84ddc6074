"""Mechanisms and cells in a browser: arrows between steps wherever there is room, and no sideways scrolling."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.test_viewer import Windows, scrolls_sideways


@pytest.fixture
def windows(browser: Browser) -> Iterator[Windows]:
    opened = Windows(browser)
    yield opened
    for context in opened.contexts:
        context.close()
    assert opened.faults == []


def boxes(page: Page, selector: str) -> list[dict[str, float]]:
    found: list[dict[str, float]] = page.locator(selector).evaluate_all(
        "all => all.map(e => e.getBoundingClientRect().toJSON())"
    )
    return found


def test_arrows_run_across_a_wide_window(windows: Windows, viewer_url: str) -> None:
    page = windows.open(f"{viewer_url}/?page=mechanisms&id=angiogenesis-and-perfusion&lang=en")
    steps, legs = boxes(page, ".ev-step"), boxes(page, ".ev-leg")

    assert len(steps) == len(legs) + 1
    for before, leg, after in zip(steps, legs, steps[1:], strict=False):
        assert before["right"] <= leg["left"] + 1
        assert leg["right"] <= after["left"] + 1


def test_arrows_run_down_a_phone(windows: Windows, viewer_url: str) -> None:
    page = windows.open(f"{viewer_url}/?page=mechanisms&lang=en", width=360)
    steps = boxes(page, ".ev-step")

    assert not scrolls_sideways(page)
    assert [step["top"] for step in steps] == sorted(step["top"] for step in steps)
    assert max(step["right"] for step in steps) <= 360


def test_on_a_phone_the_trunk_ends_at_the_last_arrow_that_leaves_it(windows: Windows, viewer_url: str) -> None:
    page = windows.open(f"{viewer_url}/?page=mechanisms&id=angiogenesis-and-perfusion&lang=en", width=360)

    lasts = page.locator(".ev-flow ul > li:last-child")
    trunks = lasts.evaluate_all("all => all.map(e => parseFloat(getComputedStyle(e, '::before').height))")
    heights = lasts.evaluate_all("all => all.map(e => e.firstElementChild.getBoundingClientRect().height)")

    assert trunks
    assert all(trunk < height for trunk, height in zip(trunks, heights, strict=True))


@pytest.mark.parametrize("width", [360, 1024, 1280])
def test_nothing_overlaps_in_the_whole_picture(windows: Windows, viewer_url: str, width: int) -> None:
    page = windows.open(f"{viewer_url}/?page=mechanisms&lang=zh", width=width)
    marks = boxes(page, ".ev-step") + boxes(page, ".ev-leg")

    for at, one in enumerate(marks):
        for other in marks[at + 1 :]:
            apart = (
                one["right"] <= other["left"] + 1
                or other["right"] <= one["left"] + 1
                or one["bottom"] <= other["top"] + 1
                or other["bottom"] <= one["top"] + 1
            )
            assert apart, (one, other)


def test_a_product_leads_to_its_trial_and_to_its_row_on_the_map(windows: Windows, viewer_url: str) -> None:
    page = windows.open(f"{viewer_url}/?page=cells&id=ctx0e03&lang=en")
    page.get_by_role("link", name="On the evidence map").click()

    expect(page.locator("#ev-opened h2")).to_contain_text("CTX0E03")
    assert "rows=products" in page.url


@pytest.mark.parametrize("id_", ["", "mesenchymal-stem-cell", "sb623"])
def test_cells_need_no_sideways_scrolling_on_a_phone(windows: Windows, viewer_url: str, id_: str) -> None:
    page = windows.open(f"{viewer_url}/?page=cells&id={id_}&lang=en", width=360)

    assert not scrolls_sideways(page)
