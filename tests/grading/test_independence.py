"""Which records tell of one study."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from graph.grading.assess import grade
from graph.grading.independence import Kinship, identifiers
from graph.model.assessment import BodyAssessment
from graph.model.study import Design, Pooled, ReportKind, Standing, Study
from tests.makers import base, claim, line, report, study


def first_body(*studies: Study) -> BodyAssessment:
    return grade(base([claim()], studies)).assessments["C1"].bodies[0]


def test_numbers_are_the_same_in_any_spelling() -> None:
    spellings = ("10.1000/ABC.1", "https://doi.org/10.1000/abc.1", "doi: 10.1000/abc.1 ", "DOI:10.1000/aBc.1")
    found = {tuple(identifiers(study(reports=(report(doi=spelling),)))) for spelling in spellings}

    assert found == {("doi:10.1000/abc.1",)}
    spelled = ("NCT01234567", " nct 01234567", "ClinicalTrials.gov: NCT01234567")
    registry = {tuple(identifiers(study(registry_ids=(one,), reports=(report(),)))) for one in spelled}
    assert registry == {("nct01234567",)}


def test_two_records_with_one_number_are_one_study() -> None:
    one = study("one", line(), enrolled=50, registry_ids=("NCT01234567",))
    other = study("other", line(), enrolled=50, registry_ids=("nct01234567",))

    body = first_body(one, other)

    assert len(body.studies) == 1
    assert len(body.folded) == 1
    assert body.subjects == 50


def test_a_web_page_that_tells_of_two_trials_does_not_make_them_one() -> None:
    page = report(kind=ReportKind.WEB_PAGE, doi="10.1000/page")
    paper = replace(page, kind=ReportKind.JOURNAL_ARTICLE)

    told = [study(name, line(), reports=(page,)) for name in ("one", "other")]
    published = [study(name, line(), reports=(paper,)) for name in ("one", "other")]

    assert len(first_body(*told).studies) == 2
    assert len(first_body(*published).studies) == 1


def test_a_trial_inside_a_review_inside_a_review_folds_into_the_outer_one() -> None:
    pooled = Pooled(Design.RANDOMISED_CONTROLLED_TRIAL)
    outer = study("outer", line(), design=Design.META_ANALYSIS, pooled=pooled)
    inner = study("inner", design=Design.META_ANALYSIS, pooled=pooled, included_in=("outer",))
    trial = study("trial", line(), included_in=("inner",))

    body = first_body(outer, inner, trial)

    assert (body.studies, body.folded) == (("outer",), ("trial",))


def test_reviews_that_name_each_other_do_not_both_vanish() -> None:
    pooled = Pooled(Design.RANDOMISED_CONTROLLED_TRIAL)
    one = study("one", line(), design=Design.META_ANALYSIS, pooled=pooled, included_in=("two",))
    two = study("two", line(), design=Design.META_ANALYSIS, pooled=pooled, included_in=("one",))

    assert len(first_body(one, two).studies) == 1


def test_of_overlapping_reviews_the_newest_search_counts() -> None:
    def review(name: str, until: str) -> Study:
        pooled = Pooled(Design.RANDOMISED_CONTROLLED_TRIAL, search_until=until)
        return study(name, line(), design=Design.META_ANALYSIS, enrolled=100, pooled=pooled)

    body = first_body(review("new", "2024-05"), review("old", "2019-01"))

    assert (body.studies, body.folded, body.subjects) == (("new",), ("old",), 100)


def test_reviews_of_other_studies_both_count() -> None:
    pooled = Pooled(Design.RANDOMISED_CONTROLLED_TRIAL)
    reviews = [study(name, line(), design=Design.META_ANALYSIS, enrolled=100, pooled=pooled) for name in ("a", "b")]
    inside = [study(f"in-{name}", included_in=(name,)) for name in ("a", "b")]

    body = first_body(*reviews, *inside)

    assert body.studies == ("a", "b")
    assert body.subjects == 100, "people are never added over reviews"


def test_a_body_from_one_laboratory_lacks_independent_replication() -> None:
    one = first_body(study("a", line(), laboratories=("lab",)), study("b", line(), laboratories=("lab",)))
    two = first_body(study("a", line(), laboratories=("lab",)), study("b", line(), laboratories=("other",)))

    assert one.lacks_independent_replication
    assert not two.lacks_independent_replication
    assert two.laboratories == (("lab", 50), ("other", 50))


def test_a_review_is_told_what_it_pooled_and_was_retracted_by_a_day() -> None:
    gone = report(standing=Standing.RETRACTED, withdrawn=date(2024, 1, 1))
    some = base([], [study("trial", reports=(gone,), included_in=("review",))])

    assert Kinship(some, date(2023, 12, 31)).withdrawn_in("review") == ()
    assert Kinship(some, date(2024, 1, 1)).withdrawn_in("review") == ("trial",)
