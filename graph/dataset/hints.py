"""Why a query may have found nothing: the properties, classes and graphs that it names and the data do not hold.

It looks at the words of a query and the names in a store, of whatever vocabulary they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from enum import StrEnum

from pyoxigraph import NamedNode, QuerySolutions, Store

from graph.dataset.reused import RDF
from graph.dataset.tokens import Token, tokens

_MOST_HINTS = 5
_TERMS = frozenset(["iri", "name", "variable", "string", "number"])
_TRUTHS = frozenset(["TRUE", "FALSE"])


class Sort(StrEnum):
    """What a name is used as."""

    PROPERTY = "property"
    CLASS = "class"
    GRAPH = "graph"


@dataclass(frozen=True, slots=True)
class Use:
    """A name in a query: what it is used as, how it is written there, and its address."""

    sort: Sort
    written: str
    iri: str


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The names that occur in a store; `None` where there are too many to know them all."""

    names: Mapping[Sort, frozenset[str] | None]


_ASKED = {
    Sort.PROPERTY: "SELECT DISTINCT ?it { { ?s ?it ?o } UNION { GRAPH ?g { ?s ?it ?o } } }",
    Sort.CLASS: "SELECT DISTINCT ?it { { ?s a ?it } UNION { GRAPH ?g { ?s a ?it } } }",
    Sort.GRAPH: "SELECT DISTINCT ?it { GRAPH ?it { } }",
}


def vocabulary(store: Store) -> Vocabulary:
    """The names that occur in a store."""
    return Vocabulary({sort: frozenset(_found(store, query)) for sort, query in _ASKED.items()})


def _found(store: Store, query: str) -> Iterator[str]:
    rows = store.query(query)
    if isinstance(rows, QuerySolutions):
        yield from (row["it"].value for row in rows if isinstance(row["it"], NamedNode))


def hints(query: str, known: Vocabulary, *, graphs: Iterable[str] = ()) -> tuple[str, ...]:
    """One line for each name that the data do not hold, with those that are spelt like it.

    `graphs` are named beside the query, as the protocol allows.
    """
    reading = _Reading()
    uses = [*reading.uses(tokens(query)), *(Use(Sort.GRAPH, f"<{iri}>", iri) for iri in graphs)]
    missing = (use for use in dict.fromkeys(uses) if _is_missing(use, known))
    return tuple(_hint(use, known, reading.prefixes) for use, _ in zip(missing, range(_MOST_HINTS), strict=False))


def _is_missing(use: Use, known: Vocabulary) -> bool:
    names = known.names.get(use.sort)
    return names is not None and use.iri not in names


def _hint(use: Use, known: Vocabulary, prefixes: Mapping[str, str]) -> str:
    said = f"no {use.sort} {use.written}"
    others = (sort for sort, names in known.names.items() if sort is not use.sort and use.iri in (names or ()))
    if other := next(others, None):
        return f"{said}: it is a {other}"
    near = [_short(iri, prefixes) for iri in _near(use.iri, known.names[use.sort] or frozenset())]
    return f"{said}; did you mean {' or '.join(near)}?" if near else said


def _near(iri: str, names: frozenset[str]) -> list[str]:
    """Names that end alike, those of the same vocabulary first."""
    start, end = _parted(iri)
    ends: dict[str, list[str]] = {}
    for name in sorted(names, key=lambda name: (not name.startswith(start), name)):
        ends.setdefault(_parted(name)[1].casefold(), []).append(name)
    close = get_close_matches(end.casefold(), ends, n=3, cutoff=0.6)
    return [ends[one][0] for one in close][:2]


def _parted(iri: str) -> tuple[str, str]:
    end = re.split(r"[#/:]", iri.rstrip("#/"))[-1]
    return iri[: len(iri) - len(end)], end


def _short(iri: str, prefixes: Mapping[str, str]) -> str:
    for prefix, start in prefixes.items():
        if start and iri.startswith(start) and re.fullmatch(r"[\w-]+", iri[len(start) :]):
            return prefix + iri[len(start) :]
    return f"<{iri}>"


# Which name is used as what ------------------------------------------------------------------------------------------


