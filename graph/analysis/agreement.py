"""How far independent graders agree: raw agreement and weighted kappa, by domain and over all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from fractions import Fraction
from itertools import combinations

from graph.analysis.change import JudgedStep, step_of
from graph.grading.assess import grade
from graph.grading.judging import JUDGEMENT_RULE, Settled, settle
from graph.model.assessment import Judgement
from graph.model.base import EvidenceBase
from graph.model.scales import Domain

FEWEST_ITEMS = 18
"""Below so many steps judged by both graders no kappa is given.

Weighted kappa needs about twice the square of the number of categories (Cicchetti 1981,
doi:10.1177/014662168100500114); a domain mostly has three: no step, one, two.
"""


class NoKappa(StrEnum):
    """Why there is no kappa."""

    NO_SECOND_GRADER = "no-second-grader"
    TOO_FEW = "too-few"
    NO_VARIATION = "no-variation"


@dataclass(frozen=True, slots=True)
class JudgedBy:
    """One domain of one body that curators judged: what each gave, what counts, and what the rules give.

    `by_rules` is `None` where no rule has a say on it. `is_heeded` is false where the claim has no such body, or the
    method does not ask of this domain there: then whatever was judged counts in nothing.
    """

    step: JudgedStep
    settled: Settled
    by_rules: int | None
    is_heeded: bool


@dataclass(frozen=True, slots=True)
class Pairing:
    """Two graders on the steps that both judged; `because` says why there is no `kappa`.

    The first is a curator; the second is another one or, where it is `None`, the rulebook.
    """

    first: str
    second: str | None
    items: int
    alike: int
    kappa: Fraction | None
    because: NoKappa | None


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far graders agree on one domain, or over all domains where `domain` is `None`.

    `items` are the steps that two or more judged, `pairs` the pairs of judgements on them, `alike` those that gave the
    same step. With two graders `kappa` is Cohen's, with more the mean over their pairings (Light 1971), of those that
    have one.
    """

    domain: Domain | None
    graders: tuple[str, ...]
    items: int
    pairs: int
    alike: int
    kappa: Fraction | None
    because: NoKappa | None
    pairings: tuple[Pairing, ...]


@dataclass(frozen=True, slots=True)
class Agreements:
    """All that can be said of graders: among curators, and of each curator with the rulebook."""

    overall: Agreement
    domains: tuple[Agreement, ...]
    with_rules: tuple[Pairing, ...]
    steps: tuple[JudgedBy, ...]


def agreements(base: EvidenceBase, *, as_of: date | None = None) -> Agreements:
    """How far the curators of a base agree by what was judged up to a day, by default that of the base.

    An adjudication decides what counts and is no independent judgement, so it enters no figure.
    """
    day = as_of or base.topic.curated_until
    steps = _judged(base, day)
    domains = [domain for domain in Domain if any(one.step.domain is domain for one in steps)]
    return Agreements(
        overall=_agreement(None, steps),
        domains=tuple(_agreement(domain, [one for one in steps if one.step.domain is domain]) for domain in domains),
        with_rules=tuple(_with_rules(steps)),
        steps=steps,
    )


def _judged(base: EvidenceBase, day: date) -> tuple[JudgedBy, ...]:
    found: defaultdict[JudgedStep, list[Judgement]] = defaultdict(list)
    for judgement in base.judgements:
        if judgement.judged <= day:
            found[step_of(judgement)].append(judgement)
    claims = {step.claim for step in found}
    rules, heeded = _steps_of_rules(base, day, claims), _heeded(base, day, claims)
    settled = ((step, settle(found[step])) for step in sorted(found))
    return tuple(JudgedBy(step, how, rules.get(step), step in heeded) for step, how in settled if how is not None)


def _heeded(base: EvidenceBase, day: date, claims: Iterable[str]) -> set[JudgedStep]:
    """The steps of some claims on which grading heard a curator, be it only that they differ."""
    grading = grade(base, as_of=day, only=sorted(claims))
    return {
        JudgedStep(claim, body.stream, reason.domain)
        for claim, assessment in grading.assessments.items()
        for body in assessment.bodies
        for reason in body.reasons
        if reason.rule == JUDGEMENT_RULE
    }


