"""Chips, symbols, strips, stairs and tables as HTML."""

from __future__ import annotations

from dataclasses import replace
from html.parser import HTMLParser

import pytest

from graph.analysis.keystones import Position
from graph.facts.look import Footing, TestedIn
from graph.grading.assess import grade
from graph.model.scales import Basis, Certainty, Conclusion, Domain, Stream
from graph.model.scope import Population
from graph.model.study import Design
from graph.model.values import Lang, Species
from graph.viewer import parts, tables
from graph.viewer.permalink import View
from graph.viewer.stair import stair
from graph.viewer.words import Words
from graph.views import summary
from graph.views.dossier import Dossier, Part, dossier
from graph.views.links import Link
from graph.views.summary import rows
from tests.makers import base, claim, judgement, line, report, study
from tests.sample import sample

SAY = Words(Lang.EN)
VIEW = View(Lang.EN)
VOID = {"br", "img", "input", "hr", "wbr"}


class Outline(HTMLParser):
    """Reads HTML strictly: every tag is closed in its order; collects tags, ids and text."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words += data


def outline(html: str) -> Outline:
    found = Outline()
    found.feed(html)
    found.close()
    assert found.open == []
    return found


def page(claim_id: str) -> Dossier:
    known = sample()
    return dossier(known, grade(known), claim_id)


@pytest.mark.parametrize("value", Certainty)
@pytest.mark.parametrize(("of_model", "signs"), [(False, "circles"), (True, "squares")])
def test_a_certainty_is_a_symbol_with_a_label_and_a_word(value: Certainty, signs: str, *, of_model: bool) -> None:
    html = parts.level(value, SAY, of_model=of_model)

    assert f'role="img" aria-label="Certainty: {SAY.of(value)} ({value.value} of 4)"' in html
    assert f"ev-{signs}-{value.value}" in html
    assert SAY.of(value) in outline(html).words


def test_what_it_would_be_at_best_is_said_only_where_that_is_more() -> None:
    more, same = (Position(level, Certainty.LOW, Basis.NOTHING, Conclusion.POSSIBLE) for level in list(Certainty)[:2])

    assert "very low (at best low)" in parts.claim_certainty(more, SAY)
    assert "at best" not in parts.claim_certainty(same, SAY)


@pytest.mark.parametrize(
    ("population", "of", "design", "signs", "named"),
    [
        (Population.MOUSE, Species.MOUSE, Design.ANIMAL_EXPERIMENT, "squares", "for mice"),
        (Population.HUMAN, Species.HUMAN, Design.RANDOMISED_CONTROLLED_TRIAL, "circles", ""),
    ],
)
def test_a_claim_that_animals_decide_has_squares_and_names_them(
    population: Population, of: Species, design: Design, signs: str, named: str
) -> None:
    made = base([claim(population=population)], [study("s", line(), species=(of,), design=design)])
    (row,) = rows(made, grade(made))

    html = parts.claim_certainty(row, SAY)

    assert f"ev-{signs}-" in html
    assert named in outline(html).words
    assert bool(named) is (" for " in outline(html).words)


@pytest.mark.parametrize(
    ("tested", "words"),
    [
        (summary.Tested(TestedIn.PEOPLE, 2, 36, 0), "people 2 n = 36"),
        (summary.Tested(TestedIn.RODENTS, 3, 20, 1), "rodents 3 n ≥ 20"),
        (summary.Tested(TestedIn.OTHER_ANIMALS, 1, 0, 1), "other animals 1 n ?"),
        (summary.Tested(TestedIn.LAB, 2, 0, 2), "laboratory 2"),
        (summary.Tested(TestedIn.PEOPLE, 0, 0, 0), "–none"),
    ],
)
def test_a_chip_says_how_many_and_whether_the_number_is_known(tested: summary.Tested, words: str) -> None:
    assert " ".join(outline(parts.chip(tested, SAY)).words.split()) == words


def test_the_strip_shows_its_empty_cells_and_what_does_not_support() -> None:
    cells = ((summary.Tested(TestedIn.PEOPLE, 0, 0, 0), 0), (summary.Tested(TestedIn.RODENTS, 0, 0, 0), 9))

    html = parts.strip(cells, SAY)

    assert html.count('class="ev-empty"') == 2
    assert "No supporting study in people" in html
    assert "9 studies here do not support it" in html


def test_an_unknown_number_is_said_not_left_out() -> None:
    assert parts.subjects(summary.Tested(TestedIn.RODENTS, 2, 0, 2), SAY) == "number not shown"
    assert parts.subjects(summary.Tested(TestedIn.PEOPLE, 2, 18, 1), SAY) == "18 people and 1 study without a number"


def test_a_link_without_an_address_is_words() -> None:
    assert "<a" not in parts.outside(Link("javascript:alert(1)", None))


def test_the_stair_shows_every_step_with_its_source_and_studies() -> None:
    file = page("P1")
    assert file.stair is not None

    html = stair(file.stair, file.names, SAY)
    found = outline(html)

    assert html.count("<li") == len(file.stair.body.reasons)
    assert '<a class="ev-study" href="#study-open-label">label of open-label</a>' in html
    assert "https://doi.org/10.1016/j.jclinepi.2015.08.013" in html
    assert "Ends at:" in found.words
    assert "had no concern" in found.words
    assert "could not judge" in found.words


def test_a_concern_for_which_no_level_was_left_stands_folded_and_is_no_step() -> None:
    file = page("P1")
    assert file.stair is not None

    html = stair(file.stair, file.names, SAY)

    steps, _, folded = str(html).partition("<details")
    assert "no level was left to take" in folded
    assert "ev-zero" not in steps
    assert "18 people" in folded


def test_a_judgement_and_the_steps_it_replaced_are_both_shown() -> None:
    judged = judgement(Domain.IMPRECISION, 0, stream=Stream.HUMAN_RANDOMISED)
    known = base([claim()], [study("s", line(), enrolled=18)], [judged])
    file = dossier(known, grade(known), "C1")
    assert file.stair is not None

    html = stair(file.stair, file.names, SAY)

    assert "for a reason" in html
    assert "Replaced by a curator’s judgement." in html


def test_many_studies_are_named_once_not_at_every_step() -> None:
    known = base([claim()], [study(f"s{n}", line(), enrolled=10) for n in range(6)])
    file = dossier(known, grade(known), "C1")
    assert file.stair is not None

    assert "Rests on all 6 studies" in stair(file.stair, file.names, SAY)


def test_a_table_of_claims_links_every_claim() -> None:
    known = sample()
    every = rows(known, grade(known))

    found = outline(tables.claims(every, View(Lang.EN), SAY, "claims"))

    links = [attrs["href"] for tag, attrs in found.tags if tag == "a"]
    assert links == [f"?page=claim&id={row.id}&lang=en" for row in every]


def test_a_study_is_shown_with_what_a_reader_needs_to_judge_it() -> None:
    words = " ".join(outline(tables.studies(page("P1").part(Part.COUNTED), VIEW, SAY, "studies")).words.split())

    for expected in ("label of open-label", "single-arm trial", "18 people", "none: own baseline", "12 months"):
        assert expected in words
    assert "12.1 points; 95 % interval 8.5 to 15.7" in words
    assert "conference abstract (part of the abstract)" in words
    assert "ChiCTR2000030000" in words


def test_a_retracted_study_is_struck_through_and_says_why() -> None:
    html = tables.studies(page("P1").part(Part.SET_ASIDE), VIEW, SAY, "studies")

    assert html.count('class="ev-struck"') == 2
    assert "Retracted: " in html
    assert "images were used twice" in html
    assert "Weak record, counted in nothing: " in html


def test_a_correction_is_shown_as_such() -> None:
    corrected = replace(line(), corrected_because="the sign was wrong")
    known = base([claim()], [study("s", corrected, reports=(report(),))])

    html = tables.studies(dossier(known, grade(known), "C1").studies, VIEW, SAY, "studies")

    assert "the sign was wrong" in html


def test_english_prose_is_marked_as_english_on_a_chinese_page() -> None:
    html = tables.studies(page("P1").part(Part.COUNTED), VIEW, Words(Lang.ZH), "studies")

    assert '<span lang="en">because</span>' in html


@pytest.mark.parametrize("footing", Footing)
def test_a_mark_always_has_its_word(footing: Footing) -> None:
    assert SAY.of(footing) in outline(parts.footing(footing, SAY.of(footing))).words
