"""Hypothetical studies: what a sketch would look like among the records, in a base of its own that is thrown away."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from graph.analysis.excerpt import excerpt
from graph.analysis.kin import kin
from graph.analysis.proposing.outcome import Scale, with_result
from graph.analysis.proposing.sketch import Part, Sketch, species_of
from graph.model.assessment import Assessment
from graph.model.base import EvidenceBase
from graph.model.biology import Condition, Outcome
from graph.model.claim import Claim
from graph.model.finding import Finding, Reading
from graph.model.line import EvidenceLine
from graph.model.scales import Rung
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
    Timing,
    Treatment,
)
from graph.model.values import Absent, Answer, Text

RESERVED = "hypothetical:"
"""How the ids of everything hypothetical begin; the records refuse an id with a colon, so none of theirs can."""

_NAME = Text("hypothetical", "假设")
_SURROGATE = Outcome(f"{RESERVED}surrogate", _NAME, Answer.NO)
_WHAT_MATTERS = Outcome(f"{RESERVED}what-matters", _NAME, Answer.YES)
_ELSEWHERE = Condition(f"{RESERVED}condition", _NAME)


def supposed(base: EvidenceBase, claim: str, sketch: Sketch, *, day: date, scale: Scale) -> EvidenceBase:
    """The same base as if a sketch had been done and had been published by a day; the base itself stays as it is."""
    spoken = base.claims[claim]
    result = _finding(spoken, sketch, scale)
    made = [
        _study(base, spoken, sketch, result=result, id_=f"{RESERVED}{n}", day=day) for n in range(1, sketch.studies + 1)
    ]
    return replace(
        base,
        studies={**base.studies, **{study.id: study for study in made}},
        outcomes={**base.outcomes, _SURROGATE.id: _SURROGATE, _WHAT_MATTERS.id: _WHAT_MATTERS},
        conditions={**base.conditions, _ELSEWHERE.id: _ELSEWHERE},
    )


def narrowed(base: EvidenceBase, claim: str) -> EvidenceBase:
    """The part of a base that bears on one claim and nothing more, so that grading it many times is quick.

    It grades as in the whole base, but for what the claim's source cites, which nothing hypothetical can change.
    """
    small = excerpt(base, [claim])
    spoken = small.claims[claim]
    studies = {id_: _only_on(study, claim) for id_, study in small.studies.items()}
    given = {*spoken.scope.cells, *(cell for study in studies.values() for cell in study.treatment.cells)}
    cells = {above for cell in given for above in base.ancestors(cell)}
    conditions = {study.condition for study in studies.values()} | {spoken.scope.condition}
    above = {wider for one in conditions if one is not None for wider in base.conditions_above(one)}
    return replace(
        small,
        claims={claim: replace(spoken, cites=())},
        studies=studies,
        cell_types={id_: kind for id_, kind in base.cell_types.items() if id_ in cells},
        products={id_: product for id_, product in base.products.items() if id_ in cells},
        conditions={id_: condition for id_, condition in base.conditions.items() if id_ in above},
        judgements=tuple(judgement for judgement in base.judgements if judgement.claim == claim),
    )


def deciding(base: EvidenceBase, now: Assessment) -> EvidenceBase:
    """The part of a narrowed base that decides where its claim stands, and that what is supposed can join.

    What is shown only and bodies from other cells bear on no standing, and nothing hypothetical makes them count; but a
    statement about a field asks all records, and that a study was seen only through the source is part of a standing.
    What a claim repeats is held against its own study, and harms against safety, so those stay, each with its kin.
    """
    every = now.kind.is_judged_for_truth
    counted = {id_ for body in now.bodies if body.on_product or every for id_ in (*body.studies, *body.folded)}
    named = {value.study for value in base.claims[now.claim].reported} & set(base.study_of_report)
    kept = kin(
        base,
        counted
        | {base.study_of_report[name].id for name in named}
        | {*now.circular, *(harm.study for harm in now.harms)},
    )
    return replace(base, studies={id_: study for id_, study in base.studies.items() if id_ in kept})


def _only_on(study: Study, claim: str) -> Study:
    return replace(study, lines=tuple(line for line in study.lines if line.claim == claim))


_DESIGN = {
    Rung.IN_VITRO: Design.IN_VITRO_EXPERIMENT,
    Rung.RODENT: Design.ANIMAL_EXPERIMENT,
    Rung.OTHER_ANIMAL: Design.ANIMAL_EXPERIMENT,
    Rung.HUMAN_UNCONTROLLED: Design.SINGLE_ARM_TRIAL,
    Rung.HUMAN_CONTROLLED: Design.NON_RANDOMISED_CONTROLLED_TRIAL,
    Rung.HUMAN_RANDOMISED: Design.RANDOMISED_CONTROLLED_TRIAL,
}


def design_of(rung: Rung) -> Design:
    """The design that puts a proposed study on a rung."""
    return _DESIGN[rung]


def _study(base: EvidenceBase, claim: Claim, sketch: Sketch, *, result: Finding, id_: str, day: date) -> Study:
    has = sketch.demands.__contains__
    kind = ReportKind.JOURNAL_ARTICLE if has(Part.REVIEWED) else ReportKind.CONFERENCE_ABSTRACT
    return Study(
        id=id_,
        label=id_,
        design=_DESIGN[sketch.rung],
        species=(species_of(claim, sketch.rung),),
        results=Results.REPORTED,
        reports=(Report(f"{id_}-report", kind, Standing.STANDS, Seen.FULL_TEXT, year=day.year, published=day),),
        year=day.year,
        condition=claim.scope.condition if has(Part.CONDITION) else _ELSEWHERE.id,
        comparator=_control(sketch),
        randomised=Answer.YES if has(Part.RANDOM_ALLOCATION) else Answer.NOT_SEEN,
        numbers=Numbers(enrolled=sketch.subjects, analysed=sketch.subjects),
        treatment=Treatment(cells=claim.scope.cells if has(Part.CELLS) else (), timing=_timing(base, claim)),
        risk_of_bias=_LOW_RISK if has(Part.LOW_RISK) else RiskOfBias(),
        funder=Funder.PUBLIC if has(Part.INDEPENDENT) else Funder.MAKER,
        dose_response=Answer.YES if has(Part.GRADIENT) else Answer.NOT_SEEN,
        findings=(result,),
        lines=(EvidenceLine(id_, claim.id, sketch.finds, "", "", day, (_RESULT,)),),
    )


_LOW_RISK = RiskOfBias(*5 * [Risk.LOW])
_RESULT = f"{RESERVED}result"


def _timing(base: EvidenceBase, claim: Claim) -> Timing | None:
    """Treated in the phase that the claim speaks of, if it speaks of one."""
    scope = claim.scope
    if scope.condition is None or scope.phase is None:
        return None
    phase = base.phase(scope.condition, scope.phase)
    return Timing("", phase.start, phase.start) if phase else None


def _control(sketch: Sketch) -> ComparatorKind:
    return ComparatorKind.OWN_BASELINE if sketch.rung is Rung.HUMAN_UNCONTROLLED else ComparatorKind.SHAM


def _finding(claim: Claim, sketch: Sketch, scale: Scale) -> Finding:
    outcome = claim.scope.outcome or _WHAT_MATTERS.id
    plain = Finding(
        _RESULT,
        outcome if Part.OUTCOME in sketch.demands else _SURROGATE.id,
        scale.measured_as,
        Reading.NOT_REPORTED,
        sketch.subjects,
        _comparator(claim, sketch, _control(sketch)),
        Absent.UNKNOWN,
    )
    if Part.RESULT not in sketch.demands or not sketch.rung.is_human or sketch.rung is Rung.HUMAN_UNCONTROLLED:
        return plain
    return with_result(plain, claim, sketch, scale)


def _comparator(claim: Claim, sketch: Sketch, control: ComparatorKind) -> ComparatorKind:
    """What the claim holds the treatment against, if that is asked for, else something else."""
    wanted = claim.scope.comparator
    if wanted is None:
        return control
    if Part.COMPARATOR in sketch.demands:
        return wanted
    others = (control, ComparatorKind.NO_TREATMENT, ComparatorKind.ACTIVE)
    return next(kind for kind in others if kind is not wanted)
