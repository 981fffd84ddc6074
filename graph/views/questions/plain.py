"""The page of a question and the list of all as lines for a terminal or a pipe."""

from __future__ import annotations

from collections.abc import Iterator

from graph.analysis.questions import Questions
from graph.facts.certainty import claim_certainty
from graph.facts.labels import label
from graph.model.values import Lang
from graph.views.linked.facts import Block, Drawing, Grid, Items, Ref, Run
from graph.views.questions.page import QuestionPage, in_order


def plain_list(known: Questions, lang: Lang) -> str:
    """One line a question: its id, its answer, its certainty; tabs between them."""
    rows = ((one.id, known.answer(one.id)) for one in in_order(known))
    lines = (
        "\t".join((id_, label(answer.conclusion).in_(lang), claim_certainty(answer).in_(lang))) for id_, answer in rows
    )
    return "".join(f"{line}\n" for line in lines)


def plain_page(page: QuestionPage) -> str:
    """The answer first, then every block; a picture by the words that say all of it."""
    lines = [page.title, page.kind, "", page.lead]
    for block in page.blocks:
        lines += ["", block.title, *_lines(block)]
    return "\n".join(lines) + "\n"


def _lines(block: Block) -> Iterator[str]:
    match block:
        case Grid():
            for row in block.rows:
                yield f"- {_words(row.cells[0])}"
                for head, cell in zip(block.heads[1:], row.cells[1:], strict=True):
                    yield f"    {head}: {_words(cell)}"
        case Items():
            yield from (f"- {_words(item)}" for item in block.items)
        case Drawing():
            yield f"  {block.words}"
        case _:
            return


def _words(run: Run) -> str:
    return "".join(one.words if isinstance(one, Ref) else one for one in run)
