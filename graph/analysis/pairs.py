"""Pairs of studies: an early result, and the later study that tested the same treatment by a stronger design."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import IntEnum, StrEnum
from typing import NamedTuple

from graph.grading.ladder import rung_of
from graph.model.base import EvidenceBase
from graph.model.finding import Effect, EffectMeasure, Finding, Reading
from graph.model.scales import Rung
from graph.model.study import ComparatorKind, ReportKind, Results, Risk, Study
from graph.model.values import Span

SHRUNK_BELOW = Decimal("0.5")
"""A later effect below this part of the early gain is called smaller: half, so that chance alone seldom does it."""


class Fate(StrEnum):
    """What became of an early gain."""

    HELD = "held"
    SHRANK = "shrank"
    VANISHED = "vanished"
    REVERSED = "reversed"
    CANNOT_TELL = "cannot-tell"


class Because(StrEnum):
    """What in the records decides a fate; the first six come of two results, the others of what is missing."""

    AS_LARGE = "as-large"
    BETTER_AGAIN = "better-again"
    LESS_THAN_HALF = "less-than-half"
    NO_DIFFERENCE = "no-difference"
    WORSE = "worse"
    NO_CONTROLS = "no-controls"
    NO_GAIN = "no-gain"
    NOT_MEASURED = "not-measured"
    NOT_TOLD = "not-told"
    OUTCOMES_DIFFER = "outcomes-differ"


class Apart(StrEnum):
    """Why a pair is told apart and counted in nothing."""

    SET_ASIDE = "set-aside"
    AWAITING = "awaiting"
    NOT_LATER = "not-later"
    ORDER_UNKNOWN = "order-unknown"
    NOT_STRONGER = "not-stronger"


class Nearness(IntEnum):
    """How near the product of a pair is to what a claim speaks of; smaller is nearer."""

    SAME_PRODUCT = 0
    SAME_FAMILY = 1
    OTHER = 2

    @property
    def id(self) -> str:
        """The published name, such as `same-family`."""
        return self.name.lower().replace("_", "-")


class Ruling(NamedTuple):
    """A fate and what decides it."""

    fate: Fate
    because: Because


_NO_GAIN = Ruling(Fate.CANNOT_TELL, Because.NO_GAIN)
_NOT_MEASURED = Ruling(Fate.CANNOT_TELL, Because.NOT_MEASURED)
_NOT_TOLD = Ruling(Fate.CANNOT_TELL, Because.NOT_TOLD)
_NO_CONTROLS = Ruling(Fate.CANNOT_TELL, Because.NO_CONTROLS)
_OUTCOMES_DIFFER = Ruling(Fate.CANNOT_TELL, Because.OUTCOMES_DIFFER)


@dataclass(frozen=True, slots=True)
class Match:
    """One outcome on which the early study gained, with the later result on it; `None` where none is recorded."""

    outcome: str
    early: Finding
    later: Finding | None
    fate: Fate
    because: Because

    @property
    def same_time(self) -> bool | None:
        """Whether both results are of one time point; `None` where that is not known."""
        if self.later is None or not (isinstance(self.early.time, Span) and isinstance(self.later.time, Span)):
            return None
        return self.early.time.days == self.later.time.days


@dataclass(frozen=True, slots=True)
class Pair:
    """An early study and the later one that tested the same treatment.

    `apart` says why the pair is counted in nothing; its fate is told all the same. The first of `matches` is the one
    that weighs most; there is none where the early study records no gain. `nearness` is known beside a claim only.
    """

    early: Study
    later: Study
    early_rung: Rung
    later_rung: Rung
    matches: tuple[Match, ...]
    fate: Fate
    because: Because
    apart: tuple[Apart, ...]
    nearness: Nearness | None = None

    @property
    def is_counted(self) -> bool:
        """Whether the later study is later, stronger, standing, and has told its results."""
        return not self.apart

    @property
    def is_decided(self) -> bool:
        """Whether the records tell what became of the early gain."""
        return self.fate is not Fate.CANNOT_TELL


def pairs(base: EvidenceBase) -> tuple[Pair, ...]:
    """Every pair that the records link, counted ones first, each part by the early study's id."""
    found = [
        _pair(early, base.studies[later], base.topic.curated_until)
        for early in sorted(base.studies.values(), key=lambda study: study.id)
        for later in early.tested_later_in
        if later in base.studies
    ]
    return tuple(sorted(found, key=lambda pair: bool(pair.apart)))


