"""Where claims stand in the picture."""

from __future__ import annotations

from dataclasses import replace

import pytest

from graph.facts.look import Flag
from graph.grading.assess import grade
from graph.model.scales import Wording
from graph.views.placement import COLUMNS, LINES, UNJUDGED, is_overstated_field, places, width
from graph.views.summary import ClaimRow, rows
from tests.sample import sample


@pytest.fixture
def article() -> tuple[ClaimRow, ...]:
    base = sample()
    return tuple(row for row in rows(base, grade(base)) if not row.calibration)


def test_every_claim_of_the_article_has_a_place_of_its_own(article: tuple[ClaimRow, ...]) -> None:
    placed = places(article)

    assert {place.row.id for place in placed} == {row.id for row in article}
    assert len({(place.x, place.y) for place in placed}) == len(article)


def test_the_shaded_fields_hold_just_the_overstated_claims(article: tuple[ClaimRow, ...]) -> None:
    for place in places(article):
        assert is_overstated_field(round(place.x), round(place.y)) == (place.row.flag is Flag.OVERSTATED)


def test_a_crowd_stays_inside_its_field(article: tuple[ClaimRow, ...]) -> None:
    crowd = [replace(article[0], id=f"X{number}") for number in range(40)]

    placed = places(crowd)

    assert len({(round(place.x), round(place.y)) for place in placed}) == 1
    assert len({(place.x, place.y) for place in placed}) == 40


def test_the_same_claims_always_give_the_same_picture(article: tuple[ClaimRow, ...]) -> None:
    assert places(article) == places(article)


def test_a_claim_that_cannot_be_judged_stands_apart(article: tuple[ClaimRow, ...]) -> None:
    unjudged = replace(article[0], allowed=None, steps=0, flag=Flag.NOT_JUDGED)

    assert round(places([unjudged])[0].x) == UNJUDGED
    assert width(places([unjudged])) == UNJUDGED + 1
    assert width(places(article)) == UNJUDGED


def test_a_claim_that_nobody_words_has_no_place(article: tuple[ClaimRow, ...]) -> None:
    assert places([replace(article[0], wording=None)]) == ()


def test_being_the_best_is_always_beyond_the_evidence() -> None:
    top = LINES.index(Wording.SUPERLATIVE)

    assert all(is_overstated_field(column, top) for column in range(len(COLUMNS)))
