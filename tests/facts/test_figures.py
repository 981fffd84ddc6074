"""Numbers, dates and spans in both languages."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from graph.facts.figures import day, decimal, number, span, species, unit
from graph.model.values import Absent, Lang, Span, Species, TimeUnit


def test_a_date_has_its_month_in_words() -> None:
    assert day(date(2026, 3, 4), Lang.EN) == "4 March 2026"
    assert day(date(2026, 3, 4), Lang.ZH) == "2026年3月4日"


@pytest.mark.parametrize(
    ("value", "en", "zh"),
    [
        (Span(Decimal(12), TimeUnit.MONTHS), "12 months", "12个月"),
        (Span(Decimal(1), TimeUnit.WEEKS), "1 week", "1周"),
        (Span(Decimal("0.5"), TimeUnit.YEARS), "0.5 years", "0.5年"),
        (Absent.UNKNOWN, "not known", "不详"),
    ],
)
def test_a_span_keeps_the_unit_of_its_source(value: Span | Absent, en: str, zh: str) -> None:
    assert (span(value, Lang.EN), span(value, Lang.ZH)) == (en, zh)


def test_thousands_are_set_apart() -> None:
    assert number(10107) == "10,107"


def test_several_species_are_a_list_in_words() -> None:
    assert species((Species.MOUSE, Species.RAT), Lang.EN) == "mice, rats"
    assert species((Species.MOUSE, Species.RAT), Lang.ZH) == "小鼠、大鼠"


def test_a_value_keeps_its_digits_and_has_a_true_minus_sign() -> None:
    assert decimal(Decimal("-1.770")) == "\N{MINUS SIGN}1.770"
    assert decimal(Decimal("12.1")) == "12.1"


def test_a_unit_without_a_word_of_its_own_stands_as_the_source_writes_it() -> None:
    assert (unit("points", Lang.ZH), unit("points", Lang.EN)) == ("分", "points")
    assert unit("neurons per hour", Lang.ZH) == "neurons per hour"
