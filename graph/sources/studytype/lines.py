"""Articles from a stranger's file, one JSON object a line, and what is wrong with the lines that hold none."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from itertools import count
from typing import BinaryIO

from graph.errors import Problem
from graph.sources.studytype.described import Described

LONGEST = 1_000_000
"""Bytes of a line, beyond which it is no description of an article."""

_TEXTS = ("title", "abstract", "journal")
_LISTS = ("keywords", "publication_types", "mesh")
_HELP = "Give an object with pmid, title, abstract, journal and keywords; any may be missing or null."


class BadLineError(Exception):
    """Inside this module only: a line holds no article."""


def articles(lines: BinaryIO, file: str) -> Iterator[Described | Problem]:
    """The article of each line, or what is wrong with it; blank lines are passed over."""
    for number, line in _numbered(lines):
        if not line.strip():
            continue
        try:
            yield _article(line)
        except BadLineError as bad:
            yield Problem(file, number, 0, str(bad), _HELP)


def _numbered(lines: BinaryIO) -> Iterator[tuple[int, bytes]]:
    """The lines with their numbers; of one that is too long, only as much as shows it."""
    for number in count(1):
        line = lines.readline(LONGEST + 1)
        if not line:
            return
        yield number, line
        while len(line) > LONGEST and not line.endswith(b"\n"):
            line = lines.readline(LONGEST + 1)


def _article(line: bytes) -> Described:
    if len(line) > LONGEST:
        raise BadLineError(f"The line is longer than {LONGEST:,} bytes.")
    try:
        row = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise BadLineError("The line is not UTF-8.") from None
    except json.JSONDecodeError as error:
        raise BadLineError(f"The line is not JSON: {error.msg}, column {error.colno}.") from None
    except (RecursionError, ValueError):
        raise BadLineError("The line is nested too deeply or holds a number that is too long.") from None
    if not isinstance(row, dict):
        raise BadLineError("The line holds no object.")
    wrong = list(_wrong(row))
    if wrong:
        raise BadLineError(" ".join(wrong))
    return Described(
        pmid=str(row["pmid"]) if row.get("pmid") is not None else None,
        title=row.get("title") or "",
        abstract=row.get("abstract") or "",
        journal=row.get("journal") or "",
        keywords=_list(row.get("keywords")),
        publication_types=_list(row.get("publication_types")),
        mesh=_list(row.get("mesh")),
    )


def _list(value: str | list[str] | None) -> tuple[str, ...]:
    """The texts of a list, or of one text with bars or semicolons between them."""
    if isinstance(value, str):
        value = value.replace("|", ";").split(";")
    return tuple(text.strip() for text in value or () if text.strip())


def _wrong(row: Mapping[str, object]) -> Iterator[str]:
    """What fields hold something else than they should, all at once."""
    for field in _TEXTS:
        if not isinstance(row.get(field), str | None):
            yield f"`{field}` is not a text."
    for field in _LISTS:
        value = row.get(field)
        if not isinstance(value, str | None) and not (isinstance(value, list) and _are_texts(value)):
            yield f"`{field}` is neither a text nor a list of texts."
    pmid = row.get("pmid")
    if isinstance(pmid, bool) or not isinstance(pmid, str | int | None):
        yield "`pmid` is neither a number nor a text."


def _are_texts(values: Iterable[object]) -> bool:
    return all(isinstance(value, str) for value in values)
