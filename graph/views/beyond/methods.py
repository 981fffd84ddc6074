"""Claims under several methods, for a program and for a terminal."""

from __future__ import annotations

from rich.console import Group, RenderableType
from rich.table import Table

from graph.analysis.methods import Comparison
from graph.facts.certainty import claim_certainty
from graph.facts.labels import label
from graph.model.assessment import Assessment
from graph.model.values import Lang, Text
from graph.views.export import Record

_WORDS = {
    "claim": Text("claim", "声明"),
    "keeping": Text(
        "{0} of {1} claims keep their conclusion under every method; {2} do not.",
        "{1}条声明中{0}条在所有方法下结论相同，{2}条不同。",
    ),
    "agreeing": Text("{0}: concludes as the first for {1} of {2}.", "{0}：{2}条中{1}条与第一种方法结论相同。"),
    "same": Text("the same", "相同"),
}


def _word(key: str, lang: Lang, *values: object) -> str:
    return _WORDS[key].in_(lang).format(*values)


def comparison(found: Comparison) -> Record:
    """How many keep their conclusion, each method with its source, and what each says of every claim."""
    editions = [method.edition for method in found.methods]
    return {
        "claims": len(found.readings),
        "keep_conclusion": len(found.keeping),
        "methods": [
            {
                "edition": method.edition,
                "name": method.name,
                "source": method.source,
                "concludes_as_first": found.agreeing(place),
            }
            for place, method in enumerate(found.methods)
        ],
        "readings": [
            {
                "claim": one.claim,
                "keeps_conclusion": one.keeps_conclusion,
                "keeps_certainty": one.keeps_certainty,
                "says": dict(zip(editions, map(_said, one.assessments), strict=True)),
            }
            for one in found.readings
        ],
    }


def _said(one: Assessment) -> Record:
    return {
        "conclusion": one.conclusion.value,
        "certainty": one.certainty.id if one.certainty else None,
        "at_best": one.at_best.id if one.at_best else None,
    }


def comparison_view(found: Comparison, lang: Lang) -> RenderableType:
    """Claims that move, a row each; what agrees with the first method is said as that."""
    total = len(found.readings)
    lines = [_word("keeping", lang, len(found.keeping), total, len(found.moving))]
    lines += [
        _word("agreeing", lang, method.name, found.agreeing(place), total)
        for place, method in enumerate(found.methods)
        if place
    ]
    table = Table(_word("claim", lang), *[method.name for method in found.methods], box=None)
    for one in found.moving:
        first, *rest = one.assessments
        cells = [_words(other, lang) if other in one.others else _word("same", lang) for other in rest]
        table.add_row(one.claim, _words(first, lang), *cells)
    return Group(*lines, "", table) if found.moving else Group(*lines)


def _words(one: Assessment, lang: Lang) -> str:
    certainty = claim_certainty(one).in_(lang)
    return f"{label(one.conclusion).in_(lang)} ({certainty})"
