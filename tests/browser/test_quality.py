"""Every page in both languages, on both grounds, wide and narrow: what no reader may ever meet."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import pytest
from playwright.sync_api import Browser, expect
from playwright.sync_api import Page as Window

from graph.model.values import Lang
from graph.viewer.permalink import Page
from graph.viewer.screens import SCREENS
from graph.viewer.words import WORDS
from tests.browser.pages import ADDRESSES, complaints, leave_picture, unfold, wider_than
from tests.browser.test_viewer import is_own, settled

PHONE = 360
SMALLEST = 320


class Mode(NamedTuple):
    """How a reader looks at the viewer."""

    lang: str
    ground: str
    width: int

    def __str__(self) -> str:
        return "-".join(map(str, self))


# Both languages, grounds and widths: axe looks at each page twice. `make test-deep` tries each language on each ground.
MODES = (
    *(Mode("en", "light", 1280), Mode("zh", "dark", PHONE)),
    *(pytest.param(mode, marks=pytest.mark.deep) for mode in (Mode("en", "dark", PHONE), Mode("zh", "light", 1280))),
)


class Reader(NamedTuple):
    """One window for all pages, and every complaint and every request to another site since it was opened."""

    mode: Mode
    window: Window
    faults: list[str]


@pytest.fixture(scope="module", params=MODES, ids=str)
def reader(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Reader]:
    mode: Mode = request.param
    context = browser.new_context(
        viewport={"width": mode.width, "height": 800},
        color_scheme="dark" if mode.ground == "dark" else "light",
        locale="en-GB",
        reduced_motion="reduce",
    )
    faults: list[str] = []
    context.on("console", lambda m: faults.append(m.text) if m.type == "error" else None)
    context.on("weberror", lambda error: faults.append(str(error.error)))
    context.on("request", lambda asked: None if is_own(asked.url) else faults.append(asked.url))
    yield Reader(mode, context.new_page(), faults)
    context.close()


_MISREAD = {lang.value: WORDS["misread"].in_(lang).partition("{")[0] for lang in Lang}


def test_every_page_is_looked_at() -> None:
    assert ADDRESSES.keys() == SCREENS.keys()


@pytest.mark.parametrize("page_of_viewer", list(ADDRESSES), ids=str)
def test_every_page_stands_whole_quiet_and_open_to_all(reader: Reader, viewer_url: str, page_of_viewer: Page) -> None:
    mode, window, faults = reader
    faults.clear()
    window.goto(f"{viewer_url}/{ADDRESSES[page_of_viewer]}&lang={mode.lang}")
    settled(window)
    # Streamlit draws its widgets when their script has come.
    expect(window.locator("[data-testid=stSkeleton]")).to_have_count(0)

    for width in (1280, PHONE):
        leave_picture(window, f"{page_of_viewer}-{mode.lang}-{mode.ground}-{width}", width=width)
    unfold(window)

    assert window.evaluate("document.documentElement.lang") == ("zh-Hans" if mode.lang == "zh" else "en")
    assert window.locator("h1").count() == 1
    assert complaints(window) == []
    assert [width for width in (mode.width, PHONE, SMALLEST) if wider_than(window, width)] == []
    assert window.locator("[data-testid=stException]").count() == 0
    assert not window.get_by_text(_MISREAD[mode.lang]).count()
    assert faults == []
