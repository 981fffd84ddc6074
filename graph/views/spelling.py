"""How words are compared in a search: folded to one spelling, identifiers to their number, and by their other names."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from graph.identifiers import Scheme, find_in, key_of, parse
from graph.views.synonyms import CHINESE, NAMES, SIMPLER

TERMS_ASKED = 12
"""Words of a search that are looked at; an address can hold many more."""

# What clinicians of two continents spell differently reads alike: ischaemic and ischemic, tumour and tumor, randomised.
_SPELLINGS = ((re.compile("ae|oe"), "e"), (re.compile("our"), "or"), (re.compile(r"is(?=e|ing|ation)"), "iz"))
_HYPHENS = str.maketrans(
    dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d", "-") | {"\u00ad": ""}
)
_HAN = "\u3400-\u9fff\U00020000-\U0003134f"
_PIECES = re.compile(rf"[{_HAN}]+|[^\s{_HAN}]+")
_EDGES = " .,;:!?()[]{}<>'\"“”‘’/、。，；：！？（）【】《》"
_VARIANTS = re.compile("|".join(sorted(CHINESE, key=len, reverse=True)))
# What people write before a number, once the number itself is known.
_ANNOUNCING = frozenset(
    {
        "doi",
        "pmid",
        "pmcid",
        "clinicaltrials.gov",
        "identifier",
        "registration",
        "registered",
        "registry",
        "number",
        "no",
        "id",
    }
    | {scheme.value.casefold() for scheme in Scheme}
)


def is_chinese(term: str) -> bool:
    """Whether a term is a run of Chinese characters."""
    return re.fullmatch(f"[{_HAN}]+", term) is not None


def stripped(word: str) -> str:
    """A word without the punctuation of both scripts around it."""
    return word.strip(_EDGES)


def fold(words: str) -> str:
    """Words as they are compared: without case, width, accents, and the spelling or script of a region."""
    plain = unicodedata.normalize("NFKD", words.translate(_HYPHENS)).casefold()
    folded = "".join(letter for letter in plain if not unicodedata.combining(letter)).translate(SIMPLER)
    for pattern, instead in _SPELLINGS:
        folded = pattern.sub(instead, folded)
    return _VARIANTS.sub(lambda found: CHINESE[found[0]], folded)


def fold_number(number: str) -> str:
    """The number of an identifier as it is compared, whatever its spelling."""
    return fold(key_of(number)) if parse(number) else fold(number)


def terms(query: str) -> tuple[str, ...]:
    """What a query asks for: its words, and each identifier in it as one term."""
    numbers, words = _apart(query)
    pieces = [stripped(piece) for piece in _PIECES.findall(fold(words))]
    if numbers:
        pieces = [piece for piece in pieces if piece not in _ANNOUNCING]
    return tuple([term for term in dict.fromkeys([*numbers, *pieces]) if term][:TERMS_ASKED])


def _apart(query: str) -> tuple[list[str], str]:
    """The identifiers of a query as terms, and the rest of its words."""
    numbers: list[str] = []
    words: list[str] = []
    for piece in query.split():
        page = parse(piece) if piece.casefold().startswith("http") else None
        if page is None:
            words.append(piece)
        else:
            numbers.append(fold(page.key))
    rest, done = "", 0
    plain = " ".join(words)
    for found in find_in(plain):
        numbers.append(fold(found.identifier.key))
        rest, done = f"{rest}{plain[done : found.start]} ", found.end
    return numbers, re.sub(r"(?i)\b(?:doi|pmid|pmcid)\s*[:#]\s*", " ", rest + plain[done:])


def spellings(term: str) -> tuple[str, ...]:
    """A term with its hyphens, with spaces in their place, and without."""
    return tuple(dict.fromkeys((term, term.replace("-", " "), term.replace("-", ""))))


def other_names(folded: str) -> Iterator[str]:
    """Every other name of what a folded text names in words."""
    spaced = folded.replace("-", " ")
    for names in _names():
        if any(_stands(name, spaced) for name in names):
            yield from names


@cache
def _names() -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(fold(name).replace("-", " ") for name in names) for names in NAMES)


def _stands(name: str, text: str) -> bool:
    """Whether a name stands in a text, one in letters as whole words."""
    if name not in text:
        return False
    return is_chinese(name) or re.search(rf"(?<![a-z0-9]){re.escape(name)}(?![a-z0-9])", text) is not None
