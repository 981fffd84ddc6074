"""The words, names, strings and signs of a SPARQL query, and how else the same text can be read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

_LOCAL = r"(?:[\w:.·\u0300-\u036F\u203F\u2040-]|%[0-9A-Fa-f]{2}|\\[_~.\-!$&'()*+,;=/?#@%])"
_TOKEN = re.compile(
    rf"""
    (?P<space>[\x20\t\r\n]+)
  | (?P<comment>\#[^\n\r]*)
  | (?P<iri><(?:[^<>"{{}}|^`\\\x00-\x20]|\\u[0-9A-Fa-f]{{4}}|\\U[0-9A-Fa-f]{{8}})*>)
  | (?P<string>\"\"\"(?:\"{{0,2}}(?:[^"\\]|\\.))*+\"\"\" | \'\'\'(?:\'{{0,2}}(?:[^'\\]|\\.))*+\'\'\'
             | "(?!"")(?:[^"\\\n\r]|\\.)*+" | '(?!'')(?:[^'\\\n\r]|\\.)*+')
  | (?P<endless>["'])
  | (?P<variable>[?$][\w·\u0300-\u036F\u203F\u2040]+)
  | (?P<language>@[A-Za-z]+(?:-[A-Za-z0-9]+)*)
  | (?P<number>\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)
  | (?P<name>(?:[^\W\d][\w.·-]*+)?:{_LOCAL}*+)
  | (?P<run>[^\W\d][\w.·-]*+)
  | (?P<other>.)
    """,
    re.VERBOSE | re.DOTALL,
)
# A run such as `a.b-c` is taken whole and then split, so that reading stays linear whatever is sent.
_PART = re.compile(r"(?P<word>[^\W\d]\w*)|(?P<other>.)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Token:
    """One word, name, string or sign, and where it starts."""

    kind: str
    text: str
    at: int

    @property
    def word(self) -> str:
        """The keyword that this is, in capitals; empty for everything that is no word."""
        return self.text.upper() if self.kind == "word" else ""


def tokens(text: str, at: int = 0) -> Iterator[Token]:
    """The tokens of a text from a place on, blanks and comments left out.

    Every character belongs to one, so nothing hides. A string that does not end is the last one, and no query with it
    is let through.
    """
    for found in _TOKEN.finditer(text, at):
        kind = found.lastgroup or "other"
        if kind == "endless":
            yield Token(kind, text[found.start() :], found.start())
            return
        if kind == "run":
            yield from (
                Token(part.lastgroup or "other", part.group(), found.start() + part.start())
                for part in _PART.finditer(found.group())
            )
        elif kind not in ("space", "comment"):
            yield Token(kind, found.group(), found.start())


# Where the same text can be read in two ways --------------------------------------------------------------------------

_NO_VALUE = frozenset("([{,=<>!&|+-*/^;")
_BEHIND_A_SEAM = 4


def other_readings(text: str) -> Iterator[tuple[Token, ...]]:
    """The tokens as they follow each other where a `<` that could begin an address is less-than.

    Only a grammar can tell the `<` of `FILTER(?x<?y)SERVICE#>` from that of a list of a variable and an address. It is
    less-than in round brackets only, after a value; until the first such place there is one reading, and behind it any
    `<` may be either. A reading ends a few tokens behind the place where it meets another, for from there on the two
    are one: so all of them together are hardly longer than the text.
    """
    known: set[int] = set()
    waiting = [token.at + 1 for token in _doubtful(tokens(text))]
    while waiting:
        found: list[Token] = []
        left = _BEHIND_A_SEAM
        for token in tokens(text, waiting.pop()):
            found.append(token)
            if token.at in known:
                left -= 1
                if left == 0:
                    break
                continue
            known.add(token.at)
            if token.kind == "iri":
                waiting.append(token.at + 1)
        yield tuple(found)


def _doubtful(found: Iterable[Token]) -> Iterator[Token]:
    """The addresses that stand in round brackets, after a value."""
    open_: list[str] = []
    before = ""
    for token in found:
        if token.kind == "iri" and open_ and open_[-1] == "(" and before not in _NO_VALUE:
            yield token
        if token.text in ("(", "{", "["):
            open_.append(token.text)
        elif token.text in (")", "}", "]") and open_:
            open_.pop()
        before = token.text
