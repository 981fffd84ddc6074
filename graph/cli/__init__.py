"""The command line: `evigraph check` and its sisters; each command imports what it needs when it runs."""

from __future__ import annotations

import sys

import click

from graph.cli import (
    analysis,
    annotating,
    assisting,
    calibration,
    comparing,
    curating,
    dataset,
    editing,
    grades,
    heard,
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
    "assisting",
    "calibration",
    "comparing",
    "curating",
    "dataset",
    "editing",
    "evigraph",
    "grades",
    "heard",
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
