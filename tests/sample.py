"""One small topic with a claim of every sort, for tests of what readers see."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache

from graph.model.base import EvidenceBase
from graph.model.claim import Claim, ReportedValue
from graph.model.finding import Effect, EffectMeasure
from graph.model.scales import Direction, Kind, Wording
from graph.model.scope import Population
from graph.model.study import ComparatorKind, Design, ReportKind, Results, Seen, Standing, Study
from graph.model.values import Interval, Species, Text
from tests.makers import base, claim, finding, line, months, report, study


@cache
def sample() -> EvidenceBase:
    """Claims P1 (people), A1 and A2 (animals), L1 (a dish), S1 (statements), N1 (nothing), R1, F1 and K1."""
    return base(_claims(), _studies())


def _claims() -> list[Claim]:
    return [
        claim("P1", statement=Text("Cells improve function.", "细胞改善功能。"), cells=("neural",), section="1"),
        claim("A1", statement=Text("Cells make vessels grow.", "细胞促进血管生长。"), kind=Kind.MECHANISM),
        claim("A2", population=Population.MOUSE, wording=Wording.HEDGED, section="2"),
        claim("L1", kind=Kind.MECHANISM, wording=Wording.ESTABLISHED),
        claim("S1", kind=Kind.BACKGROUND),
        claim("N1", kind=Kind.COMPARISON, wording=Wording.SUPERLATIVE),
        claim("R1", kind=Kind.REPORT, reported=(ReportedValue("open-label", "gain", count=11, total=17),)),
        claim("F1", kind=Kind.FORECAST),
        claim("K1", wording=None, calibration=True),
    ]


def _studies() -> list[Study]:
    pig = study("pig", line("A1"), design=Design.ANIMAL_EXPERIMENT, species=(Species.PIG,), enrolled=12)
    mouse = study("mouse", line("A1"), line("A2"), design=Design.ANIMAL_EXPERIMENT, species=(Species.MOUSE,))
    return [
        _open_label(),
        _retracted(),
        study("other-cells", line("P1"), cells=("mesenchymal",), enrolled=200),
        study("awaiting", line("P1"), results=Results.AWAITING, cells=("neural",), registry_ids=("NCT00000001",)),
        study("opinion", line("P1", Direction.CONTEXT), line("S1"), design=Design.NARRATIVE_REVIEW),
        study("weak", line("P1"), cells=("neural",), weak="seen second-hand only"),
        pig,
        mouse,
        study("dish", line("L1"), design=Design.IN_VITRO_EXPERIMENT),
        study("big-trial", line("K1"), enrolled=1234),
    ]


def _open_label() -> Study:
    gain = finding(
        "gain",
        n=17,
        comparator=ComparatorKind.OWN_BASELINE,
        time=months(12),
        count=11,
        total=17,
        measure="gain of ten points or more",
    )
    effect = Effect(EffectMeasure.MEAN_CHANGE, Decimal("12.1"), "points", Interval(Decimal("8.5"), Decimal("15.7")))
    change = finding("change", comparator=ComparatorKind.OWN_BASELINE, time=months(12), effect=effect)
    reports = (
        replace(
            report("abstract", kind=ReportKind.CONFERENCE_ABSTRACT, seen=Seen.ABSTRACT_PART, doi="10.1161/str.56.1"),
            pmid="12345",
            provenance=("https://mirror.example/abstract",),
        ),
    )
    return study(
        "open-label",
        line("P1", findings=("change",)),
        line("R1", findings=("gain",)),
        design=Design.SINGLE_ARM_TRIAL,
        comparator=ComparatorKind.OWN_BASELINE,
        enrolled=18,
        cells=("neural",),
        findings=(gain, change),
        reports=reports,
        registry_ids=("NCT04631406", "ChiCTR2000030000"),
    )


def _retracted() -> Study:
    gone = replace(
        report("gone", standing=Standing.RETRACTED, withdrawn=date(2024, 1, 31)), notice="images were used twice"
    )
    return study("retracted", line("P1"), cells=("neural",), enrolled=90, reports=(gone,))
