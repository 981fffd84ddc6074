"""References from a file, whichever of the usual forms its content has."""

from __future__ import annotations

from collections.abc import Iterator

from graph.sources.reading import BrokenFileError, Reason, Skip, Skipped, opened
from graph.sources.references.bibtex import bibtex, is_bibtex
from graph.sources.references.csl import csl, is_json
from graph.sources.references.endnote import endnote, is_endnote
from graph.sources.references.listed import listed
from graph.sources.references.reference import Reference
from graph.sources.references.tagged import is_nbib, is_ris, nbib, ris

LONGEST = 64 * 1024 * 1024
"""Bytes of one list; a hundred thousand references need less."""


def references(path: str, *, skip: Skip) -> Iterator[Reference]:
    """Every reference of a file (`-`: standard input): RIS, NBIB, BibTeX, CSL-JSON, EndNote XML or a plain list."""
    try:
        with opened(path) as file:
            content = file.read(LONGEST + 1)
    except OSError as error:
        skip(Skipped(path, Reason.CANNOT_BE_OPENED, f"It cannot be opened: {error.strerror or error}."))
        return
    except BrokenFileError as error:
        skip(Skipped(path, Reason.BROKEN, str(error)))
        return
    if len(content) > LONGEST:
        skip(Skipped(path, Reason.REFUSED, f"It is larger than {LONGEST // 1024**2} MB. Split it."))
        return
    for one in _references(path, content, skip):
        if one.is_empty:
            detail = "A reference has neither a title nor an identifier, so nothing can be said of it."
            skip(Skipped(path, Reason.NO_IDENTIFIER, detail, line=one.line))
            continue
        yield one


def _references(path: str, content: bytes, skip: Skip) -> Iterator[Reference]:
    text = decoded(content)
    if text is None:
        skip(Skipped(path, Reason.NOT_SUCH_RECORDS, "It is no text, so it is no list of references."))
    elif is_json(text):
        yield from csl(path, text, skip=skip)
    elif is_endnote(text):
        yield from endnote(path, content, skip=skip)
    elif is_ris(text):
        yield from ris(path, text)
    elif is_nbib(text):
        yield from nbib(path, text)
    elif is_bibtex(text):
        yield from bibtex(path, text, skip=skip)
    else:
        yield from listed(path, text, skip=skip)


def decoded(content: bytes) -> str | None:
    """The text: UTF-8 or UTF-16 by its mark, else as old Windows programs write; None where it is no text."""
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return content.decode("utf-16", "replace")
    if b"\0" in content:
        return None
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")
