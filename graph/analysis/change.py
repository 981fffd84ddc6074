"""What a what-if changes in a base, and the base that comes of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from difflib import get_close_matches

from graph.analysis.kin import asks_for_harms, kin, tells_of_harm
from graph.errors import UnknownIdError, UnknownIdsError
from graph.model.assessment import Judgement
from graph.model.base import EvidenceBase
from graph.model.claim import Claim
from graph.model.scales import Domain, Stream, Wording
from graph.model.scope import Scope
from graph.model.study import Study


@dataclass(frozen=True, slots=True, order=True)
class JudgedStep:
    """The place of a judgement: one domain of one body of one claim."""

    claim: str
    stream: Stream
    domain: Domain


@dataclass(frozen=True, slots=True)
class Reworded:
    """A claim as if every appearance worded it so."""

    claim: str
    wording: Wording


@dataclass(frozen=True, slots=True)
class Rescoped:
    """A claim as if it spoke of something else."""

    claim: str
    scope: Scope


@dataclass(frozen=True, slots=True)
class Change:
    """Everything that a what-if supposes at once; a `Change()` supposes nothing.

    `without` are ids of studies that are left out. `as_of` is the day whose knowledge counts; `None` keeps the day.
    Judgements take the place of all that was judged on their steps, and count from the day they were made, as any do;
    `unjudged` are steps whose judgements are taken back. Where one claim is reworded twice, the last counts.
    """

    without: frozenset[str] = frozenset()
    as_of: date | None = None
    judgements: tuple[Judgement, ...] = ()
    unjudged: tuple[JudgedStep, ...] = ()
    wordings: tuple[Reworded, ...] = ()
    scopes: tuple[Rescoped, ...] = ()


def changed(base: EvidenceBase, change: Change) -> EvidenceBase:
    """The base as a change would have it; its day is not part of a base, so grade it `as_of` that day.

    Raises `UnknownIdError` for what is not in the base, all of it at once.
    """
    refuse_unknown(base, change)
    return applied(base, change)


def applied(base: EvidenceBase, change: Change) -> EvidenceBase:
    """The same for a change that is known to fit, to a base that may be an excerpt."""
    smaller = base.without(change.without) if change.without else base
    claims = dict(smaller.claims)
    for rescoped in change.scopes:
        if rescoped.claim in claims:
            claims[rescoped.claim] = replace(claims[rescoped.claim], scope=rescoped.scope)
    for reworded in change.wordings:
        if reworded.claim in claims:
            claims[reworded.claim] = _worded(claims[reworded.claim], reworded.wording)
    return replace(smaller, claims=claims, judgements=_judgements(smaller.judgements, change))


def _worded(claim: Claim, wording: Wording) -> Claim:
    return replace(claim, appearances=tuple(replace(place, wording=wording) for place in claim.appearances))


def _judgements(judgements: Iterable[Judgement], change: Change) -> tuple[Judgement, ...]:
    gone = {*change.unjudged, *map(step_of, change.judgements)}
    return (*(judgement for judgement in judgements if step_of(judgement) not in gone), *change.judgements)


def step_of(judgement: Judgement) -> JudgedStep:
    """Where a judgement takes the place of the rules."""
    return JudgedStep(judgement.claim, judgement.stream, judgement.domain)


def touched(base: EvidenceBase, change: Change) -> frozenset[str]:
    """The claims whose grade a change can move, other than by its day: the rest need not be graded again.

    A study bears on the claims that it or its kin has a line on, on those that cite it or repeat its result, and where
    it recorded a harm on every claim of harm or safety.
    """
    found = {step.claim for step in (*map(step_of, change.judgements), *change.unjudged)}
    found.update(reworded.claim for reworded in change.wordings)
    found.update(rescoped.claim for rescoped in change.scopes)
    for id_ in change.without:
        study = base.studies[id_]
        found.update(line.claim for one in kin(base, [id_]) for line in base.studies[one].lines)
        if tells_of_harm(study):
            found.update(claim.id for claim in base.claims.values() if asks_for_harms(claim))
        for name in _names(study):
            found.update(base.claims_naming.get(name, ()))
    return frozenset(found)


def _names(study: Study) -> Iterator[str]:
    """Everything that a study can be named by."""
    yield study.id
    for report in study.reports:
        yield report.id
        yield from report.aliases


def refuse_unknown(base: EvidenceBase, change: Change) -> None:
    """Raise `UnknownIdError` for what a change names and the base does not hold; `UnknownIdsError` for several."""
    unknown = tuple(_unknown(base, change))
    if len(unknown) == 1:
        raise unknown[0]
    if unknown:
        raise UnknownIdsError(unknown)


def _unknown(base: EvidenceBase, change: Change) -> Iterator[UnknownIdError]:
    for id_ in sorted(change.without):
        if id_ not in base.studies:
            yield unknown_study(base, id_)
    for judgement in change.judgements:
        rated = [claim.id for claim in base.claims.values() if claim.kind.is_rated]
        yield from _among("claim with a certainty", judgement.claim, rated)
    for step in change.unjudged:
        steps = [_path(step_of(judgement)) for judgement in base.judgements]
        yield from _among("judgement", _path(step), steps)
    for reworded in change.wordings:
        worded = [claim.id for claim in base.claims.values() if claim.appearances]
        yield from _among("claim with a wording", reworded.claim, worded)
        yield from _among("wording", reworded.wording.id, [one.id for one in Wording if one])
    for rescoped in change.scopes:
        yield from _among("claim", rescoped.claim, base.claims)
        yield from _unknown_in_scope(base, rescoped.scope)


def _unknown_in_scope(base: EvidenceBase, scope: Scope) -> Iterator[UnknownIdError]:
    for cell in scope.cells:
        yield from _among("cell type or product", cell, {**base.cell_types, **base.products})
    if scope.outcome is not None:
        yield from _among("outcome", scope.outcome, base.outcomes)
    if scope.condition is None:
        return
    yield from _among("condition", scope.condition, base.conditions)
    if scope.phase is not None and scope.condition in base.conditions:
        above = (base.conditions[id_] for id_ in base.conditions_above(scope.condition))
        phases = [phase.id for condition in above for phase in condition.phases]
        yield from _among(f"phase of {scope.condition}", scope.phase, phases)


def _path(step: JudgedStep) -> str:
    return f"{step.claim}/{step.stream}/{step.domain}"


def unknown_study(base: EvidenceBase, id_: str) -> UnknownIdError:
    """That there is no such study, with the study that a report of this name belongs to, or else with near ids."""
    owner = base.study_of_report.get(id_)
    return UnknownIdError("study", id_, (owner.id,) if owner else _near(id_, base.studies))


def unknown_claim(base: EvidenceBase, id_: str) -> UnknownIdError:
    """That there is no such claim, with near ids."""
    return UnknownIdError("claim", id_, _near(id_, base.claims))


def _among(kind: str, id_: str, known: Iterable[str]) -> Iterator[UnknownIdError]:
    """That something is not among what is known, if it is not."""
    known = list(known)
    if id_ not in known:
        yield UnknownIdError(kind, id_, _near(id_, known))


def _near(id_: str, known: Iterable[str]) -> tuple[str, ...]:
    """The ids that begin so, which is how people remember them; else those that are spelt alike. Three at most."""
    ids = list(known)
    begin_so = sorted(one for one in ids if len(id_) > 1 and one.casefold().startswith(id_.casefold()))
    return tuple(begin_so[:3] or get_close_matches(id_[:80], ids))
