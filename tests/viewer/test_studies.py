"""The pages of all studies and of one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from graph.analysis.whatif import falls_without
from graph.facts.labels import label
from graph.grading.assess import grade
from graph.model.study import Numbers, RiskDomain
from tests.sample import sample
from tests.viewer.visits import HOSTILE, Open, Show, hostile, html, read

STUDIES = sorted(sample().studies)


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("study", [*STUDIES, "nowhere", ""])
def test_every_study_opens_in_both_languages(visit: Open, study: str, lang: str) -> None:
    tags = [tag for tag, _ in read(visit(page="study", id=study, lang=lang)).tags]

    assert tags.count("h1") == 1


def test_the_list_leads_to_every_study(visit: Open) -> None:
    page = html(visit(page="studies", lang="en"))

    for study in STUDIES:
        assert f"?page=study&amp;id={study}&amp;lang=en" in page
    assert f"{len(STUDIES)} of {len(STUDIES)} studies" in page


def test_choosing_a_filter_writes_it_into_the_address(visit: Open) -> None:
    test = visit(page="studies", lang="en")

    test.selectbox(key="species").select("pig").run()
    test.text_input(key="q").set_value("pig").run()

    assert "1 of 10 studies" in read(test).words
    assert test.query_params == {"page": "studies", "species": "pig", "q": "pig", "lang": "en"}


def test_what_passes_no_filter_is_said(visit: Open) -> None:
    assert "No study passes these filters." in read(visit(page="studies", q="nothing like it")).words


def test_a_near_miss_is_offered(visit: Open) -> None:
    assert "?page=study&amp;id=open-label&amp;lang=en" in html(visit(page="study", id="open-labe"))


def test_a_retracted_study_says_so_before_its_facts(visit: Open) -> None:
    words = read(visit(page="study", id="retracted")).words

    assert words.index("images were used twice") < words.index("Held against")


def test_what_falls_without_a_study_is_what_the_analysis_finds(visit: Open) -> None:
    base = sample()
    moving = falls_without(base, "open-label", grading=grade(base))
    page = html(visit(page="study", id="open-label", lang="en"))
    told = page.partition("What falls without it")[2].partition("</section>")[0]

    assert [move.claim for move in moving] == ["P1", "R1"]
    for move in moving:
        assert f"?page=claim&amp;id={move.claim}&amp;" in told


def test_a_study_that_nothing_hangs_on_says_so(visit: Open) -> None:
    assert "No claim would be graded otherwise" in read(visit(page="study", id="retracted")).words


def test_each_light_has_its_word(visit: Open) -> None:
    page = html(visit(page="study", id="open-label"))
    ratings = sample().studies["open-label"].risk_of_bias.ratings

    for domain, risk in zip(RiskDomain, ratings, strict=True):
        row = page.partition(f">{label(domain).en}</th>")[2].partition("</tr>")[0]
        assert f"ev-risk-{risk.value}" in row
        assert f"<b>{label(risk).en}</b>" in row


def test_results_carry_their_n_comparator_and_time(visit: Open) -> None:
    page = html(visit(page="study", id="open-label", lang="en"))
    row = page.partition("gain of ten points or more")[2].partition("</tr>")[0]

    assert "17" in row
    assert "12 months" in row
    assert "own baseline" in row or "before" in row


def test_the_arms_of_a_study_stand_with_how_many_began_and_completed(visit: Open, show: Show) -> None:
    arms = Numbers(arms=(("low_dose", 20), ("sham", 18)), completed=(("sham", 17),), per_group="about 19")
    known = sample()
    show(replace(known, studies={**known.studies, "pig": replace(known.studies["pig"], numbers=arms)}))

    told = " ".join(read(visit(page="study", id="pig", lang="en")).words.split())

    assert "low dose20not known" in told
    assert "sham1817" in told
    assert "Per group: about 19" in told


def test_a_study_whose_arms_are_not_told_has_no_table_of_arms(visit: Open) -> None:
    assert "Arms" not in read(visit(page="study", id="pig", lang="en")).words


@pytest.mark.parametrize(
    "address", [{"page": "studies"}, {"page": "study", "id": "open-label"}, {"page": "study", "id": HOSTILE}]
)
def test_no_word_of_the_data_or_the_address_becomes_markup(visit: Open, show: Show, address: dict[str, str]) -> None:
    show(hostile())

    found = read(visit(**address))

    assert not {"script", "img", "iframe", "object", "svg"} & {tag for tag, _ in found.tags}
    for _, attrs in found.tags:
        assert not [name for name in attrs if name.startswith("on")]
        assert (attrs.get("href") or "?").startswith(
            ("?", "#", "/study/", "https://doi.org/", "https://pubmed", "https://clinical")
        )
