"""What a rule of sense is: a card with a name, a weight and a sentence, and the function that finds what breaks it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from graph.records.collection import Collection
from graph.records.document import Complaint


class Weight(StrEnum):
    """Whether what breaks a rule cannot be, or is only odd and asks for an answer."""

    ERROR = "error"
    REMARK = "remark"


@dataclass(frozen=True, slots=True)
class Rule:
    """One question of sense; `says` is what holds of sound records, as one sentence."""

    id: str
    weight: Weight
    says: str
    find: Callable[[Collection], Iterator[Complaint]]


def error(id_: str, says: str, find: Callable[[Collection], Iterator[Complaint]]) -> Rule:
    """A rule that nothing true can break."""
    return Rule(id_, Weight.ERROR, says, find)


def remark(id_: str, says: str, find: Callable[[Collection], Iterator[Complaint]]) -> Rule:
    """A rule that a true record may break, with a reason."""
    return Rule(id_, Weight.REMARK, says, find)
