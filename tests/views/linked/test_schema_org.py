"""What search engines read: claims with their review, studies with their articles, and no level that we do not give."""

from __future__ import annotations

import json

import pytest

from graph.facts.labels import label
from graph.grading.assess import grade
from graph.model.scales import BodyDirection, Direction
from graph.model.study import ReportKind
from graph.model.values import Lang
from graph.views.graded import Graded
from graph.views.linked.schema_org import schema_org, script
from graph.views.linked.things import every, facts_of, find
from tests.makers import base as base_of
from tests.makers import claim, line, report, study
from tests.sample import sample

SITE = "https://evigraph.test"
WORSE = "evidencelevel"


@pytest.fixture(scope="module")
def known() -> Graded:
    base = sample()
    return Graded(base, grade(base))


def told(known: Graded, kind: str, id_: str, lang: Lang = Lang.EN) -> dict[str, dict[str, object]]:
    """The things of a page by their type."""
    found = find(known, kind, (id_,))
    record = schema_org(known, facts_of(known, found, lang), SITE)
    return {one["@type"]: one for one in json.loads(json.dumps(record))["@graph"]}


@pytest.mark.parametrize("lang", list(Lang))
def test_a_claim_comes_with_its_review_and_the_data_set(known: Graded, lang: Lang) -> None:
    things = told(known, "claim", "P1", lang)

    assert set(things) == {"Claim", "ClaimReview", "Dataset"}
    assert things["ClaimReview"]["claimReviewed"] == known.base.claims["P1"].statement.in_(lang)
    assert things["ClaimReview"]["itemReviewed"] == {"@id": things["Claim"]["@id"]}
    assert things["Claim"]["appearance"][0]["@id"] == f"{SITE}/source/article#it"
    assert things["ClaimReview"]["reviewRating"]["ratingValue"] == 1
    assert things["ClaimReview"]["reviewRating"]["bestRating"] == 4
    assert things["ClaimReview"]["isPartOf"] == {"@id": things["Dataset"]["@id"]}
    assert things["Dataset"]["license"] == "https://creativecommons.org/licenses/by/4.0/"


@pytest.mark.parametrize("claim", ["F1", "N1", "S1"])
def test_what_is_not_rated_has_its_conclusion_and_no_number(known: Graded, claim: str) -> None:
    assert known.grading.assessments[claim].certainty is None

    rating = told(known, "claim", claim)["ClaimReview"]["reviewRating"]

    assert rating["alternateName"] == label(known.grading.assessments[claim].conclusion).en
    assert not {"ratingValue", "bestRating", "worstRating"} & set(rating)


def test_the_number_is_the_certainty_that_counts_and_what_it_would_be_at_best_is_words() -> None:
    trial = study("large", line("C1"), enrolled=500)
    known = base_of([claim("C1")], [trial])
    graded = Graded(known, grade(known))

    rating = told(graded, "claim", "C1")["ClaimReview"]["reviewRating"]

    assessment = graded.grading.assessments["C1"]
    assert assessment.at_best > assessment.certainty
    assert f"(at best {label(assessment.at_best).en})" in rating["name"]
    assert rating["ratingValue"] == assessment.certainty.value


def test_the_data_set_names_its_version_and_its_file_only_where_it_was_built(known: Graded) -> None:
    def written(version: str | None) -> dict[str, object]:
        found = find(known, "source", ("article",))
        things = schema_org(known, facts_of(known, found, Lang.EN), SITE, version)["@graph"]
        return next(one for one in things if one["@type"] == "Dataset")

    assert written("0123456789abcdef")["version"] == "0123456789abcdef"
    assert written("0123456789abcdef")["distribution"][0]["contentUrl"] == f"{SITE}/download/dataset.nq"
    assert not {"version", "distribution"} & set(written(None))


def test_certainty_that_a_claim_is_wrong_is_no_good_rating_of_it(known: Graded) -> None:
    against = base_of(
        [known.base.claims["P1"]], [study("no", line("P1", Direction.DISPUTES), enrolled=500, cells=("neural",))]
    )
    disputed = Graded(against, grade(against))

    rating = told(disputed, "claim", "P1")["ClaimReview"]["reviewRating"]

    assert disputed.grading.assessments["P1"].direction is BodyDirection.AGAINST
    assert "ratingValue" not in rating


def test_no_level_of_guidelines_is_ever_given(known: Graded) -> None:
    for found in every(known):
        written = script(schema_org(known, facts_of(known, found, Lang.EN), SITE))
        assert WORSE not in written.casefold()


def test_a_study_is_the_same_as_what_its_registries_describe() -> None:
    base = base_of([], [study("s1", registry_ids=("ISRCTN27488944", "HPS-1"))])
    whole = told(Graded(base, grade(base)), "study", "s1")["CreativeWork"]

    assert whole["sameAs"] == ["https://www.isrctn.com/ISRCTN27488944"]


def test_only_scientific_reports_are_scholarly_articles() -> None:
    reports = (
        report("a", doi="10.1000/x"),
        report("b", kind=ReportKind.PRESS_RELEASE),
        report("c", kind=ReportKind.NEWS),
    )
    base = base_of([], [study("s1", reports=reports)])
    parts = told(Graded(base, grade(base)), "study", "s1")["CreativeWork"]["hasPart"]

    assert [one["@type"] for one in parts] == ["ScholarlyArticle"]
    assert parts[0]["sameAs"] == ["https://doi.org/10.1000/x"]


def test_what_is_not_known_is_left_out(known: Graded) -> None:
    for found in every(known):
        written = json.dumps(schema_org(known, facts_of(known, found, Lang.EN), SITE))
        assert "null" not in written
        assert '""' not in written


def test_nothing_in_a_script_element_can_end_it() -> None:
    written = script({"name": "</script><!--<script>&\u2028\u2029"})

    assert not set(written) & set("<>&\u2028\u2029")
    assert json.loads(written) == {"name": "</script><!--<script>&\u2028\u2029"}
