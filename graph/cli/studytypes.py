"""The command that tells what kind of study an article reports."""

# ruff: noqa: PLC0415  # What a command needs is imported when it runs, so that --help is instant.
from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, BinaryIO

import click

from graph.cli.group import evigraph

if TYPE_CHECKING:
    from graph.sources.studytype import Described, Typed


@evigraph.command()
@click.argument("files", nargs=-1, required=True, type=click.File("rb"), metavar="FILE…")
def classify(files: tuple[BinaryIO, ...]) -> None:
    """Tell what kind of study each article of a JSON Lines file reports, and why; `-` is standard input.

    An object a line with pmid, title, abstract, journal and keywords, and where they are known publication_types and
    mesh; any may be missing. Prints an object a line.
    """
    from graph.errors import Problem
    from graph.sources.studytype import classify as typed
    from graph.sources.studytype.lines import articles

    problems = 0
    for file in files:
        for article in articles(file, file.name):
            if isinstance(article, Problem):
                problems += 1
                click.echo(str(article), err=True)
            else:
                click.echo(_line(article, typed(article)))
    if problems:
        click.echo(f"Lines without an article: {problems}.", err=True)
        sys.exit(1)


def _line(article: Described, typed: Typed) -> str:
    """The judgement as JSON; a plan is told as its design, so that nobody takes null for a study of unknown design."""
    from graph.sources.studytype import Label

    design = "protocol" if typed.label is Label.PROTOCOL else typed.design
    # In ASCII: a stranger's identifier may hold half a character, which no terminal takes.
    return json.dumps(
        {
            "pmid": article.pmid,
            "design": design,
            "subject": typed.subject,
            "species": typed.species,
            "synthesis": typed.synthesis,
            "label": typed.label,
            "confidence": typed.confidence,
            "reasons": typed.reasons,
        }
    )
