"""The command line: `evigraph check` and its sisters; each command imports what it needs when it runs."""

# ruff: noqa: PLC0415  # What a command needs is imported when it runs, so that --help is instant.
from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from difflib import get_close_matches
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING

import click

from graph.errors import DataError, EvidenceGraphError

if TYPE_CHECKING:
    from graph.errors import Problem
    from graph.model.assessment import Grading
    from graph.model.base import EvidenceBase
    from graph.views.export import Json

DATA = click.option(
    "--data",
    type=click.Path(file_okay=False, path_type=Path),
    help="The folder of a topic.  [default: EVIGRAPH_DATA, else the topic that comes with evigraph]",
)
JSON = click.option("--json", "as_json", is_flag=True, help="Print JSON.")
LANG = click.option(
    "--lang", type=click.Choice(["en", "zh"]), default="en", show_default=True, help="The language of the words."
)
AS_OF = click.option(
    "--as-of",
    type=click.DateTime(["%Y-%m-%d"]),
    help="Count only what was public on this day.  [default: the day up to which the topic was curated]",
)


def main() -> None:
    """Run the command line; what evigraph itself has to say is one sentence, not a traceback."""
    try:
        evigraph()
    except DataError as error:
        click.echo(str(error), err=True)
        sys.exit(1)
    except EvidenceGraphError as error:
        click.echo(f"evigraph: {error}", err=True)
        sys.exit(1)


def _version(context: click.Context, _: click.Parameter, value: bool) -> None:  # noqa: FBT001  # click's signature
    if not value or context.resilient_parsing:
        return
    try:
        number = version("evigraph")
    except PackageNotFoundError:
        number = "(a checkout that is not installed)"
    click.echo(f"evigraph {number}")
    context.exit()


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--version", is_flag=True, is_eager=True, expose_value=False, callback=_version, help="Show the version.")
def evigraph() -> None:
    """What claims rest on, how sure one can be, why, and whether their wording is fair to that."""


@evigraph.command()
@DATA
@click.option(
    "--source",
    type=click.Path(dir_okay=False, path_type=Path),
    help="A lawful copy of the article as text, to verify the anchors of the claims by digest.",
)
@JSON
def check(data: Path | None, source: Path | None, *, as_json: bool) -> None:
    """Read and cross-check all records of a topic, and tell every problem at once."""
    from graph.records.anchors import check_anchors
    from graph.records.read import examine

    examination = examine(topic_folder(data))
    counts, problems = dict(examination.counts), examination.problems
    if source is not None:
        anchors = check_anchors(source, examination.collection)
        counts["anchors"] = anchors.agreeing
        problems = tuple(sorted({*problems, *anchors.problems}))
    _print_json(counts, problems) if as_json else _print(counts, problems)
    if problems:
        sys.exit(1)


@evigraph.command()
@DATA
@LANG
@AS_OF
@JSON
def grade(data: Path | None, lang: str, as_of: datetime | None, *, as_json: bool) -> None:
    """Grade every claim: what it rests on, how sure one can be, and whether its wording is fair to that."""
    from graph.model.values import Lang
    from graph.views import export, plain
    from graph.views.summary import rows

    base, grading = _graded(data, as_of)
    if as_json:
        _echo_json(export.grades(base, grading, Lang(lang)))
        return
    plain.console().print(plain.grade_table(rows(base, grading), Lang(lang)))


@evigraph.command()
@click.argument("claim")
@DATA
@LANG
@AS_OF
@JSON
def explain(claim: str, data: Path | None, lang: str, as_of: datetime | None, *, as_json: bool) -> None:
    """Tell why a CLAIM (such as C21) has its grade: every step with its rule, number, source and studies."""
    from graph.errors import UnknownIdError
    from graph.model.values import Lang
    from graph.views import export, plain
    from graph.views.dossier import dossier

    base, grading = _graded(data, as_of)
    if claim not in base.claims:
        raise UnknownIdError("claim", claim, get_close_matches(claim, base.claims))
    if as_json:
        _echo_json(export.grade(base.claims[claim], grading.assessments[claim], Lang(lang)))
        return
    plain.console().print(plain.explanation(dossier(base, grading, claim), Lang(lang)))


@evigraph.command()
@LANG
@JSON
@click.option("--markdown", is_flag=True, help="Print docs/rulebook.md.")
def rules(lang: str, *, as_json: bool, markdown: bool) -> None:
    """List the rules of the method: what each asks, its step, its limit and its source."""
    from graph.grading.rulebook import rulebook
    from graph.model.values import Lang
    from graph.views import export, plain

    if markdown:
        click.echo(plain.rulebook_markdown(rulebook()), nl=False)
    elif as_json:
        _echo_json(export.rules(rulebook(), Lang(lang)))
    else:
        plain.console().print(plain.rule_table(rulebook(), Lang(lang)))


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


@evigraph.command()
@DATA
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    help="Where versions are kept.  [default: EVIGRAPH_BUILT, else build/dataset]",
)
@click.option("--no-wait", is_flag=True, help="Give up at once where another build is at work.")
def build(data: Path | None, out: Path | None, *, no_wait: bool) -> None:
    """Build the RDF data set of a topic, check it, and make it the live one."""
    from graph.dataset.commands import run_build

    run_build(topic_folder(data), out=out, wait=not no_wait)


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
@click.option(
    "--data",
    type=click.Path(file_okay=False, path_type=Path),
    help="Ask the records of this topic.  [default: the data set that was built last, else the default topic]",
)
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), help="A file.  [default: standard output]")
@click.option("--markdown", is_flag=True, help="Print docs/questions.md.")
def ask(
    *,
    name: str | None,
    parameters: tuple[str, ...],
    form: str,
    lang: str | None,
    data: Path | None,
    out: Path | None,
    markdown: bool,
) -> None:
    """Ask a named question (such as why-this-certainty claim=C21); without a NAME, list what can be asked."""
    from graph.views import answers

    if markdown:
        click.echo(answers.markdown(), nl=False)
    elif name is None:
        answers.print_questions(form, lang)
    else:
        answers.print_answer(name, parameters, form, lang=lang, data=data, out=out)


def _graded(data: Path | None, as_of: datetime | None) -> tuple[EvidenceBase, Grading]:
    from graph.grading.assess import grade as grade_all
    from graph.records.read import read

    base = read(topic_folder(data))
    return base, grade_all(base, as_of=as_of.date() if as_of else None)


def _echo_json(what: Json) -> None:
    click.echo(json.dumps(what, ensure_ascii=False, indent=2))


def topic_folder(data: Path | None) -> Path:
    """The folder that `--data` names, or the default; beneath the working directory it is shown relative to it."""
    from graph import resources

    folder = resources.topic() if data is None else data
    return folder.relative_to(Path.cwd()) if folder.is_relative_to(Path.cwd()) else folder


def _print_json(counts: Mapping[str, int], problems: Sequence[Problem]) -> None:
    _echo_json({"counts": counts, "problems": [asdict(problem) for problem in problems]})


def _print(counts: Mapping[str, int], problems: Sequence[Problem]) -> None:
    for problem in problems:
        click.echo(str(problem))
    if problems:
        files = len({problem.file for problem in problems})
        click.echo(f"Problems: {len(problems)}, in files: {files}.", err=True)
        return
    click.echo(", ".join(f"{number} {noun.replace('_', ' ')}" for noun, number in counts.items()))


if __name__ == "__main__":
    main()
