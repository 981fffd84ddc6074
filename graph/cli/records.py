"""Commands for those who look after the records."""

# ruff: noqa: PLC0415  # What a command needs is imported when it runs, so that --help is instant.
from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from graph.cli.group import DATA, JSON, echo_json, evigraph, topic_folder

if TYPE_CHECKING:
    from graph.errors import Problem


@evigraph.command()
@DATA
@click.option(
    "--source",
    type=click.Path(dir_okay=False, path_type=Path),
    help="A lawful copy of the article as text, to verify the anchors of the claims by digest.",
)
@JSON
def check(data: Path | None, source: Path | None, *, as_json: bool) -> None:
    """Read and cross-check all records of a topic, and tell every problem at once."""
    from graph.records.anchors import check_anchors
    from graph.records.read import examine

    examination = examine(topic_folder(data))
    counts, problems = dict(examination.counts), examination.problems
    if source is not None:
        anchors = check_anchors(source, examination.collection)
        counts["anchors"] = anchors.agreeing
        problems = tuple(sorted({*problems, *anchors.problems}))
    _print_json(counts, problems) if as_json else _print(counts, problems)
    if problems:
        sys.exit(1)


def _print_json(counts: Mapping[str, int], problems: Sequence[Problem]) -> None:
    echo_json({"counts": counts, "problems": [asdict(problem) for problem in problems]})


def _print(counts: Mapping[str, int], problems: Sequence[Problem]) -> None:
    for problem in problems:
        click.echo(str(problem))
    if problems:
        files = len({problem.file for problem in problems})
        click.echo(f"Problems: {len(problems)}, in files: {files}.", err=True)
        return
    click.echo(", ".join(f"{number} {noun.replace('_', ' ')}" for noun, number in counts.items()))
