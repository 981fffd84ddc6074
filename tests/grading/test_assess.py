"""How lines become bodies, a basis, a verdict and a certainty."""

from __future__ import annotations

from datetime import date

import pytest

from graph.grading.assess import grade
from graph.grading.ladder import OCEBM_LEVELS, rung_of
from graph.model.assessment import Assessment
from graph.model.claim import Claim
from graph.model.scales import STREAM_OF_RUNG, Basis, Certainty, Direction, Domain, Kind, Rung, Stream, Verdict
from graph.model.scope import Population
from graph.model.study import ComparatorKind, Design, Pooled, ReportKind, Results, Standing, Study
from graph.model.values import Answer, Species
from tests.makers import LOW_RISK, base, claim, finding, judgement, line, report, study

ANIMAL = {"design": Design.ANIMAL_EXPERIMENT, "species": (Species.RAT,)}


def graded(*studies: Study, of: Claim | None = None) -> Assessment:
    return grade(base([of or claim()], studies)).assessments["C1"]


@pytest.mark.parametrize(
    ("design", "species", "comparator", "rung"),
    [
        (Design.RANDOMISED_CONTROLLED_TRIAL, Species.HUMAN, ComparatorKind.SHAM, Rung.HUMAN_RANDOMISED),
        (Design.NON_RANDOMISED_CONTROLLED_TRIAL, Species.HUMAN, ComparatorKind.SHAM, Rung.HUMAN_CONTROLLED),
        (Design.COHORT, Species.HUMAN, ComparatorKind.USUAL_CARE, Rung.HUMAN_CONTROLLED),
        (Design.COHORT, Species.HUMAN, ComparatorKind.OWN_BASELINE, Rung.HUMAN_UNCONTROLLED),
        (Design.CASE_CONTROL, Species.HUMAN, ComparatorKind.MIXED, Rung.HUMAN_CONTROLLED),
        (Design.SINGLE_ARM_TRIAL, Species.HUMAN, ComparatorKind.OWN_BASELINE, Rung.HUMAN_UNCONTROLLED),
        (Design.CASE_SERIES, Species.HUMAN, ComparatorKind.OWN_BASELINE, Rung.HUMAN_UNCONTROLLED),
        (Design.CASE_REPORT, Species.HUMAN, ComparatorKind.OWN_BASELINE, Rung.HUMAN_UNCONTROLLED),
        (Design.ANIMAL_EXPERIMENT, Species.PIG, ComparatorKind.SHAM, Rung.OTHER_ANIMAL),
        (Design.ANIMAL_EXPERIMENT, Species.MONKEY, ComparatorKind.SHAM, Rung.OTHER_ANIMAL),
        (Design.ANIMAL_EXPERIMENT, Species.MOUSE, ComparatorKind.SHAM, Rung.RODENT),
        (Design.ANIMAL_EXPERIMENT, Species.ANIMAL, ComparatorKind.SHAM, Rung.RODENT),
        (Design.IN_VITRO_EXPERIMENT, Species.HUMAN, ComparatorKind.NOT_APPLICABLE, Rung.IN_VITRO),
        (Design.EX_VIVO_TISSUE, Species.HUMAN, ComparatorKind.NOT_APPLICABLE, Rung.IN_VITRO),
        (Design.NARRATIVE_REVIEW, Species.HUMAN, ComparatorKind.NOT_APPLICABLE, Rung.STATEMENT),
        (Design.GUIDELINE, Species.ANIMAL, ComparatorKind.NOT_APPLICABLE, Rung.STATEMENT),
        (Design.REGULATORY_DOCUMENT, Species.HUMAN, ComparatorKind.NOT_APPLICABLE, Rung.STATEMENT),
        (Design.STATEMENT, Species.HUMAN, ComparatorKind.NOT_APPLICABLE, Rung.STATEMENT),
        (Design.SURVEY, Species.HUMAN, ComparatorKind.NOT_APPLICABLE, Rung.STATEMENT),
    ],
)
def test_a_study_stands_on_the_rung_of_its_design_and_species(
    design: Design, species: Species, comparator: ComparatorKind, rung: Rung
) -> None:
    assert rung_of(study(design=design, species=(species,), comparator=comparator)) is rung


@pytest.mark.parametrize("design", Design)
@pytest.mark.parametrize("species", Species)
def test_every_design_and_species_has_a_rung(design: Design, species: Species) -> None:
    assert rung_of(study(design=design, species=(species,))) in STREAM_OF_RUNG


