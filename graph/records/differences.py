"""What differs between the records of two states of a topic, field by field."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from typing import TypeAlias

from graph.records.collection import KINDS, STUDIES, Collection
from graph.records.document import Document, Keys, Tree

_PARTS = ("reports", "findings", "lines")
_JUDGED = ("claim", "stream", "domain", "curator")


class What(StrEnum):
    """What became of a record or a field."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Difference:
    """One record that came or went, or one field of a record that differs.

    `kind` is the list that the record stands in, such as `claims`; a part of a study is named by the study and its own
    id. `path` is empty where the whole record came or went. `file` is the name inside the topic; it and `line` are
    those of the new state, or of the old one for a record that is gone.
    """

    kind: str
    id: str
    what: What
    path: str
    before: Tree | None
    after: Tree | None
    file: str
    line: int


@dataclass(frozen=True, slots=True)
class _Written:
    document: Document
    keys: Keys
    tree: Tree


_Records: TypeAlias = "Mapping[tuple[str, str], _Written]"


def differences(before: Collection, after: Collection) -> tuple[Difference, ...]:
    """Everything that differs, in the order of the new files, with what is gone at the end.

    Comments, order of keys and layout are no difference. Parts of a study that came or went whole are not told again.
    """
    had, has = _records(before), _records(after)
    new = [one for name, written in has.items() for one in _of_record(name, had.get(name), written)]
    gone = [_whole(name, What.REMOVED, written) for name, written in had.items() if name not in has]
    told = [*new, *gone]
    whole = {one.id for one in told if one.kind == "studies" and not one.path}
    return tuple(one for one in told if not (one.kind in _PARTS and one.id.partition("/")[0] in whole))


def _of_record(name: tuple[str, str], before: _Written | None, after: _Written) -> Iterator[Difference]:
    if before is None:
        yield _whole(name, What.ADDED, after)
        return
    for keys, path, had, has in _fields(before.tree, after.tree, (), ""):
        what = What.ADDED if had is None else What.REMOVED if has is None else What.CHANGED
        line = after.document.place((*after.keys, *keys))[0]
        yield Difference(*name, what, path, had, has, after.document.name, line)


def _whole(name: tuple[str, str], what: What, written: _Written) -> Difference:
    line = written.document.place(written.keys)[0]
    return Difference(*name, what, "", None, None, written.document.name, line)


def _records(collection: Collection) -> _Records:
    """Every record by its kind and id; a second one of the same name gets a number."""
    found: dict[tuple[str, str], _Written] = {}
    seen: Counter[tuple[str, str]] = Counter()
    for kind, (name, pattern) in {"topic": ("topic.yaml", ""), **KINDS}.items():
        for document in collection.of(name):
            for keys, tree in document.at(pattern):
                record = kind, _id(kind, document, tree)
                seen[record] += 1
                number = seen[record]
                unique = record if number == 1 else (kind, f"{record[1]}#{number}")
                found[unique] = _Written(document, keys, _head(tree) if kind == "studies" else tree)
    return found


def _id(kind: str, document: Document, tree: Tree) -> str:
    if kind == "judgements":
        return "/".join(_text(tree, key) for key in _JUDGED)
    own = _text(tree, "claim" if kind == "lines" else "id")
    if kind in _PARTS and document.name.startswith(STUDIES):
        return f"{_text(document.tree, 'id')}/{own}"
    return own


def _text(tree: Tree | None, key: str) -> str:
    value = tree.get(key) if isinstance(tree, dict) else None
    return value if isinstance(value, str) else ""


def _head(tree: Tree) -> Tree:
    """A study without the parts that are records of their own."""
    return {key: value for key, value in tree.items() if key not in _PARTS} if isinstance(tree, dict) else tree


_Field: TypeAlias = "tuple[Keys, str, Tree | None, Tree | None]"


def _fields(before: Tree, after: Tree, keys: Keys, path: str) -> Iterator[_Field]:
    """The smallest values that differ, with their keys in the new tree."""
    if before == after:
        return
    if isinstance(before, dict) and isinstance(after, dict):
        for key in (*after, *(key for key in before if key not in after)):
            inside = f"{path}.{key}" if path else key
            yield from _pair(before.get(key), after.get(key), (*keys, key), inside)
    elif isinstance(before, list) and isinstance(after, list) and _holds_records(before + after):
        yield from _items(before, after, keys, path)
    else:
        yield keys, path, before, after


def _pair(before: Tree | None, after: Tree | None, keys: Keys, path: str) -> Iterator[_Field]:
    if before is None or after is None:
        yield keys, path, before, after
    else:
        yield from _fields(before, after, keys, path)


def _holds_records(items: list[Tree]) -> bool:
    return any(not isinstance(item, str) for item in items)


def _items(before: list[Tree], after: list[Tree], keys: Keys, path: str) -> Iterator[_Field]:
    """Items of lists side by side: by their ids where all have one, else like lines of a file."""
    for old, new in _aligned(before, after):
        had = before[old] if old is not None else None
        has = after[new] if new is not None else None
        at = new if new is not None else old
        # A removed item has no place of its own in the new file, so the list stands for it.
        yield from _pair(had, has, keys if new is None else (*keys, new), f"{path}[{at}]")


def _aligned(before: list[Tree], after: list[Tree]) -> Iterator[tuple[int | None, int | None]]:
    olds, news = [_text(item, "id") for item in before], [_text(item, "id") for item in after]
    if all(olds) and all(news) and len({*olds}) == len(olds) and len({*news}) == len(news):
        yield from ((olds.index(id_) if id_ in olds else None, index) for index, id_ in enumerate(news))
        yield from ((index, None) for index, id_ in enumerate(olds) if id_ not in news)
        return
    matcher = SequenceMatcher(None, [flow(item) for item in before], [flow(item) for item in after], autojunk=False)
    for _, old, old_end, new, new_end in matcher.get_opcodes():
        for step in range(max(old_end - old, new_end - new)):
            yield (
                old + step if old + step < old_end else None,
                new + step if new + step < new_end else None,
            )


def flow(tree: Tree) -> str:
    """A value on one line, much as YAML writes it."""
    if isinstance(tree, list):
        return f"[{', '.join(map(flow, tree))}]"
    if isinstance(tree, dict):
        return f"{{{', '.join(f'{key}: {flow(value)}' for key, value in tree.items())}}}"
    return tree
