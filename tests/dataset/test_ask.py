"""Asking: whatever is given for a parameter is one typed term, or one clear line of refusal."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from oxrdflib import OxigraphStore
from pyoxigraph import Store
from rdflib import Dataset

import graph
from graph.dataset.ask import answer, ask
from graph.dataset.build import build
from graph.dataset.describe import describe
from graph.dataset.questions import QuestionError, question, shown
from graph.errors import UnknownIdError
from graph.grading.assess import grade
from graph.records.read import read
from graph.resources import topic
from tests.records.topics import write_topic


@pytest.fixture(scope="module")
def store() -> Store:
    base = read(topic())
    filled = Store()
    filled.bulk_extend(describe(base, grade(base)))
    return filled


def asked(store: Store, name: str, **parameters: str | int) -> list[dict[str, Any]]:
    return ask(name, dataset=store, **parameters).records()


HOSTILE = [
    '"',
    "'",
    "\\",
    "}",
    "{",
    '" } UNION { ?s ?p ?o } #',
    "C21> . ?s ?p ?o . <x",
    '"@en . } DROP ALL #',
    "\x00",
    "\x1b[31m",
    "?claim",
    "C21\n",
    "../C21",
    "",
    "\N{RIGHT-TO-LEFT OVERRIDE}",
    "𝐂21",
]


@pytest.mark.parametrize("text", HOSTILE, ids=ascii)
def test_hostile_text_is_only_text(store: Store, text: str) -> None:
    rows = asked(store, "find-claims", words=text)

    assert all(text.lower() in row["statement"].lower() for row in rows)
    assert len(store) == len(list(store))


@pytest.mark.parametrize("name", ["evidence-trail", "findings-of-a-study", "studies-of-a-mechanism"])
@pytest.mark.parametrize("text", HOSTILE, ids=ascii)
def test_a_hostile_id_is_an_unknown_id(store: Store, name: str, text: str) -> None:
    taken = question(name).parameters[0]

    with pytest.raises(UnknownIdError) as caught:
        ask(name, dataset=store, **{taken.name: text})

    assert str(caught.value).isprintable()


def test_the_id_of_another_noun_is_unknown(store: Store) -> None:
    with pytest.raises(UnknownIdError, match="no study “C21”"):
        ask("findings-of-a-study", dataset=store, study="C21")


def test_near_ids_and_questions_are_offered(store: Store) -> None:
    with pytest.raises(UnknownIdError, match="Did you mean C21"):
        ask("evidence-trail", dataset=store, claim="c21")
    with pytest.raises(UnknownIdError, match="Did you mean keystone-studies"):
        ask("keystone-study", dataset=store)


@pytest.mark.parametrize(
    ("name", "given", "says"),
    [
        ("evidence-trail", {}, "evidence-trail needs claim. It takes claim (claim)"),
        ("evidence-trail", {"claim": "C21", "clam": "1"}, "has no parameter “clam”"),
        ("evidence-trail", {"claim": "C21", "language": "fr"}, "language must be en or zh, not “fr”"),
        ("evidence-trail", {"claim": 21}, "claim must be text"),
        ("few-people", {"most": "many"}, "most must be a whole number, not “many”"),
        ("few-people", {"most": "1e3"}, "must be a whole number"),
        ("few-people", {"most": "9" * 40}, "must be a whole number"),
        ("few-people", {"most": "٣"}, "must be a whole number"),
        ("few-people", {"most": True}, "must be a whole number"),
        ("few-people", {"most": -(10**400)}, "must be a whole number"),
        ("find-claims", {"words": "x" * 1001}, "at most 1000 characters"),
        ("find-claims", {"words": "\ud800"}, "whole characters"),
        ("find-claims", {"words": None}, "needs words"),
        ("find-claims", {"words": ["a"]}, "words must be text"),
        ("what-was-known-on", {"day": "abc"}, "day must be a day as 2015-06-30, a month as 2015-06, or a year"),
        ("what-was-known-on", {"day": "2015-02-30"}, "day must be a day"),
        ("what-was-known-on", {"day": "2015-13"}, "day must be a day"),
        ("what-was-known-on", {"day": "20150101"}, "day must be a day"),
    ],
    ids=lambda value: ascii(value)[:40],
)
def test_a_wrong_parameter_is_one_clear_line(store: Store, name: str, given: dict[str, Any], says: str) -> None:
    with pytest.raises(QuestionError, match=re.escape(says)) as caught:
        answer(question(name), store, given)

    assert str(caught.value).isprintable()
    assert len(str(caught.value)) < 300


def test_a_number_is_taken_as_text_or_as_a_number(store: Store) -> None:
    assert asked(store, "few-people", most=20) == asked(store, "few-people", most="20")
    assert all(row["people"] <= 20 for row in asked(store, "few-people", most=20))


def test_long_and_unprintable_words_are_shown_short() -> None:
    assert shown("a\x1bb") == "a\N{REPLACEMENT CHARACTER}b"
    assert len(shown("x" * 10_000)) == 61


def test_more_digits_than_python_writes_are_refused(store: Store) -> None:
    with pytest.raises(QuestionError, match="must be whole characters"):
        ask("few-people", dataset=store, most=10**5000)


def test_a_dataset_of_rdflib_is_asked_through_oxigraph(store: Store) -> None:
    dataset = Dataset(store=OxigraphStore(store=store), default_union=True)

    assert graph.ask("keystone-studies", dataset=dataset).rows == ask("keystone-studies", dataset=store).rows


def test_a_dataset_on_another_store_is_refused() -> None:
    with pytest.raises(QuestionError, match="not on Oxigraph"):
        ask("keystone-studies", dataset=Dataset())


def test_an_empty_dataset_gives_an_empty_answer() -> None:
    assert ask("keystone-studies", dataset=Store()).rows == ()


def test_without_a_build_the_records_are_asked(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("EVIGRAPH_BUILT", str(tmp_path / "nothing"))

    assert ask("claims-resting-on-rodents-only").rows


def test_a_topic_that_is_named_is_not_answered_from_what_was_built_of_another(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    build(write_topic(tmp_path / "sleep", {}), out=tmp_path / "built")
    monkeypatch.setenv("EVIGRAPH_BUILT", str(tmp_path / "built"))
    monkeypatch.delenv("EVIGRAPH_DATA", raising=False)

    asked = {}
    for name in ("", "ckit-heart"):
        monkeypatch.setenv("EVIGRAPH_TOPIC", name)
        asked[name] = {str(row["id"]) for row in ask("claims-by-source-and-section").records()}

    assert len(asked[""]) == 1
    assert len(asked["ckit-heart"]) == 15
