"""The group that all commands join, and the options and small acts that several of them share."""

# ruff: noqa: PLC0415  # What a command needs is imported when it runs, so that --help is instant.
from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime
from functools import wraps
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING, ParamSpec, TypeVar

import click

from graph import resources

if TYPE_CHECKING:
    from graph.model.assessment import Grading
    from graph.model.base import EvidenceBase
    from graph.views.export import Json

_DATA_HELP = (
    "The folder of a topic.  [default: EVIGRAPH_DATA, else the topic that EVIGRAPH_TOPIC or data/default-topic names]"
)
JSON = click.option("--json", "as_json", is_flag=True, help="Print JSON.")
LANG = click.option(
    "--lang", type=click.Choice(["en", "zh"]), default="en", show_default=True, help="The language of the words."
)
AS_OF = click.option(
    "--as-of",
    type=click.DateTime(["%Y-%m-%d"]),
    help="Count only what was public on this day.  [default: the day up to which the topic was curated]",
)


METHOD = click.option(
    "--method",
    default="edition-2",
    show_default=True,
    metavar="NAME|FILE",
    help="Grade by another table of thresholds: one that comes with evigraph, or a TOML file.",
)
P = ParamSpec("P")
R = TypeVar("R")


def DATA(command: Callable[P, R]) -> Callable[P, R]:  # noqa: N802  # used like the options below
    """`--data` and `--topic`: two ways to name one topic, which a command gets as `data`."""

    @click.option("--data", type=click.Path(file_okay=False, path_type=Path), help=_DATA_HELP)
    @click.option("--topic", metavar="NAME", help="A topic that comes with evigraph, by its name, instead of --data.")
    @wraps(command)
    def with_topic(*args: P.args, **kwargs: P.kwargs) -> R:
        name = kwargs.pop("topic")
        if name is not None and kwargs["data"] is not None:
            raise click.UsageError("--data and --topic name a topic each, and only one can be meant.")
        if isinstance(name, str):
            kwargs["data"] = resources.topic(name)
        return command(*args, **kwargs)

    return with_topic


def _version(context: click.Context, _: click.Parameter, value: bool) -> None:  # noqa: FBT001  # click's signature
    if not value or context.resilient_parsing:
        return
    try:
        number = version("evigraph")
    except PackageNotFoundError:
        number = "(a checkout that is not installed)"
    click.echo(f"evigraph {number}")
    context.exit()


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--version", is_flag=True, is_eager=True, expose_value=False, callback=_version, help="Show the version.")
def evigraph() -> None:
    """What claims rest on, how sure one can be, why, and whether their wording is fair to that."""


def graded(data: Path | None, as_of: datetime | None, method: str = "edition-2") -> tuple[EvidenceBase, Grading]:
    """A topic as it was read, and its grades on a day under a method."""
    from graph.grading.assess import grade as grade_all
    from graph.grading.method_table import method_of
    from graph.records.read import read

    base = read(topic_folder(data))
    day = as_of.date() if as_of else None
    return base, grade_all(base, as_of=day, method=method_of(method))


def echo_json(what: Json) -> None:
    """Print a value as JSON, its words as they are."""
    click.echo(json.dumps(what, ensure_ascii=False, indent=2))


def topic_folder(data: Path | None) -> Path:
    """The folder that `--data` names, or the default; beneath the working directory it is shown relative to it."""
    folder = resources.topic() if data is None else data
    return folder.relative_to(Path.cwd()) if folder.is_relative_to(Path.cwd()) else folder
