"""What kind of study: the shipped weights on sentences of our own, and what every answer promises."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.model.values import Species
from graph.sources.studytype import Described, Label, Subject, Synthesis, classify
from graph.sources.studytype.described import OF_PEOPLE
from graph.sources.studytype.features import Block, features
from graph.sources.studytype.weights import BlockWeights, Weights, weights

OWN = (
    (
        "Case report: a stroke after a bee sting",
        "A 54-year-old man presented with weakness of the left arm. He had been stung by a bee. We report this case.",
        Label.CASE_REPORT,
        Subject.HUMAN,
    ),
    (
        "Drug X reduces infarct volume in rats",
        (
            "Male Wistar rats were subjected to occlusion of the middle cerebral artery and were injected with drug X, "
            "10 mg/kg intraperitoneally, or vehicle. Treatment with drug X significantly reduced infarct volume "
            "in rats."
        ),
        Label.ANIMAL_DRUG,
        Subject.ANIMAL,
    ),
    (
        "Fluoxetine after stroke: a randomised, double-blind, placebo-controlled trial",
        (
            "Patients were randomly assigned to fluoxetine 20 mg daily or placebo for six months. The primary "
            "outcome was "
            "the score at six months. Patients given fluoxetine did not do better than patients given placebo."
        ),
        Label.RCT_DRUG,
        Subject.HUMAN,
    ),
    (
        "The immune system after stroke: current knowledge and perspectives",
        "In this review we discuss what is known of inflammation after stroke and summarize recent advances.",
        Label.OTHER_REVIEW,
        Subject.NONE,
    ),
    (
        "Exercise after stroke: a systematic review and meta-analysis",
        "We searched MEDLINE, Embase and CENTRAL for randomised trials. Two reviewers extracted the data.",
        Label.SYSTEMATIC_REVIEW,
        Subject.UNKNOWN,
    ),
)


def test_plain_cases_get_the_type_that_anybody_would_give_them() -> None:
    for title, abstract, label, subject in OWN:
        typed = classify(Described(title=title, abstract=abstract))

        assert (typed.label, typed.subject) == (label, subject), (title, typed)
        assert typed.reasons, title


def test_species_are_those_that_were_studied() -> None:
    rats = classify(Described(title=OWN[1][0], abstract=OWN[1][1]))

    assert rats.species == (Species.RAT,)


def test_without_words_nothing_is_told() -> None:
    for article in (Described(), Described(title="  ", abstract="\n"), Described(title="脑卒中的干细胞治疗")):
        typed = classify(article)

        assert (typed.label, typed.design, typed.subject, typed.confidence) == (None, None, Subject.UNKNOWN, 0.0)


def test_a_foreign_text_and_a_bare_title_are_never_sure() -> None:
    german = (
        "Wir berichten über vierzig Kranke mit Schlaganfall, denen das Mittel über ein Jahr hinweg gegeben wurde. " * 3
    )

    assert classify(Described(title="Schlaganfall", abstract=german)).confidence <= 0.3
    assert classify(Described(title="Stroke in the young")).confidence <= 0.3


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300), st.text(max_size=600), st.lists(st.text(max_size=20), max_size=3))
def test_any_text_gets_an_answer_that_keeps_its_promises(title: str, abstract: str, types: list[str]) -> None:
    article = Described(title=title, abstract=abstract, publication_types=tuple(types))

    typed = classify(article)

    assert typed == classify(article)
    assert 0 <= typed.confidence <= 1
    assert typed.reasons or typed.label is not None
    assert (typed.label in OF_PEOPLE) <= (typed.subject is Subject.HUMAN)
    assert (typed.synthesis in (Synthesis.META_ANALYSIS, Synthesis.SYSTEMATIC_REVIEW)) == (
        typed.label is Label.SYSTEMATIC_REVIEW
    )


def test_weights_side_by_side_in_one_integer_add_up_as_single_ones() -> None:
    lanes = {"stroke": (3, -5), "-oke": (-127, 1), "str-": (10, 4), "rat": (-1, 127)}
    width = 48
    packed = {word: first + (second << width) for word, (first, second) in lanes.items()}
    two = (Label.REMAINING, Label.CASE_REPORT)
    learnt = Weights(two, (0.5, 0.0), (BlockWeights(Block.WORD, 1.0, packed),))

    scores = learnt.scores(features(Described(title="Stroke rat")))

    # A word counts four times, and two different words are divided by the root of two.
    assert scores[two[0]] == pytest.approx(0.5 + 4 * (3 - 127 + 10 - 1) / 2**0.5)
    assert scores[two[1]] == pytest.approx(4 * (-5 + 1 + 4 + 127) / 2**0.5)


def test_the_weights_hold_no_more_of_a_text_than_two_words_in_a_row() -> None:
    texts = [block for block in weights().blocks if block.block is not Block.CUE]

    longest = {block.block: max(len(feature.split()) for feature in block.packed) for block in texts}

    assert longest == {Block.WORD: 1, Block.PAIR: 2, Block.TITLE: 2, Block.EDGE: 2}


def test_importing_reads_no_weights_and_nothing_heavy() -> None:
    code = (
        "import sys; import graph.sources.studytype as kind; from graph.sources.studytype.weights import weights;"
        "kind.classify(kind.Described(title='a trial')) if sys.argv[1:] else None;"
        "print(weights.cache_info().currsize, sorted({'numpy', 'sklearn', 'scipy', 'pyarrow'} & set(sys.modules)))"
    )

    before = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    after = subprocess.run([sys.executable, "-c", code, "use"], capture_output=True, text=True, check=True)

    assert (before.stdout.strip(), after.stdout.strip()) == ("0 []", "1 []")
