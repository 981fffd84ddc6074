"""Rows of judged bodies, and of starts with steps, become what calibration compares with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from graph.analysis.calibrating.published import LeftOut, Place, PublishedBody, PublishedEffect, PublishedSum
from graph.grading.domains.bias import Risks
from graph.grading.method import DOMAINS
from graph.grading.synthesis.values import Interval, Measure
from graph.records.calibration.tables import Row, shown

BODY_COLUMNS: Final = frozenset({"measure", "est", "lo", "hi", "published_grade"})
SUM_COLUMNS: Final = frozenset({"start", "level"})

_LEVELS: Final = {"very low": 1, "low": 2, "moderate": 3, "high": 4}
_MEASURES: Final = {
    "rr": Measure.RR,
    "risk ratio": Measure.RR,
    "or": Measure.OR,
    "odds ratio": Measure.OR,
    "peto or": Measure.OR,
    "peto odds ratio": Measure.OR,
    "hr": Measure.HR,
    "hazard ratio": Measure.HR,
    "rar": Measure.RATE_RATIO,
    "irr": Measure.RATE_RATIO,
    "rate ratio": Measure.RATE_RATIO,
    "rd": Measure.RD,
    "risk difference": Measure.RD,
    "md": Measure.MD,
    "wmd": Measure.MD,
    "mean difference": Measure.MD,
    "smd": Measure.SMD,
    "giv": Measure.MD,  # Generic inverse variance tells no scale; taken to be a difference.
}
_EFFICACY = "ve"  # Vaccine efficacy: 100 × (1 - RR).


def bodies(rows: Iterable[Row]) -> Iterator[PublishedBody | LeftOut]:
    """One body a row; a row without a published level, or with a measure that nobody knows, is left out and told."""
    for row in rows:
        place = Place(row.problems.file, row.line)
        effect = _effect(row)
        body = _body(row, place, effect if isinstance(effect, PublishedEffect) else None)
        if body is None:
            yield LeftOut(place, "no-level")
        elif isinstance(effect, str):
            yield LeftOut(place, effect)
        else:
            yield body


def sums(rows: Iterable[Row]) -> Iterator[PublishedSum | LeftOut]:
    """One sum a row."""
    for row in rows:
        place = Place(row.problems.file, row.line)
        start, level = _level(row, "start"), _level(row, "level")
        if start is None or level is None:
            yield LeftOut(place, "no-level")
            continue
        steps = tuple((domain, _step(row, domain.replace("-", "_"))) for domain in DOMAINS)
        yield PublishedSum(_id(row), place, start, tuple((domain, step) for domain, step in steps if step), level)


def _body(row: Row, place: Place, effect: PublishedEffect | None) -> PublishedBody | None:
    """The body; `None` where no level was published. Every cell is read before, so that all that is wrong is told."""
    level, people, i2 = _level(row, "published_grade"), row.whole("N"), row.number("i2", least=0, most=100)
    studies = row.whole("k")
    low, some, high = (row.whole(f"rob2_{name}") or 0 for name in ("low", "some", "high"))
    if level is None:
        return None
    judged = low + some + high
    # A study that nobody judged is not one at low risk; without a number of studies there is at least one.
    unknown = max(0, (1 if studies is None else studies) - judged)
    return PublishedBody(
        id=_id(row),
        review=row.text("doi") or _id(row),
        place=place,
        studies=(judged or 1) if studies is None else studies,
        people=people,
        effect=effect,
        risks=Risks(low, some, high, unknown),
        i2=i2,
        level=level,
    )


def _id(row: Row) -> str:
    return row.text("id") or f"line {row.line}"


def _level(row: Row, name: str) -> int | None:
    written = row.text(name)
    word = " ".join(written.lower().replace("-", " ").replace("_", " ").split())
    if word and word not in _LEVELS:
        row.problems.add(row.line, f"{name} “{shown(written)}” is none of {', '.join(_LEVELS)}.")
    return _LEVELS.get(word)


def _step(row: Row, name: str) -> int:
    value = row.number(name, least=-3, most=2)
    if value is None:
        return 0
    if value != int(value):
        row.problems.add(row.line, f"{name} “{shown(row.text(name))}” is not a whole number of levels.")
    return int(value)


def _effect(row: Row) -> PublishedEffect | str | None:
    """The effect; `None` where it is not told in full, and a reason where it makes no sense."""
    value, low, high = (row.number(name) for name in ("est", "lo", "hi"))
    word = row.text("measure").lower()
    if word != _EFFICACY and word not in _MEASURES and word:
        return "unknown-measure"
    if value is None or low is None or high is None or not word:
        return None
    if low > high:
        return "limits-swapped"
    if word == _EFFICACY:
        return PublishedEffect(Measure.RR, 1 - value / 100, Interval(1 - high / 100, 1 - low / 100))
    measure = _MEASURES[word]
    if measure.is_ratio and low < 0:
        return "negative-ratio"
    return PublishedEffect(measure, value, Interval(low, high))
