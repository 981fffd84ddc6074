"""The four users of the README, each with what they come for; pictures of their way are left for people to look at."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect
from playwright.sync_api import Page as Window

from graph import resources
from graph.facts.look import FOOTING_OF_BASIS, Footing
from graph.model.scales import Basis, Certainty
from graph.model.values import Lang
from graph.viewer.words import Words
from graph.views.graded import Graded, graded
from tests.browser.pages import leave_picture
from tests.browser.test_viewer import Windows, expect_title

SAY = Words(Lang.EN)


@pytest.fixture(scope="module")
def known() -> Graded:
    return graded(resources.topic())


@pytest.fixture
def windows(browser: Browser) -> Iterator[Windows]:
    opened = Windows(browser)
    yield opened
    for context in opened.contexts:
        context.close()
    assert opened.faults == []


def first_text(window: Window, selector: str) -> str:
    return " ".join(window.locator(selector).first.inner_text().split())


def test_a_clinician_goes_from_the_claims_tested_in_people_to_a_paper(
    windows: Windows, viewer_url: str, known: Graded
) -> None:
    article = [claim for claim in known.base.claims.values() if not claim.calibration]
    in_people = [one.id for one in article if _footing(known, one.id) is Footing.PEOPLE]
    window = windows.open(f"{viewer_url}?lang=en")

    window.locator(".ev-tiles a", has_text="people").click()
    expect_title(window, "Claims")
    rows = window.locator(".ev-claims").first.locator("tbody tr")
    expect(rows).to_have_count(len(in_people))
    leave_picture(window, "clinician-1-claims-tested-in-people")

    rows.get_by_role("link", name=re.compile("^C21 ")).click()
    expect(window.locator(".ev-glance .ev-circles")).to_be_visible()
    grade = known.grading.assessments["C21"]
    assert grade.certainty is not None
    expect(window.locator(".ev-glance .ev-certainty")).to_contain_text(SAY.of(grade.certainty))
    expect(window.locator(".ev-strip .ev-empty")).to_have_count(3)

    window.get_by_role("link", name="All steps").click()
    window.locator(".ev-stair a.ev-study").first.click()
    row = window.locator("tr:focus")
    expect(row).to_be_in_viewport()
    expect(row.locator('a[href^="https://"]').first).to_have_attribute("rel", "noopener noreferrer")
    leave_picture(window, "clinician-2-claim")

    name = row.locator("th a.ev-go").inner_text()
    row.locator("th a.ev-go").click()
    expect_title(window, name.split(" (")[0])
    expect(window.get_by_role("heading", name="Risk of bias")).to_be_visible()
    window.go_back()
    window.go_back()
    expect_title(window, "Claims")
    expect(rows).to_have_count(len(in_people))


def _footing(known: Graded, claim: str) -> Footing:
    return FOOTING_OF_BASIS[Basis(known.grading.assessments[claim].basis)]


def test_an_analyst_adds_the_steps_up_and_takes_the_query_along(
    windows: Windows, viewer_url: str, known: Graded
) -> None:
    window = windows.open(f"{viewer_url}?page=query&lang=en")
    window.get_by_role("link", name="Why is a claim this certain, and no more?").click()
    expect_title(window, "Why is a claim this certain, and no more?")

    with window.expect_download() as taken:
        window.get_by_role("button", name=re.compile("JSON")).click()
    rows = json.loads(taken.value.path().read_text(encoding="utf-8"))["rows"]
    certainty = known.grading.assessments["C21"].certainty
    assert certainty is not None
    assert Certainty(sum(int(row["change"]) for row in rows)) is certainty
    shown = window.locator("table tbody tr")
    expect(shown).to_have_count(len(rows))
    leave_picture(window, "analyst-1-named-question")

    window.locator("summary", has_text="SPARQL").click()
    expect(window.locator("pre").first).to_contain_text("SELECT")
    window.get_by_role("link", name=re.compile("editor")).last.click()
    # The editor clears the fragment when it has opened the question in a tab of its own.
    expect(window.get_by_role("tab", selected=True)).to_contain_text("Why is a claim this certain", timeout=30_000)


def test_a_reader_finds_what_is_overstated_and_sends_it_to_somebody(
    windows: Windows, viewer_url: str, known: Graded
) -> None:
    window = windows.open(f"{viewer_url}?page=article&lang=en")
    claim = window.locator(".ev-outline li", has=window.locator(".ev-flag")).first
    id_ = claim.locator("b").first.inner_text()
    leave_picture(window, "reader-1-article")

    claim.locator("a.ev-go").first.click()
    sentence = known.grading.assessments[id_].sentence
    expect(window.locator(".ev-conclusion-first")).to_contain_text(sentence.en)
    window.get_by_role("link", name="中文").click()
    expect(window.locator(".ev-conclusion-first")).to_contain_text(sentence.zh)
    leave_picture(window, "reader-2-claim-zh")

    other = windows.open(window.url, locale="en-GB", width=360)
    expect(other.locator(".ev-conclusion-first")).to_contain_text(sentence.zh)
    address = other.locator("#ev-copy-permalink").input_value()
    other.goto(address)
    expect(other.locator(".ev-conclusion-first")).to_contain_text(sentence.zh)


def test_a_reader_without_javascript_is_led_to_pages_that_need_none(browser: Browser, viewer_url: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    window = context.new_page()
    window.goto(f"{viewer_url}/?page=claim&id=C21&lang=zh")

    window.locator("noscript a, a").first.click()

    assert window.url == f"{viewer_url}/claim/C21?lang=zh"
    assert "NR1" in window.locator("h1").inner_text()
    context.close()


def test_a_curator_finds_a_study_by_its_number_and_sees_what_hangs_on_it(
    windows: Windows, viewer_url: str, known: Graded
) -> None:
    study = known.base.studies["nr1-isc2025-abstract"]
    window = windows.open(f"{viewer_url}?lang=en")

    window.get_by_role("textbox").fill(study.registry_ids[0])
    window.keyboard.press("Enter")
    window.locator(".ev-hits a.ev-go", has_text=study.label).first.click()

    expect_title(window, study.label)
    expect(window.get_by_text("C21", exact=True).first).to_be_visible()
    touched = {line.claim for line in study.lines}
    shown = set(re.findall(r"\b[CK]\d{2,3}\b", window.locator("[data-testid=stMain]").inner_text()))
    assert touched <= shown
    leave_picture(window, "curator-1-study")

    window.locator("#ev-pages").get_by_role("link", name="Method").click()
    expect(window.get_by_role("heading", name="You disagree?")).to_be_visible()
    leave_picture(window, "curator-2-method")
