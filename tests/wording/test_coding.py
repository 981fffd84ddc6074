"""Sentences coded by their words, in both languages, with their places."""

from __future__ import annotations

import pytest

from graph.model.scales import Extent, Wording
from graph.wording.coding import Speaks, Strength, code, strength
from graph.wording.splitting import sentences


@pytest.mark.parametrize(
    ("said", "wording"),
    [
        ("Does it work?", Wording.NONE),
        ("Trials aim to prove that it works.", Wording.NONE),
        ("It has not been proven to help.", Wording.NONE),
        ("It may have been proven to help.", Wording.HEDGED),
        ("It will probably help.", Wording.PROBABLE),
        ("It improves walking.", Wording.ASSERTED),
        ("It is proven to help.", Wording.ESTABLISHED),
        ("It is the most promising therapy.", Wording.SUPERLATIVE),
        ("该疗法能改善功能。", Wording.ASSERTED),
        ("该疗法可能改善功能。", Wording.HEDGED),
        ("该疗法有望改善功能。", Wording.PROBABLE),
        ("研究证实该疗法有效。", Wording.ESTABLISHED),
        ("研究正逐步证明其有效。", Wording.ASSERTED),
        ("疗效尚未证实。", Wording.NONE),
    ],
)
def test_the_weakest_word_of_firmness_decides(said: str, wording: Wording) -> None:
    assert code(said).wording is wording


def test_what_decided_is_told() -> None:
    coded = code("In rats, it did not completely repair the brain; it might help.")
    assert coded.wording_words == ("might",)
    assert (coded.extent, coded.extent_words) == (Extent.ABSOLUTE, ("completely",))
    assert coded.negations == ("not",)
    assert (coded.speaks, coded.speaks_words) == (Speaks.ANIMALS, ("rats",))


def test_a_sentence_has_its_place() -> None:
    found = sentences("It helps, e.g. in rats. It is safe.\n- 它有效。它安全。\n\n...")
    assert [(one.text, one.line, one.column) for one in found] == [
        ("It helps, e.g. in rats.", 1, 1),
        ("It is safe.", 1, 25),
        ("它有效。", 2, 3),
        ("它安全。", 2, 7),
    ]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("Coffee was drunk.", Strength.NONE),
        ("Coffee is associated with longer life.", Strength.CORRELATED),
        ("Coffee may improve sleep.", Strength.MAY_CAUSE),
        ("Coffee improves sleep.", Strength.CAUSES),
    ],
)
def test_an_association_is_no_cause(said: str, expected: Strength) -> None:
    assert strength(said) is expected
