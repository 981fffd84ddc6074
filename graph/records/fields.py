"""What one value of a record may look like: each field type reads text and says what it expected instead."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from difflib import get_close_matches
from enum import Enum
from functools import cached_property
from types import MappingProxyType
from typing import Annotated, Generic, TypeAlias, TypeVar, cast

from pydantic import (
    BeforeValidator,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    PlainValidator,
    TypeAdapter,
    WithJsonSchema,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from graph.identifiers import Scheme, parse
from graph.identifiers.reading import announced
from graph.identifiers.schemes import FORMS
from graph.model.values import Absent, Answer, Span, Species, TimeUnit
from graph.records.document import shown
from graph.records.links import wrong_with_page

T = TypeVar("T")
F = TypeVar("F")
N = TypeVar("N")
E = TypeVar("E", bound=Enum)


def wrong(message: str, help_: str, *, key: str = "") -> PydanticCustomError:
    """A problem in our own words; `{field}` in the message stands for the name of the field.

    `key` names the field where the problem is found by looking at a whole record.
    """
    return PydanticCustomError("record", "{message}", {"message": message, "help": help_, "key": key})


_SCALARS = ["string", "number", "boolean"]


def leaf(read: Callable[[str], T], **editors: object) -> PlainValidator:
    """A field type from a function that reads text; `editors` is what a JSON Schema says of such a value.

    An editor reads YAML with its types, so that what is text to us may be a number there.
    """
    told = editors or {"type": _SCALARS}

    def validate(value: object) -> T:
        if not isinstance(value, str):
            kind = "a list" if isinstance(value, list) else "a mapping"
            raise wrong(f"{{field}} is {kind}, not a text.", "Write one value, in quotes where it holds `: `.")
        return read(value)

    return PlainValidator(validate, json_schema_input_type=Annotated[object, WithJsonSchema(told)])


def _matching(pattern: str, expected: str) -> PlainValidator:
    compiled = re.compile(pattern, re.ASCII)

    def read(text: str) -> str:
        if not compiled.fullmatch(text):
            raise wrong(f"{{field}} {shown(text)} is not well-formed.", f"Write {expected}.")
        return text

    return leaf(read, type=["string", "number"], pattern=f"^(?:{pattern})$", description=f"{expected.capitalize()}.")


def nearest(value: str, known: Collection[str]) -> str:
    """A hint at what was probably meant; empty where nothing comes near."""
    near = get_close_matches(value[:80].lower(), {word.lower(): word for word in known}, 1)
    meant = next((word for word in known if near and word.lower() == near[0]), None)
    return f"Did you mean {shown(meant)}?" if meant else ""


def choice(members: Mapping[str, T], *, gone: Mapping[str, str] = MappingProxyType({})) -> PlainValidator:
    """One of a closed list; `gone` are words of earlier records, each with what to write instead."""

    def read(text: str) -> T:
        if text not in members:
            help_ = gone.get(text) or nearest(text, members) or f"Known: {', '.join(members)}."
            raise wrong(f"unknown {{field}} {shown(text)}.", help_)
        return members[text]

    return leaf(read, enum=list(members))


def one_of(enumeration: type[E], *, gone: Mapping[str, str] = MappingProxyType({})) -> PlainValidator:
    """One of the values of an enumeration."""
    return choice({str(member.value): member for member in enumeration}, gone=gone)


def _none_if_unknown(value: object) -> object:
    return None if value == "unknown" else value


class _Unknown:
    """What a JSON Schema calls a value that may be unknown: the word stands where the model has `None`."""

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        told = handler(schema)
        options = [one for one in told.get("anyOf", ()) if one != {"type": "null"}]
        return {"anyOf": [*options, {"const": "unknown"}]}


Maybe = Annotated[T | None, BeforeValidator(_none_if_unknown), _Unknown()]
"""A value, or `unknown`, which is kept as `None`."""


@dataclass(frozen=True)
class Record(Generic[F, N]):
    """The form that a record has in YAML, and how its noun is made of it."""

    form: type[F]
    make: Callable[[F], N]

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        """The form's own schema, followed by the making."""
        return core_schema.no_info_after_validator_function(self.make, handler.generate_schema(self.form))

    @cached_property
    def adapter(self) -> TypeAdapter[N]:
        """What validates it; made on first use, since compiling takes longer than reading a file."""
        return cast("TypeAdapter[N]", TypeAdapter(Annotated[object, self]))


def pairs(named: dict[str, T]) -> tuple[tuple[str, T], ...]:
    """A mapping in the frozen shape of the model."""
    return tuple(named.items())


_EXACT = "^[-+\u2212]?[0-9]{1,20}(\\.[0-9]{1,20})?$"
_SPAN = r"([0-9]{1,6}(?:\.[0-9]{1,6})?) (day|week|month|year)s?"
_ABSENT = "|".join(Absent)


def _whole(text: str) -> int:
    if not re.fullmatch("[0-9]{1,12}", text):
        raise wrong(f"{{field}} {shown(text)} is not a whole number.", "Write digits only, such as 18.")
    return int(text)


