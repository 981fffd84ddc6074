"""The forms of the records as JSON Schemas, so that an editor completes and checks a record while it is written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeAlias, TypeVar, cast

from graph.records import biology_forms, claim_forms, finding_forms, study_forms
from graph.records.collection import ANSWERS
from graph.records.fields import Record
from graph.records.writing import STUDY_SCHEMA

F = TypeVar("F")
N = TypeVar("N")
Schema: TypeAlias = dict[str, object]
_Schemas: TypeAlias = dict[str, Schema]

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_DEFS = "$defs"
_DEFINED = f"#/{_DEFS}/"
_BECAUSE: Schema = {
    "type": "object",
    "additionalProperties": {"type": "string"},
    "description": "Why what `evigraph check` finds odd is so all the same: the name of the rule, and the reason.",
}


def schemas() -> Mapping[str, Schema]:
    """One JSON Schema for each file of a topic, by the name of the schema's file; one for all studies.

    Each holds of one file by itself: whether an id leads to a record of another file is for `evigraph check` to say.
    """
    biology, claims, studies = biology_forms, claim_forms, study_forms
    return {
        schema_name("topic.yaml"): _one("topic.yaml", claims.TOPIC),
        schema_name("sources.yaml"): _many("sources.yaml", claims.SOURCE),
        schema_name("claims.yaml"): _many("claims.yaml", claims.CLAIM),
        schema_name("cells.yaml"): _one(
            "cells.yaml", biology.CELLS, _item("cell_types", biology.CELL_TYPE), _item("products", biology.PRODUCT)
        ),
        schema_name("mechanisms.yaml"): _many("mechanisms.yaml", biology.MECHANISM),
        schema_name("outcomes.yaml"): _one(
            "outcomes.yaml",
            biology.OUTCOMES,
            _item("outcomes", biology.OUTCOME),
            _item("instruments", biology.INSTRUMENT),
        ),
        schema_name("conditions.yaml"): _many("conditions.yaml", biology.CONDITION),
        schema_name("laboratories.yaml"): _many("laboratories.yaml", biology.LABORATORY),
        schema_name("judgements.yaml"): _many("judgements.yaml", claims.JUDGEMENT),
        STUDY_SCHEMA: _one(
            "studies/*.yaml",
            studies.STUDY,
            _item("reports", studies.REPORT),
            _item("findings", finding_forms.FINDING),
            _item("lines", studies.LINE),
        ),
    }


def schema_name(file: str) -> str:
    """The file of the schema for a file of a topic, such as `claims.yaml` or `studies/nap-2021.yaml`."""
    return STUDY_SCHEMA if "/" in file else file.removesuffix(".yaml") + ".schema.json"


def _many(file: str, record: Record[F, N]) -> Schema:
    """A file that is a list of records."""
    form, defs = _form(record)
    return _finished(file, {"type": "array", "items": form}, defs)


def _one(file: str, record: Record[F, N], *items: tuple[str, Schema, _Schemas]) -> Schema:
    """A file that is one record, and the lists in it whose items are read as records of their own."""
    form, defs = _form(record)
    properties = cast("_Schemas", form["properties"])
    for key, item, item_defs in items:
        properties[key]["items"] = item
        defs |= item_defs
    return _finished(file, form, defs)


def _item(key: str, record: Record[F, N]) -> tuple[str, Schema, _Schemas]:
    return key, *_form(record)


def _form(record: Record[F, N]) -> tuple[Schema, _Schemas]:
    """The form of a record, which may answer remarks, and the forms inside it."""
    form: Schema = record.adapter.json_schema()
    defs = cast("_Schemas", form.pop(_DEFS, {}))
    cast("_Schemas", form["properties"])[ANSWERS] = _BECAUSE
    return form, defs


def _finished(file: str, schema: Schema, defs: _Schemas) -> Schema:
    """A schema with its head, and with those definitions alone that it leads to."""
    needed: set[str] = set()
    ahead = list(_referred(schema))
    while ahead:
        name = ahead.pop()
        if name not in needed:
            needed.add(name)
            ahead.extend(_referred(defs[name]))
    head: Schema = {"$schema": _DIALECT, "title": f"{file} of a topic of evigraph"}
    schema.pop("title", None)
    return {**head, **schema, _DEFS: {name: defs[name] for name in sorted(needed)}}


def _referred(schema: object) -> Iterator[str]:
    """The definitions that a schema refers to by itself."""
    if isinstance(schema, dict):
        reference = schema.get("$ref")
        if isinstance(reference, str):
            yield reference.removeprefix(_DEFINED)
    parts = schema.values() if isinstance(schema, dict) else schema if isinstance(schema, list) else ()
    for part in parts:
        yield from _referred(part)
