"""An article as counted features, in five blocks, for a weighing by linear weights."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise

from graph.sources.studytype.cues import Cue, Cues, cues
from graph.sources.studytype.described import Described
from graph.sources.studytype.words import words

EDGE = 40
"""How many words at the beginning and at the end of an abstract count by their place."""

_AFFIXES = (3, 4, 5, 6)


class Block(StrEnum):
    """A group of features that is scaled as one."""

    WORD = "word"
    PAIR = "pair"
    TITLE = "title"
    EDGE = "edge"
    CUE = "cue"


@dataclass(frozen=True, slots=True)
class Features:
    """What an article says: per block how often each feature stands, and by what the block's sum is divided."""

    counts: Mapping[Block, Mapping[str, int]]
    cues: Cues
    title: tuple[str, ...]
    abstract: tuple[str, ...]

    def size(self, block: Block) -> float:
        """What makes the sum of a long text comparable with that of a short one."""
        return math.sqrt(max(1, len(self.counts[block])))


def features(article: Described) -> Features:
    """The features of an article; the same words give the same features."""
    title, abstract = words(article.title), words(article.abstract)
    said = cues(title, abstract)
    everything = Counter((*title, *abstract, *words(" ".join(article.keywords))))
    counts = {
        Block.WORD: {word: damped(count) for word, count in everything.items()},
        Block.PAIR: dict.fromkeys((*_pairs(title), *_pairs(abstract)), 1),
        Block.TITLE: dict.fromkeys((*title, *_pairs(["^", *title, "$"])), 1) if title else {},
        Block.EDGE: dict.fromkeys(_edges(abstract), 1),
        Block.CUE: dict.fromkeys(_told(said, len(abstract)), 1),
    }
    return Features(counts, said, tuple(title), tuple(abstract))


@lru_cache(maxsize=1_000)
def damped(count: int) -> int:
    """Four times one plus the logarithm of a count: the tenth mention of a word says little beyond the ninth."""
    return round(4 * (1 + math.log(count)))


def parts(block: Block, feature: str) -> Iterator[str]:
    """The features that have weights: a word brings its beginnings and endings, the rest stands for itself."""
    yield feature
    if block in (Block.WORD, Block.TITLE) and " " not in feature:
        for length in _AFFIXES:
            if len(feature) > length:
                yield f"-{feature[-length:]}"
                yield f"{feature[:length]}-"


def _pairs(text: list[str]) -> Iterator[str]:
    return map(" ".join, pairwise(text))


def _edges(abstract: list[str]) -> Iterator[str]:
    yield from (f"first {word}" for word in abstract[:EDGE])
    yield from (f"last {word}" for word in abstract[-EDGE:])


def _told(said: Cues, length: int) -> Iterable[str]:
    """The cues as features: how often, in steps; who or what prevails; how long the abstract is."""
    animals, people = said.count(Cue.RODENT, Cue.ANIMAL), said.count(Cue.PATIENT, Cue.PEOPLE)
    share = round(4 * animals / (animals + people)) if animals + people else -1
    for cue in Cue:
        yield f"{cue} {_step(said.abstract.get(cue, 0))}"
        yield f"{cue} {'in' if cue in said.title else 'not in'} the title"
    yield f"share of animals {share}"
    yield f"animals {animals > 0}, people {people > 0}, cells {said.count(Cue.CELL) > 1}"
    yield f"length {min(length // 60, 5)}"


def _step(count: int) -> str:
    return "8+" if count > 7 else "4-7" if count > 3 else "2-3" if count > 1 else str(count)
