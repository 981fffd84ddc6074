"""What a body of evidence found, in words."""

from __future__ import annotations

from graph.facts.bodies import absolute_words, pool_words, votes_words
from graph.model.assessment import Absolute, Pool, Votes


def pool(k: int = 3) -> Pool:
    studies = tuple(f"s{i}" for i in range(k))
    each = tuple((1.0, 0.5, 2.0) for _ in studies)
    weights = tuple(100 / k for _ in studies)
    prediction, common = ((0.31, 3.7), None) if k > 2 else (None, (0.6, 1.9))
    return Pool("risk-ratio", None, 1.07, 0.47, 2.44, 1.0, None, studies, each, weights, 163, 12.4, 0.01, prediction,
                common, "reml")  # fmt: skip


def test_an_estimate_names_its_measure_its_interval_and_how_many_it_rests_on() -> None:
    assert pool_words(pool()).en == (
        "risk ratio 1.07 (95 % interval 0.47 to 2.44), 3 studies pooled, n 163; I² 12 %; "
        "a new study would lie between 0.31 and 3.70"
    )
    assert pool_words(pool(1)).en.startswith("risk ratio 1.07 (95 % interval 0.47 to 2.44), one study, n 163")
    assert pool_words(pool(2)).zh.endswith("按共同效应模型为0.60至1.90")


def test_votes_say_how_many_cannot_tell_and_that_the_share_describes() -> None:
    words = votes_words(Votes(4, 1, 0, 1, (80.0, 37.6, 96.4)))

    assert words.en == (
        "Of 6 independent studies, 4 point the claim’s way, 1 the other way, 0 both ways, and 1 cannot tell; "
        "80 % of those with a direction are on its side (95 % interval 38 to 96 %; descriptive)"
    )
    assert "descriptive" not in votes_words(Votes(0, 0, 0, 2, None)).en


def test_absolute_effects_stand_without_before_with() -> None:
    assert absolute_words(Absolute(135, 144, 60, 300)).en == (
        "135 in 1,000 without, 144 in 1,000 with the treatment (60 to 300)"
    )