def _steps_of_rules(base: EvidenceBase, day: date, claims: Iterable[str]) -> dict[JudgedStep, int]:
    """What the rules ask for on each step of some claims, had nobody judged, also where no level is left to take."""
    grading = grade(replace(base, judgements=()), as_of=day, only=sorted(claims))
    found: dict[JudgedStep, int] = {}
    for claim, assessment in grading.assessments.items():
        for body in assessment.bodies:
            for reason in body.reasons if body.on_product else ():
                step = JudgedStep(claim, body.stream, reason.domain)
                found[step] = found.get(step, 0) + (reason.step if reason.is_further_concern else reason.change)
    return found


def _agreement(domain: Domain | None, steps: Sequence[JudgedBy]) -> Agreement:
    given = _given(steps)
    graders = sorted({judgement.curator for one in steps for judgement in one.settled.judgements})
    pairings = [_pairing(first, second, given) for first, second in combinations(graders, 2)]
    met = tuple(pairing for pairing in pairings if pairing.items)
    kappas = [pairing.kappa for pairing in met if pairing.kappa is not None]
    return Agreement(
        domain=domain,
        graders=tuple(graders),
        items=sum(len(one.settled.judgements) > 1 for one in steps),
        pairs=sum(pairing.items for pairing in met),
        alike=sum(pairing.alike for pairing in met),
        kappa=sum(kappas, Fraction(0)) / len(kappas) if kappas else None,
        because=None if kappas else _why_none(met),
        pairings=met,
    )


def _why_none(met: Sequence[Pairing]) -> NoKappa:
    """Why no pairing has a kappa; too few comes before no variation, which more steps may yet bring."""
    if not met:
        return NoKappa.NO_SECOND_GRADER
    enough = all(pairing.because is NoKappa.NO_VARIATION for pairing in met)
    return NoKappa.NO_VARIATION if enough else NoKappa.TOO_FEW


def _with_rules(steps: Sequence[JudgedBy]) -> Iterable[Pairing]:
    """Each curator against the rulebook, over all domains."""
    asked = [one for one in steps if one.by_rules is not None]
    curators = sorted({judgement.curator for one in asked for judgement in one.settled.judgements})
    return (_pairing(curator, None, _given(asked)) for curator in curators)


_Given = list[dict[str | None, int]]


def _given(steps: Iterable[JudgedBy]) -> _Given:
    """What each curator gave on each step, and under `None` what the rules give."""
    found: _Given = []
    for one in steps:
        by_rules: dict[str | None, int] = {} if one.by_rules is None else {None: one.by_rules}
        found.append(by_rules | {judgement.curator: judgement.change for judgement in one.settled.judgements})
    return found


def _pairing(first: str, second: str | None, given: _Given) -> Pairing:
    both = [(judged[first], judged[second]) for judged in given if first in judged and second in judged]
    kappa = weighted_kappa(both) if len(both) >= FEWEST_ITEMS else None
    because = None
    if kappa is None:
        because = NoKappa.TOO_FEW if len(both) < FEWEST_ITEMS else NoKappa.NO_VARIATION
    return Pairing(first, second, len(both), sum(a == b for a, b in both), kappa, because)


def weighted_kappa(both: Sequence[tuple[int, int]]) -> Fraction | None:
    """Cohen's kappa with linear weights (Cohen 1968) of two graders' whole-number steps.

    One less the observed distance over the distance that chance alone would give, so that a difference of two steps
    weighs twice as much as one of one. `None` where chance leaves no distance: both always gave one and the same step.
    """
    observed = sum(abs(a - b) for a, b in both)
    by_chance = sum(abs(a - b) for a, _ in both for _, b in both)
    return 1 - Fraction(len(both) * observed, by_chance) if by_chance else None
