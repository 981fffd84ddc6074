"""Rules of sense: records that are each well-formed and yet say what cannot be, or what is odd."""

from __future__ import annotations

from collections.abc import Iterator

from graph.records.collection import Collection
from graph.records.document import Complaint
from graph.records.sense import answered, chance, dates, designs, effects, identity, people, shares, spread, texts
from graph.records.sense.rule import Rule, Weight

RULES: tuple[Rule, ...] = (
    *people.RULES,
    *effects.RULES,
    *shares.RULES,
    *chance.RULES,
    *spread.RULES,
    *designs.RULES,
    *dates.RULES,
    *identity.RULES,
    *texts.RULES,
)
"""Every rule, in the order in which the documentation lists them."""


def impossible(collection: Collection) -> Iterator[Complaint]:
    """What no true record can say."""
    for rule in RULES:
        if rule.weight is Weight.ERROR:
            yield from rule.find(collection)
    yield from answered.wrong_answers(collection, {rule.id for rule in RULES if rule.weight is Weight.REMARK})


def odd(collection: Collection) -> Iterator[Complaint]:
    """What asks for an answer, and was given none in the record."""
    remarks = [rule for rule in RULES if rule.weight is Weight.REMARK]
    asked = ((rule.id, complaint) for rule in remarks for complaint in rule.find(collection))
    yield from answered.unanswered(collection, asked)
