"""Questions at addresses of their own, as HTML and as JSON."""

from __future__ import annotations

import json
from dataclasses import replace

from graph.grading.assess import grade
from graph.model.biology import Condition
from graph.views.graded import Graded
from graph.web.question_pages import QuestionPages
from tests.makers import base, claim, finding, study, text
from tests.web.asking import Get, getting

ID = "neural--function--stroke"


def pages() -> Get:
    one = replace(study("one", findings=(finding(count=7, total=9),), cells=("neural",)), condition="stroke")
    made = replace(base([claim()], [one]), conditions={"stroke": Condition("stroke", text("stroke"))})
    known = Graded(made, grade(made))
    return getting(QuestionPages(lambda: known).routes())


def test_a_question_is_a_page_without_script_whose_picture_has_words() -> None:
    reply = pages()(f"/question/{ID}", "lang=en")

    assert reply.status == 200
    assert "script-src" not in reply.headers["content-security-policy"]
    assert "<script" not in reply.text
    assert '<svg xmlns="http://www.w3.org/2000/svg"' in reply.text
    assert "7 of 9" in reply.text


def test_programs_get_the_question_and_the_list_as_json() -> None:
    get = pages()

    assert json.loads(get(f"/question/{ID}.json").text)["studies"][0]["study"] == "one"
    assert [one["id"] for one in json.loads(get("/question", accept="application/json").text)] == [ID]


def test_an_unknown_question_is_404_with_what_is_spelt_like_it_and_nothing_of_it_runs() -> None:
    reply = pages()("/question/neural--function--strok<script>", "lang=en")

    assert reply.status == 404
    assert f"/question/{ID}?lang=en" in reply.text
    assert "<script" not in reply.text
