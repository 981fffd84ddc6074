"""What pages tell: the same facts in both languages, from the records and the grades and nowhere else."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass

import pytest

from graph.grading.assess import grade
from graph.grading.rulebook import rulebook
from graph.model.values import Lang
from graph.views.addresses import Thing
from graph.views.graded import Graded
from graph.views.linked.facts import Facts, Grid, Ref, Rows, Steps, Strip
from graph.views.linked.facts_words import WORDS
from graph.views.linked.things import PAGES, Found, Missing, Moved, every, facts_of, find, plain, record_of
from tests.sample import sample

MIXED = re.compile(r"[\u4e00-\u9fff][,:;?!()]|[,:;?!()][\u4e00-\u9fff]")


@pytest.fixture(scope="module")
def known() -> Graded:
    base = sample()
    return Graded(base, grade(base))


def told(known: Graded, thing: Thing, id_: str, lang: Lang = Lang.EN) -> Facts:
    return facts_of(known, Found(thing, id_), lang)


def words_in(value: object) -> Iterator[str]:
    """Every word of a page, wherever it stands."""
    if isinstance(value, str):
        yield value
    elif is_dataclass(value):
        for field in fields(value):
            yield from words_in(getattr(value, field.name))
    elif isinstance(value, tuple):
        for one in value:
            yield from words_in(one)


def block(facts: Facts, id_: str) -> object:
    return next(one for one in facts.blocks if one.id == id_)


def test_both_languages_tell_the_same_blocks_of_the_same_size(known: Graded) -> None:
    for found in every(known):
        english, chinese = (facts_of(known, found, lang) for lang in Lang)
        assert [one.id for one in english.blocks] == [one.id for one in chinese.blocks], found
        for one, other in zip(english.blocks, chinese.blocks, strict=True):
            if isinstance(one, Grid) and isinstance(other, Grid):
                assert len(one.rows) == len(other.rows)
                assert {len(row.cells) for row in one.rows} == {len(one.heads)}
        assert len(english.badges) == len(chinese.badges)


def test_every_word_of_the_catalogue_is_in_both_languages_and_punctuated_as_written_there() -> None:
    for key, text in WORDS.items():
        assert text.en, key
        assert text.zh, key
        assert not MIXED.search(text.zh), key
        assert sorted(re.findall(r"\{\d\}", text.en)) == sorted(re.findall(r"\{\d\}", text.zh)), key


def test_the_strip_of_a_claim_shows_its_empty_columns_as_empty(known: Graded) -> None:
    strip = block(told(known, Thing.CLAIM, "P1"), "tested")

    assert isinstance(strip, Strip)
    assert [one.is_empty for one in strip.columns] == [False, True, True, True]
    assert (strip.columns[0].studies, strip.columns[0].subjects) == ("1 study", "18 people")
    assert strip.columns[1].subjects is None


def test_the_stages_of_a_stair_add_up_to_where_it_ends(known: Graded) -> None:
    rated = [id_ for id_, one in known.grading.assessments.items() if one.certainty and one.decisive]

    assert rated
    for id_ in rated:
        steps = block(told(known, Thing.CLAIM, id_), "why")
        assert isinstance(steps, Steps)
        assert sum(stage.change for stage in (*steps.stages, *steps.still)) == steps.level


def test_every_study_of_a_claim_is_told_once_with_n_and_comparator(known: Graded) -> None:
    facts = told(known, Thing.CLAIM, "P1")
    rows = [row for one in facts.blocks if isinstance(one, Grid) for row in one.rows if row.anchor]

    assert sorted(str(row.anchor) for row in rows) == sorted(f"study-{one.study}" for one in known.base.lines_of["P1"])
    counted = next(row for row in rows if row.anchor == "study-open-label")
    assert counted.cells[3] == ("18",)
    assert counted.cells[4] == ("none: own baseline",)
    assert "95 % interval 8.5 to 15.7" in " ".join(words_in(counted))


def test_an_unknown_n_is_told_as_unknown(known: Graded) -> None:
    rows = block(told(known, Thing.CLAIM, "L1"), "counted")

    assert isinstance(rows, Grid)
    assert rows.rows[0].cells[3] == ("not known",)


def test_a_retracted_study_says_so_first_and_is_struck_out(known: Graded) -> None:
    facts = told(known, Thing.STUDY, "retracted")
    aside = block(told(known, Thing.CLAIM, "P1"), "set-aside")

    assert "retracted" in facts.warnings[0]
    assert "images were used twice" in facts.warnings[0]
    assert isinstance(aside, Grid)
    assert [row.struck for row in aside.rows if row.anchor == "study-retracted"] == [True]


def test_a_claim_that_is_not_rated_has_no_stair(known: Graded) -> None:
    assert not [one for one in told(known, Thing.CLAIM, "F1").blocks if isinstance(one, Steps)]
    assert "not rated" in [badge.words for badge in told(known, Thing.CLAIM, "F1").badges]


def test_a_rule_names_every_claim_whose_stair_it_changed(known: Graded) -> None:
    for card in rulebook().cards:
        changed = {
            id_
            for id_, one in known.grading.assessments.items()
            if any(reason.rule == card.id and reason.change for reason in one.reasons)
        }
        grids = [one for one in told(known, Thing.RULE, card.id).blocks if isinstance(one, Grid)]
        named = {ref.address for grid in grids for row in grid.rows for ref in row.cells[0] if isinstance(ref, Ref)}
        assert named == {f"/claim/{id_}" for id_ in changed}, card.id


def test_a_study_that_gave_a_product_stands_on_the_pages_of_its_cell_types(known: Graded) -> None:
    neural = block(told(known, Thing.CELL_TYPE, "neural"), "studies")

    assert isinstance(neural, Grid)
    named = {ref.words for row in neural.rows for ref in row.cells[0] if isinstance(ref, Ref)}
    assert "label of open-label" in named
    assert "label of other-cells" not in named


def test_a_source_tells_its_claims_section_by_section(known: Graded) -> None:
    facts = told(known, Thing.SOURCE, "article")

    assert facts.lead.startswith("8 claims: ")
    assert isinstance(block(facts, "section-2"), Grid)
    assert isinstance(block(facts, "about"), Rows)


def test_every_name_that_leads_somewhere_leads_to_a_page(known: Graded) -> None:
    moved = find(known, "report", ("abstract",))

    assert moved == Moved(Thing.STUDY, "open-label", "report-abstract")
    assert find(known, "claim", ("P1",)) == Found(Thing.CLAIM, "P1")
    assert isinstance(find(known, "claim", ()), Missing)
    assert isinstance(find(known, "claim", ("P1", "P1")), Missing)
    assert isinstance(find(known, "sections", ("P1",)), Missing)


def test_every_record_is_json_and_tells_unknown_as_null(known: Graded) -> None:
    for found in every(known):
        record = json.loads(json.dumps(record_of(known, found)))
        assert record["page"] == f"/{found.thing}/{found.id}"
    opinion = record_of(known, Found(Thing.STUDY, "opinion"))

    assert opinion["study"]["numbers"]["enrolled"] is None
    assert {found.thing for found in every(known)} == set(PAGES)


def test_a_value_that_is_none_of_the_model_is_refused() -> None:
    with pytest.raises(TypeError, match="object"):
        plain(object())
