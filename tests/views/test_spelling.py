"""Terms of a query, and the tables of names behind them."""

from __future__ import annotations

from graph.views.spelling import fold, terms
from graph.views.synonyms import CHINESE, NAMES, SIMPLER


def test_an_identifier_is_one_term_and_what_announces_it_is_none() -> None:
    assert terms("PMID: 39970922 stroke") == ("39970922", "stroke")
    assert terms("ClinicalTrials.gov identifier NCT 04631406") == (fold("nct04631406"),)
    assert terms("registry of stroke") == ("registry", "of", "stroke")


def test_a_term_of_chinese_stands_apart_from_letters() -> None:
    assert terms("NR1改善，功能") == ("nr1", "改善", "功能")


def test_no_table_turns_a_word_into_itself_or_round_in_a_ring() -> None:
    assert [word for word, instead in CHINESE.items() if word == instead or fold(instead) != instead] == []
    assert [
        one for one, instead in SIMPLER.items() if ord(instead) in SIMPLER and SIMPLER[ord(instead)] != instead
    ] == []


def test_no_two_names_of_a_thing_are_one_to_a_search() -> None:
    assert [names for names in NAMES if len({fold(name) for name in names}) != len(names)] == []
