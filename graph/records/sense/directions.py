"""Directions of lines: what the interval behind a line says, unless the line says why it takes another."""

from __future__ import annotations

from collections.abc import Iterator

from graph.grading.direction import computed
from graph.grading.method_table import shipped
from graph.records.collection import Collection
from graph.records.document import Complaint
from graph.records.sense.rule import error


def _as_computed(collection: Collection) -> Iterator[Complaint]:
    if collection.topic is None:
        return
    base, method = collection.base(collection.topic.noun), shipped()
    for record in collection.studies:
        for line in record.lines:
            found = computed(base, line.noun, method)
            if found not in (None, line.noun.direction) and not line.noun.direction_because:
                message = f"the line says {line.noun.direction}, its interval {found}."
                help_ = f"Write `direction: {found}`, or why it is not so in `direction_because`."
                yield line.complaint("direction", message=message, help_=help_)


RULES = (
    error(
        "direction-is-computed",
        "A line points where its interval lies, or says why not in `direction_because`.",
        _as_computed,
    ),
)
"""Asked of records in which nothing else is wrong: they are computed with."""
