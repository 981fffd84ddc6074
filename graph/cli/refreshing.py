"""The command that tells what changed outside since the records were written, and what that would move."""

# ruff: noqa: PLC0415  # What a command needs is imported when it runs, so that --help is instant.
from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from graph.cli.group import DATA, JSON, LANG, echo_json, evigraph, topic_folder
from graph.cli.references import RETRACTIONS, Heard, read_notices

if TYPE_CHECKING:
    from graph.model.base import EvidenceBase
    from graph.sources.audit import Answers
    from graph.sources.news import News
    from graph.sources.trials.registration import Registration


@evigraph.command()
@RETRACTIONS
@click.option("--live", is_flag=True, help="Ask PubMed, Crossref and ClinicalTrials.gov too.  [default without CSV]")
@click.option("--apply", "apply_", is_flag=True, help="Write standing, notice and day into the records of the studies.")
@click.option(
    "--calendar",
    "calendar_file",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Write what results are awaited, and when: FILE.ics is a calendar, FILE.atom a feed.",
)
@DATA
@LANG
@JSON
def refresh(
    *,
    retractions: str | None,
    live: bool,
    apply_: bool,
    calendar_file: Path | None,
    data: Path | None,
    lang: str,
    as_json: bool,
) -> None:
    """List what changed for the studies of the records, and which claims would move, and why.

    Results that were posted, trials that stopped and newer reports are listed and wait for a reader: only retractions,
    concerns and corrections are written by --apply.
    """
    from graph.records.read import read
    from graph.sources.news import news

    if calendar_file is not None and calendar_file.suffix not in (".ics", ".atom"):
        raise click.UsageError("--calendar takes a file that ends in .ics or .atom.")
    heard, folder = Heard(), topic_folder(data)
    base = read(folder)
    answers, registrations = _asked(base, heard) if live or retractions is None else (None, {})
    found = news(base, read_notices(retractions, heard), answers, registrations)
    (_print_json if as_json else _print)(base, found, lang)
    if calendar_file is not None:
        _write_calendar(base, registrations, calendar_file)
    if apply_:
        _apply(folder, found)
    if heard.any:
        sys.exit(1)


def _asked(base: EvidenceBase, heard: Heard) -> tuple[Answers, Mapping[str, Registration]]:
    from graph.sources import asking, audit, news
    from graph.sources.client import Client, settings

    with Client(settings()) as client:
        answers = audit.asked(client, news.reported(base), skip=heard)
        asked = ((number, asking.trial(client, number, skip=heard)) for number in news.registered(base))
        return answers, {number: one for number, one in asked if one is not None}


def _print_json(base: EvidenceBase, found: Sequence[News], lang: str) -> None:
    from graph.model.values import Lang
    from graph.sources.news import moved
    from graph.views.beyond import whatif

    told = [
        {
            "study": one.study,
            "report": one.report,
            "what": one.what.value,
            "told": one.told,
            "applies": bool(one.standing),
        }
        for one in found
    ]
    echo_json({"news": list(told), "moves": whatif.moves(base, moved(base, found), Lang(lang))})


def _print(base: EvidenceBase, found: Sequence[News], lang: str) -> None:
    from graph.model.values import Lang
    from graph.sources.news import moved
    from graph.sources.reading import printable
    from graph.views import plain
    from graph.views.beyond import whatif_plain

    for one in found:
        click.echo(printable(f"{one.study}: {one.what} ({one.told})"))
    click.echo(f"Changes: {len(found)}.")
    if moves := moved(base, found):
        plain.console().print(whatif_plain.moves(base, moves, Lang(lang)))
    elif any(one.standing for one in found):
        click.echo("No claim would move.")


def _write_calendar(base: EvidenceBase, registrations: Mapping[str, Registration], path: Path) -> None:
    from graph.errors import EvidenceGraphError
    from graph.sources.calendar import calendar, feed
    from graph.sources.news import due

    written = feed if path.suffix == ".atom" else calendar
    content = written(due(base, registrations), made=datetime.now(UTC).date())
    try:
        path.write_bytes(content)
    except OSError as error:
        raise EvidenceGraphError(f"{path} cannot be written: {error.strerror or error}.") from None


def _apply(folder: Path, found: Sequence[News]) -> None:
    from graph.records.amending import Amendment, amend

    amendments = [
        Amendment(one.study, one.report, one.standing, one.told, one.notice.when if one.notice else None)
        for one in found
        if one.standing is not None and one.report is not None
    ]
    for path in amend(folder, amendments):
        click.echo(f"{path}: written.", err=True)
