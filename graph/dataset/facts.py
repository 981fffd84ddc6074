"""How values of the model become RDF: one table for texts, lists, numbers and days."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import NamedTuple, TypeAlias

from pyoxigraph import Literal, NamedNode

from graph.dataset.names import concept
from graph.dataset.reused import RDF, XSD
from graph.model.values import Text


class English(NamedTuple):
    """Words that a curator wrote in English only."""

    words: str


class Typed(NamedTuple):
    """Characters of a data type that Python has no type for."""

    characters: str
    type: NamedNode


One: TypeAlias = NamedNode | Text | English | Typed | Enum | bool | int | Decimal | date | str
Value: TypeAlias = One | Iterable[One] | None
Said: TypeAlias = dict[NamedNode, Value]
Fact: TypeAlias = tuple[NamedNode, NamedNode, NamedNode | Literal]


def facts(subject: NamedNode, kind: NamedNode, said: Said) -> Iterator[Fact]:
    """What is said of one thing: its class and its values; `None` and an empty tuple say nothing."""
    yield subject, RDF.type, kind
    yield from more(subject, said)


def more(subject: NamedNode, said: Said) -> Iterator[Fact]:
    """More values of a thing whose class is said elsewhere."""
    for predicate, value in said.items():
        for one in _each(value):
            for node in _nodes(one):
                yield subject, predicate, node


def english(words: str | None) -> English | None:
    """Words in English, where there are any."""
    return English(words) if words else None


def _each(value: Value) -> Iterable[One]:
    if value is None:
        return ()
    if isinstance(value, NamedNode | Text | English | Typed | Enum | bool | int | Decimal | date | str):
        return (value,)
    return value


def _nodes(value: One) -> Iterator[NamedNode | Literal]:
    """The nodes of one value; a list's member is an `Enum` before it is a string or a number."""
    match value:
        case NamedNode():
            yield value
        case Enum():
            yield concept(value)
        case Text(en=en, zh=zh):
            yield Literal(en, language="en")
            yield Literal(zh, language="zh")
        case English(words=words):
            yield Literal(words, language="en")
        case Typed(characters=characters, type=type_):
            yield Literal(characters, datatype=type_)
        case _:
            yield _literal(value)


def printed(number: Decimal | None) -> str | None:
    """A number with every digit that was printed: stores write 10.10 as 10.1, and how exact it is would be lost."""
    return None if number is None else f"{number:f}"


def _literal(value: bool | int | Decimal | date | str) -> Literal:  # noqa: FBT001 - it is the value itself, no switch
    match value:
        case bool():
            return Literal("true" if value else "false", datatype=XSD.boolean)
        case int():
            return Literal(str(value), datatype=XSD.integer)
        case Decimal():
            return Literal(f"{value:f}", datatype=XSD.decimal)
        case date():
            return Literal(value.isoformat(), datatype=XSD.date)
        case str():
            return Literal(value)