def test_every_rung_has_a_stream_and_an_ocebm_level() -> None:
    assert set(STREAM_OF_RUNG) == set(OCEBM_LEVELS) == set(Rung)


@pytest.mark.parametrize(
    ("pooled", "species", "rung"),
    [
        (Design.RANDOMISED_CONTROLLED_TRIAL, Species.HUMAN, Rung.HUMAN_SYNTHESIS),
        (Design.NON_RANDOMISED_CONTROLLED_TRIAL, Species.HUMAN, Rung.HUMAN_CONTROLLED),
        (Design.SINGLE_ARM_TRIAL, Species.HUMAN, Rung.HUMAN_UNCONTROLLED),
        (Design.ANIMAL_EXPERIMENT, Species.RAT, Rung.RODENT),
        (Design.ANIMAL_EXPERIMENT, Species.PIG, Rung.OTHER_ANIMAL),
        (Design.META_ANALYSIS, Species.HUMAN, Rung.STATEMENT),
    ],
)
def test_a_review_takes_the_rung_of_what_it_pools(pooled: Design, species: Species, rung: Rung) -> None:
    review = study(design=Design.META_ANALYSIS, species=(species,), pooled=Pooled(pooled))

    assert rung_of(review) is rung


def test_a_study_of_two_species_stands_where_its_line_says() -> None:
    two = {"design": Design.ANIMAL_EXPERIMENT, "species": (Species.RAT, Species.PIG)}

    assert graded(study("s1", line(species=Species.RAT), **two)).basis is Basis.RODENTS_ONLY
    assert graded(study("s1", line(), **two)).basis is Basis.ANIMALS_ONLY


def test_an_unnamed_species_is_never_called_rodents_only() -> None:
    unnamed = study("s1", line(), design=Design.ANIMAL_EXPERIMENT, species=(Species.ANIMAL,))

    assert graded(unnamed).basis is Basis.ANIMALS_ONLY
    assert graded(unnamed, study("s2", line(), **ANIMAL)).basis is Basis.ANIMALS_ONLY


@pytest.mark.parametrize(
    ("for_", "against", "verdict"),
    [
        (75, 25, Verdict.SUPPORTED),
        (74, 26, Verdict.CONTESTED),
        (26, 74, Verdict.CONTESTED),
        (25, 75, Verdict.CONTRADICTED),
    ],
)
def test_three_quarters_of_the_weight_decide(for_: int, against: int, verdict: Verdict) -> None:
    assert (
        graded(study("s1", line(), enrolled=for_), study("s2", line("C1", Direction.REFUTES), enrolled=against)).verdict
        is verdict
    )


def test_a_study_of_unknown_size_weighs_the_median_of_the_others() -> None:
    # Sizes 10, 30 and unknown: the median is 20, so 40 of 60 are for the claim.
    after = graded(
        study("s1", line(), enrolled=10),
        study("s2", line(), enrolled=30),
        study("s3", line("C1", Direction.REFUTES)),
    )

    assert after.bodies[0].supporting_percent == 66
    assert after.bodies[0].subjects == 40
    assert after.bodies[0].unknown == 1


def test_a_claim_about_people_without_human_lines_is_untested_in_people_with_the_animal_verdict_beside_it() -> None:
    after = graded(study("s1", line(), **ANIMAL), study("s2", line("C1", Direction.REFUTES), **ANIMAL))

    assert after.verdict is Verdict.UNTESTED_IN_PEOPLE
    assert after.verdict_in_animals is Verdict.CONTESTED


def test_a_claim_about_rats_is_judged_by_rats() -> None:
    after = graded(study("s1", line(), **ANIMAL), of=claim(population=Population.RAT))

    assert after.verdict is Verdict.SUPPORTED
    assert after.certainty == after.certainty_in_model


def test_a_claim_about_a_product_counts_that_product_only_and_one_about_cells_their_family() -> None:
    product_b = study("s1", line(), enrolled=300, cells=("product-b",))

    assert graded(product_b, of=claim(cells=("product-a",))).verdict is Verdict.NO_EVIDENCE
    assert graded(product_b, of=claim(cells=("neural",))).verdict is Verdict.SUPPORTED
    assert graded(product_b, of=claim(cells=("progenitor",))).verdict is Verdict.SUPPORTED
    assert graded(product_b, of=claim(cells=("mesenchymal",))).verdict is Verdict.NO_EVIDENCE


