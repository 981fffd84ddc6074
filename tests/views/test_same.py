"""The key of what is worked out once."""

from __future__ import annotations

from dataclasses import replace

from graph.grading.assess import grade
from graph.views.same import Same
from tests.sample import sample


def test_the_same_records_and_grades_are_one_key_and_equal_others_are_not() -> None:
    base = sample()
    grading = grade(base)

    assert Same(base, grading) == Same(base, grading)
    assert hash(Same(base, grading)) == hash(Same(base, grading))
    assert Same(base, grading) != Same(base, grade(base))
    assert Same(base, grading) != Same(replace(base), grading)
    assert Same(base, grading) != grading
