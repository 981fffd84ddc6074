"""Claims that move, as HTML: how each aspect was and would be, and which reasons are gained or lost."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from enum import Enum

from markupsafe import Markup

from graph.analysis.moves import Aspect, BodyReason, Move
from graph.facts.certainty import certain_for
from graph.facts.look import FOOTING_OF_BASIS
from graph.model.assessment import Assessment
from graph.model.scales import Certainty, Fidelity, Remarked
from graph.viewer import parts
from graph.viewer.permalink import View
from graph.viewer.store import Shown
from graph.viewer.words import Words


def table(moves: Iterable[Move], shown: Shown, view: View, say: Words, caption: str) -> Markup:
    """One row a claim: what moves in it, before and after, and folded the reasons."""
    heads = [say("head-claim"), say("moves-before"), say("moves-after")]
    rows = ([_claim(move, shown, view, say), *_sides(move, say)] for move in moves)
    return parts.table(caption, heads, rows, stacks=True)


def _claim(move: Move, shown: Shown, view: View, say: Words) -> Markup:
    claim = shown.base.claims[move.claim]
    return parts.go(view.at(claim.id), Markup("<b>{}</b> {}").format(claim.id, say.text(claim.statement)))


def _sides(move: Move, say: Words) -> tuple[Markup, Markup]:
    aspects = [aspect for aspect in move.aspects if aspect is not Aspect.REASONS]
    before, after = (
        parts.joined(
            Markup('<div class="ev-aspect"><small>{}</small> {}</div>').format(
                say.of(aspect), borne(aspect, assessment, say)
            )
            for aspect in aspects
        )
        for assessment in (move.before, move.after)
    )
    return before or Markup("{}").format(say("moves-same")), (
        after or Markup("{}").format(say("moves-same"))
    ) + _folded(move, say)


def borne(aspect: Aspect, one: Assessment, say: Words) -> Markup:
    """What stands in one aspect of an assessment."""
    return _BORNE[aspect](one, say)


def _level(value: Certainty | None, one: Assessment, say: Words) -> Markup:
    return parts.level(value, say, of_model=certain_for(one.decisive) is not None)


def _in_model(one: Assessment, say: Words) -> Markup:
    return parts.level(one.in_model.certainty if one.in_model else None, say, of_model=True)


def _basis(one: Assessment, say: Words) -> Markup:
    return parts.footing(FOOTING_OF_BASIS[one.basis], say.of(one.basis))


def _cited(one: Assessment, say: Words) -> Markup:
    return parts.footing(FOOTING_OF_BASIS[one.cited_basis], say.of(one.cited_basis))


def _marks(one: Assessment, say: Words) -> Markup:
    return parts.wording(one.marks, say) if one.marks else Markup("{}").format(say("wording-no-gap"))


def _fidelity(one: Assessment, say: Words) -> Markup:
    """The fidelity of the whole, and how many of the values that the claim repeats come out how."""
    many = Counter(check.fidelity for check in one.checks)
    told = say("comma").join(say("moves-checks", n=many[kind], word=say.of(kind)) for kind in Fidelity if many[kind])
    return _word(one.fidelity, say) + (Markup(" <small>({})</small>").format(told) if told else parts.NOTHING)


def _word(member: Enum | None, say: Words) -> Markup:
    return Markup("{}").format("–" if member is None else say.of(member))


_BORNE: Mapping[Aspect, Callable[[Assessment, Words], Markup]] = {
    Aspect.CERTAINTY: lambda one, say: _level(one.certainty, one, say),
    Aspect.AT_BEST: lambda one, say: _level(one.at_best, one, say),
    Aspect.DIRECTION: lambda one, say: _word(one.direction, say),
    Aspect.IN_MODEL: _in_model,
    Aspect.BASIS: _basis,
    Aspect.CITED_BASIS: _cited,
    Aspect.CONCLUSION: lambda one, say: _word(one.conclusion, say),
    Aspect.MARKS: _marks,
    Aspect.FIDELITY: _fidelity,
}


def _folded(move: Move, say: Words) -> Markup:
    """The reasons gained and lost: those that change a level or leave it open first."""
    many = len(move.gained) + len(move.lost)
    if not many:
        return parts.NOTHING
    lists = parts.joined(
        _reasons(title, reasons, say)
        for title, reasons in ((say("moves-lost"), move.lost), (say("moves-gained"), move.gained))
        if reasons
    )
    return parts.folded(say("moves-reasons", n=many), lists)


def _reasons(title: str, reasons: Iterable[BodyReason], say: Words) -> Markup:
    ordered = sorted(reasons, key=lambda one: not is_loud(one))
    items = parts.joined(_reason(one, say) for one in ordered)
    return Markup('<p><b>{}</b></p><ul class="ev-reasons">{}</ul>').format(title, items)


def is_loud(found: BodyReason) -> bool:
    """Whether a reason changes a level, or leaves open whether it should."""
    return bool(found.reason.change) or found.reason.outcome is Remarked.COULD_NOT_JUDGE


def _reason(found: BodyReason, say: Words) -> Markup:
    reason = found.reason
    step = f"{reason.change:+d}".replace("-", "\N{MINUS SIGN}") if reason.change else "0"
    body = say.of(found.stream)
    where = body if found.on_product else say("moves-other-cells", body=body)
    return Markup("<li><b>{}</b> {} <small>({})</small> {}</li>").format(
        step, say.of(reason.domain), where, say.text(reason.text)
    )
