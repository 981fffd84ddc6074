"""Cells and products: their trials, what stopped, the claims about them, and the rest of their family."""

from __future__ import annotations

import pytest

from graph.grading.assess import grade
from graph.model.base import EvidenceBase
from graph.model.scales import Direction
from graph.model.study import Design, Pooled, Progress, Results, Study
from graph.model.values import Species
from graph.views.cells import CellFile, cell_file, overview, stopped
from tests.makers import base, claim, line, study

PEOPLE = study("people", line("C1"), cells=("product-a",), year=2019)
LATER = study("later", cells=("product-a",), year=2021)
MOUSE = study("mouse", cells=("product-a",), design=Design.ANIMAL_EXPERIMENT, species=(Species.MOUSE,))
DISH = study("dish", cells=("product-b",), design=Design.IN_VITRO_EXPERIMENT)
REVIEW = study(
    "review",
    cells=("product-a",),
    design=Design.META_ANALYSIS,
    pooled=Pooled(Design.RANDOMISED_CONTROLLED_TRIAL),
)
OTHER = study("other", line("C1"), cells=("mesenchymal",))


def topic(*studies: Study) -> EvidenceBase:
    claims = [claim("C1"), claim("C2", cells=("product-a",)), claim("C3", cells=("neural",))]
    return base(claims, studies or (PEOPLE, LATER, MOUSE, DISH, REVIEW, OTHER))


def file(id_: str, *studies: Study) -> CellFile:
    known = topic(*studies)
    return cell_file(known, grade(known), id_)


def test_trials_reviews_and_other_studies_stand_apart_the_latest_first() -> None:
    found = file("product-a")

    assert [one.id for one in found.trials] == ["later", "people"]
    assert [one.id for one in found.reviews] == ["review"]
    assert [one.id for one in found.others] == ["mouse"]


def test_a_kind_of_cell_has_the_studies_of_its_finer_kinds_and_products() -> None:
    found = file("neural")

    assert {one.id for one in (*found.trials, *found.others)} == {"people", "later", "mouse", "dish"}
    assert [row.id for row in found.finer] == ["esc-neural"]
    assert [row.id for row in found.products] == ["product-b", "product-a"]


def test_a_claim_about_a_product_is_about_its_kind_and_not_the_other_way_round() -> None:
    assert [row.id for row in file("product-a").claims] == ["C2"]
    assert [row.id for row in file("neural").claims] == ["C2", "C3"]


def test_claims_that_the_studies_speak_to_stand_beside_those_that_name_it() -> None:
    assert [row.id for row in file("product-a").touched] == ["C1"]
    assert file("product-a", study("s", line("C1", Direction.CONTEXT), cells=("product-a",))).touched == ()


def test_the_rest_of_the_family_is_neither_wider_nor_finer() -> None:
    assert [row.id for row in file("product-a").relatives] == ["product-b", "progenitor"]
    assert [row.id for row in file("neural").relatives] == ["progenitor"]
    assert file("mesenchymal").relatives == ()


def test_every_kind_is_followed_by_its_products_with_the_studies_of_each() -> None:
    found = {row.id: (row.depth, row.in_people, row.in_animals, row.in_lab) for row in overview(topic())}

    assert list(found) == ["neural", "product-b", "esc-neural", "product-a", "progenitor", "mesenchymal"]
    assert found["neural"] == (0, 2, 1, 1)
    assert found["product-a"] == (2, 2, 1, 0)
    assert found["progenitor"] == (0, 0, 0, 0)


@pytest.mark.parametrize(
    ("one", "has_stopped"),
    [
        (study("s", cells=("product-a",), progress=Progress.TERMINATED), True),
        (study("s", cells=("product-a",), progress=Progress.PAUSED, results=Results.AWAITING), True),
        (study("s", cells=("product-a",), progress=Progress.COMPLETED, stop_reason="given up"), True),
        (study("s", cells=("product-a",), progress=Progress.COMPLETED), False),
        (study("s", cells=("product-a",)), False),
    ],
    ids=["terminated", "paused", "given-up", "completed", "unknown"],
)
def test_what_stopped_is_what_the_records_say_has_stopped(one: Study, has_stopped: bool) -> None:
    assert [found.id for found in file("product-a", one).stopped] == ["s"] * has_stopped
    assert [found.id for found in stopped(topic(one))] == ["product-a"] * has_stopped


def test_an_arm_in_people_makes_a_study_one_in_people() -> None:
    both = study("s", cells=("product-a",), species=(Species.MOUSE, Species.HUMAN))

    assert [one.id for one in file("product-a", both).trials] == ["s"]
