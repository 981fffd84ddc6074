"""`<evi-claim>` in a page of another origin whose policy allows no inline style and no inline script."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from playwright.sync_api import Browser, BrowserContext, Route, expect

from graph.model.values import Lang
from graph.views.embed.badge import badge_element
from graph.web.badge import Badges
from graph.web.embed import Embeds
from tests.views.embed.test_page import edition
from tests.web.asking import getting

pytestmark = pytest.mark.browser
OURS, HOST = "https://evigraph.test", "https://host.test"
POLICY = f"default-src 'none'; script-src {OURS}; img-src {OURS}; frame-src {OURS}"


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    with contextlib.closing(browser.new_context()) as made:
        yield made


def ours(route: Route) -> None:
    """Answers as our server would."""
    get = getting([*Badges(edition).routes(), *Embeds(edition).routes()])
    path, _, query = route.request.url.removeprefix(OURS).partition("?")
    # Playwright has a loop of its own in this thread.
    with ThreadPoolExecutor(1) as beside:
        reply = beside.submit(get, path, query, accept_encoding="identity").result()
    route.fulfill(status=reply.status, headers=reply.headers, body=reply.body)


def test_a_claim_is_shown_in_every_form_under_a_strict_policy(context: BrowserContext) -> None:
    forms = ("badge", "card", "page")
    body = "".join(badge_element(OURS, "P1", f"a {form}", Lang.ZH, form) for form in forms)
    html = f"<!doctype html><title>x</title>{body}"
    context.route(f"{OURS}/**", ours)
    headers = {"Content-Security-Policy": POLICY, "Content-Type": "text/html; charset=utf-8"}
    context.route(f"{HOST}/**", lambda route: route.fulfill(headers=headers, body=html))
    page = context.new_page()
    problems: list[str] = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.on("console", lambda said: problems.append(said.text) if "Content Security Policy" in said.text else None)
    page.goto(f"{HOST}/")
    image = page.locator("evi-claim[form=badge] img")
    expect(image).to_have_attribute("src", f"{OURS}/badge/P1.svg?lang=zh")
    page.wait_for_function("document.querySelector('evi-claim').shadowRoot.querySelector('img').naturalWidth > 0")
    assert image.bounding_box()["height"] == 24  # type: ignore[index]
    card = page.locator("evi-claim[form=card] iframe")
    card.scroll_into_view_if_needed()
    expect(card).to_have_css("height", "320px")
    expect(card.content_frame.locator("h1")).to_be_visible()
    assert [problem for problem in problems if HOST in problem or "evi-claim" in problem] == []


def test_without_script_the_words_inside_are_shown(browser: Browser) -> None:
    with contextlib.closing(browser.new_context(java_script_enabled=False)) as made:
        page = made.new_page()
        page.set_content(badge_element(OURS, "P1", "the words", Lang.EN, "badge"))
        expect(page.get_by_text("the words")).to_be_visible()
