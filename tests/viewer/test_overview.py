"""The first page in all its states: counts, doors, picture, path, and the search."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape
from itertools import pairwise

import pytest

from graph.facts.look import Footing
from graph.grading.assess import grade
from graph.model.base import EvidenceBase
from graph.model.claim import HarmSense
from graph.model.scales import Kind
from graph.model.values import Text
from graph.viewer.results import SHOWN
from graph.views.doors import BEHIND, Question, doors
from graph.views.summary import choose, counts, rows
from tests.makers import base, claim, study
from tests.sample import sample
from tests.viewer.visits import HOSTILE, Open, Show, hostile, html, read


def words(page: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", page)).split())


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize(
    "address",
    [{}, {"page": "overview"}, {"q": "cells"}, {"q": "细胞"}, {"q": "nowhere"}, {"q": "cells", "noun": "claim"}],
    ids=str,
)
def test_the_page_opens_in_every_state(visit: Open, address: dict[str, str], lang: str) -> None:
    found = read(visit(**{"page": "overview"} | address, lang=lang))

    assert [tag for tag, _ in found.tags].count("h1") == 1


def test_headings_never_skip_a_level(visit: Open) -> None:
    for address in ({}, {"q": "cells"}, {"q": "nowhere"}):
        levels = [int(tag[1]) for tag, _ in read(visit(page="overview", **address)).tags if re.fullmatch(r"h\d", tag)]

        assert levels[0] == 1
        assert all(after <= before + 1 for before, after in pairwise(levels))


def test_the_sentence_and_the_tiles_say_what_the_grades_say(visit: Open) -> None:
    known = sample()
    found = counts(rows(known, grade(known)))

    page = html(visit(lang="en"))

    said = words(page)
    for footing in Footing:
        assert f'>{found.footings[footing]}</b> <span class="ev-footing"><span class="ev-mark ev-{footing}"' in page
    assert f"Of the {found.claims} claims in the article" in said
    assert f"{found.overstated} are worded more firmly" in said
    assert f"for {found.cites_nothing} the article itself cites no support" in said
    assert f"Held against {len(known.studies)} studies" in said


def test_each_door_says_and_leads_to_the_same_number(visit: Open) -> None:
    known = sample()
    every = rows(known, grade(known))
    page = html(visit(lang="en"))

    for door in doors(known, [row for row in every if not row.calibration]):
        if not door.rows:
            continue
        wanted = choose((row for row in every if not row.calibration), BEHIND[door.question])
        link = "&amp;".join(
            f"{k}={v}" for k, v in sorted((("kind", door.filters.kind), ("whom", door.filters.whom))) if v
        )
        assert f"?page=claims&amp;{link}&amp;lang=en" in page
        assert door.counts.claims == len(wanted)


def test_a_door_leads_to_a_table_of_as_many_claims(visit: Open) -> None:
    filters = BEHIND[Question.HOW]

    assert "2 of 8 claims" in read(visit(page="claims", kind=str(filters.kind))).words
    assert "Of 2 claims about how it works" in words(html(visit(lang="en")))


def test_a_door_without_claims_says_so(visit: Open) -> None:
    assert "Is it safe? The article makes no claim about this." in words(html(visit(lang="en")))


def test_a_claim_about_safety_is_told_from_one_about_harm(visit: Open, show: Show) -> None:
    harms = [claim("C1", kind=Kind.HARM, asserts=HarmSense.SAFETY), claim("C2", kind=Kind.HARM, asserts=HarmSense.HARM)]
    test = visit(lang="en")
    show(base(harms))

    said = words(html(test.run()))

    assert "Of 2 claims about harm or safety, none rests on studies in people, 2 on nothing found." in said
    assert "Saying that it is safe: 1; saying that it harms: 1." in said


def test_the_path_begins_with_a_claim_that_is_there(visit: Open) -> None:
    assert "?page=claim&amp;id=P1&amp;lang=en" in html(visit(lang="en")).partition("In five minutes")[2]


def test_a_topic_without_claims_still_has_a_first_page(visit: Open, show: Show) -> None:
    test = visit(lang="en")
    show(base())

    found = read(test.run())

    assert "Of the 0 claims in the article" in " ".join(found.words.split())
    assert not test.get("echarts_chart")


def test_a_search_is_written_into_the_address_and_back(visit: Open) -> None:
    test = visit(lang="en")

    test.text_input(key="find").set_value("  血管  ").run()

    assert test.query_params == {"page": "overview", "q": "血管", "lang": "en"}
    assert "Search: “血管”" in words(html(test))
    assert "?page=claim&amp;id=A1&amp;lang=en" in html(test)

    test.text_input(key="find").set_value("").run()

    assert test.query_params == {"page": "overview", "lang": "en"}


def test_hits_are_grouped_by_noun_with_their_marks(visit: Open) -> None:
    page = html(visit(page="overview", q="stem", lang="en"))

    titles = re.findall(r"<h2>([^<]+) <small>", page)
    assert titles == ["Claims", "Studies", "Cells and products"]
    assert "ev-people" in page
    assert "Certainty: very low (1 of 4)" in page


def test_a_trial_is_found_by_its_number(visit: Open) -> None:
    page = html(visit(page="overview", q="nct04631406", lang="en"))

    assert "?page=study&amp;id=open-label&amp;lang=en" in page
    assert "1 hit " in f"{words(page)} "


def test_a_calibration_claim_is_not_taken_for_the_article_s(visit: Open) -> None:
    page = html(visit(page="overview", q="K1", lang="en"))

    assert "calibration claim" in words(page)
    assert "not judged" not in words(page)


def test_a_retracted_study_is_marked_where_it_is_found(visit: Open) -> None:
    assert "retracted" in words(html(visit(page="overview", q="label of retracted", lang="en"))).partition("Studies")[2]


def test_all_hits_of_one_noun_are_shown_when_asked_for(visit: Open, show: Show) -> None:
    many = [study(f"s{n}") for n in range(SHOWN + 3)]
    test = visit(page="overview", q="label", lang="en")
    show(base([claim("C1", statement=Text("A label.", "标签"))], many))

    first = html(test.run())
    test.query_params["noun"] = "study"
    every = html(test.run())

    assert first.count("?page=study&amp;") == SHOWN
    assert f'noun=study&amp;q=label&amp;lang=en">Show all {len(many)}' in first
    assert every.count("?page=study&amp;") == len(many)
    assert "<h2>Claims" not in every


def test_nothing_found_is_helped(visit: Open) -> None:
    page = html(visit(page="overview", q="vesels", lang="en"))

    assert "Nothing here fits “vesels”." in words(page)
    assert "?page=overview&amp;q=vessels&amp;lang=en" in page
    assert "Back to the overview" in page


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("query", ["", HOSTILE, "script", "alert", "neural", "repair", "function"])
def test_no_word_becomes_markup(visit: Open, show: Show, query: str, lang: str) -> None:
    test = visit(page="overview", lang=lang)
    show(turned(hostile()))
    test.query_params["q"] = query

    found = read(test.run())

    assert not {"script", "img", "iframe", "object", "svg"} & {tag for tag, _ in found.tags}
    assert not [name for _, attrs in found.tags for name in attrs if name.startswith("on")]
    assert all((attrs.get("href") or "?").startswith(("?", "#")) for _, attrs in found.tags)


def turned(known: EvidenceBase) -> EvidenceBase:
    """The names of cells, mechanisms and outcomes as well."""
    both = Text(HOSTILE, HOSTILE)
    return replace(
        known,
        cell_types={key: replace(one, name=both) for key, one in known.cell_types.items()},
        products={key: replace(one, name=both) for key, one in known.products.items()},
        mechanisms={key: replace(one, name=both, definition=both) for key, one in known.mechanisms.items()},
        outcomes={key: replace(one, name=both) for key, one in known.outcomes.items()},
    )
