"""The command line: `evigraph check` and its sisters; each command imports what it needs when it runs."""

from __future__ import annotations

import sys

import click

from graph.cli import (
    analysis,
    annotating,
    calibration,
    curating,
    dataset,
    grades,
    ingest,
    methods,
    pages,
    questions,
    records,
    references,
    refreshing,
    serving,
    studytypes,
)
from graph.cli.group import evigraph
from graph.errors import DataError, EvidenceGraphError

__all__ = [
    "analysis",
    "annotating",
    "calibration",
    "curating",
    "dataset",
    "evigraph",
    "grades",
    "ingest",
    "main",
    "methods",
    "pages",
    "questions",
    "records",
    "references",
    "refreshing",
    "serving",
    "studytypes",
]


def main() -> None:
    """Run the command line; what evigraph itself has to say is one sentence, not a traceback."""
    try:
        evigraph()
    except DataError as error:
        click.echo(str(error), err=True)
        sys.exit(1)
    except EvidenceGraphError as error:
        click.echo(f"evigraph: {error}", err=True)
        sys.exit(1)
