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
@click.option("--strict", is_flag=True, help="Exit with 1 where anything is odd, too.")
@click.option("--rules", "list_rules", is_flag=True, help="List the rules of sense, and check nothing.")
@JSON
def check(data: Path | None, source: Path | None, *, strict: bool, list_rules: bool, as_json: bool) -> None:
    """Read and cross-check all records of a topic, and tell every problem at once.

    A problem cannot be and keeps the records from being used. A remark is only odd: mend it, or answer it in the
    record with `because`.
    """
    from graph.records.anchors import check_anchors
    from graph.records.read import examine

    if list_rules:
        _print_rules(as_json=as_json)
        return
    examination = examine(topic_folder(data))
    counts, problems = dict(examination.counts), examination.problems
    if source is not None:
        anchors = check_anchors(source, examination.collection)
        counts["anchors"] = anchors.agreeing
        problems = tuple(sorted({*problems, *anchors.problems}))
    told = _print_json if as_json else _print
    told(counts, problems, examination.remarks)
    if problems or (strict and examination.remarks):
        sys.exit(1)


def _print_rules(*, as_json: bool) -> None:
    from graph.records.sense import RULES

    if as_json:
        echo_json([{"id": rule.id, "weight": rule.weight.value, "says": rule.says} for rule in RULES])
        return
    for rule in RULES:
        click.echo(f"{rule.weight:<6}  {rule.id:<24}  {rule.says}")


def _print_json(counts: Mapping[str, int], problems: Sequence[Problem], remarks: Sequence[Problem]) -> None:
    told = {"problems": [asdict(one) for one in problems], "remarks": [asdict(one) for one in remarks]}
    echo_json({"counts": counts, **told})


def _print(counts: Mapping[str, int], problems: Sequence[Problem], remarks: Sequence[Problem]) -> None:
    for problem in problems:
        click.echo(str(problem))
    for remark in remarks:
        click.echo(f"{remark.place}: remark: {remark.said}")
    if problems:
        files = len({problem.file for problem in problems})
        click.echo(f"Problems: {len(problems)}, in files: {files}.", err=True)
    if remarks:
        files = len({remark.file for remark in remarks})
        click.echo(f"Remarks: {len(remarks)}, in files: {files}.", err=True)
    if not problems:
        click.echo(", ".join(f"{number} {noun.replace('_', ' ')}" for noun, number in counts.items()))
