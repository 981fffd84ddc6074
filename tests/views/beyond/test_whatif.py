"""What-ifs, keystones and histories as JSON and for a terminal."""

from __future__ import annotations

import io
import json
import re
from dataclasses import replace
from datetime import date, timedelta

import pytest
from rich.console import Console, RenderableType

from graph.analysis.change import Change, Rescoped, Reworded, step_of
from graph.analysis.history import history
from graph.analysis.keystones import LARGEST, keystones, load_bearing
from graph.analysis.moves import Aspect
from graph.analysis.whatif import what_if
from graph.facts.labels import label
from graph.grading.assess import grade
from graph.model.base import EvidenceBase
from graph.model.scales import Domain, Stream, Wording
from graph.model.scope import Population, Scope
from graph.model.study import Design, Standing
from graph.model.values import Lang, Species, Text
from graph.views import export
from graph.views.beyond import whatif, whatif_plain
from tests.makers import LOW_RISK, TODAY, base, claim, judgement, line, report, study
from tests.sample import sample

LANGS = pytest.mark.parametrize("lang", list(Lang))
HALF_WIDTH = re.compile("[\u4e00-\u9fff][,:;?!()]|[,:;?!()][\u4e00-\u9fff]")
OPEN_LABEL = Change(without=frozenset({"open-label"}))
EVERYTHING = Change(
    without=frozenset({"pig", "mouse"}),
    as_of=date(2026, 1, 2),
    judgements=(judgement(Domain.IMPRECISION, -1, stream=Stream.HUMAN_RANDOMISED, claim_id="K1"),),
    wordings=(Reworded("P1", Wording.HEDGED),),
    scopes=(Rescoped("L1", Scope(Population.ANY)),),
)


def read(what: export.Json) -> dict[str, object]:
    """The record as whoever reads the JSON gets it."""
    return json.loads(json.dumps(what))


def shown(what: RenderableType, width: int = 200) -> str:
    screen = io.StringIO()
    Console(file=screen, width=width, markup=False, emoji=False, highlight=False).print(what)
    return screen.getvalue()


# Records


def test_a_move_is_told_before_and_after_in_the_names_of_a_grade() -> None:
    told = read(whatif.what_if(sample(), what_if(sample(), OPEN_LABEL), Lang.EN))
    before, after = (grade(one).assessments["P1"] for one in (sample(), sample().without(["open-label"])))

    move = told["moves"][0]
    assert (told["change"]["without"], told["claims"]) == (["open-label"], len(sample().claims))
    assert [one["claim"] for one in told["moves"]] == ["P1", "R1"]
    assert move["moved"][0] == "conclusion"
    for name, value in move["before"].items():
        assert value == read(export.grade(sample().claims["P1"], before))[name]
    for name, value in move["after"].items():
        assert value == read(export.grade(sample().claims["P1"], after))[name]
    assert {reason["rule"] for reason in move["lost"]} >= {"start-uncontrolled", "few"}
    assert {reason["stream"] for reason in move["lost"]} == {"human-uncontrolled"}


def test_everything_that_is_supposed_is_told_again() -> None:
    told = read(whatif.what_if(sample(), what_if(sample(), EVERYTHING), Lang.EN))

    change = told["change"]
    assert (change["without"], change["as_of"]) == (["mouse", "pig"], "2026-01-02")
    assert (change["wordings"], list(change["scopes"])) == ({"P1": "hedged"}, ["L1"])
    assert (change["judgements"][0]["claim"], change["judgements"][0]["change"]) == ("K1", -1)
    assert told["as_of"] == {"before": TODAY.isoformat(), "after": "2026-01-02"}


def test_keystones_are_told_with_what_would_be_left() -> None:
    told = read(whatif.keystones(sample(), keystones(sample(), "A1"), Lang.EN))

    assert (told["hold"], told["fewest"], told["bearing"], told["percent"]) == ("on-few", 1, ["mouse", "pig"], 50)
    assert told["searched_up_to"] == LARGEST
    assert told["sets"][0] == {
        "studies": ["pig"],
        "moved": ["basis"],
        "after": {
            "certainty": told["certainty"],
            "at_best": "very-low",
            "basis": "rodents-only",
            "conclusion": "not-tested-in-people",
        },
    }


def test_a_kind_without_certainty_has_none_in_keystones_either() -> None:
    told = read(whatif.keystones(sample(), keystones(sample(), "S1"), Lang.EN))

    assert told["certainty"] is told["sets"][0]["after"]["certainty"] is None


def test_a_history_is_told_by_epochs_and_by_years() -> None:
    told = read(whatif.history(sample(), history(sample(), "P1"), Lang.EN))

    assert [epoch["start"] for epoch in told["epochs"]] == [None, "2020-01-01", "2024-01-31"]
    assert told["epochs"][1]["came"][0] == {
        "study": "awaiting",
        "dating": "year",
        "counts": False,
        "other_cells": False,
    }
    assert told["epochs"][2]["left"] == ["retracted"]
    assert told["years"][0]["day"] == "2020-12-31"
    assert (told["years"][-1]["day"], told["until"]) == (TODAY.isoformat(), TODAY.isoformat())
    assert {"certainty", "at_best", "basis", "conclusion", "too_firm"} <= set(told["years"][0])


