"""Commands that read what registries and libraries give out."""

# ruff: noqa: PLC0415  # What a command needs is imported when it runs, so that --help is instant.
from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from graph.cli.group import evigraph

if TYPE_CHECKING:
    from graph.sources.reading import Skipped
    from graph.sources.rows import Row

_FILES = click.argument("files", nargs=-1, required=True, type=click.Path(allow_dash=True))
_JSON = click.option("--json", "as_json", is_flag=True, help="Print a JSON object a line for each record.")


@evigraph.group()
def ingest() -> None:
    """Read records of PubMed or ClinicalTrials.gov; nothing that is read here is part of the curated records."""


@ingest.command()
@_FILES
@_JSON
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    help="Write a landscape to this folder: a table of studies and a map of evidence, both not reviewed.",
)
@click.option("--jobs", type=click.IntRange(1, 256), help="Processes at work with --out.  [default: one a core]")
@click.option(
    "--interventions",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Subject headings, one a line, that are the map's interventions.  [default: told by their qualifiers]",
)
@click.option(
    "--conditions",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Subject headings, one a line, that are its conditions and outcomes.  [default: told by their qualifiers]",
)
def pubmed(
    *,
    files: tuple[str, ...],
    as_json: bool,
    out: Path | None,
    jobs: int | None,
    interventions: Path | None,
    conditions: Path | None,
) -> None:
    """Read PubMed XML (efetch, baseline, updates; plain or gzip; `-` is standard input)."""
    if out is not None:
        _landscape(files, out, jobs, interventions, conditions, as_json=as_json)
        return
    if jobs or interventions or conditions:
        raise click.UsageError("--jobs, --interventions and --conditions belong to --out.")
    from graph.sources.pubmed.article import Article
    from graph.sources.pubmed.read import articles
    from graph.sources.rows import article_row

    skipped: list[Skipped] = []

    def rows() -> Iterator[Row]:
        for file in files:
            for record in articles(file, skip=lambda one: _tell(one, skipped)):
                if isinstance(record, Article):
                    yield article_row(record)
                elif record.pmids:
                    click.echo(f"{file}: PubMed takes back PMID {', '.join(record.pmids)}.", err=True)

    _print(rows(), ("pmid", "year", "standing", "design", "species", "rung", "title"), as_json=as_json)
    if skipped:
        sys.exit(1)


@ingest.command()
@_FILES
@_JSON
@click.option(
    "--as-of",
    type=click.DateTime(["%Y-%m-%d"]),
    help="Tell whose results are overdue on this day: a year after the primary completion (42 CFR 11).",
)
def trials(files: tuple[str, ...], *, as_json: bool, as_of: datetime | None) -> None:
    """Read records of ClinicalTrials.gov (JSON of both interfaces, JSON lines, old XML; plain or gzip; `-`)."""
    from graph.sources.rows import registration_row
    from graph.sources.trials.read import registrations

    skipped: list[Skipped] = []
    day = as_of.date() if as_of else None
    rows = (
        registration_row(study, day)
        for file in files
        for study in registrations(file, skip=lambda one: _tell(one, skipped))
    )
    columns = ("id", "study_type", "allocation", "masking", "rung", "awaiting", *(("overdue",) if day else ()), "title")
    _print(rows, columns, as_json=as_json)
    if skipped:
        sys.exit(1)


def _tell(one: Skipped, skipped: list[Skipped]) -> None:
    skipped.append(one)
    click.echo(str(one), err=True)


def _print(rows: Iterable[Row], columns: tuple[str, ...], *, as_json: bool) -> None:
    from graph.sources.printing import json_line, print_table

    if not as_json:
        print_table(rows, columns)
        return
    for row in rows:
        click.echo(json_line(row))


def _landscape(
    files: tuple[str, ...],
    out: Path,
    jobs: int | None,
    interventions: Path | None,
    conditions: Path | None,
    *,
    as_json: bool,
) -> None:
    from graph.sources.landscape.make import make_landscape
    from graph.sources.landscape.topics import Topics, listed

    topics = Topics(
        listed(interventions) if interventions else None,
        listed(conditions) if conditions else None,
    )
    made = make_landscape(files, out, topics=topics, jobs=jobs)
    for one in made.skipped:
        click.echo(one, err=True)
    click.echo(made.as_json() if as_json else made.summary())
    if made.skipped:
        sys.exit(1)
