"""Grades on a terminal."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from rich.console import Console, RenderableType

from graph.grading.assess import grade
from graph.grading.rulebook import rulebook
from graph.model.values import Lang
from graph.views import plain
from graph.views.dossier import dossier
from tests.sample import sample

RULEBOOK = Path(__file__).parent.parent.parent / "docs" / "rulebook.md"


def printed(what: RenderableType) -> str:
    out = io.StringIO()
    Console(file=out, width=200, markup=False, emoji=False, highlight=False).print(what)
    return out.getvalue()


@pytest.mark.parametrize("lang", Lang)
@pytest.mark.parametrize("claim", list(sample().claims))
def test_an_explanation_has_every_step_with_its_rule_and_its_studies(lang: Lang, claim: str) -> None:
    base = sample()
    grading = grade(base)

    said = "".join(printed(plain.explanation(dossier(base, grading, claim), lang)).split())

    for body in grading.assessments[claim].bodies:
        for reason in body.reasons:
            assert reason.rule in said
            assert "".join(reason.text.in_(lang).split()) in said
    for line in base.lines_of.get(claim, ()):
        assert line.study in said


@pytest.mark.parametrize("lang", Lang)
def test_the_rule_table_names_every_rule_and_its_source(lang: Lang) -> None:
    table = "".join(printed(plain.rule_table(rulebook(), lang)).split())

    for card in rulebook().cards:
        assert card.id in table


def test_the_published_rulebook_is_the_one_that_grades() -> None:
    assert RULEBOOK.read_text("utf-8") == plain.rulebook_markdown(rulebook()), "run `make rulebook`"
