"""The list of studies: what stands in it, and what each filter lets through."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.grading.assess import grade
from graph.model.scales import Direction
from graph.model.study import ComparatorKind, Design
from graph.model.values import Species
from graph.views.studies import (
    Standing,
    StudyFilters,
    choices,
    choose,
    entries,
    standing_of,
    told_of_comparator,
)
from tests.makers import study
from tests.sample import sample

BASE = sample()
GRADING = grade(BASE)
EVERY = entries(BASE, GRADING)
CHOICES = choices(BASE)


def ids(**filters: str) -> set[str]:
    return {one.study.id for one in choose(EVERY, StudyFilters(**filters))}


@pytest.mark.parametrize(
    ("kind", "words", "told"),
    [
        (ComparatorKind.SHAM, "sham burr hole", "sham burr hole"),
        (ComparatorKind.SHAM, None, None),
        (ComparatorKind.OWN_BASELINE, "none", None),
        (ComparatorKind.OWN_BASELINE, "the month before", "the month before"),
        (ComparatorKind.NOT_APPLICABLE, "a review", None),
    ],
)
def test_words_on_a_comparator_are_told_where_they_add_to_its_kind(
    kind: ComparatorKind, words: str | None, told: str | None
) -> None:
    assert told_of_comparator(replace(study("s", comparator=kind), comparator_text=words)) == told


def test_every_study_stands_in_the_list_once_people_first() -> None:
    assert sorted(one.study.id for one in EVERY) == sorted(BASE.studies)
    assert [one.rung for one in EVERY] == sorted((one.rung for one in EVERY), reverse=True)


def test_filters_let_through_what_they_name() -> None:
    assert ids(species=Species.PIG) == {"pig"}
    assert ids(design=Design.IN_VITRO_EXPERIMENT) == {"dish"}
    assert "open-label" in ids(cell="neural")
    assert "other-cells" not in ids(cell="neural")
    assert ids(direction=Direction.CONTEXT) == {"opinion"}
    assert ids(standing=Standing.RETRACTED) == {"retracted"}
    assert ids(standing=Standing.WEAK) == {"weak"}
    assert ids(standing=Standing.AWAITING) == {"awaiting"}


@pytest.mark.parametrize("text", ["nct04631406", "10.1161/STR", "12345", "\uff2f\uff30\uff25\uff2e-label"])
def test_a_search_finds_names_and_identifiers_in_any_case_and_width(text: str) -> None:
    assert "open-label" in ids(text=text)


@pytest.mark.parametrize("text", ["NCT 04631406", "https://doi.org/10.1161%2Fstr.56.1", "PMID 12345"])
def test_a_search_of_the_list_takes_identifiers_as_they_are_pasted(text: str) -> None:
    assert ids(text=text) == {"open-label"}


def test_a_retraction_counts_from_its_day() -> None:
    study = BASE.studies["retracted"]
    before = replace(GRADING, as_of=date(2024, 1, 30))

    assert standing_of(study, GRADING) is Standing.RETRACTED
    assert standing_of(study, before) is Standing.COUNTS


@given(st.fixed_dictionaries({}, optional={name: st.sampled_from(sorted(map(str, CHOICES[name]))) for name in CHOICES}))
def test_more_filters_never_let_through_more(filters: dict[str, str]) -> None:
    found = ids(**filters)

    for name, value in filters.items():
        assert found <= ids(**{name: value})


@pytest.mark.parametrize("name", ["species", "design", "cell", "year"])
def test_what_is_offered_finds_something(name: str) -> None:
    assert CHOICES[name] or name == "year"
    for value in CHOICES[name]:
        assert ids(**{name: value}), value
