"""The command that answers questions, whatever an article says."""

# ruff: noqa: PLC0415  # What a command needs is imported when it runs, so that --help is instant.
from __future__ import annotations

from datetime import datetime
from difflib import get_close_matches
from pathlib import Path

import click

from graph.cli.group import AS_OF, DATA, JSON, LANG, echo_json, evigraph, graded


@evigraph.command()
@click.argument("id_", metavar="[ID]", required=False)
@DATA
@LANG
@AS_OF
@JSON
def question(id_: str | None, data: Path | None, lang: str, as_of: datetime | None, *, as_json: bool) -> None:
    """Answer a question by its ID (such as nr1--motor-function--ischaemic-stroke), or list all questions.

    A question is a treatment, an outcome and the people it is for; no article is needed to ask it.
    """
    from graph.errors import UnknownIdError
    from graph.model.values import Lang
    from graph.views.graded import Graded
    from graph.views.questions.page import asked, in_order, question_page
    from graph.views.questions.plain import plain_list, plain_page
    from graph.views.questions.record import brief, record

    known = asked(Graded(*graded(data, as_of)))
    if id_ is None:
        if as_json:
            echo_json([brief(known, one) for one in in_order(known)])
        else:
            click.echo(plain_list(known, Lang(lang)), nl=False)
        return
    if id_ not in known.questions:
        raise UnknownIdError("question", id_, get_close_matches(id_, known.questions))
    if as_json:
        echo_json(record(known, known.questions[id_]))
    else:
        click.echo(plain_page(question_page(known, known.questions[id_], Lang(lang))), nl=False)
