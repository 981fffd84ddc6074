"""The editor at `/query` in a browser."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from tests.web.serving import Server, serving

EVIL = '"<img src=x onerror=window.evil=1>"'


@pytest.fixture(scope="module")
def endpoint(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    file = tmp_path_factory.mktemp("data") / "data.nt"
    file.write_text(f"<http://e/a> <http://e/p> {EVIL} .\n", encoding="utf-8")
    with serving(file) as running:
        yield running


@pytest.mark.parametrize(("lang", "tag"), [("en", "en"), ("zh", "zh-Hans")])
def test_an_example_is_answered_by_one_click_and_no_other_site_is_asked(
    endpoint: Server, page: Page, lang: str, tag: str
) -> None:
    here = f"http://127.0.0.1:{endpoint.port}"
    elsewhere: list[str] = []
    troubles: list[str] = []
    page.on(
        "request", lambda one: elsewhere.append(one.url) if not one.url.startswith((here, "data:", "blob:")) else None
    )
    page.on("pageerror", lambda error: troubles.append(str(error)))

    page.goto(f"{here}/query?lang={lang}")
    page.wait_for_selector("html[data-ready=yes]")
    page.click(".examples button >> nth=2")
    page.wait_for_selector(".tabPanel.active .yasr_results table tbody tr")

    assert page.get_attribute("html", "lang") == tag
    assert "onerror" in page.inner_text(".tabPanel.active .yasr_results")
    assert page.evaluate("window.evil") is None
    assert (elsewhere, troubles) == ([], [])


def test_without_javascript_a_query_can_still_be_sent(endpoint: Server, page: Page) -> None:
    browser = page.context.browser
    assert browser
    context = browser.new_context(java_script_enabled=False)
    plain = context.new_page()

    plain.goto(f"http://127.0.0.1:{endpoint.port}/query")
    plain.fill("textarea[name=query]", "ASK { }")
    with plain.expect_response("**/sparql?query=*") as answered:
        plain.click("button")
    status = answered.value.status
    context.close()

    assert status == 200
