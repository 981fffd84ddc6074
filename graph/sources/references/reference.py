"""One reference of a list: what names it, who wrote it, and where it appeared."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from graph.identifiers import Identifier, Scheme, find_in, parse
from graph.sources.dates import year_in


@dataclass(frozen=True, slots=True)
class Reference:
    """A reference as its file gives it; what the file leaves out is None or empty.

    `kind` is the file's own word for the sort of document. `line` counts from 1; 0 is not known.
    """

    file: str
    line: int
    identifiers: tuple[Identifier, ...] = ()
    title: str | None = None
    persons: tuple[str, ...] = ()
    container: str | None = None
    year: int | None = None
    volume: str | None = None
    issue: str | None = None
    pages: str | None = None
    kind: str | None = None

    def number(self, scheme: Scheme) -> str | None:
        """The number in one scheme, where it has one."""
        return next((one.number for one in self.identifiers if one.scheme is scheme), None)

    @property
    def is_empty(self) -> bool:
        """Whether nothing in it could be looked up."""
        return not self.identifiers and not self.title

    @property
    def shown(self) -> str:
        """What a reader knows it by: its title, else its first identifier."""
        if self.title:
            return self.title
        return f"{self.identifiers[0].scheme} {self.identifiers[0]}" if self.identifiers else "an empty reference"


_MARKUP = re.compile(r"</?(?:i|b|em|sub|sup|scp|strong)\b[^<>]{0,40}>", re.IGNORECASE)
_MARKS = re.compile(r"^\s*(?:retracted(?: article)?|withdrawn|retraction(?: of)?)\s*[:.\-–—]\s*", re.IGNORECASE)


def title_key(title: str | None) -> str:
    """What two prints of one title share: letters and digits, without case, accents, markup or a retraction mark."""
    bare = _MARKS.sub("", _MARKUP.sub("", title or ""))
    plain = unicodedata.normalize("NFKD", bare).casefold()
    return "".join(c for c in plain if c.isalnum())


def plain(text: str | None) -> str | None:
    """The text on one line without markup; None where nothing is left."""
    return " ".join(_MARKUP.sub("", text or "").split()) or None


def identifiers(*known: tuple[Scheme, str | None], addresses: Iterable[str] = ()) -> tuple[Identifier, ...]:
    """The identifiers of named fields, and those that stand in addresses and notes; each once, in this order."""
    found = [one for scheme, text in known if text and (one := parse(text, scheme))]
    found += [hit.identifier for text in addresses for hit in find_in(text)]
    firsts: dict[tuple[Scheme, str], Identifier] = {}
    for one in found:
        firsts.setdefault((one.scheme, one.key), one)
    return tuple(firsts.values())


def year_of(*texts: str | None) -> int | None:
    """The first year that one of these texts names."""
    return next((year for text in texts if (year := year_in(text))), None)
