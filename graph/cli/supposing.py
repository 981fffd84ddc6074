"""What `evigraph whatif` supposes, read from the words of its options; all that is wrong in them is told at once."""

# ruff: noqa: PLC0415  # What a command needs is imported when it runs, so that --help is instant.
from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, NamedTuple, TypeVar

import click

if TYPE_CHECKING:
    from graph.analysis.change import Change, JudgedStep, Rescoped, Reworded
    from graph.model.assessment import Judgement
    from graph.model.base import EvidenceBase
    from graph.model.scope import Scope

_T = TypeVar("_T")


class Asked(NamedTuple):
    """The options as they were written."""

    without: tuple[str, ...] = ()
    as_of: date | None = None
    wordings: tuple[str, ...] = ()
    scopes: tuple[str, ...] = ()
    judged: tuple[str, ...] = ()
    unjudged: tuple[str, ...] = ()


class _WrongWordsError(Exception):
    """One option that cannot be read."""


def supposed(base: EvidenceBase, asked: Asked) -> Change:
    """The change that the options ask for; a usage error names every option that cannot be read."""
    from graph.analysis.change import Change

    wrong: list[str] = []
    day = asked.as_of or base.topic.curated_until
    wordings = _read("--wording", asked.wordings, _reworded, wrong)
    scopes = _together(base, _read("--scope", asked.scopes, _rescoped, wrong))
    judgements = _read("--judge", asked.judged, lambda words: _judgement(words, day), wrong)
    unjudged = _read("--unjudge", asked.unjudged, _step, wrong)
    if wrong:
        raise click.UsageError("\n".join(wrong))
    return Change(frozenset(asked.without), asked.as_of, judgements, unjudged, wordings, scopes)


def _read(option: str, given: Iterable[str], read: Callable[[str], _T], wrong: list[str]) -> tuple[_T, ...]:
    found: list[_T] = []
    for words in given:
        try:
            found.append(read(words))
        except _WrongWordsError as error:
            wrong.append(f"{option} “{words}”: {error}")
    return tuple(found)


def _halves(words: str, form: str) -> tuple[str, str]:
    before, sign, after = words.partition("=")
    if not sign or not before.strip():
        raise _WrongWordsError(f"write {form}.")
    return before.strip(), after.strip()


def _one_of(known: Mapping[str, _T], value: str) -> _T:
    if value not in known:
        raise _WrongWordsError(f"“{value}” is none of {', '.join(known)}.")
    return known[value]


def _reworded(words: str) -> Reworded:
    from graph.analysis.change import Reworded
    from graph.model.scales import Wording

    claim, wording = _halves(words, "CLAIM=WORDING")
    return Reworded(claim, _one_of({one.id: one for one in Wording if one}, wording))


class _Respoken(NamedTuple):
    """One field of one claim's scope with its new value."""

    claim: str
    field: str
    value: object


_SCOPE_FORM = "CLAIM.FIELD=VALUE, such as C21.population=animal; nothing after “=” leaves the field open"


def _rescoped(words: str) -> _Respoken:
    from graph.model.scope import Population
    from graph.model.study import ComparatorKind

    place, value = _halves(words, _SCOPE_FORM)
    claim, dot, field = place.rpartition(".")
    if not dot or not claim:
        raise _WrongWordsError(f"write {_SCOPE_FORM}.")
    told: object = value or None
    if field == "population":
        told = _one_of({one.value: one for one in Population}, value)
    elif field == "comparator" and value:
        told = _one_of({one.value: one for one in ComparatorKind}, value)
    elif field == "cells":
        told = tuple(cell.strip() for cell in value.split(",") if cell.strip())
    elif field not in _PLAIN_FIELDS:
        raise _WrongWordsError(f"“{field}” is none of population, cells, comparator, {', '.join(_PLAIN_FIELDS)}.")
    return _Respoken(claim, field, told)


_PLAIN_FIELDS = ("condition", "phase", "route", "timing", "outcome")


def _together(base: EvidenceBase, respoken: Iterable[_Respoken]) -> tuple[Rescoped, ...]:
    """One new scope a claim; a claim that is not there is told later, with all else that is unknown."""
    from graph.analysis.change import Rescoped
    from graph.model.scope import Population, Scope

    scopes: dict[str, Scope] = {}
    for claim, field, value in respoken:
        own = base.claims[claim].scope if claim in base.claims else Scope(Population.ANY)
        scopes[claim] = replace(scopes.get(claim, own), **{field: value})  # type: ignore[arg-type]  # by field name
    return tuple(Rescoped(claim, scope) for claim, scope in scopes.items())


_STEP_FORM = "CLAIM/BODY/DOMAIN, such as C21/human-uncontrolled/imprecision"


def _step(words: str) -> JudgedStep:
    from graph.analysis.change import JudgedStep
    from graph.model.scales import Domain, Stream

    parts = [part.strip() for part in words.split("/")]
    if len(parts) != len(("claim", "body", "domain")) or not all(parts):
        raise _WrongWordsError(f"write {_STEP_FORM}.")
    claim, body, domain = parts
    bodies = {one.value: one for one in Stream if one is not Stream.STATEMENT}
    domains = {one.value: one for one in Domain}
    return JudgedStep(claim, _one_of(bodies, body), _one_of(domains, domain))


def _judgement(words: str, day: date) -> Judgement:
    """A judgement that is only supposed, made on the day that counts, so that it always does."""
    from graph.model.assessment import Judgement
    from graph.model.values import Text

    place, change = _halves(words, f"{_STEP_FORM}=STEP")
    step = _step(place)
    if change.removeprefix("+") not in _STEPS:
        raise _WrongWordsError(f"“{change}” is no step; write one of {', '.join(_STEPS)}.")
    return Judgement(step.claim, step.stream, step.domain, int(change), Text("supposed", "假设"), "what if", day)


_STEPS = tuple(str(step) for step in range(-4, 5))
