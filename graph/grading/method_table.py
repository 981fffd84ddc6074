"""Tables of method numbers, read from TOML: the shipped ones by name, and a file of one's own."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from enum import StrEnum
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import get_type_hints

from graph.errors import DataError, EvidenceGraphError, Problem
from graph.grading.method import DOMAINS, Heads, Method

_LARGEST = 64 * 1024  # bytes
_Table = Mapping[str, object]

SHIPPED = ("edition-2", "core-grade", "pollock", "ocebm")
"""The methods that come with evigraph; the first is the one that counts."""


@lru_cache(maxsize=len(SHIPPED))
def shipped(name: str = SHIPPED[0]) -> Method:
    """A method that comes with evigraph."""
    return _read(f"{name}.toml", _shipped_text(name))


def method_of(name_or_file: str) -> Method:
    """A shipped method by its name, else one from a file; all that is wrong with a file is told at once."""
    if name_or_file in SHIPPED:
        return shipped(name_or_file)
    path = Path(name_or_file)
    if not path.is_file():
        raise EvidenceGraphError(f"There is no method “{name_or_file}”: name a file, or one of {', '.join(SHIPPED)}.")
    return _read(str(path), _text_of(path))


def _shipped_text(name: str) -> str:
    return (files("graph.grading") / "methods" / f"{name}.toml").read_text(encoding="utf-8")


def _text_of(path: Path) -> str:
    with path.open("rb") as file:
        raw = file.read(_LARGEST + 1)
    if len(raw) > _LARGEST:
        raise DataError([Problem(str(path), 0, 0, "The file is too large for a method.", "64 kB are enough.")])
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        problem = Problem(str(path), raw[: error.start].count(b"\n") + 1, 0, "This is not UTF-8.", "Save it as UTF-8.")
        raise DataError([problem]) from error


def _read(file: str, text: str) -> Method:
    written = _parsed(file, text)
    base: _Table = {}
    based_on = written.pop("based_on", None)
    if based_on is not None:
        if based_on not in SHIPPED:
            raise DataError([_problem(file, text, (), "based_on", f"must be one of {', '.join(SHIPPED)}.")])
        base = _whole(str(based_on))
    reading = _Reading(file, text)
    method = reading.build(Method, _merged(base, written), ())
    if not isinstance(method, Method):
        raise DataError(reading.problems)
    return method


def _whole(name: str) -> _Table:
    """The raw table of a shipped method, with what it is based on."""
    text = _shipped_text(name)
    written = _parsed(f"{name}.toml", text)
    based_on = written.pop("based_on", None)
    return _merged(_whole(str(based_on)), written) if based_on else written


def _parsed(file: str, text: str) -> dict[str, object]:
    try:
        return tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        place = re.search(r"at line (\d+), column (\d+)", str(error))
        line, column = (int(place[1]), int(place[2])) if place else (0, 0)
        what = re.sub(r" \(at .*\)$", "", str(error))
        raise DataError([Problem(file, line, column, f"This is not TOML: {what}.", "")]) from error


def _merged(base: _Table, over: _Table) -> dict[str, object]:
    """Both tables, the second one's word counting; tables inside are merged alike."""
    both = dict(base)
    for key, value in over.items():
        old = both.get(key)
        both[key] = _merged(old, value) if isinstance(old, dict) and isinstance(value, dict) else value
    return both


