"""One sentence coded by its words: how true it is said to be, how much is said, of whom, and what decided that."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum, StrEnum

from graph.model.scales import Extent, Wording
from graph.wording.tables import CAUSAL, CORRELATED, EXTENTS, NEGATIONS, OPERATORS, PROGRESSIVE, SUBJECTS


class Speaks(StrEnum):
    """Whom or what a sentence names."""

    PEOPLE = "people"
    ANIMALS = "animals"
    DISH = "dish"
    UNSAID = "unsaid"


class Strength(IntEnum):
    """How firmly one thing is tied to another in English, after Yu 2019 (doi:10.18653/v1/D19-1473)."""

    NONE = 0
    CORRELATED = 1
    MAY_CAUSE = 2
    CAUSES = 3


@dataclass(frozen=True, slots=True)
class Coded:
    """How a sentence is worded. Each tuple of words is the receipt: empty where nothing but the plain verb decided."""

    wording: Wording
    wording_words: tuple[str, ...]
    extent: Extent
    extent_words: tuple[str, ...]
    negations: tuple[str, ...]
    speaks: Speaks
    speaks_words: tuple[str, ...]

    @property
    def is_negated(self) -> bool:
        """Whether a word of denial stands in it."""
        return bool(self.negations)


def _either(english: str, chinese: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![A-Za-z])(?:{english})(?![A-Za-z])|(?:{chinese})", re.IGNORECASE)


_OPERATORS = tuple((wording, _either(en, zh)) for wording, en, zh in OPERATORS)
_EXTENTS = tuple((extent, _either(en, zh)) for extent, en, zh in EXTENTS)
_NEGATIONS = re.compile(
    rf"(?<![A-Za-z])(?:{NEGATIONS[0]})(?![A-Za-z])|(?<=[a-z])n['’]t\b|{NEGATIONS[1]}", re.IGNORECASE
)
_SUBJECTS = tuple((Speaks(name), _either(en, zh)) for name, en, zh in SUBJECTS)
_PROGRESSIVE = re.compile(PROGRESSIVE, re.IGNORECASE)
_CAUSAL = re.compile(rf"\b(?:{CAUSAL})\b", re.IGNORECASE)
_CORRELATED = re.compile(rf"\b(?:{CORRELATED})\b", re.IGNORECASE)


def code(sentence: str) -> Coded:
    """The sentence as coded; of several words of firmness the weakest wins, of several of amount the greatest."""
    wording, why = _wording(sentence)
    amount: tuple[str, ...] = ()
    whom: tuple[str, ...] = ()
    extent, speaks = Extent.PLAIN, Speaks.UNSAID
    for one, pattern in _EXTENTS:
        found = _all(pattern, sentence)
        if found:
            extent, amount = one, found
    for who, pattern in _SUBJECTS:
        found = _all(pattern, sentence)
        if found:
            speaks, whom = who, found
            break
    return Coded(wording, why, extent, amount, _all(_NEGATIONS, sentence), speaks, whom)


def _wording(sentence: str) -> tuple[Wording, tuple[str, ...]]:
    if sentence.rstrip("\"'”’」』)） ").endswith(("?", "？")):
        return Wording.NONE, (sentence.rstrip("\"'”’」』)） ")[-1],)
    progressive = _all(_PROGRESSIVE, sentence)
    for wording, pattern in _OPERATORS:
        found = _all(pattern, sentence)
        if found:
            if wording is Wording.ESTABLISHED and progressive:
                return Wording.ASSERTED, progressive
            return wording, found
    return Wording.ASSERTED, ()


def _all(pattern: re.Pattern[str], sentence: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one[0].strip() for one in pattern.finditer(sentence)))


def strength(sentence: str) -> Strength:
    """How firmly an English sentence ties one thing to another; an association is none of cause, however firm."""
    if _CORRELATED.search(sentence):
        return Strength.CORRELATED
    if not _CAUSAL.search(sentence):
        return Strength.NONE
    return Strength.MAY_CAUSE if _wording(sentence)[0] in (Wording.HEDGED, Wording.PROBABLE) else Strength.CAUSES
