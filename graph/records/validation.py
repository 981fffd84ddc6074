"""From trees of text to nouns: what pydantic refuses is told in our words, at its line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Generic, TypeVar, get_args, get_type_hints

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from graph.records.document import Complaint, Document, Keys, Tree, shown
from graph.records.fields import Record, nearest

F = TypeVar("F")
N = TypeVar("N")

MOST_FAULTS = 100  # told of one record; words for each of thousands would take minutes

_REQUIRED = {
    "n": "Write how many there were, `unknown` or `not-applicable`.",
    "time": "Write when it was measured, such as 12 months, `unknown` or `not-applicable`.",
    "comparator": "Write what it was held against, `unknown` or `not-applicable`.",
    "en": "Write the text in both languages.",
    "zh": "Write the text in both languages.",
}


@dataclass(frozen=True, slots=True)
class Placed(Generic[N]):
    """A noun and where it was read."""

    noun: N
    document: Document
    keys: Keys

    def written(self, *keys: str | int) -> Tree | None:
        """What the record writes at these keys, right or wrong."""
        return self.document.value((*self.keys, *keys))

    def complaint(self, *keys: str | int, message: str, help_: str) -> Complaint:
        """Something wrong with a value of it, or with the absence of one."""
        return self.document.complaint((*self.keys, *keys), message, help_)


@dataclass(frozen=True, slots=True)
class Validated(Generic[N]):
    """What came of one record: the noun, if it can be made, and what is wrong."""

    placed: Placed[N] | None
    complaints: tuple[Complaint, ...]


def validate(record: Record[F, N], tree: Tree, *, document: Document, keys: Keys) -> Validated[N]:
    """Make the noun; where values are wrong, make it of the others, so that those can be checked as well."""
    complaints: list[Complaint] = []
    beside: set[Keys] = set()  # records of which a value was dropped
    while True:
        try:
            noun = record.adapter.validate_python(tree)
        except ValidationError as error:
            details = error.errors(include_url=False, include_input=False)
        else:
            return Validated(Placed(noun, document, keys), tuple(complaints))
        faults = [_Fault.of(detail) for detail in details]
        told = [fault for fault in faults if fault.keys[:-1] not in beside]
        complaints += _complaints(told, record.form, document, keys)
        spoilt = {fault.droppable for fault in faults}
        if () in spoilt:
            return Validated(None, tuple(complaints))
        beside |= {dropped[:end] for dropped in spoilt for end in range(len(dropped))}
        smaller = _without(tree, spoilt)
        if smaller == tree:
            # What is wrong is that something is not there, so leaving more out cannot help.
            return Validated(None, tuple(complaints))
        tree = smaller


def _complaints(faults: list[_Fault], form: object, document: Document, keys: Keys) -> Iterator[Complaint]:
    for fault in faults[:MOST_FAULTS]:
        yield document.complaint((*keys, *fault.keys), *_words(fault, form))
    more = len(faults) - MOST_FAULTS
    if more > 0:
        message = f"{more} more values of this record are not as they should be."
        yield document.complaint((*keys, *faults[-1].keys), message, "Correct the others first.")


def _without(tree: Tree, spoilt: set[Keys], at: Keys = ()) -> Tree:
    if isinstance(tree, dict):
        kept = {key: value for key, value in tree.items() if (*at, key) not in spoilt}
        return {key: _without(value, spoilt, (*at, key)) for key, value in kept.items()}
    if isinstance(tree, list):
        return [_without(item, spoilt, (*at, index)) for index, item in enumerate(tree)]
    return tree


@dataclass(frozen=True, slots=True)
class _Fault:
    """One thing that pydantic refused."""

    keys: Keys
    kind: str
    said: str
    message: str
    help: str

    @classmethod
    def of(cls, detail: ErrorDetails) -> _Fault:
        keys = tuple(key for key in detail["loc"] if key != "[key]")
        context = detail.get("ctx", {})
        if context.get("key"):
            keys = (*keys, context["key"])
        return cls(keys, detail["type"], detail["msg"], context.get("message", ""), context.get("help", ""))

    @property
    def droppable(self) -> Keys:
        """The nearest value with a name: items of lists keep their places, so that later faults point rightly."""
        keys = self.keys[:-1] if self.kind == "missing" else self.keys
        while keys and isinstance(keys[-1], int):
            keys = keys[:-1]
        return keys


def _words(fault: _Fault, form: object) -> tuple[str, str]:
    field, owner = _name(fault.keys), _name(fault.keys[:-1]) or _title(form)
    if fault.kind == "record":
        return fault.message.replace("{field}", field), fault.help
    if fault.kind == "missing" and isinstance(fault.keys[-1], int):
        return f"{owner} has too few values.", "Write two, such as [4.6, 18.2]."
    if fault.kind == "missing":
        return f"{owner} without `{field}`.", _REQUIRED.get(field, "It is required: write it.")
    if fault.kind == "extra_forbidden":
        return _unknown_key(field, owner, form, fault.keys[:-1])
    if fault.kind in ("tuple_type", "list_type"):
        return f"{field or owner} is not a list.", "Write [a, b], or one item a line with `- ` before it."
    if fault.kind in ("dict_type", "typed_dict_type"):
        return f"{field or owner} is not a mapping.", "Write `key: value` lines, indented."
    if fault.kind == "too_long":
        return f"{field} has too many values.", "Write two, such as [4.6, 18.2]."
    return f"{field or owner}: {fault.said}.", ""


def _name(keys: Keys) -> str:
    """What the value at these keys is called: its own key, or that of the list that it is in."""
    return next((key for key in reversed(keys) if isinstance(key, str)), "")


def _title(form: object) -> str:
    """A form's name in words: `CellTypeForm` is a cell type."""
    if get_args(form):
        return "the file"
    name = getattr(form, "__name__", "record").removesuffix("Form")
    return re.sub("(?<=[a-z])(?=[A-Z])", " ", name).lower()


def _unknown_key(key: str, owner: str, form: object, path: Keys) -> tuple[str, str]:
    known = _keys_of(form, tuple(key for key in path if isinstance(key, str)))
    help_ = nearest(key, known) or f"Known: {', '.join(known)}."
    return f"unknown key {shown(key)} in {owner}.", help_


@cache
def _keys_of(form: object, path: tuple[str, ...]) -> tuple[str, ...]:
    """The keys that the form at a path inside another form takes."""
    for key in path:
        form = _form_in(get_type_hints(form, include_extras=True)[key])
    return tuple(get_type_hints(form))


def _form_in(hint: object) -> object:
    """The form behind a field's type, however it is wrapped."""
    if isinstance(hint, Record):
        return _form_in(hint.form) if get_args(hint.form) else hint.form
    found = (_form_in(part) for part in (*getattr(hint, "__metadata__", ()), *get_args(hint)))
    return next((form for form in found if form is not None), None)
