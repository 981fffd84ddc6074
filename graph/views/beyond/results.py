"""One study and one result in words and as records: number, comparator, time point, value, effect and interval."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from graph.facts.figures import number, span, species
from graph.facts.labels import label
from graph.grading.ladder import rung_of
from graph.model.base import EvidenceBase
from graph.model.finding import Effect, EffectMeasure, Finding
from graph.model.study import ComparatorKind, Study
from graph.model.values import Absent, Lang, Span, Text
from graph.views.export import Record
from graph.views.forest import no_effect

_WORDS = {
    "n": Text("n = {0}", "n = {0}"),
    "n_unknown": Text("n not known", "n不详"),
    "against": Text("against {0}", "对照为{0}"),
    "at": Text("at {0}", "时间点{0}"),
    "no_time": Text("time point not known", "时间点不详"),
    "pair": Text("{0} against {1}", "{0}对{1}"),
    "interval": Text("{0} % interval {1} to {2}", "{0}%区间{1}至{2}"),
    "p": Text("p {0}", "p {0}"),
    "primary": Text("primary", "主要结局"),
    "nothing": Text("no number recorded", "未记录数值"),
    "comma": Text(", ", "，"),
    "semicolon": Text("; ", "；"),
}


def _word(key: str, lang: Lang, *values: object) -> str:
    return _WORDS[key].in_(lang).format(*values)


def study_words(study: Study, lang: Lang) -> str:
    """A study in one line: design, species, how many, and what it was held against."""
    parts = (
        label(study.design).in_(lang),
        species(study.species, lang),
        _word("n", lang, number(study.counted)) if study.counted is not None else _word("n_unknown", lang),
        _against(study.comparator, lang),
        str(study.year or ""),
    )
    return _word("comma", lang).join(part for part in parts if part)


def result_words(finding: Finding, lang: Lang) -> str:
    """A result in one line: measure, value, effect, then number, comparator, time point and reading."""
    value = value_words(finding, lang) or _word("nothing", lang)
    about = [
        _word("n_unknown", lang) if isinstance(finding.n, Absent) else _word("n", lang, number(finding.n)),
        _against(finding.comparator, lang),
        _word("at", lang, span(finding.time, lang)) if isinstance(finding.time, Span) else _word("no_time", lang),
        label(finding.reading).in_(lang),
        *([_word("primary", lang)] if finding.primary else []),
    ]
    told = _word("comma", lang).join(about)
    return Text(f"{finding.measure}: {value} ({told})", f"{finding.measure}：{value}（{told}）").in_(lang)


def _against(comparator: ComparatorKind, lang: Lang) -> str:
    words = label(comparator).in_(lang)
    return _word("against", lang, words) if comparator.is_control else words


def value_words(finding: Finding, lang: Lang) -> str:
    """What is printed of a result: the values or the count, then the effect; nothing where no number is recorded."""
    return _word("semicolon", lang).join((*_values(finding, lang), *effect_words(finding.effect, lang)))


def _values(finding: Finding, lang: Lang) -> Iterator[str]:
    if finding.treated_value and finding.comparator_value:
        yield _word("pair", lang, finding.treated_value, finding.comparator_value)
    elif finding.treated_value:
        yield finding.treated_value
    elif finding.count is not None and finding.total is not None:
        yield f"{finding.count}/{finding.total}"
    elif finding.words:
        yield finding.words


def effect_words(effect: Effect | None, lang: Lang) -> Iterator[str]:
    """The effect with its measure, its interval and its p value, as far as they are recorded."""
    if effect is None:
        return
    if effect.value is not None:
        measure = "" if effect.measure is EffectMeasure.OTHER else f"{label(effect.measure).in_(lang)} "
        unit = f" {effect.unit}" if effect.unit else ""
        yield f"{measure}{effect.value:f}{unit}"
    if effect.interval is not None:
        interval = effect.interval
        yield _word("interval", lang, interval.level, f"{interval.low:f}", f"{interval.high:f}")
    if effect.p:
        yield _word("p", lang, effect.p if effect.p[0] in "<>=" else f"= {effect.p}")


def study_record(study: Study) -> Record:
    """A study for JSON; `n` is how many people or animals give it its weight, null where that is not known."""
    return {
        "study": study.id,
        "label": study.label,
        "year": study.year,
        "design": study.design,
        "rung": rung_of(study).id,
        "species": list(study.species),
        "n": study.counted,
        "comparator": study.comparator,
        "follow_up": _span(study.follow_up),
        "cells": list(study.treatment.cells),
        "results": study.results,
    }


def result_record(base: EvidenceBase, finding: Finding, lang: Lang) -> Record:
    """A result for JSON: numbers as they are printed, `unknown` and `not-applicable` kept apart.

    `no_effect_at` is where a picture draws the line of no effect; `higher_is_better` is known of some instruments.
    """
    instrument = base.instruments.get(finding.instrument or "")
    return {
        "finding": finding.id,
        "outcome": finding.outcome,
        "instrument": finding.instrument,
        "measure": finding.measure,
        "reading": finding.reading,
        "n": finding.n,
        "comparator": finding.comparator,
        "time": _span(finding.time) if isinstance(finding.time, Span) else finding.time,
        "value": value_words(finding, lang) or None,
        "effect": _effect(finding.effect),
        "higher_is_better": instrument.higher_is_better if instrument else None,
        "primary": finding.primary,
        "report": finding.report,
    }


def _effect(effect: Effect | None) -> Record | None:
    if effect is None:
        return None
    interval = effect.interval
    return {
        "measure": effect.measure,
        "value": _exact(effect.value),
        "unit": effect.unit,
        "low": _exact(interval.low) if interval else None,
        "high": _exact(interval.high) if interval else None,
        "level": interval.level if interval else None,
        "p": effect.p,
        "no_effect_at": _exact(no_effect(effect.measure)),
    }


def _exact(value: Decimal | None) -> str | None:
    return None if value is None else f"{value:f}"


def _span(value: Span | None) -> str | None:
    """A span as records write it, such as `12 months`."""
    return None if value is None else f"{value.value:f} {value.unit}"


def outcome_words(base: EvidenceBase, outcome: str, lang: Lang) -> str:
    """The name of an outcome."""
    return base.outcomes[outcome].name.in_(lang) if outcome in base.outcomes else outcome
