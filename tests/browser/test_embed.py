"""Pages inside other people's pages: sandboxed, from another origin, without script, printed, dark, narrow, hostile."""

from __future__ import annotations

import contextlib
import os
import threading
import time
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, FrameLocator, Page, expect

from graph.grading.assess import grade
from graph.model.base import EvidenceBase
from graph.model.values import Lang
from graph.views.embed.oembed import SNIPPET, frame
from graph.views.embed.page import Edition, path_of
from graph.views.embed.static_site import publish
from graph.views.embed.subjects import things
from tests.sample import sample
from tests.views.hostile import hostile

CLAIM = "en/claim/A1.html"


class Quiet(SimpleHTTPRequestHandler):
    """A plain file server that keeps its log to itself."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextlib.contextmanager
def served(folder: Path) -> Iterator[str]:
    """A web host of its own, and so an origin of its own."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def written(known: EvidenceBase, folder: Path) -> Path:
    publish(Edition(known, grade(known), "0123456789ab", site="https://full.example"), folder)
    return folder


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(sample(), tmp_path_factory.mktemp("pages") / "site")


@pytest.fixture(scope="module")
def hostile_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(hostile(), tmp_path_factory.mktemp("hostile") / "site")


@pytest.fixture(scope="module")
def url(site: Path) -> Iterator[str]:
    with served(site) as address:
        yield address


@pytest.fixture
def complaints(page: Page) -> list[str]:
    """Everything that the browser says is wrong: errors of scripts, broken policies, failed requests."""
    heard: list[str] = []
    page.on("console", lambda message: heard.append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: heard.append(str(error)))
    page.on("requestfailed", lambda request: heard.append(f"failed: {request.url}"))
    return heard


@pytest.fixture
def host(tmp_path: Path, url: str) -> Iterator[str]:
    """Somebody else's article that shows a page by the line and the six lines that we give."""
    words = "<p>" + "words of the host " * 400 + "</p>"
    head = "<!doctype html><title>A host</title><link rel='icon' href='data:,'><h1>A host</h1>"
    content = f"{head}{frame(f'{url}/{CLAIM}', 'A claim')}{SNIPPET}{words}"
    (tmp_path / "index.html").write_text(content, "utf-8")
    with served(tmp_path) as address:
        yield address


def interactive(page: Page | FrameLocator) -> None:
    page.get_by_role("button", name="Make the picture interactive").click()
    expect(page.locator(".stage[data-ready]")).to_be_visible()


def context(browser: Browser, **settings: object) -> contextlib.closing[BrowserContext]:
    return contextlib.closing(browser.new_context(**settings))  # type: ignore[arg-type]


# In somebody else's page ----------------------------------------------------------------------------------------------


def test_a_page_works_in_a_sandboxed_frame_of_another_origin(page: Page, host: str, complaints: list[str]) -> None:
    page.goto(host)
    inside = page.frame_locator("iframe")

    expect(inside.get_by_role("heading", level=1)).to_have_text("Cells make vessels grow.")
    interactive(inside)

    assert page.frames[1].evaluate("window.origin") == "null"
    assert complaints == []


def test_the_frame_becomes_as_high_as_its_page(page: Page, host: str) -> None:
    page.goto(host)
    needed = page.frames[1].evaluate("Math.ceil(document.documentElement.getBoundingClientRect().height)")

    page.wait_for_function("needed => document.querySelector('iframe').offsetHeight === needed", arg=needed)
    # The frame learns of its new height a moment after its host has given it.
    page.frames[1].wait_for_function("document.documentElement.scrollHeight <= innerHeight")


def test_a_message_from_elsewhere_moves_no_frame(page: Page, host: str) -> None:
    page.goto(host)
    page.wait_for_function("document.querySelector('iframe').offsetHeight !== 640")
    before = page.evaluate("document.querySelector('iframe').offsetHeight")

    page.evaluate("postMessage({type: 'evigraph:height', height: 7}, '*')")
    page.evaluate("new Promise(requestAnimationFrame)")

    assert page.evaluate("document.querySelector('iframe').offsetHeight") == before


