"""The page of a source: its outline, its bars, what it cites and what it leaves out."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

import pytest

from graph.facts.look import Footing
from graph.grading.assess import grade
from graph.model.base import EvidenceBase
from graph.model.claim import Reference
from graph.model.values import Text
from graph.views.outline import outline
from tests.makers import ARTICLE, base, claim
from tests.sample import sample
from tests.viewer.visits import HOSTILE, Open, Show, hostile, html, read


def citing() -> EvidenceBase:
    """The sample with references: one that supports, one that no study stands behind, one that no claim cites."""
    known = sample()
    references = (Reference("doi:10.1161/str.56.1", "open-label"), Reference("a book"), Reference("doi:10.1/x", "pig"))
    claims = {**known.claims, "P1": replace(known.claims["P1"], cites=("open-label",))}
    source = replace(ARTICLE, references=references, note=Text("Four parts, two written.", "预告四部分。"))
    return replace(known, claims=claims, sources={"article": source})


def two() -> EvidenceBase:
    other = replace(ARTICLE, id="other", title=Text("Another article", "另一篇文章"), sections=())
    return replace(sample(), sources={"article": ARTICLE, "other": other})


@pytest.fixture
def cited(visit: Open, show: Show) -> str:
    test = visit(page="article", lang="en")
    show(citing())
    return html(test.run())


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("id_", [None, "article", "artcle", "", HOSTILE], ids=str)
def test_the_page_opens_in_every_state(visit: Open, id_: str | None, lang: str) -> None:
    named = {} if id_ is None else {"id": id_}

    found = read(visit(page="article", **named, lang=lang))

    levels = [int(tag[1]) for tag, _ in found.tags if re.fullmatch(r"h\d", tag)]
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_the_sentence_says_what_the_grades_say(visit: Open) -> None:
    known = sample()
    found = outline(known, grade(known), "article")

    words = " ".join(read(visit(page="article", lang="en")).words.split())

    assert f"The article makes {found.counts.claims} claims" in words
    assert f"{found.counts.footings[Footing.PEOPLE]} rest on studies in people" in words
    assert f"{found.counts.overstated} of {found.judged} held against evidence go beyond it" in words


def test_the_bars_and_their_table_say_the_same(visit: Open) -> None:
    known = sample()
    found = outline(known, grade(known), "article")
    page = html(visit(page="article", lang="en"))

    bars = re.findall(r'<span class="ev-bar" role="img" aria-label="([^"]+)">(.*?)</span></span>', page)
    table = re.findall(r"<tr[^>]*><th scope=\"row\"[^>]*>(.*?)</th>(.*?)</tr>", page)
    numbers = {name: [int(n) for n in re.findall(r"<td[^>]*>(\d+)</td>", cells)] for name, cells in table}

    assert len(bars) == 1 + sum(bool(s.counts and s.counts.claims) for s in found.sections)
    assert bars[0][0].startswith(f"{found.counts.claims} claims: ")
    for section in found.sections:
        assert section.counts is not None
        expected = [section.counts.claims, *section.counts.footings.values(), section.counts.overstated]
        assert numbers[section.title.en] == expected
    assert numbers["The whole article"][0] == found.counts.claims


def test_a_segment_is_as_wide_as_its_count(visit: Open) -> None:
    known = sample()
    whole = outline(known, grade(known), "article").counts

    first = html(visit(page="article", lang="en")).partition("ev-whole")[2].partition("</li>")[0]

    widths = {Footing(kind): int(n) for kind, n in re.findall(r'ev-part ev-([a-z-]+)" style="flex-grow:(\d+)"', first)}
    assert widths == {footing: many for footing, many in whole.footings.items() if many}


def test_every_claim_of_the_article_stands_in_the_outline_and_calibration_claims_do_not(visit: Open) -> None:
    reading = html(visit(page="article", lang="en")).partition("In reading order</h2>")[2].partition("Announced and")[0]

    ids = re.findall(r"<b>([A-Z]\d)</b>", reading)
    assert sorted(ids) == sorted({"P1", "A1", "A2", "L1", "S1", "N1", "R1", "F1"})


def test_what_it_cites_is_held_against_its_studies(cited: str) -> None:
    references = cited.partition("What it cites</h2>")[2]

    assert "https://doi.org/10.1161/str.56.1" in references
    assert '<b class="ev-supports">supports 1</b>' in references
    assert "no study recorded" in references
    assert "cited by no claim" in references


def test_what_it_left_out_is_only_what_the_records_show(visit: Open, show: Show) -> None:
    test = visit(page="article", lang="en")
    plain = html(test).partition("Announced and left out</h2>")[2]
    show(citing())
    left = html(test.run()).partition("Announced and left out</h2>")[2].partition("What it cites</h2>")[0]

    assert "Four parts, two written." in left
    assert "<b>7 of 8</b>" in left
    assert "References that no claim cites" in left
    assert "Claims whose citation does not support them" not in left
    assert "What it announced" not in plain


def test_the_publisher_s_interest_and_the_date_are_there(visit: Open) -> None:
    words = " ".join(read(visit(page="article", lang="en")).words.split())

    assert "The publisher’s interest an interest" in words
    assert "10 December 2025" in words


def test_several_articles_can_be_chosen_and_the_address_says_which(visit: Open, show: Show) -> None:
    test = visit(page="article", lang="en")
    show(two())

    first = html(test.run())
    test.query_params["id"] = "other"
    second = html(test.run())

    assert 'href="?page=article&amp;id=other&amp;lang=en">Another article' in first
    assert "<h1>Another article</h1>" in second
    assert "The article makes <b>0</b> claims" in second


def test_one_article_needs_no_choice(visit: Open) -> None:
    assert 'aria-label="Articles"' not in html(visit(page="article", lang="en"))


def test_an_unknown_article_is_helped(visit: Open) -> None:
    page = html(visit(page="article", id="artcle", lang="en"))

    assert "There is no article “artcle”." in page
    assert 'href="?page=article&amp;id=article&amp;lang=en"' in page


def test_a_topic_without_articles_says_so(visit: Open, show: Show) -> None:
    test = visit(page="article", lang="en")
    show(replace(base([claim("K1", wording=None)]), sources={}))

    assert "No article makes claims here." in html(test.run())


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_no_word_becomes_markup(visit: Open, show: Show, lang: str) -> None:
    test = visit(page="article", lang=lang)
    both = Text(HOSTILE, HOSTILE)
    known = hostile()
    source = replace(
        ARTICLE,
        title=both,
        publisher=both,
        interest=both,
        type=HOSTILE,
        note=both,
        sections=tuple((number, both) for number, _ in ARTICLE.sections),
        references=(Reference("javascript:alert(1)", "open-label"), Reference(HOSTILE)),
    )
    show(replace(known, sources={"article": source}))

    found = read(test.run())

    assert not {"script", "img", "iframe", "object", "svg"} & {tag for tag, _ in found.tags}
    assert not [name for _, attrs in found.tags for name in attrs if name.startswith("on")]
    assert all((attrs.get("href") or "?").startswith(("?", "#", "https://")) for _, attrs in found.tags)
    assert all(re.fullmatch(r"flex-grow:\d+", attrs.get("style") or "flex-grow:1") for _, attrs in found.tags)
