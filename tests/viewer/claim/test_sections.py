"""The sections of a claim's page as HTML."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

import pytest
from markupsafe import Markup

from graph.grading.assess import grade
from graph.model.assessment import Marks
from graph.model.base import EvidenceBase
from graph.model.claim import Claim
from graph.model.finding import Effect, EffectMeasure
from graph.model.scales import Extent, Wording
from graph.model.study import ComparatorKind, Design, ReportKind, Seen, Study
from graph.model.values import Lang, Operator, PValue, Species, Text
from graph.viewer.claim import around, results, share, studies, support, why, years
from graph.viewer.claim.head import head, wording_scale
from graph.viewer.claim.section import Opened, Section, framed
from graph.viewer.permalink import Page, View
from graph.viewer.store import Shown
from graph.viewer.views.claim import SECTIONS
from graph.viewer.words import Words
from graph.views.dossier import dossier
from tests.makers import base, claim, effect, finding, line, report, study
from tests.sample import sample
from tests.viewer.test_parts import outline
from tests.viewer.visits import HOSTILE, hostile

SAY = Words(Lang.EN)


def opened(claim_id: str = "P1", known: EvidenceBase | None = None, lang: Lang = Lang.EN) -> Opened:
    known = known or sample()
    grading = grade(known)
    view = View(lang, Page.CLAIM, claim_id)
    return Opened(Shown(known, grading), view, Words(lang), dossier(known, grading, claim_id))


def words(html: str) -> str:
    """What is said, with a space wherever a mark stands."""
    outline(html)
    return " ".join(outline(str(html).replace("<", " <")).words.split())


@pytest.mark.parametrize("section", SECTIONS, ids=lambda section: section.name)
@pytest.mark.parametrize("claim_id", sample().claims)
@pytest.mark.parametrize("lang", Lang)
def test_every_section_of_every_claim_is_well_formed(section: Section, claim_id: str, lang: Lang) -> None:
    page = opened(claim_id, lang=lang)

    found = outline(framed(section, section.html(page), page.say))

    assert found.tags[0][1]["id"] == f"ev-{section.name}"
    assert [tag for tag, _ in found.tags].count("h2") == 1
    assert "h1" not in {tag for tag, _ in found.tags}


@pytest.mark.parametrize("section", SECTIONS, ids=lambda section: section.name)
@pytest.mark.parametrize("claim_id", ["P1", "A1", "R1"])
def test_no_word_of_the_data_becomes_markup(section: Section, claim_id: str) -> None:
    page = opened(claim_id, hostile())

    found = outline(section.html(page))

    assert not {"script", "img", "iframe", "svg", "object"} & {tag for tag, _ in found.tags}
    assert not [name for _, attrs in found.tags for name in attrs if name.startswith("on")]


def test_only_where_it_was_tested_is_open_before_anything_is_tapped() -> None:
    page = opened("P1")

    is_open = [one.name for one in SECTIONS if "<details open>" in framed(one, Markup("<p>said</p>"), page.say)]

    assert is_open == ["support"]


# The wording


def gap(wording: Wording, ceiling: Wording, in_model: Wording | None = None) -> Marks:
    return Marks(
        wording,
        Extent.PLAIN,
        ceiling,
        in_model or ceiling,
        too_firm=max(0, wording - ceiling),
        too_much=False,
        names_no_model=False,
    )


def steps(html: str) -> list[tuple[str | None, str]]:
    classes = re.findall(r'<li class="([^"]+)">', html)
    said = [words(piece) for piece in re.findall(r"<li[^>]*>(.*?)</li>", html)]
    return list(zip(classes, said, strict=True))


def test_the_scale_of_wordings_says_in_words_where_the_article_and_the_evidence_stand() -> None:
    found = steps(wording_scale(gap(Wording.ESTABLISHED, Wording.HEDGED), SAY))

    assert found == [
        ("ev-within", "nothing"),
        ("ev-within", "“may” evidence allows"),
        ("ev-beyond", "“probably does”"),
        ("ev-beyond", "“does”"),
        ("ev-beyond ev-said", "“is proven to” article says"),
        ("ev-unused", "“the best”"),
    ]


def test_a_fair_wording_has_nothing_beyond_the_evidence() -> None:
    html = wording_scale(gap(Wording.HEDGED, Wording.ASSERTED), SAY)

    assert "ev-beyond" not in html
    assert ("ev-within ev-said", "“may” article says") in steps(html)


def test_what_is_allowed_about_the_model_studied_has_a_mark_of_its_own() -> None:
    found = dict(steps(wording_scale(gap(Wording.ESTABLISHED, Wording.HEDGED, Wording.ASSERTED), SAY)))

    assert found["ev-beyond"] == "“does” allowed about the model studied"


def test_the_head_names_every_section_of_the_article_with_its_wording() -> None:
    known = sample()
    twice = known.claims["P1"].appearances[0]
    places = (twice, replace(twice, section="2", wording=Wording.HEDGED))
    changed: dict[str, Claim] = {**known.claims, "P1": replace(known.claims["P1"], appearances=places)}

    said = words(head(opened("P1", replace(known, claims=changed))))

    assert "section 1 section one, worded as “does”; section 2 section two, worded as “may”" in said


# Results, plots, years


def test_the_plot_shows_the_numbers_that_are_recorded() -> None:
    html = results.SECTION.html(opened("P1"))

    assert "12.1 95 % interval 8.5 to 15.7" in words(html)
    assert "nothing pooled" in words(html)


def test_the_drawing_stands_where_the_numbers_are() -> None:
    found = finding("f", effect=effect("5", ci=("0", "10")))
    known = base([claim()], [study("s", line(findings=("f",)), findings=(found,))])

    html = results.SECTION.html(opened("C1", known))

    (low, wide) = re.findall(r'ev-reach" style="left:([\d.]+)%;width:([\d.]+)%', html)[0]
    (middle,) = re.findall(r'ev-point" style="left:([\d.]+)%', html)
    (none,) = re.findall(r'ev-none" style="left:([\d.]+)%', html)
    assert none == low
    assert float(middle) == pytest.approx(float(low) + float(wide) / 2, abs=0.02)


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ({}, "effect size 1.27; p = 0.01"),
        ({"treated_value": "5.5"}, "5.5; effect size 1.27; p = 0.01"),
        ({"words": "halved"}, "halved; effect size 1.27; p = 0.01"),
    ],
    ids=["nothing-printed", "value-printed", "words-printed"],
)
def test_a_difference_between_groups_is_told_with_its_measure_beside_whatever_was_printed(
    printed: dict[str, str], expected: str
) -> None:
    measured = Effect(EffectMeasure.EFFECT_SIZE, Decimal("1.27"), p_value=PValue(Operator.EQUALS, Decimal("0.01")))
    found = replace(finding("f", effect=measured), **printed)  # type: ignore[arg-type]  # names of its own fields
    known = base([claim()], [study("s", line(findings=("f",)), findings=(found,))])

    for section in (results.SECTION, studies.SECTION):
        assert expected in outline(section.html(opened("C1", known))).words


@pytest.mark.parametrize(("printed", "told"), [("=0.04", "p =0.04"), ("<0.001", "p <0.001")])
def test_a_p_value_keeps_the_sign_that_was_printed(printed: str, told: str) -> None:
    found = finding("f", words="less", effect=Effect(EffectMeasure.OTHER, p=printed))
    known = base([claim()], [study("s", line(findings=("f",)), findings=(found,))])

    assert f"less; {told} (" in outline(str(studies.SECTION.html(opened("C1", known)))).words


def test_a_side_without_results_says_so() -> None:
    assert "animals no result recorded" in words(results.SECTION.html(opened("P1")))


def test_a_result_that_does_not_count_says_why() -> None:
    known = sample()
    gain = finding("gain")
    other = replace(
        known.studies["other-cells"],
        findings=(gain,),
        lines=tuple(replace(one, findings=("gain",)) for one in known.studies["other-cells"].lines),
    )

    said = words(results.SECTION.html(opened("P1", replace(known, studies={**known.studies, "other-cells": other}))))

    assert "label of other-cells · other cells" in said


def test_the_timeline_has_a_mark_for_every_dated_study_and_a_row_for_each() -> None:
    page = opened("P1")
    html = years.SECTION.html(page)

    assert html.count("ev-point") == len(page.file.studies)
    assert html.count('scope="row"') == len(page.file.studies)


# What it rests on


def experiment(id_: str, species: Species, enrolled: int | None) -> Study:
    return study(id_, line(), design=Design.ANIMAL_EXPERIMENT, species=(species,), enrolled=enrolled)


def test_an_experiment_that_does_not_name_its_animals_is_told_beside_the_rodents() -> None:
    mouse, unnamed = experiment("m", Species.MOUSE, 10), experiment("u", Species.ANIMAL, 10)

    said = words(support.SECTION.html(opened("C1", base([claim()], [mouse, unnamed]))))

    assert "1 study counted with rodents does not name its animals." in said
    assert "does not name" not in words(support.SECTION.html(opened("C1", base([claim()], [mouse]))))


def test_studies_without_a_number_are_not_told_twice() -> None:
    mute = experiment("m", Species.MOUSE, None), experiment("o", Species.RAT, None)

    said = words(why.WHY.html(opened("C1", base([claim()], mute))))

    assert "2 studies · number not shown ·" in said


def test_studies_without_a_number_stand_beside_the_animals_of_the_others() -> None:
    mixed = experiment("m", Species.MOUSE, 12), experiment("o", Species.RAT, None)

    said = words(why.WHY.html(opened("C1", base([claim()], mixed))))

    assert "2 studies · 12 animals and 1 study without a number ·" in said


# What is known of each study


def test_a_study_against_itself_is_not_said_to_have_no_comparator_twice() -> None:
    own = study("o", line(), comparator=ComparatorKind.OWN_BASELINE, comparator_text="none (change from baseline)")
    cohorts = replace(own, comparator_text="two dose cohorts")

    said, told = (words(studies.SECTION.html(opened("C1", base([claim()], [one])))) for one in (own, cohorts))

    assert "none (change" not in said
    assert "none: own baseline two dose cohorts" in told


def test_how_much_of_a_report_was_seen_is_said_once() -> None:
    registered = report("r", kind=ReportKind.REGISTRY_RECORD, seen=Seen.REGISTRY)
    abstract = report("a", kind=ReportKind.JOURNAL_ARTICLE, seen=Seen.ABSTRACT)

    said = words(
        studies.SECTION.html(opened("C1", base([claim()], [study("s", line(), reports=(registered, abstract))])))
    )

    assert said.count("registry record") == 1
    assert "journal article (abstract)" in said


# What stands around, what to take away


def test_the_claims_nearby_are_links_that_keep_the_language() -> None:
    known = base([claim("C1", mechanism="repair"), claim("C2", mechanism="repair")])

    html = around.SECTION.html(opened("C1", known, Lang.ZH))

    assert 'href="?page=claim&amp;id=C2&amp;lang=zh"' in html
    assert 'href="?page=mechanisms&amp;id=repair&amp;lang=zh"' in html


def test_what_there_is_to_copy_is_what_is_told() -> None:
    page = opened("P1")
    html = share.SECTION.html(page)

    assert "?page=claim&amp;id=P1&amp;lang=en" in html
    assert "/embed/en/claim/P1.html" in html
    assert "@misc{evigraph-P1-" in html
    assert "TY  - " in html
    assert 'href="/claim/P1.jsonld"' in html


def test_a_permalink_drops_the_filters_that_a_reader_came_with() -> None:
    page = opened("P1")

    narrowed = replace(page, view=View(Lang.EN, Page.CLAIM, "P1", (("rests", "people"),)))

    assert share.permalink(narrowed) == share.permalink(page)


def test_the_snippet_holds_a_hostile_statement_as_text() -> None:
    known = sample()
    attack = Text(f'"><{HOSTILE}', HOSTILE)
    changed = {**known.claims, "P1": replace(known.claims["P1"], statement=attack)}

    snippet = share.snippet(opened("P1", replace(known, claims=changed)))

    assert [tag for tag, _ in outline(snippet).tags] == ["iframe", "script"]


def test_the_studies_link_to_their_own_pages() -> None:
    assert 'href="?page=study&amp;id=open-label&amp;lang=en"' in studies.SECTION.html(opened("P1"))


def test_a_claim_without_checks_has_no_section_of_them() -> None:
    assert why.CHECKS.html(opened("P1")) == ""
    assert "✓ matches the study" in words(why.CHECKS.html(opened("R1")))


def test_what_the_article_cites_stands_beside_what_there_is() -> None:
    said = words(support.SECTION.html(opened("P1")))

    assert "itself cites nothing Support in the literature people, without controls" in said