def test_a_study_without_cells_says_nothing_of_a_claim_about_cells() -> None:
    assert graded(study("s1", line()), of=claim(cells=("neural",))).verdict is Verdict.NO_EVIDENCE


def test_a_good_trial_of_other_cells_is_rated_apart_with_its_step() -> None:
    other = study("s1", line(), enrolled=300, cells=("mesenchymal",), risk=LOW_RISK)
    after = graded(other, of=claim(cells=("neural",)))

    assert [body.on_product for body in after.bodies] == [False]
    assert after.bodies[0].certainty is Certainty.MODERATE
    assert after.certainty is None


def test_a_registered_trial_awaits_and_counts_only_for_the_state_of_the_field() -> None:
    awaited = study("s1", line(), results=Results.AWAITING)

    assert graded(awaited).awaiting == ("s1",)
    assert graded(awaited).basis is Basis.NOTHING
    assert graded(awaited, of=claim(kind=Kind.STATE_OF_FIELD)).basis is Basis.HUMAN_RANDOMISED


def test_participants_that_a_review_counts_are_not_counted_twice() -> None:
    review = study(
        "review", line(), design=Design.META_ANALYSIS, pooled=Pooled(Design.RANDOMISED_CONTROLLED_TRIAL), enrolled=300
    )
    trial = study("trial", line("C1", Direction.REFUTES), enrolled=100, included_in=("review",))

    body = graded(review, trial).bodies[0]

    assert body.folded == ("trial",)
    assert body.subjects == 300
    assert body.verdict is Verdict.SUPPORTED


def test_the_cited_basis_knows_only_what_the_article_cites() -> None:
    after = graded(
        study("cited", line(), **ANIMAL), study("not-cited", line(), enrolled=300), of=claim(cites=("cited",))
    )

    assert (after.cited_basis, after.basis) == (Basis.RODENTS_ONLY, Basis.HUMAN_RANDOMISED)


def test_the_ladder_counts_studies_and_known_numbers_on_each_rung() -> None:
    after = graded(
        study("s1", line(), **ANIMAL, enrolled=20), study("s2", line(), **ANIMAL), study("s3", line(), enrolled=30)
    )

    assert [(one.rung, one.studies, one.subjects, one.unknown) for one in after.ladder] == [
        (Rung.HUMAN_RANDOMISED, 1, 30, 0),
        (Rung.RODENT, 2, 20, 1),
    ]


def test_the_ladder_says_how_many_studies_name_no_animals() -> None:
    unknown = ANIMAL | {"species": (Species.ANIMAL,)}
    after = graded(study("s1", line(), **ANIMAL), study("s2", line(), **unknown), study("s3", line()))

    assert [(one.rung, one.studies, one.unnamed) for one in after.ladder] == [
        (Rung.HUMAN_RANDOMISED, 1, 0),
        (Rung.RODENT, 2, 1),
    ]


def test_weight_is_the_number_that_the_line_reads() -> None:
    substudy = study("s1", line(findings=("f1",)), enrolled=12, findings=(finding("f1", n=1),))

    assert graded(substudy).bodies[0].subjects == 1


def test_weight_is_the_study_s_number_where_a_finding_does_not_show_its_own() -> None:
    both = (finding("f1", n=17), finding("f2"))
    trial = study("s1", line(findings=("f1", "f2")), enrolled=18, findings=both)

    assert graded(trial).bodies[0].subjects == 18


def test_two_certainties_come_out_for_animals() -> None:
    rats = [study(f"s{n}", line(), **ANIMAL, enrolled=60, randomised=Answer.YES, risk=LOW_RISK) for n in range(2)]

    after = graded(*rats)

    assert (after.certainty_in_model, after.certainty) == (Certainty.HIGH, Certainty.LOW)


def test_the_most_certain_body_decides_and_ties_go_to_the_higher_rung() -> None:
    people = study(
        "people", line(), design=Design.SINGLE_ARM_TRIAL, comparator=ComparatorKind.OWN_BASELINE, enrolled=18
    )
    rats = study("rats", line("C1", Direction.REFUTES), **ANIMAL, enrolled=10)

    after = graded(people, rats)

    assert [body.stream for body in after.bodies] == [Stream.HUMAN_UNCONTROLLED, Stream.ANIMAL]
    assert after.certainty is Certainty.VERY_LOW
    assert after.verdict is Verdict.SUPPORTED