class _Place(StrEnum):
    """Where in a triple the next word stands."""

    SUBJECT = "subject"
    VERB = "verb"
    OBJECT = "object"
    BEHIND = "behind"


_NEXT = {
    _Place.SUBJECT: _Place.VERB,
    _Place.VERB: _Place.OBJECT,
    _Place.OBJECT: _Place.BEHIND,
    _Place.BEHIND: _Place.BEHIND,
}
_SIGNS = {".": _Place.SUBJECT, ";": _Place.VERB, ",": _Place.OBJECT}


@dataclass(slots=True)
class _Reading:
    """Goes through the words of a query once; lists, expressions and tables of values are passed over."""

    prefixes: dict[str, str] = field(default_factory=dict)
    _place: _Place = _Place.SUBJECT
    _open: list[tuple[str, _Place]] = field(default_factory=list)
    _is_type: bool = False
    _before: str = ""
    _begun: str = ""
    _passed: int = 0

    def uses(self, found: Iterable[Token]) -> Iterator[Use]:
        """Every name that is used as a property, a class or a graph."""
        waiting = ""
        for token in found:
            if waiting and token.kind == "iri":
                self.prefixes[waiting], waiting = token.text[1:-1], ""
            elif self._before == "PREFIX" and token.kind == "name":
                waiting = token.text
            elif self._passed or self._begins_to_pass(token):
                self._pass(token)
            else:
                yield from self._term(token) if self._is_term(token) else self._sign(token)
            self._before = token.word or ("" if token.kind in _TERMS else token.text)

    def _begins_to_pass(self, token: Token) -> bool:
        """Brackets that hold no patterns: values, what CONSTRUCT writes, lists and expressions."""
        if token.text == "{" and self._begun in ("VALUES", "CONSTRUCT"):
            self._begun = ""
            return True
        return token.text == "(" and (self._place is not _Place.VERB or self._before == "FILTER")

    def _pass(self, token: Token) -> None:
        if token.text in ("{", "("):
            self._passed += 1
        elif token.text in ("}", ")"):
            self._passed -= 1
            if not self._passed and token.text == ")" and self._place is _Place.OBJECT:
                self._place = _Place.BEHIND

    def _is_term(self, token: Token) -> bool:
        return token.kind in _TERMS or token.word in _TRUTHS or (token.text == "a" and self._place is _Place.VERB)

    def _term(self, token: Token) -> Iterator[Use]:
        iri = self._iri(token)
        if self._before == "FILTER":
            return
        if self._before in ("GRAPH", "FROM", "NAMED"):
            if iri:
                yield Use(Sort.GRAPH, token.text, iri)
            return
        if not self._open:
            return
        if iri and self._place is _Place.VERB and iri != RDF.type.value:
            yield Use(Sort.PROPERTY, token.text, iri)
        if iri and self._place is _Place.OBJECT and self._is_type:
            yield Use(Sort.CLASS, token.text, iri)
        if self._place is _Place.VERB:
            self._is_type = token.text == "a" or iri == RDF.type.value
        self._place = _NEXT[self._place]

    def _sign(self, token: Token) -> Iterator[Use]:
        text = token.text
        if token.word:
            # Every keyword ends the triples before it.
            self._begun, self._place = token.word, _Place.SUBJECT
        elif text in _SIGNS:
            self._place = _SIGNS[text]
        elif text in ("/", "|") and self._place is _Place.OBJECT:
            self._place = _Place.VERB
        elif text in ("{", "[", "("):
            self._open.append((text, self._place))
            self._place = _Place.SUBJECT if text == "{" else _Place.VERB
        elif text in ("}", "]", ")") and self._open:
            opened, place = self._open.pop()
            self._place = _Place.SUBJECT if opened == "{" else _NEXT[place]
        return iter(())

    def _iri(self, token: Token) -> str:
        """The address that a name stands for; empty where it is none, or not a whole one."""
        if token.kind == "iri":
            return token.text[1:-1] if re.match(r"<[A-Za-z][A-Za-z0-9+.-]*:", token.text) else ""
        prefix, colon, local = token.text.partition(":")
        if token.kind != "name" or f"{prefix}{colon}" not in self.prefixes:
            return ""
        return self.prefixes[f"{prefix}{colon}"] + re.sub(r"\\(.)", r"\1", local)
