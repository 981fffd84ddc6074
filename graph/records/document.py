"""The strict YAML door: a file becomes a tree of text in which everything has a line and a column."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import TypeAlias, cast

import yaml

from graph.errors import Problem
from graph.records import slips

Tree: TypeAlias = "str | list[Tree] | dict[str, Tree]"
Keys: TypeAlias = tuple[str | int, ...]
Place: TypeAlias = tuple[int, int]

LARGEST = 1024 * 1024  # bytes
DEEPEST = 20  # collections inside one another
MOST_CHARACTERS = 20  # told one by one; a binary file would otherwise give a problem for every byte

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the C parser is ten times faster where it is built

# Controls, line ends that only YAML counts, marks that turn the reading direction, and signs of a broken encoding.
_FORBIDDEN = re.compile(
    "\r(?!\n)|[\x00-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069"
    "\ud800-\udfff\ufeff\ufffd-\uffff]"
)
_CONFLICT = "a mark that git left of a conflict.", "Keep one of the two sides, and delete the three marks."
_SCAR = "\ufffd"  # stands in the tree for a character that was refused


@dataclass(frozen=True, slots=True)
class Complaint:
    """A problem and the value that it is about; `keys` is `None` where it is about no value in particular.

    `told` marks a value of which the problem was told elsewhere, so that nothing more is said of it.
    """

    problem: Problem
    keys: Keys | None = None
    told: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """One file as a tree of text, with places; `tree` is `None` where the file cannot be read to its end.

    `name` is the file inside its topic folder, `file` the same as the user would open it.
    """

    name: str
    file: str
    tree: Tree | None = None
    places: Mapping[Keys, Place] = field(default_factory=dict)
    complaints: tuple[Complaint, ...] = ()

    def complaint(self, keys: Keys, message: str, help_: str) -> Complaint:
        """Something wrong with the value at these keys, or with its absence."""
        line, column = self.place(keys)
        return Complaint(Problem(self.file, line, column, message, help_), keys)

    def where(self, keys: Keys) -> str:
        """The file and line of a value, for pointing at it from elsewhere."""
        return f"{self.file}:{self.place(keys)[0]}"

    def value(self, keys: Keys) -> Tree | None:
        """What is written at these keys."""
        tree = self.tree
        for key in keys:
            if isinstance(tree, dict) and isinstance(key, str):
                tree = tree.get(key)
            elif isinstance(tree, list) and isinstance(key, int):
                tree = tree[key]
            else:
                return None
        return tree

    def at(self, pattern: str, *, inside: Keys = ()) -> Iterator[tuple[Keys, Tree]]:
        """Whatever stands at a pattern such as `lines.*.claim`, with its keys."""
        tree = self.value(inside)
        if tree is not None:
            yield from _at(tree, pattern.split(".") if pattern else [], inside)

    def texts(self, pattern: str, *, inside: Keys = ()) -> Iterator[tuple[Keys, str]]:
        """The texts that stand at a pattern."""
        return ((keys, value) for keys, value in self.at(pattern, inside=inside) if isinstance(value, str))

    def place(self, keys: Keys) -> Place:
        """The line and column of a value, or of the nearest thing around it that is written."""
        for end in range(len(keys), -1, -1):
            if keys[:end] in self.places:
                return self.places[keys[:end]]
        return 0, 0


def _at(tree: Tree, pattern: list[str], keys: Keys) -> Iterator[tuple[Keys, Tree]]:
    if not pattern:
        yield keys, tree
        return
    first, *rest = pattern
    if first == "*" and isinstance(tree, list):
        for index, item in enumerate(tree):
            yield from _at(item, rest, (*keys, index))
    elif isinstance(tree, dict) and first in tree:
        yield from _at(tree[first], rest, (*keys, first))


def open_document(path: Path, *, name: str, file: str) -> Document:
    """Read one file; whatever is wrong with it becomes complaints, never an exception."""
    try:
        if not path.is_file():
            return _refused(name, file, "this is not a regular file.", "Put a plain file in its place.")
        with path.open("rb") as stream:
            data = stream.read(LARGEST + 1)
    except OSError as error:
        return _refused(name, file, f"the file cannot be opened: {error.strerror}.", "Check its permissions.")
    return parse(data, name=name, file=file)


def parse(data: bytes, *, name: str, file: str) -> Document:
    """Turn the bytes of one file into a document."""
    if len(data) > LARGEST:
        return _refused(name, file, "the file is larger than 1 MiB.", "Split it, or move long text elsewhere.")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line, column = _place_of_byte(data, error.start)
        problem = Problem(file, line, column, "this is not UTF-8.", "Save the file in the encoding UTF-8.")
        return Document(name, file, complaints=(Complaint(problem),))
    conflicts = [Problem(file, line, 1, *_CONFLICT) for line in slips.conflicts(text.splitlines())]
    if conflicts:
        return Document(name, file, complaints=tuple(map(Complaint, conflicts)))
    scars = tuple(_refused_characters(text, file)) if _FORBIDDEN.search(text) else ()
    reading = _Reading(file)
    tree = reading.tree(_healed(text) if scars else text, quiet=bool(scars))
    return Document(name, file, tree, reading.places, (*scars, *reading.complaints))


def _refused(name: str, file: str, message: str, help_: str) -> Document:
    return Document(name, file, complaints=(Complaint(Problem(file, 0, 0, message, help_)),))


def _place_of_byte(data: bytes, offset: int) -> Place:
    start = data.rfind(b"\n", 0, offset) + 1
    before = data[start:offset].decode("utf-8-sig" if start == 0 else "utf-8")
    return data.count(b"\n", 0, offset) + 1, len(before) + 1


def _refused_characters(text: str, file: str) -> Iterator[Complaint]:
    matches = _FORBIDDEN.finditer(text)
    for match in islice(matches, MOST_CHARACTERS):
        place = text.count("\n", 0, match.start()) + 1, match.start() - text.rfind("\n", 0, match.start())
        yield Complaint(Problem(file, *place, *_about_character(match.group())))
    more = sum(1 for _ in matches)
    if more:
        yield Complaint(Problem(file, 0, 0, f"{more} more characters are not allowed.", "Is this a text file?"))


def _about_character(character: str) -> tuple[str, str]:
    if character == "\t":
        return "a tab is not allowed.", "Use spaces."
    return f"the character U+{ord(character):04X} is not allowed.", "Delete it, or write what was meant."


def _healed(text: str) -> str:
    """The text with a scar for each refused character, so that reading can go on and places stay right."""
    return _FORBIDDEN.sub(lambda match: " " if match.group() == "\t" else _SCAR, text)


class _EndError(Exception):
    """The rest of the file cannot be read."""


class _Reading:
    """One pass over the events of one file."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.places: dict[Keys, Place] = {}
        self.complaints: list[Complaint] = []
        self._events: Iterator[yaml.Event] = iter(())
        self._lines: list[str] = []

    def tree(self, text: str, *, quiet: bool) -> Tree | None:
        """The tree, or `None` where the file ends early; `quiet` leaves out what refused characters brought about."""
        try:
            self._lines = text.splitlines()
            self._events = yaml.parse(text, Loader=_LOADER)
            tree = self._document()
            next(self._events)  # the end of the document
            self._end()
        except _EndError:
            return None
        except (yaml.YAMLError, ValueError, OverflowError) as error:  # the parser in Python trips over "\\Uffffffff"
            if not quiet:
                self._syntax(error)
            return None
        return tree

    def _document(self) -> Tree:
        next(self._events)  # the start of the stream
        start = next(self._events)
        if not isinstance(start, yaml.DocumentStartEvent):
            self._complain((1, 1), None, "the file is empty.", "Write its records, or delete the file.")
            raise _EndError
        if start.version or start.tags:
            self._complain(_start(start), None, "a % directive is not allowed.", "Delete the line.")
        return self._value(self._node(), ())

    def _end(self) -> None:
        event = next(self._events)
        if not isinstance(event, yaml.StreamEndEvent):
            self._complain(_start(event), None, "a second document is not allowed.", "Write one document a file.")

    def _node(self) -> yaml.NodeEvent:
        return cast("yaml.NodeEvent", next(self._events))  # the grammar of events: a value follows here

    def _value(self, event: yaml.NodeEvent, keys: Keys) -> Tree:
        self.places.setdefault(keys, _start(event))
        if isinstance(event, yaml.AliasEvent):
            self._complain(_start(event), keys, "an alias (*) is not allowed.", "Write the value itself, or quote it.")
            return ""
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event, keys)
        if len(keys) >= DEEPEST:
            raise self._too_deep(event)
        self._refuse_marks(cast("yaml.CollectionStartEvent", event))
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(keys, flow=bool(event.flow_style))
        return self._mapping(keys, flow=isinstance(event, yaml.MappingStartEvent) and bool(event.flow_style))

    def _refuse_marks(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> None:
        if event.anchor is not None:
            self._complain(_start(event), None, "an anchor (&) is not allowed.", "Write the value itself, or quote it.")
        if event.tag is not None:
            self._complain(_start(event), None, "a tag (!) is not allowed.", "Write the value alone, or quote it.")

    def _scalar(self, event: yaml.ScalarEvent, keys: Keys) -> str:
        text: str = event.value
        self.places[keys] = _start(event)
        self._refuse_marks(event)
        if not text.strip():
            help_ = "Leave the key out, or write `unknown` where it is required."
            self._complain(_start(event), keys, "the value is empty.", help_)
        if self._is_cut(event):
            help_ = "Put the value in quotes; a comment stands on a line of its own, or two spaces after the value."
            self._complain(_start(event), keys, f"the text after {shown(text[-20:])} is lost: ` #` ends it.", help_)
        refused = _FORBIDDEN.search(text)
        if refused and refused.group() != _SCAR:
            self._complain(_start(event), keys, *_about_character(refused.group()))
        elif refused:
            problem = Problem(self.file, *_start(event), "a character was refused.", "")
            self.complaints.append(Complaint(problem, keys, told=True))
        return text

    def _is_cut(self, event: yaml.ScalarEvent) -> bool:
        """Whether a value without quotes is followed by one space and a #, hardly meant as a comment."""
        if event.style in ("'", '"', "|", ">"):
            return False
        mark = cast("yaml.Mark", event.end_mark)
        rest = self._lines[mark.line][mark.column :] if mark.line < len(self._lines) else ""
        return rest.startswith(" #")

    def _sequence(self, keys: Keys, *, flow: bool) -> list[Tree]:
        items: list[Tree] = []
        while isinstance(event := next(self._events), yaml.NodeEvent):
            slip = slips.in_flow_sequence(event.value) if flow and isinstance(event, yaml.ScalarEvent) else None
            if slip is not None:
                self._complain(_start(event), keys, *slip)
            items.append(self._value(event, (*keys, len(items))))
        return items

    def _mapping(self, keys: Keys, *, flow: bool) -> dict[str, Tree]:
        entries: dict[str, Tree] = {}
        while isinstance(event := next(self._events), yaml.NodeEvent):
            key = self._key(event, keys, entries)
            if key is None:
                self._pass_over(next(self._events))
                continue
            self.places[*keys, key] = _start(event)
            value = self._node()
            if flow and isinstance(value, yaml.ScalarEvent) and not value.style and not value.value:
                self._complain(_start(event), keys, *slips.in_flow_mapping(key))
            entries[key] = self._value(value, (*keys, key))
        return entries

    def _key(self, event: yaml.NodeEvent, keys: Keys, taken: Iterable[str]) -> str | None:
        """The key that an event gives, or `None` where it is not to be used."""
        if not isinstance(event, yaml.ScalarEvent):
            self._complain(_start(event), None, "a key must be text.", "Quote it, or write it as a list of items.")
            self._pass_over(event)
            return None
        self._refuse_marks(event)
        key: str = event.value
        if not key.strip():
            self._complain(_start(event), None, "a key is empty.", "Write the key before the colon.")
            return None
        if key == "<<" and event.style not in ("'", '"'):
            self._complain(_start(event), None, "a merge key (<<) is not allowed.", "Write the keys themselves.")
            return None
        if key in taken:
            first = self.places[*keys, key][0]
            help_ = f"It stands in line {first} already; keep one of the two."
            self._complain(_start(event), None, f"the key {shown(key)} stands twice.", help_)
            return None
        return key

    def _pass_over(self, event: yaml.Event) -> None:
        """Leave out one value with all that it holds."""
        depth = 0
        while True:
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            if depth == 0:
                return
            if depth > DEEPEST:
                raise self._too_deep(event)
            event = next(self._events)

    def _too_deep(self, event: yaml.Event) -> _EndError:
        message = f"more than {DEEPEST} collections stand inside one another."
        self._complain(_start(event), None, message, "Write it flatter; no record needs that many.")
        return _EndError()

    def _syntax(self, error: Exception) -> None:
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        said = str(getattr(error, "problem", None) or getattr(error, "context", None) or "it cannot be read")
        line, message, help_ = slips.explained(self._lines, mark.line + 1 if mark else 0, said)
        column = mark.column + 1 if mark and mark.line + 1 == line else min(line, 1)
        self._complain((line, column), None, message, help_)

    def _complain(self, place: Place, keys: Keys | None, message: str, help_: str) -> None:
        self.complaints.append(Complaint(Problem(self.file, *place, message, help_), keys))


def _start(event: yaml.Event) -> Place:
    mark = cast("yaml.Mark", event.start_mark)  # parsers always set it
    return mark.line + 1, mark.column + 1


def shown(text: str, *, longest: int = 80) -> str:
    """A value as a message may quote it: short, in quotes, with nothing that a terminal would obey."""
    cut = text if len(text) <= longest else text[:longest] + "…"
    return '"' + "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in cut) + '"'


def settled(complaints: Iterable[Complaint]) -> Iterator[Problem]:
    """The problems, leaving out those about a value of which something was said already."""
    troubled: set[tuple[str, Keys]] = set()
    for complaint in complaints:
        problem, keys = complaint.problem, complaint.keys
        if keys is not None:
            if any((problem.file, keys[:end]) in troubled for end in range(len(keys) + 1)):
                continue
            troubled.add((problem.file, keys))
        if not complaint.told:
            yield problem
