"""The command that holds a text nobody coded against what is known."""

# ruff: noqa: PLC0415  # What a command needs is imported when it runs, so that --help is instant.
from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path

import click

from graph.cli.group import AS_OF, DATA, JSON, LANG, echo_json, evigraph, graded


@evigraph.command("check-wording")
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path, allow_dash=True))
@DATA
@LANG
@AS_OF
@JSON
def check_wording(file: Path, data: Path | None, lang: str, as_of: datetime | None, *, as_json: bool) -> None:
    """Check a text that nobody coded, sentence by sentence: FILE, or “-” for what is typed.

    Each sentence is held against the claims that are known: what they rest on, how firmly they may be worded, and
    whether this sentence goes beyond that. Where none is near, it says that nothing is known of it.
    """
    from graph.model.values import Lang
    from graph.views import heard_told
    from graph.views.heard import check_wording as check
    from graph.views.plain import console

    text = _text(file)
    found = check(text, *graded(data, as_of))
    if as_json:
        echo_json([heard_told.record(one) for one in found])
    else:
        console().print(heard_told.plain(found, Lang(lang)))


def _text(file: Path) -> str:
    """The text of a file or of standard input; what cannot be read is told in one sentence."""
    from graph.errors import EvidenceGraphError
    from graph.views.heard import MOST_LETTERS

    too_long = EvidenceGraphError(f"{file} is longer than {MOST_LETTERS:,} letters; check it in parts.")
    most = 4 * MOST_LETTERS
    try:
        if str(file) == "-":
            raw = sys.stdin.buffer.read(most + 1)
        else:
            with file.open("rb") as opened:
                raw = opened.read(most + 1)
    except OSError as error:
        raise EvidenceGraphError(f"{file} cannot be read: {error.strerror}.") from error
    if len(raw) > most:
        raise too_long
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise EvidenceGraphError(f"{file}:{line} is not UTF-8; save the text as UTF-8 and try again.") from error
    if len(text) > MOST_LETTERS:
        raise too_long
    return text
