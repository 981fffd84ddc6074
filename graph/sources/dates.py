"""Dates as registries give them: often without a day, sometimes only a season."""

from __future__ import annotations

import calendar
import re
from datetime import date

import msgspec

_MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_abbr) if name}
_YEAR = re.compile(r"(?<!\d)(1[5-9]\d\d|20\d\d|21\d\d)(?!\d)")
_ISO = re.compile(r"(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?(?!\d)")
_WORDS = re.compile(r"([A-Za-z]+)\.?\s+(?:(\d{1,2}),?\s+)?(\d{4})")


class PartialDate(msgspec.Struct, frozen=True, omit_defaults=True):
    """A date of which the month or the day may be unknown; `text` is what was printed where more was printed."""

    year: int
    month: int | None = None
    day: int | None = None
    text: str | None = None

    def __str__(self) -> str:
        """As ISO 8601 writes it, as far as it is known."""
        month = f"-{self.month:02d}" if self.month else ""
        return f"{self.year:04d}{month}" + (f"-{self.day:02d}" if self.day else "")

    @property
    def latest(self) -> date:
        """The last day that it can mean."""
        month = self.month or 12
        return date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])


def partial(year: str | None, month: str | None = None, day: str | None = None) -> PartialDate | None:
    """A date from its parts as text; what is no month or no day is left out."""
    found = _YEAR.search(year or "")
    if found is None:
        return None
    whole, number = int(found[0]), month_of(month)
    if number is None or not (day or "").strip().isdecimal():
        return PartialDate(whole, number)
    last = calendar.monthrange(whole, number)[1]
    return PartialDate(whole, number, int(day or "") if 1 <= int(day or "") <= last else None)


def month_of(text: str | None) -> int | None:
    """The number of a month that is written as `7`, `07`, `Jul` or `July`."""
    bare = (text or "").strip()
    if bare.isdecimal():
        return int(bare) if 1 <= int(bare) <= 12 else None
    return _MONTHS.get(bare[:3].lower())


def year_in(text: str | None) -> int | None:
    """The first year that is named in a text."""
    if text and len(text) == 4 and "1500" <= text <= "2199" and text.isdecimal() and text.isascii():
        return int(text)
    found = _YEAR.search(text or "")
    return int(found[0]) if found else None


def from_words(text: str | None) -> PartialDate | None:
    """A date from free words such as `2011 Nov-Dec` or `1998 Dec-1999 Jan`: the year it begins in, and its words."""
    bare = " ".join((text or "").split())
    found = _YEAR.search(bare)
    if found is None:
        return None
    after = bare[found.end() :].split("-")[0].strip()
    month = month_of(after) if re.fullmatch(r"[A-Za-z]{3,9}", after) else None
    return PartialDate(int(found[0]), month, text=bare)


def registered(text: str | None) -> PartialDate | None:
    """A registry's date: `2015-04`, `2015-04-30`, `April 2015` or `April 30, 2015`."""
    bare = (text or "").strip()
    if found := _ISO.match(bare):
        return partial(found[1], found[2], found[3])
    if found := _WORDS.match(bare):
        return partial(found[3], found[1], found[2])
    return None
