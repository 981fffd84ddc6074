"""DOIs as they are pasted: with a prefix, percent-encoded, in the middle of a sentence, and of the old SICI kind."""

from __future__ import annotations

import re
from urllib.parse import unquote

ANNOUNCED = re.compile(
    r"(?:https?://(?:www\.|dx\.)?doi\.org/|\bdoi\.org/|\bdoi\s*:?\s*|(?<![\w.]))(?=10\.\d{4,9}(?:/|%2F))",
    re.ASCII | re.IGNORECASE,
)
_WHOLE = re.compile(r"10\.\d{4,9}/[!-~]{1,200}", re.ASCII)
# A Serial Item and Contribution Identifier is the one kind of DOI in which angle brackets and a semicolon belong.
_SICI = re.compile(r"10\.\d{4,9}/[^\s<>;]{1,120}<[^\s<>]{1,80}>[0-9.]{1,6}[A-Z]{2};[0-9](?:-[0-9A-Z#])?", re.IGNORECASE)
_PLAIN = re.compile(r"10\.\d{4,9}(?:/|%2F)[^\s;,<>\"“”\x7f-\U0010ffff]{1,200}", re.ASCII | re.IGNORECASE)
_PAIRS = {")": "(", "]": "[", "}": "{"}
_NOBODYS = re.compile(r"10\.(?:0+/.*|\d+/(?:x{2,}|0{3,}|[.*?#_-]+|doi|suffix|example))", re.IGNORECASE)


def whole(text: str) -> str | None:
    """A text that is nothing but a DOI, however it is announced and encoded, as the bare DOI."""
    known = ANNOUNCED.match(text)
    if known is None:
        return None
    doi = trimmed(_decoded(text[known.end() :].strip()))
    return doi if _WHOLE.fullmatch(doi) and not _NOBODYS.fullmatch(doi) else None


def length_at(text: str, start: int) -> int:
    """How many characters of a running text are the DOI that begins at `start`."""
    sici = _SICI.match(text, start)
    if sici:
        return len(sici[0])
    plain = _PLAIN.match(text, start)
    return len(trimmed(plain[0])) if plain else 0


def trimmed(doi: str) -> str:
    """Without the punctuation that closes the sentence or the bracket around it."""
    while doi:
        last = doi[-1]
        if last in ".,:;!?'\"*`" or (last in _PAIRS and doi.count(last) > doi.count(_PAIRS[last])):
            doi = doi[:-1]
            continue
        break
    return doi


def _decoded(doi: str) -> str:
    return unquote(doi) if re.search("%[0-9A-Fa-f]{2}", doi) else doi