def _step(text: str) -> int:
    if not re.fullmatch(r"[-+\u2212]?[0-4]", text):
        raise wrong(f"{{field}} {shown(text)} is not a step.", "Write a whole number of levels, such as -1 or 0.")
    return int(text.replace("\u2212", "-"))


def _exact(text: str) -> Decimal:
    if not re.fullmatch(_EXACT, text):
        raise wrong(f"{{field}} {shown(text)} is not a number.", "Write it with a decimal point, such as -12.1.")
    return Decimal(text.replace("\u2212", "-"))


def _day(text: str) -> date:
    try:
        if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
            return date.fromisoformat(text)
    except ValueError:
        pass  # a day that no calendar has is told like any other misspelling
    raise wrong(f"{{field}} {shown(text)} is not a date.", "Write year-month-day, such as 2025-02-17.")


def _span(text: str) -> Span:
    match = re.fullmatch(_SPAN, text)
    if not match:
        help_ = "Write a number and days, weeks, months or years, such as 12 months."
        raise wrong(f"{{field}} {shown(text)} is not a span of time.", help_)
    return Span(Decimal(match[1]), TimeUnit(match[2] + "s"))


def _or_absent(read: Callable[[str], T]) -> Callable[[str], T | Absent]:
    absent = {str(member): member for member in Absent}
    return lambda text: absent[text] if text in absent else read(text)


def _page(text: str) -> str:
    said = wrong_with_page(text)
    if said:
        raise wrong(f"page {shown(text)} {said[0]}", said[1])
    return text


def _registry_id(text: str) -> str:
    registry = announced(text)
    if registry is not None and parse(text, registry) is None:
        example = FORMS[registry].example
        raise wrong(f"{shown(text)} is no registration of {registry}.", f"Write it as the registry does: {example}.")
    if not re.fullmatch(r"(?=.*[0-9])[A-Za-z0-9][A-Za-z0-9 ./_-]{2,39}", text):
        raise wrong(f"{shown(text)} is not a registry number.", "Write the number alone, as the registry prints it.")
    return text


def _doi(text: str) -> str:
    found = parse(text, Scheme.DOI)
    if found is None:
        help_ = "Write the bare DOI, such as 10.1016/j.stem.2025.01.001."
        raise wrong(f"{{field}} {shown(text)} is not well-formed.", help_)
    if found.number != text:
        raise wrong(f"{{field}} {shown(text)} is not the bare DOI.", f"Write {found.number}.")
    return text


Id: TypeAlias = Annotated[
    str, _matching("[A-Za-z0-9][A-Za-z0-9._-]{0,79}", "letters, digits, hyphens and dots, at most 80 of them")
]
Ids: TypeAlias = tuple[Id, ...]
Words: TypeAlias = Annotated[str, leaf(str)]
Whole: TypeAlias = Annotated[int, leaf(_whole, type=["integer", "string"], pattern="^[0-9]{1,12}$", minimum=0)]
WholeOrAbsent: TypeAlias = Annotated[
    int | Absent,
    leaf(_or_absent(_whole), type=["integer", "string"], pattern=f"^([0-9]{{1,12}}|{_ABSENT})$", minimum=0),
]
Step: TypeAlias = Annotated[int, leaf(_step, enum=[*range(-4, 5), *(f"{step:+d}" for step in range(-4, 5) if step)])]
Exact: TypeAlias = Annotated[Decimal, leaf(_exact, type=["number", "string"], pattern=_EXACT)]
Day: TypeAlias = Annotated[date, leaf(_day, type="string", pattern="^[0-9]{4}-[0-9]{2}-[0-9]{2}$")]
SpanOfTime: TypeAlias = Annotated[Span, leaf(_span, type="string", pattern=f"^{_SPAN}$")]
SpanOrAbsent: TypeAlias = Annotated[
    Span | Absent, leaf(_or_absent(_span), type="string", pattern=f"^({_SPAN}|{_ABSENT})$")
]
YesOrNo: TypeAlias = Annotated[bool, choice({"yes": True, "no": False})]
_NO_ANSWER = "Write `not-stated` where the place in which the answer would stand was read, else `not-seen`."
AnswerField: TypeAlias = Annotated[Answer, one_of(Answer, gone={"unclear": _NO_ANSWER, "unknown": _NO_ANSWER})]
SpeciesField: TypeAlias = Annotated[Species, one_of(Species)]
Sha256: TypeAlias = Annotated[str, _matching("[0-9a-f]{64}", "64 hexadecimal digits in lower case")]
Doi: TypeAlias = Annotated[str, leaf(_doi)]
Pmid: TypeAlias = Annotated[str, _matching("[1-9][0-9]{0,8}", "the bare number, such as 39970922")]
Pmcid: TypeAlias = Annotated[str, _matching("PMC[1-9][0-9]{0,8}", "PMC and the number, such as PMC12067361")]
Curie: TypeAlias = Annotated[
    str, _matching(r"[A-Za-z][A-Za-z0-9.]*:[A-Za-z0-9._-]+", "prefix:number, as in CL:0000047")
]
RegistryId: TypeAlias = Annotated[str, leaf(_registry_id)]
Page: TypeAlias = Annotated[str, leaf(_page)]
