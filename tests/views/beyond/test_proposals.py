"""What would change a grade, as readers see it: sentences, records for JSON, lines for a terminal."""

from __future__ import annotations

import io
import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner
from rich.console import Console

from graph import cli
from graph.analysis.proposals import Aim, Proposal, Proposals, proposals
from graph.analysis.proposing.hypothesis import RESERVED
from graph.analysis.proposing.sketch import Part
from graph.model.base import EvidenceBase
from graph.model.scales import Certainty, Direction, Kind, Rung
from graph.model.study import ComparatorKind, Design
from graph.model.values import Lang, Text
from graph.records.read import read
from graph.views.beyond import proposal_words as words
from graph.views.beyond import proposals as view
from tests.facts.test_labels import HALF_WIDTH
from tests.makers import base, claim, line, study
from tests.sample import sample

STROKE = read(Path(__file__).parents[3] / "data" / "stroke-nsc")


def test_each_design_is_told_once_before_any_is_told_again_and_people_before_animals() -> None:
    known = open_label()
    found = proposals(known, "C1")
    ordered = view.in_order(known, found, Aim.RAISE)
    rungs = [one.sketch.rung for one in ordered]
    designs = len(set(rungs))

    assert sorted(map(id, ordered)) == sorted(map(id, found.raise_))
    assert len(set(rungs[:designs])) == designs > 1
    assert rungs[0].is_human
    assert [rung.is_human for rung in rungs[:designs]] == sorted(
        (rung.is_human for rung in rungs[:designs]), reverse=True
    )
    assert all(one is next(x for x in found.raise_ if x.sketch.rung is one.sketch.rung) for one in ordered[:designs])


def every(found: Proposals) -> list[Proposal]:
    return [one for aim in Aim for one in found.of(aim)]


def first(known: EvidenceBase, rung: Rung, aim: Aim = Aim.RAISE) -> Proposal:
    return next(one for one in proposals(known, "C1").of(aim) if one.sketch.rung is rung)


def all_texts(known: EvidenceBase, found: Proposals) -> list[Text]:
    told = [words.stands(found.now), *map(words.cap, found.caps)]
    for one in every(found):
        again = words.twice(one)
        told += [words.sentence(known, one), *(words.dropped(one, part) for part in one.parts)]
        told += [again] if again else []
    return told


@pytest.mark.parametrize("claim_id", STROKE.claims)
def test_each_sentence_is_whole_in_both_languages(claim_id: str) -> None:
    for text in all_texts(STROKE, proposals(STROKE, claim_id)):
        for words_ in (text.en, text.zh):
            assert words_.strip() == words_ != ""
            assert not re.search(r"[{}]|,,|  |None|\bid\b", words_)
            assert RESERVED not in words_
        assert not HALF_WIDTH.search(text.zh), text.zh
        assert re.search("[\u4e00-\u9fff]", text.zh)


def test_a_trial_is_told_with_all_that_it_asks_for_and_what_it_brings() -> None:
    known = base([claim(condition="disease", phase="chronic", cells=("product-a",), outcome="function")])

    text = words.sentence(known, first(known, Rung.HUMAN_RANDOMISED))

    assert text.en == (
        "A randomised trial with at least 400 people, in disease, chronic, of product A, on function, "
        "that bears the claim out, would bring this to low (at best moderate)."
    )
    assert text.zh == (
        "一项人体随机对照试验，至少400人，针对〔disease〕〔chronic〕，所用细胞为〔product A〕"
        "，以〔function〕为结局，结果支持该声明，将使确定性达到“低（最好情况下为中）”。"
    )


def test_a_second_study_alike_is_told_only_where_it_adds_certainty() -> None:
    one = first(base([claim(outcome="function")]), Rung.HUMAN_RANDOMISED)
    surer = replace(one, twice=replace(one.after, certainty=Certainty.HIGH, at_best=Certainty.HIGH))

    again = words.twice(surer)

    assert again is not None
    assert again.en == "Two that agree would bring it to high."
    assert words.twice(replace(one, twice=one.after)) is None


def open_label(kind: Kind = Kind.EFFECT) -> EvidenceBase:
    told = study("s1", line(), design=Design.SINGLE_ARM_TRIAL, comparator=ComparatorKind.OWN_BASELINE, enrolled=18)
    return base([claim(kind=kind, outcome="function")], [told])


@pytest.mark.parametrize(
    ("kind", "finds"), [(Kind.EFFECT, "that finds no difference"), (Kind.MECHANISM, "that speaks against the claim")]
)
def test_a_study_against_an_effect_finds_no_difference(kind: Kind, finds: str) -> None:
    sentence = words.sentence(open_label(kind), first(open_label(kind), Rung.HUMAN_CONTROLLED, Aim.DIRECTION)).en

    assert finds in sentence
    assert sentence.endswith("would turn the evidence to: little or no difference.")


