"""A synthetic evidence base of any size, in the shape of the stroke topic."""

from __future__ import annotations

import math
import random
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from itertools import accumulate
from typing import NamedTuple, TypeVar

from graph.model.base import EvidenceBase, Topic
from graph.model.biology import CellType, Condition, ImportantDifference, Instrument, Outcome, Phase
from graph.model.claim import Anchor, Appearance, Claim, ReportedValue, Sense
from graph.model.finding import Effect, EffectMeasure, Finding, Reading
from graph.model.line import EvidenceLine
from graph.model.scales import Direction, Kind, Wording
from graph.model.scope import Population, Scope
from graph.model.study import (
    ComparatorKind,
    Design,
    Funder,
    Numbers,
    Pooled,
    Report,
    ReportKind,
    Results,
    Risk,
    RiskOfBias,
    Seen,
    Standing,
    Study,
    Timing,
    Treatment,
)
from graph.model.values import Absent, Answer, Interval, Span, Species, Text, TimeUnit

LINES_PER_STUDY = 3
_DAY = date(2026, 1, 1)
T = TypeVar("T")
Shares = Mapping[T, int]
"""How often each value is drawn, in percent."""
Built = tuple[Design, Species]


class Shape(NamedTuple):
    """What is claimed, which way lines point, how many of a claim's lines come from one kind of study.

    Studies speak to claims of their own topic only: what was found in strokes says nothing on psoriasis.
    """

    kinds: Shares[Kind]
    directions: Shares[Direction]
    at_home: int
    claims_per_topic: int


# Shares counted in data/stroke-nsc in November 2026, rounded.
STROKE = Shape(
    kinds={
        Kind.REPORT: 22,
        Kind.STATE_OF_FIELD: 19,
        Kind.EFFECT: 15,
        Kind.MECHANISM: 15,
        Kind.BACKGROUND: 8,
        Kind.COMPARISON: 7,
        Kind.AIM: 7,
        Kind.FORECAST: 6,
        Kind.HARM: 1,
    },
    directions={
        Direction.CONTEXT: 51,
        Direction.SUPPORTS: 34,
        Direction.DISPUTES: 8,
        Direction.MIXED: 5,
        Direction.INCONCLUSIVE: 2,
    },
    at_home=70,
    claims_per_topic=50,
)
DENSE = Shape(
    kinds={Kind.EFFECT: 40, Kind.MECHANISM: 40, Kind.HARM: 10, Kind.COMPARISON: 10},
    directions={Direction.CONTEXT: 40, Direction.SUPPORTS: 35, Direction.DISPUTES: 10, Direction.MIXED: 15},
    at_home=0,
    claims_per_topic=1_000_000,
)
"""A harder shape that no data set has: each claim is rated, and its lines come from studies of all kinds and topics."""

SHAPES = {"stroke": STROKE, "dense": DENSE}

_DESIGNS = {
    (Design.ANIMAL_EXPERIMENT, Species.RAT): 23,
    (Design.ANIMAL_EXPERIMENT, Species.MOUSE): 12,
    (Design.ANIMAL_EXPERIMENT, Species.PIG): 3,
    (Design.RANDOMISED_CONTROLLED_TRIAL, Species.HUMAN): 14,
    (Design.SINGLE_ARM_TRIAL, Species.HUMAN): 14,
    (Design.META_ANALYSIS, Species.RAT): 6,
    (Design.META_ANALYSIS, Species.HUMAN): 4,
    (Design.GUIDELINE, Species.HUMAN): 9,
    (Design.NARRATIVE_REVIEW, Species.HUMAN): 5,
    (Design.CASE_SERIES, Species.HUMAN): 4,
    (Design.COHORT, Species.HUMAN): 3,
    (Design.IN_VITRO_EXPERIMENT, Species.HUMAN): 3,
}
_POOLED = {Species.RAT: Design.ANIMAL_EXPERIMENT, Species.HUMAN: Design.RANDOMISED_CONTROLLED_TRIAL}
_POPULATIONS = {Population.HUMAN: 71, Population.RAT: 12, Population.MOUSE: 10, Population.ANY: 7}
_CONDITIONS = {"ischaemic-stroke": 69, "experimental-stroke": 21, None: 10}
_PHASES = {None: 81, "chronic": 15, "hyperacute": 4}
_SPOKEN_OF = {("neural",): 61, ("progenitor",): 25, (): 10, ("mesenchymal",): 4}
_COMPARED = {None: 82, ComparatorKind.OTHER_TIMING: 12, ComparatorKind.OTHER_CELLS: 6}
_WORDINGS = {Wording.HEDGED: 8, Wording.ASSERTED: 79, Wording.ESTABLISHED: 13}

