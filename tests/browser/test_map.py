"""The evidence map in a browser: a field opens its studies, area is number, and a phone needs no sideways scrolling."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.test_viewer import Windows, expect_title, scrolls_sideways

OPENED = "#ev-opened"


@pytest.fixture
def windows(browser: Browser) -> Iterator[Windows]:
    opened = Windows(browser)
    yield opened
    for context in opened.contexts:
        context.close()
    assert opened.faults == []


def test_a_field_opens_as_many_studies_as_it_says_and_back_closes_it(windows: Windows, viewer_url: str) -> None:
    page = windows.open(f"{viewer_url}/?page=map&lang=en")
    field = page.locator("td.ev-field:not(.ev-gap) a").first
    many = int(str(re.match(r"\d+", field.locator("b").inner_text())[0]))  # type: ignore[index]  # a field says how many

    field.click()

    expect(page.locator(f"{OPENED} tbody tr")).to_have_count(many)
    expect(page.locator(OPENED)).to_be_in_viewport()
    assert {"page=map", "lang=en"} < set(page.url.split("?")[1].split("&"))

    page.go_back()

    expect(page.locator(f"{OPENED} tbody tr")).to_have_count(0)


def test_the_keyboard_goes_from_a_field_to_a_study(windows: Windows, viewer_url: str) -> None:
    page = windows.open(f"{viewer_url}/?page=map&rows=products&lang=en")
    page.locator("td.ev-field:not(.ev-gap) a").first.focus()
    page.keyboard.press("Enter")
    study = page.locator(f"{OPENED} tbody th a.ev-go").first
    name = study.inner_text().split(" (")[0]

    study.focus()
    page.keyboard.press("Enter")

    expect_title(page, name)


def test_the_area_of_a_mark_is_its_number_of_studies(windows: Windows, viewer_url: str) -> None:
    page = windows.open(f"{viewer_url}/?page=map&lang=en")
    fields = page.locator("td.ev-field:not(.ev-gap)").evaluate_all(
        "all => all.map(f => [parseInt(f.querySelector('b').textContent), f.querySelector('.ev-mark').offsetWidth])"
    )

    for many, width in fields:
        assert width == pytest.approx(fields[0][1] * (many / fields[0][0]) ** 0.5, abs=1.5)
    assert len({many for many, _ in fields}) > 2


@pytest.mark.parametrize("rows", ["mechanisms", "outcomes", "cells", "products"])
def test_a_phone_shows_every_row_without_sideways_scrolling(windows: Windows, viewer_url: str, rows: str) -> None:
    page = windows.open(f"{viewer_url}/?page=map&rows={rows}&lang=zh", width=360)

    assert not scrolls_sideways(page)
    assert page.locator(".ev-map").evaluate("table => table.scrollWidth <= table.parentElement.clientWidth")
