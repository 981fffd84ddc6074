"""Small bases in which studies and claims hang together in every way that grading knows, drawn by Hypothesis."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import strategies as st

from graph.model.base import EvidenceBase
from graph.model.claim import Claim, ReportedValue, Sense
from graph.model.scales import Direction, Domain, Kind, Stream, Wording
from graph.model.scope import Population, Scope
from graph.model.study import (
    ComparatorKind,
    Design,
    Numbers,
    Pooled,
    Report,
    Results,
    Risk,
    RiskOfBias,
    Standing,
    Study,
)
from graph.model.values import Answer, Species
from tests.makers import TODAY, base, claim, finding, judgement, line, report, study

CLAIMS = ("C1", "C2")
_MOST = 5
_CELLS = ((), ("neural",), ("product-a",), ("mesenchymal",))
_DESIGNS = (
    Design.META_ANALYSIS,
    Design.RANDOMISED_CONTROLLED_TRIAL,
    Design.COHORT,
    Design.SINGLE_ARM_TRIAL,
    Design.IN_VITRO_EXPERIMENT,
    Design.GUIDELINE,
)
days = st.dates(date(2015, 1, 1), TODAY + timedelta(days=400))
judgements = st.builds(
    replace,
    st.builds(
        judgement,
        st.sampled_from((Domain.START, Domain.RISK_OF_BIAS, Domain.IMPRECISION)),
        st.integers(-2, 0),
        stream=st.sampled_from((Stream.HUMAN_RANDOMISED, Stream.HUMAN_UNCONTROLLED, Stream.ANIMAL)),
        claim_id=st.sampled_from(CLAIMS),
    ),
    judged=st.dates(date(2018, 1, 1), TODAY),
)
scopes = st.builds(
    Scope,
    st.sampled_from(Population),
    condition=st.sampled_from((None, "disease")),
    cells=st.sampled_from(_CELLS),
    outcome=st.sampled_from((None, "function", "graft")),
)


@st.composite
def bases(draw: st.DrawFn, kinds: tuple[Kind, ...] = tuple(Kind)) -> EvidenceBase:
    """Up to five studies, each with lines on some of two claims, pooled in one another, cited and repeated."""
    names = [f"s{number}" for number in range(draw(st.integers(0, _MOST)))]
    studies = [draw(_study(name, names)) for name in names]
    claims = [draw(_claim(id_, kinds, names)) for id_ in CLAIMS]
    rated = {one.id for one in claims if one.kind.is_rated}
    judged = [one for one in draw(st.lists(judgements, max_size=2)) if one.claim in rated]
    return base(claims, studies, judged)


@st.composite
def _study(draw: st.DrawFn, name: str, names: list[str]) -> Study:
    species = draw(st.sampled_from((Species.HUMAN, Species.HUMAN, Species.RAT, Species.PIG)))
    spoken_to = draw(st.sets(st.sampled_from(CLAIMS)))
    # Nothing is pooled in what is pooled in it: the records are refused where it is.
    others = st.sets(st.sampled_from([*names[names.index(name) + 1 :], "stranger"]), max_size=2)
    return study(
        name,
        *(line(id_, draw(st.sampled_from(Direction)), findings=draw(_read)) for id_ in sorted(spoken_to)),
        design=draw(st.sampled_from(_DESIGNS)) if species.is_human else Design.ANIMAL_EXPERIMENT,
        pooled=Pooled(Design.RANDOMISED_CONTROLLED_TRIAL),
        species=(species,),
        cells=draw(st.sampled_from(_CELLS)),
        condition=draw(st.sampled_from((None, "disease", "injury"))),
        comparator=draw(st.sampled_from((ComparatorKind.SHAM, ComparatorKind.OWN_BASELINE))),
        randomised=draw(st.sampled_from(Answer)),
        risk=RiskOfBias(*(draw(st.sampled_from((Risk.LOW, Risk.HIGH))) for _ in range(5))),
        results=draw(st.sampled_from((Results.REPORTED, Results.REPORTED, Results.AWAITING))),
        year=draw(st.none() | st.integers(2016, 2026)),
        reports=draw(_reports(name)),
        findings=(replace(finding("f1", count=11, total=17), report=f"{name}-r0"), finding("f2")),
        numbers=Numbers(enrolled=draw(st.none() | st.integers(5, 300))),
        weak=draw(st.sampled_from((None, None, None, "second-hand"))),
        included_in=tuple(sorted(draw(others))),
        tested_later_in=tuple(sorted(draw(others))),
    )


_read = st.sampled_from(((), ("f1",), ("f1", "f2")))


@st.composite
def _reports(draw: st.DrawFn, name: str) -> tuple[Report, ...]:
    return tuple(
        replace(
            report(
                f"{name}-r{number}",
                standing=draw(st.sampled_from((Standing.STANDS, Standing.STANDS, Standing.RETRACTED))),
                year=draw(st.none() | st.integers(2016, 2026)),
                published=draw(st.none() | days),
                withdrawn=draw(st.none() | days),
            ),
            aliases=(f"{name}-old{number}",),
        )
        for number in range(draw(st.integers(1, 2)))
    )


@st.composite
def _claim(draw: st.DrawFn, id_: str, kinds: tuple[Kind, ...], names: list[str]) -> Claim:
    kind = draw(st.sampled_from(kinds))
    known = [form for name in names for form in (name, f"{name}-r0", f"{name}-old0")]
    named = st.sampled_from([*known, "stranger"])
    made = claim(
        id_,
        kind=kind,
        wording=draw(st.sampled_from((None, *list(Wording)[1:]))),
        asserts=Sense.SAFETY if kind is Kind.HARM else None,
        cites=tuple(sorted(draw(st.sets(named, max_size=2)))),
        reported=(ReportedValue(draw(named), "f1", count=11, total=17),) if draw(st.booleans()) else (),
    )
    return replace(made, scope=draw(scopes))


def raw_without(whole: EvidenceBase, gone: frozenset[str] | set[str]) -> EvidenceBase:
    """A base from whose records some studies were taken out and nothing else was touched."""
    return replace(whole, studies={id_: one for id_, one in whole.studies.items() if id_ not in gone})