_STUDIED = {"experimental-stroke": 40, "ischaemic-stroke": 32, "other": 18, "stroke": 10}
# Not counted but chosen, so that as many bodies as in the topic, two in three, are on-product.
_GIVEN = {("neural",): 46, ("progenitor",): 30, ("mesenchymal",): 12, (): 12}
_COMPARATORS = {
    ComparatorKind.UNKNOWN: 28,
    ComparatorKind.NOT_APPLICABLE: 26,
    ComparatorKind.OWN_BASELINE: 15,
    ComparatorKind.PLACEBO: 12,
    ComparatorKind.VEHICLE: 12,
    ComparatorKind.OTHER_CELLS: 5,
    ComparatorKind.OTHER_TIMING: 2,
}
_RANDOMISED = {Answer.NOT_SEEN: 62, Answer.NO: 21, Answer.YES: 17}
_RISKS = {Risk.UNCLEAR: 69, Risk.HIGH: 11, Risk.LOW: 10, Risk.SOME: 10}
_FUNDERS = {Funder.UNKNOWN: 84, Funder.MAKER: 11, Funder.PUBLIC: 5}
_REPORTS = {
    (ReportKind.JOURNAL_ARTICLE, Seen.ABSTRACT): 79,
    (ReportKind.JOURNAL_ARTICLE, Seen.SECONDARY): 7,
    (ReportKind.PRESS_RELEASE, Seen.PRESS): 7,
    (ReportKind.REGISTRY_RECORD, Seen.REGISTRY): 7,
}
_FINDINGS = {("f1",): 36, ("f1", "f2", "f3"): 29, ("f1", "f2", "f3", "f4", "f5"): 35}
_READ = {("f1",): 47, (): 26, ("f1", "f2"): 18, ("f1", "f2", "f3"): 9}
_MEASURES = {
    EffectMeasure.OTHER: 58,
    EffectMeasure.STANDARDISED_MEAN_DIFFERENCE: 18,
    EffectMeasure.MEAN_DIFFERENCE: 20,
    EffectMeasure.RISK_RATIO: 4,
}

_TIMINGS = [Timing("as given", at, at) for at in (Span(Decimal(day), TimeUnit.DAYS) for day in (0, 1, 7, 30, 365))]
_CELLS = {
    "neural": CellType("neural", Text("neural stem cell", "神经干细胞"), family="neural"),
    "progenitor": CellType("progenitor", Text("neural progenitor cell", "神经前体细胞"), family="neural"),
    "mesenchymal": CellType("mesenchymal", Text("mesenchymal stem cell", "间充质干细胞"), family="mesenchymal"),
}
_OUTCOMES = {
    "function": Outcome("function", Text("function", "功能"), Answer.YES),
    "graft": Outcome("graft", Text("graft", "移植物"), Answer.NO),
}
_INSTRUMENTS = {
    "scale": Instrument(
        "scale",
        Text("scale", "量表"),
        "function",
        higher_is_better=Answer.YES,
        important_differences=(ImportantDifference(Decimal(6), "a source"),),
    )
}
_SOON = Phase(
    "hyperacute", Text("hyperacute", "超急性期"), Span(Decimal(0), TimeUnit.DAYS), Span(Decimal(1), TimeUnit.DAYS)
)
_LATE = Phase("chronic", Text("chronic", "慢性期"), Span(Decimal(180), TimeUnit.DAYS), None)
_STROKES = {
    "stroke": Condition("stroke", Text("stroke", "卒中"), phases=(_SOON, _LATE)),
    "ischaemic-stroke": Condition("ischaemic-stroke", Text("ischaemic stroke", "缺血性卒中"), broader=("stroke",)),
    "experimental-stroke": Condition(
        "experimental-stroke", Text("experimental stroke", "实验性卒中"), broader=("ischaemic-stroke",)
    ),
    "other": Condition("other", Text("another condition", "其他疾病")),
}