def test_a_certainty_that_can_fall_no_further_is_not_brought_down() -> None:
    known = open_label()
    lower = first(known, Rung.HUMAN_UNCONTROLLED, Aim.LOWER)

    assert lower.now.certainty is lower.after.certainty is Certainty.VERY_LOW
    assert words.sentence(known, lower).en == (
        "A study in people without a control group, of any size, on function, that finds no difference, "
        "would turn the evidence to: studies disagree."
    )


def test_a_size_that_may_be_too_large_is_told_as_a_window() -> None:
    known = open_label()
    one = first(known, Rung.HUMAN_RANDOMISED)
    most = (one.subjects or 0) + 100

    text = words.sentence(known, replace(one, up_to=most))

    assert f"with {one.subjects} to {most} people" in text.en
    assert f"{one.subjects}\u81f3{most}人" in text.zh


def test_without_each_part_the_reader_is_told_what_is_left() -> None:
    known = base([claim(outcome="function")])
    one = first(known, Rung.HUMAN_RANDOMISED)

    told = {part.part: words.dropped(one, part).en for part in one.parts}

    assert told[Part.SUBJECTS] == "With 399 people: very low (at best low), conclusion: very uncertain"
    assert told[Part.RESULT] == "Without a clear result: low, conclusion: studies disagree"
    assert told[Part.DESIGN] == (
        "With a non-randomised controlled study in people: very low, conclusion: very uncertain"
    )


def test_two_studies_are_told_as_two() -> None:
    found = next(
        one
        for one in proposals(STROKE, "C33").of(Aim.WORDING)
        if one.sketch.studies == 2 and one.sketch.rung is Rung.HUMAN_RANDOMISED
    )

    text = words.sentence(STROKE, found)

    assert text.en.startswith(f"Two randomised trials with at least {found.subjects} people each, ")


def test_evidence_against_a_claim_is_turned_back_or_made_surer() -> None:
    against = study("s1", line(direction=Direction.DISPUTES), enrolled=100)
    known = base([claim()], [against])
    found = proposals(known, "C1")

    assert found.now.is_against
    assert all("in favour of the claim" in words.sentence(known, one).en for one in found.raise_)
    assert found.lower
    assert all("surer that the claim does not hold" in words.sentence(known, one).en for one in found.lower)


@pytest.mark.parametrize(
    ("name", "inside"), [("Motor function", "motor function"), ("NR1 cells", "NR1 cells"), ("pH", "pH")]
)
def test_a_name_inside_a_sentence_loses_its_capital_but_no_abbreviation_does(name: str, inside: str) -> None:
    assert words._inside(Text(name, "")).en == inside


@pytest.mark.parametrize("lang", Lang)
@pytest.mark.parametrize("claim_id", sample().claims)
def test_the_record_holds_each_aim_with_its_proposals_or_its_reason(claim_id: str, lang: Lang) -> None:
    known = sample()
    found = proposals(known, claim_id)

    record = json.loads(json.dumps(view.proposals(known, found, lang)))

    assert record["claim"] == claim_id
    for aim in Aim:
        assert len(record[aim.value]) == len(found.of(aim))
        assert (aim.value in record["none_because"]) != bool(record[aim.value])
    assert RESERVED not in json.dumps(record)


def test_the_record_gives_each_part_as_a_field_and_what_happens_without_it() -> None:
    known = base([claim(condition="disease", phase="chronic", cells=("neural",), outcome="function")])
    found = proposals(known, "C1")
    at = next(n for n, one in enumerate(found.raise_) if one.sketch.rung is Rung.HUMAN_RANDOMISED)

    record = json.loads(json.dumps(view.proposals(known, found, Lang.EN)))["raise"][at]

    assert record["design"] == "randomised-controlled-trial"
    assert (record["subjects"], record["studies"], record["species"]) == (400, 1, "human")
    assert (record["condition"], record["phase"], record["outcome"]) == ("disease", "chronic", "function")
    assert record["cells"] == ["neural"]
    assert record["after"]["certainty"] == Certainty.LOW.id
    assert {part["part"] for part in record["parts"]} == {*record["demands"], "subjects", "design"}
    assert {part["without"]["certainty"] for part in record["parts"]} == {
        Certainty.LOW.id,  # studies disagree
        Certainty.VERY_LOW.id,
        None,
    }


@pytest.mark.parametrize("lang", Lang)
@pytest.mark.parametrize("claim_id", sample().claims)
def test_the_terminal_shows_every_sentence(claim_id: str, lang: Lang) -> None:
    known = sample()
    found = proposals(known, claim_id)
    out = io.StringIO()

    Console(file=out, width=2000, markup=False, emoji=False).print(view.for_terminal(known, found, lang))

    for text in all_texts(known, found):
        assert text.in_(lang) in out.getvalue()


def test_the_command_prints_json_and_words() -> None:
    told = CliRunner().invoke(cli.evigraph, ["proposals", "C21", "--lang", "zh"])
    record = CliRunner().invoke(cli.evigraph, ["proposals", "C21", "--json"])

    assert (told.exit_code, record.exit_code) == (0, 0)
    assert "\u4eba\u4f53\u968f\u673a\u5bf9\u7167\u8bd5\u9a8c" in told.output
    assert json.loads(record.output)["claim"] == "C21"
