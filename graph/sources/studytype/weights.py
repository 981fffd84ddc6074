"""Linear weights, learnt in development from abstracts that people had sorted, and what they make of an article."""

from __future__ import annotations

import gzip
import json
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache, reduce
from heapq import nsmallest
from importlib.resources import files
from typing import TypedDict

from graph.sources.studytype.described import Label
from graph.sources.studytype.features import Block, Features, parts

FILE = "weights.json.gz"

# All labels are weighed in one addition: a feature's weights lie side by side in one integer, each in a lane of its own
# that no text of a sensible length can fill.
_LANE = 48
_HALF = 1 << (_LANE - 1)
_HALVES = sum(_HALF << (_LANE * place) for place in range(len(Label)))
_REMEMBERED = 200_000


class StoredBlock(TypedDict):
    """A block's weights as they are stored: two hexadecimal digits for each label, 128 more than they mean."""

    unit: float
    weights: dict[str, str]


class Stored(TypedDict):
    """The file of weights."""

    labels: list[str]
    bias: list[float]
    blocks: dict[str, StoredBlock]


@dataclass(frozen=True, slots=True)
class BlockWeights:
    """What each feature of a block says for each label, in units, all labels in one integer."""

    block: Block
    unit: float
    packed: Mapping[str, int]
    remembered: dict[str, int] = field(default_factory=dict, compare=False, repr=False)

    def vector(self, feature: str) -> int:
        """What a feature and its parts say."""
        known = self.remembered.get(feature)
        if known is None:
            known = sum(self.packed.get(part, 0) for part in parts(self.block, feature))
            if len(self.remembered) < _REMEMBERED:
                self.remembered[feature] = known
        return known

    def total(self, counts: Mapping[str, int]) -> int:
        """What all features of an article say together."""
        vector = self.vector
        return sum(count * vector(feature) for feature, count in counts.items())


@dataclass(frozen=True, slots=True)
class Weights:
    """The weights of all blocks."""

    labels: tuple[Label, ...]
    bias: tuple[float, ...]
    blocks: tuple[BlockWeights, ...]

    def scores(self, said: Features) -> dict[Label, float]:
        """How much speaks for each label."""
        sums = list(self.bias)
        for weights in self.blocks:
            scale = weights.unit / said.size(weights.block)
            total = weights.total(said.counts[weights.block])
            for place in range(len(sums)):
                sums[place] += scale * _lane(total, place)
        return dict(zip(self.labels, sums, strict=True))

    def telling(self, said: Features, label: Label, *, most: int = 4) -> tuple[str, ...]:
        """The features that speak most for a label; what a feature says for all labels together is nothing."""
        place = self.labels.index(label)
        found: list[tuple[float, str]] = []
        for weights in self.blocks:
            scale = weights.unit / said.size(weights.block)
            for feature, count in said.counts[weights.block].items():
                lane = _lane(weights.vector(feature), place)
                if lane > 0:
                    found.append((-scale * count * lane, feature))
        # A word may speak in several blocks; it is named once.
        return tuple(dict.fromkeys(feature for _, feature in nsmallest(2 * most, found)))[:most]


def shares(scores: Mapping[Label, float], allowed: Iterable[Label]) -> dict[Label, float]:
    """The scores of the labels that are allowed, as shares that add up to one."""
    possible = {label: scores[label] for label in allowed}
    highest = max(possible.values())
    powers = {label: math.exp(score - highest) for label, score in possible.items()}
    whole = sum(powers.values())
    return {label: power / whole for label, power in powers.items()}


@cache
def weights() -> Weights:
    """The weights that come with evigraph; read once, when first asked for."""
    stored: Stored = json.loads(gzip.decompress((files(__package__) / FILE).read_bytes()))
    return restored(stored)


def restored(stored: Stored) -> Weights:
    """Weights as they were stored."""
    blocks = (
        BlockWeights(Block(name), block["unit"], {word: _packed(text) for word, text in block["weights"].items()})
        for name, block in stored["blocks"].items()
    )
    return Weights(tuple(map(Label, stored["labels"])), tuple(stored["bias"]), tuple(blocks))


def _packed(text: str) -> int:
    return reduce(lambda whole, byte: (whole << _LANE) + byte - 128, reversed(bytes.fromhex(text)), 0)


def _lane(packed: int, place: int) -> int:
    """One of the numbers that lie side by side; half a lane lent to each keeps it from borrowing."""
    return (((packed + _HALVES) >> (_LANE * place)) & ((1 << _LANE) - 1)) - _HALF
