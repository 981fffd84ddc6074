"""Where every thing can be opened: in the viewer, as a linked-data page, and as a page to embed."""

from __future__ import annotations

from enum import StrEnum
from urllib.parse import unquote, urlencode

from graph.dataset.names import segment
from graph.model.values import Lang


class Thing(StrEnum):
    """What has pages of its own, as addresses name it; the same words as in the addresses of the data set."""

    CLAIM = "claim"
    STUDY = "study"
    MECHANISM = "mechanism"
    CELL_TYPE = "cell-type"
    CELL_PRODUCT = "cell-product"
    SOURCE = "source"
    SECTION = "section"
    RULE = "rule"


def slug(*ids: str) -> str:
    """Ids as segments of a path."""
    return "/".join(map(segment, ids))


def linked(thing: Thing, *ids: str) -> str:
    """The path of a linked-data page, such as `/claim/C21`."""
    return f"/{thing}/{slug(*ids)}"


def thing_at(path: str) -> tuple[Thing, tuple[str, ...]] | None:
    """The thing whose linked-data page has this path; `None` for any other path."""
    start, _, ids = path.removeprefix("/").partition("/")
    if not path.startswith("/") or start not in set(Thing) or not ids:
        return None
    return Thing(start), tuple(map(unquote, ids.split("/")))


def embedded(thing: Thing, *ids: str, lang: Lang) -> str:
    """The path of a page to embed, such as `/embed/en/claim/C21.html`."""
    return f"/embed/{lang}/{thing}/{slug(*ids)}.html"


def viewed(page: str, id_: str | None = None, *, lang: Lang | None = None) -> str:
    """The path of a page of the viewer, such as `/?page=claim&id=C21&lang=en`."""
    asked = {"page": page, "id": id_, "lang": lang.value if lang else None}
    return "/?" + urlencode({key: value for key, value in asked.items() if value is not None})
