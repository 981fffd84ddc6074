"""A harm in words: counts of both groups, the bound where nobody had it, and what is not told."""

from __future__ import annotations

from graph.facts.harms import harm_words, related_words
from graph.model.assessment import HarmSeen
from graph.model.finding import HarmKind
from graph.model.values import Answer


def seen(count: int | None, total: int | None, control: tuple[int | None, int | None] = (None, None)) -> HarmSeen:
    return HarmSeen("s", "f", HarmKind.DEATH, count, total, *control, definitive=False, on_product=True)


def test_both_groups_are_told_with_their_denominators() -> None:
    assert harm_words(seen(13, 104, (10, 102))).en == "13 of 104; controls 10 of 102"
    assert harm_words(seen(2, 23)).zh == "23 人中 2 人"


def test_nobody_is_told_with_the_risk_that_is_still_possible() -> None:
    assert harm_words(seen(0, 18), 0.1533).en == "none of 18 (a risk up to 15 % is still possible)"
    assert harm_words(seen(0, 46), 0.063).en == "none of 46 (a risk up to 6.3 % is still possible)"


def test_a_number_that_is_not_shown_is_said() -> None:
    assert harm_words(seen(None, None)).en == "told of, number not shown"
    assert harm_words(seen(None, 29)).en == "told of among 29, number not shown"
    assert harm_words(seen(3, None)).en == "3 (n not known)"


def test_every_answer_on_whether_it_came_from_the_treatment_has_words_of_its_own() -> None:
    assert len({related_words(answer).en for answer in Answer}) == len(Answer)
