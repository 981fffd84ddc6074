"""The Method page: what graded the claims, and what each rule did."""

from __future__ import annotations

import pytest

from graph.grading.rulebook import rulebook
from tests.viewer.visits import HOSTILE, Open, html, read


def test_every_rule_is_told_with_its_source(visit: Open) -> None:
    page = html(visit(page="method"))

    for card in rulebook().cards:
        assert f'id="rule-{card.id}"' in page


def test_the_named_rule_is_open_and_no_other(visit: Open) -> None:
    opened = [attrs for tag, attrs in read(visit(page="method", id="surrogate-outcome")).tags if tag == "details"]

    assert [("open" in attrs) for attrs in opened].count(True) == 1


@pytest.mark.parametrize("asked", ["surrogate-outcom", HOSTILE])
def test_an_unknown_rule_is_helped_and_the_page_is_shown(visit: Open, asked: str) -> None:
    words = read(visit(page="method", id=asked)).words

    assert "There is no rule" in words
    assert "How claims are graded" in words


def test_a_near_miss_is_offered(visit: Open) -> None:
    assert "page=method&amp;id=surrogate-outcome" in html(visit(page="method", id="surrogate-outcom"))


def test_a_rule_leads_to_the_claims_that_it_moves(visit: Open) -> None:
    page = html(visit(page="method", lang="en"))
    rule = page.partition('id="rule-very-few"')[2].partition('id="rule-')[0]

    assert "moved 1 claim<" in rule.replace(",", "<")
    assert "?page=claim&amp;id=A2&amp;lang=en" in rule


def test_the_data_and_the_edition_are_named(visit: Open) -> None:
    words = " ".join(read(visit(page="method")).words.split())

    assert f"edition {rulebook().edition}, fingerprint {rulebook().fingerprint}" in words
    assert "9 claims" in words
