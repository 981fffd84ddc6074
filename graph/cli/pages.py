"""The command that writes the pages for other sites."""

# ruff: noqa: PLC0415  # What a command needs is imported when it runs, so that --help is instant.
from __future__ import annotations

import re
from pathlib import Path

import click

from graph.cli.group import DATA, evigraph, topic_folder

_ADDRESS = re.compile(r"https?://[A-Za-z0-9.-]+(:\d{1,5})?(/[A-Za-z0-9._~/-]*)?", re.ASCII)


def _address(_: click.Context, __: click.Parameter, value: str | None) -> str | None:
    """An address without a slash at its end."""
    if value is None:
        return None
    if not _ADDRESS.fullmatch(value):
        raise click.BadParameter("Write an address such as https://example.org/evidence.")
    return value.rstrip("/")


@evigraph.command()
@DATA
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    default=Path("site"),
    show_default=True,
    help="The folder to write. One that holds anything else than such pages is refused.",
)
@click.option(
    "--site-address",
    callback=_address,
    help="Where the folder will stand on the web. Needed for the sitemap, oEmbed and social pictures, whose addresses "
    "are absolute.",
)
@click.option(
    "--full-pages",
    callback=_address,
    help="Where the full pages are served (by `evigraph serve`); each page links to its own.",
)
def pages(data: Path | None, out: Path, site_address: str | None, full_pages: str | None) -> None:
    """Write a page to embed for every claim, study, mechanism, kind of cells, section and article, for any web host."""
    from graph.views.embed.page import edition_of
    from graph.views.embed.static_site import publish

    written = publish(edition_of(topic_folder(data), site=full_pages, home=site_address), out)
    click.echo(f"{written.pages} pages and {written.files - written.pages} other files are in {out}.")
    if site_address is None:
        click.echo("Without --site-address there is no sitemap, no oEmbed file and no social picture.")
