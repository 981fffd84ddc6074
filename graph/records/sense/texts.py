"""Texts: in the language that their key names, without characters nobody sees, and not a word for nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.records.collection import Collection
from graph.records.document import Complaint, shown
from graph.records.sense.rule import error

_HAN = re.compile("[\u3400-\u9fff\U00020000-\U0003134f]")
_WORD = re.compile(r"\b[a-z]{4,}\b")
_UNSEEN = re.compile("[\u00ad\u180e\u200b-\u200d\u2060-\u2064\u3164\ufe00-\ufe0f\U000e0000-\U000e007f]")
_WIDE = re.compile("[\u3000\uff01-\uff5e]")
_NOTHING = frozenset(
    {"null", "~", "nil", "n/a", "na", "tbd", "todo", "fixme", "?", "??", "-", "--", "—", "…", "...", "xxx"}
)


def _english(collection: Collection) -> Iterator[Complaint]:
    for document, keys, text in collection.texts:
        found = _HAN.search(text) if keys[-1:] == ("en",) else None
        if found:
            message = f"Chinese in an English text: {shown(text[found.start() :], longest=12)}."
            yield document.complaint(keys, message, "Write it in English; the Chinese stands under `zh`.")


def _chinese(collection: Collection) -> Iterator[Complaint]:
    for document, keys, text in collection.texts:
        if keys[-1:] != ("zh",) or _HAN.search(text) or not _WORD.search(text):
            continue
        # A name such as Fugl-Meyer may be the same in both languages.
        if document.value((*keys[:-1], "en")) != text:
            message = f"no Chinese in a Chinese text: {shown(text, longest=24)}."
            yield document.complaint(keys, message, "Write it in Chinese; the English stands under `en`.")


def _unseen(collection: Collection) -> Iterator[Complaint]:
    for document, keys, text in collection.texts:
        found = _UNSEEN.search(text)
        if found:
            message = (
                f"a character that nobody sees, U+{ord(found.group()):04X}, after {shown(text[: found.start()][-12:])}."
            )
            yield document.complaint(keys, message, "Delete it; it came along when the text was copied.")


def _wide(collection: Collection) -> Iterator[Complaint]:
    for document, keys, text in collection.texts:
        found = _WIDE.search(text) if keys[-1:] != ("zh",) and not _HAN.search(text) else None
        if found:
            plain = " " if found.group() == "\u3000" else chr(ord(found.group()) - 0xFEE0)
            message = f"a wide character, U+{ord(found.group()):04X}, in a text that is not Chinese."
            yield document.complaint(keys, message, f"Write {shown(plain)}.")


def _nothing(collection: Collection) -> Iterator[Complaint]:
    for document, keys, text in collection.texts:
        # A claim may say that a value is about so much: `relation: "~"`.
        if text.strip().casefold() in _NOTHING and keys[-1:] != ("relation",):
            message = f"{shown(text)} is kept as a text that readers see."
            yield document.complaint(keys, message, "Leave the key out, or write `unknown` where it is required.")


RULES = (
    error("english-in-en", "A text under `en` holds no Chinese characters.", _english),
    error("chinese-in-zh", "A text under `zh` is Chinese, unless it is a name that stands under `en` alike.", _chinese),
    error("no-unseen-characters", "No text holds zero-width or other characters that nobody sees.", _unseen),
    error("no-wide-characters", "Wide forms of letters, signs and spaces stand in Chinese texts only.", _wide),
    error(
        "nothing-is-no-text",
        "A missing value is left out or `unknown`; `null`, `~`, `N/A` or `TODO` are no texts.",
        _nothing,
    ),
)
