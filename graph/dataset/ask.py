"""Asking a named question: parameters become typed terms, never text of the query."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from difflib import get_close_matches
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple, TypeAlias

from oxrdflib import OxigraphStore
from pyoxigraph import BlankNode, Literal, NamedNode, QuerySolutions, Store, Triple, Variable
from rdflib import Dataset

from graph import resources
from graph.dataset.beyond import beyond
from graph.dataset.describe import describe
from graph.dataset.manifest import holds_records_of
from graph.dataset.proposed import ProposalWords
from graph.dataset.questions import Parameter, ParameterKind, Question, QuestionError, question, shown
from graph.dataset.reused import DCTERMS, RDF, XSD
from graph.dataset.store import built, current, open_store, stamp
from graph.dataset.vocabulary import EV
from graph.errors import UnknownIdError
from graph.grading.assess import grade
from graph.model.values import Lang
from graph.records.read import read

Value: TypeAlias = str | int | Decimal | bool | date | None
Given: TypeAlias = str | int
_Term: TypeAlias = NamedNode | BlankNode | Literal | Triple

LONGEST = 1000
"""How many characters a parameter may have."""


@dataclass(frozen=True, slots=True)
class AnswerTable:
    """A table: the columns that the question selects, without its parameters, and one tuple of values a row."""

    question: Question
    columns: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]

    def records(self) -> list[dict[str, Value]]:
        """The rows with the names of their columns, as data frames take them."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]


def ask(name: str, /, *, dataset: Store | Dataset | None = None, **parameters: Given) -> AnswerTable:
    """Ask a named question of a dataset, or of the one that was built last.

    Where nothing was built, the records are read and graded in memory.
    """
    asked = question(name)
    return answer(asked, opened(whole=asked.goes_beyond) if dataset is None else dataset, parameters)


def answer(asked: Question, dataset: Store | Dataset, parameters: Mapping[str, Given]) -> AnswerTable:
    """Ask a question whose parameters may have any name."""
    store = _store(dataset)
    terms = _terms(asked, store, parameters)
    found = store.query(asked.query, use_default_graph_as_union=True, substitutions=terms)
    if not isinstance(found, QuerySolutions):
        raise QuestionError(f"{asked.name}.rq is no SELECT.")
    names = [variable.value for variable in found.variables]
    kept = [at for at, name in enumerate(names) if asked.parameter(name) is None]
    rows = tuple(tuple(_value(row[at]) for at in kept) for row in found)
    return AnswerTable(asked, tuple(names[at] for at in kept), rows)


def opened(topic: Path | None = None, *, whole: bool = True, words: ProposalWords | None = None) -> Store:
    """The records of a topic, graded; without a topic, what was built last, else the default topic.

    A topic that a setting names is never answered from what was built of another.

    Where the topic has to be read, `whole` asks for what goes beyond the grades as well, which takes seconds, and
    `words` put proposals into sentences.
    """
    place = built() if topic is None else None
    # What was built may be of another topic than the one that a setting names, or of other records of it.
    if place and resources.setting() and not holds_records_of(current(place), resources.topic()):
        place = None
    seen = stamp(place) if place else ()
    if place and seen:
        return _opened(place, seen)
    folder = topic or resources.topic()
    return _graded(_Reading(folder, tuple(_stamps(folder)), words, whole))


@lru_cache(maxsize=1)
def _opened(place: Path, _stamp: object) -> Store:
    return open_store(place).store


class _Reading(NamedTuple):
    """What a graded store is made from: the records as they are now, and how much is to be told in which words."""

    folder: Path
    stamps: tuple[tuple[str, int, int], ...]
    words: ProposalWords | None
    whole: bool


@lru_cache(maxsize=2)
def _graded(reading: _Reading) -> Store:
    base = read(reading.folder)
    grading = grade(base)
    store = Store()
    found = beyond(base, grading, words=reading.words) if reading.whole else None
    store.bulk_extend(describe(base, grading, found=found))
    return store


def _stamps(folder: Path) -> Iterator[tuple[str, int, int]]:
    for path in sorted(folder.rglob("*.yaml")):
        stat = path.stat()
        yield str(path), stat.st_size, stat.st_mtime_ns


def _store(dataset: Store | Dataset) -> Store:
    if isinstance(dataset, Store):
        return dataset
    if not isinstance(dataset.store, OxigraphStore):
        raise QuestionError("The dataset is not on Oxigraph. Open it with graph.build() or graph.open_dataset().")
    store: Store = dataset.store._inner  # noqa: SLF001  # rdflib's own engine is slow, and oxrdflib has no other door.
    return store


# Parameters


def _terms(asked: Question, store: Store, given: Mapping[str, Given]) -> dict[Variable, _Term]:
    unknown = [name for name in given if asked.parameter(name) is None]
    if unknown:
        raise QuestionError(f"{asked.name} has no parameter “{shown(unknown[0])}”. {accepted(asked)}")
    terms: dict[Variable, _Term] = {}
    for parameter in asked.parameters:
        value = given.get(parameter.name, parameter.default)
        if value is None:
            raise QuestionError(f"{asked.name} needs {parameter.name}. {accepted(asked)}")
        terms[Variable(parameter.name)] = _term(asked, store, parameter, value)
    return terms