@LANGS
def test_sentences_come_in_the_language_that_was_asked_for(lang: Lang) -> None:
    told = read(whatif.what_if(sample(), what_if(sample(), OPEN_LABEL), lang))

    assert told["moves"][0]["statement"] == sample().claims["P1"].statement.in_(lang)


# The terminal


@LANGS
def test_every_aspect_has_a_way_to_be_told(lang: Lang) -> None:
    assessments = grade(sample()).assessments.values()

    assert set(whatif_plain._TOLD) == set(Aspect) - {Aspect.REASONS}
    for tell in whatif_plain._TOLD.values():
        assert all(tell(one, lang).strip() for one in assessments)


def test_a_what_if_tells_what_was_supposed_and_each_aspect_before_and_after() -> None:
    told = shown(whatif_plain.what_if(sample(), what_if(sample(), OPEN_LABEL), Lang.EN))

    assert "Left out: open-label" in told
    assert "Claims that move: 2 of 9" in told
    assert "what it rests on: people, without controls → nothing" in told
    assert "certainty: very low → not rated" in told
    assert "no longer any: studies in people without controls" in told
    assert "no recorded result shows it" in told


def test_reasons_are_told_of_bodies_that_stay() -> None:
    many = base([claim()], [study(f"s{number}", line(), enrolled=60, risk=LOW_RISK) for number in range(2)])

    told = shown(whatif_plain.what_if(many, what_if(many, Change(without=frozenset({"s0"}))), Lang.EN))

    assert "gained: -1 Imprecision [randomised trials in people] 60 people or animals are known of" in told
    assert "no longer any" not in told


@LANGS
def test_all_that_is_supposed_is_told_line_by_line(lang: Lang) -> None:
    judged = judgement(Domain.IMPRECISION, -1, stream=Stream.ANIMAL, claim_id="A1")
    whole = replace(sample(), judgements=(judged,))

    told = shown(whatif_plain.what_if(whole, what_if(whole, replace(EVERYTHING, unjudged=(step_of(judged),))), lang))

    head = told.split("\n", 8)[:8]
    for line_, words in zip(head, ("mouse, pig", "2026-01-02", "P1", "L1", "K1", "K1", "A1", "9"), strict=True):
        assert words in line_


def test_the_fields_of_a_scope_that_differ_are_told() -> None:
    own = sample().claims["P1"].scope
    narrower = Change(scopes=(Rescoped("P1", replace(own, population=Population.ANIMAL, cells=())),))
    alike = Change(scopes=(Rescoped("P1", own),))

    told = shown(whatif_plain.what_if(sample(), what_if(sample(), narrower), Lang.EN))

    assert "P1 speaks of something else: population: human → animal" in told
    assert "P1 speaks of what it speaks of already" in shown(
        whatif_plain.what_if(sample(), what_if(sample(), alike), Lang.EN)
    )


@pytest.mark.parametrize(
    ("stream", "is_heeded"), [(Stream.HUMAN_UNCONTROLLED, True), (Stream.IN_VITRO, False)], ids=str
)
def test_a_judgement_on_a_body_that_is_not_there_is_said_to_count_in_nothing(
    stream: Stream,
    is_heeded: bool,
) -> None:
    supposed = Change(judgements=(judgement(Domain.IMPRECISION, 0, stream=stream, claim_id="P1"),))

    told = shown(whatif_plain.what_if(sample(), what_if(sample(), supposed), Lang.EN))

    assert ("This judgement counts in nothing: no such step is asked of P1." in told) is not is_heeded


def test_a_judgement_that_changes_no_level_is_told_all_the_same() -> None:
    supposed = Change(judgements=(judgement(Domain.IMPRECISION, 0, stream=Stream.HUMAN_UNCONTROLLED, claim_id="P1"),))

    told = shown(whatif_plain.what_if(sample(), what_if(sample(), supposed), Lang.EN))

    assert "gained:  0 Imprecision [studies in people without controls] A curator judged in place of the rules" in told


def test_what_a_certainty_would_be_at_best_is_told_before_and_after() -> None:
    rats = {"design": Design.ANIMAL_EXPERIMENT, "species": (Species.RAT,), "enrolled": 200}
    whole = base([claim(population=Population.ANIMAL)], [study("rats", line(), **rats)])
    people = Change(scopes=(Rescoped("C1", Scope(Population.HUMAN)),))
    answer = what_if(whole, people)

    told = shown(whatif_plain.what_if(whole, answer, Lang.EN))

    before, after = answer.moves[0].before.at_best, answer.moves[0].after.at_best
    assert f"certainty at best: {label(before).en} → {label(after).en}" in told