# One pair


def _pair(early: Study, later: Study, day: date) -> Pair:
    matches = tuple(sorted(_matches(early, later), key=_weightiest_first))
    ruling = _fate_of(matches, later)
    return Pair(
        early=early,
        later=later,
        early_rung=rung_of(early),
        later_rung=rung_of(later),
        matches=matches,
        fate=ruling.fate,
        because=ruling.because,
        apart=tuple(_apart(early, later, day)),
    )


def _fate_of(matches: Sequence[Match], later: Study) -> Ruling:
    """The later study's primary result decides; without one on a gained outcome, all that are told must agree."""
    if later.results is Results.AWAITING:
        return _NOT_TOLD
    if not matches:
        return _NO_GAIN
    primary = next((match for match in matches if match.later and match.later.primary), None)
    told = [match for match in matches if match.fate is not Fate.CANNOT_TELL]
    if primary is not None and (primary in told or not told):
        return Ruling(primary.fate, primary.because)
    if not told:
        return Ruling(Fate.CANNOT_TELL, matches[0].because)
    alike = all(match.fate is told[0].fate for match in told)
    return Ruling(told[0].fate, told[0].because) if alike else _OUTCOMES_DIFFER


def _weightiest_first(match: Match) -> tuple[bool, bool, str]:
    return match.fate is Fate.CANNOT_TELL, not (match.later and match.later.primary), match.outcome


_GAINS = frozenset({Reading.BENEFIT, Reading.UNCONTROLLED_IMPROVEMENT})
_UNTOLD = frozenset({Reading.NOT_REPORTED, Reading.NOT_APPLICABLE})


def _matches(early: Study, later: Study) -> Iterator[Match]:
    """Each outcome that gained early, with the two results on it that are most alike."""
    gains = [finding for finding in early.findings if finding.reading in _GAINS]
    for outcome in dict.fromkeys(finding.outcome for finding in gains):
        here = [finding for finding in gains if finding.outcome == outcome]
        after = [finding for finding in later.findings if finding.outcome == outcome]
        told = [finding for finding in after if finding.reading not in _UNTOLD]
        both = [(a, b) for a in here for b in told or after]
        if not both:
            yield Match(outcome, here[0], None, *_NOT_MEASURED)
            continue
        first, second = min(both, key=_most_alike_first)
        yield Match(outcome, first, second, *_fate(first, second))


def _most_alike_first(both: tuple[Finding, Finding]) -> tuple[bool, bool, bool, Decimal]:
    """Results of one scale; then the later primary one; then early ones with a number; then the nearest in time."""
    early, later = both
    return (
        early.instrument is None or early.instrument != later.instrument,
        not later.primary,
        _size(early.effect) is None,
        _days_between(early, later),
    )


def _days_between(early: Finding, later: Finding) -> Decimal:
    if isinstance(early.time, Span) and isinstance(later.time, Span):
        return abs(early.time.days - later.time.days)
    return Decimal("Infinity")


def _fate(early: Finding, later: Finding) -> Ruling:
    """A fate by the later reading, and by the sizes where both numbers mean the same."""
    match later.reading:
        case Reading.HARM:
            return Ruling(Fate.REVERSED, Because.WORSE)
        case Reading.NO_DIFFERENCE if later.comparator.is_control:
            return Ruling(Fate.VANISHED, Because.NO_DIFFERENCE)
        case Reading.BENEFIT if later.comparator.is_control:
            return _by_size(early, later)
        case Reading.BENEFIT | Reading.NO_DIFFERENCE | Reading.UNCONTROLLED_IMPROVEMENT:
            return _NO_CONTROLS
        case _:
            return _NOT_TOLD


def _by_size(early: Finding, later: Finding) -> Ruling:
    before, after = _size(early.effect), _size(later.effect)
    if before is None or after is None or not _is_same_quantity(early, later):
        return Ruling(Fate.HELD, Because.BETTER_AGAIN)
    if after < SHRUNK_BELOW * before:
        return Ruling(Fate.SHRANK, Because.LESS_THAN_HALF)
    return Ruling(Fate.HELD, Because.AS_LARGE)


