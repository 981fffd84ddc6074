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
    "at_most",
    "certainty_in_model",
    "verdict",
    "wording",
    "overstated_by",
    "fidelity",
    "reasons",
}
PROMISED_OF_A_REASON = {"rule", "domain", "change", "outcome", "text", "rests_on"}
LEVELS = {"very-low": 1, "low": 2, "moderate": 3, "high": 4}


@pytest.fixture(params=list(Lang))
def records(request: pytest.FixtureRequest) -> list[dict[str, object]]:
    base = sample()
    return json.loads(json.dumps(export.grades(base, grade(base), request.param)))


def test_there_is_one_record_a_claim_in_the_order_of_the_data(records: list[dict[str, object]]) -> None:
    assert [record["claim"] for record in records] == list(sample().claims)


def test_the_promised_names_are_there(records: list[dict[str, object]]) -> None:
    for record in records:
        assert set(record) >= PROMISED
        for reason in record["reasons"]:
            assert set(reason) >= PROMISED_OF_A_REASON


def test_the_changes_of_the_reasons_add_up_to_the_certainty(records: list[dict[str, object]]) -> None:
    rated = [record for record in records if record["certainty"] in LEVELS]

    assert rated
    for record in rated:
        assert sum(reason["change"] for reason in record["reasons"]) == LEVELS[record["certainty"]]


def test_kinds_that_are_not_rated_say_so_and_nothing_to_rate_is_null(records: list[dict[str, object]]) -> None:
    by_kind = {record["kind"]: record["certainty"] for record in records}

    assert by_kind["background"] == by_kind["forecast"] == by_kind["report"] == "not-rated"
    assert next(record for record in records if record["claim"] == "N1")["certainty"] is None


def test_sentences_come_in_the_language_that_was_asked_for() -> None:
    base = sample()
    grading = grade(base)

    english, chinese = (export.grades(base, grading, lang)[0] for lang in (Lang.EN, Lang.ZH))

    assert english["fair_sentence"] == grading.assessments["P1"].fair_sentence.en
    assert chinese["fair_sentence"] == grading.assessments["P1"].fair_sentence.zh
    assert english["reasons"][0]["text"] != chinese["reasons"][0]["text"]


def test_the_rulebook_is_published_whole() -> None:
    published = json.loads(json.dumps(export.rules(rulebook(), Lang.EN)))

    assert [one["id"] for one in published["rules"]] == [card.id for card in rulebook().cards]
    assert published["fingerprint"] == rulebook().fingerprint
    assert all(one["source"] and one["why"] for one in published["rules"])
