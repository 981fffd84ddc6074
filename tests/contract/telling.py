"""What every surface has to say of the real data: written down from the grades by the tellers, before any reading."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from graph.facts.certainty import claim_certainty
from graph.facts.labels import label
from graph.facts.marks import marks_words
from graph.facts.results import ToldResult, told
from graph.grading.gathering import Gathering
from graph.grading.method_table import shipped
from graph.model.assessment import Assessment
from graph.model.finding import Finding
from graph.model.scales import Certainty, Remarked
from graph.model.values import Lang
from tests.contract.world import world

LANGS = (Lang.EN, Lang.ZH)


@dataclass(frozen=True, slots=True)
class LineTold:
    """One study as it bears on one claim; `n` is what grading weighs, `results` are those that its line reads."""

    study: str
    label: str
    says: str
    n: int | None
    results: tuple[ToldResult, ...]
    is_retracted: bool


@dataclass(frozen=True, slots=True)
class StepTold:
    """One step of the deciding body's stair: what it changes, the level that is left, and whose threshold it is."""

    change: int
    left: str
    is_ours: bool
    is_replaced: bool


@dataclass(frozen=True, slots=True)
class ClaimTold:
    """The facts of one claim in one language."""

    conclusion: str
    sentence: str
    certainty: str
    basis: str
    marks: tuple[str, ...]
    lines: tuple[LineTold, ...]
    stair: tuple[StepTold, ...]


@cache
def claims() -> dict[tuple[str, Lang], ClaimTold]:
    """Every claim in both languages."""
    return {(id_, lang): _claim(one, lang) for id_, one in world().grading.assessments.items() for lang in LANGS}


@cache
def results() -> dict[tuple[str, str, Lang], ToldResult]:
    """Every recorded result in both languages."""
    found = ((study.id, one) for study in world().base.studies.values() for one in study.findings)
    return {(study, one.id, lang): told(one, lang) for study, one in found for lang in LANGS}


@cache
def weighed() -> dict[tuple[str, str, str | None], int | None]:
    """How many the lines that count are weighed with, straight from the bodies of the grading."""
    base, grading = world()
    gathering = Gathering(base, grading.as_of, shipped())
    every = (gathering.evidence(claim, base.lines_of.get(claim.id, ())) for claim in base.claims.values())
    lines = (line for evidence in every for body in evidence.bodies for line in body.lines)
    return {(line.line.claim, line.study.id, line.line.species): line.subjects for line in lines}


def _claim(one: Assessment, lang: Lang) -> ClaimTold:
    return ClaimTold(
        label(one.conclusion).in_(lang),
        one.sentence.in_(lang),
        claim_certainty(one).in_(lang),
        label(one.basis).in_(lang),
        tuple(mark.in_(lang) for mark in marks_words(one.marks)),
        tuple(_lines(one, lang)),
        tuple(_stair(one, lang)),
    )


def _lines(one: Assessment, lang: Lang) -> list[LineTold]:
    base, found = world().base, []
    for line in base.lines_of.get(one.claim, ()):
        study = base.studies[line.study]
        read = tuple(finding for finding in study.findings if finding.id in line.findings)
        key = (line.claim, line.study, line.species)
        n = weighed()[key] if key in weighed() else _number(read, study.counted)
        says = label(line.direction).in_(lang)
        told_results = tuple(told(finding, lang) for finding in read)
        found.append(LineTold(study.id, study.label, says, n, told_results, study.is_retracted))
    return found


def _number(read: tuple[Finding, ...], counted: int | None) -> int | None:
    """Of a line that does not count, by the same rule: the largest of its results where all show one."""
    known = [finding.n for finding in read if isinstance(finding.n, int)]
    if known and len(known) == len(read):
        return max(known) or None
    return counted or None


def _stair(one: Assessment, lang: Lang) -> list[StepTold]:
    """The start and each rule that fired or changed the level."""
    level = 0
    found: list[StepTold] = []
    for reason in one.reasons if one.rated else ():
        level += reason.change
        if reason.outcome is Remarked.FIRED or reason.change or not found:
            left = label(Certainty(level)).in_(lang) if reason.change else ""
            found.append(StepTold(reason.change, left, reason.card.ours, reason.replaced))
    return found
