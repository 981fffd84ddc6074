"""The command that holds the method against what people published."""

# ruff: noqa: PLC0415  # What a command needs is imported when it runs, so that --help is instant.
from __future__ import annotations

from pathlib import Path

import click

from graph.cli.group import JSON, LANG, echo_json, evigraph


@evigraph.command()
@click.argument("folder", metavar="DIR", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option(
    "--method",
    default="edition-2",
    show_default=True,
    metavar="NAME_OR_FILE",
    help="Judge by another table of numbers: edition-2, core-grade, pollock, ocebm, or a TOML file.",
)
@LANG
@JSON
def calibrate(folder: Path, method: str, lang: str, *, as_json: bool) -> None:
    """Hold our certainty, sums and pooled numbers against the judgements that others published in DIR."""
    from graph.analysis.calibration import calibrate
    from graph.grading.method_table import method_of
    from graph.model.values import Lang
    from graph.records.calibration.folder import read_published
    from graph.views import plain
    from graph.views.beyond import calibration as view

    found = calibrate(read_published(folder), method_of(method))
    if as_json:
        echo_json(view.calibration(found))
        return
    plain.console().print(view.calibration_view(found, Lang(lang)))
