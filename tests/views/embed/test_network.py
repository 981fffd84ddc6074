"""Pictures carry meaning by place, overlap nothing, and stay small enough to look at."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations, pairwise

import pytest

import graph
from graph.errors import UnknownIdError
from graph.facts.look import Footing
from graph.grading.assess import grade
from graph.grading.ladder import rung_of
from graph.model.base import EvidenceBase
from graph.model.scales import Direction
from graph.model.study import Design, Pooled
from graph.model.values import Lang, Species, Text
from graph.views.addresses import Thing
from graph.views.embed.drawing import name_at, names, svg
from graph.views.embed.layout import NARROW, WIDE, Frame, Network, Node, NodeKind, Panel, Side
from graph.views.embed.lettering import width_of
from graph.views.embed.network import MOST, of_cell, of_claim, of_mechanism, of_section, of_source, of_study
from graph.views.embed.subjects import drawn, things
from tests.makers import base, claim, line, study
from tests.sample import sample

FRAMES = pytest.mark.parametrize("frame", [WIDE, NARROW], ids=["wide", "narrow"])


def claimed(known: EvidenceBase, id_: str, frame: Frame = WIDE) -> Network:
    return of_claim(known, grade(known), id_, frame)


def crowd(number: int, species: tuple[Species, ...] = (Species.RAT,)) -> EvidenceBase:
    """A claim with many studies of one kind, some of them against it."""
    ways = (Direction.SUPPORTS, Direction.REFUTES, Direction.MIXED)
    studies = [
        study(f"s{at}", line("C1", ways[at % 3]), design=Design.ANIMAL_EXPERIMENT, species=species, enrolled=at + 1)
        for at in range(number)
    ]
    return base([claim("C1")], studies)


def field(network: Network, title: str) -> Panel:
    return next(panel for panel in network.panels if panel.title.en == title)


# Meaning --------------------------------------------------------------------------------------------------------------


@FRAMES
def test_people_stand_on_the_left_and_all_others_on_the_right(frame: Frame) -> None:
    middle = frame.width / 2
    for id_ in sample().claims:
        network = claimed(sample(), id_, frame)

        for node in network.nodes[1:]:
            if node.side is not Side.BELOW and node.footing is not None:
                assert (node.x < middle) == (node.footing is Footing.PEOPLE), node.id


def test_a_claim_without_people_has_an_empty_field_for_people() -> None:
    network = claimed(sample(), "A1")

    people = field(network, "People")
    assert people.is_empty
    assert people.side is Side.LEFT
    assert people.says == Text("no study supports it", "没有支持它的研究")
    assert {node.stands_for for node in field(network, "Other animals").nodes} == {("pig",)}


def test_studies_stand_in_the_order_of_the_ladder() -> None:
    for id_ in sample().claims:
        known = sample()
        for panel in claimed(known, id_).panels:
            studies = [node for node in panel.nodes if node.kind is NodeKind.STUDY]
            rungs = [rung_of(known.studies[node.stands_for[0]]) for node in studies]
            assert rungs == sorted(rungs, reverse=True)


def test_what_counts_in_nothing_stands_below_and_is_tied_to_nothing() -> None:
    network = claimed(sample(), "P1")

    below = {node.id for panel in network.panels if panel.side is Side.BELOW for node in panel.nodes}
    counted = {node.id for panel in network.panels if panel.side is not Side.BELOW for node in panel.nodes}
    assert below
    assert {edge.start for edge in network.edges} == counted
    assert not below & counted
    told = {id_ for panel in network.panels if panel.side is Side.BELOW for n in panel.nodes for id_ in n.stands_for}
    assert {"retracted", "awaiting", "opinion", "weak", "other-cells"} <= told


def test_people_who_were_given_other_cells_do_not_stand_among_people() -> None:
    network = claimed(sample(), "P1")

    assert "other-cells" not in {id_ for node in field(network, "People").nodes for id_ in node.stands_for}


def test_a_line_tells_which_way_its_study_points() -> None:
    known = base([claim("C1")], [study("a", line("C1", Direction.REFUTES)), study("b", line("C1", Direction.MIXED))])

    network = claimed(known, "C1")

    assert {edge.start: edge.direction for edge in network.edges} == {
        "study:a": Direction.REFUTES,
        "study:b": Direction.MIXED,
    }
    assert field(network, "People").says.en == "no study supports it · 2 do not"


def test_animals_of_no_named_species_are_not_passed_off_as_rodents() -> None:
    kinds = {"rat": Species.RAT, "some": Species.ANIMAL}
    studies = [
        study(id_, line("C1"), design=Design.ANIMAL_EXPERIMENT, species=(kind,), cells=("neural",), enrolled=4)
        for id_, kind in kinds.items()
    ]
    known = base([claim("C1")], studies)

    assert field(claimed(known, "C1"), "Rodents").says.en == "2 studies support it · 8 animals · 1 in unnamed animals"
    assert field(of_cell(known, "neural"), "Rodents").says == Text(
        "2 studies · 1 in unnamed animals", "2 项研究 · 1 项未说明物种"
    )
    named = base([claim("C1")], studies[:1])
    assert "unnamed" not in field(claimed(named, "C1"), "Rodents").says.en


def test_every_number_of_people_is_said_to_be_known_of_where_some_are_not() -> None:
    known = base([claim("C1")], [study("a", line("C1"), enrolled=18), study("b", line("C1"))])

    assert field(claimed(known, "C1"), "People").says.en == "2 studies support it · 18 people known of"


def pooled() -> EvidenceBase:
    """A review that counts, and a trial that it has pooled."""
    trials = Pooled(Design.RANDOMISED_CONTROLLED_TRIAL)
    review = study("review", line("C1", Direction.MIXED), design=Design.META_ANALYSIS, pooled=trials, enrolled=90)
    trial = study("trial", line("C1"), enrolled=30, included_in=("review",))
    return base([claim("C1")], [review, trial])


@FRAMES
def test_a_study_that_another_one_counts_is_shown_and_not_drawn_as_a_second_one(frame: Frame) -> None:
    network = claimed(pooled(), "C1", frame)

    people = field(network, "People")
    assert people.says.en == "no study supports it · 1 does not"
    assert [node.stands_for for node in people.nodes] == [("review",)]
    beside = field(network, "Shown beside it, adding nothing to the counts")
    assert [(node.words.en, node.stands_for) for node in beside.nodes] == [
        ("1 study counted within another", ("trial",))
    ]


@FRAMES
def test_a_few_studies_in_people_make_no_larger_field_than_as_many_in_rodents(frame: Frame) -> None:
    rats = crowd(13).studies.values()
    known = base([claim("C1")], [study("human", line("C1"), enrolled=3), *rats])

    people, rodents = (field(claimed(known, "C1", frame), title) for title in ("People", "Rodents"))

    assert people.height / rodents.height < 0.3


@FRAMES
def test_where_nothing_was_found_in_people_the_empty_field_is_as_high_as_all_others_together(frame: Frame) -> None:
    network = claimed(crowd(9), "C1", frame)

    people = field(network, "People")
    assert people.is_empty
    assert people.y + people.height == max(panel.y + panel.height for panel in network.panels)


@pytest.mark.parametrize("title", ["People", "Other animals", "Rodents", "Laboratory", "Statements"])
@FRAMES
def test_the_title_of_a_field_is_never_cut(frame: Frame, title: str) -> None:
    words = study("words", line("C1"), design=Design.NARRATIVE_REVIEW)
    known = base([claim("C1")], [study("human", line("C1")), words])
    network = claimed(known, "C1", frame)

    assert field(network, title)
    assert f">{title}</text>" in svg(network, Lang.EN, "", lambda _: None, kind="any")


def test_a_study_that_gave_cells_stands_around_them_and_their_kinds() -> None:
    known = base([claim("C1")], [study("a", line("C1"), cells=("product-a",), enrolled=3)])

    for cell in ("product-a", "esc-neural", "neural"):
        assert ("a",) in {node.stands_for for node in of_cell(known, cell).nodes}, cell
    assert ("a",) not in {node.stands_for for node in of_cell(known, "mesenchymal").nodes}


def test_a_mechanism_is_surrounded_by_its_claims_by_what_they_rest_on() -> None:
    known = base([claim("C1", mechanism="repair")], [study("a", line("C1"), enrolled=3)])

    network = of_mechanism(known, grade(known), "repair")

    assert [node.stands_for for node in field(network, "People").nodes] == [("C1",)]
    assert field(network, "Animals only").is_empty


def test_an_article_shows_each_of_its_claims_once() -> None:
    network = of_source(sample(), grade(sample()), "article")

    told = sorted(id_ for node in network.nodes[1:] for id_ in node.stands_for)
    assert told == sorted(id_ for id_, one in sample().claims.items() if one.appearances)
    assert {node.thing for node in network.nodes[1:]} == {
        (Thing.SECTION, ("article", "1")),
        (Thing.SECTION, ("article", "2")),
    }


def test_what_is_not_there_is_said_to_be_not_there() -> None:
    known = sample()
    graded = grade(known)

    for draw in (
        lambda: of_claim(known, graded, "C999"),
        lambda: of_study(known, graded, "../etc"),
        lambda: of_mechanism(known, graded, "none"),
        lambda: of_cell(known, "none"),
        lambda: of_section(known, graded, "article", "99"),
        lambda: of_source(known, graded, "none"),
    ):
        with pytest.raises(UnknownIdError):
            draw()


# Size -----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("number", [1, 14, 15, 60, 400])
def test_a_picture_never_holds_more_than_forty_marks_and_loses_no_study(number: int) -> None:
    network = claimed(crowd(number), "C1")

    assert len(network.nodes) <= MOST
    told = [id_ for node in network.nodes[1:] for id_ in node.stands_for]
    assert sorted(told) == sorted(f"s{at}" for at in range(number))


def test_many_alike_studies_become_one_mark_that_says_how_many_of_what() -> None:
    network = claimed(crowd(36), "C1")

    assert [node.words.en for node in field(network, "Rodents").nodes] == 3 * ["12 studies: rats"]
    ways = {node.direction for node in field(network, "Rodents").nodes}
    assert ways == {Direction.SUPPORTS, Direction.REFUTES, Direction.MIXED}


def test_even_a_claim_with_a_crowd_in_each_field_stays_small() -> None:
    kinds = ((Species.HUMAN,), (Species.PIG,), (Species.RAT,), (Species.MOUSE,))
    designs = (Design.RANDOMISED_CONTROLLED_TRIAL, *3 * [Design.ANIMAL_EXPERIMENT], Design.IN_VITRO_EXPERIMENT)
    studies = [
        study(f"s{at}", line("C1"), design=designs[at % 5], species=kinds[at % 5 % 4], enrolled=at + 1)
        for at in range(200)
    ]

    network = claimed(base([claim("C1")], studies), "C1")

    assert len(network.nodes) <= MOST


def test_each_mark_and_each_line_has_an_id_of_its_own() -> None:
    both = study(
        "two-arms",
        line("C1", species=Species.RAT),
        line("C1", species=Species.MOUSE),
        design=Design.ANIMAL_EXPERIMENT,
        species=(Species.RAT, Species.MOUSE),
    )

    twice = study("twice", line("C1"), line("C1"), line("C1", Direction.REFUTES))
    known = base([claim("C1")], [both, twice])

    for network in (claimed(known, "C1"), of_study(known, grade(known), "twice"), claimed(sample(), "P1")):
        ids = [node.id for node in network.nodes]
        assert len(ids) == len(set(ids))
        assert {edge.start for edge in network.edges} <= set(ids)


# Places ---------------------------------------------------------------------------------------------------------------


def pictures(known: EvidenceBase, frame: Frame) -> Iterator[Network]:
    graded = grade(known)
    yield from (drawn(known, graded, thing, ids, frame) for thing, ids in things(known, graded))


def extent(node: Node, network: Network, lang: Lang) -> tuple[float, float, float, float]:
    """What a mark and its name cover."""
    name, said = names(node, network, lang)
    wide = max([width_of(one, 13) for one in name] + [width_of(said, 12)])
    begins = name_at(node)
    left, right = (begins - wide, node.x + 12) if node.side is Side.LEFT else (node.x - 12, begins + wide)
    high = 7.5 * (len(name) + bool(said))
    return left, node.y - high, right, node.y + high


def overlap(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def long_words() -> EvidenceBase:
    """Names that are longer than any place for them, in both scripts."""
    known = crowd(12)
    longer = {
        id_: replace(one, label=("W" * 40 + " " if at % 2 else "很长的名称") * 12)
        for at, (id_, one) in enumerate(known.studies.items())
    }
    words = {"C1": replace(known.claims["C1"], statement=Text("Many words " * 60, "很多字" * 90))}
    return replace(known, studies=longer, claims=words)


@FRAMES
@pytest.mark.parametrize(
    "known", [sample, long_words, lambda: graph.read(graph.topic())], ids=["sample", "long", "own"]
)
def test_no_mark_and_no_name_covers_another_or_leaves_the_picture(known: object, frame: Frame) -> None:
    assert callable(known)
    for network in pictures(known(), frame):
        for lang in Lang:
            places = [extent(node, network, lang) for node in network.nodes[1:]]
            x, y, width, height = network.box
            places.append((x, y, x + width, y + height))
            for place in places:
                assert -0.01 <= place[0] <= place[2] <= network.width + 0.01
                assert -0.01 <= place[1] <= place[3] <= network.height + 0.01
            for one, other in combinations(places, 2):
                assert not overlap(one, other), (network.title.en, one, other)


@FRAMES
def test_fields_do_not_cover_each_other_and_hold_their_marks(frame: Frame) -> None:
    for network in pictures(sample(), frame):
        boxes = [(p.x, p.y, p.x + p.width, p.y + p.height) for p in network.panels]
        assert not any(overlap(one, other) for one, other in combinations(boxes, 2))
        for panel in network.panels:
            assert all(panel.y < node.y < panel.y + panel.height for node in panel.nodes)
            assert all(one.y <= other.y for one, other in pairwise(panel.nodes))


def test_the_same_records_give_the_same_picture_whatever_their_order() -> None:
    known = crowd(9)
    turned = replace(known, studies=dict(reversed(known.studies.items())))

    assert claimed(known, "C1") == claimed(turned, "C1")
