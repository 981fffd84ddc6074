"""The entities that an RDF/XML file declares inside itself, written out before the engine reads it.

OWL editors shorten namespaces with them. Only plain text under a cap is written out: what is fetched from elsewhere,
what is made of other entities, and anything else that a document type can declare stays refused.
"""

from __future__ import annotations

import re

from graph.errors import RdfFileError

MOST_ENTITIES = 1_000
MOST_GROWTH = 16
_LEAST_CAP = 1 << 20
_PREDEFINED = frozenset(["amp", "apos", "gt", "lt", "quot"])
_ADVICE = "Convert it to Turtle or N-Triples with a tool you trust, and serve that."
_NAME = r"[A-Za-z_][\w.-]{0,99}"
_DECLARED = re.compile(r"<!(DOCTYPE|ENTITY)", re.IGNORECASE)
_BEFORE = re.compile(r"\s*(?:<\?xml[^>]*\?>)?(?:\s+|<!--.*?-->|<\?.*?\?>)*", re.DOTALL)
_OPENING = re.compile(rf"<!DOCTYPE\s+{_NAME}(?::{_NAME})?\s*\[")
_ENTITY = re.compile(rf"<!ENTITY\s+({_NAME})\s+(?:\"([^\"%<]*)\"|'([^'%<]*)')\s*>")
_BETWEEN = re.compile(r"\s+|<!--.*?-->", re.DOTALL)
_CLOSING = re.compile(r"\]\s*>")
_USED = re.compile(rf"<!--.*?-->|<!\[CDATA\[.*?\]\]>|&({_NAME});", re.DOTALL)
_REFERENCE = re.compile(r"&(?!(?:amp|apos|gt|lt|quot);)")
_QUOTED = str.maketrans({'"': "&quot;", "'": "&apos;"})


def written_out(file: str, text: str) -> str:
    """The text without its document type, its entities in full; RdfFileError says what cannot be read so, and where.

    Lines keep their numbers. Declarations are looked for in the text, not by a parser, so that no two parsers can
    disagree on what is one.
    """
    first = _DECLARED.search(text)
    if first is None:
        return text
    before = _BEFORE.match(text)
    opening = _OPENING.match(text, before.end() if before else 0)
    if opening is None or opening.start() != first.start():
        raise _refused(file, text, first.start(), "only a <!DOCTYPE …[…]> before the first element is read here.")
    entities, end = _entities(file, text, opening.end())
    lines = "\n" * text.count("\n", opening.start(), end)
    rest = text[end:]
    again = _DECLARED.search(rest)
    if again:
        raise _refused(file, text, end + again.start(), "a second declaration is not read.")
    return text[: opening.start()] + lines + _expanded(file, rest, entities, max(_LEAST_CAP, MOST_GROWTH * len(text)))


def _entities(file: str, text: str, at: int) -> tuple[dict[str, str], int]:
    """What is declared, and where the document type ends."""
    found: dict[str, str] = {}
    while (closing := _CLOSING.match(text, at)) is None:
        between = _BETWEEN.match(text, at)
        if between:
            at = between.end()
            continue
        entity = _ENTITY.match(text, at)
        if entity is None or len(found) == MOST_ENTITIES:
            what = (
                f'only plain entities (<!ENTITY name "text">) are read in a document type, at most {MOST_ENTITIES:,}.'
            )
            raise _refused(file, text, at, what)
        value = entity[2] if entity[2] is not None else entity[3]
        if _REFERENCE.search(value):
            raise _refused(file, text, at, "an entity made of other entities is not read: it can be made to explode.")
        # The first declaration of a name counts, as XML has it.
        found.setdefault(entity[1], value.translate(_QUOTED))
        at = entity.end()
    return found, closing.end()


def _expanded(file: str, text: str, entities: dict[str, str], most: int) -> str:
    """Every entity in full, but in comments and in text that is marked as it is."""
    parts: list[str] = []
    at = length = 0
    for used in _USED.finditer(text):
        value = None if used[1] in _PREDEFINED else entities.get(used[1] or "")
        if value is None:
            continue
        parts += (text[at : used.start()], value)
        length += used.start() - at + len(value)
        at = used.end()
        if length > most:
            raise RdfFileError(file, f"grows above {most:,} characters when its entities are written out. {_ADVICE}")
    return "".join([*parts, text[at:]])


def _refused(file: str, text: str, at: int, what: str) -> RdfFileError:
    line = text.count("\n", 0, at) + 1
    return RdfFileError(file, f"of RDF/XML {what} {_ADVICE}", line, at - text.rfind("\n", 0, at))
