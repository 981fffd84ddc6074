"""The page of questions in the viewer."""

from __future__ import annotations

from dataclasses import replace

from graph.model.base import EvidenceBase
from graph.model.biology import Condition
from tests.makers import base, claim, finding, study, text
from tests.viewer.visits import HOSTILE, Open, Show, html, read


def world(label: str = "one") -> EvidenceBase:
    one = study("one", findings=(finding(count=7, total=9),), cells=("neural",))
    one = replace(one, condition="stroke", label=label)
    return replace(base([claim()], [one]), conditions={"stroke": Condition("stroke", text("stroke"))})


def test_the_list_leads_to_each_question_and_a_question_to_its_study(visit: Open, show: Show) -> None:
    show(world())

    assert "page=question&amp;id=neural--function--stroke&amp;lang=en" in html(visit(page="question", lang="en"))
    page = html(visit(page="question", id="neural--function--stroke", lang="en"))
    assert "page=study&amp;id=one" in page
    assert 'class="ev-drawing" role="img" aria-label="' in page
    assert "7 of 9" in page
    assert "url(data:image/svg+xml,%3Csvg%20style%3D" in page


def test_an_unknown_question_is_helped_and_nothing_of_it_runs(visit: Open, show: Show) -> None:
    show(world())
    page = visit(page="question", id=f"neural--function--strok{HOSTILE}")

    assert "There is no question" in read(page).words
    assert "<script" not in html(page)


def test_no_word_of_the_records_can_become_markup(visit: Open, show: Show) -> None:
    show(world(label=HOSTILE))
    page = html(visit(page="question", id="neural--function--stroke"))

    assert "<script" not in page
    assert "<img" not in page
