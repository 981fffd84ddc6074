"""The page of one claim in its states, as Streamlit runs it."""

from __future__ import annotations

from itertools import pairwise

import pytest

from graph import resources
from graph.grading.assess import grade
from graph.model.base import EvidenceBase
from graph.model.values import Lang
from graph.records import read as records
from graph.viewer.views.claim import SECTIONS
from graph.viewer.words import Words
from tests.sample import sample
from tests.viewer.test_parts import outline
from tests.viewer.visits import Open, Show, html, read


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_sections_stand_in_their_order_and_where_nothing_is_to_be_said_none_stands(visit: Open, lang: str) -> None:
    found = read(visit(page="claim", id="R1", lang=lang))

    ids = [attrs["id"] for tag, attrs in found.tags if tag == "section" and attrs.get("id")]
    every = [f"ev-{section.name}" for section in SECTIONS]
    assert ids[:3] == ["ev-support", "ev-checks", "ev-why"]
    assert ids == [name for name in every if name in ids]


def test_headings_never_skip_a_level(visit: Open) -> None:
    for claim in sample().claims:
        levels = [int(tag[1]) for tag, _ in read(visit(page="claim", id=claim)).tags if tag in ("h1", "h2", "h3", "h4")]

        assert levels[0] == 1, claim
        assert all(after <= before + 1 for before, after in pairwise(levels)), claim


def test_every_link_on_the_page_has_its_target(visit: Open) -> None:
    for claim in sample().claims:
        found = read(visit(page="claim", id=claim))
        ids = {attrs.get("id") for _, attrs in found.tags}
        targets = [str(attrs["href"])[1:] for tag, attrs in found.tags if (attrs.get("href") or "").startswith("#")]

        assert set(targets) <= ids, claim


def test_every_field_to_copy_has_a_label(visit: Open) -> None:
    found = read(visit(page="claim", id="P1"))

    labelled = {attrs.get("for") for tag, attrs in found.tags if tag == "label"}
    fields = {attrs["id"] for tag, attrs in found.tags if tag in ("input", "textarea")}
    assert len(fields) == 8
    assert fields <= labelled


def test_the_files_are_offered_with_names_of_their_own(visit: Open) -> None:
    test = visit(page="claim", id="P1")

    assert not test.exception
    assert [button.label for button in test.get("download_button")] == [
        "Studies and findings (CSV)",
        "Grade and reasons (JSON)",
        "BibTeX",
        "RIS",
    ]


@pytest.fixture(scope="module")
def stroke() -> EvidenceBase:
    return records.read(resources.topic())


@pytest.mark.parametrize("claim_id", ["C04", "C21", "C33", "K01"])
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_on_the_stroke_topic_the_page_tells_what_was_graded(
    visit: Open, show: Show, stroke: EvidenceBase, claim_id: str, lang: str
) -> None:
    show(stroke)
    graded = grade(stroke, only=[claim_id]).assessments[claim_id]
    say = Words(Lang(lang))

    page = html(visit(page="claim", id=claim_id, lang=lang))

    said = " ".join(outline(page).words.split())
    assert " ".join(say.text(graded.sentence).split()) in said
    assert say.of(graded.conclusion) in said
    assert graded.certainty is None or say.of(graded.certainty) in said
    assert page.count('<tr id="study-') == len(stroke.lines_of[claim_id])
