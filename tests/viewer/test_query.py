"""The Query page: named questions as forms over what the viewer shows."""

from __future__ import annotations

import re

import pytest

from graph.dataset.questions import Question, questions
from graph.grading.assess import grade
from graph.viewer.words.columns import COLUMNS
from tests.sample import sample
from tests.viewer.visits import HOSTILE, Open, Show, hostile, html, read


def test_every_question_is_offered_once(visit: Open) -> None:
    page = html(visit(page="query", lang="en"))

    for one in questions():
        assert page.count(f"?page=query&amp;id={one.name}&amp;lang=en") == 1


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("name", [one.name for one in questions()])
def test_every_question_opens_and_shows_its_query(visit: Open, name: str, lang: str) -> None:
    found = read(visit(page="query", id=name, lang=lang))

    assert [tag for tag, _ in found.tags].count("h1") == 1
    assert "SELECT" in found.words


@pytest.mark.parametrize("one", questions(), ids=lambda one: one.name)
def test_every_column_is_named_in_both_languages(one: Question) -> None:
    """A new column needs its words in graph/viewer/words/columns.py."""
    selected = re.search(r"SELECT\s+(?:DISTINCT\s+)?(.*?)\s+WHERE", one.query, re.DOTALL)
    assert selected is not None
    alone = re.sub(r"\((?:.(?!AS \?))*. AS (\?\w+)\)", r"\1", selected[1])
    names = set(re.findall(r"\?(\w+)", alone))

    assert names
    assert names - set(COLUMNS) - {parameter.name for parameter in one.parameters} == set()


def test_the_columns_speak_the_language_of_the_page(visit: Open) -> None:
    found = html(visit(page="query", id="why-this-certainty", claim="P1", lang="zh"))

    assert f'<th scope="col">{COLUMNS["asks"].zh}</th>' in found
    assert '<th scope="col">asks</th>' not in found


def test_yes_no_a_minus_and_what_is_not_known_are_written_for_readers(visit: Open) -> None:
    steps = html(visit(page="query", id="why-this-certainty", claim="A2", lang="en"))
    trail = html(visit(page="query", id="evidence-trail", claim="P1", lang="zh"))

    assert not re.search(r">-\d", steps)
    assert "\N{MINUS SIGN}1" in steps
    assert ">true<" not in trail
    assert ">是<" in trail


def test_the_answer_is_that_of_the_grades(visit: Open) -> None:
    test = visit(page="query", id="why-this-certainty", claim="P1", lang="en")

    reasons = grade(sample()).assessments["P1"].reasons
    assert f"{len(reasons)} rows" in read(test).words
    assert reasons[0].text.en in read(test).words


def test_the_language_of_the_words_is_that_of_the_page(visit: Open) -> None:
    test = visit(page="query", id="why-this-certainty", claim="P1", lang="zh")

    assert grade(sample()).assessments["P1"].reasons[0].text.zh in read(test).words


def test_choosing_a_parameter_writes_it_into_the_address(visit: Open) -> None:
    test = visit(page="query", id="why-this-certainty", claim="P1", lang="en")

    test.selectbox(key="asked-claim").select("A2").run()

    assert test.query_params == {"page": "query", "id": "why-this-certainty", "claim": "A2", "lang": "en"}
    assert grade(sample()).assessments["A2"].reasons[0].text.en in read(test).words


@pytest.mark.parametrize("asked", ["ZZ", HOSTILE])
def test_an_unknown_thing_is_told_by_the_answer(visit: Open, asked: str) -> None:
    words = read(visit(page="query", id="why-this-certainty", claim=asked)).words

    assert "There is no claim" in words
    assert "SELECT" in words


def test_an_unknown_question_is_helped(visit: Open) -> None:
    assert "id=why-this-certainty" in html(visit(page="query", id="why-this-certainy"))


def test_ids_of_claims_lead_to_their_pages(visit: Open) -> None:
    page = html(visit(page="query", id="claims-that-cite-nothing", lang="en"))

    assert "?page=claim&amp;id=A1&amp;lang=en" in page


def test_what_is_shown_is_what_is_asked(visit: Open, show: Show) -> None:
    """The viewer's own records answer, not another data set that was built or asked before."""
    asked = {"page": "query", "id": "evidence-trail", "claim": "P1", "lang": "en"}
    before = read(visit(**asked)).words
    base = sample()

    show(base.without({line.study for line in base.lines_of["P1"]}))

    assert "No rows." in read(visit(**asked)).words
    assert "No rows." not in before


@pytest.mark.parametrize("name", ["find-claims", "evidence-trail", "findings-of-a-study"])
def test_no_word_of_the_data_becomes_markup(visit: Open, show: Show, name: str) -> None:
    show(hostile())

    found = read(visit(page="query", id=name))

    assert not {"script", "img", "iframe"} & {tag for tag, _ in found.tags}
