"""What-ifs, keystones and histories as plain records for JSON, in the names that grades have there."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from graph.analysis.change import Change, touched
from graph.analysis.history import Arrival, Epoch, History, YearEnd
from graph.analysis.keystones import LARGEST, Keystone, Keystones, Position
from graph.analysis.moves import BodyReason, Move
from graph.analysis.whatif import WhatIf
from graph.model.assessment import Assessment, Judgement
from graph.model.base import EvidenceBase
from graph.model.claim import Claim
from graph.model.scope import Scope
from graph.model.values import Lang
from graph.views import export
from graph.views.export import Json, Record

# What tells how a claim stands, of the names in `export.grade`.
_STANDING = (
    "conclusion",
    "sentence",
    "direction",
    "certainty",
    "at_best",
    "basis",
    "cited_basis",
    "in_model",
    "wording",
    "ceiling",
    "too_firm",
    "too_much",
    "names_no_model",
    "fidelity",
)


def what_if(base: EvidenceBase, answer: WhatIf, lang: Lang) -> Record:
    """What was supposed, and the claims that move; `looked_at` are those that it may bear on, but for its day."""
    reached = touched(base, answer.change)
    return {
        "change": _change(answer.change),
        "as_of": {"before": answer.before.as_of.isoformat(), "after": answer.after.as_of.isoformat()},
        "claims": len(answer.before.assessments),
        "looked_at": [id_ for id_ in base.claims if id_ in reached],
        "moves": moves(base, answer.moves, lang),
    }


def _change(change: Change) -> Record:
    return {
        "without": sorted(change.without),
        "as_of": _day(change.as_of),
        "judgements": [_judgement(judgement) for judgement in change.judgements],
        "unjudged": [{"claim": step.claim, "stream": step.stream, "domain": step.domain} for step in change.unjudged],
        "wordings": {reworded.claim: reworded.wording.id for reworded in change.wordings},
        "scopes": {rescoped.claim: _scope(rescoped.scope) for rescoped in change.scopes},
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _judgement(judgement: Judgement) -> Record:
    return {
        "claim": judgement.claim,
        "stream": judgement.stream,
        "domain": judgement.domain,
        "change": judgement.change,
        "curator": judgement.curator,
        "judged": judgement.judged.isoformat(),
        "adjudicates": judgement.adjudicates,
    }


def _scope(scope: Scope) -> Record:
    return {
        "population": scope.population,
        "condition": scope.condition,
        "phase": scope.phase,
        "cells": list(scope.cells),
        "route": scope.route,
        "timing": scope.timing,
        "comparator": scope.comparator,
        "outcome": scope.outcome,
    }


def moves(base: EvidenceBase, found: Iterable[Move], lang: Lang) -> list[Json]:
    """The claims that move, each before and after, with the reasons gained and lost."""
    return [_move(base.claims[one.claim], one, lang) for one in found]


def _move(claim: Claim, one: Move, lang: Lang) -> Record:
    return {
        "claim": one.claim,
        "statement": claim.statement.in_(lang),
        "moved": list(one.aspects),
        "before": _standing(claim, one.before),
        "after": _standing(claim, one.after),
        "gained": [_reason(reason) for reason in one.gained],
        "lost": [_reason(reason) for reason in one.lost],
    }


def _standing(claim: Claim, assessment: Assessment) -> Record:
    whole = export.grade(claim, assessment)
    return {name: whole[name] for name in _STANDING}


def _reason(found: BodyReason) -> Record:
    body: Record = {"stream": found.stream, "on_product": found.on_product}
    return body | export.reason_record(found.reason)


def keystones(base: EvidenceBase, found: Keystones, lang: Lang) -> Record:
    """What holds one claim up; `fewest` is null where it takes more than `searched_up_to`, or where nothing counts."""
    fragility = found.fragility
    return {
        "claim": found.claim,
        "statement": base.claims[found.claim].statement.in_(lang),
        **_position(found.now),
        "bearing": list(found.bearing),
        "hold": fragility.hold,
        "fewest": fragility.fewest,
        "percent": fragility.percent,
        "searched_up_to": LARGEST,
        "sets": [_keystone(one) for one in found.sets],
    }


def _position(position: Position) -> Record:
    return {
        "certainty": position.certainty.id if position.certainty else None,
        "at_best": position.at_best.id if position.at_best else None,
        "basis": position.basis,
        "conclusion": position.conclusion,
    }


def _keystone(one: Keystone) -> Record:
    return {
        "studies": list(one.studies),
        "moved": list(one.aspects),
        "after": _position(one.after),
    }


def history(base: EvidenceBase, found: History, lang: Lang) -> Record:
    """A claim through time: its epochs, and how it stood at the end of each year."""
    claim = base.claims[found.claim]
    return {
        "claim": claim.id,
        "statement": claim.statement.in_(lang),
        "until": found.until.isoformat(),
        "epochs": [_epoch(claim, epoch) for epoch in found.epochs],
        "years": [_year_end(claim, end) for end in found.years],
    }


def _epoch(claim: Claim, epoch: Epoch) -> Record:
    return {
        "start": _day(epoch.start),
        "end": _day(epoch.end),
        "came": [_arrival(arrival) for arrival in epoch.came],
        "left": list(epoch.left),
        "judged": [_judgement(judgement) for judgement in epoch.judged],
        "moved": list(epoch.aspects),
        **_standing(claim, epoch.assessment),
    }


def _arrival(arrival: Arrival) -> Record:
    return {
        "study": arrival.study,
        "dating": arrival.dating,
        "counts": arrival.counts,
        "other_cells": arrival.other_cells,
    }


def _year_end(claim: Claim, end: YearEnd) -> Record:
    return {"day": end.day.isoformat(), **_standing(claim, end.epoch.assessment)}
