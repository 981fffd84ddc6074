"""Commands for those who look after the records."""

# ruff: noqa: PLC0415  # What a command needs is imported when it runs, so that --help is instant.
from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from graph import resources
from graph.cli.group import DATA, JSON, echo_json, evigraph, topic_folder

if TYPE_CHECKING:
    from graph.errors import Problem
    from graph.views.export import Json


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
    """Read and cross-check all records of a topic, else of every topic, and tell every problem at once.

    A problem cannot be and keeps the records from being used. A remark is only odd: mend it, or answer it in the
    record with `because`.
    """
    if list_rules:
        _print_rules(as_json=as_json)
        return
    checked = [_checked(folder, source) for folder in _folders(data)]
    if as_json:
        echo_json({"topics": [_as_json(one) for one in checked]})
    else:
        _print(checked)
    if any(one.problems or (strict and one.remarks) for one in checked):
        sys.exit(1)


@dataclass(frozen=True)
class _Checked:
    """What was found in one topic."""

    folder: Path
    counts: Mapping[str, int]
    problems: Sequence[Problem]
    remarks: Sequence[Problem]


def _folders(data: Path | None) -> list[Path]:
    """The topic that is named, by an option or a setting, else all that come with evigraph."""
    if data is not None or resources.setting() is not None:
        return [topic_folder(data)]
    return [topic_folder(folder) for folder in resources.topics().values()]


def _checked(folder: Path, source: Path | None) -> _Checked:
    from graph.records.anchors import check_anchors
    from graph.records.read import examine

    examination = examine(folder)
    counts, problems = dict(examination.counts), examination.problems
    if source is not None:
        anchors = check_anchors(source, examination.collection)
        counts["anchors"] = anchors.agreeing
        problems = tuple(sorted({*problems, *anchors.problems}))
    return _Checked(folder, counts, problems, examination.remarks)


def _print_rules(*, as_json: bool) -> None:
    from graph.records.sense import RULES

    if as_json:
        echo_json([{"id": rule.id, "weight": rule.weight.value, "says": rule.says} for rule in RULES])
        return
    for rule in RULES:
        click.echo(f"{rule.weight:<6}  {rule.id:<24}  {rule.says}")


def _as_json(one: _Checked) -> Json:
    told = {"problems": [asdict(p) for p in one.problems], "remarks": [asdict(p) for p in one.remarks]}
    return {"topic": one.folder.name, "counts": dict(one.counts), **told}


def _print(checked: Sequence[_Checked]) -> None:
    for one in checked:
        for problem in one.problems:
            click.echo(str(problem))
        for remark in one.remarks:
            click.echo(f"{remark.place}: remark: {remark.said}")
        if not one.problems:
            said = ", ".join(f"{number} {noun.replace('_', ' ')}" for noun, number in one.counts.items())
            click.echo(f"{one.folder.name}: {said}")
    _print_sum("Problems", [problem for one in checked for problem in one.problems])
    _print_sum("Remarks", [remark for one in checked for remark in one.remarks])


def _print_sum(noun: str, told: Sequence[Problem]) -> None:
    if told:
        click.echo(f"{noun}: {len(told)}, in files: {len({one.file for one in told})}.", err=True)
