"""The commands that help to write records by hand: anchors for passages, and schemas for an editor."""

# ruff: noqa: PLC0415  # What a command needs is imported when it runs, so that --help is instant.
from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from graph.cli.group import DATA, evigraph, topic_folder
from graph.errors import DataError, Problem

if TYPE_CHECKING:
    from graph.records.anchoring import Anchoring


@evigraph.command()
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="Write a file for each schema; `.schema` inside a topic is where new studies look for theirs.",
)
def schema(*, out: Path | None) -> None:
    """Print the JSON Schemas of all record files, by the name of the schema's file, or write them into a folder."""
    from graph.errors import EvidenceGraphError
    from graph.records.schemas import schemas

    made = schemas()
    if out is None:
        click.echo(json.dumps(made, ensure_ascii=False, indent=2))
        return
    try:
        out.mkdir(parents=True, exist_ok=True)
        for name, one in made.items():
            (out / name).write_text(json.dumps(one, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    except OSError as error:
        raise EvidenceGraphError(f"{out} cannot be written: {error.strerror or error}.") from None
    click.echo(f"{out}: schemas written: {len(made)}.")


@evigraph.command()
@click.argument("source", type=click.Path(dir_okay=False, path_type=Path), metavar="SOURCE.txt")
@click.argument("passages", default="-", type=click.Path(dir_okay=False, allow_dash=True), metavar="[PASSAGES]")
@DATA
def anchor(source: Path, passages: str, data: Path | None) -> None:
    """Turn passages of a text, one a line, into anchors to paste into claims: offsets and digests, no text.

    SOURCE.txt is a lawful copy of the text. Without PASSAGES, they are read from standard input. What is not found, or
    found more than once, is told with its line, and the exit is 1.
    """
    from graph.records.anchoring import anchor_passages, lines_of
    from graph.records.anchors import normalised_text
    from graph.records.read import examine

    text = normalised_text(source)
    lines = _standard_input() if passages == "-" else lines_of(Path(passages))
    examination = examine(topic_folder(data))
    if not examination.collection.documents:
        raise DataError(examination.problems)
    if isinstance(text, Problem) or isinstance(lines, Problem):
        raise DataError([one for one in (text, lines) if isinstance(one, Problem)])
    file = "standard input" if passages == "-" else passages
    found = anchor_passages(text, lines, file=file, collection=examination.collection)
    for one in found.anchored:
        at = one.anchor
        click.echo(f"anchor: {{start: {at.start}, end: {at.end}, sha256: {at.sha256}}}  # line {one.line}")
    for problem in found.problems:
        click.echo(str(problem), err=True)
    click.echo(_of_source(found), err=True)
    if found.problems:
        sys.exit(1)


def _standard_input() -> list[str] | Problem:
    try:
        return sys.stdin.buffer.read().decode("utf-8-sig").splitlines()
    except UnicodeDecodeError:
        return Problem("standard input", 0, 0, "this is not UTF-8.", "Save the passages in the encoding UTF-8.")


def _of_source(found: Anchoring) -> str:
    """Whose text it is and how much of it has anchors; else what a new source would write of it."""
    from graph.records.anchors import digest

    if found.source is None or found.coverage is None:
        fields = f"text_sha256: {digest(found.text)}, text_length: {len(found.text)}"
        return f"This is the text of no source of the topic. A new source of it has {fields}."
    covered = found.coverage
    share = f"{covered.percent} % ({covered.covered} of {covered.length} characters without white space)"
    return f"{found.source.id}: anchors of the records cover {share}."
