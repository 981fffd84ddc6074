"""Commands that grade and explain."""

# ruff: noqa: PLC0415  # What a command needs is imported when it runs, so that --help is instant.
from __future__ import annotations

from datetime import datetime
from difflib import get_close_matches
from pathlib import Path

import click

from graph.cli.group import AS_OF, DATA, JSON, LANG, METHOD, echo_json, evigraph, graded


@evigraph.command()
@DATA
@LANG
@AS_OF
@METHOD
@JSON
@click.option("--csv", "as_csv", is_flag=True, help="Print CSV. It is safe in spreadsheets: no cell is a formula.")
@click.option("--wide", is_flag=True, help="Print every column and whole cells, however narrow the screen.")
def grade(
    data: Path | None,
    lang: str,
    as_of: datetime | None,
    method: str,
    *,
    as_json: bool,
    as_csv: bool,
    wide: bool,
) -> None:
    """Grade every claim: what it rests on, how sure one can be, and whether its wording is fair to that.

    A pipe gets whole cells with tabs between them.
    """
    from graph.model.values import Lang
    from graph.views import export, grade_table, plain
    from graph.views.summary import rows

    if as_json + as_csv + wide > 1:
        raise click.UsageError("--json, --csv and --wide exclude each other.")
    base, grading = graded(data, as_of, method)
    if as_json:
        echo_json(export.grades(base, grading))
        return
    screen, found = plain.console(), rows(base, grading)
    if as_csv:
        click.echo(grade_table.comma_separated(found, Lang(lang)), nl=False)
    elif wide:
        click.echo(grade_table.wide(found, Lang(lang)), nl=False)
    elif screen.is_terminal:
        screen.print(grade_table.narrow(found, Lang(lang), width=screen.width))
    else:
        click.echo(grade_table.tab_separated(found, Lang(lang)), nl=False)


@evigraph.command()
@click.argument("claim")
@DATA
@LANG
@AS_OF
@METHOD
@JSON
def explain(claim: str, data: Path | None, lang: str, as_of: datetime | None, method: str, *, as_json: bool) -> None:
    """Tell why a CLAIM (such as C21) has its grade: every step with its rule, number, source and studies."""
    from graph.errors import UnknownIdError
    from graph.model.values import Lang
    from graph.views import export, plain
    from graph.views.dossier import dossier

    base, grading = graded(data, as_of, method)
    if claim not in base.claims:
        raise UnknownIdError("claim", claim, get_close_matches(claim, base.claims))
    if as_json:
        echo_json(export.explanation(dossier(base, grading, claim)))
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
        echo_json(export.rules(rulebook(), Lang(lang)))
    else:
        plain.console().print(plain.rule_table(rulebook(), Lang(lang)))
