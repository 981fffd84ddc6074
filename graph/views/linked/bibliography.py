"""What stands in one string of a record taken apart: who wrote a report, and where in a journal it stands.

Nothing is guessed: a string that is not written as bibliographies of medicine write it stays whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

# Authors --------------------------------------------------------------------------------------------------------------


class Person(NamedTuple):
    """A name as bibliographies of medicine write it, taken apart."""

    family: str
    given: str
    suffix: str = ""


@dataclass(frozen=True, slots=True)
class Byline:
    """The authors that a record names, in their order; groups stand in words.

    `gap` is after how many names others are left out, as “et al.” or three dots say; `None` where nobody is.
    """

    names: tuple[Person | str, ...]
    gap: int | None = None

    @property
    def whole(self) -> bool:
        """Whether nobody was left out."""
        return self.gap is None

    @property
    def persons(self) -> tuple[Person, ...]:
        """The names that are persons."""
        return tuple(name for name in self.names if isinstance(name, Person))


_PERSON = re.compile(
    r"(?!.* and )(?P<family>[^\W\d_](?:[^\W\d_]|['’ -]){1,60}?) (?P<given>[^\W\d_](?:-?[^\W\d_]){0,3})"
    r"(?: (?P<suffix>Jr|Sr|II|III|IV|2nd|3rd)\.?)?"
)
_OTHERS = re.compile(r"(?:and )?(?:et al\.?|others)|\.{3}|…", re.IGNORECASE)
_GROUP = re.compile(
    r"(?:(?:for|on behalf of) (?:the )?)?(?P<name>(?:\S+ ){0,6}"
    r"(?:Group|Investigators|Collaborators|Collaboration|Consortium|Network|Participants|Task Force))",
    re.IGNORECASE,
)


def byline(authors: str) -> Byline:
    """A list such as “Smith AB Jr, de Jong C, et al.” as names; anything else as one name in words."""
    names: list[Person | str] = []
    gap: int | None = None
    for piece in _pieces(authors):
        if _OTHERS.fullmatch(piece):
            gap = len(names)
            continue
        name = _name(piece)
        if name is None:
            return Byline((authors,))
        names.append(name)
    return Byline(tuple(names), gap) if any(isinstance(name, Person) for name in names) else Byline((authors,))


def _pieces(authors: str) -> Iterator[str]:
    """What stands between commas, with the sign for the others apart from the name beside it."""
    for piece in authors.split(","):
        # “Dai J et al.” and “... Muir KW” each hold a name and a sign.
        apart = re.sub(r"(\.{3}|…|\bet al\.?)", r",\1,", piece)
        yield from (part.strip() for part in apart.split(",") if part.strip() or not apart.strip())


def _name(piece: str) -> Person | str | None:
    person = _PERSON.fullmatch(piece)
    if person and person["given"].isupper():
        return Person(person["family"], person["given"], person["suffix"] or "")
    group = _GROUP.fullmatch(piece)
    return group["name"] if group else None


# Places in journals ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a journal a report stands; `rest` is what could not be told apart."""

    container: str | None = None
    volume: str | None = None
    issue: str | None = None
    first: str | None = None
    last: str | None = None
    article: str | None = None
    rest: str | None = None

    @property
    def pages(self) -> str | None:
        """First and last page, or the number of the article in their place."""
        return f"{self.first}-{self.last}" if self.last else self.first or self.article


_PAGE = r"[A-Za-z]{0,2}[0-9]{1,18}"
_WHERE = re.compile(
    r"(?:(?:[A-Z][a-z]{2} )?(?:19|20)[0-9]{2}(?:/(?:19|20)[0-9]{2})?(?:; ?| |$))?"
    r"(?:(?P<volume>[0-9]{1,4}(?![0-9]))?(?:\((?P<issue>[^()]{1,20})\))?"
    rf"(?:(?:^|:|pp?\. ?) ?(?P<first>{_PAGE})(?:[-–](?P<last>{_PAGE}))?)?|article (?P<article>[A-Za-z]?[0-9]+))"
)
_ENDING = re.compile(r"(?P<container>.*\D) (?P<where>(?:(?:19|20)[0-9]{2};)?[0-9]{1,4}(?:\([^()]{1,20}\))?:\S+)")


def place(journal: str | None, reference: str | None) -> Place:
    """A journal and a reference such as “2011;42(3):825-829” as fields; a reference of another shape stays whole."""
    ending = _ENDING.fullmatch(journal or "")
    container, where = (ending["container"], reference or ending["where"]) if ending else (journal, reference)
    if where is None:
        return Place(container)
    found = _WHERE.fullmatch(re.sub(r" \([a-z ]+\)$", "", where))
    if found is None or not any(found.groupdict().values()):
        return Place(container, rest=reference)
    first, last = found["first"], _full(found["first"], found["last"])
    article = found["article"]
    if first and not last and len(first) > 5:  # the page of no journal, but the number of an article
        first, article = None, first
    return Place(container, found["volume"], found["issue"], first, last, article)


def _full(first: str | None, last: str | None) -> str | None:
    """The last page as it is: 1777-89 ends at 1789."""
    if not first or not last or not (first + last).isdigit() or len(last) >= len(first):
        return last
    return first[: len(first) - len(last)] + last
