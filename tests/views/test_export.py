"""Grades as JSON."""

from __future__ import annotations

import json

import pytest

from graph.grading.assess import grade
from graph.grading.rulebook import rulebook
from graph.model.values import Lang
from graph.views import export
from tests.sample import sample

PROMISED = {
    "claim",
    "kind",
    "basis",
    "cited_basis",
    "certainty",
    "at_best",
    "certain_for",
    "conclusion",
    "sentence",
    "direction",
    "wording",
    "too_firm",
    "too_much",
    "names_no_model",
    "in_model",
    "fidelity",
    "reasons",
}
PROMISED_OF_A_REASON = {"rule", "domain", "step", "outcome", "text", "rests_on"}
LEVELS = {"very-low": 1, "low": 2, "moderate": 3, "high": 4}


@pytest.fixture(scope="module")
def records() -> list[dict[str, object]]:
    base = sample()
    return json.loads(json.dumps(export.grades(base, grade(base))))


def test_there_is_one_record_a_claim_in_the_order_of_the_data(records: list[dict[str, object]]) -> None:
    assert [record["claim"] for record in records] == list(sample().claims)


def test_the_promised_names_are_there(records: list[dict[str, object]]) -> None:
    for record in records:
        assert set(record) >= PROMISED
        for reason in record["reasons"]:
            assert set(reason) >= PROMISED_OF_A_REASON


def test_the_changes_of_the_reasons_add_up_to_the_certainty(records: list[dict[str, object]]) -> None:
    rated = [record for record in records if record["certainty"] and record["reasons"]]

    assert rated
    for record in rated:
        assert sum(reason["step"] for reason in record["reasons"]) == LEVELS[record["certainty"]]


def test_what_is_not_rated_has_no_certainty_and_says_why(records: list[dict[str, object]]) -> None:
    told = {record["claim"]: (record["certainty"], record["conclusion"]) for record in records}

    assert told["F1"] == (None, "not-gradable")
    assert told["N1"] == (None, "not-studied")
    assert told["S1"][0] is None


def test_a_report_has_the_certainty_of_the_result_that_it_repeats(records: list[dict[str, object]]) -> None:
    told = {record["claim"]: record for record in records}

    assert (told["R1"]["conclusion"], told["R1"]["certainty"]) == ("repeats-the-study", "very-low")


def test_each_language_has_its_own_sentences(records: list[dict[str, object]]) -> None:
    assessment = grade(sample()).assessments["P1"]
    record = records[0]

    assert record["sentence"] == {"en": assessment.sentence.en, "zh": assessment.sentence.zh}
    assert record["reasons"][0]["text"] == {"en": assessment.reasons[0].text.en, "zh": assessment.reasons[0].text.zh}
    assert record["sentence"]["en"] != record["sentence"]["zh"]


def test_the_rulebook_is_published_whole() -> None:
    published = json.loads(json.dumps(export.rules(rulebook(), Lang.EN)))

    assert [one["id"] for one in published["rules"]] == [card.id for card in rulebook().cards]
    assert published["fingerprint"] == rulebook().fingerprint
    assert all(one["source"] and one["why"] for one in published["rules"])
