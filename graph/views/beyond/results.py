"""One study in words, and a study and a result as records; a result is put into words by `graph.facts.results`."""

from __future__ import annotations

from decimal import Decimal

from graph.facts.counts import n_words
from graph.facts.figures import species
from graph.facts.labels import label
from graph.facts.results import measured, p_words, told
from graph.grading.ladder import rung_of
from graph.model.base import EvidenceBase
from graph.model.finding import Effect, Finding
from graph.model.study import ComparatorKind, Study
from graph.model.values import Lang, Span, Text
from graph.views.export import Record
from graph.views.forest import no_effect

_WORDS = {
    "against": Text("against {0}", "对照为{0}"),
    "comma": Text(", ", "，"),
}


def _word(key: str, lang: Lang, *values: object) -> str:
    return _WORDS[key].in_(lang).format(*values)


def study_words(study: Study, lang: Lang) -> str:
    """A study in one line: design, species, how many, and what it was held against."""
    parts = (
        label(study.design).in_(lang),
        species(study.species, lang),
        n_words(study.counted).in_(lang),
        _against(study.comparator, lang),
        str(study.year or ""),
    )
    return _word("comma", lang).join(part for part in parts if part)


def _against(comparator: ComparatorKind, lang: Lang) -> str:
    words = label(comparator).in_(lang)
    return _word("against", lang, words) if comparator.is_control else words


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
    n, words = measured(finding), told(finding, lang)
    return {
        "finding": finding.id,
        "outcome": finding.outcome,
        "instrument": finding.instrument,
        "measure": finding.measure,
        "reading": finding.reading,
        "n": finding.n if n is None else n,
        "comparator": finding.comparator,
        "time": _span(finding.time) if isinstance(finding.time, Span) else finding.time,
        "value": words.values or None,
        "text": words.line(lang),
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
        "p": effect.p or (p_words(effect.p_value).removeprefix("p ") if effect.p_value else None),
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
