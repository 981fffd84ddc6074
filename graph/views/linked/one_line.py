"""Words from records on one line, where a format ends a field at the end of the line."""

from __future__ import annotations

import unicodedata


def one_line(words: str) -> str:
    """Words on one line, without characters that steer a terminal or turn the direction of writing."""
    return " ".join("".join(mark for mark in " ".join(words.split()) if not _steers(mark)).split())


def _steers(mark: str) -> bool:
    return unicodedata.category(mark) in ("Cc", "Cs") or unicodedata.bidirectional(mark) in _TURNS


_TURNS = frozenset({"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"})
