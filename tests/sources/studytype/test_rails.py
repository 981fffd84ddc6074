"""Rules before weights: whatever the weights prefer, too much is never made of an article."""

from __future__ import annotations

import pytest

from graph.model.study import Design
from graph.model.values import Species
from graph.sources.studytype import Described, Label, Subject, Synthesis, Typed, classify
from graph.sources.studytype.described import ANIMAL, OF_PEOPLE, RANDOMISED
from graph.sources.studytype.features import Block
from graph.sources.studytype.weights import BlockWeights, Weights

RATS = "Forty rats had a stroke. The rats were given the drug, 5 mg/kg, or saline, and infarcts were measured."
PATIENTS = "Forty patients had a stroke. The patients were given the drug and were followed for a year."


def eager_for(label: Label) -> Weights:
    """Weights that prefer one type whatever is said."""
    bias = tuple(9.0 if kind is label else 0.0 for kind in Label)
    return Weights(tuple(Label), bias, (BlockWeights(Block.WORD, 1.0, {}),))


def judged(title: str, abstract: str = "", *, eager: Label = Label.RCT_DRUG, **known: tuple[str, ...]) -> Typed:
    return classify(Described(title=title, abstract=abstract, **known), by=eager_for(eager))


def test_an_experiment_on_rats_is_never_a_study_of_people() -> None:
    for label in sorted(OF_PEOPLE):
        typed = judged("A drug after stroke in rats", RATS, eager=label)

        assert typed.subject is not Subject.HUMAN, label
        assert typed.label not in OF_PEOPLE, label


def test_a_trial_in_people_stays_one_when_it_mentions_rats() -> None:
    typed = judged("A drug after stroke: a randomised trial", f"{PATIENTS} Earlier work was done in rats.")

    assert (typed.label, typed.design) == (Label.RCT_DRUG, Design.RANDOMISED_CONTROLLED_TRIAL)
    assert (typed.subject, typed.species) == (Subject.HUMAN, (Species.HUMAN,))


def test_a_plan_is_neither_a_trial_nor_a_review() -> None:
    titles = (
        "A drug after stroke: study protocol for a randomised controlled trial",
        "Protocol for a randomised trial of a drug after stroke",
        "Exercise after stroke: a protocol for a systematic review and meta-analysis",
        "Exercise after stroke: a systematic review protocol",
    )
    for title in titles:
        for eager in (Label.RCT_DRUG, Label.SYSTEMATIC_REVIEW):
            typed = judged(title, PATIENTS, eager=eager)

            assert (typed.label, typed.design) == (Label.PROTOCOL, None), title
            assert typed.synthesis in (Synthesis.NONE, Synthesis.PLANNED), title


def test_a_treatment_protocol_that_was_tried_is_not_a_plan() -> None:
    typed = judged("Effects of an early education protocol on delay: a randomised trial", PATIENTS)

    assert typed.label is Label.RCT_DRUG


def test_without_a_word_of_chance_nothing_is_a_randomised_trial() -> None:
    for label in RANDOMISED:
        assert judged("A drug after stroke", PATIENTS, eager=label).label not in RANDOMISED, label


def test_random_effects_and_random_samples_are_no_allotment_by_chance() -> None:
    typed = judged("A drug after stroke", f"{PATIENTS} A random effects model and a random sample were used.")

    assert typed.label not in RANDOMISED


def test_without_a_word_of_a_search_nothing_is_a_systematic_review() -> None:
    typed = judged("Exercise after stroke", "We discuss what is known.", eager=Label.SYSTEMATIC_REVIEW)

    assert (typed.label is Label.SYSTEMATIC_REVIEW, typed.synthesis) == (False, Synthesis.NONE)


@pytest.mark.parametrize(
    ("title", "synthesis"),
    [
        ("Exercise after stroke: a systematic review", Synthesis.SYSTEMATIC_REVIEW),
        ("Exercise after stroke: a systematic scoping review", Synthesis.SYSTEMATIC_REVIEW),
        ("Exercise after stroke: systematic review and meta-analysis", Synthesis.META_ANALYSIS),
        ("Network meta- analysis of drugs after stroke", Synthesis.META_ANALYSIS),
    ],
)
def test_a_title_that_declares_a_synthesis_decides(title: str, synthesis: Synthesis) -> None:
    typed = judged(title)

    assert (typed.label, typed.synthesis) == (Label.SYSTEMATIC_REVIEW, synthesis)


def test_a_title_about_syntheses_declares_none() -> None:
    titles = (
        "Undertaking a systematic review: a practical guide",
        "A workshop on systematic reviews for librarians",
        "Sensitivity analysis for bias in meta-analyses",
        "Reply to: Exercise after stroke: a systematic review",
        "Correction to: Exercise after stroke: a systematic review",
        "Stroke after a bite: a case report and systematic review",
    )
    for title in titles:
        assert judged(title, eager=Label.SYSTEMATIC_REVIEW).synthesis is Synthesis.NONE, title


def test_the_indexing_goes_before_the_weights() -> None:
    cases = (
        ("Case Reports", Label.RCT_DRUG, Label.CASE_REPORT),
        ("Systematic Review", Label.RCT_DRUG, Label.SYSTEMATIC_REVIEW),
        ("Clinical Trial Protocol", Label.RCT_DRUG, Label.PROTOCOL),
    )
    for kind, eager, label in cases:
        typed = judged("Exercise after stroke", PATIENTS, eager=eager, publication_types=("Journal Article", kind))

        assert typed.label is label, kind


def test_an_article_indexed_under_animals_alone_is_not_of_people() -> None:
    headings = ("*Animals", "Rats, Wistar", "Stroke/drug therapy")

    for label in sorted(OF_PEOPLE):
        assert judged("A drug after stroke", PATIENTS, eager=label, mesh=headings).label not in OF_PEOPLE, label


def test_patients_in_the_background_make_no_study_of_people_out_of_one_of_rodents() -> None:
    background = "Patients with stroke need drugs. Many patients die and patients are disabled."
    rodents = "Mice were given the drug. Treated mice ran more than control mice, and mice and rats lived longer."

    in_the_title = judged("A drug in a mouse model of stroke", background, eager=Label.HUMAN_DRUG)
    in_the_text = judged("A drug after stroke", f"A patient may need it. {rodents}", eager=Label.HUMAN_DRUG)

    assert in_the_title.label not in OF_PEOPLE
    assert in_the_text.label not in OF_PEOPLE


def test_what_is_indexed_as_a_review_or_a_trial_is_nothing_else() -> None:
    review = judged("Drugs after stroke", PATIENTS, eager=Label.HUMAN_DRUG, publication_types=("Review",))
    trial = judged(
        "A drug after stroke", PATIENTS, eager=Label.HUMAN_DRUG, publication_types=("Randomized Controlled Trial",)
    )

    assert review.label is Label.OTHER_REVIEW
    assert trial.label in RANDOMISED | ANIMAL


def test_a_letter_is_no_trial() -> None:
    typed = judged("A randomised trial of a drug", PATIENTS, publication_types=("Letter",))

    assert typed.label not in RANDOMISED


def test_every_rule_that_took_something_away_gives_its_reason() -> None:
    typed = judged("A drug after stroke in rats", RATS)

    assert any("none of people" in reason for reason in typed.reasons)


def test_a_title_without_end_costs_no_more_than_a_long_one() -> None:
    assert judged("protocol for " * 50_000).label is not Label.SYSTEMATIC_REVIEW
