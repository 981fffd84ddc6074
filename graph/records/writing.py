"""The one writer of records: a new study's file as a draft for its reader, whole or not at all."""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from graph.errors import EvidenceGraphError
from graph.records.collection import STUDIES
from graph.records.todos import TODO

_ID = re.compile("[^a-z0-9]+")
SCHEMAS = ".schema"
"""The folder of a topic in which its curators' editors look for schemas; hidden, so it is none of the records."""
STUDY_SCHEMA = "study.schema.json"
"""The file of the schema for the studies."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A claim that the study may bear on, and what makes one think so. Nobody has reviewed it."""

    claim: str
    statement: str
    because: str


@dataclass(frozen=True, slots=True)
class Draft:
    """What is known of a study before anybody has read it; None and empty are not known.

    `design` is only there where the source's own fields tell it; `judged_design` is a guess from words, which goes
    into a comment.
    """

    id: str
    read_from: str
    label: str | None = None
    title: str | None = None
    year: int | None = None
    design: str | None = None
    judged_design: str | None = None
    species: tuple[str, ...] = ()
    awaiting: bool = False
    phase: str | None = None
    progress_text: str | None = None
    stop_reason: str | None = None
    registry_ids: tuple[str, ...] = ()
    planned: int | None = None
    enrolled: int | None = None
    report_kind: str | None = None
    standing: str = "unknown"
    authors: str | None = None
    journal: str | None = None
    reference: str | None = None
    doi: str | None = None
    pmid: str | None = None
    pmcid: str | None = None
    page: str | None = None
    suggestions: tuple[Suggestion, ...] = ()


def slug(*parts: str | int | None) -> str:
    """An id of small letters, digits and hyphens from what is known."""
    found = "-".join(str(part) for part in parts if part)
    return _ID.sub("-", found.casefold()).strip("-")[:60].strip("-") or "new-study"


def text_of(draft: Draft) -> str:
    """The draft as a YAML file with comments for its reader."""
    return "\n".join((*_head(draft), *_report(draft), *_findings(draft), *_suggested(draft), *_lines(draft))) + "\n"


def write_new(draft: Draft, folder: Path) -> Path:
    """Write a draft into the folder of a topic; refuses where the file is there, and never leaves half a file."""
    studies = folder / STUDIES
    path = studies / f"{draft.id}.yaml"
    try:
        studies.mkdir(exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=".new-", dir=studies)
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                file.write(_editors_line(folder) + text_of(draft))
                file.flush()
                os.fsync(file.fileno())
            Path(name).chmod(0o644)
            os.link(name, path)  # Unlike a rename, it never takes the place of a file that is there.
        finally:
            with suppress(FileNotFoundError):
                Path(name).unlink()
    except FileExistsError:
        raise EvidenceGraphError(f"{path} is there already and stays as it is. Give another --id.") from None
    except OSError as error:
        raise EvidenceGraphError(f"{path} cannot be written: {error.strerror or error}.") from None
    return path


def _editors_line(folder: Path) -> str:
    """The first line that tells an editor where the schema is; empty where the topic has none beside its records."""
    beside = Path(SCHEMAS) / STUDY_SCHEMA
    return f"# yaml-language-server: $schema=../{beside.as_posix()}\n" if (folder / beside).is_file() else ""


def scalar(value: str) -> str:
    """A text as YAML on one line, quoted so that nothing in it means anything to YAML."""
    plain = " ".join("".join(c if c.isprintable() else " " for c in value).split())
    return "'" + plain.replace("'", "''") + "'"


def _comment(value: str) -> str:
    return " ".join("".join(c if c.isprintable() else " " for c in value).split())


def _entry(key: str, value: str | int | None, *, indent: str = "") -> Iterator[str]:
    if value is not None and value != "":
        yield f"{indent}{key}: {value if isinstance(value, int) else scalar(value)}"


def _head(draft: Draft) -> Iterator[str]:
    yield f"# Pre-filled from {_comment(draft.read_from)}. Nobody has reviewed it: check every line against the paper,"
    yield "# and replace each TODO by what only a reader can know."
    yield f"id: {draft.id}"
    yield f"label: {scalar(draft.label) if draft.label else TODO}"
    yield from _entry("title", draft.title)
    yield from _entry("year", draft.year)
    if draft.design is None and draft.judged_design:
        yield f"# Judged from its words, not read: {_comment(draft.judged_design)}."
    yield f"design: {draft.design or TODO}"
    yield f"species: [{', '.join(draft.species) or TODO}]"
    yield f"results: {'awaiting' if draft.awaiting else TODO}"
    yield from _entry("phase", draft.phase)
    if draft.registry_ids:
        yield f"registry_ids: [{', '.join(map(scalar, draft.registry_ids))}]"
    yield from _entry("progress_text", draft.progress_text)
    yield from _entry("stop_reason", draft.stop_reason)
    yield f"condition: {TODO}"
    for key in ("randomised", "blinded_outcome", "sample_size_calculated"):
        yield f"{key}: {TODO}  # 'yes', 'no', not-stated or not-seen"
    yield f"comparator: {TODO}"
    numbers = [f"{key}: {n}" for key in ("planned", "enrolled") if (n := getattr(draft, key)) is not None]
    if numbers:
        yield f"numbers: {{{', '.join(numbers)}}}"
    yield f"treatment: {{cells: [{TODO}], route: {TODO}}}"
    yield f"funder: {TODO}"


def _report(draft: Draft) -> Iterator[str]:
    yield "reports:"
    yield f"  - id: {draft.id}"
    yield f"    kind: {draft.report_kind or TODO}"
    yield f"    standing: {draft.standing}"
    yield f"    seen: {TODO}  # full-text, abstract, abstract-part, registry or press"
    for key in ("title", "authors", "journal", "reference", "year", "doi", "pmid", "pmcid"):
        yield from _entry(key, getattr(draft, key), indent="    ")
    if draft.page:
        yield f"    provenance: [{scalar(draft.page)}]"


def _findings(draft: Draft) -> Iterator[str]:
    if draft.awaiting:
        return
    yield "findings:  # one for each result; more fields stand in docs/records.md"
    yield f"  - id: {TODO}"
    for key in ("outcome", "measure", "n", "comparator", "time", "reading", "treated_value"):
        yield f"    {key}: {TODO}"


def _suggested(draft: Draft) -> Iterator[str]:
    if not draft.suggestions:
        return
    yield "# May bear on, by words alone (unreviewed, counted in nothing):"
    for one in draft.suggestions:
        yield f"#   {_comment(one.claim)}: {_comment(one.statement)} ({_comment(one.because)})"


def _lines(draft: Draft) -> Iterator[str]:
    yield "lines:  # one for each claim that the study speaks to"
    yield f"  - claim: {TODO}"
    yield f"    direction: {TODO}  # supports, disputes, inconclusive or context"
    if not draft.awaiting:
        yield f"    findings: [{TODO}]"
    for key in ("note", "curator", "judged"):
        yield f"    {key}: {TODO}"
