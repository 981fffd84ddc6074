"""Every page in every state, as Streamlit runs it, without a browser."""

from __future__ import annotations

import pytest

from graph.identifiers.schemes import FORMS
from tests.sample import sample
from tests.viewer.visits import HOSTILE, Open, Show, hostile, html, read


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize(
    "address",
    [
        {},
        {"rests": "people"},
        {"q": "nowhere"},
        *({"id": claim} for claim in sample().claims),
        {"id": "ZZ"},
        {"id": ""},
    ],
    ids=str,
)
def test_every_page_opens_in_both_languages(visit: Open, address: dict[str, str], lang: str) -> None:
    found = read(visit(**address, lang=lang))

    assert [tag for tag, _ in found.tags].count("h1") == 1
    assert all("ev-main" not in (attrs.get("class") or "") for _, attrs in found.tags)


def test_the_table_of_claims_holds_all_of_them(visit: Open) -> None:
    words = " ".join(read(visit(page="claims")).words.split())

    assert "All 8 claims of the article" in words
    assert "8 of 8 claims" in words


def test_calibration_claims_stand_apart(visit: Open) -> None:
    before, _, after = html(visit(page="claims")).partition("Calibration claims")

    assert "id=K1" not in before
    assert "id=K1" in after


def test_a_filter_in_the_address_narrows_the_table_and_is_told(visit: Open) -> None:
    test = visit(rests="animals")

    assert "2 of 8 claims" in read(test).words
    assert test.selectbox(key="rests").value == "animals"


def test_choosing_a_filter_writes_it_into_the_address(visit: Open) -> None:
    test = visit(page="claims", lang="en")

    test.selectbox(key="rests").select("animals").run()
    test.text_input(key="q").set_value("vessels").run()

    assert "1 of 8 claims" in read(test).words
    assert test.query_params == {"page": "claims", "rests": "animals", "q": "vessels", "lang": "en"}


def test_claims_about_people_are_told_from_claims_about_animals(visit: Open) -> None:
    assert "7 of 8 claims" in read(visit(whom="human")).words
    assert "1 of 8 claims" in read(visit(whom="mouse")).words


def test_choosing_a_claim_opens_it_and_keeps_the_filters(visit: Open) -> None:
    test = visit(page="claim", id="P1", rests="animals", lang="zh")

    test.selectbox(key="open").select("A1").run()

    assert "细胞促进血管生长。" in read(test).words
    assert test.query_params == {"page": "claim", "id": "A1", "rests": "animals", "lang": "zh"}


def test_the_steps_to_neighbours_follow_the_filters(visit: Open) -> None:
    page = html(visit(page="claim", id="A1", rests="animals"))

    assert "Next: A2" in page
    assert "Previous:" not in page
    assert "Back to the 2 chosen claims" in page


def test_an_unknown_claim_is_helped_not_refused(visit: Open) -> None:
    test = visit(page="claim", id="A9")

    assert "There is no claim “A9”." in read(test).words
    assert "?page=claim&amp;id=A1&amp;lang=en" in html(test)


def test_what_the_address_gets_wrong_is_said(visit: Open) -> None:
    assert "conclusion = “maybe”" in read(visit(conclusion="maybe")).words


def test_the_claim_page_says_its_conclusion_before_all_numbers(visit: Open) -> None:
    words = read(visit(page="claim", id="P1")).words

    assert words.index("very uncertain") < words.index("What was found") < words.index("Why: step by step")


def test_what_the_article_cites_stands_beside_what_there_is(visit: Open) -> None:
    words = " ".join(read(visit(page="claim", id="P1")).words.split())

    assert "Support that the article itself cites nothing" in words
    assert "Support in the literature people, without controls" in words


def test_a_report_is_held_against_its_study(visit: Open) -> None:
    words = read(visit(page="claim", id="R1")).words

    assert "Does it report the study rightly?" in words
    assert "✓ matches the study" in words


def test_both_certainties_of_an_animal_body_are_shown(visit: Open) -> None:
    words = read(visit(page="claim", id="A1")).words

    assert "not tested in people" in words
    assert "In the model studied" in words


def test_no_id_is_used_twice(visit: Open) -> None:
    ids = [attrs["id"] for _, attrs in read(visit(page="claim", id="P1")).tags if "id" in attrs]

    assert len(ids) == len(set(ids))


def test_the_title_of_the_tab_names_the_claim(visit: Open) -> None:
    assert read(visit(page="claim", id="P1")).words.count("Cells improve function.") >= 1


@pytest.mark.parametrize("address", [{}, {"id": "P1"}, {"id": "A1"}, {"id": HOSTILE}, {"q": HOSTILE}], ids=str)
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_no_word_of_the_data_or_the_address_becomes_markup(
    visit: Open, show: Show, address: dict[str, str], lang: str
) -> None:
    show(hostile())

    found = read(visit(**address, lang=lang))

    assert not {"script", "img", "iframe", "object", "svg"} & {tag for tag, _ in found.tags}
    assert not [name for _, attrs in found.tags for name in attrs if name.startswith("on")]
    for _, attrs in found.tags:
        assert (attrs.get("href") or "?").startswith(
            ("?", "#", "/claim/", "https://doi.org/", *(form.address for form in FORMS.values() if form.address))
        )
