"""Commands that build the data set, write it out and ask it."""

# ruff: noqa: PLC0415  # What a command needs is imported when it runs, so that --help is instant.
from __future__ import annotations

from pathlib import Path

import click

from graph.cli.group import DATA, evigraph, graded, topic_folder
from graph.errors import EvidenceGraphError


@evigraph.command()
@DATA
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    help="Where versions are kept.  [default: EVIGRAPH_BUILT, else build/dataset]",
)
@click.option("--no-wait", is_flag=True, help="Give up at once where another build is at work.")
@click.option("--again", is_flag=True, help="Build even where records, rules and code are those of the live version.")
def build(data: Path | None, out: Path | None, *, no_wait: bool, again: bool) -> None:
    """Build the RDF data set of a topic, check it, and make it the live one; where nothing has changed, do nothing."""
    from graph.dataset.commands import run_build
    from graph.views.beyond import proposal_words

    run_build(topic_folder(data), out=out, wait=not no_wait, words=proposal_words, again=again)


@evigraph.command()
@click.option(
    "--format",
    "form",
    type=click.Choice(["turtle", "trig", "nquads", "jsonld"]),
    default="turtle",
    show_default=True,
    help="The format of RDF. Turtle gives the named graphs as one.",
)
@click.option(
    "--built",
    type=click.Path(file_okay=False, path_type=Path),
    help="Where `evigraph build` wrote.  [default: EVIGRAPH_BUILT, else build/dataset]",
)
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), help="A file.  [default: standard output]")
def export(form: str, built: Path | None, out: Path | None) -> None:
    """Write the data set that was built last, in a format of RDF."""
    from graph.dataset.commands import run_export

    run_export(form, built=built, out=out)


@evigraph.command()
@click.argument("name", required=False)
@click.argument("parameters", nargs=-1, metavar="[KEY=VALUE]...")
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "csv", "json", "parquet"]),
    default="table",
    show_default=True,
    help="What to write. CSV is safe in spreadsheets: no cell is a formula.",
)
@click.option("--lang", type=click.Choice(["en", "zh"]), help="The language of the words.  [default: en]")
@DATA
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), help="A file.  [default: standard output]")
@click.option("--bom/--no-bom", "marked", default=True, help="Whether a CSV file opens with the mark that Excel needs.")
@click.option("--markdown", is_flag=True, help="Print docs/questions.md.")
def ask(
    *,
    name: str | None,
    parameters: tuple[str, ...],
    form: str,
    lang: str | None,
    data: Path | None,
    out: Path | None,
    marked: bool,
    markdown: bool,
) -> None:
    """Ask a named question (such as why-this-certainty claim=C21); without a NAME, list what can be asked.

    Where no topic is named, the data set that was built last is asked.
    """
    from graph.views import answers

    if markdown:
        click.echo(answers.markdown(), nl=False)
    elif name is None:
        answers.print_questions(form, lang)
    else:
        answers.print_answer(name, parameters, form, lang=lang, data=data, out=out, marked=marked)


@evigraph.command()
@DATA
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), help="A file.  [default: standard output]")
def network(data: Path | None, out: Path | None) -> None:
    """Write claims, studies, cells, mechanisms and outcomes with their ties as GraphML, for Gephi, Cytoscape or yEd."""
    from graph.views.network import graphml
    from graph.views.network import network as whole

    content = graphml(whole(*graded(data, None)))
    if out is None:
        click.echo(content, nl=False)
        return
    try:
        out.write_bytes(content)
    except OSError as error:
        raise EvidenceGraphError(f"{out} cannot be written: {error.strerror}.") from None


@evigraph.command()
def dictionary() -> None:
    """Print the data dictionary: every table of a built data set with its columns, as docs/data-dictionary.md."""
    from graph.dataset.tables.write import dictionary as data_dictionary

    click.echo(data_dictionary(), nl=False)
