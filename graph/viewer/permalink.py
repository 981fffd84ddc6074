"""The state of the viewer in its address: the address is the only state, so Back and a shared link just work."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import asdict, dataclass, field, replace
from enum import StrEnum
from types import MappingProxyType
from urllib.parse import urlencode

from graph.model.values import Lang
from graph.views.summary import Filters

LONGEST_SEARCH = 200
"""Characters of a search that are kept."""


class Page(StrEnum):
    """The pages, as the address names them."""

    OVERVIEW = "overview"
    SAFETY = "safety"
    CLAIMS = "claims"
    CLAIM = "claim"
    ARTICLE = "article"
    QUESTION = "question"
    MAP = "map"
    GRAPH = "graph"
    STUDIES = "studies"
    STUDY = "study"
    MECHANISMS = "mechanisms"
    CELLS = "cells"
    WHATIF = "whatif"
    METHOD = "method"
    QUERY = "query"


_KEEPS_FILTERS = (Page.CLAIMS, Page.CLAIM)


@dataclass(frozen=True, slots=True)
class Accepts:
    """What a page reads from its address beside `page`, `id` and `lang`.

    `closed` maps a parameter to the values that mean something, `free` to the characters of it that are kept.
    """

    closed: Mapping[str, Collection[str]] = field(default_factory=lambda: MappingProxyType({}))
    free: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    has_id: bool = False


@dataclass(frozen=True, slots=True)
class View:
    """What a reader is looking at: a page, the thing it is about, and what was asked of it."""

    lang: Lang
    page: Page = Page.OVERVIEW
    id: str | None = None
    asked: tuple[tuple[str, str], ...] = ()

    def get(self, name: str) -> str | None:
        """A parameter of the page, where the address has it."""
        return dict(self.asked).get(name)

    def to(self, page: Page, id_: str | None = None, **asked: str | None) -> View:
        """Another page, with nothing taken along but the language."""
        return View(self.lang, page, id_, _sorted(asked))

    def here(self, **asked: str | None) -> View:
        """The same page with some parameters changed; `None` takes one away."""
        return replace(self, asked=_sorted({**dict(self.asked), **asked}))

    def at(self, claim: str) -> View:
        """The page of one claim, with the filters among which it was found to come back to."""
        return View(self.lang, Page.CLAIM, claim, self.asked if self.page in _KEEPS_FILTERS else ())

    def all_claims(self, filters: Filters | None = None) -> View:
        """The page of all claims, with these filters or the present ones."""
        if filters is None:
            return View(self.lang, Page.CLAIMS, None, self.asked if self.page in _KEEPS_FILTERS else ())
        asked = {"q" if key == "text" else key: value for key, value in asdict(filters).items()}
        return self.to(Page.CLAIMS, None, **asked)

    @property
    def filters(self) -> Filters:
        """The choice among claims that the address makes."""
        if self.page not in _KEEPS_FILTERS:
            return Filters()
        return Filters(**{"text" if key == "q" else key: value for key, value in self.asked})

    def in_(self, lang: Lang) -> View:
        """The same view in another language."""
        return replace(self, lang=lang)


def _sorted(asked: Mapping[str, str | None]) -> tuple[tuple[str, str], ...]:
    return tuple(sorted((key, value) for key, value in asked.items() if value is not None))


@dataclass(frozen=True, slots=True)
class Misread:
    """A part of an address that means nothing here; it was left out, and the reader is told."""

    key: str
    value: str


def read(
    address: Mapping[str, str], *, accepts: Callable[[Page, str | None], Accepts], lang: Lang
) -> tuple[View, list[Misread]]:
    """The view that an address asks for, and what of it could not be read.

    An id is taken as it stands: the page itself says when there is no such thing.
    """
    page = _page(address, accepts)
    accepted = accepts(page, address.get("id"))
    misread = list(_misread(address, accepted))
    known = {key: value for key, value in address.items() if Misread(key, value[:LONGEST_SEARCH]) not in misread}
    asked = {key: _cut(key, value, accepted) for key, value in known.items() if key not in _COMMON}
    id_ = known.get("id", "") if accepted.has_id else None
    return View(Lang(known.get("lang", lang)), page, id_, _sorted(asked)), misread


_COMMON = ("page", "id", "lang")


def _page(address: Mapping[str, str], accepts: Callable[[Page, str | None], Accepts]) -> Page:
    """The page that is named; without a name an id means its claim, and filters mean the claims that pass them."""
    named = address.get("page", "")
    if named in tuple(Page):
        return Page(named)
    if address.get("id"):
        return Page.CLAIM
    claims = accepts(Page.CLAIMS, None)
    narrows = any(key in claims.free or value in claims.closed.get(key, ()) for key, value in address.items())
    return Page.CLAIMS if narrows else Page.OVERVIEW


def _misread(address: Mapping[str, str], accepted: Accepts) -> Iterator[Misread]:
    closed: dict[str, Collection[str]] = {"page": tuple(Page), "lang": tuple(Lang), **accepted.closed}
    free = {*accepted.free, *(("id",) if accepted.has_id else ())}
    for key, value in address.items():
        if key not in free and value not in closed.get(key, ()):
            yield Misread(key, value[:LONGEST_SEARCH])


def _cut(key: str, value: str, accepted: Accepts) -> str | None:
    if key not in accepted.free:
        return value
    return " ".join(value.split())[: accepted.free[key]].strip() or None


def address(view: View) -> dict[str, str]:
    """The parameters that reproduce a view, the language always among them."""
    id_ = {} if view.id is None else {"id": view.id}
    return {"page": view.page.value, **id_, **dict(view.asked), "lang": view.lang.value}


def href(view: View) -> str:
    """A relative link to a view."""
    return "?" + urlencode(address(view))


def language(locale: str | None) -> Lang:
    """The language of a browser, where the viewer speaks it; else English."""
    return Lang.ZH if (locale or "").lower().startswith("zh") else Lang.EN
