"""Rules of sense: records that are each well-formed and yet say what cannot be, or what is odd."""

from __future__ import annotations

from collections.abc import Iterator

from graph.records.collection import Collection
from graph.records.document import Complaint
from graph.records.sense import (
    answered,
    chance,
    dates,
    designs,
    directions,
    effects,
    groups,
    identity,
    people,
    shares,
    spread,
    texts,
)
from graph.records.sense.rule import Rule, Weight

RULES: tuple[Rule, ...] = (
    *people.RULES,
    *groups.RULES,
    *effects.RULES,
    *shares.RULES,
    *chance.RULES,
    *spread.RULES,
    *designs.RULES,
    *dates.RULES,
    *identity.RULES,
    *texts.RULES,
    *directions.RULES,
)
"""Every rule, in the order in which the documentation lists them."""


def impossible(collection: Collection) -> Iterator[Complaint]:
    """What no true record can say."""
    for rule in RULES:
        if rule.weight is Weight.ERROR and rule not in directions.RULES:
            yield from rule.find(collection)
    yield from answered.wrong_answers(collection, {rule.id for rule in RULES if rule.weight is Weight.REMARK})


def contradicted(collection: Collection) -> Iterator[Complaint]:
    """What records say against their own numbers; to be asked where nothing else is wrong with any of them."""
    for rule in directions.RULES:
        yield from rule.find(collection)


def odd(collection: Collection) -> Iterator[Complaint]:
    """What asks for an answer, and was given none in the record."""
    remarks = [rule for rule in RULES if rule.weight is Weight.REMARK]
    asked = ((rule.id, complaint) for rule in remarks for complaint in rule.find(collection))
    yield from answered.unanswered(collection, asked)
