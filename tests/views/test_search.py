"""The search over everything: what is found by which word, and in which order."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.model.base import EvidenceBase
from graph.model.study import Design
from graph.model.values import Species, Text
from graph.views.search import TERMS_ASKED, Entry, Noun, entries, fold, nearest, search
from tests.makers import base, claim, report, study
from tests.sample import sample

KNOWN = entries(sample())


def found(query: str, known: tuple[Entry, ...] = KNOWN) -> dict[Noun, list[str]]:
    return {group.noun: [entry.id for entry in group.entries] for group in search(known, query)}


def of_claims(*texts: tuple[str, str, str]) -> tuple[Entry, ...]:
    return entries(base([claim(id_, statement=Text(en, zh)) for id_, en, zh in texts]))


def test_everything_that_can_be_found_is_found_by_its_id() -> None:
    for entry in KNOWN:
        assert entry.id in found(entry.id)[entry.noun]


@pytest.mark.parametrize(
    ("query", "noun", "hits"),
    [
        ("vessels", Noun.CLAIM, ["A1"]),
        ("VESSELS", Noun.CLAIM, ["A1"]),
        ("Ｖｅｓｓｅｌｓ", Noun.CLAIM, ["A1"]),
        ("vessels grow", Noun.CLAIM, ["A1"]),
        ("vessels function", Noun.CLAIM, []),
        ("血管", Noun.CLAIM, ["A1"]),
        ("改善功能。", Noun.CLAIM, ["P1"]),
        ("10.1161/str.56.1", Noun.STUDY, ["open-label"]),
        ("https://doi.org/10.1161/STR.56.1", Noun.STUDY, ["open-label"]),
        ("doi: 10.1161/str.56.1", Noun.STUDY, ["open-label"]),
        ("12345", Noun.STUDY, ["open-label"]),
        ("PMID 12345", Noun.STUDY, ["open-label"]),
        ("pmid:12345", Noun.STUDY, ["open-label"]),
        ("https://pubmed.ncbi.nlm.nih.gov/12345/", Noun.STUDY, ["open-label"]),
        ("nct04631406", Noun.STUDY, ["open-label"]),
        ("https://clinicaltrials.gov/study/NCT04631406", Noun.STUDY, ["open-label"]),
        ("NCT0463", Noun.STUDY, ["open-label"]),
        ("pigs", Noun.STUDY, ["pig"]),
        ("猪", Noun.STUDY, ["pig"]),
        ("product A", Noun.CELL, ["product-a"]),
        ("repairs", Noun.MECHANISM, ["repair"]),
        ("scale", Noun.OUTCOME, ["function"]),
        ("nowhere", Noun.CLAIM, []),
    ],
)
def test_a_word_an_id_or_a_number_finds_what_it_means(query: str, noun: Noun, hits: list[str]) -> None:
    assert found(query).get(noun, []) == hits


@pytest.mark.parametrize("query", ["", "   ", "。", "?!", "、,"])
def test_nothing_asked_finds_nothing(query: str) -> None:
    assert search(KNOWN, query) == ()


def test_the_nouns_stand_in_their_order_and_an_identifier_comes_first() -> None:
    known = entries(base([claim("C1", statement=Text("Trial s1 helps.", "试验有用。"))], [study("s1")]))

    assert list(found("trial", known)) == [Noun.CLAIM, Noun.STUDY]
    assert list(found("s1", known)) == [Noun.STUDY, Noun.CLAIM]


def test_a_whole_word_stands_above_its_beginning_and_that_above_its_inside() -> None:
    known = of_claims(("C1", "Outgraft.", "甲"), ("C2", "Grafting.", "乙"), ("C3", "A graft.", "丙"))

    assert found("graft", known)[Noun.CLAIM] == ["C3", "C2", "C1"]


def test_a_title_stands_above_what_is_said_elsewhere() -> None:
    known = entries(base([claim("C1", condition="disease"), claim("C2", statement=Text("A disease.", "疾病"))]))

    assert found("disease", known)[Noun.CLAIM] == ["C2", "C1"]


def test_a_letter_inside_a_word_is_no_sign_of_anything() -> None:
    known = of_claims(("C1", "Grafts.", "甲"))

    assert Noun.CLAIM not in found("f", known)


def test_a_word_of_two_characters_must_stand_as_it_is() -> None:
    known = of_claims(("C1", "One.", "治疗脑卒中后恢复"), ("C2", "Two.", "卒中后恢复"), ("C3", "Three.", "中卒"))

    assert found("卒中", known)[Noun.CLAIM] == ["C1", "C2"]


def test_a_longer_run_finds_its_whole_first_and_then_its_greater_part() -> None:
    known = of_claims(("C1", "One.", "卒中后恢复"), ("C2", "Two.", "脑卒中后恢复"), ("C3", "Three.", "心脏"))

    assert found("脑卒中", known)[Noun.CLAIM] == ["C2", "C1"]


def test_chinese_and_english_can_be_asked_together() -> None:
    known = of_claims(("C1", "NR1 helps.", "NR1改善功能"), ("C2", "Cells help.", "细胞改善功能"))

    assert found("NR1改善", known)[Noun.CLAIM] == ["C1"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ischaemic", "ischemic"),
        ("tumour", "tumor"),
        ("randomised", "randomized"),
        ("Ångström", "angstrom"),
        ("ＮＲ１", "nr1"),
        ("STROKE", "stroke"),
    ],
)
def test_spellings_of_one_word_are_alike(one: str, other: str) -> None:
    assert fold(one) == fold(other)


def test_a_year_does_not_find_every_number_that_begins_with_it() -> None:
    known = entries(base([], [study("s1", year=1999, reports=(replace(report(), pmid="20201234", year=1999),))]))

    assert found("2020", known) == {}
    assert found("202012", known) == {Noun.STUDY: ["s1"]}


def test_the_condition_of_a_study_finds_it_by_the_wider_one_too() -> None:
    known = entries(base([], [study("s1", condition="kind-of-disease")]))

    assert found("〔disease〕", known) == {Noun.STUDY: ["s1"]}


def test_studies_that_fit_alike_stand_nearest_to_people_first_and_what_counts_in_nothing_last() -> None:
    known = entries(
        base(
            [],
            [
                study("a-weak", weak="seen second-hand only"),
                study("b-mouse", design=Design.ANIMAL_EXPERIMENT, species=(Species.MOUSE,)),
                study("c-old", year=2001),
                study("d-new", year=2020),
            ],
        )
    )

    assert found("label", known) == {Noun.STUDY: ["d-new", "c-old", "b-mouse", "a-weak"]}


def test_a_misspelt_word_is_helped() -> None:
    assert nearest(KNOWN, "vesels") == ("vessels",)
    assert nearest(KNOWN, "qqqqqq") == ()


def test_an_endless_search_is_cut() -> None:
    query = " ".join(f"vessels{n}" for n in range(TERMS_ASKED)) + " nowhere"

    assert found(f"{'vessels ' * 5000}") == {Noun.CLAIM: ["A1"]}
    assert found(query) == {}


@given(st.text(max_size=60))
def test_no_search_is_a_crash_and_each_thing_is_found_once(query: str) -> None:
    for group in search(KNOWN, query):
        ids = [entry.id for entry in group.entries]
        assert ids
        assert len(ids) == len(set(ids))
    nearest(KNOWN, query)


def test_an_unknown_reference_is_no_reason_to_fail() -> None:
    broken: EvidenceBase = base([claim("C1", condition="gone", cells=("gone",), outcome="gone", mechanism="gone")])

    assert found("C1", entries(broken)) == {Noun.CLAIM: ["C1"]}
