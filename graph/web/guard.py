"""What a query may be before anything evaluates it: what its words (graph.dataset.tokens) tell, and what is refused.

It does not parse. It sees strings, names, comments and words, so that SERVICE is seen in every disguise and never where
it is only text. What it lets through still runs in a process that can reach nothing (worker.py).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum
from functools import cached_property
from itertools import pairwise

from graph.dataset.tokens import Token, other_readings, tokens
from graph.errors import RefusedError

MOST_BYTES = 20_000
MOST_DEPTH = 64
_UPDATES = frozenset(["ADD", "CLEAR", "COPY", "CREATE", "DELETE", "DROP", "INSERT", "LOAD", "MOVE", "WITH"])
_CHANGING = frozenset(["BNODE", "NOW", "RAND", "STRUUID", "UUID"])
_OPEN, _CLOSE = "{([", "})]"
# The engine ends a keyword where its letters end: SERVICESILENT<…> and SERVICEa:b are two words and a name to it.
_SERVICE = ("SERVICE", "SERVICESILENT")
_GLUED = re.compile(r"(?:TRUE|FALSE)?SERVICE", re.IGNORECASE)
_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")


class Form(StrEnum):
    """What a query gives back."""

    SELECT = "SELECT"
    ASK = "ASK"
    CONSTRUCT = "CONSTRUCT"
    DESCRIBE = "DESCRIBE"

    @property
    def gives_triples(self) -> bool:
        """CONSTRUCT and DESCRIBE give triples; SELECT and ASK give a table or an answer."""
        return self in (Form.CONSTRUCT, Form.DESCRIBE)


@dataclass(frozen=True)
class Query:
    """A query that may be tried: its text and what its words tell."""

    text: str

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """All but blanks and comments."""
        return tuple(tokens(self.text))

    @cached_property
    def words(self) -> frozenset[str]:
        """The keywords that occur."""
        return frozenset(token.word for token in self.tokens) - {""}

    @cached_property
    def others(self) -> tuple[tuple[Token, ...], ...]:
        """The tokens in the order of every other reading, where there is one."""
        return tuple(other_readings(self.text))

    @property
    def form(self) -> Form | None:
        """What is asked; None where the query does not begin like one."""
        first = _first(self.tokens)
        return next((form for form in Form if first and first.word.startswith(form)), None)

    @property
    def names_its_dataset(self) -> bool:
        """Whether FROM stands in it."""
        return "FROM" in self.words

    @property
    def is_repeatable(self) -> bool:
        """Whether the same data give the same answer again."""
        hidden = {token.word for reading in self.others for token in reading}
        return not (self.words | hidden) & _CHANGING

    @property
    def has_not_exists(self) -> bool:
        """Whether NOT EXISTS, or `! EXISTS`, stands in it."""
        pairs = pairwise(self.tokens)
        return any(after.word == "EXISTS" and (one.word == "NOT" or one.text == "!") for one, after in pairs)


def examine(text: str) -> Query:
    """The query, if it may be tried; RefusedError says what stands in the way, and where."""
    if len(text.encode("utf-8")) > MOST_BYTES:
        raise too_long()
    query = Query(text)
    _refuse_endless(query)
    _refuse_escapes(query)
    _refuse_depth(query)
    _refuse_service(query)
    _refuse_updates(query)
    if _ESCAPE.search(text):
        # Escapes are let through in names and strings. Should an engine read them earlier than that, nothing may hide.
        plain = Query(_ESCAPE.sub(_unescaped, text))
        _refuse_depth(plain, told=False)
        _refuse_service(plain, told=False)
    return query


def too_long() -> RefusedError:
    """What is said to a query or a body above the limit."""
    return RefusedError(413, f"The request is longer than {MOST_BYTES} bytes. Ask in several shorter queries.")


def place(text: str, at: int) -> str:
    """`Line 2, column 7`, counted in characters from 1."""
    line = text.count("\n", 0, at) + 1
    return f"Line {line}, column {at - text.rfind(chr(10), 0, at)}"


def _first(found: tuple[Token, ...]) -> Token | None:
    """The first token after BASE and PREFIX."""
    at = 0
    while at < len(found) and found[at].word in ("BASE", "PREFIX"):
        at += 2 if found[at].word == "BASE" else 3
    return found[at] if at < len(found) else None


def _refuse_endless(query: Query) -> None:
    """Unless it ends in another reading: in `FILTER(?x<'>')` no address stands before the last quotation mark."""
    ends = (reading[-1].kind != "endless" for reading in query.others if reading)
    if query.tokens and query.tokens[-1].kind == "endless" and not any(ends):
        raise RefusedError(400, f"{_place(query, query.tokens[-1])}: the string that begins here does not end.")


def _refuse_escapes(query: Query) -> None:
    pairs = pairwise(query.tokens)
    for one, after in pairs:
        if one.text == "\\" and after.text[:1] in "uU":
            where = place(query.text, one.at)
            raise RefusedError(400, f"{where}: an escape such as \\u0041 may stand in a string or an IRI only.")


def _refuse_depth(query: Query, *, told: bool = True) -> None:
    depth = 0
    for token in query.tokens:
        if token.text in _OPEN:
            depth += 1
        elif token.text in _CLOSE:
            depth = max(0, depth - 1)
        if depth > MOST_DEPTH:
            where = f"{_place(query, token)}: " if told else ""
            raise RefusedError(400, f"{where}brackets are nested more than {MOST_DEPTH} deep, which no question needs.")


def _refuse_service(query: Query, *, told: bool = True) -> None:
    """Wherever the word stands; and where the text can be read otherwise, wherever the engine would obey it."""
    found = next((one for one in query.tokens if one.word.endswith(_SERVICE)), None)
    found = found or next(filter(None, map(_hidden_service, (query.tokens, *query.others))), None)
    if found:
        where = f"{_place(query, found)}: " if told else ""
        raise RefusedError(
            400, f"{where}SERVICE is not offered here: this endpoint asks no other. Ask there, and join at home."
        )


def _hidden_service(found: tuple[Token, ...]) -> Token | None:
    """SERVICE with whom it asks and a pattern behind it, also where no blank stands between the two."""
    before = ""
    for at, token in enumerate(found):
        after = [one.text for one in found[at + 1 : at + 4] if one.word != "SILENT"]
        if token.word.endswith(_SERVICE) and after[1:2] == ["{"]:
            return token
        if token.kind == "name" and _GLUED.match(token.text) and before != "GRAPH" and after[:1] == ["{"]:
            return token
        before = token.word
    return None


def _refuse_updates(query: Query) -> None:
    first = _first(query.tokens)
    if first and first.word in _UPDATES:
        where = _place(query, first)
        raise RefusedError(403, f"{where}: {first.word} would change the data; this endpoint only answers queries.")


def _place(query: Query, token: Token) -> str:
    return place(query.text, token.at)


def _unescaped(found: re.Match[str]) -> str:
    number = int(found[1] or found[2], 16)
    return chr(number) if number <= 0x10FFFF and not 0xD800 <= number <= 0xDFFF else "\ufffd"


# What is wrong with a query that the engine refused -------------------------------------------------------------------


def explain(query: Query, engine: str) -> str:
    """One line for a person: our own reading where it says more than the engine's, with line and column."""
    return _no_form(query) or _unknown_prefix(query) or _unbalanced(query) or _engine(query, engine)