def test_the_host_scrolls_on_over_the_interactive_picture(page: Page, host: str) -> None:
    page.goto(host)
    inside = page.frame_locator("iframe")
    interactive(inside)
    inside.locator(".stage").scroll_into_view_if_needed()
    box = inside.locator(".stage").bounding_box()
    assert box
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + min(box["height"] / 2, 300))
    before = page.evaluate("scrollY")

    page.mouse.wheel(0, 300)

    page.wait_for_function("before => scrollY > before", arg=before)


def test_nothing_is_asked_of_any_other_host_and_nothing_is_kept(page: Page, url: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))

    page.goto(f"{url}/{CLAIM}")
    interactive(page)

    assert asked
    assert all(address.startswith(url) for address in asked)
    assert page.context.cookies() == []
    assert page.evaluate("localStorage.length") == 0


# By itself ------------------------------------------------------------------------------------------------------------


def test_a_page_works_from_a_file(page: Page, site: Path, complaints: list[str]) -> None:
    page.goto((site / CLAIM).as_uri())
    interactive(page)
    page.keyboard.press("Escape")
    page.get_by_role("row", name="label of pig").get_by_role("link").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("label of pig")
    assert complaints == []


def test_without_script_everything_is_told(browser: Browser, url: str) -> None:
    with context(browser, java_script_enabled=False) as opened:
        page = opened.new_page()
        page.goto(f"{url}/{CLAIM}")

        expect(page.locator("svg.wide")).to_be_visible()
        expect(page.locator(".sentence")).to_contain_text("not tested in people")
        expect(page.get_by_role("button")).to_have_count(0)
        page.locator("svg.wide a text").first.click()
        expect(page.get_by_role("heading", level=1)).to_contain_text("label of")


def test_a_newer_version_is_told_and_the_same_one_is_not(page: Page, tmp_path: Path) -> None:
    pages = written(sample(), tmp_path / "site")
    with served(pages) as address:
        page.goto(f"{address}/{CLAIM}")
        page.wait_for_load_state("networkidle")
        expect(page.locator("#newer")).to_be_hidden()

        (pages / "latest.js").write_text('evigraphLatest("another");\n', "utf-8")
        # To a server that tells times in whole seconds, a file written twice within one has not changed.
        os.utime(pages / "latest.js", (time.time() + 5,) * 2)
        page.reload()

        expect(page.locator("#newer")).to_be_visible()


@pytest.mark.parametrize("width", [320, 360, 640, 1280])
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_no_page_scrolls_sideways(browser: Browser, hostile_site: Path, width: int, lang: str) -> None:
    kinds = ("claim/P1", "study/open-label", "source/article", "section/article/1", "cell-type/neural")
    with context(browser, viewport={"width": width, "height": 700}) as opened:
        page = opened.new_page()
        for kind in (*kinds, "../index", "../zh/index"):
            page.goto((hostile_site / lang / f"{kind}.html").as_uri())
            wide = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
            assert wide[0] <= wide[1], kind


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_axe_finds_nothing_serious(browser: Browser, url: str, scheme: str, width: int, lang: str) -> None:
    settings = {"viewport": {"width": width, "height": 700}, "color_scheme": scheme}
    with context(browser, **settings) as opened:
        page = opened.new_page()
        for kind in ("claim/P1", "study/open-label", "source/article", "mechanism/repair", "cell-type/neural"):
            page.goto(f"{url}/{lang}/{kind}.html")
            found = Axe().run(page)
            grave = [one["id"] for one in found.response["violations"] if one["impact"] in ("serious", "critical")]
            assert grave == [], (kind, grave)


def test_axe_finds_nothing_serious_in_the_interactive_picture_and_on_the_start_page(page: Page, url: str) -> None:
    page.goto(f"{url}/{CLAIM}")
    interactive(page)
    found = [*Axe().run(page).response["violations"]]
    page.goto(f"{url}/index.html")
    found += Axe().run(page).response["violations"]

    assert [one["id"] for one in found if one["impact"] in ("serious", "critical")] == []


