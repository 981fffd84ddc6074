"""The What if page in every state, without a browser."""

from __future__ import annotations

import pytest

from graph.analysis.whatif import falls_without
from graph.facts.labels import label
from graph.facts.look import Footing
from graph.grading.assess import grade
from graph.model.scales import Wording
from graph.views.beyond.supposing import Supposed, answer, is_weighty, worth
from tests.sample import sample
from tests.viewer.visits import HOSTILE, Open, Show, hostile, html, read

STATES: list[dict[str, str]] = [
    {},
    {"without": "open-label"},
    {"without": "open-label,mouse,nowhere"},
    {"without": "retracted"},
    {"as_of": "2020"},
    {"as_of": "2021-05-01"},
    {"as_of": "never"},
    {"wording": "P1:hedged,A1:superlative"},
    {"wording": "P1:softly"},
    {"without": "dish", "as_of": "2022-12-31", "wording": "L1:hedged"},
    {"without": ",".join(sample().studies)},
]


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("asked", STATES, ids=str)
def test_every_state_opens_in_both_languages(visit: Open, asked: dict[str, str], lang: str) -> None:
    tags = [tag for tag, _ in read(visit(page="whatif", lang=lang, **asked)).tags]

    assert tags.count("h1") == 1


def said(page: str) -> str:
    return " ".join(page.split())


def cells(page: str, words: str) -> list[str]:
    """The cells of the row of the counts that begins with these words."""
    table = page.partition('class="ev-counts"')[2].partition("</table>")[0]
    row = next(row for row in table.split("<tr>") if words in row.partition("</th>")[0])
    return [cell.partition("</td>")[0].partition(">")[2] for cell in row.split("<td")[1:]]


def test_nothing_supposed_is_said_and_nothing_moves(visit: Open) -> None:
    page = html(visit(page="whatif", lang="en"))

    assert "Nothing is supposed yet" in page
    assert "Claims graded otherwise" not in page


@pytest.mark.parametrize("study", ["open-label", "mouse", "dish"])
def test_the_claims_that_move_are_those_of_the_analysis(visit: Open, study: str) -> None:
    base = sample()
    falls = falls_without(base, study, grading=grade(base))
    weighty = [move.claim for move in falls if is_weighty(move)]
    page = html(visit(page="whatif", without=study, lang="en"))
    table = page.partition("<h2>Claims graded otherwise</h2>")[2].partition("</table>")[0]

    assert f"{len(weighty)} of {len(base.claims)} claims would be graded otherwise" in page
    assert [claim for claim in base.claims if f"id={claim}&amp;" in table] == weighty


def test_the_counts_of_the_article_stand_before_and_after(visit: Open) -> None:
    base = sample()
    found = answer(base, grade(base), Supposed(without=("open-label",)))
    page = html(visit(page="whatif", without="open-label", lang="en"))

    for footing in (Footing.PEOPLE, Footing.NOTHING):
        before, after = found.before.footings[footing], found.after.footings[footing]
        assert before != after
        shown = cells(page, label(footing).en)
        assert shown[0] == str(before)
        assert shown[1].startswith(f"<b>{after}</b>")
    assert cells(page, "Worded more firmly")[0] == str(found.before.overstated)


def test_where_nothing_moves_it_says_so(visit: Open) -> None:
    page = html(visit(page="whatif", without="retracted", lang="en"))

    assert "No claim would be graded otherwise." in page
    assert "Claims graded otherwise" not in page


def test_reasons_gained_and_lost_are_folded(visit: Open) -> None:
    page = html(visit(page="whatif", without="open-label", lang="en"))
    row = page.partition("<h2>Claims graded otherwise</h2>")[2].partition("</tr>")[2].partition("</tr>")[0]

    assert "<details><summary>" in row
    assert "No longer said" in row


def test_a_wording_is_told_and_moves_its_claim(visit: Open) -> None:
    page = html(visit(page="whatif", wording="P1:hedged", lang="en"))

    assert f"worded as {label(Wording.HEDGED).en}" in page
    assert "1 of 9 claims would be graded otherwise" in page


def test_what_is_unknown_is_told_with_a_link_to_what_is_near(visit: Open) -> None:
    page = html(visit(page="whatif", without="mouse,open-labe", as_of="1066", wording="ZZ:hedged", lang="en"))

    assert "There is no study “open-labe”" in page
    assert "?page=whatif&amp;without=mouse%2Copen-label&amp;lang=en" in page
    assert "“1066” is no year or day" in page
    assert "“ZZ:hedged” words no claim here" in page


def test_many_unknown_ids_are_counted_not_listed(visit: Open) -> None:
    page = html(visit(page="whatif", without=",".join(f"nr{n}" for n in range(40)), lang="en"))

    assert page.count("There is no study") == 5
    assert "35 more parts of the address were left out." in page


