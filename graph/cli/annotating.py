"""The command that marks the claims in a lawful copy of an article."""

# ruff: noqa: PLC0415  # What a command needs is imported when it runs, so that --help is instant.
from __future__ import annotations

from pathlib import Path

import click

from graph.cli.group import DATA, evigraph, graded


@evigraph.command()
@DATA
@click.argument("source")
@click.argument("file", type=click.Path(dir_okay=False, exists=True, path_type=Path))
@click.option("--form", type=click.Choice(["html", "plain", "wechat", "jsonld"]), default="html", show_default=True)
@click.option("--site", required=True, metavar="ADDRESS", help="Where evigraph serves its badges, with https://.")
@click.option("--lang", type=click.Choice(["en", "zh"]), default="en", show_default=True)
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), help="Write here, not to the terminal.")
def annotate(data: Path | None, source: str, file: Path, *, form: str, site: str, lang: str, out: Path | None) -> None:
    """Mark every claim of SOURCE in FILE, your lawful copy of its text (UTF-8), and tell what is not found."""
    from graph.model.values import Lang
    from graph.records.anchors import LARGEST
    from graph.records.passages import find
    from graph.views.annotated import Form, annotated
    from graph.views.embed.network import rows_of

    base, grading = graded(data, None)
    if source not in base.sources:
        raise click.ClickException(f"There is no source {source!r}. There are: {', '.join(base.sources)}.")
    if not site.startswith(("https://", "http://")):
        raise click.ClickException(f"--site {site!r} is no address: it starts with https:// or http://.")
    try:
        if file.stat().st_size > LARGEST:
            raise click.ClickException(f"{file}: the file is larger than 10 MiB. Save the text alone.")
        copy = file.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        raise click.ClickException(f"{file}: this is not UTF-8. Save the text in the encoding UTF-8.") from None
    if copy.lstrip()[:1] == "<":
        raise click.ClickException(f"{file}: this is HTML. Save the text of the page alone.")
    found = find(copy, source, tuple(base.claims[id_] for id_ in base.claims if id_ in grading.assessments))
    if not found.passages:
        raise click.ClickException(f"{file}: no passage of {source} is in this text.")
    rows = {row.id: row for row in rows_of(base, grading, {one.claim for one in found.passages})}
    places = [(one.claim, one.start, one.end) for one in found.passages]
    address = site.rstrip("/")
    written = annotated(copy, places, rows, source=source, form=Form(form), site=address, lang=Lang(lang))
    if out is None:
        click.echo(written, nl=False)
    else:
        out.write_text(written, encoding="utf-8")
    moved = sum(one.drift != 0 for one in found.passages)
    click.echo(f"{len(places)} passages found, {moved} of them not where they were recorded.", err=True)
    if found.missing:
        click.echo(f"Not found: {', '.join(found.missing)}.", err=True)
