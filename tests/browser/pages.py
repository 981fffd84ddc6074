"""Every page of the viewer at an address that shows most of it, and what all of them must keep."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page as Window
from playwright.sync_api import TimeoutError  # noqa: A004  # Playwright's own

import graph
from graph.viewer.permalink import Page
from tests.browser.conftest import ROOT

ADDRESSES: dict[Page, str] = {
    Page.OVERVIEW: "?page=overview",
    Page.SAFETY: "?page=safety",
    Page.CLAIMS: "?page=claims",
    Page.CLAIM: "?page=claim&id=C21",
    Page.ARTICLE: "?page=article",
    Page.MAP: "?page=map",
    Page.GRAPH: "?page=graph&id=C21",
    Page.MECHANISMS: "?page=mechanisms&id=angiogenesis-and-perfusion",
    Page.CELLS: "?page=cells",
    Page.STUDIES: "?page=studies",
    Page.STUDY: "?page=study&id=pisces-2-muir-2020",
    Page.WHATIF: "?page=whatif&without=nr1-isc2025-abstract",
    Page.METHOD: "?page=method",
    Page.QUESTION: "?page=question&id=nr1--motor-function--ischaemic-stroke",
    Page.QUERY: "?page=query&id=why-this-certainty",
}

TALLEST = 4_000
"""Pixels of a page that a picture of it shows at most."""

_SERIOUS = ("serious", "critical")


@cache
def article_claims() -> int:
    """How many claims the article makes; those for calibration are not among them."""
    return sum(not claim.calibration for claim in graph.read(graph.topic()).claims.values())


def pictures() -> Path:
    """Where pictures of pages are left for people to look at; no test reads them."""
    folder = Path(os.environ.get("EVIGRAPH_SCREENSHOTS") or ROOT / "build" / "screenshots")
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def leave_picture(window: Window, name: str, *, width: int | None = None) -> None:
    """A picture of the page as far down as it goes, as it is or in another width; the window keeps its size."""
    size = window.viewport_size or {"width": 1280, "height": 800}
    wide = width or size["width"]
    window.set_viewport_size({"width": wide, "height": size["height"]})
    height = window.evaluate("document.querySelector('[data-testid=stMainBlockContainer]').scrollHeight")
    window.set_viewport_size({"width": wide, "height": min(TALLEST, int(height))})
    window.screenshot(path=pictures() / f"{name}.png")
    window.set_viewport_size(size)


def unfold(window: Window) -> None:
    """Open everything that is folded away."""
    window.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")


def complaints(window: Window) -> list[str]:
    """What axe finds serious or critical, each with the first element that it is about."""
    found = Axe().run(window).response["violations"]
    return [f"{one['id']}: {one['nodes'][0]['html'][:200]}" for one in found if one["impact"] in _SERIOUS]


def wider_than(window: Window, width: int) -> bool:
    """Whether a window of that width would have to be scrolled sideways, once its pictures have been drawn again."""
    size = window.viewport_size or {"width": 1280, "height": 800}
    window.set_viewport_size({"width": width, "height": size["height"]})
    try:
        window.wait_for_function(_FITS, timeout=3_000)
    except TimeoutError:
        return True
    finally:
        window.set_viewport_size(size)
    return False


_FITS = """() => [document.documentElement, document.querySelector('[data-testid="stMain"]')]
    .every(element => element.scrollWidth <= element.clientWidth)"""
