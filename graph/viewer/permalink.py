"""The state of the viewer in its address: the address is the only state, so Back and a shared link just work."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from urllib.parse import urlencode

from graph.model.values import Lang
from graph.views.summary import Filters

LONGEST_SEARCH = 200
"""Characters of a search that are kept."""


class Page(StrEnum):
    """The pages, as the address names them."""

    CLAIMS = "claims"
    CLAIM = "claim"


NO_FILTERS = Filters()


@dataclass(frozen=True, slots=True)
class View:
    """What a reader is looking at."""

    lang: Lang
    page: Page = Page.CLAIMS
    claim: str | None = None
    filters: Filters = NO_FILTERS

    def at(self, claim: str) -> View:
        """The page of one claim, with the same filters to come back to."""
        return replace(self, page=Page.CLAIM, claim=claim)

    def all_claims(self, filters: Filters | None = None) -> View:
        """The page of all claims, with these filters or the present ones."""
        return replace(self, page=Page.CLAIMS, claim=None, filters=self.filters if filters is None else filters)

    def in_(self, lang: Lang) -> View:
        """The same view in another language."""
        return replace(self, lang=lang)


@dataclass(frozen=True, slots=True)
class Misread:
    """A part of an address that means nothing here; it was left out, and the reader is told."""

    key: str
    value: str


def read(
    address: Mapping[str, str], *, choices: Mapping[str, Collection[str]], lang: Lang
) -> tuple[View, list[Misread]]:
    """The view that an address asks for, and what of it could not be read.

    A claim's id is taken as it stands: the claim page itself says when there is no such claim.
    """
    misread = list(_misread(address, choices))
    known = {key: value for key, value in address.items() if Misread(key, value) not in misread}
    search = " ".join(known.get("q", "").split())[:LONGEST_SEARCH]
    view = View(
        lang=Lang(known.get("lang", lang)),
        page=Page(known.get("page", Page.CLAIM if known.get("id") else Page.CLAIMS)),
        filters=Filters(**{key: known.get(key) for key in choices}, text=search or None),
    )
    return (view.at(known.get("id", "")) if view.page is Page.CLAIM else view), misread


def _misread(address: Mapping[str, str], choices: Mapping[str, Collection[str]]) -> Iterator[Misread]:
    closed: dict[str, Collection[str]] = {"page": tuple(Page), "lang": tuple(Lang), **choices}
    free = {"id", "q"}
    for key, value in address.items():
        if key not in free and value not in closed.get(key, ()):
            yield Misread(key, value[:LONGEST_SEARCH])


def address(view: View) -> dict[str, str]:
    """The parameters that reproduce a view, the language always among them."""
    filters = {"q" if key == "text" else key: value for key, value in asdict(view.filters).items()}
    every = {"page": view.page.value, "id": view.claim, **filters, "lang": view.lang.value}
    return {key: value for key, value in every.items() if value is not None}


def href(view: View) -> str:
    """A relative link to a view."""
    return "?" + urlencode(address(view))


def language(locale: str | None) -> Lang:
    """The language of a browser, where the viewer speaks it; else English."""
    return Lang.ZH if (locale or "").lower().startswith("zh") else Lang.EN
