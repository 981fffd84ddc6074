"""The command that grades by every method that comes with evigraph."""

# ruff: noqa: PLC0415  # What a command needs is imported when it runs, so that --help is instant.
from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from graph.cli.group import AS_OF, DATA, JSON, LANG, echo_json, evigraph, topic_folder


@evigraph.command()
@DATA
@LANG
@AS_OF
@click.option(
    "--method",
    "more",
    multiple=True,
    metavar="FILE",
    help="Ask a method of your own, too: a TOML file of thresholds. May be given several times.",
)
@JSON
def methods(data: Path | None, lang: str, as_of: datetime | None, more: tuple[str, ...], *, as_json: bool) -> None:
    """Tell which claims keep their conclusion under every method that comes with evigraph, and what each says."""
    from graph.analysis.methods import compare_methods
    from graph.grading.method_table import SHIPPED, method_of
    from graph.model.values import Lang
    from graph.records.read import read
    from graph.views import plain
    from graph.views.beyond import methods as view

    asked = [method_of(name) for name in dict.fromkeys([*SHIPPED, *more])]
    _refuse_namesakes([method.edition for method in asked])
    found = compare_methods(read(topic_folder(data)), asked, as_of.date() if as_of else None)
    if as_json:
        echo_json(view.comparison(found))
        return
    plain.console().print(view.comparison_view(found, Lang(lang)))


def _refuse_namesakes(editions: list[str]) -> None:
    """Answers stand under the edition of their method, so that two may not share one."""
    twice = sorted({one for one in editions if editions.count(one) > 1})
    if twice:
        raise click.UsageError(f"Two methods say edition = “{twice[0]}”: give your own another one.")
