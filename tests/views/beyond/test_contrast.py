"""People against animals as readers see it: empty rungs, asides, and the weakest link of a chain."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from typing import Any

from rich.console import Console, RenderableType

from graph.grading.assess import grade
from graph.model.base import EvidenceBase
from graph.model.biology import MechanismLink
from graph.model.finding import Reading
from graph.model.scales import Direction, Kind
from graph.model.study import Design, Pooled, Results
from graph.model.values import Lang, Species
from graph.views.beyond.comparing import Told, of_chains, of_claim, of_mechanism, of_outcome
from graph.views.export import Json
from tests.makers import base, claim, effect, finding, line, study

EMPTY = "none recorded up to 23 November 2026"


def printed(what: RenderableType) -> str:
    page = Console(file=io.StringIO(), width=300, markup=False, emoji=False, highlight=False)
    with page.capture() as captured:
        page.print(what)
    return "\n".join(row.rstrip() for row in captured.get().splitlines())


def read_back(record: Json) -> Any:
    """A record as a program reads it from the printed JSON."""
    return json.loads(json.dumps(record))


def topic() -> EvidenceBase:
    better = finding("better", n=40, effect=effect("0.8", ci=("0.2", "1.4")))
    alike = finding("alike", n=200, reading=Reading.NO_DIFFERENCE)
    rats = {"design": Design.ANIMAL_EXPERIMENT, "species": (Species.RAT,)}
    review = study(
        "review",
        design=Design.META_ANALYSIS,
        pooled=Pooled(Design.ANIMAL_EXPERIMENT, search_until="May 2020"),
        species=(Species.RAT,),
        findings=(finding("pooled"),),
    )
    claims = [
        claim("C1", cells=("neural",), outcome="function"),
        claim("C2", kind=Kind.MECHANISM, mechanism="repair"),
        claim("C3", kind=Kind.MECHANISM, mechanism="repair"),
    ]
    studies = [
        study("rats", line(findings=("better",)), line("C2"), findings=(better,), cells=("neural",), **rats),
        study("trial", line("C1", Direction.DISPUTES, findings=("alike",)), findings=(alike,), cells=("neural",)),
        study("other", line(findings=("better",)), findings=(better,), cells=("mesenchymal",)),
        study("people", line("C3"), enrolled=12),
        study("open", line(), cells=("neural",), results=Results.AWAITING),
        review,
    ]
    some = base(claims, studies)
    links = (MechanismLink("graft", "C3"), MechanismLink("function", "C2", cause="graft"))
    return replace(some, mechanisms={"repair": replace(some.mechanisms["repair"], chain=links)})


def about(claim_id: str, lang: Lang = Lang.EN) -> Told:
    return of_claim(topic(), grade(topic()), claim_id, lang)


def test_a_claim_is_told_column_by_column_and_empty_columns_say_so() -> None:
    page = printed(about("C1").view)

    assert "function\n  people\n    disputes  trial\n" in page
    assert "    supports  other [from other cells]\n" in page
    assert f"  other animals: {EMPTY}\n  rodents\n    supports  rats\n" in page
    assert f"  laboratory: {EMPTY}\n" in page
    assert "Awaiting results: open" in page


def test_the_record_of_a_claim_has_every_column_of_every_outcome() -> None:
    record = read_back(about("C1").record)

    (row,) = record["outcomes"]
    assert [(name, len(results)) for name, results in row["columns"].items()] == [
        ("people", 2),
        ("other-animals", 0),
        ("rodents", 1),
        ("lab", 0),
    ]
    first, second = row["columns"]["people"]
    assert (first["study"], first["direction"], first["counts"], first["on_product"]) == (
        "trial",
        "disputes",
        True,
        True,
    )
    assert (second["study"], second["counts"], second["on_product"]) == ("other", False, False)
    (rats,) = row["columns"]["rodents"]
    assert (rats["result"]["n"], rats["result"]["comparator"], rats["result"]["time"]) == (40, "sham", "unknown")
    assert (rats["result"]["effect"]["low"], rats["result"]["effect"]["high"]) == ("0.2", "1.4")


def test_a_claim_without_results_says_that_none_are_recorded() -> None:
    bare = base([claim()])

    assert printed(of_claim(bare, grade(bare), "C1", Lang.EN).view).endswith(f"\n{EMPTY}")


def test_an_outcome_is_told_on_every_rung_with_its_counts() -> None:
    told = of_outcome(topic(), "function", None, Lang.EN)
    table = printed(told.view).split("Supports: better")[0]
    rows = {row.split("  ")[0]: row.split() for row in table.splitlines()}

    assert rows["randomised trials"][-5:] == ["0", "1", "0", "0", "240"]
    assert rows["other animals"][-6:] == ["–", "–", "–", "–", "none", "recorded"]
    assert "“None recorded” is as of 23 November 2026; no record says whether anybody searched in vain." in printed(
        told.view
    )
    assert "[searched until May 2020]" in printed(told.view)


def test_the_record_of_an_outcome_tells_empty_rungs_and_what_a_review_searched() -> None:
    record = read_back(of_outcome(topic(), "function", None, Lang.EN).record)

    rungs = {shelf["rung"]: shelf for shelf in record["rungs"]}
    assert [rung for rung, shelf in rungs.items() if not shelf["none_recorded"]] == ["human-randomised", "rodent"]
    assert (rungs["human-randomised"]["supporting"], rungs["human-randomised"]["against"]) == (1, 0)
    searched = {one["study"]: one["searched_until"] for one in rungs["rodent"]["studies"]}
    assert searched == {"rats": None, "review": "May 2020"}


def test_a_mechanism_is_told_with_its_chain_and_its_weakest_link_in_people() -> None:
    told = of_mechanism(topic(), grade(topic()), "repair", Lang.EN)

    page = printed(told.view)
    assert (
        "  treatment → graft survival  (C3)\n      best support: randomised trials, in people: randomised trials,"
        in page
    )
    assert (
        "  graft survival → function  (C2)  ← weakest link in people\n      best support: rodents, no human supp"
        in page
    )
    assert "Arrows with support in people: 1 of 2" in page
    assert read_back(told.record)["chain"]["weakest_in_people"] == "C2"
    assert [arrow["best_human_rung"] for arrow in read_back(told.record)["chain"]["arrows"]] == [
        "human-randomised",
        None,
    ]


def test_a_mechanism_without_arrows_has_no_chain() -> None:
    bare = base([claim()])

    assert read_back(of_mechanism(bare, grade(bare), "repair", Lang.EN).record)["chain"] is None


def test_all_chains_are_told_in_both_languages() -> None:
    english, chinese = (of_chains(topic(), grade(topic()), lang) for lang in Lang)

    assert printed(english.view).startswith("Chain of repair\n")
    assert "← 人体证据最弱的一环" in printed(chinese.view)
    assert english.record == chinese.record