class _Reading:
    """One table on its way to a method, and all that is wrong with it."""

    def __init__(self, file: str, text: str) -> None:
        self._file, self._text = file, text
        self.problems: list[Problem] = []

    def build(self, cls: type, table: _Table, place: tuple[str, ...]) -> object:
        """A frozen value from a table; `None` where something in it is wrong."""
        before = len(self.problems)
        kinds = {name: kind for name, kind in get_type_hints(cls).items() if name in _names(cls)}
        for key in table.keys() - kinds.keys():
            self._complain(place, key, f"is not known here. Known are {', '.join(sorted(kinds))}.")
        values = {name: self._value(kind, table, (*place, name)) for name, kind in kinds.items()}
        return cls(**values) if len(self.problems) == before else None

    def _value(self, kind: object, table: _Table, keys: tuple[str, ...]) -> object:
        *place, name = keys
        if name not in table:
            self._complain(tuple(place), name, "is missing.")
            return None
        value = table[name]
        if isinstance(kind, type) and is_dataclass(kind):
            if isinstance(value, dict):
                return self.build(kind, value, keys)
            self._complain(tuple(place), name, f"must be a table: write [{name}].")
            return None
        for wrong in _faults(kind, name, value):
            self._complain(tuple(place), name, wrong)
        return _finished(kind, value)

    def _complain(self, place: tuple[str, ...], key: str, message: str) -> None:
        self.problems.append(_problem(self._file, self._text, place, key, message))


def _names(cls: type) -> frozenset[str]:
    return frozenset(field.name for field in fields(cls)) if is_dataclass(cls) else frozenset()


def _faults(kind: object, name: str, value: object) -> Iterator[str]:
    """What is wrong with a plain value, in words that go on after its name."""
    if kind is bool:
        yield from () if isinstance(value, bool) else ("must be true or false.",)
    elif kind is int or kind is float:
        yield from _number_faults(kind, name, value)
    elif kind is str:
        yield from () if isinstance(value, str) and value.strip() else ("must be a text.",)
    elif isinstance(kind, type) and issubclass(kind, StrEnum):
        known = [str(one) for one in kind]
        yield from () if value in known else (f"must be one of {', '.join(known)}.",)
    elif not isinstance(value, list) or not all(one in DOMAINS for one in value) or len(set(value)) < len(value):
        yield f"must be a list of some of {', '.join(DOMAINS)}, each once."


def _number_faults(kind: type, name: str, value: object) -> Iterator[str]:
    if isinstance(value, bool) or not isinstance(value, int if kind is int else (int, float)):
        yield "must be a whole number." if kind is int else "must be a number."
        return
    low, high = _bounds(name)
    if not low <= float(str(value)) <= high:
        yield f"must be from {low:g} to {high:g}."


def _bounds(name: str) -> tuple[float, float]:
    """What a number may be, told by what its name says that it is."""
    if name == "large_reduction_percent":
        return 0, 99
    if "percent" in name:
        return 0, 100
    if name.endswith("ratio") or name == "balance":
        return 1, 1_000_000
    if name in _STARTS:
        return 1, 4
    if name in _UPWARDS:
        return 0, 2
    if name.endswith("step") or name == "most":
        return -3, 0
    if name.endswith("p_below"):
        return 0, 1
    return 0, 1_000_000


_STARTS = frozenset(
    {
        "human_randomised",
        "human_controlled",
        "human_controlled_by_robins_i",
        "human_uncontrolled",
        "animal",
        "human_tissue",
        "in_vitro",
    }
)
_UPWARDS = frozenset({"large_step", "very_large_step", "dose_response_step"})


def _finished(kind: object, value: object) -> object:
    if kind is Heads:
        return next((one for one in Heads if one == value), None)
    if kind is float and isinstance(value, int):
        return float(value)
    return tuple(value) if isinstance(value, list) else value


def _problem(file: str, text: str, place: tuple[str, ...], key: str, message: str) -> Problem:
    return Problem(file, _line_of(text, place, key), 0, f"“{'.'.join((*place, key))}” {message}", "")


def _line_of(text: str, place: tuple[str, ...], key: str) -> int:
    """Where a key of a table is written, else where its table begins, else 0."""
    table, begins = "", 0
    for number, line in enumerate(text.splitlines(), 1):
        head = re.match(r"\s*\[([^\[\]]+)\]", line)
        if head:
            table = head[1].strip()
            begins = number if table == ".".join(place) else begins
        named = re.match(r"""\s*["']?([\w-]+)["']?\s*=""", line)
        whole = ".".join((*place, key))
        if (named and named[1] == key and table == ".".join(place)) or (head and table == whole):
            return number
    return begins
