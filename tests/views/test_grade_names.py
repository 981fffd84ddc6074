"""The names under which programs read a grade, as they were agreed."""

from __future__ import annotations

import json

from graph.grading.assess import grade
from graph.views.export import grades
from tests.makers import base, claim, finding, line, study

_KEYS = [
    "claim",
    "kind",
    "basis",
    "tested",
    "cited_basis",
    "depth",
    "direction",
    "size",
    "certainty",
    "at_best",
    "certain_for",
    "conclusion",
    "sentence",
    "wording",
    "extent",
    "too_firm",
    "too_much",
    "names_no_model",
    "fidelity",
    "decided_by",
    "pooled",
    "bodies",
    "reasons",
]
_REASON_KEYS = ["rule", "domain", "step", "outcome", "not_seen", "text", "rests_on"]


def test_a_grade_is_told_to_programs_under_the_names_that_were_agreed() -> None:
    records = base([claim()], [study("s1", line(findings=("f1",)), findings=(finding(),), enrolled=18)])

    (told,) = json.loads(json.dumps(grades(records, grade(records))))

    assert set(_KEYS) <= set(told)
    assert set(_REASON_KEYS) <= set(told["reasons"][0])
    assert set(told["sentence"]) == {"en", "zh"}
