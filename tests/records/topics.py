"""A small topic without problems, and makers that change one thing of it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from graph.records.read import examine

SHA = "0" * 64

TOPIC = """\
id: sleep
title: {en: Sleep and naps, zh: 睡眠与小睡}
question: {en: Do naps help?, zh: 小睡有用吗?}
curated_until: 2026-01-31
curators: [somebody]
licence: CC BY 4.0
"""
SOURCES = f"""\
- id: magazine
  type: magazine article
  title: {{en: Naps, zh: 小睡}}
  publisher: {{en: A magazine, zh: 一本杂志}}
  published: 2025-12-10
  language: en
  interest: {{en: It sells pillows., zh: 它卖枕头。}}
  references:
    - {{address: a trial, study: trial-2020}}
  normalisation: NFKC, all whitespace removed
  text_sha256: {SHA}
  text_length: 100
  sections:
    - {{id: '1', title: {{en: Start, zh: 开头}}}}
"""
CLAIM = f"""\
- id: N1
  kind: effect
  statement: {{en: Naps help., zh: 小睡有用。}}
  scope: {{population: human, condition: tiredness, phase: early, cells: [product-a], outcome: alertness}}
  mechanism: rest
  appearances:
    - {{source: magazine, section: '1', wording: asserted, anchor: {{start: 5, end: 9, sha256: {SHA}}}}}
"""
CELLS = """\
cell_types:
  - {id: kind-a, name: {en: Kind A, zh: 甲类}, family: family-a}
products:
  - {id: product-a, name: {en: Product A, zh: 甲产品}, cell_types: [kind-a]}
"""
MECHANISMS = "- {id: rest, name: {en: Rest, zh: 休息}, definition: {en: One rests., zh: 休息。}}\n"
OUTCOMES = """\
outcomes:
  - {id: alertness, name: {en: Alertness, zh: 警觉}, matters_to_patients: 'yes'}
instruments:
  - {id: scale, name: {en: Scale, zh: 量表}, outcome: alertness, low: 0, high: 100}
"""
CONDITIONS = """\
- id: tiredness
  name: {en: Tiredness, zh: 疲劳}
  phases:
    - {id: early, name: {en: Early, zh: 早期}, start: 0 days, end: 7 days}
"""
STUDY = """\
id: trial-2020
label: Trial 2020
design: single-arm-trial
species: [human]
results: reported
condition: tiredness
treatment: {cells: [product-a]}
mechanisms: [rest]
reports:
  - id: trial-2020
    kind: journal-article
    standing: stands
    seen: full-text
    doi: 10.1000/abc
    pmid: '123'
findings:
  - id: gain
    outcome: alertness
    instrument: scale
    measure: alertness, change
    n: 18
    comparator: own-baseline
    time: 12 months
    reading: uncontrolled-improvement
    effect: {measure: mean-change, value: +12.1, unit: points, ci: [4.6, 18.2], p: '0.0005'}
lines:
  - claim: N1
    direction: supports
    findings: [gain]
    note: they woke up
    curator: somebody
    judged: 2026-01-02
"""
FILES = {
    "topic.yaml": TOPIC,
    "sources.yaml": SOURCES,
    "claims.yaml": CLAIM,
    "cells.yaml": CELLS,
    "mechanisms.yaml": MECHANISMS,
    "outcomes.yaml": OUTCOMES,
    "conditions.yaml": CONDITIONS,
    "studies/trial-2020.yaml": STUDY,
}
TRIAL = "studies/trial-2020.yaml"


def write_topic(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    """The small topic in a folder, with these files instead of its own."""
    for name, content in {**FILES, **files}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def other_study(*changes: tuple[str, str]) -> str:
    """A second study, which shares nothing with the first but what the changes make it share."""
    own = (("trial-2020", "nap-2021"), ("10.1000/abc", "10.1000/xyz"), ("'123'", "'456'"))
    return changed(STUDY, *own, *changes)


def changed(text: str, *changes: tuple[str, str]) -> str:
    """A text with parts replaced; a part that is not there is a mistake of the test."""
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new)
    return text


def problems_of(folder: Path) -> list[str]:
    """All problems as `file:line: message help`, the files named inside the folder."""
    return [str(problem).replace(f"{folder.as_posix()}/", "") for problem in examine(folder).problems]


def problems_with(folder: Path, files: Mapping[str, str | bytes]) -> list[str]:
    """What is wrong with the small topic when these files are as given."""
    return problems_of(write_topic(folder, files))
