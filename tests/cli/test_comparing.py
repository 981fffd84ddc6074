"""`evigraph precedents`, `compare` and `agreement` as their users see them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from graph import cli
from graph.errors import UnknownIdError
from tests.records.topics import CLAIM, MECHANISMS, STUDY, changed, other_study, write_topic

JUDGEMENT = """\
- claim: N1
  stream: human-uncontrolled
  domain: imprecision
  change: -1
  why: {en: few people, zh: 人少}
  curator: Ann
  judged: 2026-01-02
"""


@pytest.fixture
def topic(tmp_path: Path) -> str:
    """Naps: an uncontrolled gain of 2020, and a sham-controlled trial of 2021 that shows no difference."""
    early = changed(STUDY, ("mechanisms: [rest]", "mechanisms: [rest]\nyear: 2020\ntested_later_in: [nap-2021]"))
    later = other_study(
        ("design: single-arm-trial", "design: randomised-controlled-trial\nyear: 2021\ncomparator: sham"),
        ("comparator: own-baseline", "comparator: sham"),
        ("reading: uncontrolled-improvement", "reading: no-difference"),
        ("direction: supports", "direction: context"),
    )
    about = CLAIM + changed(CLAIM, ("id: N1", "id: N2"), ("kind: effect", "kind: mechanism"))
    files = {
        "claims.yaml": about,
        "mechanisms.yaml": changed(
            MECHANISMS, ("zh: 休息。}}", "zh: 休息。}, chain: [{leads_to: alertness, claim: N2}]}")
        ),
        "judgements.yaml": JUDGEMENT + changed(JUDGEMENT, ("Ann", "Ben"), ("-1", "0")),
        "studies/trial-2020.yaml": early,
        "studies/nap-2021.yaml": later,
    }
    return str(write_topic(tmp_path / "sleep", files))


def run(*words: str) -> Result:
    return CliRunner().invoke(cli.evigraph, words, catch_exceptions=True)


@pytest.mark.parametrize("about", [(), ("N1",)], ids=["all", "claim"])
def test_precedents_tell_the_pair_and_what_became_of_the_gain(topic: str, about: tuple[str, ...]) -> None:
    page = run("precedents", *about, "--data", topic)
    record = json.loads(run("precedents", *about, "--data", topic, "--json").output)

    assert "trial-2020 → nap-2021" in page.output
    assert "Gain vanished: no difference was shown" in page.output
    assert [(one["early"]["study"], one["fate"]) for one in record["pairs"]] == [("trial-2020", "vanished")]


def test_a_claim_is_compared_in_people_and_animals(topic: str) -> None:
    page = run("compare", "N1", "--data", topic)
    record = json.loads(run("compare", "N1", "--data", topic, "--json").output)

    assert "rodents: none recorded up to 31 January 2026" in page.output
    assert [one["study"] for one in record["outcomes"][0]["columns"]["people"]] == ["trial-2020"]


def test_an_outcome_and_a_family_can_be_asked_for(topic: str) -> None:
    record = json.loads(
        run("compare", "--outcome", "alertness", "--family", "family-a", "--data", topic, "--json").output
    )

    counts = {one["rung"]: (one["supporting"], one["against"]) for one in record["rungs"]}
    assert (counts["human-randomised"], counts["human-uncontrolled"]) == ((0, 0), (1, 0))


def test_a_mechanism_and_all_chains_can_be_asked_for(topic: str) -> None:
    one = json.loads(run("compare", "--mechanism", "rest", "--data", topic, "--json").output)
    every = json.loads(run("compare", "--data", topic, "--json").output)

    assert one["chain"]["weakest_in_people"] == "N2"
    assert [chain["mechanism"] for chain in every] == ["rest"]


@pytest.mark.parametrize(
    "words", [("N1", "--outcome", "alertness"), ("--family", "family-a")], ids=["two-questions", "family-alone"]
)
def test_questions_that_do_not_go_together_are_refused(topic: str, words: tuple[str, ...]) -> None:
    assert run("compare", *words, "--data", topic).exit_code == 2


@pytest.mark.parametrize("words", [("compare", "N9"), ("precedents", "N9"), ("compare", "--outcome", "x")], ids=str)
def test_what_is_not_in_the_data_is_an_error_of_ours(topic: str, words: tuple[str, ...]) -> None:
    assert isinstance(run(*words, "--data", topic).exception, UnknownIdError)


def test_graders_who_differ_are_shown_with_what_counts(topic: str) -> None:
    page = run("agreement", "--data", topic)
    record = json.loads(run("agreement", "--data", topic, "--json").output)

    assert "awaiting adjudication" in page.output
    assert (record["overall"]["pairs"], record["overall"]["alike"]) == (1, 0)
    assert [one["curator"] for one in record["steps"][0]["judgements"]] == ["Ann", "Ben"]


def test_what_was_not_judged_by_a_day_is_not_known_on_it(topic: str) -> None:
    record = json.loads(run("agreement", "--data", topic, "--as-of", "2026-01-01", "--json").output)

    assert (record["steps"], record["overall"]["why_none"]) == ([], "no-second-grader")


def test_readers_of_chinese_are_answered_in_chinese(topic: str) -> None:
    assert "获益消失" in run("precedents", "--lang", "zh", "--data", topic).output
    assert "截至2026年1月31日没有记录" in run("compare", "N1", "--lang", "zh", "--data", topic).output
    assert "待裁定" in run("agreement", "--lang", "zh", "--data", topic).output