_DIFFERENCES = frozenset({EffectMeasure.MEAN_CHANGE, EffectMeasure.MEAN_DIFFERENCE, EffectMeasure.MEDIAN_CHANGE})
_FREE_OF_SCALE = frozenset({EffectMeasure.STANDARDISED_MEAN_DIFFERENCE, EffectMeasure.RISK_DIFFERENCE})


def _is_same_quantity(early: Finding, later: Finding) -> bool:
    """Points of one scale in one unit, or one ratio or standardised measure on both sides."""
    first, second = early.effect, later.effect
    if first is None or second is None:
        return False
    if first.measure in _DIFFERENCES and second.measure in _DIFFERENCES:
        return early.instrument is not None and early.instrument == later.instrument and first.unit == second.unit
    return first.measure is second.measure and (first.measure.is_ratio or first.measure in _FREE_OF_SCALE)


def _size(effect: Effect | None) -> Decimal | None:
    """How far an effect is from none; ratios on the scale on which halving and doubling are alike."""
    if effect is None or effect.value is None:
        return None
    if not effect.measure.is_ratio:
        return abs(effect.value)
    return abs(effect.value.ln()) if effect.value > 0 else None


# Why a pair is told apart


def _apart(early: Study, later: Study, day: date) -> Iterator[Apart]:
    if any(study.weak or study.is_retracted_on(day) for study in (early, later)):
        yield Apart.SET_ASIDE
    if later.results is Results.AWAITING:
        yield Apart.AWAITING
    else:
        yield from _out_of_order(early, later)
    if not is_stronger(later, early):
        yield Apart.NOT_STRONGER


def _out_of_order(early: Study, later: Study) -> Iterator[Apart]:
    before, after = _told(early), _told(later)
    if before is None or after is None:
        yield Apart.ORDER_UNKNOWN
    elif after.last < before.first:
        yield Apart.NOT_LATER
    elif after.first <= before.last:
        yield Apart.ORDER_UNKNOWN


class _Days(NamedTuple):
    """The days between which results were first told; a year alone leaves them open."""

    first: date
    last: date


def _told(study: Study) -> _Days | None:
    """When a study's results were first told; a registration tells none, so it counts only where it is all there is."""
    told = [report for report in study.reports if report.kind is not ReportKind.REGISTRY_RECORD]
    found = [_Days(report.published, report.published) for report in told if report.published]
    found += [_whole_year(report.year) for report in told if report.year and not report.published]
    if not found and study.year:
        return _whole_year(study.year)
    return min(found, default=None)


def _whole_year(year: int) -> _Days:
    return _Days(date(year, 1, 1), date(year, 12, 31))


def is_stronger(later: Study, early: Study) -> bool:
    """Whether a study is of stronger design than another, as both are recorded.

    It stands on a higher rung; or on the same rung, better in control group, randomisation or measurement and worse in
    none of the three. Size alone is no design.
    """
    first, second = rung_of(early), rung_of(later)
    if first != second:
        return second > first
    before, after = _guards(early), _guards(later)
    return before != after and all(a >= b for a, b in zip(after, before, strict=True))


def _guards(study: Study) -> tuple[int, int, int]:
    """How well a study is guarded against error: control group, randomisation, measurement."""
    risk = study.risk_of_bias
    return _CONTROL.get(study.comparator, 1), _SAFETY[risk.randomisation], _SAFETY[risk.measurement]


_SAFETY = {Risk.LOW: 2, Risk.SOME: 1, Risk.UNCLEAR: 1, Risk.HIGH: 0}
# A control that looks like the treatment guards against expectation; every other group is 1.
_CONTROL = {
    ComparatorKind.SHAM: 2,
    ComparatorKind.PLACEBO: 2,
    ComparatorKind.VEHICLE: 2,
    ComparatorKind.OWN_BASELINE: 0,
    ComparatorKind.NOT_APPLICABLE: 0,
    ComparatorKind.UNKNOWN: 0,
}
