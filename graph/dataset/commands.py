"""What `evigraph build` and `evigraph export` do and print."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from graph.dataset.build import STAGES, build
from graph.dataset.dump import dump, dump_to_file, quads_of
from graph.dataset.proposed import ProposalWords
from graph.dataset.versions import home

_TOLD = ("quads", "claims", "studies", "findings", "lines", "reasons")


def run_build(topic: Path, *, out: Path | None, wait: bool, words: ProposalWords | None = None) -> None:
    """Build, with a bar where somebody looks, and say in one line what came out; `words` tell proposals."""
    with _progress() as on_stage:
        built = build(topic, out=out, words=words, wait=wait, on_wait=_say_that_it_waits, on_stage=on_stage)
    counted = ", ".join(f"{built.counts[noun]:,} {noun}" for noun in _TOLD)
    click.echo(f"{built.folder}: {counted}{'' if built.is_new else '; it was live already'}")


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
def _progress() -> Iterator[Callable[[str], None]]:
    """Tells a person at a terminal which stage it is; says nothing to a pipe."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    with click.progressbar(
        length=len(STAGES), label="Building", file=sys.stderr, item_show_func=lambda stage: stage or ""
    ) as bar:
        bar.render_progress()

        def on_stage(stage: str) -> None:
            done = STAGES.index(stage)
            bar.update(done - bar.pos, stage)

        yield on_stage
        bar.update(len(STAGES) - bar.pos)
