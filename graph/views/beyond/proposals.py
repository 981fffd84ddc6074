"""What would change a grade: records for JSON, and lines for a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text as Line

from graph.analysis.proposals import Aim, Cap, Dropped, Proposal, Proposals, Standing
from graph.analysis.proposing.records import RecordProposal
from graph.analysis.proposing.sketch import DEMANDS, DESIGNS, Part
from graph.facts.labels import label
from graph.model.base import EvidenceBase
from graph.model.values import Lang, Text
from graph.views.beyond import proposal_words as words
from graph.views.export import Record


def proposals(base: EvidenceBase, found: Proposals, lang: Lang) -> Record:
    """All proposals of one claim; every aim has its list, and where that is empty `none_because` says why."""
    return {
        "claim": found.claim,
        "now": _standing(found.now, lang),
        **{aim.value: [_proposal(base, one, lang) for one in found.of(aim)] for aim in Aim},
        "out_of_reach": [_cap(one, lang) for one in found.caps],
        "records": [_wanted(one, lang) for one in found.records],
        "none_because": {
            aim.value: {"reason": why.value, "words": label(why).in_(lang)} for aim, why in found.none_because
        },
    }


def _proposal(base: EvidenceBase, found: Proposal, lang: Lang) -> Record:
    again = words.twice(found)
    return {
        "sentence": words.sentence(base, found).in_(lang),
        "design": found.design.value,
        "rung": found.sketch.rung.id,
        "species": found.species.value,
        "finds": found.sketch.finds.value,
        "studies": found.studies,
        "subjects": found.subjects,
        "up_to": found.up_to,
        "cells": list(found.cells) if found.cells is not None else None,
        "condition": found.condition,
        "phase": found.phase,
        "outcome": found.outcome,
        "comparator": found.comparator.value if found.comparator else None,
        "demands": [part.value for part in DEMANDS if part in found.sketch.demands],
        "after": _standing(found.after, lang),
        "twice": again.in_(lang) if again else None,
        "parts": [_dropped(found, part, lang) for part in found.parts],
    }


def _dropped(proposal: Proposal, part: Dropped, lang: Lang) -> Record:
    return {
        "part": part.part.value,
        "words": label(part.part).in_(lang),
        "without": _standing(part.without, lang),
        "sentence": words.dropped(proposal, part).in_(lang),
    }


def _standing(standing: Standing, lang: Lang) -> Record:
    return {
        "conclusion": standing.conclusion.value,
        "direction": standing.direction.value if standing.direction else None,
        "certainty": standing.certainty.id if standing.certainty else None,
        "at_best": standing.at_best.id if standing.at_best else None,
        "basis": standing.basis.value,
        "too_firm": standing.too_firm,
        "words": words.stands(standing).in_(lang),
    }


def _cap(found: Cap, lang: Lang) -> Record:
    return {
        "rung": found.rung.id,
        "largest_tried": found.subjects,
        "body": found.body.id if found.body else None,
        "held_by": [domain.value for domain in found.held_by],
        "sentence": words.cap(found).in_(lang),
    }


def _wanted(found: RecordProposal, lang: Lang) -> Record:
    return {
        "study": found.study,
        "needs": found.needs.value,
        "value": found.check.text.in_(lang),
        "sentence": label(found.needs).in_(lang),
    }


_COSTS = Text("Asked for, the cheapest first", "所要求的各项，由低成本到高成本")
_DESIGNS = Text("Designs, the cheapest first", "研究设计，由低成本到高成本")
_NOW = Text("Now: {0}", "\u73b0\u72b6\uff1a{0}")
_CHECK = Text(
    "would let its repeated values be checked", "\u4f1a\u4f7f\u8f6c\u8ff0\u7684\u6570\u503c\u53ef\u4ee5\u6838\u5bf9"
)
_PROPOSED = Text("What {0}", "\u4ec0\u4e48{0}")


def in_order(base: EvidenceBase, found: Proposals, aim: Aim) -> tuple[Proposal, ...]:
    """As a reader wants them: of each design the cheapest, in whom the claim speaks of first; then the dearer ones."""
    population = base.claims[found.claim].scope.population
    every = sorted(found.of(aim), key=lambda one: not population.speaks_of(human=one.species.is_human))
    firsts = {one.sketch.rung: one for one in reversed(every)}
    return tuple(sorted(every, key=lambda one: firsts[one.sketch.rung] is not one))


def costs(lang: Lang) -> RenderableType:
    """The order of costs by which a proposal is the cheapest: what is asked for, then in what design."""
    asked, designs = Table(box=None, pad_edge=False), Table(box=None, pad_edge=False)
    asked.add_column(_COSTS.in_(lang), overflow="fold")
    for part in Part:
        asked.add_row(label(part).in_(lang))
    designs.add_column(_DESIGNS.in_(lang), overflow="fold")
    for rung in DESIGNS:
        designs.add_row(words.MANY[rung].in_(lang))
    return Group(asked, Padding(designs, (1, 0, 0, 0)))


def for_terminal(base: EvidenceBase, found: Proposals, lang: Lang) -> RenderableType:
    """The proposals of one claim aim by aim, each part with what happens without it."""
    claim = base.claims[found.claim]
    lines: list[RenderableType] = [
        Line(f"{claim.id}  {claim.statement.in_(lang)}", style="bold"),
        Line(_NOW.in_(lang).format(words.stands(found.now).in_(lang))),
    ]
    for aim in Aim:
        lines.append(_heading(label(aim), lang))
        lines.extend(_of_aim(base, found, aim, lang))
    if found.records:
        lines.append(_heading(_CHECK, lang))
        lines.extend(Line(f"  {one.check.text.in_(lang)} {label(one.needs).in_(lang)}") for one in found.records)
    return Group(*lines)


def _heading(aim: Text, lang: Lang) -> RenderableType:
    return Padding(Line(_PROPOSED.in_(lang).format(aim.in_(lang)), style="bold"), (1, 0, 0, 0))


def _of_aim(base: EvidenceBase, found: Proposals, aim: Aim, lang: Lang) -> Iterator[RenderableType]:
    why = found.why_none(aim)
    if why is not None:
        yield Line(f"  {label(why).in_(lang)}")
    for one in in_order(base, found, aim):
        again = words.twice(one)
        yield Line(f"  {words.sentence(base, one).in_(lang)}" + (f" {again.in_(lang)}" if again else ""))
        for part in one.parts:
            yield Line(f"       {words.dropped(one, part).in_(lang)}", style="dim")
    if aim is Aim.RAISE:
        yield from (Line(f"  {words.cap(one).in_(lang)}") for one in found.caps)
