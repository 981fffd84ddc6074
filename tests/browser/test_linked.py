"""Linked-data pages in a browser: for every eye, hand, screen and paper; nothing runs, nothing comes from elsewhere."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from dataclasses import replace
from threading import Thread
from typing import NamedTuple
from urllib.parse import urlsplit

import pytest
import uvicorn
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect
from starlette.applications import Starlette

from graph.grading.assess import grade
from graph.model.values import Text
from graph.views.graded import Graded
from graph.web.linked import Linked
from graph.web.linked_page import style_path
from graph.web.linked_versions import Versions
from tests.makers import base as base_of
from tests.makers import claim, line, report, study
from tests.sample import sample

HOSTILE = '"><script>document.title="owned"</script><img src=https://evil.test/x onerror=alert(1)>\u202e{{7*7}}</title>'
PATHS = (
    "/claim/P1",
    "/claim/A1",
    "/study/open-label",
    "/study/retracted",
    "/mechanism/repair",
    "/cell-type/neural",
    "/cell-product/product-a",
    "/source/article",
    "/rule/few-participants",
    "/claim/NOPE",
)


class Look(NamedTuple):
    """How somebody reads."""

    lang: str
    theme: str
    width: int


LOOKS = (Look("en", "light", 1280), Look("en", "dark", 360), Look("zh", "dark", 1280), Look("zh", "light", 360))


def _known() -> Graded:
    small = sample()
    told = replace(report("evil"), title=HOSTILE, authors=HOSTILE, page="javascript:alert(3)")
    evil = replace(study("evil", line("X1"), reports=(told,), enrolled=3), label=HOSTILE, funding=HOSTILE * 40)
    claims = [*small.claims.values(), claim("X1", statement=Text(HOSTILE * 40, HOSTILE))]
    base = base_of(claims, [*small.studies.values(), evil])
    return Graded(base, grade(base))


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    """The routes alone, on a port of the loopback address; who connects before they are served waits in its queue."""
    known = _known()
    app = Starlette(routes=Linked(lambda: known, Versions(lambda: None), records=lambda: "").routes())
    server = uvicorn.Server(uvicorn.Config(app, log_level="error", lifespan="off", ws="none"))
    with socket.create_server(("127.0.0.1", 0)) as door:
        serving = Thread(target=server.run, kwargs={"sockets": [door]})
        serving.start()
        yield f"http://127.0.0.1:{door.getsockname()[1]}"
        server.should_exit = True
        serving.join()


@pytest.fixture
def opened(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A window as somebody reads."""
    look: Look = request.param
    context = browser.new_context(viewport={"width": look.width, "height": 900}, color_scheme=look.theme)
    yield context.new_page()
    context.close()


by_look = pytest.mark.parametrize(
    ("opened", "look"),
    [(look, look) for look in LOOKS],
    indirect=["opened"],
    ids=["-".join(map(str, look)) for look in LOOKS],
)


@by_look
def test_no_page_has_a_serious_finding_of_axe(site: str, opened: Page, look: Look) -> None:
    found = []
    for path in PATHS:
        opened.goto(f"{site}{path}?lang={look.lang}")
        violations = Axe().run(opened).response["violations"]
        serious = [one for one in violations if one["impact"] in ("serious", "critical")]
        found += [(path, one["id"], one["nodes"][0]["html"][:120]) for one in serious]

    assert not found


@by_look
def test_no_page_scrolls_sideways(site: str, opened: Page, look: Look) -> None:
    for path in (*PATHS, "/claim/X1", "/study/evil"):
        opened.goto(f"{site}{path}?lang={look.lang}")
        assert opened.evaluate("document.documentElement.scrollWidth") <= look.width, path


def test_nothing_is_run_and_nothing_fetched_elsewhere(site: str, page: Page) -> None:
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.on("dialog", lambda dialog: said.append(dialog.message))
    page.on("pageerror", lambda error: said.append(str(error)))

    for path in ("/claim/X1", "/study/evil", "/claim/P1", "/source/article"):
        page.goto(site + path)
        assert page.title() != "owned"
        assert page.evaluate("[...document.scripts].every(one => one.type === 'application/ld+json')")

    assert {urlsplit(url).netloc for url in asked} == {urlsplit(site).netloc}
    paths = {urlsplit(url).path for url in asked} - {"/favicon.ico"}
    assert paths == {"/claim/X1", "/study/evil", "/claim/P1", "/source/article", style_path()}
    assert [one for one in said if "404" not in one] == []


def test_without_script_everything_can_be_read_and_opened(site: str, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(f"{site}/claim/P1")

    expect(page.get_by_role("heading", level=1)).to_have_text("Cells improve function.")
    cited = page.locator("#cite pre").first
    expect(cited).not_to_be_visible()
    page.locator("#cite summary").click()
    expect(cited).to_be_visible()
    context.close()


def test_the_keyboard_reaches_the_content_first_and_then_every_part(site: str, page: Page) -> None:
    page.goto(f"{site}/claim/P1")

    page.keyboard.press("Tab")
    skip = page.locator(".skip")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.locator("#cite summary").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#cite pre").first).to_be_visible()


def test_the_language_is_switched_on_the_same_page(site: str, page: Page) -> None:
    page.goto(f"{site}/claim/P1")

    page.get_by_role("link", name="中文").click()

    expect(page.locator("html")).to_have_attribute("lang", "zh-Hans")
    expect(page.get_by_role("heading", level=1)).to_have_text("细胞改善功能。")


def test_a_reason_leads_to_its_rule_and_back_to_the_claim(site: str, page: Page) -> None:
    page.goto(f"{site}/claim/P1")

    page.locator("#why a[href^='/rule/']").first.click()
    expect(page.locator("#claims")).to_contain_text("P1")
    page.locator("#claims a[href='/claim/P1']").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Cells improve function.")


def test_on_paper_what_is_folded_is_open_and_the_ground_is_white(site: str, browser: Browser) -> None:
    context = browser.new_context(color_scheme="dark", viewport={"width": 800, "height": 1100})
    page = context.new_page()
    page.goto(f"{site}/claim/P1")
    page.emulate_media(media="print")

    assert page.locator("#cite pre").first.bounding_box()["height"] > 20
    assert page.locator("html").evaluate("one => getComputedStyle(one).backgroundColor") == "rgb(255, 255, 255)"
    expect(page.locator("header nav")).not_to_be_visible()
    context.close()
