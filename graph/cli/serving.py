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
    help="Serve this file by itself: Turtle, TriG, N-Triples, N-Quads or RDF/XML. No viewer is needed.",
)
@click.option("--union", is_flag=True, help="With --rdf: the default graph is all graphs of the file together.")
def serve(port: int, host: str, rdf: Path | None, *, union: bool) -> None:
    """Serve the viewer and the SPARQL endpoint, as `make run` does, without opening a browser."""
    from graph.web.serve import serve as serve_here

    serve_here(host=host, port=port, rdf=rdf, union=union)
