"""A text cut into sentences, English or Chinese, each with its place."""

from __future__ import annotations

import re
from dataclasses import dataclass

LONGEST = 2_000
"""Letters of a sentence; a longer run is cut here, so that no text is slow to read."""
_HAN = re.compile("[\u3400-\u9fff]")
_ENDS = re.compile(r"(?<![.!?])[.!?]++[\"'”’)\]]*+(?=\s|$)|[。！？；]+[”’」』）]*|\n")
# A full stop behind these ends no sentence; neither does one behind a single capital, as in a name.
_SHORT = re.compile(r"(?:^|[\s(])(?:e\.g|i\.e|etc|vs|cf|al|Dr|Prof|Fig|No|approx|ca|[A-Z])\.$")
_BEFORE = re.compile(r"(?:[\s>#*•·-]|\d{1,3}[.)](?=\s))*")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence as it stands; `line` and `column` count from 1."""

    text: str
    line: int
    column: int

    @property
    def is_chinese(self) -> bool:
        """Whether any Chinese character stands in it."""
        return _HAN.search(self.text) is not None


def sentences(text: str) -> tuple[Sentence, ...]:
    """The sentences in their order; a line break ends one, and what holds no letter is none."""
    found: list[Sentence] = []
    start, line, line_start = 0, 1, 0
    for end in _cuts(text):
        piece = text[start:end]
        lead = _BEFORE.match(piece)
        skip = lead.end() if lead else 0
        words = piece[skip:].rstrip()
        if any(letter.isalpha() for letter in words):
            found.append(Sentence(words, line, start + skip - line_start + 1))
        if piece.endswith("\n"):
            line, line_start = line + 1, end
        start = end
    return tuple(found)


def _cuts(text: str) -> list[int]:
    """Where sentences end; the last is the end of the text."""
    ends = [one.end() for one in _ENDS.finditer(text) if not _SHORT.search(text[max(0, one.end() - 12) : one.end()])]
    if not ends or ends[-1] != len(text):
        ends.append(len(text))
    starts = [0, *ends[:-1]]
    return [
        cut for start, end in zip(starts, ends, strict=True) for cut in (*range(start + LONGEST, end, LONGEST), end)
    ]
