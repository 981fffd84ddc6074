"""Generated evidence bases: one claim, a few studies of all kinds, some with numbers."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import strategies as st

from graph.grading.assess import grade
from graph.model.assessment import Assessment
from graph.model.base import EvidenceBase
from graph.model.claim import Sense
from graph.model.finding import Finding
from graph.model.scales import Direction, Extent, Kind, Wording
from graph.model.scope import Population
from graph.model.study import ComparatorKind, Design, Funder, ReportKind, Results, Risk, RiskOfBias, Study
from graph.model.values import Answer, Species
from tests.makers import base, claim, effect, finding, line, report, study

_IN_PEOPLE = (
    Design.RANDOMISED_CONTROLLED_TRIAL,
    Design.COHORT,
    Design.SINGLE_ARM_TRIAL,
    Design.CASE_REPORT,
    Design.META_ANALYSIS,
    Design.EX_VIVO_TISSUE,
    Design.GUIDELINE,
    Design.IN_VITRO_EXPERIMENT,
)


@st.composite
def findings(draw: st.DrawFn) -> tuple[Finding, ...]:
    """No finding, or one difference with its interval."""
    if draw(st.booleans()):
        return ()
    value, reach = draw(st.integers(-12, 12)), draw(st.integers(1, 9))
    told = effect(str(value), ci=(str(value - reach), str(value + reach)))
    return (finding("f1", instrument="scale", effect=told),)


@st.composite
def studies(draw: st.DrawFn, name: str, *, with_numbers: bool = True, of_people: bool = True) -> Study:
    """One study of people, animals or dishes."""
    animals = (Species.RAT, Species.PIG, Species.ANIMAL)
    species = draw(st.sampled_from((Species.HUMAN, Species.HUMAN, *animals) if of_people else animals))
    design = draw(st.sampled_from(_IN_PEOPLE)) if species.is_human else Design.ANIMAL_EXPERIMENT
    found = draw(findings()) if with_numbers else ()
    return study(
        name,
        line("C1", draw(st.sampled_from(Direction)), findings=tuple(one.id for one in found)),
        design=design,
        species=(species,),
        enrolled=draw(st.none() | st.integers(1, 500)),
        cells=draw(st.sampled_from(((), ("neural",), ("progenitor",), ("product-a",), ("mesenchymal",)))),
        comparator=draw(st.sampled_from((ComparatorKind.SHAM, ComparatorKind.OWN_BASELINE, ComparatorKind.UNKNOWN))),
        randomised=draw(st.sampled_from(Answer)),
        risk=RiskOfBias(*(draw(st.sampled_from(Risk)) for _ in range(5))),
        funder=draw(st.sampled_from(Funder)),
        results=draw(st.sampled_from((Results.REPORTED, Results.REPORTED, Results.AWAITING))),
        reports=(report(f"{name}-r", kind=draw(st.sampled_from(ReportKind))),),
        condition=draw(st.sampled_from((None, "disease", "injury"))),
        findings=found,
    )


@st.composite
def bases(
    draw: st.DrawFn,
    *,
    kinds: tuple[Kind, ...] = tuple(Kind),
    populations: tuple[Population, ...] = tuple(Population),
    with_numbers: bool = True,
) -> EvidenceBase:
    """One claim and up to five studies."""
    kind = draw(st.sampled_from(kinds))
    spoken_of = claim(
        kind=kind,
        population=draw(st.sampled_from(populations)),
        cells=draw(st.sampled_from(((), ("neural",), ("product-a",)))),
        condition=draw(st.sampled_from((None, "disease"))),
        comparator=draw(st.sampled_from((None, ComparatorKind.SHAM))),
        outcome=draw(st.sampled_from((None, "function", "graft"))),
        wording=draw(st.sampled_from(Wording)),
        extent=draw(st.sampled_from(Extent)),
        asserts=Sense.SAFETY if kind is Kind.HARM else None,
        cites=("s0",),
    )
    some = [draw(studies(f"s{number}", with_numbers=with_numbers)) for number in range(draw(st.integers(0, 5)))]
    return base([spoken_of], some)


def graded(of: EvidenceBase) -> Assessment:
    """The grade of the one claim."""
    return grade(of).assessments["C1"]


def with_studies(of: EvidenceBase, *changed: Study) -> EvidenceBase:
    """The same base with studies added or put in the place of those with the same id."""
    return replace(of, studies={**of.studies, **{one.id: one for one in changed}})


def told(one: Assessment) -> tuple[object, ...]:
    """What a reader is told first."""
    return one.direction, one.certainty, one.at_best, one.conclusion
