"""The named questions: each a `.rq` file with a header card that says what it answers, for whom, and what it needs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum
from pathlib import Path

from graph import resources
from graph.dataset.closed import TERMS
from graph.dataset.terms_beyond import BeyondTerms
from graph.errors import EvidenceGraphError, UnknownIdError
from graph.model.values import Lang, Text


class QuestionError(EvidenceGraphError):
    """A question cannot be asked this way: its card is broken, or a parameter is unknown, missing or wrong."""


class ParameterKind(StrEnum):
    """What a parameter may be: something that has an id, words, a day, a language or a whole number."""

    CLAIM = "claim"
    STUDY = "study"
    MECHANISM = "mechanism"
    TEXT = "text"
    DAY = "day"
    LANGUAGE = "language"
    INTEGER = "integer"


class User(StrEnum):
    """For whom a question is."""

    CLINICIAN = "clinician"
    ANALYST = "analyst"
    CURATOR = "curator"


_TERM = re.compile(r"\bev:(\w+)")
_BEYOND = frozenset(term.value.removeprefix(TERMS) for term in BeyondTerms.terms())


@dataclass(frozen=True, slots=True)
class Parameter:
    """A variable of the query that the asker sets; without a default it must be given."""

    name: str
    kind: ParameterKind
    words: Text
    default: str | None


@dataclass(frozen=True, slots=True)
class Question:
    """One query with its card; `query` is the whole file, which runs as it is in any SPARQL client."""

    name: str
    title: Text
    answers: Text
    users: tuple[User, ...]
    parameters: tuple[Parameter, ...]
    example: Mapping[str, str]
    minimum_rows: int
    query: str

    @property
    def goes_beyond(self) -> bool:
        """Whether it asks of what the analyses give, which takes seconds to make."""
        return not _BEYOND.isdisjoint(_TERM.findall(self.query))

    def parameter(self, name: str) -> Parameter | None:
        """The parameter of this name."""
        return next((one for one in self.parameters if one.name == name), None)


def questions(folder: Path | None = None) -> tuple[Question, ...]:
    """All named questions in the order of their names; `folder` is that of the ontology."""
    place = (folder or resources.folder("ontology")) / "queries"
    return tuple(read_card(path.stem, path.read_text(encoding="utf-8")) for path in sorted(place.glob("*.rq")))


def question(name: str, folder: Path | None = None) -> Question:
    """The question of this name."""
    known = {one.name: one for one in questions(folder)}
    if name not in known:
        raise UnknownIdError("question", shown(name), get_close_matches(name, known))
    return known[name]


def shown(value: object) -> str:
    """What somebody wrote, short and without anything that a terminal would obey."""
    words = "".join(letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in str(value)[:61])
    return f"{words[:60]}…" if len(words) > 60 else words


_FIELD = re.compile(r"# (?P<key>[a-zA-Z][a-zA-Z ]*(?:@(?:en|zh))?): (?P<value>.*)")
_PARAMETER = re.compile(r"(?P<name>[a-z][a-zA-Z]*) \((?P<kind>[a-z]+)\)(?: = (?P<default>\S+))?")
_PAIR = re.compile(r"([a-z][a-zA-Z]*)=(\S+)")


def read_card(name: str, text: str) -> Question:
    """A file as a question: the comments at its top are the card."""
    card: dict[str, str] = {}
    declared: list[str] = []
    for key, value in _fields(name, text):
        if key == "parameter":
            declared.append(value)
            continue
        if key in card:
            raise QuestionError(f"{name}.rq: the card says “{key}” twice.")
        card[key] = value
    return Question(
        name=name,
        title=_both(name, card, "title"),
        answers=_both(name, card, "answers"),
        users=tuple(_user(name, user) for user in _said(name, card, "users").split(", ")),
        parameters=tuple(_parameter(name, card, line) for line in declared),
        example=dict(_PAIR.findall(card.get("example", ""))),
        minimum_rows=int(_said(name, card, "minimum rows")),
        query=text,
    )


def _fields(name: str, text: str) -> Iterator[tuple[str, str]]:
    for line in text.splitlines():
        if not line.startswith("#"):
            return
        field = _FIELD.fullmatch(line)
        if field is None:
            raise QuestionError(f"{name}.rq: “{shown(line)}” is no line of a card. Write “# key: value”.")
        yield field["key"], field["value"].strip()


def _said(name: str, card: Mapping[str, str], key: str) -> str:
    if not card.get(key):
        raise QuestionError(f"{name}.rq: the card lacks “# {key}: …”.")
    return card[key]


def _both(name: str, card: Mapping[str, str], key: str) -> Text:
    return Text(*(_said(name, card, f"{key}@{lang}") for lang in Lang))


def _user(name: str, user: str) -> User:
    if user not in set(User):
        raise QuestionError(f"{name}.rq: unknown user “{shown(user)}”. Known are {', '.join(User)}.")
    return User(user)


def _parameter(name: str, card: Mapping[str, str], line: str) -> Parameter:
    found = _PARAMETER.fullmatch(line)
    if found is None or found["kind"] not in set(ParameterKind):
        raise QuestionError(
            f"{name}.rq: “{shown(line)}” is no parameter. Write “name (kind)”; kinds: {', '.join(ParameterKind)}."
        )
    return Parameter(found["name"], ParameterKind(found["kind"]), _both(name, card, found["name"]), found["default"])
