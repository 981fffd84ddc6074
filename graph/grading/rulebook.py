"""Rule cards: what each rule asks, by how much it changes the level, its limit and its source."""

from __future__ import annotations

import hashlib
import inspect
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from graph.grading.body import Body
from graph.model.scales import Domain, Kind, Remarked, Stream
from graph.model.values import Text

EDITION = "1"

RATED_STREAMS = frozenset(
    {
        Stream.HUMAN_RANDOMISED,
        Stream.HUMAN_CONTROLLED,
        Stream.HUMAN_UNCONTROLLED,
        Stream.ANIMAL,
        Stream.IN_VITRO,
    }
)
HUMAN_STREAMS = frozenset(stream for stream in RATED_STREAMS if stream.is_human)
ANIMAL_STREAM = frozenset({Stream.ANIMAL})
CONTROLLED_STREAM = frozenset({Stream.HUMAN_CONTROLLED})
RATED_KINDS = frozenset(kind for kind in Kind if kind.is_rated)


@dataclass(frozen=True, slots=True)
class Limit:
    """A threshold with its unit in both languages."""

    value: int
    unit: Text


class Remark(NamedTuple):
    """What a rule has to say on one body: whether it fired, the numbers of its sentence, the studies it rests on."""

    outcome: Remarked
    values: tuple[int | str, ...]
    rests_on: tuple[str, ...]


def fires(*values: int | str, rests_on: tuple[str, ...]) -> Remark:
    """The rule changes the level."""
    return Remark(Remarked.FIRED, values, rests_on)


def silent(*values: int | str, rests_on: tuple[str, ...]) -> Remark:
    """The rule was asked and has no concern."""
    return Remark(Remarked.SILENT, values, rests_on)


def could_not_judge(*values: int | str, rests_on: tuple[str, ...]) -> Remark:
    """The rule was asked and the records do not say enough."""
    return Remark(Remarked.COULD_NOT_JUDGE, values, rests_on)


Rule = Callable[[Body, int], Remark | None]
"""Judges one body against one limit; `None` where the question makes no sense of this body."""


@dataclass(frozen=True, slots=True)
class Card:
    """One rule: its question, its step, its limit, its source, its sentences, and the function that judges.

    `fired`, `silent` and `unjudged` are its sentences: templates
    whose `{0}` and so on are filled with the numbers of the remark. `ours` marks a threshold that is this project's own.
    """

    id: str
    domain: Domain
    asks: Text
    change: int
    limit: Limit | None
    source: str
    ours: bool
    streams: frozenset[Stream]
    kinds: frozenset[Kind]
    fired: Text
    silent: Text
    unjudged: Text | None
    why: str
    judge: Rule

    @property
    def threshold(self) -> int:
        """The limit that the rule is given; 0 where it has none."""
        return self.limit.value if self.limit else 0


class Group(NamedTuple):
    """The rules of one domain that have a question to one kind of body."""

    domain: Domain
    cards: tuple[Card, ...]


@dataclass(frozen=True)
class Rulebook:
    """The rules of one edition, in the order of the stair."""

    edition: str
    cards: tuple[Card, ...]

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
            asked = [card for card in self.cards if stream in card.streams and kind in card.kinds]
            domains = dict.fromkeys(card.domain for card in asked)
            self._groups[key] = tuple(
                Group(domain, tuple(card for card in asked if card.domain is domain)) for domain in domains
            )
        return self._groups[key]

    @cached_property
    def _groups(self) -> dict[tuple[Stream, Kind], tuple[Group, ...]]:
        return {}

    @cached_property
    def fingerprint(self) -> str:
        """A digest of all cards and of the code that judges: it changes whenever a grade could change."""
        digest = hashlib.sha256(self.edition.encode())
        for card in self.cards:
            facts = (
                card.id,
                card.domain,
                card.change,
                card.limit,
                card.source,
                sorted(card.streams),
                sorted(card.kinds),
            )
            digest.update(repr(facts).encode())
            digest.update(inspect.getsource(card.judge).encode())
        return digest.hexdigest()[:16]


_CARDS: dict[str, Card] = {}


def rule(
    *,
    asks: Text,
    domain: Domain,
    change: int,
    source: str,
    fired: Text,
    silent: Text,  # noqa: A002 - the card's word; the function of that name is not used here
    unjudged: Text | None = None,
    limit: Limit | None = None,
    ours: bool = False,
    streams: frozenset[Stream] = RATED_STREAMS,
    kinds: frozenset[Kind] = RATED_KINDS,
) -> Callable[[Rule], Rule]:
    """Put a rule's card in front of the function that judges; the docstring says why the rule is."""
    def register(judge: Rule) -> Rule:
        name = judge.__name__.replace("_", "-")
        why = inspect.cleandoc(judge.__doc__ or "")
        _CARDS[name] = Card(
            name, domain, asks, change, limit, source, ours, streams, kinds, fired, silent, unjudged, why, judge
        )
        return judge

    return register


def rulebook() -> Rulebook:
    """The rules of this edition."""
    from graph.grading import rules  # noqa: PLC0415 - the rules import this module

    return Rulebook(EDITION, tuple(_CARDS[name] for name in rules.ORDER))
