"""What a curator probably did where a file cannot be read as YAML: wide signs, indentation, quotes, brackets, git."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

_KEY = r"(?P<key>[A-Za-z_][A-Za-z0-9_.-]*)"
_BEGIN = r"\s*(?:- )?"
_HAN = re.compile("[\u3400-\u9fff]")
_CONFLICT = re.compile(r"(?:<{7}|>{7}|\|{7})(?: |$)|={7}$")
_WIDE_COLON = re.compile(rf"{_BEGIN}{_KEY}\s*：")
_WIDE_SPACE = re.compile(rf"{_BEGIN}(?:{_KEY}\s*:)?\u3000")
_TIGHT_COLON = re.compile(rf"{_BEGIN}{_KEY}:(?=[^\s/])")
_TIGHT_DASH = re.compile(r"\s*-(?=[A-Za-z_]+:)")
_ENTRY = re.compile(rf"(?P<before>\s*(?:- )*){_KEY}:(?P<value>\s.*|)$")

_HINTS = {
    "found character that cannot start any token": "Put quotes around a text that starts with a special character.",
    "mapping values are not allowed": "Put quotes around a text that holds a colon and a space.",
    "could not find expected ':'": "Write `key: value`, and indent what belongs to the key.",
    "did not find expected key": "Check the indentation here and above, and the quotes.",
    "did not find expected '-' indicator": "Start each item of the list with `- ` at the same indentation.",
    "unexpected end of stream": "Close the quotes or brackets that are open.",
    "did not find expected ',' or": "Close the bracket that is open, or put the text around it in quotes.",
}


def conflicts(lines: Sequence[str]) -> Iterator[int]:
    """The lines, counted from 1, at which git left both sides of a conflict."""
    return (number for number, line in enumerate(lines, 1) if _CONFLICT.match(line))


def explained(lines: Sequence[str], line: int, said: str) -> tuple[int, str, str]:
    """The line where the slip is, what is wrong with it, and how to mend it; `line` is where the parser stopped."""
    for number in (line, line - 1):
        found = _of_a_line(lines[number - 1]) if 0 < number <= len(lines) else None
        if found is not None:
            return number, *found
    found = _indentation(lines, line) or _apostrophe(lines, line, said)
    if found is not None:
        return line, *found
    help_ = next((hint for part, hint in _HINTS.items() if part in said), "Correct it; YAML 1.2 is expected.")
    return line, f"this is not YAML: {said}.", help_


def _of_a_line(line: str) -> tuple[str, str] | None:
    wide = _WIDE_COLON.match(line)
    if wide:
        return f"a wide colon (：) after `{wide['key']}`.", f"Write `{wide['key']}: `, with a plain colon and a space."
    if _WIDE_SPACE.match(line):
        return "a wide space (U+3000) where YAML needs a plain one.", "Write plain spaces before and after a key."
    tight = _TIGHT_COLON.match(line)
    if tight:
        return f"no space after the colon of `{tight['key']}`.", f"Write `{tight['key']}: `, and then the value."
    if _TIGHT_DASH.match(line):
        return "no space after the dash.", "Write `- ` before an item of a list."
    return None


def _indentation(lines: Sequence[str], line: int) -> tuple[str, str] | None:
    """Whether a key stands at a column at which nothing above it begins."""
    entry = _ENTRY.match(lines[line - 1]) if 0 < line <= len(lines) else None
    if entry is None or ": " in entry["value"]:
        return None
    column = len(entry["before"])
    above = _columns(lines[: line - 1])
    if not above or column in above:
        return None
    likely = min(above, key=lambda other: (abs(other - column), other))
    message = f"`{entry['key']}` is indented by {column} spaces, as nothing above it is."
    return message, f"Indent it by {likely}, as its neighbours are, or by what its own list needs."


def _columns(lines: Sequence[str]) -> list[int]:
    """The columns at which the records above begin their keys, those of the lines around first."""
    found: list[int] = []
    for line in reversed(lines):
        entry = _ENTRY.match(line)
        if entry is None:
            continue
        if not found or len(entry["before"]) < min(found):
            found.append(len(entry["before"]))
        if found[-1] == 0:
            break
    return found


def _apostrophe(lines: Sequence[str], line: int, said: str) -> tuple[str, str] | None:
    text = lines[line - 1] if 0 < line <= len(lines) else ""
    if "did not find expected key" not in said or text.count("'") % 2 == 0:
        return None
    return "an apostrophe ends the quoted text too early.", "Write it twice inside '…', or put the text in \"…\"."


def in_flow_mapping(key: str) -> tuple[str, str]:
    """What is wrong with a key of `{…}` that has no value."""
    if "：" in key:
        return f"a wide colon (：) in “{key[:20]}”.", "Write a plain colon and a space after the key."
    return f"a comma ended the text before “{key[:20]}”.", "Inside {…} a comma begins the next key: quote the text."


def in_flow_sequence(item: str) -> tuple[str, str] | None:
    """Whether two values of `[…]` are parted by a comma that YAML does not know."""
    if re.search("[，、]", item) and not _HAN.search(item):
        return "a wide comma parts the values of a list.", "Write a plain comma and a space between them."
    return None
