"""Indirectness: is it about the people, the product, the comparison and the outcome that the claim speaks of?"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from graph.grading.domains.outcome import NOTHING, Fired, Outcome, Part, outcome
from graph.grading.method import Method


class Differing(NamedTuple):
    """How much of the weight differs from what a claim speaks of, and of how much nobody knows."""

    differing: int
    unknown: int
    total: int


def indirectness(method: Method, differing: Mapping[Part, Differing]) -> Outcome:
    """One level for each respect in which half of the weight or more is about something else, two at most."""
    return _taken(method, tuple(differing.items())) if method.asks("indirectness") else NOTHING


@lru_cache(maxsize=4096)
def _taken(method: Method, differing: tuple[tuple[Part, Differing], ...]) -> Outcome:
    limits = method.indirectness
    fired = []
    for part, share in sorted(differing):
        bar = limits.differs_from_percent * share.total
        if share.total and 100 * (share.differing + share.unknown) >= bar:
            fired.append(Fired(part, limits.step, unseen=100 * share.differing < bar))
    return outcome(fired, limits.most)