def evidence(claims: int, lines_per_claim: int = 10, *, shape: Shape = STROKE, seed: int = 1) -> EvidenceBase:
    """A base with `claims` claims, `claims * lines_per_claim` lines, and a study for every three lines."""
    rng = random.Random(seed)
    told: dict[str, Claim] = {}
    done: dict[str, Study] = {}
    for first in range(0, claims, shape.claims_per_topic):
        # Every id is made once, so that a line does not carry words of its own.
        names = [f"C{number}" for number in range(first, min(claims, first + shape.claims_per_topic))]
        count = max(1, len(names) * lines_per_claim // LINES_PER_STUDY)
        designs = _drawn(rng, _DESIGNS, count)
        built = {f"S{number}": design for number, design in enumerate(designs, start=len(done))}
        links = _links(rng, names, built, shape, count=len(names) * lines_per_claim)
        lines = _lines(rng, links, shape)
        cited = {line.claim: study for study, found in lines.items() for line in found}
        told |= {claim.id: claim for claim in _claims(rng, names, cited, shape)}
        done |= {study.id: study for study in _studies(rng, built, lines)}
    return _base(told, done)


def _base(claims: Mapping[str, Claim], studies: Mapping[str, Study]) -> EvidenceBase:
    return EvidenceBase(
        topic=Topic("synthetic", Text("synthetic", "合成"), Text("how fast?", "多快?"), _DAY, ("nobody",), "CC0-1.0"),
        claims=claims,
        studies=studies,
        sources={},
        products={},
        mechanisms={},
        cell_types=_CELLS,
        outcomes=_OUTCOMES,
        instruments=_INSTRUMENTS,
        conditions=_STROKES,
    )


def _drawn(rng: random.Random, shares: Shares[T], count: int) -> list[T]:
    return rng.choices(list(shares), list(shares.values()), k=count)


def _links(
    rng: random.Random, claims: list[str], studies: Mapping[str, Built], shape: Shape, *, count: int
) -> list[tuple[str, str]]:
    """Which claim and which study each line joins: few claims have many lines, and mostly of one kind of study."""
    every = list(studies)
    alike: dict[Built, list[str]] = {}
    for study, built in studies.items():
        alike.setdefault(built, []).append(study)
    home = dict(zip(claims, rng.choices(list(studies.values()), k=len(claims)), strict=True))
    popular = list(accumulate(rng.lognormvariate(0, 0.8) for _ in claims))
    spoken_of = rng.choices(claims, cum_weights=popular, k=count)
    stay = rng.choices((True, False), (shape.at_home, 100 - shape.at_home), k=count)
    return [
        (claim, rng.choice(alike[home[claim]] if stays else every))
        for claim, stays in zip(spoken_of, stay, strict=True)
    ]


def _lines(rng: random.Random, links: list[tuple[str, str]], shape: Shape) -> dict[str, list[EvidenceLine]]:
    """The lines of each study."""
    found: dict[str, list[EvidenceLine]] = {}
    directions, read = _drawn(rng, shape.directions, len(links)), _drawn(rng, _READ, len(links))
    for (claim, study), direction, findings in zip(links, directions, read, strict=True):
        line = EvidenceLine(study, claim, direction, "because", "nobody", _DAY, findings)
        found.setdefault(study, []).append(line)
    return found


def _claims(rng: random.Random, names: list[str], cited: Mapping[str, str], shape: Shape) -> list[Claim]:
    count = len(names)
    scopes = map(
        Scope,
        _drawn(rng, _POPULATIONS, count),
        _drawn(rng, _CONDITIONS, count),
        _drawn(rng, _PHASES, count),
        _drawn(rng, _SPOKEN_OF, count),
        [None] * count,
        [None] * count,
        _drawn(rng, _COMPARED, count),
        _drawn(rng, {"function": 70, "graft": 18, None: 12}, count),
    )
    kinds, wordings = _drawn(rng, shape.kinds, count), _drawn(rng, _WORDINGS, count)
    cites = _drawn(rng, {True: 38, False: 62}, count)
    return [
        _claim(name, kind, scope, wording, cited.get(name) if cite else None)
        for name, kind, scope, wording, cite in zip(names, kinds, scopes, wordings, cites, strict=True)
    ]


def _claim(name: str, kind: Kind, scope: Scope, wording: Wording, cited: str | None) -> Claim:
    return Claim(
        name,
        kind,
        Text(f"Claim {name} is so.", f"声明{name}成立。"),
        scope,
        cites=(cited,) if cited else (),
        asserts=Sense.SAFETY if kind is Kind.HARM else None,
        reported=(ReportedValue(cited or "", "f1", value=Decimal(3)),) if kind is Kind.REPORT else (),
        appearances=(Appearance("article", "1", wording, Anchor(0, 1, "")),),
    )


def _studies(rng: random.Random, built: Mapping[str, Built], lines: Mapping[str, list[EvidenceLine]]) -> list[Study]:
    count = len(built)
    told = zip(
        built,
        built.values(),
        [tuple(lines.get(name, ())) for name in built],
        _drawn(rng, _REPORTS, count),
        _drawn(rng, _STUDIED, count),
        _drawn(rng, _COMPARATORS, count),
        _drawn(rng, _RANDOMISED, count),
        _drawn(rng, _GIVEN, count),
        _drawn(rng, _FUNDERS, count),
        strict=True,
    )
    return [_study(rng, *values) for values in told]


def _study(  # noqa: PLR0917 - one value a column
    rng: random.Random,
    name: str,
    built: Built,
    lines: tuple[EvidenceLine, ...],
    report: tuple[ReportKind, Seen],
    condition: str,
    comparator: ComparatorKind,
    randomised: Answer,
    cells: tuple[str, ...],
    funder: Funder,
) -> Study:
    design, species = built
    kind, seen = report
    (findings,) = _drawn(rng, _FINDINGS, 1)
    return Study(
        id=name,
        label=name,
        design=design,
        species=(species,),
        results=Results.AWAITING if rng.random() < 0.04 else Results.REPORTED,
        reports=(Report(name, kind, Standing.STANDS, seen, year=2020),),
        year=2020,
        weak="weak" if rng.random() < 0.03 else None,
        condition=condition,
        comparator=comparator,
        randomised=randomised,
        numbers=Numbers(enrolled=_size(rng)) if rng.random() < 0.37 else Numbers(),
        pooled=Pooled(_POOLED[species]) if design is Design.META_ANALYSIS else None,
        treatment=Treatment(cells=cells, timing=_timing(rng)),
        risk_of_bias=RiskOfBias(*_drawn(rng, _RISKS, 5)),
        funder=funder,
        findings=tuple([_finding(rng, finding, comparator) for finding in findings]),
        lines=lines,
    )


def _size(rng: random.Random) -> int:
    """Half of the studies have at most 31 people or animals, one in ten over 200."""
    return max(1, int(rng.lognormvariate(math.log(31), 1.45)))


def _timing(rng: random.Random) -> Timing | None:
    if rng.random() > 0.32:
        return None
    return rng.choice(_TIMINGS)


def _finding(rng: random.Random, name: str, comparator: ComparatorKind) -> Finding:
    return Finding(
        name,
        rng.choice(("function", "graft")),
        "score",
        Reading.BENEFIT,
        rng.randrange(6, 60) if rng.random() < 0.15 else Absent.UNKNOWN,
        comparator,
        Absent.UNKNOWN,
        instrument="scale" if rng.random() < 0.25 else None,
        effect=_effect(rng) if rng.random() < 0.22 else None,
    )


def _effect(rng: random.Random) -> Effect:
    (measure,) = _drawn(rng, _MEASURES, 1)
    middle = Decimal(rng.randrange(-20, 120)) / 10
    interval = Interval(middle - 5, middle + 5) if rng.random() < 0.34 else None
    return Effect(measure, middle, interval=interval)
