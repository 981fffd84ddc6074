"""What `evigraph build` and `evigraph export` do and print."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from graph.dataset.build import STAGES, build, unchanged
from graph.dataset.dump import dump, dump_to_file, quads_of
from graph.dataset.proposed import ProposalWords
from graph.dataset.versions import home

_TOLD = ("quads", "claims", "studies", "findings", "lines", "reasons")


def run_build(
    topic: Path, *, out: Path | None, wait: bool, words: ProposalWords | None = None, again: bool = False
) -> None:
    """Build unless nothing has changed, telling the stages, and say in one line what is live; `words` tell proposals.

    `again` builds whatever has changed or not.
    """
    built = None if again else unchanged(topic, out=out, worded=words is not None)
    if built is None:
        with _progress(topic) as on_stage:
            built = build(topic, out=out, words=words, wait=wait, on_wait=_say_that_it_waits, on_stage=on_stage)
    counted = ", ".join(f"{built.counts[noun]:,} {noun}" for noun in _TOLD)
    click.echo(f"{built.folder}: {topic.resolve().name}, {counted}{'' if built.is_new else '; it was live already'}")


def run_export(form: str, *, built: Path | None, out: Path | None) -> None:
    """Write the live data set in a format, to a file or to standard output."""
    path = quads_of(built or home())
    if out is None:
        dump(path, form, sys.stdout.buffer)
        return
    dump_to_file(path, form, out)


def _say_that_it_waits() -> None:
    click.echo("Another build is at work in this folder. Waiting for it to end.", err=True)


@contextmanager
def _progress(topic: Path) -> Iterator[Callable[[str], None]]:
    """Tells which stage it is: as a bar to a person at a terminal, a line each to a log."""
    if not sys.stderr.isatty():
        yield lambda stage: click.echo(
            f"Building {topic}, {STAGES.index(stage) + 1} of {len(STAGES)}: {stage}", err=True
        )
        return
    with click.progressbar(
        length=len(STAGES),
        label=f"Building {topic.resolve().name}",
        file=sys.stderr,
        item_show_func=lambda stage: stage or "",
    ) as bar:
        bar.render_progress()

        def on_stage(stage: str) -> None:
            done = STAGES.index(stage)
            bar.update(done - bar.pos, stage)

        yield on_stage
        bar.update(len(STAGES) - bar.pos)
