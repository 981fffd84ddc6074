"""Rule cards: what each rule asks, by how much it changes the level, its limit and its source."""

from __future__ import annotations

import hashlib
import inspect
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache, cached_property
from pathlib import Path
from typing import NamedTuple

from graph.grading.body import Body
from graph.model.assessment import Card, Limit, Remark
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


def fires(*values: int | str, rests_on: tuple[str, ...]) -> Remark:
    """The rule changes the level."""
    return Remark(Remarked.FIRED, values, rests_on)


def silent(*values: int | str, rests_on: tuple[str, ...]) -> Remark:
    """The rule was asked and has no concern."""
    return Remark(Remarked.SILENT, values, rests_on)


def could_not_judge(*values: int | str, rests_on: tuple[str, ...]) -> Remark:
    """The rule was asked and the records do not say enough."""
    return Remark(Remarked.COULD_NOT_JUDGE, values, rests_on)


Judge = Callable[[Body, int], Remark | None]
"""Judges one body against one limit; `None` where the question makes no sense of this body."""


class Rule(NamedTuple):
    """A card, the limit that its function is given (0 where it has none), and the function that judges."""

    card: Card
    limit: int
    judge: Judge


@dataclass(frozen=True, eq=False, slots=True)
class Group:
    """The rules of one domain that have a question to one kind of body; equal to itself only, so quick to look up."""

    domain: Domain
    rules: tuple[Rule, ...]


@dataclass(frozen=True)
class Rulebook:
    """The rules of one edition, in the order of the stair."""

    edition: str
    rules: tuple[Rule, ...]

    @property
    def cards(self) -> tuple[Card, ...]:
        """The published cards."""
        return tuple(rule.card for rule in self.rules)

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
            asked = [rule for rule in self.rules if stream in rule.card.streams and kind in rule.card.kinds]
            domains = dict.fromkeys(rule.card.domain for rule in asked)
            self._groups[key] = tuple(
                Group(domain, tuple(rule for rule in asked if rule.card.domain is domain)) for domain in domains
            )
        return self._groups[key]

    @cached_property
    def _groups(self) -> dict[tuple[Stream, Kind], tuple[Group, ...]]:
        return {}

    @cached_property
    def fingerprint(self) -> str:
        """A digest of all cards, code and tables of the grading method: it changes whenever a grade could change."""
        digest = hashlib.sha256(self.edition.encode())
        for card in self.cards:
            digest.update(repr(replace(card, streams=frozenset(), kinds=frozenset())).encode())
            digest.update(repr((sorted(card.streams), sorted(card.kinds))).encode())
        folder = Path(__file__).parent
        for source in sorted([*folder.rglob("*.py"), *folder.rglob("*.toml")]):
            digest.update(source.read_bytes())
        return digest.hexdigest()[:16]


_RULES: dict[str, Rule] = {}


NEVER = Text("", "")
"""The sentence of an outcome that a rule does not have."""


def rule(
    *,
    asks: Text,
    domain: Domain,
    change: int,
    source: str,
    fired: Text,
    silent: Text,
    unjudged: Text = NEVER,
    limit: Limit | None = None,
    ours: bool = False,
    streams: frozenset[Stream] = RATED_STREAMS,
    kinds: frozenset[Kind] = RATED_KINDS,
) -> Callable[[Judge], Judge]:
    """Put a rule's card in front of the function that judges; the docstring says why the rule is."""

    def register(judge: Judge) -> Judge:
        card = Card(
            id=judge.__name__.replace("_", "-"),
            domain=domain,
            asks=asks,
            change=change,
            limit=limit,
            source=source,
            ours=ours,
            streams=streams,
            kinds=kinds,
            fired=fired,
            silent=silent,
            unjudged=unjudged,
            why=inspect.cleandoc(judge.__doc__ or ""),
        )
        _RULES[card.id] = Rule(card, limit.value if limit else 0, judge)
        return judge

    return register


@cache
def rulebook() -> Rulebook:
    """The rules of this edition."""
    from graph.grading import rules  # noqa: PLC0415 - the rules import this module

    return Rulebook(EDITION, tuple(_RULES[name] for name in rules.ORDER))