def _no_form(query: Query) -> str | None:
    first = _first(query.tokens)
    if first is None:
        return "The query is empty. It begins with SELECT, ASK, CONSTRUCT or DESCRIBE."
    if query.form is not None:
        return None
    near = get_close_matches(first.text.upper(), list(Form), n=1)
    hint = f" Did you mean {near[0]}?" if near else " It begins with SELECT, ASK, CONSTRUCT or DESCRIBE."
    return f"{_place(query, first)}: a query does not begin with “{_short(first.text)}”.{hint}"


def _unknown_prefix(query: Query) -> str | None:
    found = query.tokens
    declared = {after.text for one, after in pairwise(found) if one.word == "PREFIX"}
    for token in found:
        prefix = token.text.split(":")[0] + ":"
        if token.kind == "name" and prefix not in declared and prefix != "_:":
            return (
                f"{_place(query, token)}: the prefix {_short(prefix)} is not declared. Add PREFIX {_short(prefix)} <…>."
            )
    return None


def _unbalanced(query: Query) -> str | None:
    awaited: list[Token] = []
    for token in query.tokens:
        if token.text in _OPEN:
            awaited.append(token)
        if token.text in _CLOSE:
            if not awaited or _OPEN.index(awaited[-1].text) != _CLOSE.index(token.text):
                return f"{_place(query, token)}: “{token.text}” closes nothing that is open here."
            awaited.pop()
    return f"{_place(query, awaited[-1])}: the “{awaited[-1].text}” that opens here is not closed." if awaited else None


def _engine(query: Query, engine: str) -> str:
    found = re.match(r"error at (\d+):(\d+): expected (.*)", engine, re.DOTALL)
    if not found:
        return _short(" ".join(engine.split()), 300)
    line, column = int(found[1]), int(found[2])
    options = [_clean(one) for one in re.split(r", (?=[\"A-Z\[])", found[3].removeprefix("one of "))]
    said = next((one for one in options if one.startswith("The ") or (" " in one and one[0].isupper())), None)
    if said:
        return f"Line {line}, column {column}: {said}."
    wanted = [one for one in options if one and not one.startswith("[")]
    lines = query.text.split("\n")
    rest = lines[line - 1][column - 1 :].strip() if line <= len(lines) else ""
    seen = f"“{_short(rest)}” cannot stand here" if rest else "the query cannot stop here"
    return f"Line {line}, column {column}: {seen}; expected {' or '.join(wanted[:6]) or 'something else'}."


def _clean(option: str) -> str:
    return " ".join(option.split())


def _short(text: str, most: int = 40) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"
