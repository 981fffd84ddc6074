"""Numbers, dates and spans of time as each language writes them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from graph.facts.labels import label
from graph.model.values import Absent, Lang, Span, Species, Text, TimeUnit

_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_UNITS = {
    "points": Text("points", "分"),
    "percentage points": Text("percentage points", "个百分点"),
}
_ONE = {
    TimeUnit.DAYS: "day",
    TimeUnit.WEEKS: "week",
    TimeUnit.MONTHS: "month",
    TimeUnit.YEARS: "year",
}


def number(value: int) -> str:
    """A count with its thousands set apart, which both languages write alike."""
    return f"{value:,}"


def decimal(value: Decimal) -> str:
    """A value as it was recorded, with a true minus sign."""
    return f"{value:f}".replace("-", "\N{MINUS SIGN}")


def unit(words: str, lang: Lang) -> str:
    """A unit in the language where it has a word there; others stand as the source writes them."""
    return _UNITS[words].in_(lang) if words in _UNITS else words


def day(value: date, lang: Lang) -> str:
    """A date with its month in words, so that no reader takes the month for the day."""
    if lang is Lang.ZH:
        return f"{value.year}年{value.month}月{value.day}日"
    return f"{value.day} {_MONTHS[value.month - 1]} {value.year}"


def span(value: Span | Absent, lang: Lang) -> str:
    """A span of time in the unit of its source."""
    if isinstance(value, Absent):
        return label(value).in_(lang)
    figure = f"{value.value:f}"
    if lang is Lang.ZH:
        return f"{figure}{label(value.unit).zh}"
    return f"{figure} {_ONE[value.unit] if value.value == Decimal(1) else label(value.unit).en}"


def species(values: tuple[Species, ...], lang: Lang) -> str:
    """The species of a study, as a list in words."""
    return Text(", ", "、").in_(lang).join(label(value).in_(lang) for value in values)
