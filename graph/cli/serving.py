"""Commands that serve pages."""

# ruff: noqa: PLC0415  # What a command needs is imported when it runs, so that --help is instant.
from __future__ import annotations

from pathlib import Path

import click

from graph.cli.group import evigraph


@evigraph.command()
@click.option("--port", type=click.IntRange(0, 65535), default=8501, show_default=True, help="The port to listen on.")
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option(
    "--rdf",
    type=click.Path(path_type=Path),
    multiple=True,
    help="Serve this file by itself, or several: Turtle, TriG, N-Triples, N-Quads, JSON-LD or RDF/XML, each also as "
    ".gz. No viewer is needed.",
)
@click.option("--union", is_flag=True, help="With --rdf: the default graph is all graphs of the files together.")
@click.option(
    "--base",
    default="",
    metavar="PATH",
    help="The path below which all of it stands, such as /ev.  [default: the path of EVIGRAPH_SITE, if any]",
)
def serve(port: int, host: str, rdf: tuple[Path, ...], base: str, *, union: bool) -> None:
    """Serve the viewer and the SPARQL endpoint, as `make run` does, without opening a browser."""
    from graph.web.serve import serve as serve_here

    serve_here(host=host, port=port, rdf=rdf, union=union, base=base)
