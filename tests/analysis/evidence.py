"""Made-up evidence on one claim, and a record that shows what a claim repeats."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import strategies as st

from graph.analysis.proposing import records
from graph.analysis.proposing.hypothesis import RESERVED
from graph.model.base import EvidenceBase
from graph.model.claim import Claim, ReportedValue, Sense
from graph.model.finding import Effect, EffectMeasure, Finding, Reading
from graph.model.scales import Direction, Kind, Wording
from graph.model.scope import Population
from graph.model.study import ComparatorKind, Design, Funder, Study
from graph.model.values import Absent, Answer, Species
from tests.makers import LOW_RISK, base, claim, finding, line, study

_DESIGNS = (
    (Design.RANDOMISED_CONTROLLED_TRIAL, Species.HUMAN),
    (Design.COHORT, Species.HUMAN),
    (Design.SINGLE_ARM_TRIAL, Species.HUMAN),
    (Design.ANIMAL_EXPERIMENT, Species.RAT),
    (Design.ANIMAL_EXPERIMENT, Species.PIG),
    (Design.IN_VITRO_EXPERIMENT, Species.HUMAN),
)


@st.composite
def known_study(draw: st.DrawFn, name: str) -> Study:
    design, species = draw(st.sampled_from(_DESIGNS))
    return study(
        name,
        line("C1", draw(st.sampled_from(Direction)), findings=("f1",)),
        design=design,
        species=(species,),
        enrolled=draw(st.none() | st.integers(1, 400)),
        cells=draw(st.sampled_from(((), ("neural",), ("product-a",), ("mesenchymal",)))),
        condition=draw(st.sampled_from((None, "disease", "injury"))),
        comparator=draw(st.sampled_from((ComparatorKind.SHAM, ComparatorKind.OWN_BASELINE))),
        randomised=draw(st.sampled_from(Answer)),
        risk=draw(st.sampled_from((None, LOW_RISK))),
        funder=draw(st.sampled_from((Funder.MAKER, Funder.PUBLIC))),
        findings=(finding(outcome=draw(st.sampled_from(("function", "graft")))),),
    )


@st.composite
def topics(draw: st.DrawFn) -> EvidenceBase:
    studies = [draw(known_study(f"s{number}")) for number in range(draw(st.integers(0, 4)))]
    spoken = claim(
        kind=draw(st.sampled_from((Kind.EFFECT, Kind.HARM, Kind.MECHANISM, Kind.BACKGROUND))),
        population=draw(st.sampled_from((Population.HUMAN, Population.RAT, Population.ANY))),
        cells=draw(st.sampled_from(((), ("neural",)))),
        condition=draw(st.sampled_from((None, "disease"))),
        comparator=draw(st.sampled_from((None, ComparatorKind.SHAM, ComparatorKind.OTHER_CELLS))),
        outcome=draw(st.sampled_from((None, "function", "graft"))),
        wording=draw(st.sampled_from((None, Wording.ASSERTED, Wording.ESTABLISHED))),
        asserts=Sense.SAFETY,
    )
    return base([spoken], studies)


def with_result(base: EvidenceBase, claim: Claim, reported: ReportedValue) -> bool:
    """Whether a value could be checked if its study were seen and a result with just this value were recorded."""
    study = base.study_of_report.get(reported.study)
    if study is None:
        return False
    recorded = replace(records._seen(study), findings=(*study.findings, _result(reported)))
    return records._can_be_checked(base, claim, replace(reported, finding=_RECORDED), recorded)


_RECORDED = f"{RESERVED}result"


def _result(reported: ReportedValue) -> Finding:
    return Finding(
        _RECORDED,
        "",
        "",
        Reading.NOT_REPORTED,
        Absent.UNKNOWN,
        ComparatorKind.UNKNOWN,
        Absent.UNKNOWN,
        count=reported.count,
        total=reported.total,
        effect=Effect(EffectMeasure.OTHER, reported.value) if reported.value is not None else None,
        words=reported.reading,
    )