def test_the_address_to_share_is_that_of_the_answer_without_what_was_left_out(visit: Open) -> None:
    page = html(visit(page="whatif", without="dish,nowhere", as_of="2022", lang="en"))
    shared = page.partition('id="ev-copy-whatif"')[2].partition(">")[0]

    assert "?page=whatif&amp;as_of=2022-12-31&amp;without=dish&amp;lang=en" in shared


def test_leaving_a_study_out_writes_it_into_the_address_and_keeps_the_rest(visit: Open) -> None:
    test = visit(page="whatif", as_of="2022-12-31", lang="en")

    test.multiselect(key="whatif-studies").set_value(["dish", "mouse"]).run()

    assert test.query_params == {"page": "whatif", "as_of": "2022-12-31", "without": "dish,mouse", "lang": "en"}


def test_moving_the_year_writes_its_last_day_and_the_last_year_takes_it_away(visit: Open) -> None:
    test = visit(page="whatif", without="dish", lang="en")

    test.select_slider(key="whatif-year").set_value(2021).run()
    moved = dict(test.query_params)
    test.select_slider(key="whatif-year").set_value(sample().topic.curated_until.year).run()

    assert moved == {"page": "whatif", "as_of": "2021-12-31", "without": "dish", "lang": "en"}
    assert test.query_params == {"page": "whatif", "without": "dish", "lang": "en"}


def test_a_day_is_taken_as_it_is_written_so_that_a_slip_is_told(visit: Open) -> None:
    test = visit(page="whatif", without="dish", lang="en")

    test.text_input(key="whatif-day").set_value("2021-13-01").run()

    assert test.query_params["as_of"] == "2021-13-01"
    assert "“2021-13-01” is no year or day" in html(test)
    assert test.multiselect(key="whatif-studies").value == ["dish"]


def test_a_claim_starts_as_it_is_worded_and_can_then_be_worded_otherwise(visit: Open) -> None:
    test = visit(page="whatif", lang="en")

    test.multiselect(key="whatif-claims").set_value(["P1"]).run()
    started = test.query_params["wording"]
    test.selectbox(key="whatif-wording-P1").select("superlative").run()

    own = sample().claims["P1"].wording
    assert own is not None
    assert started == f"P1:{own.id}"
    assert test.query_params["wording"] == "P1:superlative"


def test_each_thing_supposed_can_be_taken_back_alone_and_all_at_once(visit: Open) -> None:
    page = html(visit(page="whatif", without="dish", wording="P1:hedged", lang="en"))
    supposed = page.partition('class="ev-supposed"')[2].partition("</section>")[0]

    assert '?page=whatif&amp;wording=P1%3Ahedged&amp;lang=en"' in supposed
    assert '?page=whatif&amp;without=dish&amp;lang=en"' in supposed
    assert '?page=whatif&amp;lang=en"' in supposed


def test_the_studies_that_bear_most_are_offered_with_the_claims_that_hang_on_them(visit: Open) -> None:
    base = sample()
    page = html(visit(page="whatif", lang="en"))
    offered = page.partition("Studies on which most claims hang</h2>")[2]

    for load in worth(base, grade(base)).loads:
        row = next(row for row in offered.split("<tr>") if f"page=study&amp;id={load.study.id}&amp;" in row)
        assert f"<b>{len(load.claims)}</b>" in row
        assert f"without={load.study.id}&amp;" in row


def test_a_study_left_out_already_is_not_offered_again(visit: Open) -> None:
    page = html(visit(page="whatif", without="open-label", lang="en"))
    offered = page.partition("Studies on which most claims hang</h2>")[2]
    row = next(row for row in offered.split("<tr>") if "page=study&amp;id=open-label&amp;" in row)

    assert "left out" in row
    assert "page=whatif" not in row


def test_the_page_of_a_study_leads_here(visit: Open) -> None:
    assert "?page=whatif&amp;without=mouse&amp;lang=en" in html(visit(page="study", id="mouse", lang="en"))


@pytest.mark.parametrize(
    "asked",
    [
        {"without": HOSTILE},
        {"as_of": HOSTILE},
        {"wording": HOSTILE},
        {"without": "open-label,mouse", "wording": "P1:hedged"},
    ],
    ids=["study", "day", "wording", "data"],
)
def test_no_word_of_the_data_or_the_address_becomes_markup(visit: Open, show: Show, asked: dict[str, str]) -> None:
    show(hostile())

    found = read(visit(page="whatif", **asked))

    assert not {"script", "img", "iframe", "object", "svg"} & {tag for tag, _ in found.tags}
    for _, attrs in found.tags:
        assert not [name for name in attrs if name.startswith("on")]
        assert (attrs.get("href") or "?").startswith(("?", "#"))
