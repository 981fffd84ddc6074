"""The page of the evidence map in every state."""

from __future__ import annotations

import pytest

from graph.grading.assess import grade
from graph.viewer.words import WORDS
from graph.views.evidence_map import By, evidence_map
from tests.sample import sample
from tests.viewer.biology import grown, hostile
from tests.viewer.visits import HOSTILE, Open, Show, html, read


@pytest.fixture
def visit(show: Show, visit: Open) -> Open:
    show(grown())
    return visit


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize(
    "address",
    [
        *({"rows": by.value} for by in By),
        {"row": "repair"},
        {"row": "repair", "column": "rodent"},
        {"row": "repair", "column": "human-randomised"},
        {"rows": "cells", "row": "neural", "column": "human-uncontrolled"},
        {"rows": "cells", "row": "repair"},
        {"row": "unspoken"},
    ],
    ids=str,
)
def test_the_map_opens_in_both_languages_with_one_title_and_no_id_twice(
    visit: Open, address: dict[str, str], lang: str
) -> None:
    found = read(visit(page="map", **address, lang=lang))
    ids = [attrs["id"] for _, attrs in found.tags if "id" in attrs]

    assert [tag for tag, _ in found.tags].count("h1") == 1
    assert len(ids) == len(set(ids))


def test_the_gaps_are_counted_in_words(visit: Open) -> None:
    known = grown()
    found = evidence_map(known, grade(known), By.MECHANISMS)

    words = " ".join(read(visit(page="map")).words.split())

    assert (len(found.without_people), len(found.rows)) == (1, 2)
    assert "No counted study in people for 1 of 2 mechanisms." in words
    assert "1 more has studies in people but no randomised one." in words


def test_a_field_says_number_direction_and_n_and_leads_to_its_studies(visit: Open) -> None:
    page = html(visit(page="map"))

    field = page.partition("column=human-uncontrolled&amp;row=repair&amp;")[2].partition("</td>")[0]
    assert "1 study" in field
    assert "+ supports" in field
    assert "n = 18" in field


def test_an_empty_field_is_a_gap_in_words(visit: Open) -> None:
    field = html(visit(page="map")).partition("column=human-controlled&amp;row=repair&amp;")[2].partition("</td>")[0]

    assert "no study counted" in field


def test_a_study_without_results_is_told_in_its_gap(visit: Open) -> None:
    field = html(visit(page="map")).partition("column=human-randomised&amp;row=repair&amp;")[2].partition("</td>")[0]

    assert "1 without results yet" in field


def test_an_opened_field_lists_its_studies_with_their_claims(visit: Open) -> None:
    opened = html(visit(page="map", row="repair", column="rodent")).partition('id="ev-opened"')[2]

    assert "page=study&amp;id=mouse" in opened
    assert "page=study&amp;id=pig" not in opened
    assert "page=claim&amp;id=A1" in opened
    assert "page=claim&amp;id=A2" in opened
    assert "animal experiment" in opened
    assert "number not shown" in opened


def test_a_whole_row_lists_the_studies_of_all_its_fields(visit: Open) -> None:
    opened = html(visit(page="map", row="repair")).partition('id="ev-opened"')[2]

    assert all(f"page=study&amp;id={study}" in opened for study in ("mouse", "pig", "open-label", "awaiting"))
    assert "page=study&amp;id=retracted" not in opened
    assert "page=mechanisms&amp;id=repair" in opened


def test_an_empty_field_says_until_when_nothing_was_recorded(visit: Open) -> None:
    words = read(visit(page="map", row="repair", column="human-controlled")).words

    assert "recorded until 23 November 2026" in words


def test_a_row_of_another_map_is_helped(visit: Open) -> None:
    assert WORDS["map-no-row"].en in read(visit(page="map", rows="cells", row="repair")).words


def test_what_the_address_gets_wrong_is_said(visit: Open) -> None:
    words = read(visit(page="map", rows="planets", row="nowhere", column="moon")).words

    assert all(wrong in words for wrong in ("rows = “planets”", "row = “nowhere”", "column = “moon”"))


def test_a_base_without_mechanisms_in_its_claims_still_has_a_page(show: Show, visit: Open) -> None:
    show(sample())

    assert "No counted study in people for 0 of 0 mechanisms." in " ".join(read(visit(page="map")).words.split())


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize(
    "address",
    [
        {"row": "repair"},
        {"rows": "cells", "row": "neural"},
        {"rows": HOSTILE, "row": HOSTILE, "column": HOSTILE},
    ],
    ids=["mechanism", "cell", "address"],
)
def test_no_word_of_the_data_or_the_address_becomes_markup(
    visit: Open, show: Show, address: dict[str, str], lang: str
) -> None:
    show(hostile())

    found = read(visit(page="map", **address, lang=lang))

    assert not {"script", "img", "iframe", "object", "svg"} & {tag for tag, _ in found.tags}
    assert not [name for _, attrs in found.tags for name in attrs if name.startswith("on")]