def test_the_drawing_follows_the_width_and_the_colours_of_the_reader(browser: Browser, url: str) -> None:
    with context(browser, viewport={"width": 360, "height": 700}, color_scheme="dark") as opened:
        page = opened.new_page()
        page.goto(f"{url}/{CLAIM}")

        expect(page.locator("svg.narrow")).to_be_visible()
        expect(page.locator("svg.wide")).to_be_hidden()
        assert page.evaluate("getComputedStyle(document.documentElement).backgroundColor") == "rgb(21, 24, 27)"


def test_on_paper_there_are_the_drawing_and_the_table_and_no_button(page: Page, url: str) -> None:
    page.goto(f"{url}/{CLAIM}")
    page.emulate_media(media="print")

    expect(page.locator("svg[viewBox]:visible").first).to_be_visible()
    expect(page.locator("table")).to_be_visible()
    expect(page.locator("#open")).to_be_hidden()
    assert page.pdf().startswith(b"%PDF")


def test_on_paper_a_page_is_light_whatever_its_reader_likes_on_the_screen(browser: Browser, url: str) -> None:
    ground = "getComputedStyle(document.documentElement).backgroundColor"
    with context(browser, color_scheme="dark") as opened:
        page = opened.new_page()
        page.goto(f"{url}/{CLAIM}")
        on_screen = page.evaluate(ground)
        page.emulate_media(media="print", color_scheme="dark")

        assert page.evaluate(ground) == "rgb(255, 255, 255)" != on_screen


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_no_name_of_a_fact_is_broken_however_long_its_value(browser: Browser, url: str, lang: str) -> None:
    with context(browser, viewport={"width": 800, "height": 700}) as opened:
        page = opened.new_page()
        page.goto(f"{url}/{lang}/source/article.html")

        assert page.evaluate(BROKEN_NAMES) == []


BROKEN_NAMES = """
(() => {
    const facts = [...document.querySelectorAll("table")].at(-1), names = [...facts.querySelectorAll("tbody th")];
    facts.querySelector("tbody td").textContent = "a long value ".repeat(60);
    const range = new Range();
    const lines = (name) => { range.selectNodeContents(name); return range.getClientRects().length; };
    return names.length ? names.filter((name) => lines(name) > 1).map((name) => name.textContent) : ["no names"];
})()
"""


def test_a_picture_that_cannot_be_loaded_says_so_in_the_language_of_the_page(page: Page, tmp_path: Path) -> None:
    pages = written(sample(), tmp_path / "site")
    for script in (pages / "assets").iterdir():
        script.unlink()
    page.goto((pages / CLAIM.replace("en/", "zh/", 1)).as_uri())

    page.locator("#open").click()

    expect(page.locator("#open")).to_have_text("无法载入交互图。")


# The interactive picture ----------------------------------------------------------------------------------------------


def position(page: Page) -> str:
    """The picture as it is painted now."""
    painted: str = page.evaluate("document.querySelector('.stage canvas').toDataURL()")
    return painted


def test_keys_move_and_zoom_and_nought_brings_everything_back(page: Page, url: str) -> None:
    page.goto(f"{url}/{CLAIM}")
    interactive(page)
    expect(page.locator(".stage")).to_be_focused()
    page.evaluate("new Promise(requestAnimationFrame)")
    start = position(page)

    for key in ("ArrowLeft", "ArrowUp", "+", "-", "ArrowRight"):
        before = position(page)
        page.keyboard.press(key)
        page.wait_for_function("b => document.querySelector('.stage canvas').toDataURL() !== b", arg=before)
    page.keyboard.press("0")

    page.wait_for_function("b => document.querySelector('.stage canvas').toDataURL() === b", arg=start)


def test_the_fit_button_brings_everything_back(page: Page, url: str) -> None:
    page.goto(f"{url}/{CLAIM}")
    interactive(page)
    page.evaluate("new Promise(requestAnimationFrame)")
    start = position(page)
    page.get_by_role("button", name="Larger").click()
    page.wait_for_function("b => document.querySelector('.stage canvas').toDataURL() !== b", arg=start)

    page.get_by_role("button", name="Fit").click()

    page.wait_for_function("b => document.querySelector('.stage canvas').toDataURL() === b", arg=start)


