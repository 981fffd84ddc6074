"""The page of a question: hand-checked numbers of the stroke topic, in both languages, with words for every picture."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from functools import cache

import pytest

from graph.analysis.questions import Questions, questions
from graph.grading.assess import grade
from graph.model.values import Lang
from graph.records.read import read
from graph.resources import topic
from graph.views.graded import Graded
from graph.views.linked.facts import Block, Drawing, Grid, Items, Ref, Row
from graph.views.questions.page import question_list, question_page, question_ref
from graph.views.questions.record import record

SB623 = "sb623--motor-function--ischaemic-stroke"
NR1 = "nr1--motor-function--ischaemic-stroke"
SVG = "{http://www.w3.org/2000/svg}"


@cache
def stroke() -> Questions:
    return questions(read(topic()))


def blocks(id_: str, lang: Lang = Lang.EN) -> dict[str, Block]:
    return {block.id: block for block in question_page(stroke(), stroke().questions[id_], lang).blocks}


def rows(block: Block) -> list[list[str]]:
    assert isinstance(block, Grid)
    return [words(row) for row in block.rows]


def words(row: Row) -> list[str]:
    return ["".join(one.words if isinstance(one, Ref) else one for one in cell) for cell in row.cells]


def test_the_summary_of_findings_tells_the_trial_in_one_row() -> None:
    outcome, who, found, absolute, certainty, plain = rows(blocks(SB623)["summary"])[0]

    assert outcome == "Motor function"
    assert who == "1 study (randomised trials in people); 163 people"
    assert found.startswith("risk ratio 1.07 (95 % interval 0.47 to 2.44)")
    assert absolute.startswith("135 in 1,000 without, 144 in 1,000 with")
    assert certainty.startswith("low (a")
    assert plain.startswith("inconclusive: SB623 improves motor function")


def test_the_other_language_tells_the_same_numbers() -> None:
    _, who, found, absolute, certainty, _ = rows(blocks(SB623, Lang.ZH)["summary"])[0]

    assert "163 人" in who
    assert found.startswith("相对危险度1.07（95%区间0.47至2.44）")
    assert absolute.startswith("每1000人中：不治疗135人，治疗144人")
    assert certainty.startswith("低")


def test_every_letter_of_the_summary_has_its_reason_this_question_s_first() -> None:
    found = blocks(SB623)
    used = [row[4].partition("(")[2].strip(")").split() for row in rows(found["summary"])]
    own = found["reasons"]
    assert isinstance(own, Items)

    assert [str(item[0]).partition(".")[0] for item in own.items] == used[0] == ["a", "b", "c"]
    further = {row[0] for row in rows(found["other-reasons"])}
    assert further == {letter for letters in used[1:] for letter in letters} - set(used[0])


def test_both_arms_of_every_trial_are_told() -> None:
    first, *others = rows(blocks(SB623)["arms"])

    assert first[2:4] == ["SB623 2.5 million: 7/55; SB623 5 million: 9/56", "sham surgery: 7/52"]
    assert {row[3] for row in others if row[0].startswith("SB623 phase 1/2a")} == {"nobody was left untreated"}


def test_changes_without_controls_stand_beside_the_sham_group_and_are_not_pooled() -> None:
    found = blocks(NR1)
    changes = {(row[2].partition(" (n")[0], row[3]) for row in rows(found["changes-fugl-meyer-motor-table"])}

    assert {("NR1", "+12.1"), ("SB623", "+11.4"), ("sham surgery", "+2.3")} <= changes
    assert "forest" not in found


def test_people_are_shown_one_by_one_with_what_is_missing() -> None:
    drawing = blocks(NR1)["count-nr1-isc2025-abstract-fma-any-gain"]
    assert isinstance(drawing, Drawing)

    assert "17 of 17" in drawing.words
    assert "Nobody was left untreated" in drawing.words
    assert len(ET.fromstring(drawing.svg).findall(f"{SVG}circle")) == 17  # noqa: S314  # our own drawing


@pytest.mark.parametrize("lang", Lang)
def test_every_picture_says_its_numbers_and_every_plot_has_its_table(lang: Lang) -> None:
    for id_ in stroke().questions:
        found = blocks(id_, lang)
        for drawing in (one for one in found.values() if isinstance(one, Drawing)):
            root = ET.fromstring(drawing.svg)  # noqa: S314  # our own drawing
            assert root.get("role") == "img"
            assert root.get("aria-label") == drawing.words
            if not drawing.id.startswith("count-"):
                assert len(rows(found[f"{drawing.id}-table"])) >= 1, id_


def test_a_pooled_result_is_a_diamond_below_its_studies() -> None:
    found = blocks("multistem--activities-of-daily-living--ischaemic-stroke")
    forest = found["forest"]
    assert isinstance(forest, Drawing)

    assert [row[0] for row in rows(found["forest-table"])][-1] == "Together"
    assert len([path for path in ET.fromstring(forest.svg).findall(f"{SVG}path") if path.get("fill")]) == 1  # noqa: S314


def test_a_trial_that_was_stopped_is_told_with_its_dates() -> None:
    found = rows(blocks("ctx0e03--disability--ischaemic-stroke")["coming"])

    assert [row for row in found if "PISCES III" in row[0] and "14 August 2018" in row[2]]


def test_animals_stand_beside_in_rows_of_their_own() -> None:
    animals = rows(blocks("neural-stem-cell--motor-function--ischaemic-stroke")["animals"])

    assert {row[0] for row in animals} >= {"rats"}


def test_the_list_holds_every_question_and_leads_to_it() -> None:
    (table,) = question_list(stroke(), Lang.EN).blocks
    assert isinstance(table, Grid)

    assert {row.anchor for row in table.rows} == set(stroke().questions)


def test_the_record_holds_the_answer_and_which_results_say_it() -> None:
    told = record(stroke(), stroke().questions[SB623])

    assert told["certainty"] == "low"
    assert {"study": "sb623-actissima-2b", "direction": "inconclusive", "findings": ["share-gaining-ge-10"]} in told[
        "studies"
    ]  # type: ignore[operator]  # a list


def test_a_claim_leads_to_its_question_and_one_without_an_outcome_to_none() -> None:
    known = Graded(read(topic()), grade(read(topic())))
    claims = known.base.claims
    vague = next(claim for claim in claims.values() if claim.scope.outcome is None)
    ref = question_ref(known, claims["C21"], Lang.EN)

    assert ref == Ref("NR1: Motor function", f"/question/{NR1}?lang=en")
    assert question_ref(known, vague, Lang.EN) is None
