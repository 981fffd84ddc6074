"""What the forms of all records share: bilingual text, vocabulary terms, and checks between two values."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Required, TypeAlias

from pydantic import ConfigDict, with_config
from typing_extensions import TypedDict

from graph.model.biology import Term
from graph.model.values import Text
from graph.records.fields import Curie, Record, Words, choice, wrong

closed = with_config(ConfigDict(extra="forbid"))
"""A form that takes no other keys than its own."""


@closed
class TextForm(TypedDict):
    """Text in both languages."""

    en: Words
    zh: Words


Both: TypeAlias = Annotated[Text, Record(TextForm, lambda form: Text(**form))]


_RELATIONS = {relation: relation for relation in ("exact", "close", "broad", "narrow", "related")}


@closed
class TermForm(TypedDict, total=False):
    """A term of a public vocabulary."""

    curie: Required[Curie]
    label: Required[Words]
    relation: Annotated[str, choice(_RELATIONS)]


Terms: TypeAlias = tuple[Annotated[Term, Record(TermForm, lambda form: Term(**form))], ...]


def refuse_odd_count(count: int | None, total: int | None) -> None:
    """Refuse a count without its total, a total alone, and a count above its total."""
    if count is not None and total is None:
        raise wrong(f"the count {count} has no total.", "Write `total`, out of how many.", key="count")
    if count is None and total is not None:
        raise wrong(f"the total {total} has no count.", "Write `count`, how many out of them.", key="total")
    if count is not None and total is not None and count > total:
        raise wrong(f"the count {count} is above its total {total}.", "Correct one of the two.", key="count")


def refuse_disorder(low: Decimal | None, high: Decimal | None, *, key: str) -> None:
    """Refuse a lower end above the upper end."""
    if low is not None and high is not None and low > high:
        raise wrong(f"the lower end {low} is above the upper end {high}.", "Write the lower one first.", key=key)
