"""A synthetic evidence base of realistic shape, for timing."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import TypeVar

from graph.model.base import EvidenceBase, Topic
from graph.model.biology import CellType, Condition, Instrument, Outcome
from graph.model.claim import Anchor, Appearance, Claim, HarmSense
from graph.model.finding import Effect, EffectMeasure, Finding, Reading
from graph.model.line import EvidenceLine
from graph.model.scales import Direction, Kind, Wording
from graph.model.scope import Population, Scope
from graph.model.study import (
    ComparatorKind,
    Design,
    Funder,
    Numbers,
    Report,
    ReportKind,
    Results,
    Risk,
    RiskOfBias,
    Seen,
    Standing,
    Study,
    Treatment,
)
from graph.model.values import Absent, Answer, Interval, Species, Text

_DAY = date(2026, 1, 1)
# Shares as in the stroke data set: mostly animal experiments, few randomised trials, many lines that are context.
_DESIGNS = (
    ((Design.ANIMAL_EXPERIMENT, Species.RAT), 30),
    ((Design.ANIMAL_EXPERIMENT, Species.MOUSE), 20),
    ((Design.ANIMAL_EXPERIMENT, Species.PIG), 3),
    ((Design.SINGLE_ARM_TRIAL, Species.HUMAN), 15),
    ((Design.RANDOMISED_CONTROLLED_TRIAL, Species.HUMAN), 15),
    ((Design.COHORT, Species.HUMAN), 7),
    ((Design.IN_VITRO_EXPERIMENT, Species.HUMAN), 5),
    ((Design.GUIDELINE, Species.HUMAN), 5),
)
_DIRECTIONS = ((Direction.SUPPORTS, 35), (Direction.CONTEXT, 40), (Direction.MIXED, 15), (Direction.REFUTES, 10))
_KINDS = ((Kind.EFFECT, 40), (Kind.MECHANISM, 40), (Kind.HARM, 10), (Kind.COMPARISON, 10))
_CELLS = ("neural", "esc-neural", "mesenchymal")


def evidence(claims: int, lines_per_claim: int, *, seed: int = 1) -> EvidenceBase:
    """A base with `claims` claims and `claims * lines_per_claim` lines, a tenth as many studies as lines."""
    rng = random.Random(seed)
    lines_per_study = 10
    studies = claims * lines_per_claim // lines_per_study
    made = {f"S{number}": _study(rng, number, claims, lines_per_study) for number in range(studies)}
    return EvidenceBase(
        topic=Topic("synthetic", Text("synthetic", "合成"), Text("how fast?", "多快?"), _DAY, ("nobody",), "CC0-1.0"),
        claims={f"C{number}": _claim(rng, number) for number in range(claims)},
        studies=made,
        sources={},
        cell_types={
            "neural": CellType("neural", Text("neural", "神经"), family="neural"),
            "esc-neural": CellType("esc-neural", Text("from ESC", "来自ESC"), broader=("neural",)),
            "mesenchymal": CellType("mesenchymal", Text("mesenchymal", "间充质"), family="mesenchymal"),
        },
        products={},
        mechanisms={},
        outcomes={
            "function": Outcome("function", Text("function", "功能"), Answer.YES),
            "graft": Outcome("graft", Text("graft", "移植物"), Answer.NO),
        },
        instruments={"scale": Instrument("scale", Text("scale", "量表"), "function", important_difference=Decimal(6))},
        conditions={"stroke": Condition("stroke", Text("stroke", "卒中"))},
    )


T = TypeVar("T")


def _pick(rng: random.Random, weighted: Sequence[tuple[T, int]]) -> T:
    return rng.choices([item for item, _ in weighted], [weight for _, weight in weighted])[0]


def _claim(rng: random.Random, number: int) -> Claim:
    kind = _pick(rng, _KINDS)
    scope = Scope(Population.HUMAN, condition="stroke", cells=("neural",), outcome="function")
    place = Appearance("article", "1", rng.choice((Wording.HEDGED, Wording.ASSERTED)), Anchor(0, 1, ""))
    asserts = HarmSense.SAFETY if kind is Kind.HARM else None
    statement = Text(f"Claim {number} is so.", f"声明{number}成立。")
    return Claim(f"C{number}", kind, statement, scope, asserts=asserts, appearances=(place,))


def _study(rng: random.Random, number: int, claims: int, lines: int) -> Study:
    study = f"S{number}"
    design, species = _pick(rng, _DESIGNS)
    size = None if rng.random() < 0.3 else max(4, int(rng.lognormvariate(3, 1)))
    report = Report(f"{study}-r", rng.choice(tuple(ReportKind)), Standing.STANDS, Seen.ABSTRACT, year=2020)
    return Study(
        id=study,
        label=study,
        design=design,
        species=(species,),
        results=Results.REPORTED if rng.random() < 0.92 else Results.AWAITING,
        reports=(report,),
        year=2020,
        condition="stroke",
        comparator=ComparatorKind.SHAM,
        randomised=rng.choice(tuple(Answer)),
        numbers=Numbers(enrolled=size),
        treatment=Treatment(cells=(rng.choice(_CELLS),)),
        risk_of_bias=RiskOfBias(*rng.choices(tuple(Risk), k=5)),
        funder=rng.choice(tuple(Funder)),
        findings=(_finding(rng, "f1", "function"), _finding(rng, "f2", "graft")),
        lines=tuple(_line(rng, study, claims) for _ in range(lines)),
    )


def _finding(rng: random.Random, name: str, outcome: str) -> Finding:
    middle = Decimal(rng.randrange(-20, 120)) / 10
    effect = None
    if rng.random() < 0.3:
        effect = Effect(EffectMeasure.MEAN_DIFFERENCE, middle, interval=Interval(middle - 5, middle + 5))
    return Finding(
        name,
        outcome,
        "score",
        Reading.BENEFIT,
        Absent.UNKNOWN,
        ComparatorKind.SHAM,
        Absent.UNKNOWN,
        instrument="scale",
        effect=effect,
    )


def _line(rng: random.Random, study: str, claims: int) -> EvidenceLine:
    claim = f"C{rng.randrange(claims)}"
    findings = rng.choice((("f1",), ("f2",), ("f1", "f2"), ()))
    return EvidenceLine(study, claim, _pick(rng, _DIRECTIONS), "because", "nobody", _DAY, findings)
