"""A network as a native chart."""

from __future__ import annotations

import json

import pytest

from graph.grading.assess import grade
from graph.model.values import Lang
from graph.viewer.claim.chart import chart, chosen, opens
from graph.viewer.permalink import Page, View
from graph.viewer.words import Words
from graph.views.embed.layout import Network
from graph.views.embed.network import of_claim
from tests.sample import sample
from tests.viewer.visits import hostile

SAY, VIEW = Words(Lang.EN), View(Lang.EN, Page.CLAIM, "P1")


@pytest.fixture
def network() -> Network:
    known = sample()
    return of_claim(known, grade(known), "P1")


def choice(index: object, series: int = 0) -> dict[str, object]:
    return {"selected": [{"series_index": series, "data_indices": [index]}]}


def test_the_chart_is_plain_json_without_a_template_or_html(network: Network) -> None:
    known = hostile()
    for one in (network, of_claim(known, grade(known), "P1")):
        made = chart(one, SAY, is_dark=False)

        assert json.loads(json.dumps(made)) == made
        assert made["tooltip"] == {"show": False}
        assert not [mark for mark in made["series"][0]["data"] if "{" in mark["label"].get("formatter", "")]


def test_every_mark_stands_at_its_place_and_nothing_moves(network: Network) -> None:
    made = chart(network, SAY, is_dark=False)
    (series,) = made["series"]

    assert made["animation"] is False
    assert series["layout"] == "none"
    marks = series["data"][: len(network.nodes)]
    assert [(mark["x"], mark["y"]) for mark in marks] == [(node.x, node.y) for node in network.nodes]


def test_every_line_ties_the_marks_that_it_names(network: Network) -> None:
    (series,) = chart(network, SAY, is_dark=True)["series"]

    tied = [(series["data"][one["source"]]["name"], series["data"][one["target"]]["name"]) for one in series["links"]]
    assert tied == [(edge.start, edge.end) for edge in network.edges]
    assert tied


def test_a_mark_opens_the_page_of_what_it_stands_for(network: Network) -> None:
    at = next(index for index, node in enumerate(network.nodes) if node.id == "study:open-label")

    assert chosen(choice(at), network, VIEW) == View(Lang.EN, Page.STUDY, "open-label")


def test_a_mark_for_several_studies_opens_none(network: Network) -> None:
    groups = [index for index, node in enumerate(network.nodes) if node.thing is None]

    assert groups
    assert [chosen(choice(index), network, VIEW) for index in groups] == [None] * len(groups)


@pytest.mark.parametrize("index", [-1, 10_000, "0", None, 1.5])
def test_an_index_that_no_mark_has_opens_nothing(network: Network, index: object) -> None:
    assert chosen(choice(index), network, VIEW) is None


def test_another_series_or_no_choice_opens_nothing(network: Network) -> None:
    assert chosen(choice(1, series=1), network, VIEW) is None
    assert chosen(None, network, VIEW) is None


def test_the_titles_of_the_fields_cannot_be_chosen(network: Network) -> None:
    (series,) = chart(network, SAY, is_dark=False)["series"]
    titles = [index for index, mark in enumerate(series["data"]) if mark["name"].startswith(("title:", "corner:"))]

    assert titles
    assert all(chosen(choice(index), network, VIEW) is None for index in titles)


def test_the_claim_in_the_middle_opens_itself(network: Network) -> None:
    assert opens(network.centre, VIEW) == VIEW
