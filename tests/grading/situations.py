"""Situations written in YAML that a clinician can read, turned into an evidence base.

A situation names only what matters; the rest is a plain randomised trial on a plain claim about people.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml

from graph.model.base import EvidenceBase
from graph.model.claim import Claim, Sense
from graph.model.finding import Effect, EffectMeasure, Finding, Reading
from graph.model.line import EvidenceLine
from graph.model.scales import Direction, Kind, Wording
from graph.model.scope import Population
from graph.model.study import (
    ComparatorKind,
    Concern,
    Design,
    Funder,
    Pooled,
    ReportKind,
    Results,
    Risk,
    RiskOfBias,
    Seen,
    Standing,
    Study,
    Timing,
)
from graph.model.values import Absent, Answer, Interval, Species
from tests import makers

CASES = Path(__file__).parent.parent / "cases"


def load(path: Path) -> list[dict[str, Any]]:
    """The situations of one file."""
    return list(yaml.safe_load(path.read_text("utf-8")))


def base(situation: Mapping[str, Any]) -> EvidenceBase:
    """The evidence base that a situation describes."""
    studies = [_study(number, told) for number, told in enumerate(situation["studies"], start=1)]
    return makers.base([_claim(situation.get("claim", {}))], studies)


def _claim(told: Mapping[str, Any]) -> Claim:
    given = dict(told)
    kinds: dict[str, Any] = {
        "kind": Kind,
        "population": Population,
        "comparator": ComparatorKind,
        "asserts": Sense,
    }
    for key, kind in kinds.items():
        if key in given:
            given[key] = kind(given[key])
    if "wording" in given:
        given["wording"] = Wording[given["wording"].upper()]
    if "cells" in given:
        given["cells"] = tuple(given["cells"])
    return makers.claim(**given)


def _pooled(told: Mapping[str, Any]) -> Pooled:
    return Pooled(
        Design(told.get("design", "randomised-controlled-trial")),
        studies=told.get("studies"),
        i_squared=told.get("i_squared"),
        asymmetry=Answer(told.get("asymmetry", "not-seen")),
    )


_ENUMS: dict[str, Any] = {
    "design": Design,
    "comparator": ComparatorKind,
    "randomised": Answer,
    "funder": Funder,
    "results": Results,
    "dose_response": Answer,
}
_MADE: dict[str, Any] = {
    **_ENUMS,
    "species": lambda told: tuple(Species(one) for one in told),
    "timing": lambda told: Timing("as told", *(makers.months(month) for month in told)),
    "risk": lambda told: RiskOfBias(**{key: value if key == "tool" else Risk(value) for key, value in told.items()}),
    "dates": lambda told: tuple(told.items()),
    "reports": lambda told: tuple(makers.report(f"report-{kind}", kind=ReportKind(kind)) for kind in told),
    "pooled": _pooled,
    "cells": tuple,
    "included_in": tuple,
}


def _study(number: int, told: Mapping[str, Any]) -> Study:
    given = dict(told)
    name = given.pop("id", f"s{number}")
    findings = tuple(_finding(index, one) for index, one in enumerate(given.pop("findings", ()), start=1))
    direction = Direction(given.pop("direction", "supports"))
    line: EvidenceLine = makers.line("C1", direction, findings=tuple(finding.id for finding in findings))
    seen = given.pop("seen", None)
    concern, retracted = given.pop("concern", None), given.pop("retracted", False)
    given = {key: _MADE[key](value) if key in _MADE else value for key, value in given.items()}
    if seen is not None:
        given["reports"] = (makers.report(seen=Seen(seen)),)
    if concern is not None:
        given["reports"] = (replace(makers.report(), concern=Concern(concern)),)
    if retracted:
        given["reports"] = (makers.report(standing=Standing.RETRACTED),)
    return makers.study(name, line, findings=findings, **given)


def _finding(index: int, told: Mapping[str, Any]) -> Finding:
    low, high = told.get("ci", (None, None))
    interval = Interval(Decimal(str(low)), Decimal(str(high))) if "ci" in told else None
    value = Decimal(str(told["value"])) if "value" in told else None
    effect = Effect(EffectMeasure(told.get("measure", "mean-difference")), value, interval=interval)
    return makers.finding(
        f"f{index}",
        outcome=told.get("outcome", "function"),
        instrument=told.get("instrument"),
        n=told.get("n", Absent.UNKNOWN),
        comparator=ComparatorKind(told.get("comparator", "sham")),
        reading=Reading(told.get("reading", "benefit")),
        effect=effect,
    )
