"""What a pre-filled record still leaves to its reader: every `TODO`, told once in place of what follows from it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from graph.errors import Problem
from graph.records.collection import Collection

TODO = "TODO"
_HELP = "Write what the paper says, or take the key out where it may be missing."


def with_todos(problems: Iterable[Problem], collection: Collection) -> tuple[Problem, ...]:
    """The problems, with those of a place that is still to be filled told as just that."""
    open_ = tuple(_todos(collection))
    places = {(one.file, one.line) for one in open_}
    return tuple(sorted({*open_, *(one for one in problems if (one.file, one.line) not in places)}))


def are_todos(problems: Iterable[Problem]) -> bool:
    """Whether nothing is wrong but that some records are still to be filled."""
    return all(one.help == _HELP for one in problems)


def _todos(collection: Collection) -> Iterator[Problem]:
    for document, keys, text in collection.texts:
        if text == TODO:
            name = next((str(key) for key in reversed(keys) if isinstance(key, str)), "the record")
            yield document.complaint(keys, f"`{name}` is still to be filled in.", _HELP).problem
