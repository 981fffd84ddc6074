"""One question as the SPARQL 1.1 Protocol brings it: GET, POST with a form, or POST with the query itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import parse_qsl

from graph.errors import RefusedError
from graph.web.guard import MOST_BYTES, Query, examine, too_long

FORM = "application/x-www-form-urlencoded"
DIRECT = "application/sparql-query"
UPDATE = "application/sparql-update"
_UPDATING = ("update", "using-graph-uri", "using-named-graph-uri")
Pairs = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Question:
    """A query that may be tried, and the dataset that the protocol names for it; empty where it names none.

    `format` is asked for in the address, for who can send no header; `marked` asks for CSV that Excel knows as UTF-8.
    """

    query: Query
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()
    format: str = ""
    marked: bool = False


def from_address(query_string: bytes) -> Question | None:
    """What a GET asks; None where it asks nothing and wants to know what is served here."""
    pairs = _pairs(query_string)
    _refuse_updates(pairs)
    if not any(name == "query" for name, _ in pairs):
        return None
    return _question(_only_query(pairs), pairs)


def from_body(query_string: bytes, content_type: str, body: bytes) -> Question:
    """What a POST asks."""
    media_type, charset = _media_type(content_type)
    pairs = _pairs(query_string)
    _refuse_updates(pairs)
    if media_type == UPDATE:
        raise _no_updates()
    if charset not in ("", "utf-8", "utf8", "us-ascii"):
        raise RefusedError(415, f"The charset {charset[:20]!a} is not read here. Send UTF-8.")
    if media_type == FORM:
        inside = _pairs(body)
        _refuse_updates(inside)
        return _question(_only_query([*pairs, *inside]), [*pairs, *inside])
    if media_type != DIRECT:
        raise RefusedError(415, f"Send the query as {DIRECT}, or as the field “query” of a form ({FORM}).")
    if any(name == "query" for name, _ in pairs):
        raise RefusedError(400, "There are two queries, one in the address and one in the body. Send one.")
    return _question(_text(body, "The query"), pairs)


def _question(text: str, pairs: Pairs) -> Question:
    return Question(
        # Editors of Windows put a mark before the first letter of a file.
        examine(text.removeprefix("\ufeff")),
        default_graphs=tuple(value for name, value in pairs if name == "default-graph-uri"),
        named_graphs=tuple(value for name, value in pairs if name == "named-graph-uri"),
        format=_last(pairs, "format"),
        marked=_last(pairs, "bom") == "1",
    )


def _last(pairs: Pairs, name: str) -> str:
    return next((value for one, value in reversed(pairs) if one == name), "")


def _only_query(pairs: Pairs) -> str:
    found = [value for name, value in pairs if name == "query"]
    if len(found) != 1:
        raise RefusedError(400, "There are several queries. Send one." if found else "The field “query” is missing.")
    return found[0]


def _refuse_updates(pairs: Pairs) -> None:
    if any(name in _UPDATING for name, _ in pairs):
        raise _no_updates()


def _no_updates() -> RefusedError:
    return RefusedError(403, "Updates are not offered: nothing can be changed through this endpoint.")


def _pairs(encoded: bytes) -> list[tuple[str, str]]:
    if len(encoded) > MOST_BYTES:
        raise too_long()
    text = _text(encoded, "The request")
    try:
        return parse_qsl(text, keep_blank_values=True, errors="strict", max_num_fields=200)
    except UnicodeDecodeError:
        raise RefusedError(400, "The request is not UTF-8 behind its percent signs.") from None
    except ValueError:
        raise RefusedError(400, "The request has more than 200 fields.") from None


def _text(content: bytes, what: str) -> str:
    if len(content) > MOST_BYTES:
        raise too_long()
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise RefusedError(400, f"{what} is not UTF-8: byte {error.start + 1} cannot be read.") from None


def _media_type(content_type: str) -> tuple[str, str]:
    """The media type and the charset, both in small letters; empty where none is given."""
    media_type, *parameters = (part.strip().lower() for part in content_type.split(";"))
    charset = next((part[8:].strip('" ') for part in parameters if part.startswith("charset=")), "")
    return media_type, charset
