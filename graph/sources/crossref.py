"""What Crossref tells of a work: what it is, and which notices speak of it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import msgspec

from graph.sources.dates import PartialDate, partial
from graph.sources.notices import Nature, Notice, nature_of


class _Dated(msgspec.Struct, frozen=True):
    parts: tuple[tuple[int | None, ...], ...] = msgspec.field(default=(), name="date-parts")

    @property
    def partial(self) -> PartialDate | None:
        """The date, as far as it is known."""
        year, month, day, *_ = (*(str(one or "") for one in (self.parts[0] if self.parts else ())), "", "", "")
        return partial(year, month, day)

    @property
    def day(self) -> date | None:
        """The date where all of it is known."""
        known = self.partial
        return date(known.year, known.month, known.day) if known and known.month and known.day else None


class _Update(msgspec.Struct, frozen=True):
    type: str = ""
    doi: str | None = msgspec.field(default=None, name="DOI")
    updated: _Dated = _Dated()


class _Person(msgspec.Struct, frozen=True):
    family: str | None = None
    given: str | None = None
    name: str | None = None


class _Related(msgspec.Struct, frozen=True):
    id: str | None = None
    kind: str | None = msgspec.field(default=None, name="id-type")


class Work(msgspec.Struct, frozen=True):
    """A work as Crossref describes it; `relation` are its ties to other works, by Crossref's names for them."""

    doi: str | None = msgspec.field(default=None, name="DOI")
    type: str | None = None
    titles: tuple[str, ...] = msgspec.field(default=(), name="title")
    containers: tuple[str, ...] = msgspec.field(default=(), name="container-title")
    volume: str | None = None
    issue: str | None = None
    page: str | None = None
    issued: _Dated = _Dated()
    author: tuple[_Person, ...] = ()
    updated_by: tuple[_Update, ...] = msgspec.field(default=(), name="updated-by")
    update_to: tuple[_Update, ...] = msgspec.field(default=(), name="update-to")
    relation: Mapping[str, tuple[_Related, ...]] = {}

    @property
    def persons(self) -> tuple[str, ...]:
        """Who wrote it, family name first."""
        named = (", ".join(part for part in (one.family, one.given) if part) or one.name for one in self.author)
        return tuple(name for name in named if name)

    @property
    def notices(self) -> tuple[Notice, ...]:
        """The notices that speak of this work."""
        told = ((one, nature_of(one.type)) for one in self.updated_by)
        return tuple(
            Notice(nature, doi=self.doi, notice_doi=one.doi, when=one.updated.day, source="Crossref")
            for one, nature in told
            if nature is not None
        )

    @property
    def newer(self) -> tuple[str, ...]:
        """DOIs of newer reports: the article that a preprint became, and newer versions."""
        versions = [one.doi for one in self.updated_by if one.type in ("new_version", "new_edition")]
        became = [one.id for name in ("is-preprint-of", "has-version") for one in self.relation.get(name, ())]
        return tuple(dict.fromkeys(one for one in (*versions, *became) if one))

    @property
    def is_retraction(self) -> bool:
        """Whether this work is itself the notice that retracts another."""
        return any(nature_of(one.type) is Nature.RETRACTED for one in self.update_to)


class _Reply(msgspec.Struct):
    message: Work


_reply = msgspec.json.Decoder(_Reply)
_bare = msgspec.json.Decoder(Work)


def work(content: bytes) -> Work | None:
    """The work of a reply, or of its bare message; None where it is neither."""
    try:
        return _reply.decode(content).message
    except (msgspec.DecodeError, RecursionError):
        pass
    try:
        found = _bare.decode(content)
    except (msgspec.DecodeError, RecursionError):
        return None
    return found if found.doi else None
