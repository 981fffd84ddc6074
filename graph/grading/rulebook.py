"""Rule cards: what each rule asks, by how much it changes the level, its limit and its source."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from pathlib import Path
from typing import NamedTuple

from graph.grading.body import Body
from graph.grading.domains.outcome import NOTHING, Outcome
from graph.grading.method import Method
from graph.grading.method_table import shipped
from graph.model.assessment import Card, Limit
from graph.model.scales import Domain, Kind, Stream
from graph.model.values import Text

RATED_STREAMS = frozenset(stream for stream in Stream if stream is not Stream.STATEMENT)
HUMAN_STREAMS = frozenset(stream for stream in RATED_STREAMS if stream.is_human)
CONTROLLED_STREAM = frozenset({Stream.HUMAN_CONTROLLED})
RATED_KINDS = frozenset(kind for kind in Kind if kind.is_rated)

NEVER = Text("", "")
"""The sentence of an outcome that a rule does not have."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule before a method gives it numbers: its id names the part of a domain that it tells of.

    `step` and `limit` read the method; `why` says why the rule is.
    """

    id: str
    asks: Text
    step: Callable[[Method], int]
    source: str
    fired: Text
    silent: Text
    why: str
    unjudged: Text = NEVER
    limit: Callable[[Method], Limit] | None = None
    ours: bool = False
    streams: frozenset[Stream] = RATED_STREAMS
    kinds: frozenset[Kind] = RATED_KINDS

    def card(self, domain: Domain, method: Method) -> Card:
        """The rule as it is published under a method."""
        return Card(
            id=self.id,
            domain=domain,
            asks=self.asks,
            change=self.step(method),
            limit=self.limit(method) if self.limit else None,
            source=self.source,
            ours=self.ours,
            streams=self.streams,
            kinds=self.kinds,
            fired=self.fired,
            silent=self.silent,
            unjudged=self.unjudged,
            why=self.why,
        )


class Asked(NamedTuple):
    """What a domain has to say on one body.

    `values` fill the sentences of all its rules; `rests_on` names the studies behind a rule where they are not all of
    the body's; `unjudged` are rules that could not be asked, `left_out` rules that make no sense of this body.
    """

    outcome: Outcome
    values: tuple[int | str, ...] = ()
    rests_on: Mapping[str, tuple[str, ...]] | None = None
    unjudged: frozenset[str] = frozenset()
    left_out: frozenset[str] = frozenset()


NOT_ASKED = Asked(NOTHING)


@dataclass(frozen=True, slots=True)
class Chapter:
    """The rules of one domain and the function that asks them all of a body.

    `lowest` is the level below which they take nothing.
    """

    domain: Domain
    ask: Callable[[Body], Asked]
    rules: tuple[Rule, ...]
    lowest: int = 1


@dataclass(frozen=True, eq=False, slots=True)
class Group:
    """The cards of one domain that have a question to one kind of body; equal to itself only, so quick to look up."""

    domain: Domain
    ask: Callable[[Body], Asked]
    cards: tuple[Card, ...]
    lowest: int = 1


@dataclass(frozen=True)
class Rulebook:
    """The rules of one edition under one method, in the order of the stair."""

    method: Method
    chapters: tuple[Chapter, ...]

    @property
    def edition(self) -> str:
        """The edition of the method."""
        return self.method.edition

    @cached_property
    def cards(self) -> tuple[Card, ...]:
        """The published cards."""
        return tuple(rule.card(chapter.domain, self.method) for chapter in self.chapters for rule in chapter.rules)

    def __getitem__(self, rule: str) -> Card:
        return self._by_id[rule]

    def __contains__(self, rule: object) -> bool:
        return rule in self._by_id

    @cached_property
    def _by_id(self) -> dict[str, Card]:
        return {card.id: card for card in self.cards}

    def groups(self, stream: Stream, kind: Kind) -> tuple[Group, ...]:
        """The rules to ask of a body, domain by domain in the order of the stair."""
        key = stream, kind
        if key not in self._groups:
            found = (
                Group(chapter.domain, chapter.ask, tuple(self._asked(chapter, stream, kind)), chapter.lowest)
                for chapter in self.chapters
                if chapter.domain is Domain.START or self.method.asks(chapter.domain.value)
            )
            self._groups[key] = tuple(group for group in found if group.cards)
        return self._groups[key]

    def _asked(self, chapter: Chapter, stream: Stream, kind: Kind) -> list[Card]:
        cards = (self[rule.id] for rule in chapter.rules)
        return [card for card in cards if stream in card.streams and kind in card.kinds]

    @cached_property
    def _groups(self) -> dict[tuple[Stream, Kind], tuple[Group, ...]]:
        return {}

    @cached_property
    def fingerprint(self) -> str:
        """A digest of the numbers, all cards and all code of the grading method.

        It changes whenever a grade could change.
        """
        digest = hashlib.sha256(repr(self.method).encode())
        for card in self.cards:
            digest.update(repr(replace(card, streams=frozenset(), kinds=frozenset())).encode())
            digest.update(repr((sorted(card.streams), sorted(card.kinds))).encode())
        folder = Path(__file__).parent
        for source in sorted([*folder.rglob("*.py"), *folder.rglob("*.toml")]):
            digest.update(source.read_bytes())
        return digest.hexdigest()[:16]


@lru_cache(maxsize=16)
def _book(method: Method) -> Rulebook:
    from graph.grading import rules  # noqa: PLC0415 - the rules import this module

    return Rulebook(method, rules.CHAPTERS)


def rulebook(method: Method | None = None) -> Rulebook:
    """The rules of this edition, with the numbers of a method."""
    return _book(method or shipped())