def accepted(asked: Question) -> str:
    """What a question takes, in one sentence."""
    if not asked.parameters:
        return "It takes none."
    taken = (f"{one.name} ({one.kind}{', default ' + one.default if one.default else ''})" for one in asked.parameters)
    example = " ".join(f"{name}={value}" for name, value in asked.example.items())
    return f"It takes {', '.join(taken)}{'; for example ' + example if example else ''}."


def _term(asked: Question, store: Store, parameter: Parameter, value: Given) -> NamedNode | Literal:
    words = _words(asked, parameter, value)
    noun = _NOUNS.get(parameter.kind)
    if noun is not None:
        return _thing(store, noun, parameter.kind, words)
    wanted, is_one = _WANTED[parameter.kind]
    if not is_one(words):
        raise _refused(asked, parameter, words, wanted)
    return Literal(int(words)) if parameter.kind is ParameterKind.INTEGER else Literal(words)


_NOUNS = {
    ParameterKind.CLAIM: EV.Claim,
    ParameterKind.STUDY: EV.Study,
    ParameterKind.MECHANISM: EV.Mechanism,
}


def _is_whole(words: str) -> bool:
    return re.fullmatch(r"[+-]?[0-9]{1,15}", words) is not None


def _is_language(words: str) -> bool:
    return words in set(Lang)


def _is_day(words: str) -> bool:
    """Whether a day, a month or a year of the calendar is meant."""
    if not re.fullmatch(r"[0-9]{4}(-[0-9]{2}){0,2}", words):
        return False
    try:
        date.fromisoformat(f"{words}-01-01"[: len("2015-06-30")])
    except ValueError:
        return False
    return True


_WANTED: Mapping[ParameterKind, tuple[str, Callable[[str], bool]]] = {
    ParameterKind.INTEGER: ("a whole number", _is_whole),
    ParameterKind.LANGUAGE: (" or ".join(Lang), _is_language),
    ParameterKind.DAY: ("a day as 2015-06-30, a month as 2015-06, or a year", _is_day),
    ParameterKind.TEXT: ("text", lambda _: True),
}
"""What a parameter that names no thing has to be, in words and as a test."""


def _words(asked: Question, parameter: Parameter, value: object) -> str:
    """The value as text: no truth values, nothing endless, and only what Unicode can hold."""
    is_number = isinstance(value, int) and not isinstance(value, bool)
    if not isinstance(value, str) and not (is_number and parameter.kind is ParameterKind.INTEGER):
        raise _refused(
            asked, parameter, value, "text" if parameter.kind is not ParameterKind.INTEGER else "a whole number"
        )
    try:
        words = str(value)
        words.encode("utf-8")
    except ValueError:  # Half a character, or more digits than Python writes.
        raise _refused(asked, parameter, "", "whole characters") from None
    if len(words) > LONGEST:
        raise _refused(asked, parameter, words, f"at most {LONGEST} characters")
    return words


def _refused(asked: Question, parameter: Parameter, value: object, wanted: str) -> QuestionError:
    return QuestionError(f"{asked.name}: {parameter.name} must be {wanted}, not “{shown(value)}”. {accepted(asked)}")


def _thing(store: Store, kind: NamedNode, noun: str, id_: str) -> NamedNode:
    """The thing that has this id; looked up, so that nobody's text becomes an address."""
    for quad in store.quads_for_pattern(None, DCTERMS.identifier, Literal(id_), None):
        if isinstance(quad.subject, NamedNode) and any(store.quads_for_pattern(quad.subject, RDF.type, kind, None)):
            return quad.subject
    raise UnknownIdError(noun, shown(id_), get_close_matches(id_, _ids(store, kind)))


def _ids(store: Store, kind: NamedNode) -> list[str]:
    return sorted(
        said.object.value
        for quad in store.quads_for_pattern(None, RDF.type, kind, None)
        for said in store.quads_for_pattern(quad.subject, DCTERMS.identifier, None, None)
        if isinstance(said.object, Literal)
    )


# Values


def _value(node: _Term | None) -> Value:
    """A term as a plain value of Python."""
    if node is None:
        return None
    if not isinstance(node, Literal):
        return node.value if isinstance(node, NamedNode | BlankNode) else str(node)
    if node.datatype == XSD.boolean:
        return node.value in ("true", "1")
    if node.datatype == XSD.integer:
        return int(node.value)
    if node.datatype == XSD.decimal:
        return Decimal(node.value)
    if node.datatype == XSD.date:
        return _day(node.value)
    return node.value


def _day(words: str) -> date | str:
    """A day of the calendar that Python knows; any other stays in its words."""
    try:
        return date.fromisoformat(words)
    except ValueError:
        return words
