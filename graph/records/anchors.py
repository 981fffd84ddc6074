"""Whether the passages that claims point at are in a source's text: compared by digest, so no text is kept or shown."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from graph.errors import Problem
from graph.model.claim import Claim, Source
from graph.records.collection import Collection
from graph.records.validation import Placed

LARGEST = 10 * 1024 * 1024  # bytes
MOST_AROUND = 20_000  # characters; a saved page has some before and after the text


@dataclass(frozen=True, slots=True)
class AnchorCheck:
    """How many anchors agree with a text, and what is wrong with the others."""

    agreeing: int
    problems: tuple[Problem, ...]


def normalised(text: str) -> str:
    """The text that offsets count in: NFKC, without any white space."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def digest(text: str) -> str:
    """How a text is recognised without being kept."""
    return sha256(text.encode()).hexdigest()


def check_anchors(path: Path, collection: Collection) -> AnchorCheck:
    """Hold the anchors of a source against a copy of its text, finding out by digest whose text it is."""
    text = normalised_text(path)
    if isinstance(text, Problem):
        return AnchorCheck(0, (text,))
    for source in collection.sources:
        found = passage_of(source.noun, text)
        if found is not None:
            return _check(source.noun, found, collection)
    held = [source.noun for source in collection.sources if source.noun.text_length is not None]
    lengths = ", ".join(f"{source.id} has {source.text_length}" for source in held)
    message = f"this is not the text of any source: without white space it has {len(text)} characters."
    help_ = f"Save the text of the article alone, unchanged ({lengths or 'no source has a digest'})."
    return AnchorCheck(0, (_problem(path, message, help_),))


def normalised_text(path: Path) -> str | Problem:
    """The text of a file in which offsets count, or why it cannot be read as one."""
    try:
        data = path.read_bytes() if path.stat().st_size <= LARGEST else None
        text = None if data is None else normalised(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return _problem(path, "this is not UTF-8.", "Save the text in the encoding UTF-8.")
    except OSError as error:
        return _problem(path, f"the file cannot be read: {error.strerror}.", "Check its name and permissions.")
    return text if text is not None else _problem(path, "the file is larger than 10 MiB.", "Save the text alone.")


def _problem(path: Path, message: str, help_: str) -> Problem:
    return Problem(path.as_posix(), 0, 0, message, help_)


def passage_of(source: Source, text: str) -> str | None:
    """The source's own text inside a copy that may have lines of a page before and after it."""
    if source.text_length is None:
        return None
    around = len(text) - source.text_length
    if not 0 <= around <= MOST_AROUND:
        return None
    starts = sorted({0, around}) + list(range(1, around))
    passages = (text[start : start + source.text_length] for start in starts)
    return next((passage for passage in passages if digest(passage) == source.text_sha256), None)


def _check(source: Source, text: str, collection: Collection) -> AnchorCheck:
    agreeing, problems = 0, []
    for claim, index in _appearances(source, collection):
        anchor = claim.noun.appearances[index].anchor
        if anchor is not None and digest(text[anchor.start : anchor.end]) == anchor.sha256:
            agreeing += 1
            continue
        where = f"the passage at {anchor.start} to {anchor.end}" if anchor else "there"
        message = f"the anchor of {claim.noun.id} is not {where}."
        keys = ("appearances", index, "anchor", "sha256")
        complaint = claim.complaint(*keys, message=message, help_="Correct the offsets, or the digest.")
        problems.append(complaint.problem)
    return AnchorCheck(agreeing, tuple(problems))


def _appearances(source: Source, collection: Collection) -> Iterator[tuple[Placed[Claim], int]]:
    for claim in collection.claims:
        for index, appearance in enumerate(claim.noun.appearances):
            if appearance.source == source.id:
                yield claim, index
