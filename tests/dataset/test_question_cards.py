"""Every named question has a whole card in both languages, and a query that walks into no trap."""

from __future__ import annotations

import re

import pytest

from graph.dataset.questions import ParameterKind, Question, QuestionError, User, questions, read_card
from graph.resources import folder
from graph.views.answers import markdown

QUESTIONS = questions()
IDS = [one.name for one in QUESTIONS]
CARD = """\
# title@en: What?
# title@zh: 什么？
# answers@en: This.
# answers@zh: 这个。
# users: analyst
# minimum rows: 0
SELECT ?s WHERE { ?s ?p ?o }
"""


def code(one: Question) -> str:
    """The query without its comments and texts."""
    lines = (line for line in one.query.splitlines() if not line.startswith("#"))
    return re.sub(r'"[^"]*"', '""', "\n".join(lines))


def test_there_are_questions_for_everybody() -> None:
    assert len(QUESTIONS) >= 22
    assert {user for one in QUESTIONS for user in one.users} == set(User)
    assert {taken.kind for one in QUESTIONS for taken in one.parameters} == set(ParameterKind)


@pytest.mark.parametrize("one", QUESTIONS, ids=IDS)
def test_a_card_is_whole_in_both_languages(one: Question) -> None:
    texts = [one.title, one.answers, *(taken.words for taken in one.parameters)]

    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", one.name)
    assert one.title.en.endswith("?")
    assert one.title.zh.endswith("？")
    assert one.minimum_rows > 0
    for text in texts:
        assert not re.search(r"[\u4e00-\u9fff]", text.en)
        assert re.search(r"[\u4e00-\u9fff]", text.zh)
        assert not re.search(r"[\u4e00-\u9fff][.,:;?!()]|[,:;?!()][\u4e00-\u9fff]", text.zh), "full-width punctuation"


@pytest.mark.parametrize("one", QUESTIONS, ids=IDS)
def test_a_card_and_its_query_name_the_same_parameters(one: Question) -> None:
    selected = re.findall(r"\?(\w+)", code(one).split("SELECT", 1)[1].split("WHERE", 1)[0])
    names = [taken.name for taken in one.parameters]

    assert set(names) <= set(selected), "a parameter is bound only where it is selected"
    assert set(one.example) <= set(names)
    assert {taken.name for taken in one.parameters if taken.default is None} <= set(one.example)
    assert "dataset" not in names


@pytest.mark.parametrize("one", QUESTIONS, ids=IDS)
def test_no_query_walks_into_a_known_trap(one: Question) -> None:
    words = code(one).upper()

    assert not re.search(
        r"NOT\s+EXISTS|\bSERVICE\b|\bFROM\b|\bGRAPH\b|GROUP_CONCAT|\bRAND\b|\bNOW\b|SELECT\s+\*", words
    )
    assert "ORDER BY" in words


@pytest.mark.parametrize(
    ("broken", "says"),
    [
        (CARD.replace("# users: analyst\n", ""), "lacks “# users"),
        (CARD.replace("# title@zh: 什么？\n", ""), "lacks “# title@zh"),
        (CARD.replace("analyst", "poet"), "unknown user “poet”"),
        (CARD.replace("# users", "# title@en: Again?\n# users"), "says “title@en” twice"),
        (CARD.replace("# users", "# parameter: x (number)\n# users"), "is no parameter"),
        (CARD.replace("# users", "# parameter: x (text)\n# users"), "lacks “# x@en"),
        (CARD.replace("# users", "# whatever\n# users"), "no line of a card"),
    ],
)
def test_a_broken_card_says_what_it_lacks(broken: str, says: str) -> None:
    with pytest.raises(QuestionError, match=re.escape(says)):
        read_card("broken", broken)


def test_the_page_of_questions_is_current() -> None:
    page = folder("ontology").parent / "docs" / "questions.md"

    assert page.read_text(encoding="utf-8") == markdown(), "run `evigraph ask --markdown > docs/questions.md`"
