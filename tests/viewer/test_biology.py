"""The pages of mechanisms and of cells in every state."""

from __future__ import annotations

import itertools

import pytest

from graph.grading.assess import grade
from graph.model.base import EvidenceBase
from graph.views.mechanisms import everything
from tests.viewer.biology import grown, hostile
from tests.viewer.visits import HOSTILE, Open, Show, html, read

KNOWN: EvidenceBase = grown()


@pytest.fixture
def visit(show: Show, visit: Open) -> Open:
    show(grown())
    return visit


PAGES = [
    *(("mechanisms", id_) for id_ in ("", *KNOWN.mechanisms, "nowhere")),
    *(("cells", id_) for id_ in ("", *KNOWN.cell_types, *KNOWN.products, "nowhere")),
]


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize(("page", "id_"), PAGES)
def test_every_page_opens_in_both_languages_with_one_title_and_no_id_twice(
    visit: Open, page: str, id_: str, lang: str
) -> None:
    found = read(visit(page=page, id=id_, lang=lang))
    ids = [attrs["id"] for _, attrs in found.tags if "id" in attrs]

    assert [tag for tag, _ in found.tags].count("h1") == 1
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize(("page", "id_"), PAGES)
def test_headings_go_down_one_level_at_a_time(visit: Open, page: str, id_: str) -> None:
    levels = [int(tag[1]) for tag, _ in read(visit(page=page, id=id_)).tags if tag in ("h1", "h2", "h3", "h4")]

    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))


# Mechanisms


def test_each_arrow_shows_its_claim_its_best_rung_its_certainty_and_its_conclusion(visit: Open) -> None:
    picture = html(visit(page="mechanisms")).partition('class="ev-flow"')[2].partition("</div>")[0]
    leg = picture.partition("id=A1")[2].partition('class="ev-step"')[0]
    graded = grade(KNOWN).assessments["A1"]

    assert "other animals" in leg
    assert f"ev-circles-{graded.certainty}" in leg
    assert "not tested in people" in leg
    assert picture.index("id=A1") < picture.index("id=L1")


def test_an_arrow_without_people_is_marked_as_such(visit: Open) -> None:
    assert html(visit(page="mechanisms")).count('class="ev-leg ev-unproven"') == 2


def test_the_weakest_link_is_named(visit: Open) -> None:
    words = " ".join(read(visit(page="mechanisms")).words.split())
    (weakest,) = everything(KNOWN, grade(KNOWN)).weakest

    assert weakest.arrow.claim == "L1"
    assert "The weakest link is L1 (→ function): it rests on cells and tissue at best." in words


def test_the_table_says_what_the_picture_says(visit: Open) -> None:
    table = html(visit(page="mechanisms")).partition('class="ev-cards"')[2].partition("</table>")[0]

    for leg in everything(KNOWN, grade(KNOWN)).legs:
        row = next(row for row in table.split("<tr>") if f"id={leg.arrow.claim}&" in row)
        assert leg.to.outcome is not None
        assert leg.to.outcome.name.en in row
        assert f"ev-circles-{leg.arrow.certainty}" in row


def test_a_mechanism_shows_its_terms_its_kin_and_its_claims(visit: Open) -> None:
    page = html(visit(page="mechanisms", id="repair"))

    assert 'href="https://purl.obolibrary.org/obo/GO_0001525"' in page
    assert "id=fine-repair" in page
    assert all(f"page=claim&amp;id={claim}" in page for claim in ("P1", "A1", "A2", "L1"))


def test_a_mechanism_that_nobody_speaks_of_says_so(visit: Open) -> None:
    words = read(visit(page="mechanisms", id="unspoken")).words

    assert "No claim speaks of it." in words
    assert "No claim draws an arrow here." in words


@pytest.mark.parametrize(
    ("page", "asked", "near"), [("mechanisms", "repiar", "id=repair"), ("cells", "product-c", "id=product-a")]
)
def test_an_unknown_id_is_helped(visit: Open, page: str, asked: str, near: str) -> None:
    found = html(visit(page=page, id=asked))
    notice = found.partition('class="ev-notice"')[2].partition("</p>")[0]

    assert asked in notice
    assert near in notice


# Cells


def test_what_stopped_is_said_with_its_reason_before_all_cells(visit: Open) -> None:
    words = " ".join(read(visit(page="cells")).words.split())

    assert words.index("stopped early") < words.index("money ran out") < words.index("All kinds of cells")


def test_a_trial_is_shown_with_phase_numbers_status_and_registry(visit: Open) -> None:
    page = html(visit(page="cells", id="neural"))
    row = next(row for row in page.split("<tr>") if "id=retracted" in row)
    registered = next(row for row in page.split("<tr>") if "page=study&amp;id=awaiting" in row)

    assert all(
        words in row
        for words in ("enrolled 90", "stopped early", "money ran out", "retracted: counts in nothing", ">2<")
    )
    assert "https://clinicaltrials.gov/study/NCT00000001" in registered
    assert "awaiting results" in registered


def test_a_study_left_out_as_weak_says_so(visit: Open) -> None:
    row = next(row for row in html(visit(page="cells", id="neural")).split("<tr>") if "page=study&amp;id=weak" in row)

    assert "seen second-hand only" in row


def test_the_claims_and_the_rest_of_the_family_are_shown(visit: Open) -> None:
    page = html(visit(page="cells", id="neural"))

    assert "page=claim&amp;id=P1" in page
    assert "page=cells&amp;id=progenitor" in page.partition("Others of the same family")[2]
    assert "page=cells&amp;id=product-b" in page.partition("Products made of it")[2]


def test_cells_that_nobody_was_given_say_until_when_nothing_was_recorded(visit: Open) -> None:
    assert "No study in people is recorded until 23 November 2026." in read(visit(page="cells", id="progenitor")).words


# Hostile texts


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize(("page", "id_"), [*PAGES, ("mechanisms", HOSTILE), ("cells", HOSTILE)])
def test_no_word_of_the_data_or_the_address_becomes_markup(
    visit: Open, show: Show, page: str, id_: str, lang: str
) -> None:
    show(hostile())

    found = read(visit(page=page, id=id_, lang=lang))

    assert not {"script", "img", "iframe", "object", "svg"} & {tag for tag, _ in found.tags}
    assert not [name for _, attrs in found.tags for name in attrs if name.startswith("on")]
    for _, attrs in found.tags:
        assert (attrs.get("href") or "?").startswith(
            ("?", "#", "https://doi.org/", "https://pubmed", "https://clinical", "https://trialsearch.who.int/")
        )
