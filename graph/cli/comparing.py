"""The command that tells what a change of the records changes, and which claims it moves."""

# ruff: noqa: PLC0415  # What a command needs is imported when it runs, so that --help is instant.
from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from graph.cli.group import AS_OF, DATA, JSON, LANG, METHOD, echo_json, evigraph, topic_folder

if TYPE_CHECKING:
    from graph.model.base import EvidenceBase
    from graph.records.revisions import State
    from graph.views.beyond.differences import Comparison

MOVED = 3
"""The exit of `evigraph diff --exit-code` where a claim moves: 1 is bad input, 2 a misspelt command."""


@evigraph.command()
@click.argument("before", metavar="A")
@click.argument("after", metavar="[B]", required=False)
@click.option("--markdown", is_flag=True, help="Print Markdown, for a pull request.")
@click.option("--exit-code", is_flag=True, help=f"Exit with {MOVED} where a claim moves, comes or goes.")
@DATA
@METHOD
@AS_OF
@LANG
@JSON
def diff(
    *,
    before: str,
    after: str | None,
    markdown: bool,
    exit_code: bool,
    data: Path | None,
    method: str,
    as_of: datetime | None,
    lang: str,
    as_json: bool,
) -> None:
    """List which records differ from A to B, field by field, and which claims move by it, and why.

    A and B are folders of one topic, or revisions of git in which the topic is looked up; without B, A is held against
    the topic as it stands. Invalid records on either side exit with 1, all mistakes told.
    """
    from graph.model.values import Lang
    from graph.records.revisions import state
    from graph.views.beyond import differences
    from graph.views.plain import console

    if markdown and as_json:
        raise click.UsageError("--markdown and --json are two forms, and only one can be printed.")
    folder = topic_folder(data)
    states = state(before, folder), state(str(folder) if after is None else after, folder)
    found = _compared(*states, as_of, method)
    if as_json:
        echo_json(differences.json(found, Lang(lang)))
    elif markdown:
        click.echo(differences.markdown(found, Lang(lang)), nl=False)
    else:
        # A place that is broken over two lines cannot be clicked, nor found by a program.
        console().print(differences.plain(found, Lang(lang)), soft_wrap=True)
    if exit_code and found.moves_claims:
        sys.exit(MOVED)


def _compared(before: State, after: State, as_of: datetime | None, method: str) -> Comparison:
    from graph.analysis.moves import moves
    from graph.grading.assess import grade
    from graph.grading.method_table import method_of
    from graph.records.differences import differences
    from graph.views.beyond.differences import Comparison

    bases = _bases(before, after)
    day, table = as_of.date() if as_of else None, method_of(method)
    old, new = (grade(base, as_of=day, method=table) for base in bases)
    told = differences(before.examination.collection, after.examination.collection)
    return Comparison(before.name, after.name, bases, told, moves(old, new))


def _bases(before: State, after: State) -> tuple[EvidenceBase, EvidenceBase]:
    """The records of both sides, or all that is wrong with either."""
    from graph.errors import DataError, EvidenceGraphError

    old, new = before.examination, after.examination
    if old.base is None or new.base is None:
        raise DataError({*old.problems, *new.problems})
    if old.base.topic.id != new.base.topic.id:
        names = f"{before.name} is of the topic {old.base.topic.id}, {after.name} of {new.base.topic.id}"
        raise EvidenceGraphError(f"{names}, and only states of one topic can be compared.")
    return old.base, new.base
