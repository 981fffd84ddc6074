"""Anchors for passages that a curator points at, and how much of a source's text has one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from graph.errors import Problem
from graph.model.claim import Anchor, Source
from graph.records.anchors import digest, normalised, passage_of
from graph.records.collection import Collection

_MOST_PLACES = 5  # told of a passage that is found often


@dataclass(frozen=True, slots=True)
class Anchored:
    """The anchor of one passage, and the line of the list on which the passage stands."""

    line: int
    anchor: Anchor


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many characters of a source's text, counted without white space, some anchor of the records covers."""

    covered: int
    length: int

    @property
    def percent(self) -> int:
        """The covered share in whole percent, rounded down, so that 100 is all."""
        return 100 * self.covered // self.length if self.length else 0


@dataclass(frozen=True, slots=True)
class Anchoring:
    """What became of a list of passages.

    `source` is the source of the topic whose text it is, `None` where it is that of none; then there is no coverage,
    and `text` is the whole file.
    """

    source: Source | None
    text: str
    anchored: tuple[Anchored, ...]
    problems: tuple[Problem, ...]
    coverage: Coverage | None


def anchor_passages(text: str, passages: Iterable[str], *, file: str, collection: Collection) -> Anchoring:
    """Find each passage in a normalised text; `file` names the list for problems, a line of white space is none.

    The offsets count from where the text of the source begins, whatever a copy of its page has before.
    """
    source, own = _source_of(text, collection)
    anchored, problems = [], []
    for line, passage in enumerate(passages, 1):
        sought = normalised(passage)
        if not sought:
            continue
        starts = list(_found(own, sought))
        if len(starts) == 1:
            anchored.append(Anchored(line, Anchor(starts[0], starts[0] + len(sought), digest(sought))))
        else:
            problems.append(_problem(file, line, starts, len(sought)))
    coverage = _coverage(source, collection) if source is not None else None
    return Anchoring(source, own, tuple(anchored), tuple(problems), coverage)


def lines_of(path: Path) -> list[str] | Problem:
    """The passages of a file, one a line, or why it cannot be read."""
    try:
        return path.read_text(encoding="utf-8-sig").splitlines()
    except UnicodeDecodeError:
        return Problem(path.as_posix(), 0, 0, "this is not UTF-8.", "Save the passages in the encoding UTF-8.")
    except OSError as error:
        message = f"the file cannot be read: {error.strerror}."
        return Problem(path.as_posix(), 0, 0, message, "Check its name and permissions.")


def _source_of(text: str, collection: Collection) -> tuple[Source | None, str]:
    for source in collection.sources:
        own = passage_of(source.noun, text)
        if own is not None:
            return source.noun, own
    return None, text


def _found(text: str, sought: str) -> Iterator[int]:
    """Every place at which a passage starts, overlapping ones too."""
    start = text.find(sought)
    while start >= 0:
        yield start
        start = text.find(sought, start + 1)


def _problem(file: str, line: int, starts: list[int], length: int) -> Problem:
    # The passage itself is not told: what is printed may end in a record or a public log.
    if not starts:
        help_ = "Copy it from the text as it stands there, on one line."
        return Problem(file, line, 0, "this passage is not in the text.", help_)
    places = ", ".join(f"{start} to {start + length}" for start in starts[:_MOST_PLACES])
    more = f" and {len(starts) - _MOST_PLACES} more" if len(starts) > _MOST_PLACES else ""
    message = f"this passage is in the text {len(starts)} times, at {places}{more}."
    return Problem(file, line, 0, message, "Copy more of what stands around it.")


def _coverage(source: Source, collection: Collection) -> Coverage:
    anchors = [
        appearance.anchor
        for claim in collection.claims
        for appearance in claim.noun.appearances
        if appearance.source == source.id and appearance.anchor is not None
    ]
    covered, end = 0, 0
    for anchor in sorted(anchors, key=lambda one: (one.start, one.end)):
        last = min(anchor.end, source.text_length or 0)
        covered += max(0, last - max(anchor.start, end))
        end = max(end, last)
    return Coverage(covered, source.text_length or 0)
