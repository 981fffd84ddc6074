"""Example queries for the editor: `.rq` files with a header card, in both languages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

_CARD = re.compile(r"#\s*([A-Za-z][\w-]*)(?:@([A-Za-z-]+))?\s*:\s*(.*)")


@dataclass(frozen=True, slots=True)
class Example:
    """One query, and what its card says of it."""

    name: str
    query: str
    card: dict[tuple[str, str], str] = field(default_factory=dict)

    def title(self, lang: str) -> str:
        """The title in the language, else in any, else the file's name in words."""
        return self._said("title", lang) or self.name.replace("-", " ").replace("_", " ").capitalize()

    def description(self, lang: str) -> str:
        """What it answers; empty where the card does not say."""
        return self._said("answers", lang) or self._said("description", lang)

    def _said(self, what: str, lang: str) -> str:
        return self.card.get((what, lang)) or self.card.get((what, "en")) or self.card.get((what, "")) or ""


def examples(folder: Path) -> tuple[Example, ...]:
    """All that can be read in the folder, in the order of their names; none where there is no folder."""
    return tuple(_read(folder)) if folder.is_dir() else ()


def parse(name: str, text: str) -> Example:
    """The card is the comments at the top; a line that is no card's is only a comment."""
    card: dict[tuple[str, str], str] = {}
    lines = text.lstrip("\ufeff").splitlines()
    at = 0
    for at, line in enumerate(lines):  # noqa: B007  # The place where the card ends is what we look for.
        if line.strip() and not line.lstrip().startswith("#"):
            break
        found = _CARD.match(line.strip())
        if found:
            card.setdefault((found[1].lower(), (found[2] or "").lower().split("-")[0]), found[3].strip())
    return Example(name, "\n".join(lines[at:]).strip() + "\n", card)


def _read(folder: Path) -> Iterator[Example]:
    for file in sorted(folder.glob("*.rq")):
        try:
            yield parse(file.stem, file.read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError):
            # One file that cannot be read takes no other with it.
            continue
