"""A text as a list of plain words."""

from __future__ import annotations

import re

NUMBER = "0"
"""What stands for every number."""

_WORD = re.compile(r"[a-z]+(?:'[a-z]+)?|[0-9]+(?:\.[0-9]+)?|%")
_COMMON = frozenset(
    {"the", "of", "and", "in", "to", "a", "with", "for", "was", "were", "is", "are", "by", "that", "an"}
)


def words(text: str) -> list[str]:
    """The words of a text in lower case, every number the same, hyphens as spaces."""
    return [NUMBER if "0" <= word[0] <= "9" else word for word in _WORD.findall(text.lower())]


def is_english(text: list[str]) -> bool:
    """Whether an English text of this length would have no fewer of the commonest words."""
    return sum(word in _COMMON for word in text) * 12 >= len(text) > 0
