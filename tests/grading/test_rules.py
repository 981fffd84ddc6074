"""Every rule against its case file."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest

from graph.grading.assess import grade
from graph.grading.method_table import shipped
from graph.grading.rulebook import rulebook
from graph.model.assessment import Reason
from graph.model.values import Text
from tests.grading import situations

RULES = [card.id for card in rulebook().cards]
FILES = {path.stem: situations.load(path) for path in sorted((situations.CASES / "rules").glob("*.yaml"))}
CASES = [(rule, case) for rule, cases in FILES.items() for case in cases]


def test_every_rule_has_a_case_file_and_every_case_file_has_a_rule() -> None:
    assert sorted(FILES) == sorted(RULES)


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_has_a_case_that_fires_and_one_that_does_not(rule: str) -> None:
    outcomes = {case["outcome"] for case in FILES[rule]}

    assert "fired" in outcomes
    assert outcomes & {"silent", "not-asked"}


@pytest.mark.parametrize("rule", RULES)
def test_every_sentence_that_a_rule_can_say_has_a_case(rule: str) -> None:
    card = rulebook()[rule]
    written = {
        outcome
        for outcome, words in (("fired", card.fired), ("silent", card.silent), ("could-not-judge", card.unjudged))
        if words != Text("", "")
    }

    assert written <= {case["outcome"] for case in FILES[rule]}


@pytest.mark.parametrize(("rule", "case"), CASES, ids=[f"{rule} {case['it']}" for rule, case in CASES])
def test_a_rule_does_what_its_case_says(rule: str, case: dict[str, Any]) -> None:
    reason = _reason(rule, case)

    if case["outcome"] == "not-asked":
        assert reason is None
        return
    assert reason is not None
    assert reason.outcome == case["outcome"]
    assert reason.step == case.get("step", reason.step)
    assert reason.rests_on == tuple(case.get("rests_on", reason.rests_on))
    assert reason.not_seen is case.get("not_seen", reason.not_seen)
    assert case.get("says", "") in reason.text.en
    assert reason.text.zh
    assert not set("{}") & set(reason.text.en + reason.text.zh)


def _reason(rule: str, case: dict[str, Any]) -> Reason | None:
    method = shipped(case.get("method", "edition-2"))
    body = grade(situations.base(case), method=method).assessments["C1"].bodies[0]
    return next((reason for reason in body.reasons if reason.rule == rule), None)


def test_chinese_sentences_have_chinese_punctuation() -> None:
    half_width = re.compile("[\u4e00-\u9fff][,:;?!()]|[,:;?!()][\u4e00-\u9fff]")
    said = [words.zh for card in rulebook().cards for words in (card.asks, card.fired, card.silent, card.unjudged)]

    assert not [words for words in said if half_width.search(words)]


def test_the_fingerprint_tells_another_rulebook() -> None:
    fewer = replace(rulebook(), chapters=rulebook().chapters[:-1])

    assert rulebook().fingerprint == replace(rulebook()).fingerprint
    assert fewer.fingerprint != rulebook().fingerprint
    assert rulebook(shipped("core-grade")).fingerprint != rulebook().fingerprint
