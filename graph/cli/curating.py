"""Commands for a curator's day: a new record from what a registry knows."""

# ruff: noqa: PLC0415  # What a command needs is imported when it runs, so that --help is instant.
from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from graph.cli.group import DATA, evigraph, topic_folder
from graph.cli.references import Heard

if TYPE_CHECKING:
    from datetime import date

    from graph.identifiers import Identifier
    from graph.model.base import EvidenceBase
    from graph.records.writing import Draft


@evigraph.group()
def new() -> None:
    """Begin a record with what a registry or a reference list already knows."""


@new.command()
@click.argument("what", metavar="DOI|PMID|NCT|FILE")
@click.option("--id", "id_", metavar="ID", help="The id of the study.  [default: made of author, year and title]")
@DATA
def study(what: str, id_: str | None, data: Path | None) -> None:
    """Write a pre-filled file into the topic's studies, with a TODO for all that only a reader can know.

    FILE is XML of PubMed, JSON of ClinicalTrials.gov, or a reference list, with one record. `evigraph check` lists the
    TODOs. With EVIGRAPH_OFFLINE set, the file knows nothing but its number.
    """
    from dataclasses import replace

    from graph.records.writing import slug, write_new

    folder = topic_folder(data)
    base = _known(folder)
    heard = Heard()
    today = datetime.now(UTC).date()
    draft = _of_file(what, base, today, heard) if _is_file(what) else _of_identifier(what, base, today, heard)
    if draft is None:
        sys.exit(1)
    _refuse_known(draft, base)
    path = write_new(replace(draft, id=slug(id_)) if id_ else draft, folder)
    todo = path.read_text(encoding="utf-8").count("TODO") - 1
    click.echo(f"{path}: written, TODOs left: {todo}. `evigraph check` lists them.")


def _known(folder: Path) -> EvidenceBase:
    """All records but those that are still to be filled: a draft that is open keeps nobody from beginning another."""
    from graph.errors import DataError
    from graph.records.read import examine
    from graph.records.todos import are_todos

    examination = examine(folder)
    if examination.base is not None:
        return examination.base
    topic = examination.collection.topic
    if topic is None or not are_todos(examination.problems):
        raise DataError(examination.problems)
    return examination.collection.base(topic.noun)


def _is_file(what: str) -> bool:
    try:
        return Path(what).is_file()
    except OSError:  # It is longer than any name of a file.
        return False


def _of_identifier(what: str, base: EvidenceBase, day: date, heard: Heard) -> Draft | None:
    from graph.cli.drafting import of_identifier
    from graph.errors import SourceError
    from graph.identifiers import Scheme, parse
    from graph.sources.client import settings

    known = parse(what) or parse(what, Scheme.PMID)
    if known is None:
        raise click.UsageError(f"“{what[:80]}” is neither a file nor a DOI, PMID or registration.")
    how = settings()
    try:
        return _asked(known, base, day, heard)
    except SourceError as error:
        if not how.offline:
            raise SourceError(f"{error} Or set EVIGRAPH_OFFLINE=1 for an empty draft.") from None
        click.echo(f"{error} The draft is empty.", err=True)
        return of_identifier(known)


def _asked(known: Identifier, base: EvidenceBase, day: date, heard: Heard) -> Draft | None:
    from graph.cli import drafting
    from graph.errors import SourceError
    from graph.identifiers import Scheme
    from graph.sources import asking
    from graph.sources.client import Client, settings

    with Client(settings()) as client:
        if known.scheme is Scheme.PMID:
            for article in asking.pubmed(client, [known.number], skip=heard):
                return drafting.of_article(article, base, day)
        elif known.scheme is Scheme.DOI:
            if work := asking.crossref(client, known.number):
                return drafting.of_work(work, base, day)
        elif known.scheme is Scheme.NCT:
            if registration := asking.trial(client, known.number, skip=heard):
                return drafting.of_registration(registration, base, day)
        else:
            return drafting.of_identifier(known)
    raise SourceError(f"Nothing is known there of {known.scheme} {known}. Look at the number again.")


def _of_file(what: str, base: EvidenceBase, day: date, heard: Heard) -> Draft | None:
    from graph.cli import drafting
    from graph.errors import EvidenceGraphError
    from graph.sources.pubmed.article import Article
    from graph.sources.pubmed.read import articles
    from graph.sources.reading import BrokenFileError, opened
    from graph.sources.references.read import references
    from graph.sources.trials.read import registrations

    try:
        with opened(what) as file:
            head = file.read(1_000_000)
    except (OSError, BrokenFileError) as error:
        raise EvidenceGraphError(f"{what}: it cannot be read ({error}).") from None
    found: list[Draft]
    if b"<Pubmed" in head or b"<MedlineCitation" in head:
        records = (one for one in articles(what, skip=heard) if isinstance(one, Article))
        found = [drafting.of_article(one, base, day) for one in records]
    elif b"protocolSection" in head:
        found = [drafting.of_registration(one, base, day) for one in registrations(what, skip=heard)]
    else:
        found = [drafting.of_reference(one, base, day) for one in references(what, skip=heard)]
    if len(found) != 1:
        click.echo(f"{what}: it holds {len(found)} records. Give a file with the one that is to be added.", err=True)
        return None
    return found[0]


def _refuse_known(draft: Draft, base: EvidenceBase) -> None:
    from graph.errors import EvidenceGraphError
    from graph.identifiers import Scheme
    from graph.sources.references.matching import known, study_of
    from graph.sources.references.reference import Reference, identifiers

    numbers = identifiers(
        (Scheme.DOI, draft.doi), (Scheme.PMID, draft.pmid), (Scheme.PMCID, draft.pmcid), addresses=draft.registry_ids
    )
    if there := study_of(Reference("", 0, numbers, draft.title), known(base)):
        raise EvidenceGraphError(f"It is known already: study {there}. Add a report to its file.")