def test_a_large_good_trial_that_finds_the_opposite_is_certain_that_the_claim_is_wrong() -> None:
    trials = [study(f"s{n}", line("C1", Direction.REFUTES), enrolled=200, risk=LOW_RISK) for n in range(2)]
    after = graded(*trials)

    assert after.refuting
    assert after.certainty is Certainty.HIGH
    assert after.fair_sentence.en.startswith("The evidence shows that this is not so")


def test_statements_are_a_basis_but_are_not_rated() -> None:
    after = graded(
        study("s1", line(), design=Design.GUIDELINE), of=claim(kind=Kind.MECHANISM, population=Population.ANY)
    )

    assert after.basis is Basis.STATEMENT_ONLY
    assert after.certainty is None
    assert not after.reasons


def test_for_the_state_of_the_field_every_study_weighs_the_same() -> None:
    after = graded(
        study("s1", line(), enrolled=1000),
        study("s2", line("C1", Direction.REFUTES), enrolled=10),
        of=claim(kind=Kind.STATE_OF_FIELD),
    )

    assert after.verdict is Verdict.CONTESTED
    assert after.bodies[0].supporting_percent == 50


def test_a_domain_that_cannot_be_judged_makes_the_certainty_an_upper_bound() -> None:
    known = {"risk": LOW_RISK, "findings": (finding(n=300),)}
    review = study(
        "s1",
        line(findings=("f1",)),
        **known,
        design=Design.META_ANALYSIS,
        pooled=Pooled(Design.RANDOMISED_CONTROLLED_TRIAL),
    )
    single = study("s1", line(findings=("f1",)), **known)

    assert graded(single, of=claim(outcome="function")).at_most
    unjudged = [r.rule for r in graded(review).reasons if r.outcome == "could-not-judge"]
    assert unjudged == ["interval-holds-no-effect"]


def test_a_retraction_counts_from_its_day() -> None:
    withdrawn = report(standing=Standing.RETRACTED, withdrawn=date(2024, 5, 1), year=2020)
    some = base([claim()], [study("s1", line(), reports=(withdrawn,))])

    assert grade(some, as_of=date(2024, 4, 30)).assessments["C1"].basis is Basis.HUMAN_RANDOMISED
    assert grade(some, as_of=date(2024, 5, 1)).assessments["C1"].basis is Basis.NOTHING


def test_a_study_without_a_year_is_known_only_today() -> None:
    some = base([claim()], [study("s1", line(), year=None)])

    assert grade(some).assessments["C1"].basis is Basis.HUMAN_RANDOMISED
    assert grade(some, as_of=date(2025, 1, 1)).assessments["C1"].set_aside == ("s1",)


def test_a_judgement_shows_who_why_and_when_and_braces_in_it_are_only_text() -> None:
    judged = judgement(Domain.IMPRECISION, -1, stream=Stream.HUMAN_RANDOMISED)
    some = base([claim()], [study("s1", line(), enrolled=10)], [judged])

    reason = next(r for r in grade(some).assessments["C1"].reasons if r.rule == "judgement")

    assert reason.text.en == ("A curator judged in place of the rules: for a reason (a curator, 2026-11-23)")
    assert reason.change == -1


def test_what_an_article_cites_by_a_report_counts_for_the_study() -> None:
    trial = study("s1", line(), reports=(report("the-abstract"),))

    assert graded(trial, of=claim(cites=("the-abstract",))).cited_basis is Basis.HUMAN_RANDOMISED
    assert graded(trial, of=claim(cites=("another",))).cited_basis is Basis.NOTHING


def test_a_registry_entry_or_news_does_not_keep_a_retracted_study_alive() -> None:
    article = report("article", standing=Standing.RETRACTED)
    entry = report("entry", kind=ReportKind.REGISTRY_RECORD)
    news = report("news", kind=ReportKind.NEWS)
    again = report("again")

    assert graded(study("s1", line(), reports=(article, entry, news))).set_aside == ("s1",)
    assert graded(study("s1", line(), reports=(article, again))).set_aside == ()


def test_a_line_that_reads_only_what_a_retracted_report_told_is_set_aside() -> None:
    reports = (report("article", standing=Standing.RETRACTED), report("again"))
    told = (finding("f1", report="article"), finding("f2", report="again"))

    assert graded(study("s1", line(findings=("f1",)), reports=reports, findings=told)).set_aside == ("s1",)
    assert graded(study("s1", line(findings=("f1", "f2")), reports=reports, findings=told)).set_aside == ()
