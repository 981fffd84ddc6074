"""CSL-JSON, as Zotero and Pandoc give it out."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping

from graph.identifiers import Scheme
from graph.sources.reading import Reason, Skip, Skipped
from graph.sources.references.reference import Reference, identifiers, plain, year_of


def is_json(text: str) -> bool:
    """Whether a list begins as JSON does."""
    return text.lstrip()[:1] in ("[", "{")


def csl(file: str, text: str, *, skip: Skip) -> Iterator[Reference]:
    """Every item of a list, of `{"items": […]}`, or the one item that the file is."""
    try:
        whole = json.loads(text)
    except json.JSONDecodeError as error:
        skip(Skipped(file, Reason.BROKEN, f"It is not JSON: {error.msg}, column {error.colno}.", line=error.lineno))
        return
    except (RecursionError, ValueError):
        skip(Skipped(file, Reason.BROKEN, "Its JSON is nested too deeply or holds a number that is too long."))
        return
    found = whole.get("items", [whole]) if isinstance(whole, dict) else whole
    items = found if isinstance(found, list) else [found]
    lines = _lines(text)
    for place, item in enumerate(items):
        line = lines[place] if len(lines) == len(items) else 0
        if isinstance(item, dict):
            yield _reference(file, line, item)
        else:
            skip(Skipped(file, Reason.BAD_RECORD, "An item of the list is no object.", f"item {place + 1}", line))


def _lines(text: str) -> list[int]:
    """The lines that name a `type`: one an item, where the list is written as programs write it."""
    return [number for number, line in enumerate(text.splitlines(), 1) for _ in re.findall(r'"type"\s*:', line)]


def _reference(file: str, line: int, item: Mapping[str, object]) -> Reference:
    note = _text(item, "note") or ""
    return Reference(
        file,
        line,
        identifiers=identifiers(
            (Scheme.DOI, _text(item, "DOI")),
            (Scheme.PMID, _text(item, "PMID")),
            (Scheme.PMCID, _text(item, "PMCID")),
            addresses=[_text(item, "URL") or "", *re.findall(r"(?:PMID|PMCID|DOI)\s*:\s*\S+", note)],
        ),
        title=plain(_text(item, "title")),
        persons=tuple(_persons(item.get("author"))),
        container=plain(_text(item, "container-title")),
        year=_year(item.get("issued")),
        volume=_text(item, "volume"),
        issue=_text(item, "issue"),
        pages=_text(item, "page"),
        kind=_text(item, "type"),
    )


def _text(item: Mapping[str, object], key: str) -> str | None:
    """A field as text: exports write numbers with and without quotes, and some put texts into lists."""
    value = item.get(key)
    if isinstance(value, list) and value:
        value = value[0]
    return str(value) if isinstance(value, str | int) and not isinstance(value, bool) and str(value).strip() else None


def _persons(found: object) -> Iterator[str]:
    for person in found if isinstance(found, list) else ():
        if isinstance(person, dict):
            name = ", ".join(part for key in ("family", "given") if (part := _text(person, key)))
            if name or (name := _text(person, "literal") or ""):
                yield name


def _year(issued: object) -> int | None:
    if not isinstance(issued, dict):
        return year_of(str(issued)) if isinstance(issued, str) else None
    parts: object = issued.get("date-parts")
    while isinstance(parts, list) and parts:
        parts = parts[0]
    return year_of(str(parts), *(str(issued.get(key) or "") for key in ("raw", "literal")))