def test_the_claims_looked_at_again_are_named_even_if_none_moves() -> None:
    whole = base([claim(), claim("C2")], [study(f"s{number}", line(), enrolled=300) for number in range(4)])
    answer = what_if(whole, Change(without=frozenset({"s0"})))

    told = shown(whatif_plain.what_if(whole, answer, Lang.EN))

    assert "Looked at again, because this may bear on them: C1\nClaims that move: 0 of 2" in told
    assert read(whatif.what_if(whole, answer, Lang.EN))["looked_at"] == ["C1"]


def test_a_day_after_the_records_end_is_said_to_show_no_more() -> None:
    later = Change(as_of=TODAY + timedelta(days=400))

    told = shown(whatif_plain.what_if(sample(), what_if(sample(), later), Lang.EN))

    assert f"The records go no further than {TODAY.isoformat()}" in told


def test_nothing_supposed_is_said_to_be_nothing() -> None:
    assert "Nothing is changed." in shown(whatif_plain.what_if(sample(), what_if(sample(), Change()), Lang.EN))


def test_the_table_of_keystones_tells_many_from_nothing() -> None:
    whole = base([claim(), claim("C2")], [study(f"s{number}", line(), enrolled=300) for number in range(5)])

    table = shown(whatif_plain.keystone_table(load_bearing(whole).values(), Lang.EN))

    assert re.search(r"C1 +does not hang on few studies +more than 3 of 5", table)
    assert re.search(r"C2 +no study counts +–", table)


def test_a_claim_with_many_sets_shows_three_of_them_and_counts_the_rest() -> None:
    found = keystones(sample(), "P1")
    many = replace(found, sets=found.sets * 5)

    assert "open-label; open-label; open-label; and 2 more" in shown(whatif_plain.keystone_table([many], Lang.EN))


def test_the_keystones_of_a_claim_are_told_with_what_each_loss_does() -> None:
    told = shown(whatif_plain.keystones(sample(), keystones(sample(), "A1"), Lang.EN))

    assert "Studies that count: mouse, pig" in told
    assert "hangs on few studies: 1 of 2" in told
    assert "Without pig: what it rests on: animals, not all known to be rodents → rodents only" in told
    assert (
        "Without mouse + pig: conclusion: not tested in people → not studied; certainty: very low → not rated" in told
    )


def test_a_history_says_what_came_what_left_and_how_time_is_taken() -> None:
    told = shown(whatif_plain.history(sample(), history(sample(), "P1"), Lang.EN))

    lines = [words.rstrip() for words in told.splitlines()]
    assert lines[1:4] == [
        "until 2019-12-31",
        (
            "  certainty: not rated; rests on: nothing; conclusion: not studied; "
            "worded: “does”, no wording is fair, 3 steps too firm"
        ),
        "2020-01-01 to 2024-01-30",
    ]
    assert "  awaiting (only shown) [only the year known]" in lines
    assert (lines[-4], lines[-2]) == ("since 2024-01-31", "  retracted (retracted)")
    assert lines[-1].endswith(f"one without any date, from {TODAY}.")


def test_a_claim_on_which_nothing_ever_bore_has_one_state_throughout() -> None:
    told = shown(whatif_plain.history(sample(), history(sample(), "N1"), Lang.EN))

    assert told.splitlines()[1].rstrip() == "throughout"


def test_a_judgement_that_begins_to_count_is_told() -> None:
    judged = judgement(Domain.IMPRECISION, 0, stream=Stream.HUMAN_RANDOMISED)
    whole = base([claim()], [study("s1", line(), enrolled=10)], [judged])

    assert "a judgement on Imprecision" in shown(whatif_plain.history(whole, history(whole, "C1"), Lang.EN), width=300)


def test_chinese_has_chinese_punctuation() -> None:
    told = "".join(everything(sample(), Lang.ZH))

    assert "剔除：" in told
    assert not [words.zh for words in whatif_plain._WORDS.values() if HALF_WIDTH.search(words.zh)]


def test_words_of_the_records_are_never_read_as_markup() -> None:
    gone = report("r", standing=Standing.RETRACTED, published=date(2019, 1, 1), withdrawn=date(2020, 1, 1))
    hostile = study("s1", line(), reports=(gone,))
    whole = base([claim(statement=Text("[red]loud[/red] :smile:", "[/]"))], [hostile, study("s2", line())])

    for told in everything(whole, Lang.EN, "C1", "s2"):
        assert "[red]loud[/red] :smile:" in told


def everything(whole: EvidenceBase, lang: Lang, claim_id: str = "P1", gone: str = "open-label") -> list[str]:
    return [
        shown(whatif_plain.what_if(whole, what_if(whole, Change(without=frozenset({gone}))), lang)),
        shown(whatif_plain.keystones(whole, keystones(whole, claim_id), lang)),
        shown(whatif_plain.history(whole, history(whole, claim_id), lang)),
    ]
