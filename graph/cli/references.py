"""Commands that read reference lists: what they hold, and whether it still stands."""

# ruff: noqa: PLC0415  # What a command needs is imported when it runs, so that --help is instant.
from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from graph.cli.group import DATA, evigraph, topic_folder

if TYPE_CHECKING:
    from graph.sources.audit import Answers, Audited
    from graph.sources.notices import Notices
    from graph.sources.reading import Skipped
    from graph.sources.references.reference import Reference
    from graph.sources.rows import Row

_FILES = click.argument("files", nargs=-1, required=True, type=click.Path(allow_dash=True), metavar="FILE…")
_JSON = click.option("--json", "as_json", is_flag=True, help="Print a JSON object a line for each reference.")
RETRACTIONS = click.option(
    "--retractions",
    type=click.Path(dir_okay=False),
    metavar="CSV",
    help="The file of Retraction Watch, to look papers up in.",
)


class Heard:
    """What could not be read: told as it comes, and counted for the exit code."""

    def __init__(self) -> None:
        self.any = False

    def __call__(self, one: Skipped) -> None:
        """Tell one thing that was left out."""
        self.any = True
        click.echo(str(one), err=True)


@evigraph.command()
@_FILES
@DATA
@_JSON
def references(files: tuple[str, ...], data: Path | None, *, as_json: bool) -> None:
    """Read reference lists (RIS, NBIB, BibTeX, CSL-JSON, EndNote XML, plain lists) and tell which studies are known.

    What is not known is a draft: nobody has reviewed it, and it counts in nothing.
    """
    from graph.records.read import read
    from graph.sources.references.matching import known, study_of

    heard = Heard()
    names = known(read(topic_folder(data)))
    rows = [_row(one, study=study_of(one, names)) for one in _read(files, heard)]
    _print(rows, ("file", "line", "ids", "year", "study", "title"), as_json=as_json)
    if heard.any:
        sys.exit(1)


@evigraph.command()
@_FILES
@RETRACTIONS
@click.option("--live", is_flag=True, help="Ask PubMed and Crossref too.  [default where no CSV is given]")
@DATA
@_JSON
def audit(files: tuple[str, ...], retractions: str | None, data: Path | None, *, live: bool, as_json: bool) -> None:
    """Mark each reference of a list: retracted, concern, corrected, no notice seen, or not found.

    Ends with 1 where one is retracted or something could not be read, so that it can guard a manuscript.
    """
    from graph.records.read import read
    from graph.sources.audit import Mark
    from graph.sources.audit import audit as audited

    heard = Heard()
    found = list(_read(files, heard))
    notices = read_notices(retractions, heard)
    answers = _asked(found, heard) if live or retractions is None else None
    marked = list(audited(found, notices, answers, read(topic_folder(data))))
    rows = [_row(one.reference, study=one.study) | _marked(one) for one in marked]
    _print(rows, ("file", "line", "ids", "mark", "why", "title"), as_json=as_json)
    if heard.any or any(one.mark is Mark.RETRACTED for one in marked):
        sys.exit(1)


def read_notices(retractions: str | None, heard: Heard) -> Notices:
    """The notices of a Retraction Watch file; none where no file is given."""
    from graph.sources.notices import Notices, retraction_watch

    return Notices(retraction_watch(retractions, skip=heard) if retractions else ())


def _asked(found: list[Reference], heard: Heard) -> Answers:
    from graph.sources.audit import asked
    from graph.sources.client import Client, settings

    with Client(settings()) as client:
        return asked(client, found, skip=heard)


def _read(files: Iterable[str], heard: Heard) -> Iterable[Reference]:
    from graph.sources.references.read import references as references_of

    return (one for file in files for one in references_of(file, skip=heard))


def _row(one: Reference, *, study: str | None) -> Row:
    return {
        "file": one.file,
        "line": one.line,
        "ids": [f"{known.scheme}:{known}" for known in one.identifiers],
        "title": one.title,
        "persons": one.persons,
        "container": one.container,
        "year": one.year,
        "volume": one.volume,
        "issue": one.issue,
        "pages": one.pages,
        "kind": one.kind,
        "study": study,
    }


def _marked(one: Audited) -> Row:
    notice = one.notice
    when = str(notice.when) if notice and notice.when else None
    return {"mark": one.mark, "why": one.why, "when": when, "notice": notice.notice_doi if notice else None}


def _print(rows: list[Row], columns: tuple[str, ...], *, as_json: bool) -> None:
    from graph.sources.printing import json_line, print_table

    if not as_json:
        print_table(rows, columns)
        return
    for row in rows:
        click.echo(json_line(row))
