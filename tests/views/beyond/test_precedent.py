"""Precedents as readers see them: pairs with both results, and “k of n” with no share below the stated number."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from typing import Any

import pytest
from rich.console import Console, RenderableType

from graph.analysis.pairs import pairs
from graph.analysis.precedent import OVER_ALL, Precedents, precedents, tallies
from graph.facts.results import told
from graph.grading.assess import grade
from graph.model.base import EvidenceBase
from graph.model.finding import Reading
from graph.model.study import ComparatorKind, Design, Results, Study
from graph.model.values import Lang, Species
from graph.views.beyond.precedent import all_pairs, pairs_view, precedents_view, tally_words
from graph.views.beyond.precedent import precedents as recorded
from graph.views.export import Json
from tests.makers import base, claim, finding, line, months, report, study

OWN = ComparatorKind.OWN_BASELINE


def printed(what: RenderableType) -> str:
    page = Console(file=io.StringIO(), width=300, markup=False, emoji=False, highlight=False)
    with page.capture() as captured:
        page.print(what)
    return "\n".join(row.rstrip() for row in captured.get().splitlines())


def read_back(record: Json) -> Any:
    """A record as a program reads it from the printed JSON."""
    return json.loads(json.dumps(record))


def topic(*more: Study) -> EvidenceBase:
    gain = finding("gain", reading=Reading.UNCONTROLLED_IMPROVEMENT, comparator=OWN, n=17, time=months(12))
    series = study(
        "series",
        line(),
        design=Design.CASE_SERIES,
        comparator=OWN,
        enrolled=18,
        findings=(gain,),
        year=2015,
        tested_later_in=("trial",),
    )
    again = finding("again", reading=Reading.NO_DIFFERENCE, n=120, time=months(6), measure="the same measure")
    return base([claim(), claim("C2")], [series, study("trial", findings=(again,), enrolled=120), *more])


def found(some: EvidenceBase, claim_id: str = "C1") -> Precedents:
    return precedents(some, claim_id, grading=grade(some))


def test_a_pair_shows_both_studies_and_both_results_with_their_numbers() -> None:
    page = printed(precedents_view(topic(), found(topic()), Lang.EN))
    early, later = (topic().studies[id_].findings[0] for id_ in ("series", "trial"))

    assert "series → trial  [another treatment]" in page
    assert "early: label of series (case series, people, n 18, none: own baseline, 2015)" in page
    assert "later: label of trial (randomised controlled trial, people, n 120, against sham procedure, 2020)" in page
    assert "Gain vanished: no difference was shown" in page
    assert "function (the two time points differ)" in page
    assert f"early: {told(early, Lang.EN).line(Lang.EN)}" in page
    assert f"later: {told(later, Lang.EN).line(Lang.EN)}" in page


def test_a_tally_says_how_many_of_how_many_and_no_share_below_the_stated_number() -> None:
    page = printed(precedents_view(topic(), found(topic()), Lang.EN))

    assert (
        "all pairs: the gain held in 0 of 1 (shrank in 0, vanished in 1, reversed in 0; later studies: 1), "
        "too few to say (fewer than 10 pairs)" in page
    )
    assert "%" not in page


def test_a_group_without_a_pair_that_tells_has_no_figure() -> None:
    page = printed(precedents_view(topic(), found(topic()), Lang.EN))

    assert "same product: no pair tells what became of a gain" in page
    assert "0 of 0" not in page


def test_a_claim_on_animals_is_told_that_no_pair_starts_from_animals() -> None:
    rats = study("rats", line("C2"), design=Design.ANIMAL_EXPERIMENT, species=(Species.RAT,))
    words = "no pair in the records starts from animals"

    page = printed(precedents_view(topic(rats), found(topic(rats), "C2"), Lang.EN))
    linked = topic(replace(rats, tested_later_in=("trial",)))

    assert words in page
    assert read_back(recorded(topic(rats), found(topic(rats), "C2"), Lang.EN))["early_in_people_only"] is True
    assert words not in printed(precedents_view(linked, found(linked, "C2"), Lang.EN))
    assert words not in printed(precedents_view(topic(), found(topic()), Lang.EN))


def test_both_studies_say_where_they_can_be_looked_up() -> None:
    some = topic()
    named = replace(some.studies["series"], reports=(report(doi="10.1000/a"),), registry_ids=("NCT00000001",))
    some = replace(some, studies={**some.studies, "series": named})

    (pair,) = read_back(recorded(some, found(some), Lang.EN))["pairs"]

    assert pair["early"]["sources"] == ["doi:10.1000/a", "NCT00000001"]
    assert "2015) [doi:10.1000/a, NCT00000001]" in printed(precedents_view(some, found(some), Lang.EN))


def test_a_share_stands_beside_its_numbers() -> None:
    everything, *_ = tallies(pairs(topic()), groups=OVER_ALL)

    words = tally_words(replace(everything, held=3, decided=12, percent=25, untold=2), Lang.EN)

    assert words.startswith("all pairs: the gain held in 3 of 12 (")
    assert words.endswith("), 25 %; of 2 more it cannot be told")


def test_a_pair_told_apart_says_why() -> None:
    some = topic()
    trial = replace(some.studies["trial"], results=Results.AWAITING, findings=())
    some = replace(some, studies={**some.studies, "trial": trial})

    page = printed(pairs_view(some, pairs(some), (), Lang.EN))

    assert "What became of the gain cannot be told: the later result has not been told" in page
    assert "Told apart and not counted: the later study awaits its results" in page


def test_a_claim_that_rests_on_nothing_is_not_asked() -> None:
    page = printed(precedents_view(topic(), found(topic(), "C2"), Lang.EN))

    assert page == "C2 does not rest on uncontrolled human or animal evidence, so no precedents are asked for it."
    assert recorded(topic(), found(topic(), "C2"), Lang.EN)["pairs"] == []


def test_the_record_of_a_pair_names_studies_results_and_what_decides() -> None:
    record = read_back(recorded(topic(), found(topic()), Lang.EN))

    (pair,) = record["pairs"]
    assert (pair["early"]["study"], pair["later"]["study"], pair["nearness"]) == ("series", "trial", "other")
    assert (pair["fate"], pair["because"], pair["counted"]) == ("vanished", "no-difference", True)
    (match,) = pair["outcomes"]
    assert (match["early"]["n"], match["later"]["n"], match["same_time"]) == (17, 120, False)
    assert record["fewest_pairs_for_a_share"] == 10
    assert [(one["group"], one["held"], one["of"], one["too_few"]) for one in record["tallies"]] == [
        ("same-product", 0, 0, True),
        ("same-family", 0, 0, True),
        ("all", 0, 1, True),
        ("early-uncontrolled", 0, 1, True),
        ("early-in-animals", 0, 0, True),
    ]


def test_all_pairs_are_told_without_nearness() -> None:
    some = topic()
    told = pairs(some)

    record = read_back(all_pairs(some, told, tallies(told, groups=OVER_ALL), Lang.EN))

    assert [one["nearness"] for one in record["pairs"]] == [None]
    assert "[" not in printed(pairs_view(some, told, (), Lang.EN)).splitlines()[2]


def test_without_pairs_that_is_said() -> None:
    assert printed(pairs_view(base(), (), (), Lang.EN)) == "No earlier and later study are linked in the records."


@pytest.mark.parametrize("claim_id", ["C1", "C2"])
def test_chinese_readers_are_told_the_same(claim_id: str) -> None:
    page = printed(precedents_view(topic(), found(topic(), claim_id), Lang.ZH))

    assert "获益" in page or "先例" in page
    assert "Gain" not in page
    assert "precedents" not in page
