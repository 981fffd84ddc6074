"""The search over everything: what is found by which word, and in which order."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.model.base import EvidenceBase
from graph.model.study import Design
from graph.model.values import Species, Text
from graph.views.search import Entry, Noun, entries, nearest, search
from graph.views.spelling import TERMS_ASKED, fold
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


REGISTERED = entries(
    base(
        [],
        [
            study("trial", registry_ids=("EudraCT 2012-003482-18", "JapicCTI-184103")),
            study("review", registry_ids=("PROSPERO CRD42022347156",)),
            study("paper", reports=(replace(report(doi="10.1016/S0140-6736(16)30513-6"), pmcid="PMC4394608"),)),
        ],
    )
)
PASTED = {
    "EudraCT 2012-003482-18": "trial",
    "2012-003482-18": "trial",
    "2012\u2010003482\u201318": "trial",
    "EUCTR2012-003482-18-GB": "trial",
    "https://www.clinicaltrialsregister.eu/ctr-search/trial/2012-003482-18/GB": "trial",
    "japiccti184103": "trial",
    "PROSPERO CRD42022347156": "review",
    "crd42022347156": "review",
    "registration number: CRD 42022347156": "review",
    "DOI 10.1016/S0140-6736(16)30513-6": "paper",
    "https://doi.org/10.1016%2FS0140-6736%2816%2930513-6": "paper",
    "doi:10.1016/s0140-6736(16)30513-6.": "paper",
    "PMC 4394608": "paper",
    "https://pmc.ncbi.nlm.nih.gov/articles/PMC4394608/?report=reader": "paper",
}


def test_an_identifier_finds_its_study_in_any_form_that_people_paste() -> None:
    assert {query: found(query, REGISTERED) for query in PASTED} == {
        query: {Noun.STUDY: [id_]} for query, id_ in PASTED.items()
    }


def test_a_thing_is_found_by_its_other_names_in_both_languages_and_scripts() -> None:
    known = of_claims(
        ("C1", "Fugl-Meyer scores rise.", "评分上升"),
        ("C2", "Function after stroke.", "脑卒中后功能恢复"),
        ("C3", "Neural stem cells help rats.", "神经干细胞对大鼠有用"),
    )
    queries = {
        "FMA": "C1", "fma score": "C1", "Fugl\u2013Meyer": "C1", "fugl meyer": "C1", "評分": "C1",
        "中风": "C2", "卒中": "C2", "腦中風": "C2", "恢復": "C2", "CVA": "C2",
        "NSC": "C3", "幹細胞": "C3", "老鼠": "C3", "大鼠": "C3",
    }  # fmt: skip

    assert {query: found(query, known).get(Noun.CLAIM) for query in queries} == {
        query: [id_] for query, id_ in queries.items()
    }


def test_a_short_name_inside_another_word_names_nothing() -> None:
    assert found("fugl-meyer", of_claims(("C1", "An fmap of disciples.", "甲"))) == {}


def test_an_unknown_reference_is_no_reason_to_fail() -> None:
    broken: EvidenceBase = base([claim("C1", condition="gone", cells=("gone",), outcome="gone", mechanism="gone")])

    assert found("C1", entries(broken)) == {Noun.CLAIM: ["C1"]}
