"""The aims of proposals: which goals each has for a claim, who could reach them, and why some are not asked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from graph.analysis.proposing.hypothesis import design_of
from graph.analysis.proposing.proposal import Cap, Dropped, Proposal, WhyNone
from graph.analysis.proposing.search import REPETITIONS, Reach, Search
from graph.analysis.proposing.sketch import Part, Sketch, species_of
from graph.analysis.proposing.standing import Aim, Goal
from graph.model.assessment import BodyAssessment
from graph.model.scales import STREAM_OF_RUNG, Basis, BodyDirection, Certainty, Direction, Domain, Kind, Rung, Wording

_HIGHEST = int(Certainty.HIGH)


def why_not_asked(search: Search, aim: Aim) -> WhyNone | None:
    """Why an aim makes no sense for a claim, before anything is searched; `None` where it does."""
    kind, now = search.claim.kind, search.now
    if kind in (Kind.FORECAST, Kind.AIM):
        return WhyNone.FORECAST
    if aim in (Aim.RAISE, Aim.LOWER) and not kind.is_rated:
        return WhyNone.NOT_RATED
    if aim is Aim.WORDING:
        return _why_no_wording(search)
    if kind in _NO_STUDY_TELLS:
        return _NO_STUDY_TELLS[kind]
    match aim:
        case Aim.RAISE:
            return WhyNone.HIGHEST if now.in_favour == _HIGHEST else None
        case Aim.LOWER:
            return WhyNone.LOWEST if now.in_favour == -_HIGHEST else None
        case Aim.BASIS:
            return None if _bases_above(search) else WhyNone.TOP_BASIS
        case Aim.DIRECTION:
            return None


_NO_STUDY_TELLS = {Kind.REPORT: WhyNone.REPEATS_A_STUDY, Kind.STATE_OF_FIELD: WhyNone.ABOUT_THE_FIELD}
"""Kinds of claim that are about studies, not about what a new study would find."""


def _why_no_wording(search: Search) -> WhyNone | None:
    wording, now = search.claim.wording, search.now
    if wording is None:
        return WhyNone.NOT_WORDED
    if not now.too_firm:
        return WhyNone.FAIR
    if wording is Wording.SUPERLATIVE:
        return WhyNone.SUPERLATIVE
    return _NO_STUDY_TELLS.get(search.claim.kind)


def found_for(search: Search, aim: Aim) -> Iterator[Proposal]:
    """The cheapest proposals for one aim, the cheapest design first."""
    match aim:
        case Aim.RAISE:
            yield from _raising(search)
        case Aim.LOWER:
            yield from _by_design(search, Goal(Aim.LOWER, level=search.now.in_favour), Direction.DISPUTES)
        case Aim.BASIS:
            for basis in _bases_above(search):
                yield from _by_design(search, Goal(Aim.BASIS, basis=basis), Direction.SUPPORTS)
        case Aim.DIRECTION:
            yield from _directions(search)
        case Aim.WORDING:
            yield from _by_design(search, Goal(Aim.WORDING), Direction.SUPPORTS)


def _raising(search: Search) -> Iterator[Proposal]:
    """For each design the cheapest proposal to each level above, where it takes more than the level before."""
    lowest = max(search.now.in_favour, 0) + 1
    for rung in _usual_designs(search):
        reached = 0
        for level in range(lowest, _HIGHEST + 1):
            if level <= reached:
                continue
            goal = Goal(Aim.RAISE, level=level)
            reach = search.cheapest(goal, rung, Direction.SUPPORTS)
            if reach is not None:
                proposal = _proposal(search, goal, reach)
                reached = proposal.after.in_favour
                yield proposal


def _directions(search: Search) -> Iterator[Proposal]:
    """For each other direction the cheapest design that brings it."""
    for reached, direction in _BY_FINDING.items():
        if reached is not search.now.direction:
            goal = Goal(Aim.DIRECTION, direction=reached)
            yield from islice(_by_design(search, goal, direction), 1)


_BY_FINDING = {
    BodyDirection.FOR: Direction.SUPPORTS,
    BodyDirection.LITTLE_OR_NONE: Direction.DISPUTES,
    BodyDirection.AGAINST: Direction.DISPUTES,
}
"""What a study must find for the deciding body to point a way."""


def _by_design(search: Search, goal: Goal, direction: Direction) -> Iterator[Proposal]:
    designs = search.designs if goal.aim is Aim.BASIS else _usual_designs(search)
    for rung in designs:
        reach = search.cheapest(goal, rung, direction)
        if reach is not None:
            yield _proposal(search, goal, reach)


def _usual_designs(search: Search) -> tuple[Rung, ...]:
    """Other animals than rodents change a basis, and nothing else that rodents would not change as well."""
    return tuple(rung for rung in search.designs if rung is not Rung.OTHER_ANIMAL)


_BASES = (
    Basis.NOTHING,
    Basis.STATEMENT_ONLY,
    Basis.IN_VITRO_ONLY,
    Basis.HUMAN_TISSUE_ONLY,
    Basis.RODENTS_ONLY,
    Basis.ANIMALS_ONLY,
    Basis.HUMAN_UNCONTROLLED,
    Basis.HUMAN_CONTROLLED,
    Basis.HUMAN_RANDOMISED,
)
_LOWEST_PROPOSED = _BASES.index(Basis.IN_VITRO_ONLY)


def _bases_above(search: Search) -> tuple[Basis, ...]:
    """The bases above the present one that a study which can be proposed for the claim would give."""
    if search.now.basis not in _BASES:
        return ()
    above = _BASES[max(_BASES.index(search.now.basis) + 1, _LOWEST_PROPOSED) :]
    in_people = any(rung.is_human for rung in search.designs)
    return tuple(basis for basis in above if in_people or not basis.is_human)


def _proposal(search: Search, goal: Goal, reach: Reach) -> Proposal:
    sketch, scope = reach.sketch, search.claim.scope
    has = sketch.demands.__contains__
    return Proposal(
        claim=search.claim.id,
        goal=goal,
        sketch=sketch,
        design=design_of(sketch.rung),
        species=species_of(search.claim, sketch.rung),
        studies=sketch.studies,
        subjects=sketch.subjects if sketch.subjects > 1 else None,
        up_to=reach.up_to,
        cells=scope.cells if has(Part.CELLS) else None,
        condition=scope.condition if has(Part.CONDITION) else None,
        phase=scope.phase if has(Part.CONDITION) else None,
        outcome=scope.outcome,
        comparator=scope.comparator if has(Part.COMPARATOR) else None,
        now=search.now,
        after=search.least(sketch),
        twice=search.least(replace(sketch, studies=2)) if sketch.studies == 1 else None,
        parts=tuple(_missed(search, goal, part, left) for part, left in _dropped(search, sketch)),
    )


def _missed(search: Search, goal: Goal, part: Part, left: Sketch) -> Dropped:
    """Without a part there is a way to do the rest that misses the goal; that way is shown."""
    left = search.missing(goal, left) or left
    return Dropped(part, left, species_of(search.claim, left.rung), search.standing(left))


def _dropped(search: Search, sketch: Sketch) -> Iterator[tuple[Part, Sketch]]:
    """What is left of a sketch without each of its parts; the cheapest design has no cheaper one."""
    for part in sketch.parts:
        match part:
            case Part.SUBJECTS:
                yield part, sketch.of(sketch.subjects - 1)
            case Part.STUDIES:
                yield part, replace(sketch, studies=1)
            case Part.DESIGN:
                weaker = search.weaker(sketch)
                if weaker is not None:
                    yield part, weaker
            case _:
                yield part, sketch.without(part)


def caps(search: Search) -> Iterator[Cap]:
    """The designs of which neither one study nor two would raise the certainty, with what holds them down."""
    goal = Goal(Aim.RAISE, level=max(search.now.in_favour, 0) + 1)
    for rung in _usual_designs(search):
        fullest = [search.fullest(rung, Direction.SUPPORTS, studies) for studies in REPETITIONS]
        if not any(search.rises(goal, sketch) for sketch in fullest):
            yield _cap(search, goal, fullest[-1])


def _cap(search: Search, goal: Goal, sketch: Sketch) -> Cap:
    stream = STREAM_OF_RUNG[sketch.rung]
    bodies = search.assessment(sketch).bodies
    body = next(body for body in bodies if body.on_product and body.stream is stream)
    return Cap(sketch.rung, sketch.subjects, search.standing(sketch), body.certainty, _held_by(body, goal.level))


def _held_by(body: BodyAssessment, level: int) -> tuple[Domain, ...]:
    """The start alone where it lies below the level, else what takes levels off, with a start below the top."""
    start = sum(reason.change for reason in body.reasons if reason.domain is Domain.START)
    lowering = [reason.domain for reason in body.reasons if reason.change < 0]
    if start < level:
        return (Domain.START,)
    return tuple(dict.fromkeys([*([Domain.START] if start < _HIGHEST else []), *lowering]))