def test_tab_reaches_the_marks_and_enter_opens_one(page: Page, url: str) -> None:
    page.goto(f"{url}/{CLAIM}")
    interactive(page)

    for _ in range(6):
        page.keyboard.press("Tab")
        if page.evaluate("(document.activeElement.getAttribute('href') || '').includes('study/')"):
            break
    page.keyboard.press("Enter")

    expect(page).to_have_url(f"{url}/en/study/pig.html")


def test_escape_closes_the_picture_and_gives_the_focus_back(page: Page, url: str) -> None:
    page.goto(f"{url}/{CLAIM}")
    interactive(page)

    page.keyboard.press("Escape")

    expect(page.locator(".stage")).to_have_count(0)
    expect(page.locator("svg.wide")).to_be_visible()
    expect(page.locator("#open")).to_be_focused()
    interactive(page)


def test_a_mark_opens_what_it_stands_for(page: Page, url: str) -> None:
    page.goto(f"{url}/{CLAIM}")
    place = page.locator("svg.wide a[href$='study/pig.html'] use").bounding_box()
    drawing = page.locator("svg.wide").bounding_box()
    assert place
    assert drawing
    interactive(page)
    stage = page.locator(".stage").bounding_box()
    assert stage

    # The interactive picture has the places of the drawing, so a mark is as far from its corner as it was there.
    x = stage["x"] + place["x"] + place["width"] / 2 - drawing["x"]
    y = stage["y"] + place["y"] + place["height"] / 2 - drawing["y"]
    page.mouse.click(x, y)

    expect(page).to_have_url(f"{url}/en/study/pig.html")


# Hostile names --------------------------------------------------------------------------------------------------------


def test_no_hostile_name_runs_loads_or_breaks_anything(page: Page, hostile_site: Path, complaints: list[str]) -> None:
    known = hostile()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))

    for thing, ids in things(known, grade(known)):
        for lang in Lang:
            page.goto((hostile_site / path_of(thing, ids, lang)).as_uri())
            assert page.evaluate("window.__hurt") is None
    for name in ("claim/P1", "study/open-label", "source/article"):
        page.goto((hostile_site / "en" / f"{name}.html").as_uri())
        interactive(page)
        page.keyboard.press("Tab")
        page.locator(".stage").hover()
        assert page.evaluate("window.__hurt") is None

    assert complaints == []
    assert all(address.startswith("file:") for address in asked)


def test_a_hostile_name_is_read_as_text(page: Page, hostile_site: Path) -> None:
    page.goto((hostile_site / "en" / "claim" / "P1.html").as_uri())

    expect(page.get_by_role("heading", level=1)).to_have_text("<script>window.__hurt=1</script>")


@pytest.mark.parametrize("width", [400, 1280])
def test_no_name_is_wider_than_its_field(browser: Browser, site: Path, hostile_site: Path, width: int) -> None:
    known = sample()
    with context(browser, viewport={"width": width, "height": 700}) as opened:
        page = opened.new_page()
        for folder in (site, hostile_site):
            for thing, ids in things(known, grade(known)):
                page.goto((folder / path_of(thing, ids, Lang.EN)).as_uri())
                assert page.evaluate(WIDER_THAN_ITS_FIELD) == [], (thing, ids)


WIDER_THAN_ITS_FIELD = """
(() => {
    const drawings = [...document.querySelectorAll("figure > svg[viewBox]")];
    const svg = drawings.find((one) => getComputedStyle(one).display !== "none");
    const fields = [...svg.querySelectorAll(":scope > .p > rect, :scope > .m > rect")].map((one) => one.getBBox());
    const sheet = svg.viewBox.baseVal;
    return [...svg.querySelectorAll("text")].filter((text) => {
        const box = text.getBBox(), middle = box.x + box.width / 2, foot = box.y + box.height / 2;
        const holds = (f) => f.x <= middle && middle <= f.x + f.width && f.y <= foot && foot <= f.y + f.height;
        const field = fields.find(holds) || {x: 0, width: sheet.width};
        return box.x < field.x - 1 || box.x + box.width > field.x + field.width + 1;
    }).map((text) => text.textContent);
})()
"""
