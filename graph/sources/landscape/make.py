"""A landscape from many files: parts on all cores, then the tables, then a manifest that counts what was left out."""

from __future__ import annotations

import multiprocessing
import os
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, replace
from pathlib import Path

import msgspec
from rich.console import Console
from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeRemainingColumn

from graph.errors import EvidenceGraphError
from graph.sources.landscape.files import replacing, sweep
from graph.sources.landscape.part import entries, make_part, name_of
from graph.sources.landscape.topics import Topics
from graph.sources.pubmed.article import Outline
from graph.sources.reading import STANDARD_INPUT, Reason, Skipped

PARTS = "parts"


class Manifest(msgspec.Struct, frozen=True):
    """What a landscape was made of. Records read are those written, replaced and taken back together."""

    reviewed: bool
    files: dict[str, str]
    read: int
    studies: int
    replaced_by_a_newer_version: int
    taken_back_by_pubmed: int
    skipped: dict[str, int]
    cells_of_the_map: int
    studies_by_rung: dict[str, int]


@dataclass(frozen=True, slots=True)
class Made:
    """A landscape that was written, and what was left out on the way."""

    folder: Path
    manifest: Manifest
    new_parts: int
    skipped: tuple[str, ...]

    def as_json(self) -> str:
        """The manifest as JSON."""
        return msgspec.json.encode(self.manifest).decode()

    def summary(self) -> str:
        """What was made, in a few lines."""
        told, parts = self.manifest, len(self.manifest.files)
        rungs = ", ".join(f"{name.replace('_', ' ')} {count:,}" for name, count in told.studies_by_rung.items())
        return (
            f"{told.studies:,} studies and {told.cells_of_the_map:,} cells of the map are in {self.folder}; "
            "machine-read, not reviewed.\n"
            f"Files: {parts:,}, of which {parts - self.new_parts:,} had been read before.\n"
            f"Records read: {told.read:,}; replaced by a newer version: {told.replaced_by_a_newer_version:,}; "
            f"taken back by PubMed: {told.taken_back_by_pubmed:,}; skipped: {sum(told.skipped.values()):,}.\n"
            f"By rung: {rungs or 'none'}."
        )


def make_landscape(files: Sequence[str], folder: Path, *, topics: Topics, jobs: int | None = None) -> Made:
    """Write the tables of a landscape; files that were read before, in this or a broken run, are not read again."""
    if STANDARD_INPUT in files:
        raise EvidenceGraphError("A landscape is made of files, so that it can be resumed; “-” cannot be one of them.")
    try:
        (folder / PARTS).mkdir(parents=True, exist_ok=True)
        sweep(folder)
        sweep(folder / PARTS)
        return _make(files, folder, topics, jobs or os.cpu_count() or 1)
    except BrokenProcessPool:
        raise EvidenceGraphError(
            "A process that was reading ended early; what was read is kept, run it again."
        ) from None
    except OSError as error:
        raise EvidenceGraphError(f"{folder} cannot be written: {error.strerror or error}.") from None


def _make(files: Sequence[str], folder: Path, topics: Topics, jobs: int) -> Made:
    from graph.sources.landscape.tables import write_tables  # noqa: PLC0415  # Processes that read parts stay small.

    parts, lost = _named(files, folder)
    new = {file: part for file, part in parts.items() if not part.exists()}
    _read(new, jobs)
    tally = Tally(parts)
    counts = write_tables(tally.standing(), folder, topics)
    skipped = (*lost, *tally.skipped)
    manifest = Manifest(
        reviewed=False,
        files={file: part.name.partition("-")[0] for file, part in parts.items()},
        read=tally.read,
        studies=counts.get("studies", 0),
        replaced_by_a_newer_version=tally.replaced,
        taken_back_by_pubmed=tally.deleted,
        skipped=dict(sorted(Counter(one.reason.value for one in skipped).items())),
        cells_of_the_map=counts["cells"],
        studies_by_rung={name: count for name, count in sorted(counts.items()) if name not in ("studies", "cells")},
    )
    _write_manifest(manifest, folder)
    return Made(folder, manifest, len(new), tuple(map(str, skipped)))


def _named(files: Sequence[str], folder: Path) -> tuple[dict[str, Path], list[Skipped]]:
    """The part of each file, in the order given; of files with the same content the last counts."""
    by_part: dict[Path, str] = {}
    lost: list[Skipped] = []
    for file in dict.fromkeys(files):
        try:
            part = folder / PARTS / name_of(Path(file))
        except OSError as error:
            lost.append(Skipped(file, Reason.CANNOT_BE_OPENED, f"It cannot be opened: {error.strerror or error}."))
            continue
        by_part.pop(part, None)
        by_part[part] = file
    return {file: part for part, file in by_part.items()}, lost


def _read(new: Mapping[str, Path], jobs: int) -> None:
    """Read files in processes of their own; a progress bar goes to standard error where that is a terminal."""
    sizes = {file: Path(file).stat().st_size for file in new}
    columns = (TextColumn("reading"), BarColumn(), DownloadColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), disable=not _at_terminal()) as progress:
        bar = progress.add_task("", total=sum(sizes.values()))
        for file in _done(new, jobs):
            progress.advance(bar, sizes[file])


def _at_terminal() -> bool:
    return Console(stderr=True).is_terminal


def _done(new: Mapping[str, Path], jobs: int) -> Iterator[str]:
    if jobs == 1 or len(new) < 2:
        for file, part in new.items():
            make_part(file, part)
            yield file
        return
    # Fresh processes everywhere, so that what holds on one system holds on all.
    fresh = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(min(jobs, len(new)), mp_context=fresh) as pool:
        waiting = {pool.submit(make_part, file, part): file for file, part in new.items()}
        for done in as_completed(waiting):
            done.result()
            yield waiting[done]


class Tally:
    """Which version of each record stands, and counts of all that do not."""

    def __init__(self, parts: Mapping[str, Path]) -> None:
        self._parts = tuple(parts.values())
        self.read = self.replaced = self.deleted = 0
        self.skipped: list[Skipped] = []
        self._last: dict[int, int] = {}
        for file, part in parts.items():
            for entry in entries(part):
                if entry.skipped is not None:
                    # The file may have had another name when its part was made.
                    self.skipped.append(replace(entry.skipped, file=file))
                self._take_back(entry.deleted)
                if entry.record is not None:
                    self._take(int(entry.record.pmid))

    def _take(self, pmid: int) -> None:
        self.read += 1
        self.replaced += pmid in self._last
        self._last[pmid] = self.read

    def _take_back(self, pmids: Iterable[str]) -> None:
        for pmid in pmids:
            if pmid.isdecimal() and self._last.pop(int(pmid), 0):
                self.deleted += 1

    def standing(self) -> Iterator[Outline]:
        """The records that stand, in the order in which they were given."""
        at = 0
        for part in self._parts:
            for entry in entries(part):
                if entry.record is not None:
                    at += 1
                    if self._last.get(int(entry.record.pmid)) == at:
                        yield entry.record


def _write_manifest(manifest: Manifest, folder: Path) -> None:
    with replacing(folder / "manifest.json") as unfinished:
        unfinished.write_bytes(msgspec.json.format(msgspec.json.encode(manifest), indent=2) + b"\n")
