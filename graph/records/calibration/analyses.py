"""Meta-analyses with their studies: groups in JSON, effects and published columns in tables."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from graph.analysis.calibrating.published import Given, Place, PublishedAnalysis
from graph.grading.synthesis.values import Events, Mean, Measure, TwoByTwo, TwoMeans
from graph.records.calibration.tables import Problems, Row, shown

STUDY_COLUMNS: Final = frozenset({"id", "yi", "vi"})
_SUMMARY_PREFIXES: Final = ("FE_", "DL_", "PM_", "REML_", "MH_", "PETO_")
_EVENTS: Final = {"RR": Measure.RR, "OR": Measure.OR, "RD": Measure.RD}
_MEANS: Final = {"MD": Measure.MD, "SMD": Measure.SMD}
_GENERIC: Final = "GIV"
Numbers = Mapping[str, float]


def holds_summaries(names: Iterable[str]) -> bool:
    """Whether a table with these columns holds what meta-analyses came to."""
    return "id" in (known := set(names)) and any(name.startswith(_SUMMARY_PREFIXES) for name in known)


def studies_of(rows: Iterable[Row]) -> dict[str, list[Given]]:
    """The effects and variances of studies, by analysis."""
    found: dict[str, list[Given]] = {}
    for row in rows:
        value = row.number("yi", least=-_LARGEST_NUMBER, most=_LARGEST_NUMBER)
        variance = row.number("vi", least=0, most=_LARGEST_NUMBER)
        is_used = row.text("used").lower() not in {"false", "0", "no"} and _can_be_weighed(variance)
        found.setdefault(row.text("id"), []).append(Given(None, value, variance, is_used))
    return found


def summaries_of(rows: Iterable[Row], names: Iterable[str]) -> dict[str, tuple[Place, dict[str, float]]]:
    """What each analysis came to, by column; an empty cell is not compared."""
    columns = [name for name in names if name not in {"id", "measure", "k_given"}]
    found: dict[str, tuple[Place, dict[str, float]]] = {}
    for row in rows:
        told = {name: value for name in columns if (value := row.number(name)) is not None}
        if row.text("id") in found:
            row.problems.add(row.line, f"The analysis “{shown(row.text('id'))}” stands here twice.")
        found[row.text("id")] = (Place(row.problems.file, row.line), told)
    return found


def groups_of(text: str, problems: Problems) -> dict[str, tuple[Measure | None, list[Given]]]:
    """The groups of each study of each analysis, from a JSON list."""
    try:
        told: object = json.loads(text)
    except (ValueError, RecursionError) as error:
        problems.add(getattr(error, "lineno", 0), f"This is not JSON: {getattr(error, 'msg', error)}.")
        return {}
    if not isinstance(told, list):
        problems.add(0, "This is not a list of analyses.")
        return {}
    return dict(_analyses(told, problems))


def joined(
    groups: Mapping[str, tuple[Measure | None, list[Given]]],
    effects: Mapping[str, list[Given]],
    summaries: Mapping[str, tuple[Place, Mapping[str, float]]],
) -> Iterator[PublishedAnalysis]:
    """Analyses of which studies and results are known."""
    for id_, (place, columns) in summaries.items():
        measure, studies = groups.get(id_, (None, []))
        other = effects.get(id_, [])
        if studies and len(other) == len(studies):
            studies = [
                Given(one.groups, two.value, two.variance, two.is_used) for one, two in zip(studies, other, strict=True)
            ]
        if studies or other:
            yield PublishedAnalysis(id_, place, measure, tuple(studies or other), columns)


def _analyses(told: list[object], problems: Problems) -> Iterator[tuple[str, tuple[Measure | None, list[Given]]]]:
    for number, one in enumerate(told, 1):
        where = f"Analysis {number}"
        if not isinstance(one, dict) or not isinstance(one.get("studies"), list):
            problems.add(0, f"{where} is not an object with a list of “studies”.")
            continue
        measure = one.get("measure")
        if measure not in (*_EVENTS, *_MEANS, _GENERIC):
            problems.add(0, f"{where}: the measure is none of {', '.join((*_EVENTS, *_MEANS, _GENERIC))}.")
            continue
        studies = [_study(measure, study, f"{where}, study {n}", problems) for n, study in enumerate(one["studies"], 1)]
        yield str(one.get("id")), ((_EVENTS | _MEANS).get(measure), [study for study in studies if study])


def _study(measure: str, told: object, where: str, problems: Problems) -> Given | None:
    needed = _NEEDED["means" if measure in _MEANS else "generic" if measure == _GENERIC else "events"]
    numbers = _numbers(told, needed)
    if numbers is None:
        problems.add(0, f"{where} lacks one of the numbers {', '.join(needed)}.")
        return None
    if measure == _GENERIC:
        variance = numbers["se"] ** 2
        return Given(None, numbers["giv"], variance, is_used=_can_be_weighed(variance))
    groups = _means(numbers) if measure in _MEANS else _events(numbers)
    if groups is None:
        problems.add(0, f"{where} has numbers that no group of people can have.")
        return None
    return Given(groups)


_NEEDED: Final = {
    "events": ("e1", "n1", "e2", "n2"),
    "means": ("m1", "s1", "n1", "m2", "s2", "n2"),
    "generic": ("giv", "se"),
}


def _numbers(told: object, needed: Iterable[str]) -> Numbers | None:
    if not isinstance(told, dict):
        return None
    found = {name: float(told[name]) for name in needed if _is_number(told.get(name))}
    return found if len(found) == len(tuple(needed)) else None


def _is_number(value: object) -> bool:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    return abs(value) < _LARGEST_NUMBER and math.isfinite(value)


def _can_be_weighed(variance: float | None) -> bool:
    """Whether the cube of its inverse still fits a number."""
    return variance is not None and variance > _LEAST_VARIANCE


_LARGEST_NUMBER: Final = 1e12
_LEAST_VARIANCE: Final = 1e-24


def _events(numbers: Numbers) -> TwoByTwo | None:
    groups = [Events(numbers[f"e{n}"], numbers[f"n{n}"]) for n in (1, 2)]
    return TwoByTwo(*groups) if all(0 <= one.events <= one.people > 0 for one in groups) else None


def _means(numbers: Numbers) -> TwoMeans | None:
    groups = [Mean(numbers[f"m{n}"], numbers[f"s{n}"], numbers[f"n{n}"]) for n in (1, 2)]
    return TwoMeans(*groups) if all(one.sd >= 0 and one.people > 0 for one in groups) else None
