"""The three marks of a wording are told apart."""

from __future__ import annotations

from graph.facts.marks import marks_words
from graph.model.assessment import Marks
from graph.model.scales import Extent, Wording


def marks(*, too_firm: int = 0, too_much: bool = False, names_no_model: bool = False) -> Marks:
    return Marks(Wording.ASSERTED, Extent.LARGE, Wording.HEDGED, Wording.HEDGED, too_firm, too_much, names_no_model)


def test_each_mark_has_its_own_words() -> None:
    words = [text.en for text in marks_words(marks(too_firm=2, too_much=True, names_no_model=True))]

    assert words == [
        "2 steps too firm",
        "says too much",
        "does not say that only animals or cells were studied",
    ]
    assert marks_words(marks(too_firm=1))[0].en == "1 step too firm"


def test_a_fair_wording_and_one_that_nobody_judged_have_none() -> None:
    assert marks_words(marks()) == marks_words(None) == ()
